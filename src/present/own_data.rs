//! Somebody's own table, as the page shows it: what each column is and looks like, what is to be told and how often,
//! and whether a run can be made of it. Every word of the file is plain text.

use std::collections::BTreeMap;

use crate::base::time::{DAY, HOUR, Tick};
use crate::base::wording::{self, grouped, percent};
use crate::learn::table::{Column, DayOrder, Decimal, Delimiter, Kind, ReadOptions, Table, clipped};
use crate::platform::workload::replay_dataset::PAST_SHARE;
use crate::session::own::{Balance, Choices, Positive};

/// The minute at which a run on somebody's own table opens: its first rows have come, and nearly all are still to come.
pub const OPENING: Tick = Tick(HOUR);
/// Bars in the small picture of a column.
const BARS: usize = 16;
/// Rows that the small picture is drawn from.
const SEEN: usize = 4_000;
/// Words that one can choose from as positive.
const MOST_WORDS: usize = 40;

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnView {
    /// Its name.
    pub name: String,
    /// "4 %", or "none".
    pub empty: String,
    /// Some of its values.
    pub examples: String,
    /// "0 to 42", "3 words", "2023-01-01 …".
    pub spread: String,
    /// Heights of the bars of its small picture, 0 to 1.
    pub bars: Vec<f32>,
    /// What it can be.
    pub kinds: Vec<Kind>,
    /// How its numbers are read, where their signs could be read in another way.
    pub decimal: Option<Decimal>,
    /// How its dates are read, and how they could be, where their numbers could stand in another order.
    pub day_order: Option<(DayOrder, Vec<DayOrder>)>,
}

/// How the file is read, as far as it is one choice for all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingView {
    /// What divides cells.
    pub delimiter: Delimiter,
    /// The first row that is read holds names.
    pub header: bool,
    /// The first row that is read, and the last if others follow.
    pub first: u32,
    /// The last one.
    pub last: Option<u32>,
    /// Words that count as empty, as they are typed.
    pub missing: String,
}

/// How the file is read.
pub fn reading(table: &Table) -> ReadingView {
    let written = &table.written;
    ReadingView {
        delimiter: written.delimiter,
        header: written.header,
        first: written.first,
        last: written.last,
        missing: written.missing.join(", "),
    }
}

/// A change to how a file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingChange {
    /// Another sign divides cells: what was said of single columns is about columns that are no more.
    Delimiter(Delimiter),
    /// The first row holds names, or data.
    Header(bool),
    /// Another first row.
    First(u32),
    /// Another last row; without one, all are read.
    Last(Option<u32>),
    /// Other words that count as empty, as they are typed.
    Missing(String),
    /// The decimal sign of a column.
    Decimal(u16, Decimal),
    /// The order of a column's dates.
    DayOrder(u16, DayOrder),
}

impl ReadingChange {
    /// The options with this changed.
    #[must_use]
    pub fn made(self, options: &ReadOptions) -> ReadOptions {
        let mut options = options.clone();
        match self {
            Self::Delimiter(delimiter) => {
                options = ReadOptions { delimiter: Some(delimiter), decimals: BTreeMap::new(), day_orders: BTreeMap::new(), ..options };
            }
            Self::Header(header) => options.header = Some(header),
            Self::First(row) => options.first = Some(row.max(1)),
            // All rows is a choice, too: otherwise the reading would stop above a second table again.
            Self::Last(row) => options.last = Some(row.unwrap_or(u32::MAX)),
            Self::Missing(words) => {
                let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
                options.missing = Some(words.map(str::to_owned).collect());
            }
            Self::Decimal(column, sign) => {
                options.decimals.insert(column, sign);
            }
            Self::DayOrder(column, order) => {
                options.day_orders.insert(column, order);
            }
        }
        options
    }
}

/// Something to choose: its value, and its words.
pub type Choice = (String, String);

/// What is to be told, and how the rows come.
#[derive(Clone, Debug, PartialEq)]
pub struct AimView {
    /// The columns.
    pub targets: Vec<Choice>,
    /// Words of the target that can be positive; none where it is a number.
    pub words: Vec<Choice>,
    /// What can be told of a number; nothing where the target is none.
    pub tells: Vec<Choice>,
    /// Columns that can tell the order.
    pub times: Vec<Choice>,
    /// Columns that can tell kinds of customers apart.
    pub groups: Vec<Choice>,
}

/// How many rows have which outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BalanceView {
    /// Share of positives, 0 to 1.
    pub share: f64,
    /// "“yes” 342 rows, 38 %".
    pub positive: String,
    /// "others 549 rows, 62 %".
    pub others: String,
    /// When every row has come once, in a sentence.
    pub lasts: String,
}

/// "891 rows, 12 columns".
pub fn size(table: &Table) -> String {
    format!("{} rows, {} columns", grouped(table.rows.into()), table.columns.len())
}

/// The columns, as they are whatever is chosen.
pub fn columns(table: &Table) -> Vec<ColumnView> {
    table.columns.iter().enumerate().map(|(at, column)| view(table, at, column)).collect()
}

fn view(table: &Table, at: usize, column: &Column) -> ColumnView {
    let mut examples: Vec<&str> = Vec::new();
    for row in &table.preview {
        let cell = row.get(at).map_or("", |cell| clipped(cell.trim(), 24));
        if !cell.is_empty() && !examples.contains(&cell) && examples.len() < 3 {
            examples.push(cell);
        }
    }
    let empty = column.empty_share();
    let (low, high) = column.counts.range;
    let numeric = column.can_be(Kind::Number).is_ok() && column.counts.numbers * 2 > column.counts.filled;
    let spread = match column.different() {
        _ if numeric => format!("{} to {}", short(low), short(high)),
        Some(1) => "always the same".to_owned(),
        Some(n) => format!("{} different", grouped(n as u64)),
        None => "more than 5,000 different".to_owned(),
    };
    ColumnView {
        name: column.name.clone(),
        empty: if empty == 0.0 { "none".to_owned() } else { percent(empty) },
        examples: examples.join(", "),
        spread,
        bars: if numeric { histogram(table, column) } else { frequencies(column) },
        kinds: Kind::ALL.into_iter().filter(|kind| column.can_be(*kind).is_ok()).collect(),
        decimal: (numeric && column.written.has_signs()).then_some(column.read_as.decimal),
        day_order: day_order(column),
    }
}

fn day_order(column: &Column) -> Option<(DayOrder, Vec<DayOrder>)> {
    let (now, mut possible) = (column.read_as.day_order, column.days.possible());
    if !possible.contains(&now) {
        possible.push(now);
    }
    let several = column.can_be(Kind::Time).is_ok() && column.days.example.is_some();
    several.then_some((now, possible))
}

fn histogram(table: &Table, column: &Column) -> Vec<f32> {
    let (low, high) = column.counts.range;
    let step = (table.rows as usize / SEEN).max(1);
    let mut bars = [0.0f32; BARS];
    for value in (0..table.rows as usize).step_by(step).filter_map(|row| column.number(row)) {
        let place = ((value - low) / (high - low).max(f64::MIN_POSITIVE) * BARS as f64) as usize;
        bars[place.min(BARS - 1)] += 1.0;
    }
    relative(&bars)
}

fn frequencies(column: &Column) -> Vec<f32> {
    let counts: Vec<f32> = column.words.by_count().into_iter().take(BARS).map(|word| column.words.count(word) as f32).collect();
    if column.different().is_some() { relative(&counts) } else { Vec::new() }
}

fn relative(values: &[f32]) -> Vec<f32> {
    let most = values.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    values.iter().map(|v| v / most).collect()
}

/// A number in few digits; whole ones up to four digits as they are, since they may be years: "2024", "12.5", "0.0312".
fn short(value: f64) -> String {
    match value {
        // Adding zero makes a zero of a negative one.
        whole if whole == whole.trunc() && whole.abs() < 10_000.0 => format!("{}", whole + 0.0).replace('-', "−"),
        other => wording::short(other),
    }
}

/// What there is to choose from.
pub fn aim(table: &Table, choices: &Choices) -> AimView {
    let named = |kinds: &dyn Fn(usize, &Column) -> bool| -> Vec<Choice> {
        let fits = table.columns.iter().enumerate().filter(|(at, column)| kinds(*at, column));
        fits.map(|(at, column)| (at.to_string(), column.name.clone())).collect()
    };
    let target = usize::from(choices.target);
    let words = table.columns.get(target).filter(|_| matches!(choices.positive, Positive::Word(_)));
    let words = words.map_or_else(Vec::new, |column| {
        let word = |word: u16| {
            (word.to_string(), format!("{} ({} rows)", clipped(column.words.get(word), 40), grouped(column.words.count(word).into())))
        };
        column.words.by_count().into_iter().take(MOST_WORDS).map(word).collect()
    });
    AimView {
        // All of them: whoever chooses one that cannot be told learns why.
        targets: named(&|_, _| true),
        words,
        tells: if choices.positive.line().is_some() { tells() } else { Vec::new() },
        times: named(&|at, c| {
            at != target
                && (choices.kinds[at] == Kind::Time || Some(at as u16) == choices.time || c.counts.climbs && c.can_be(Kind::Number).is_ok())
        }),
        groups: named(&|at, c| {
            at != target && matches!(choices.kinds[at], Kind::Category | Kind::YesNo) && c.different().is_some_and(|n| n <= 40)
        }),
    }
}

/// What is told of a number, as it stands in the list.
pub const NUMBER: &str = "number";
const ABOVE: &str = "above";

fn tells() -> Vec<Choice> {
    vec![(NUMBER.to_owned(), "The number itself".to_owned()), (ABOVE.to_owned(), "Only whether it is above a line".to_owned())]
}

/// Which of these is chosen.
pub fn told(choices: &Choices) -> String {
    if choices.positive.is_number() { NUMBER } else { ABOVE }.to_owned()
}

/// How many rows have which outcome, and how long they last.
pub fn balance(table: &Table, choices: &Choices) -> BalanceView {
    let Balance { positive, known } = choices.balance(table);
    if known == 0 {
        return BalanceView::default();
    }
    let share = f64::from(positive) / f64::from(known);
    let rows = |n: u32| format!("{} rows", grouped(n.into()));
    let live = f64::from(known) * (1.0 - PAST_SHARE);
    let minutes = live * f64::from(DAY) / f64::from(choices.a_day.max(1));
    let stretch = if minutes < f64::from(2 * HOUR) {
        format!("{:.0} minutes", minutes.max(1.0))
    } else if minutes < f64::from(2 * DAY) {
        format!("{:.0} hours", minutes / f64::from(HOUR))
    } else {
        format!("{:.0} days", minutes / f64::from(DAY))
    };
    BalanceView {
        share,
        positive: format!("“{}”: {}, {}", choices.positive_words(table), rows(positive), percent(share)),
        others: format!("All others: {}, {}", rows(known - positive), percent(1.0 - share)),
        lasts: format!(
            "The model learns from the older {} rows. The newer {} come in within {stretch}; after that, rows are drawn from these again at random.",
            grouped((f64::from(known) * PAST_SHARE) as u64),
            grouped(live as u64)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_said_in_words() {
        let table = Table::read(b"km;paid;who\n1,5;yes;<b>Ann</b>\n-1200;no;\n3;yes;Bo\n").unwrap();
        let all = columns(&table);
        let said = |at: usize| [all[at].name.as_str(), &all[at].empty, &all[at].examples, &all[at].spread].join(" | ");
        assert_eq!(said(0), "km | none | 1,5, -1200, 3 | −1200 to 3");
        assert_eq!(said(1), "paid | none | yes, no | 2 different");
        assert_eq!(said(2), "who | 33 % | <b>Ann</b>, Bo | 2 different");
        assert_eq!(all[0].bars.len(), BARS);
        assert_eq!(all[1].bars, [1.0, 0.5]);
    }

    #[test]
    fn what_can_be_chosen_follows_from_the_columns() {
        let text: String = std::iter::once("when,kind,n,y\n".to_owned())
            .chain((0..300).map(|i| format!("2024-01-{:02},{},{},{}\n", 1 + i / 20, ["a", "b"][i % 2], i * 7 % 50, i % 2)))
            .collect();
        let table = Table::read(text.as_bytes()).unwrap();
        let choices = Choices::guess(&table);
        let aim = aim(&table, &choices);
        assert_eq!(aim.times, [("0".to_owned(), "when".to_owned())]);
        assert_eq!(aim.groups, [("1".to_owned(), "kind".to_owned())]);
        assert_eq!(aim.words.len(), 2);
        let balance = balance(&table, &choices);
        assert_eq!(balance.positive, "“1”: 150 rows, 50 %");
        assert!(
            balance.lasts.starts_with("The model learns from the older 180 rows. The newer 120 come in within 60 minutes"),
            "{}",
            balance.lasts
        );
    }
}
