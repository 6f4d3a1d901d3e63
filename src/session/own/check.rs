//! Whether a run can be made of what somebody has chosen, and what is worth knowing beforehand.

use crate::base::wording::{count, grouped, percent};
use crate::learn::data::MOST_FIELDS;
use crate::learn::table::{Column, Kind, MOST_WORDS, Table, clipped, kind, newest_first};
use crate::platform::vocabulary::Refusal;
use crate::platform::workload::replay_dataset::{PAST_SHARE, taught_first};

use super::choices::{A_DAY, Balance, Choices, MOST_EUR, Positive};

/// The least rows with an outcome that a run can be made of.
pub const LEAST_ROWS: u32 = 200;
/// The least rows of either outcome.
const LEAST_OF_ONE: u32 = 20;
/// The shortest and the longest wait for half of the outcomes, in hours.
pub const DELAY_HOURS: (f32, f32) = (0.25, 48.0);
/// The largest number that can be told, with what a model may add to it.
const MOST_AMOUNT: f64 = 3.1e38;

impl Choices {
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
        let (low, high) = column.counts.range;
        match (self.kinds[target], self.positive) {
            (Kind::Number, _) if high > MOST_AMOUNT || low < -MOST_AMOUNT => {
                return no(format!("“{name}” holds numbers of more than 38 digits. That is more than a model can tell."));
            }
            (Kind::Ignored, _) if column.different() == Some(1) => {
                return no(format!(
                    "“{name}” says “{}” in every row. Where there is only one outcome, there is nothing to tell apart.",
                    clipped(column.words.get(0), 40)
                ));
            }
            (Kind::Ignored, _) if column.different().is_none() => {
                return no(format!(
                    "“{name}” has more than {} different values. The column to predict must hold a number, yes or no, or one of a few words.",
                    grouped(MOST_WORDS as u64)
                ));
            }
            (Kind::Ignored | Kind::Time, _) => {
                return no(format!("“{name}” is the column to predict, so it must be a number, yes or no, or a word from a list."));
            }
            (Kind::Number, Positive::Above(line) | Positive::Number(line)) if line.is_finite() => {}
            (Kind::Category | Kind::YesNo, Positive::Word(word)) if usize::from(word) < column.words.len() => {}
            _ => return no(format!("Choose which values of “{name}” the model is to look for.")),
        }
        let Balance { positive, known } = self.balance(table);
        if known < LEAST_ROWS {
            return no(format!("“{name}” is filled in {}. A run needs at least {LEAST_ROWS}.", count(known.into(), "row", "rows")));
        }
        let what = self.positive_words(table);
        if positive < LEAST_OF_ONE {
            return no(format!(
                "“{name}” is “{what}” in {}. At least {LEAST_OF_ONE} are needed to learn from.",
                count(positive.into(), "row", "rows")
            ));
        }
        if known - positive < LEAST_OF_ONE {
            return no(format!(
                "“{name}” is “{what}” in all but {}. At least {LEAST_OF_ONE} others are needed to tell them apart.",
                count((known - positive).into(), "row", "rows")
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
        self.check_past(table)
    }

    /// The oldest rows must show both outcomes: the first version learns from them.
    fn check_past(&self, table: &Table) -> Result<(), Refusal> {
        let column = &table.columns[usize::from(self.target)];
        let rows = self.known_rows(table);
        let is_positive = |at: usize| self.outcome(column, rows[at] as usize) == Some(true);
        let (mut taught, mut positives) = (0, 0);
        for at in taught_first(rows.len()) {
            taught += 1;
            positives += usize::from(is_positive(at));
        }
        if 0 < positives && positives < taught {
            return Ok(());
        }
        let (name, what) = (&column.name, self.positive_words(table));
        let oldest = rows.iter().zip(0..).find(|(_, at)| is_positive(*at) == (positives == 0)).map_or(0, |(_, at)| at);
        let (how, comes) = if positives == 0 { ("never", "such a row") } else { ("always", "another row") };
        Err(Refusal::because(format!(
            "In the oldest rows, from which the first version learns, “{name}” is {how} “{what}”; the first {comes} is number {} in order of time. \
             Choose another order of the rows, another column, or a file that begins earlier.",
            grouped(oldest as u64 + 1)
        )))
    }

    /// Of the newer rows, which come in live: how many are positive, and how many there are.
    fn newer(&self, table: &Table) -> Balance {
        let column = &table.columns[usize::from(self.target)];
        let rows = self.known_rows(table);
        let newer = rows.iter().skip((rows.len() as f64 * PAST_SHARE) as usize);
        let outcomes = newer.filter_map(|row| self.outcome(column, *row as usize));
        outcomes.fold(Balance::default(), |sum, yes| Balance { positive: sum.positive + u32::from(yes), known: sum.known + 1 })
    }

    /// What is worth knowing before the run, in sentences.
    pub fn hints(&self, table: &Table) -> Vec<String> {
        let mut hints = Vec::new();
        let Balance { positive, known } = self.balance(table);
        let share = f64::from(positive) / f64::from(known.max(1));
        if known < table.rows {
            hints.push(self.without_outcome(table, table.rows - known));
        }
        if share < 0.03 {
            hints.push(format!(
                "Only {} of the rows are “{}”. Measuring quality will take long.",
                percent(share),
                self.positive_words(table)
            ));
        }
        let (newer, what) = (self.newer(table), self.positive_words(table));
        if newer.positive == 0 {
            hints.push(format!(
                "None of the newer rows is “{what}”. How many the model would catch cannot be measured then, and every alarm will be a false one."
            ));
        } else if newer.positive == newer.known {
            hints.push(format!(
                "All of the newer rows are “{what}”, so there can be no false alarm, and nothing shows how many there would be."
            ));
        }
        if !self.fields().any(|(_, kind)| kind == Kind::Number) {
            hints.push("No column holds numbers, so the model learns from words alone.".into());
        }
        match self.time.and_then(|at| table.columns.get(usize::from(at))) {
            None => hints.push("No column tells the time, so rows come in the order of the file.".into()),
            Some(column) if newest_first(column, table.rows as usize) => {
                hints.push("The file begins with its newest rows. They are put the other way round, also within one moment.".into());
            }
            Some(_) => {}
        }
        if let Some(column) = self.time.and_then(|at| table.columns.get(usize::from(at))).filter(|column| column.counts.since_1970) {
            hints.push(format!("“{}” is read as time: its numbers count seconds, or parts of them, since 1970.", column.name));
        }
        self.unread_cells(table, &mut hints);
        hints
    }

    /// Rows that are left out, so many of them.
    fn without_outcome(&self, table: &Table, rows: u32) -> String {
        let target = &table.columns[usize::from(self.target)];
        let first = (0..table.rows).find(|row| self.outcome(target, *row as usize).is_none()).map_or(0, |row| row + 1);
        let (first, rows) = (grouped(u64::from(first)), u64::from(rows));
        match rows {
            1 => format!("1 row has no outcome and is left out: number {first} below the names."),
            _ => format!("{} rows have no outcome and are left out, the first of them number {first} below the names.", grouped(rows)),
        }
    }

    /// Cells that are not what their column is read as.
    fn unread_cells(&self, table: &Table, hints: &mut Vec<String>) {
        let mut said = |column: &Column, read: u32, first: &Option<(u32, String)>, what: &str, then: [&str; 2]| {
            let strange = column.counts.filled - read.min(column.counts.filled);
            if let (true, Some((row, word))) = (strange > 0, first) {
                let row = grouped(u64::from(*row));
                hints.push(if strange == 1 {
                    format!("“{}”: 1 cell is no {what} and {}: “{word}” in row {row}.", column.name, then[0])
                } else {
                    let cells = grouped(u64::from(strange));
                    format!("“{}”: {cells} cells are no {what} and {}, such as “{word}” in row {row}.", column.name, then[1])
                });
            }
        };
        for (at, (column, kind)) in table.columns.iter().zip(&self.kinds).enumerate() {
            let counts = &column.counts;
            if *kind == Kind::Number {
                said(column, counts.numbers, &counts.no_number, "number", ["counts as empty", "count as empty"]);
            } else if self.time == Some(at as u16) && column.can_be(Kind::Time).is_ok() {
                said(column, counts.times, &counts.no_time, "date", ["stays beside the row above", "stay beside the row above"]);
            }
        }
    }

    /// Why the model does not learn from a column, in a sentence; `None` if it does, or if the column is what it tells.
    pub fn why_unused(&self, table: &Table, at: usize) -> Option<String> {
        let (column, kind) = (table.columns.get(at)?, *self.kinds.get(at)?);
        if at == usize::from(self.target) {
            return None;
        }
        if self.time == Some(at as u16) {
            return Some("It tells the order of the rows.".to_owned());
        }
        match kind {
            Kind::Number | Kind::Category | Kind::YesNo => None,
            Kind::Time => Some("A date: models learn from numbers and words.".to_owned()),
            Kind::Ignored => Some(kind::why_unused(column).unwrap_or_else(|| match kind::guess(column) {
                Kind::Time => "A date: models learn from numbers and words.".to_owned(),
                _ if self.fields().count() >= MOST_FIELDS => format!("A model learns from {MOST_FIELDS} columns at most."),
                _ => "You have chosen so.".to_owned(),
            })),
        }
    }
}
