//! What each column of a table is and looks like.

use crate::base::number_format::{self, grouped, percent};
use crate::learn::table::{Column, ColumnKind, DayOrder, Decimal, Table, clipped};
use crate::present::words::tables;
use crate::session::own::Choices;

/// Bars in the small picture of a column.
const BARS: usize = 16;

/// Rows that the small picture is drawn from.
const SEEN: usize = 4_000;

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
    pub kinds: Vec<ColumnKind>,
    /// How its numbers are read, where their signs could be read in another way.
    pub decimal: Option<Decimal>,
    /// How its dates are read, and how they could be, where their numbers could stand in another order.
    pub day_order: Option<(DayOrder, Vec<DayOrder>)>,
}

/// "891 rows, 12 columns".
pub fn size(table: &Table) -> String {
    format!("{} rows, {} columns", grouped(table.rows.into()), table.columns.len())
}

/// The columns, as they are whatever is chosen.
pub fn columns(table: &Table) -> Vec<ColumnView> {
    table.columns.iter().enumerate().map(|(at, column)| view(table, at, column)).collect()
}

/// Why the model does not learn from a column; nothing where it does.
pub fn why_unused(table: &Table, choices: &Choices, at: usize) -> String {
    choices.why_unused(table, at).as_ref().map_or_else(String::new, tables::why_unused)
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
    let numeric = column.can_be(ColumnKind::Number).is_ok() && column.counts.numbers * 2 > column.counts.filled;
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
        kinds: ColumnKind::ALL.into_iter().filter(|kind| column.can_be(*kind).is_ok()).collect(),
        decimal: (numeric && column.written.has_signs()).then_some(column.read_as.decimal),
        day_order: day_order(column),
    }
}

fn day_order(column: &Column) -> Option<(DayOrder, Vec<DayOrder>)> {
    let (now, mut possible) = (column.read_as.day_order, column.days.possible());
    if !possible.contains(&now) {
        possible.push(now);
    }
    let several = column.can_be(ColumnKind::Time).is_ok() && column.days.example.is_some();
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
        other => number_format::short(other),
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
}
