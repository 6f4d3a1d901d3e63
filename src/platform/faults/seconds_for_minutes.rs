//! A changed unit: waiting time arrives in seconds while the model learnt minutes. Every value is a proper number,
//! so nothing crashes; it is sixty times too large. The check on the field's range catches most of it, the PSI of
//! the field nearly all.

use super::{Does, Fault, Group, Size, SizeUnit};
use crate::learn::data::{Field, FieldKind};
use crate::platform::conditions::{Conditions, Corruption, Dose, How};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "seconds-for-minutes",
    group: Group::BadData,
    name: "Waiting time in seconds",
    sentence: "Another team’s update sends seconds; the model learnt minutes.",
    running: "waiting time in seconds",
    size: Size { label: "How many", unit: SizeUnit::Share, least: 0.1, most: 1.0, step: 0.05, usual: 1.0 },
    does: Does::Change(change),
};

fn change(dose: &Dose<'_>, conditions: &mut Conditions) {
    let schema = &dose.scenario.schema;
    let number = |field: &Field| matches!(field.kind, FieldKind::Numeric { .. });
    let Some(field) = schema.position("waiting_time").or_else(|| schema.fields.iter().position(number)) else { return };
    conditions.corruptions.push(Corruption { field, segment: None, share: dose.share(), how: How::Scaled(60.0) });
}
