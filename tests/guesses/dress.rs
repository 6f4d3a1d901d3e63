//! One table, and the many ways in which people's programs write it.

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::learn::table::Delimiter;

/// A row before anything is written.
#[derive(Clone, Debug)]
pub struct Row {
    /// Minutes since 1999-11-20.
    pub minute: i64,
    pub cents: i64,
    pub count: u32,
    pub plan: &'static str,
    pub score: Option<u32>,
    pub paid: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dates {
    Iso,
    IsoSlash,
    DaySlash,
    MonthSlash,
    Dots,
    ShortDots,
    ShortDashes,
    Compact,
    WordDash,
    WordFirst,
    German,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numbers {
    Plain,
    /// 1,234.5
    Commas,
    /// 1.234,5
    Points,
    /// 1234,5
    DecimalComma,
    /// 1 234,5
    Spaces,
    /// 1 234,5 with spaces that do not break.
    NarrowSpaces,
    /// 1'234.5
    Apostrophes,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Money {
    None,
    Dollar,
    EuroBehind,
    Code,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quotes {
    Few,
    All,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ends {
    Line,
    ReturnLine,
    Return,
    NoneAtTheEnd,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Letters {
    Utf8,
    Marked,
    Little,
    Big,
    Western,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Above {
    Nothing,
    Title,
    Separator,
}

/// How a table is written.
#[derive(Clone, Debug)]
pub struct Dress {
    pub delimiter: Delimiter,
    pub dates: Dates,
    pub numbers: Numbers,
    pub money: Money,
    pub quotes: Quotes,
    pub ends: Ends,
    pub letters: Letters,
    pub above: Above,
    pub missing: &'static str,
    pub newest_first: bool,
    pub names_again: bool,
}

impl Default for Dress {
    fn default() -> Self {
        Self {
            delimiter: Delimiter::Comma,
            dates: Dates::Iso,
            numbers: Numbers::Plain,
            money: Money::None,
            quotes: Quotes::Few,
            ends: Ends::Line,
            letters: Letters::Utf8,
            above: Above::Nothing,
            missing: "",
            newest_first: false,
            names_again: false,
        }
    }
}

const DATES: [Dates; 11] = [
    Dates::Iso,
    Dates::IsoSlash,
    Dates::DaySlash,
    Dates::MonthSlash,
    Dates::Dots,
    Dates::ShortDots,
    Dates::ShortDashes,
    Dates::Compact,
    Dates::WordDash,
    Dates::WordFirst,
    Dates::German,
];
const NUMBERS: [Numbers; 7] =
    [Numbers::Plain, Numbers::Commas, Numbers::Points, Numbers::DecimalComma, Numbers::Spaces, Numbers::NarrowSpaces, Numbers::Apostrophes];

impl Dress {
    /// Each way by itself.
    pub fn singles() -> Vec<Self> {
        let plain = Self::default;
        let mut all: Vec<Self> = DATES.into_iter().skip(1).map(|dates| Self { dates, ..plain() }).collect();
        all.extend(NUMBERS.into_iter().skip(1).map(|numbers| Self { numbers, ..plain() }));
        all.extend(Delimiter::ALL.into_iter().skip(1).map(|delimiter| Self { delimiter, ..plain() }));
        all.extend([Money::Dollar, Money::EuroBehind, Money::Code].map(|money| Self { money, ..plain() }));
        all.extend([Ends::ReturnLine, Ends::Return, Ends::NoneAtTheEnd].map(|ends| Self { ends, ..plain() }));
        all.extend([Letters::Marked, Letters::Little, Letters::Big, Letters::Western].map(|letters| Self { letters, ..plain() }));
        all.extend([Above::Title, Above::Separator].map(|above| Self { above, ..plain() }));
        all.extend(["NA", "n/a", "-", "NULL", "#N/A"].map(|missing| Self { missing, ..plain() }));
        all.extend([
            Self { quotes: Quotes::All, ..plain() },
            Self { newest_first: true, ..plain() },
            Self { names_again: true, ..plain() },
        ]);
        all
    }

    /// All dates with all numbers and all delimiters; what is left goes round beside them.
    pub fn crossed() -> Vec<Self> {
        let mut all = Vec::new();
        for delimiter in Delimiter::ALL {
            for dates in DATES {
                for numbers in NUMBERS {
                    let n = all.len();
                    let pick = |many: usize, turn: usize| n / turn % many;
                    all.push(Self {
                        delimiter,
                        dates,
                        numbers,
                        money: [Money::None, Money::Dollar, Money::None, Money::EuroBehind, Money::Code][pick(5, 1)],
                        quotes: [Quotes::Few, Quotes::All][pick(2, 3)],
                        ends: [Ends::Line, Ends::ReturnLine, Ends::Return, Ends::NoneAtTheEnd][pick(4, 2)],
                        letters: [Letters::Utf8, Letters::Marked, Letters::Little, Letters::Western, Letters::Big][pick(5, 3)],
                        above: [Above::Nothing, Above::Nothing, Above::Title, Above::Separator][pick(4, 5)],
                        missing: ["", "NA", "n/a", "-"][pick(4, 7)],
                        newest_first: pick(3, 1) == 1,
                        names_again: pick(4, 1) == 3,
                    });
                }
            }
        }
        all
    }

    /// The file.
    pub fn put_on(&self, rows: &[Row]) -> Vec<u8> {
        let names = ["when", "amount", "count", "größe", "score", "paid"].map(str::to_owned);
        let mut lines = vec![names.to_vec()];
        lines.extend(rows.iter().map(|row| self.cells(row)));
        if self.newest_first {
            lines[1..].reverse();
        }
        if self.names_again {
            lines.insert(lines.len() / 2, names.to_vec());
        }
        let end = match self.ends {
            Ends::ReturnLine => "\r\n",
            Ends::Return => "\r",
            Ends::Line | Ends::NoneAtTheEnd => "\n",
        };
        let delimiter = char::from(self.delimiter.byte());
        let mut text = match self.above {
            Above::Nothing => String::new(),
            Above::Title => format!("All that was paid{end}{end}"),
            Above::Separator => format!("sep={delimiter}{end}"),
        };
        for line in lines {
            let cells: Vec<String> = line.iter().map(|cell| self.quoted(cell)).collect();
            text += &cells.join(&delimiter.to_string());
            text += end;
        }
        if self.ends == Ends::NoneAtTheEnd {
            text.pop();
        }
        self.encoded(&text)
    }

    fn quoted(&self, cell: &str) -> String {
        let needs = cell.contains(char::from(self.delimiter.byte())) || cell.contains('"');
        if needs || self.quotes == Quotes::All { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    }

    fn encoded(&self, text: &str) -> Vec<u8> {
        match self.letters {
            Letters::Utf8 => text.into(),
            Letters::Marked => format!("\u{FEFF}{text}").into(),
            Letters::Little => [0xFEFFu16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            // Without a mark.
            Letters::Big => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Letters::Western => text.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap_or(b' ') }).collect(),
        }
    }

    fn cells(&self, row: &Row) -> Vec<String> {
        let score = row.score.map_or_else(|| self.missing.to_owned(), |score| score.to_string());
        let paid = if row.paid { "yes" } else { "no" };
        vec![self.date(row.minute), self.amount(row.cents), row.count.to_string(), row.plan.to_owned(), score, paid.to_owned()]
    }

    fn amount(&self, cents: i64) -> String {
        let (minus, size) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
        let (group, decimal) = match self.numbers {
            Numbers::Plain => ("", "."),
            Numbers::Commas => (",", "."),
            Numbers::Points => (".", ","),
            Numbers::DecimalComma => ("", ","),
            Numbers::Spaces => (" ", ","),
            // A space that does not break; the narrow one is not in every encoding.
            Numbers::NarrowSpaces => ("\u{A0}", ","),
            Numbers::Apostrophes => ("'", "."),
        };
        let digits = (size / 100).to_string();
        let mut whole = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                whole += group;
            }
            whole.push(digit);
        }
        let number = if size.is_multiple_of(100) { whole } else { format!("{whole}{decimal}{:02}", size % 100) };
        match self.money {
            Money::None => format!("{minus}{number}"),
            Money::Dollar => format!("{minus}${number}"),
            Money::EuroBehind => format!("{minus}{number} €"),
            Money::Code => format!("EUR {minus}{number}"),
        }
    }

    fn date(&self, minute: i64) -> String {
        let (year, month, day) = civil(minute.div_euclid(1_440));
        let (short, word) =
            (year % 100, ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month as usize - 1]);
        let german =
            ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
        match self.dates {
            Dates::Iso => format!("{year}-{month:02}-{day:02}"),
            Dates::IsoSlash => format!("{year}/{month}/{day} 00:00:00"),
            Dates::DaySlash => format!("{day:02}/{month:02}/{year}"),
            Dates::MonthSlash => format!("{month}/{day}/{year} 12:00 AM"),
            Dates::Dots => format!("{day:02}.{month:02}.{year}"),
            Dates::ShortDots => format!("{day}.{month}.{short:02}"),
            Dates::ShortDashes => format!("{month:02}-{day:02}-{short:02}"),
            Dates::Compact => format!("{year}{month:02}{day:02}"),
            Dates::WordDash => format!("{day:02}-{word}-{year}"),
            Dates::WordFirst => format!("{word} {day}, {year}"),
            Dates::German => format!("{day}. {} {year}", german[month as usize - 1]),
        }
    }
}

/// Year, month and day, so many days after 1999-11-20.
fn civil(days: i64) -> (i64, i64, i64) {
    let (mut year, mut month, mut day) = (1999, 11, 20 + days);
    loop {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
        if day <= length {
            return (year, month, day);
        }
        day -= length;
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
}

/// Rows of a table in order of time, several of them on one day.
pub fn rows(seed: u64, number: usize) -> Vec<Row> {
    let mut dice = Dice::keyed(seed, Stream::History, 9);
    let mut throw = |most: u64| (dice.bits() >> 33) % most;
    (0..number)
        .map(|at| {
            let cents = throw(2_000_000) as i64 - 50_000;
            let count = throw(90) as u32;
            let plan = ["basic", "plus, for two", "the \"family\" one"][throw(3) as usize];
            let score = (throw(12) > 0).then(|| throw(50) as u32);
            let paid = cents / 20_000 + i64::from(count) + throw(60) as i64 > 110;
            Row { minute: at as i64 / 3 * 1_440, cents, count, plan, score, paid }
        })
        .collect()
}
