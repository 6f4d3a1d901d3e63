//! Whether a run can be made of what somebody has chosen, and what is worth knowing beforehand.

use crate::learn::data::MOST_FIELDS;
use crate::learn::table::{Column, ColumnKind, Table, clipped, kind, newest_first};
use crate::platform::workload::replay_dataset::{PAST_SHARE, taught_first};
use crate::session::error::{OwnDataError, TargetError};

use super::choices::{A_DAY, Balance, Choices, MOST_EUR, Positive};
use super::hint::{Hint, WhyUnused};

/// The least rows with an outcome that a run can be made of.
pub const LEAST_ROWS: u32 = 200;
/// The least rows of either outcome.
pub const LEAST_OF_ONE: u32 = 20;
/// The shortest and the longest wait for half of the outcomes, in hours.
pub const DELAY_HOURS: (f32, f32) = (0.25, 48.0);
/// The largest number that can be told, with what a model may add to it.
const MOST_AMOUNT: f64 = 3.1e38;

impl Choices {
    /// Whether a run can be made of this.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, table: &Table) -> Result<(), OwnDataError> {
        let target = usize::from(self.target);
        let (Some(column), true) = (table.columns.get(target), self.kinds.len() == table.columns.len()) else {
            return Err(OwnDataError::OtherColumns);
        };
        for (column, kind) in table.columns.iter().zip(&self.kinds) {
            column.can_be(*kind).map_err(|why| OwnDataError::Column { column: column.name.clone(), why })?;
        }
        self.check_target(table, column).map_err(|why| OwnDataError::Target { column: column.name.clone(), why })?;
        match self.fields().count() {
            0 => return Err(OwnDataError::NoFields),
            given if given > MOST_FIELDS => return Err(OwnDataError::TooManyFields { given }),
            _ => {}
        }
        for (time, at) in [(true, self.time), (false, self.segment)] {
            let Some(at) = at else { continue };
            let of = table.columns.get(usize::from(at)).filter(|_| at != self.target);
            let of = of.ok_or_else(|| OwnDataError::SameColumn { time, target: column.name.clone() })?;
            let fits =
                if time { of.can_be(ColumnKind::Time).or_else(|_| of.can_be(ColumnKind::Number)) } else { of.can_be(ColumnKind::Category) };
            fits.map_err(|why| OwnDataError::Column { column: of.name.clone(), why })?;
        }
        let cost = |eur: f32| (0.0..=MOST_EUR).contains(&eur);
        if !cost(self.missed_eur) || !cost(self.false_alarm_eur) || self.missed_eur + self.false_alarm_eur <= 0.0 {
            return Err(OwnDataError::Costs);
        }
        if !(A_DAY.0..=A_DAY.1).contains(&self.a_day) {
            return Err(OwnDataError::RequestsADay);
        }
        if !(DELAY_HOURS.0..=DELAY_HOURS.1).contains(&self.delay_hours) {
            return Err(OwnDataError::DelayHours);
        }
        self.check_past(table).map_err(|why| OwnDataError::Target { column: column.name.clone(), why })
    }

    /// Whether the column can be predicted.
    fn check_target(&self, table: &Table, column: &Column) -> Result<(), TargetError> {
        let (low, high) = column.counts.range;
        match (self.kinds[usize::from(self.target)], self.positive) {
            (ColumnKind::Number, _) if high > MOST_AMOUNT || low < -MOST_AMOUNT => return Err(TargetError::TooLarge),
            (ColumnKind::Ignored, _) if column.different() == Some(1) => {
                return Err(TargetError::OneValue { value: clipped(column.words.get(0), 40).to_owned() });
            }
            (ColumnKind::Ignored, _) if column.different().is_none() => return Err(TargetError::TooManyValues),
            (ColumnKind::Ignored | ColumnKind::Time, _) => return Err(TargetError::Kind),
            (ColumnKind::Number, Positive::Above(line) | Positive::Number(line)) if line.is_finite() => {}
            (ColumnKind::Category | ColumnKind::YesNo, Positive::Word(word)) if usize::from(word) < column.words.len() => {}
            _ => return Err(TargetError::NothingPositive),
        }
        let Balance { positive, known } = self.balance(table);
        let value = || self.positive_words(table);
        if known < LEAST_ROWS {
            return Err(TargetError::TooFewKnown { known });
        }
        if positive < LEAST_OF_ONE {
            return Err(TargetError::TooFewPositive { value: value(), positive });
        }
        if known - positive < LEAST_OF_ONE {
            return Err(TargetError::TooFewNegative { value: value(), negative: known - positive });
        }
        Ok(())
    }

    /// The oldest rows must show both outcomes: the first version learns from them.
    fn check_past(&self, table: &Table) -> Result<(), TargetError> {
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
        let always = positives > 0;
        let first_other = rows.iter().zip(1..).find(|(_, at)| is_positive(at - 1) != always).map_or(1, |(_, at)| at);
        Err(TargetError::OneOutcomeAtFirst { value: self.positive_words(table), always, first_other })
    }

    /// Of the newer rows, which come in live: how many are positive, and how many there are.
    fn newer(&self, table: &Table) -> Balance {
        let column = &table.columns[usize::from(self.target)];
        let rows = self.known_rows(table);
        let newer = rows.iter().skip((rows.len() as f64 * PAST_SHARE) as usize);
        let outcomes = newer.filter_map(|row| self.outcome(column, *row as usize));
        outcomes.fold(Balance::default(), |sum, yes| Balance { positive: sum.positive + u32::from(yes), known: sum.known + 1 })
    }

    /// What is worth knowing before the run.
    pub fn hints(&self, table: &Table) -> Vec<Hint> {
        let mut hints = Vec::new();
        let Balance { positive, known } = self.balance(table);
        let (share, value) = (f64::from(positive) / f64::from(known.max(1)), || self.positive_words(table));
        hints.extend((known < table.rows).then(|| self.without_outcome(table, table.rows - known)));
        hints.extend((share < 0.03).then(|| Hint::FewPositive { share, value: value() }));
        let newer = self.newer(table);
        if newer.positive == 0 {
            hints.push(Hint::NoNewerPositive { value: value() });
        } else if newer.positive == newer.known {
            hints.push(Hint::AllNewerPositive { value: value() });
        }
        hints.extend((!self.fields().any(|(_, kind)| kind == ColumnKind::Number)).then_some(Hint::NoNumbers));
        match self.time.and_then(|at| table.columns.get(usize::from(at))) {
            None => hints.push(Hint::NoTime),
            Some(column) => {
                hints.extend(newest_first(column, table.rows as usize).then_some(Hint::NewestFirst));
                hints.extend(column.counts.since_1970.then(|| Hint::Since1970 { column: column.name.clone() }));
            }
        }
        self.unread_cells(table, &mut hints);
        hints
    }

    /// Rows that are left out, so many of them.
    fn without_outcome(&self, table: &Table, rows: u32) -> Hint {
        let target = &table.columns[usize::from(self.target)];
        let first = (0..table.rows).find(|row| self.outcome(target, *row as usize).is_none()).map_or(0, |row| row + 1);
        Hint::WithoutOutcome { rows, first }
    }

    /// Cells that are not what their column is read as.
    fn unread_cells(&self, table: &Table, hints: &mut Vec<Hint>) {
        let mut unread = |column: &Column, read: u32, first: &Option<(u32, String)>, dates: bool| {
            let cells = column.counts.filled - read.min(column.counts.filled);
            if let (true, Some((row, word))) = (cells > 0, first) {
                hints.push(Hint::UnreadCells { column: column.name.clone(), dates, cells, row: *row, word: word.clone() });
            }
        };
        for (at, (column, kind)) in table.columns.iter().zip(&self.kinds).enumerate() {
            let counts = &column.counts;
            if *kind == ColumnKind::Number {
                unread(column, counts.numbers, &counts.no_number, false);
            } else if self.time == Some(at as u16) && column.can_be(ColumnKind::Time).is_ok() {
                unread(column, counts.times, &counts.no_time, true);
            }
        }
    }

    /// Why the model does not learn from a column; `None` if it does, or if the column is what it tells.
    pub fn why_unused(&self, table: &Table, at: usize) -> Option<WhyUnused> {
        let (column, kind) = (table.columns.get(at)?, *self.kinds.get(at)?);
        if at == usize::from(self.target) {
            return None;
        }
        if self.time == Some(at as u16) {
            return Some(WhyUnused::TellsOrder);
        }
        match kind {
            ColumnKind::Number | ColumnKind::Category | ColumnKind::YesNo => None,
            ColumnKind::Time => Some(WhyUnused::Dates),
            ColumnKind::Ignored => Some(kind::why_unused(column).map_or_else(
                || match kind::guess(column) {
                    ColumnKind::Time => WhyUnused::Dates,
                    _ if self.fields().count() >= MOST_FIELDS => WhyUnused::TooManyFields,
                    _ => WhyUnused::Chosen,
                },
                WhyUnused::Column,
            )),
        }
    }
}
