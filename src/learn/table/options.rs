//! How a file is to be read: what somebody has chosen about it. What nobody chose is guessed from the file.
//!
//! The same bytes read with the same options are the same table. So these options are part of what a run on a table is
//! called by, and nothing else about the reading has to be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What somebody has chosen about how a file is read. Columns go by their place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOptions {
    /// What divides cells.
    pub delimiter: Option<Delimiter>,
    /// The first row that is read holds names.
    pub header: Option<bool>,
    /// The first row of the file that is read, from 1 on.
    pub first: Option<u32>,
    /// The last row of the file that is read.
    pub last: Option<u32>,
    /// What stands in a cell of which nothing is known.
    pub missing: Option<Vec<String>>,
    /// The decimal sign of a column.
    pub decimals: BTreeMap<u16, Decimal>,
    /// Which number of a column's dates is the day.
    pub day_orders: BTreeMap<u16, DayOrder>,
}

/// What divides the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Bar,
}

impl Delimiter {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// The byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// The sign before the fraction of a number. The other of the two may stand between thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Decimal {
    /// 1,234.5
    #[default]
    Point,
    /// 1.234,5
    Comma,
}

impl Decimal {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    /// The byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// In which order the numbers of a date such as 3/4/2024 stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DayOrder {
    /// The third of April.
    DayFirst,
    /// The fourth of March.
    #[default]
    MonthFirst,
    /// Year, month, day, where the year has two digits as well: 24/3/4.
    YearFirst,
}

impl DayOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];
}
