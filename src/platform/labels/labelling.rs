//! How outcomes are written down, and what is left out, where people or filters make mistakes.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::Tick;

use super::label_queue::MaturedLabels;
use crate::platform::faults::conditions::LabellingFaults;
use crate::platform::scenario::Amount;

/// A careless team writes this share of positive outcomes down as negative, and another share of those of one segment; of
/// those that were called, a share ends well because of it. Where there are amounts, one as far below the line as the true one
/// lies above it is written down.
pub fn misjudge(seed: u64, tick: Tick, flipped: f32, records: &LabellingFaults, amount: Option<&Amount>, known: &mut MaturedLabels) {
    if flipped <= 0.0 && records.biased.is_none() && records.averted <= 0.0 {
        return;
    }
    let mut dice = Dice::new(seed, Stream::Careless, tick);
    let mut saves = Dice::keyed(seed, Stream::Faults, 0xF1 << 40 | u64::from(tick.0));
    for (nth, outcome) in known.outcomes.iter_mut().enumerate() {
        let bits = dice.bits();
        let slip = unit(bits as u32) < flipped;
        let bias = records.biased.is_some_and(|(segment, share)| segment == outcome.segment && unit((bits >> 32) as u32) < share);
        let saved = unit(saves.bits() as u32) < records.averted && outcome.predicted_positive;
        if let (Some(amount), Some(prediction)) = (amount, known.amounts.get_mut(nth))
            && outcome.positive
            && (slip || bias || saved)
        {
            prediction.actual = amount.mirrored(prediction.actual);
        }
        outcome.positive &= !slip && !bias && !saved;
    }
}

/// A filter drops this request before it is kept for training.
pub fn left_out(seed: u64, tick: Tick, row: usize, segment: u8, records: &LabellingFaults) -> bool {
    let Some((_, share)) = records.left_out.filter(|(left, _)| *left == segment) else { return false };
    let key = 0xFC << 40 | (row as u64 & 0xFFF) << 48 | u64::from(tick.0);
    unit(Dice::keyed(seed, Stream::Faults, key).bits() as u32) < share
}
