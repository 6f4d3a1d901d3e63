//! The check at the door. The schema is the contract: every request is held against its types, ranges and
//! categories. What breaks it can be sent to the simple rule or to a person instead of the model.

use crate::learn::data::{Batch, FieldKind, Schema};

use super::{RuleKind, Why};
use crate::platform::vocabulary::OnBreach;
use crate::platform::workload::Minute;

/// Marks the requests that break the contract, if the check is on. Nothing is left of what was said of the minute before.
pub fn check(contract: &Contract, mode: OnBreach, minute: &mut Minute) {
    let seen = &mut minute.seen;
    seen.responses.clear();
    seen.mended = None;
    seen.blocked.clear();
    seen.blocked.resize(seen.segment.len(), false);
    if mode == OnBreach::Off {
        return;
    }
    contract.mark(&seen.batch, &mut seen.blocked);
}

/// The schema, made ready for speed: allowed values by field, and which fields must be there.
#[derive(Clone, Debug)]
pub struct Contract {
    ranges: Vec<(f32, f32)>,
    required: u32,
    /// Fields whose values are places in a list.
    listed: u32,
}

impl Contract {
    /// From a schema.
    pub fn new(schema: &Schema) -> Self {
        let ranges = schema
            .fields
            .iter()
            .map(|field| match &field.kind {
                FieldKind::Numeric { .. } => (field.range.0 as f32, field.range.1 as f32),
                FieldKind::Categorical { categories } => (0.0, categories.len() as f32 - 1.0),
                FieldKind::Boolean => (0.0, 1.0),
            })
            .collect();
        let required = schema.fields.iter().enumerate().filter(|(_, f)| f.required).map(|(i, _)| 1 << i).sum();
        let listed = schema.fields.iter().enumerate().filter(|(_, f)| f.categories() > 0).map(|(i, _)| 1 << i).sum();
        Self { ranges, required, listed }
    }

    /// The same without parts that something else looks after.
    #[must_use]
    pub fn without(&self, parts: &[(usize, RuleKind)]) -> Self {
        let mut rest = self.clone();
        for &(field, kind) in parts {
            match kind {
                RuleKind::Required => rest.required &= !(1 << field),
                RuleKind::Range | RuleKind::Categories => rest.ranges[field] = (f32::MIN, f32::MAX),
                _ => {}
            }
        }
        rest
    }

    /// What a row breaks, as far as there is room to say.
    pub fn why(&self, batch: &Batch, row: usize, broke: &mut [Option<Why>]) {
        let mut room = broke.iter_mut().filter(|w| w.is_none());
        for field in 0..batch.fields() {
            let value = batch.value(row, field);
            let kind = match value {
                None if self.required >> field & 1 == 1 => RuleKind::Required,
                Some(v) if self.breaks(field, v) => {
                    if self.listed >> field & 1 == 1 {
                        RuleKind::Categories
                    } else {
                        RuleKind::Range
                    }
                }
                _ => continue,
            };
            let Some(free) = room.next() else { return };
            *free = Some(Why { field: field as u8, kind, value });
        }
    }

    /// Sets `true` for each row that breaks the contract.
    pub fn mark(&self, batch: &Batch, broken: &mut [bool]) {
        for (broken, missing) in broken.iter_mut().zip(batch.missing()) {
            *broken = missing & self.required != 0;
        }
        for (field, &(low, high)) in self.ranges.iter().enumerate() {
            for (broken, &value) in broken.iter_mut().zip(batch.column(field)) {
                *broken |= (value < low) | (value > high);
            }
        }
    }

    /// A received value lies outside what the contract allows for this field. Missing values are held as 0, which
    /// every range must allow or the field must be required.
    pub fn breaks(&self, field: usize, value: f32) -> bool {
        let (low, high) = self.ranges[field];
        value < low || value > high
    }
}
