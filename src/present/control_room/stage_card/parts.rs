//! What cards of stages are made of: rows of cells, and a field and its values as people read them.

use crate::base::order::sorted_by;
use crate::learn::data::{Field, FieldKind};
use crate::present::control_room::view::{StageCardView, StageId};
use crate::present::view::StatusIcon;
use crate::present::words;

pub(super) type Row = (bool, [String; 3]);

pub(super) fn card(does: impl Into<String>, head: [&str; 3], rows: Vec<Row>) -> StageCardView {
    let mut rows = rows;
    let more_rows = rows.split_off(rows.len().min(8));
    StageCardView {
        id: StageId::Customers,
        name: String::new(),
        state: StatusIcon::Normal,
        does: does.into(),
        head: head.map(str::to_owned),
        rows,
        more_rows,
        note: String::new(),
        trial: None,
        record: Vec::new(),
        chart: None,
        control: None,
        follow: String::new(),
    }
}

pub(super) fn row<const N: usize>(bad: bool, cells: [&str; N]) -> Row {
    let mut out = [String::new(), String::new(), String::new()];
    for (out, cell) in out.iter_mut().zip(cells) {
        cell.clone_into(out);
    }
    (bad, out)
}

/// A field's value as people read it.
pub(super) fn value_words(field: &Field, value: Option<f32>) -> String {
    match (&field.kind, value) {
        (FieldKind::Numeric { .. }, Some(value)) => {
            let figure = words::short(f64::from(value));
            if field.unit.is_empty() { figure } else { format!("{figure} {}", field.unit) }
        }
        _ => words::rules::value(field, value),
    }
}

pub(super) fn ordinary_words(field: &Field, (low, high): (f64, f64)) -> String {
    match &field.kind {
        FieldKind::Numeric { .. } => format!("{} to {}", words::short(low), words::short(high)),
        FieldKind::Categorical { categories } => format!("{} kinds", categories.len()),
        FieldKind::Boolean => "yes or no".into(),
    }
}

/// Rows that stand out come first; otherwise the order stays.
pub(super) fn bad_first(rows: Vec<Row>) -> Vec<Row> {
    sorted_by(rows, |row| if row.0 { 0.0 } else { 1.0 })
}
