//! What somebody chooses about their own table: what each column is, what is to be told, in which order rows came,
//! and what mistakes cost. A first guess is made; what cannot be is refused in a sentence.

use serde::{Deserialize, Serialize};

use crate::base::say::{grouped, percent};
use crate::learn::data::MOST_FIELDS;
use crate::learn::table::{Column, Kind, MOST_WORDS, Table, clipped, kind};
use crate::platform::action::Refusal;
use crate::platform::recorded::PAST_SHARE;

/// The least rows with an outcome that a run can be made of.
pub const LEAST_ROWS: u32 = 200;
/// The least rows of either outcome.
const LEAST_OF_ONE: u32 = 20;
/// The most different values of a column whose groups can be told apart in charts.
const MOST_SEGMENTS: usize = 6;
/// The dearest mistake.
pub const MOST_EUR: f32 = 100_000.0;
/// The fewest and the most requests a day.
pub const A_DAY: (u32, u32) = (1_440, 86_400);
/// The shortest and the longest wait for half of the outcomes, in hours.
pub const DELAY_HOURS: (f32, f32) = (0.25, 48.0);
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
    pub kinds: Vec<Kind>,
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
    Above(f32),
    /// The number itself is told, and those above this one are positive.
    Number(f32),
}

impl Positive {
    /// The line that parts numbers, where they are told or asked about.
    pub const fn line(self) -> Option<f32> {
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
    pub const fn with_line(self, line: f32) -> Self {
        match self {
            Self::Word(word) => Self::Word(word),
            Self::Above(_) => Self::Above(line),
            Self::Number(_) => Self::Number(line),
        }
    }

    /// The same with the number told, or not.
    #[must_use]
    pub const fn told(self, number: bool) -> Self {
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
        let mut kinds: Vec<Kind> = table.columns.iter().map(kind::guess).collect();
        let time = kinds.iter().position(|k| *k == Kind::Time).map(|at| at as u16);
        let can_be_told = |at: &usize| match kinds[*at] {
            Kind::YesNo | Kind::Number => true,
            Kind::Category => table.columns[*at].different().is_some_and(|n| n <= 50),
            _ => false,
        };
        let may = || (0..kinds.len()).filter(can_be_told);
        let named = |names: &[&str]| may().find(|at| names.contains(&table.columns[*at].name.to_ascii_lowercase().as_str()));
        let flag = || may().rev().find(|at| kinds[*at] == Kind::YesNo);
        let last = may().next_back();
        let word = last.filter(|at| kinds[*at] != Kind::Number);
        let target = named(&OUTCOMES).or(word).or_else(|| named(&AMOUNTS)).or_else(flag).or(last).unwrap_or(0);
        let mut used = 0;
        for (at, kind) in kinds.iter_mut().enumerate() {
            let field = at != target && matches!(kind, Kind::Number | Kind::Category | Kind::YesNo);
            used += usize::from(field);
            if field && used > MOST_FIELDS {
                *kind = Kind::Ignored;
            }
        }
        let groups = |at: &usize| {
            let column = &table.columns[*at];
            *at != target
                && kinds[*at] == Kind::Category
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
        choices.aim(table, choices.target);
        choices
    }

    /// Chooses what is to be told, with what most likely counts as positive, and costs that fit.
    pub fn aim(&mut self, table: &Table, target: u16) {
        self.target = target;
        let at = usize::from(target);
        let (Some(column), Some(kind)) = (table.columns.get(at), self.kinds.get_mut(at)) else { return };
        if matches!(kind, Kind::Ignored | Kind::Time) {
            let first = [Kind::YesNo, Kind::Number, Kind::Category].into_iter().find(|kind| column.can_be(*kind).is_ok());
            *kind = first.unwrap_or(*kind);
        }
        self.positive = match kind {
            Kind::Number => Positive::Number(middle(table, column)),
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
    pub fn call(&mut self, table: &Table, column: u16, kind: Kind) {
        let at = usize::from(column);
        let (Some(place), Some(cells)) = (self.kinds.get_mut(at), table.columns.get(at)) else { return };
        *place = kind;
        if kind != Kind::Time && self.time == Some(column) && cells.can_be(Kind::Number).is_err() {
            self.time = None;
        }
        if self.segment == Some(column) && !matches!(kind, Kind::Category | Kind::YesNo) {
            self.segment = None;
        }
        if self.target == column {
            self.aim(table, column);
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
    pub fn fields(&self) -> impl Iterator<Item = (usize, Kind)> {
        let used = |(at, kind): &(usize, Kind)| {
            *at != usize::from(self.target) && matches!(kind, Kind::Number | Kind::Category | Kind::YesNo) && self.time != Some(*at as u16)
        };
        self.kinds.iter().copied().enumerate().filter(used)
    }

    /// Whether a run can be made of this.
    ///
    /// # Errors
    /// Why not, in a sentence that names the column.
    pub fn check(&self, table: &Table) -> Result<(), Refusal> {
        let no = |words: String| Err(Refusal::because(words));
        let target = usize::from(self.target);
        let (Some(column), true) = (table.columns.get(target), self.kinds.len() == table.columns.len()) else {
            return no("These choices belong to a file with other columns.".into());
        };
        for (column, kind) in table.columns.iter().zip(&self.kinds) {
            column.can_be(*kind).map_err(Refusal::because)?;
        }
        let name = &column.name;
        match (self.kinds[target], self.positive) {
            (Kind::Ignored, _) if column.different() == Some(1) => {
                return no(format!(
                    "“{name}” says “{}” in every row. Where there is only one outcome, there is nothing to tell apart.",
                    clipped(column.words.get(0), 40)
                ));
            }
            (Kind::Ignored, _) if column.different().is_none() => {
                return no(format!(
                    "“{name}” has more than {} different values. What is to be told must be a number, yes or no, or one of a few words.",
                    grouped(MOST_WORDS as u64)
                ));
            }
            (Kind::Ignored | Kind::Time, _) => {
                return no(format!("“{name}” is to be told, so it must be a number, yes or no, or a word from a list."));
            }
            (Kind::Number, Positive::Above(line) | Positive::Number(line)) if line.is_finite() => {}
            (Kind::Category | Kind::YesNo, Positive::Word(word)) if usize::from(word) < column.words.len() => {}
            _ => return no(format!("Choose which values of “{name}” the model is to look for.")),
        }
        let Balance { positive, known } = self.balance(table);
        if known < LEAST_ROWS {
            return no(format!("“{name}” is filled in {} rows. A run needs at least {LEAST_ROWS}.", grouped(u64::from(known))));
        }
        let what = self.positive_words(table);
        if positive < LEAST_OF_ONE {
            return no(format!("“{name}” is “{what}” in {positive} rows. At least {LEAST_OF_ONE} are needed to learn from."));
        }
        if known - positive < LEAST_OF_ONE {
            return no(format!(
                "“{name}” is “{what}” in all but {} rows. At least {LEAST_OF_ONE} others are needed to tell them apart.",
                known - positive
            ));
        }
        match self.fields().count() {
            0 => return no("No column is left for the model to learn from. Choose what the others are.".into()),
            n if n > MOST_FIELDS => return no(format!("{n} columns are to be used. The most is {MOST_FIELDS}: set some to “Not used”.")),
            _ => {}
        }
        for (of, at) in [("time", self.time), ("groups", self.segment)] {
            if let Some(at) = at {
                let Some(column) = table.columns.get(usize::from(at)).filter(|_| at != self.target) else {
                    return no(format!("The column for {of} must be another one than “{name}”."));
                };
                let fits = if of == "time" {
                    column.can_be(Kind::Time).or_else(|_| column.can_be(Kind::Number))
                } else {
                    column.can_be(Kind::Category)
                };
                fits.map_err(Refusal::because)?;
            }
        }
        let cost = |eur: f32| (0.0..=MOST_EUR).contains(&eur);
        if !cost(self.missed_eur) || !cost(self.false_alarm_eur) || self.missed_eur + self.false_alarm_eur <= 0.0 {
            return no(format!("A mistake costs between 0 and {} EUR, and not both can cost nothing.", grouped(MOST_EUR as u64)));
        }
        if !(A_DAY.0..=A_DAY.1).contains(&self.a_day) {
            return no(format!("Between {} and {} requests a day can come.", grouped(A_DAY.0.into()), grouped(A_DAY.1.into())));
        }
        if !(DELAY_HOURS.0..=DELAY_HOURS.1).contains(&self.delay_hours) {
            return no(format!("Outcomes are known after {} to {} hours.", DELAY_HOURS.0, DELAY_HOURS.1));
        }
        Ok(())
    }

    /// What is worth knowing before the run, in sentences.
    pub fn hints(&self, table: &Table) -> Vec<String> {
        let mut hints = Vec::new();
        let Balance { positive, known } = self.balance(table);
        let share = f64::from(positive) / f64::from(known.max(1));
        if known < table.rows {
            hints.push(format!("{} rows have no outcome and are left out.", grouped(u64::from(table.rows - known))));
        }
        if share < 0.03 {
            hints.push(format!(
                "Only {} of the rows are “{}”. Measuring quality will take long.",
                percent(share),
                self.positive_words(table)
            ));
        }
        if !self.fields().any(|(_, kind)| kind == Kind::Number) {
            hints.push("No column holds numbers, so the model learns from words alone.".into());
        }
        if self.time.is_none() {
            hints.push("No column tells the time, so rows come in the order of the file.".into());
        }
        for (at, kind) in self.kinds.iter().enumerate() {
            let column = &table.columns[at];
            let strange = column.counts.filled - column.counts.numbers.min(column.counts.filled);
            if let (Kind::Number, true, Some((row, word))) = (kind, strange > 0, &column.counts.no_number) {
                let cells = if strange == 1 { "1 cell is".to_owned() } else { format!("{} cells are", grouped(u64::from(strange))) };
                hints.push(format!(
                    "“{}”: {cells} no number and count as empty, such as “{word}” in row {}.",
                    column.name,
                    grouped(u64::from(*row))
                ));
            }
        }
        hints
    }
}

/// Of two words the one that means yes, or the rarer; of more, the most frequent.
fn likely(column: &Column) -> u16 {
    let by_count = column.words.by_count();
    let place = usize::from(by_count.len() == 2);
    kind::yes_of(column).or_else(|| by_count.get(place).copied()).unwrap_or(0)
}

/// About the median of a column, so that some values lie above it.
fn middle(table: &Table, column: &Column) -> f32 {
    let step = (table.rows as usize / 20_000).max(1);
    let mut values: Vec<f32> = (0..table.rows as usize).step_by(step).filter_map(|row| column.number(row)).collect();
    values.sort_unstable_by(f32::total_cmp);
    let Some(median) = values.get(values.len() / 2) else { return 0.0 };
    let below = || values.iter().rev().find(|v| *v < median);
    if *median < column.counts.range.1 { *median } else { below().copied().unwrap_or(*median) }
}
