//! How outcomes are written down, and what is left out, where people or filters make mistakes.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::Tick;

use super::label_queue::MaturedLabels;
use crate::platform::faults::conditions::LabellingFaults;
use crate::platform::scenario::Amount;

/// A careless team writes this share of positive outcomes down as negative, and another share of those of one segment. Where
/// there are amounts, it writes one as far below the line as the true one lies above it.
pub fn misjudge(seed: u64, tick: Tick, flipped: f32, biased: Option<(u8, f32)>, amount: Option<&Amount>, known: &mut MaturedLabels) {
    if flipped <= 0.0 && biased.is_none() {
        return;
    }
    let mut dice = Dice::new(seed, Stream::Careless, tick);
    for (nth, outcome) in known.outcomes.iter_mut().enumerate() {
        let bits = dice.bits();
        let slip = unit(bits as u32) < flipped;
        let bias = biased.is_some_and(|(segment, share)| segment == outcome.segment && unit((bits >> 32) as u32) < share);
        if let (Some(amount), Some(told)) = (amount, known.told.get_mut(nth))
            && outcome.positive
            && (slip || bias)
        {
            told.actual = amount.mirrored(told.actual);
        }
        outcome.positive &= !slip && !bias;
    }
}

/// A filter drops this request before it is kept for training.
pub fn left_out(seed: u64, tick: Tick, row: usize, segment: u8, records: &LabellingFaults) -> bool {
    let Some((_, share)) = records.left_out.filter(|(left, _)| *left == segment) else { return false };
    let key = 0xFC << 40 | (row as u64 & 0xFFF) << 48 | u64::from(tick.0);
    unit(Dice::keyed(seed, Stream::Faults, key).bits() as u32) < share
}
