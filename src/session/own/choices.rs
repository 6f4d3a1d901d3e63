//! What somebody chooses about their own table: what each column is, what is to be told, in which order rows came,
//! and what mistakes cost. A first guess is made; what cannot be is refused in a sentence (`check`).

use serde::{Deserialize, Serialize};

use crate::learn::data::MOST_FIELDS;
use crate::learn::table::{Column, ColumnKind, Table, clipped, kind};
use crate::platform::workload::replay_dataset::PAST_SHARE;

/// The most different values of a column whose groups can be told apart in charts.
const MOST_SEGMENTS: usize = 6;
/// The fewest and the most requests a day.
pub const A_DAY: (u32, u32) = (1_440, 86_400);
/// The dearest mistake.
pub const MOST_EUR: f32 = 100_000.0;
/// The recorded rows should last so many days, where there are enough of them.
const DAYS: u32 = 14;

/// How columns are called that say what turned out.
const OUTCOMES: [&str; 18] = [
    "target",
    "label",
    "class",
    "y",
    "outcome",
    "result",
    "survived",
    "churn",
    "churned",
    "default",
    "fraud",
    "is_fraud",
    "diagnosis",
    "species",
    "exited",
    "cancelled",
    "canceled",
    "ziel",
];
/// How columns are called that say what is often wanted to be known beforehand.
const AMOUNTS: [&str; 7] = ["price", "income", "quality", "duration", "delay", "sales", "demand"];

/// What somebody chooses about their own table. Columns and words go by their number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// What each column is.
    pub kinds: Vec<ColumnKind>,
    /// The column that is to be told.
    pub target: u16,
    /// Which of its values count as positive.
    pub positive: Positive,
    /// The column that tells the order of the rows; without one, the order of the file.
    pub time: Option<u16>,
    /// The column whose values are kinds of customers.
    pub segment: Option<u16>,
    /// EUR for a positive that was missed.
    pub missed_eur: f32,
    /// EUR for a false alarm.
    pub false_alarm_eur: f32,
    /// Requests a day.
    pub a_day: u32,
    /// Half of the outcomes are in after so many hours.
    pub delay_hours: f32,
}

/// Which values of the target count as positive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Positive {
    /// This word, against all others.
    Word(u16),
    /// Numbers above this one; nothing more is told.
    Above(f64),
    /// The number itself is told, and those above this one are positive.
    Number(f64),
}

impl Positive {
    /// The line that parts numbers, where they are told or asked about.
    pub const fn line(self) -> Option<f64> {
        match self {
            Self::Word(_) => None,
            Self::Above(line) | Self::Number(line) => Some(line),
        }
    }

    /// The number itself is told.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// The same with the line elsewhere.
    #[must_use]
    pub const fn with_line(self, line: f64) -> Self {
        match self {
            Self::Word(word) => Self::Word(word),
            Self::Above(_) => Self::Above(line),
            Self::Number(_) => Self::Number(line),
        }
    }

    /// The same with the number told, or not.
    #[must_use]
    pub const fn above_or_not(self, number: bool) -> Self {
        match (self, number) {
            (Self::Above(line) | Self::Number(line), true) => Self::Number(line),
            (Self::Above(line) | Self::Number(line), false) => Self::Above(line),
            (word, _) => word,
        }
    }
}

/// How many rows have which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Rows whose outcome is positive.
    pub positive: u32,
    /// Rows whose outcome is known.
    pub known: u32,
}

impl Choices {
    /// A first guess: kinds from the cells, the target from its name, or the last column that can be one.
    pub fn guess(table: &Table) -> Self {
        let mut kinds: Vec<ColumnKind> = table.columns.iter().map(kind::guess).collect();
        let time = kinds.iter().position(|k| *k == ColumnKind::Time).map(|at| at as u16);
        let can_be_target = |at: &usize| match kinds[*at] {
            ColumnKind::YesNo | ColumnKind::Number => true,
            ColumnKind::Category => table.columns[*at].different().is_some_and(|n| n <= 50),
            _ => false,
        };
        let may = || (0..kinds.len()).filter(can_be_target);
        let named = |names: &[&str]| may().find(|at| names.contains(&table.columns[*at].name.to_ascii_lowercase().as_str()));
        let flag = || may().rev().find(|at| kinds[*at] == ColumnKind::YesNo);
        let last = may().next_back();
        let word = last.filter(|at| kinds[*at] != ColumnKind::Number);
        let target = named(&OUTCOMES).or(word).or_else(|| named(&AMOUNTS)).or_else(flag).or(last).unwrap_or(0);
        let mut used = 0;
        for (at, kind) in kinds.iter_mut().enumerate() {
            let field = at != target && matches!(kind, ColumnKind::Number | ColumnKind::Category | ColumnKind::YesNo);
            used += usize::from(field);
            if field && used > MOST_FIELDS {
                *kind = ColumnKind::Ignored;
            }
        }
        let groups = |at: &usize| {
            let column = &table.columns[*at];
            *at != target
                && kinds[*at] == ColumnKind::Category
                && column.different().is_some_and(|n| n <= MOST_SEGMENTS)
                && column.empty_share() < 0.05
        };
        let segment = (0..kinds.len()).find(groups).map(|at| at as u16);
        let live = f64::from(table.rows) * (1.0 - PAST_SHARE) / f64::from(DAYS);
        let mut choices = Self {
            kinds,
            target: target as u16,
            positive: Positive::Above(0.0),
            time,
            segment,
            missed_eur: 10.0,
            false_alarm_eur: 5.0,
            a_day: (live as u32).clamp(2 * A_DAY.0, A_DAY.1 / 2),
            delay_hours: 6.0,
        };
        choices.choose_target(table, choices.target);
        choices
    }

    /// Chooses what is to be told, with what most likely counts as positive, and costs that fit.
    pub fn choose_target(&mut self, table: &Table, target: u16) {
        self.target = target;
        let at = usize::from(target);
        let (Some(column), Some(kind)) = (table.columns.get(at), self.kinds.get_mut(at)) else { return };
        if matches!(kind, ColumnKind::Ignored | ColumnKind::Time) {
            let first = [ColumnKind::YesNo, ColumnKind::Number, ColumnKind::Category].into_iter().find(|kind| column.can_be(*kind).is_ok());
            *kind = first.unwrap_or(*kind);
        }
        self.positive = match kind {
            ColumnKind::Number => Positive::Number(middle(table, column)),
            _ => Positive::Word(likely(column)),
        };
        if self.time == Some(target) {
            self.time = None;
        }
        if self.segment == Some(target) {
            self.segment = None;
        }
        self.price(table);
    }

    /// Says what a column is. What hangs on it follows.
    pub fn call(&mut self, table: &Table, column: u16, kind: ColumnKind) {
        let at = usize::from(column);
        let (Some(place), Some(cells)) = (self.kinds.get_mut(at), table.columns.get(at)) else { return };
        *place = kind;
        if kind != ColumnKind::Time && self.time == Some(column) && cells.can_be(ColumnKind::Number).is_err() {
            self.time = None;
        }
        if self.segment == Some(column) && !matches!(kind, ColumnKind::Category | ColumnKind::YesNo) {
            self.segment = None;
        }
        if self.target == column {
            self.choose_target(table, column);
        }
    }

    /// Costs that fit: the rarer the positives, the dearer one that is missed.
    fn price(&mut self, table: &Table) {
        let Balance { positive, known } = self.balance(table);
        let others = (known - positive) as f32 / positive.max(1) as f32;
        self.false_alarm_eur = 5.0;
        self.missed_eur = (others.clamp(1.0, 100.0).round() * 5.0).min(MOST_EUR);
    }

    /// How many rows have which outcome.
    pub fn balance(&self, table: &Table) -> Balance {
        let Some(column) = table.columns.get(usize::from(self.target)) else { return Balance::default() };
        match self.positive {
            Positive::Word(word) => Balance { positive: column.words.count(word), known: column.counts.filled },
            Positive::Above(_) | Positive::Number(_) => {
                let all = (0..table.rows as usize).filter_map(|row| self.outcome(column, row));
                all.fold(Balance::default(), |sum, yes| Balance { positive: sum.positive + u32::from(yes), known: sum.known + 1 })
            }
        }
    }

    /// The outcome in a row of the target column; `None` where it is not known.
    pub fn outcome(&self, target: &Column, row: usize) -> Option<bool> {
        match self.positive {
            Positive::Word(word) => target.code(row).map(|code| code == word),
            Positive::Above(line) | Positive::Number(line) => target.number(row).map(|value| value > line),
        }
    }

    /// The rows whose outcome is known, from the oldest to the newest.
    pub fn known_rows(&self, table: &Table) -> Vec<u32> {
        let Some(target) = table.columns.get(usize::from(self.target)) else { return Vec::new() };
        let known = |row: &u32| self.outcome(target, *row as usize).is_some();
        match self.time.and_then(|at| table.columns.get(usize::from(at))?.order()) {
            Some(sorted) => sorted.iter().copied().filter(known).collect(),
            None => (0..table.rows).filter(known).collect(),
        }
    }

    /// What counts as positive, in a few words: "yes", "above 12.5".
    pub fn positive_words(&self, table: &Table) -> String {
        match self.positive {
            Positive::Word(word) => {
                let column = table.columns.get(usize::from(self.target));
                column.map_or_else(String::new, |c| clipped(c.words.get(word), 40).to_owned())
            }
            Positive::Above(line) | Positive::Number(line) => format!("above {line}"),
        }
    }

    /// Columns that the model learns from.
    pub fn fields(&self) -> impl Iterator<Item = (usize, ColumnKind)> {
        let used = |(at, kind): &(usize, ColumnKind)| {
            *at != usize::from(self.target)
                && matches!(kind, ColumnKind::Number | ColumnKind::Category | ColumnKind::YesNo)
                && self.time != Some(*at as u16)
        };
        self.kinds.iter().copied().enumerate().filter(used)
    }
}

/// Of two words the one that means yes, or the rarer; of more, the most frequent.
fn likely(column: &Column) -> u16 {
    let by_count = column.words.by_count();
    let place = usize::from(by_count.len() == 2);
    kind::yes_of(column).or_else(|| by_count.get(place).copied()).unwrap_or(0)
}

/// About the median of a column, so that some values lie above it.
fn middle(table: &Table, column: &Column) -> f64 {
    let step = (table.rows as usize / 20_000).max(1);
    let mut values: Vec<f64> = (0..table.rows as usize).step_by(step).filter_map(|row| column.number(row)).collect();
    values.sort_unstable_by(f64::total_cmp);
    let Some(median) = values.get(values.len() / 2) else { return 0.0 };
    let below = || values.iter().rev().find(|v| *v < median);
    if *median < column.counts.range.1 { *median } else { below().copied().unwrap_or(*median) }
}
