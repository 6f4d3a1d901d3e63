//! What faults do to values between their sender and the check. A request that was changed is marked in the hidden half of the
//! minute.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::Tick;
use crate::learn::data::Batch;

use super::minute::Minute;
use crate::platform::faults::conditions::{Conditions, Corruption};
use crate::platform::vocabulary::ValueCorruption;

/// Lets this minute's faults touch the fields. Marks the requests that were changed.
pub fn corrupt(seed: u64, tick: Tick, conditions: &Conditions, minute: &mut Minute) {
    for (nth, corruption) in conditions.corruptions.iter().enumerate() {
        let mut dice = Dice::keyed(seed, Stream::Faults, (nth as u64) << 40 | u64::from(tick.0));
        for row in 0..minute.seen.len() {
            let hit = unit(dice.bits() as u32) < corruption.share;
            if hit && corruption.segment.is_none_or(|s| s == minute.seen.segment[row]) && strike(corruption, minute, row) {
                minute.hidden.touched[row] = true;
            }
        }
    }
}

/// Changes one value. Returns whether the request has been touched: not where the value that there is stays as it is.
fn strike(corruption: &Corruption, minute: &mut Minute, row: usize) -> bool {
    let field = corruption.field;
    let batch = &mut minute.seen.batch;
    let Some(value) = batch.value(row, field) else {
        if let ValueCorruption::Filled(other) = corruption.how {
            batch.set(row, field, Some(other));
        } else if let ValueCorruption::Swapped(other) = corruption.how {
            swap(batch, row, field, other);
        }
        return true;
    };
    match corruption.how {
        ValueCorruption::Dropped => batch.set_missing(row, field),
        ValueCorruption::Converted { factor, offset } => batch.set(row, field, Some(value * factor + offset)),
        ValueCorruption::Replaced(other) | ValueCorruption::Filled(other) => batch.set(row, field, Some(other)),
        // Two decimals are what is written.
        ValueCorruption::Unreadable if (value * 100.0).round() % 100.0 != 0.0 => batch.set_missing(row, field),
        ValueCorruption::Unreadable => return false,
        ValueCorruption::Swapped(other) => swap(batch, row, field, other),
        ValueCorruption::Stale => {
            let kind = minute.seen.segment[row];
            return take_from(minute, field, row, |minute, other| minute.seen.segment[other] == kind);
        }
        ValueCorruption::Disguised if !minute.hidden.positive[row] => return false,
        ValueCorruption::Disguised => return take_from(minute, field, row, |minute, other| !minute.hidden.positive[other]),
    }
    true
}

fn swap(batch: &mut Batch, row: usize, field: usize, other: usize) {
    let (a, b) = (batch.value(row, field), batch.value(row, other));
    batch.set(row, field, b);
    batch.set(row, other, a);
}

/// Puts the value of the next other request of some kind in the place of this one's. Returns whether there is one.
fn take_from(minute: &mut Minute, field: usize, row: usize, fits: impl Fn(&Minute, usize) -> bool) -> bool {
    let n = minute.seen.len();
    let Some(other) = (1..n).map(|step| (row + step) % n).find(|other| fits(minute, *other)) else { return false };
    let value = minute.seen.batch.value(other, field);
    minute.seen.batch.set(row, field, value);
    true
}
