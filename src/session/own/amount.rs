//! The numbers of a column that is to be told as a number, as the amount behind each outcome.

use crate::learn::table::{Column, clipped};
use crate::platform::scenario::Amount;

/// Letters of a name, as on the cards.
const NAME: usize = 40;
/// So much of what occurs is added at both ends: what a model tells may lie a little beyond.
const MARGIN: f32 = 0.05;

/// What the numbers of a column are amounts of. Its name is all that is known of them: a file has no units.
pub fn of(column: &Column, line: f32) -> Amount {
    let (low, high) = (column.counts.range.0 as f32, column.counts.range.1 as f32);
    let margin = (high - low) * MARGIN;
    // Where nothing lies below 0, nothing that is told does.
    let least = if low >= 0.0 { (low - margin).max(0.0) } else { low - margin };
    Amount {
        label: clipped(&column.name, NAME).to_owned(),
        unit: String::new(),
        line,
        // Nobody knows the luck behind what was recorded. Trouble never needs it: see `recorded`.
        spread: ((high - low) / 20.0).max(f32::MIN_POSITIVE),
        range: (least.min(line), (high + margin).max(line.next_up())),
    }
}
