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
            if corruption.segment.is_some_and(|s| s != minute.seen.segment[row]) {
                continue;
            }
            let struck = hit && corrupt_value(corruption, minute, row);
            minute.hidden.touched[row] |= struck;
            if corruption.how == ValueCorruption::Disguised {
                let chance = &mut minute.hidden.chance[row];
                *chance = if struck { 1.0 } else { undisguised(*chance, corruption.share) };
            }
        }
    }
}

/// The probability that a request is positive which is not in disguise, where such a share of the positives is: only those
/// disguise themselves, so it has become less likely.
fn undisguised(chance: f32, share: f32) -> f32 {
    let open = chance * (1.0 - share);
    open / (open + 1.0 - chance).max(f32::MIN_POSITIVE)
}

/// Changes one value. Returns whether the request has been touched: not where the value that there is stays as it is.
fn corrupt_value(corruption: &Corruption, minute: &mut Minute, row: usize) -> bool {
    let field = corruption.field;
    if corruption.how == ValueCorruption::Disguised {
        return minute.hidden.positive[row] && take_from(minute, field, row, |minute, other| !minute.hidden.positive[other]);
    }
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
        ValueCorruption::Disguised => {}
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios;
    use crate::platform::workload::Generator;

    /// What is expected of the requests is what comes, in each range of probabilities, though a disguise depends on it.
    #[test]
    fn a_disguise_is_part_of_the_truth() {
        let scenario = scenarios::default_scenario();
        let generator = Generator::new(&scenario);
        let disguise = |field| Corruption { field, segment: None, share: 0.6, how: ValueCorruption::Disguised };
        let conditions = Conditions { corruptions: scenario.predictive_fields().map(disguise).collect(), ..Conditions::default() };
        let mut minute = Minute::new(scenario.schema.fields.len());
        let mut ranges = [(0.0, 0.0); 4];
        for tick in (0..3_000).map(Tick) {
            generator.fill(&scenario, 5, tick, &conditions, &mut minute);
            for (chance, positive) in minute.hidden.chance.iter().zip(&minute.hidden.positive) {
                let range = &mut ranges[((chance * 4.0) as usize).min(3)];
                *range = (range.0 + f64::from(*chance), range.1 + f64::from(u8::from(*positive)));
            }
        }
        for (expected, came) in ranges {
            assert!((expected - came).abs() <= 4.0 * expected.max(1.0).sqrt(), "{ranges:?}");
        }
    }
}
