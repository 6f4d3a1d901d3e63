//! The amount behind an outcome: hours on the way, a price, litres. Where a scenario has one, a request is positive
//! exactly when its amount lies above a line, and a model can learn to tell the amount itself (a regression).
//!
//! The amount follows from the luck that decides about the outcome anyway, so that a world with amounts brings the same
//! requests and the same outcomes as one without. A request is positive when a throw `u` lies below its chance `p`. Put
//! in log odds, with the line where the two are equal:
//!
//! ```text
//! amount = line + spread (ln(p / (1 - p)) - ln(u / (1 - u)))
//! ```
//!
//! For an even `u` the last part is logistic noise. So amounts lie about their middle, `line + spread ln(p / (1 - p))`,
//! with a mean distance of `2 ln 2` spreads, and nobody can come nearer on average: this is the best possible. The chance
//! has the noise of its concept in it, so the middle stays within some spreads of the line however clear a case is.
//!
//! Amounts are held within a range in which they make sense (no parcel takes less than an hour), and on their side of the
//! line to the last bit.

use serde::{Deserialize, Serialize};

use crate::base::math::{logit, softplus};

/// No throw and no chance is taken to be nearer to 0 or 1 than this: half a step of a throw.
const NEAREST: f64 = 3e-8;

/// What is told beside the yes or no, and where the line lies between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// "Time to the door".
    pub label: String,
    /// "hours".
    pub unit: String,
    /// Above it a request is positive.
    pub line: f32,
    /// How many units one step of log odds is.
    pub spread: f32,
    /// The lowest and the highest amount that there can be; the line lies between them.
    pub range: (f32, f32),
}

impl Amount {
    /// The amount of a request with this chance, by the throw that made it positive or not.
    pub fn of(&self, chance: f32, throw: f32, positive: bool) -> f32 {
        let amount = f64::from(self.middle(chance)) - f64::from(self.spread) * logit(within(throw));
        self.held(amount as f32, positive)
    }

    /// The middle of the amounts that a request with this chance can have: the best that anybody could tell.
    pub fn middle(&self, chance: f32) -> f32 {
        let middle = f64::from(self.line) + f64::from(self.spread) * logit(within(chance));
        (middle as f32).clamp(self.range.0, self.range.1)
    }

    /// The mean distance of `told` from the amounts that a request with this chance can have.
    pub fn expected_error(&self, chance: f32, predicted: f32) -> f64 {
        let off = (f64::from(predicted) - f64::from(self.middle(chance))) / f64::from(self.spread);
        // The mean of |Z - off| for a standard logistic Z.
        f64::from(self.spread) * (2.0 * softplus(off) - off)
    }

    /// What is written down by somebody who takes a yes for a no, or a no for a yes: as far from the line, on its other side.
    pub fn mirrored(&self, amount: f32) -> f32 {
        self.held(self.line + (self.line - amount), amount <= self.line)
    }

    /// An amount within the range, and on its side of the line.
    fn held(&self, amount: f32, positive: bool) -> f32 {
        let amount = amount.clamp(self.range.0, self.range.1);
        if positive { amount.max(self.line.next_up()) } else { amount.min(self.line) }
    }
}

fn within(share: f32) -> f64 {
    f64::from(share).clamp(NEAREST, 1.0 - NEAREST)
}

/// An amount as it was told beforehand, and as it turned out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AmountPrediction {
    /// By the version that answered; `None` where none did, or where it tells no amounts.
    pub predicted: Option<f32>,
    /// What it was.
    pub actual: f32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream, unit};

    fn hours() -> Amount {
        Amount { label: "Time".into(), unit: "hours".into(), line: 72.0, spread: 6.0, range: (1.0, 240.0) }
    }

    #[test]
    fn an_amount_lies_above_the_line_exactly_where_the_outcome_is_positive() {
        let mut dice = Dice::keyed(1, Stream::Labels, 0);
        let ends = [0.0, 0.5, 1.0, 1.0 - f32::EPSILON, f32::EPSILON];
        let drawn = (0..20_000).map(|_| (unit(dice.bits() as u32), unit(dice.bits() as u32)));
        for (chance, throw) in drawn.chain(ends.iter().flat_map(|a| ends.iter().map(|b| (*a, *b)))) {
            let positive = throw < chance;
            let amount = hours().of(chance, throw, positive);
            assert_eq!(amount > 72.0, positive, "{chance} {throw} {amount}");
            assert!((1.0..=240.0).contains(&amount));
            let mirrored = hours().mirrored(amount);
            assert_eq!(mirrored > 72.0, !positive, "{amount} {mirrored}");
        }
    }

    /// Amounts scatter about their middle as is stated, so nobody can come nearer than the best possible.
    #[test]
    fn the_expected_error_is_that_of_drawn_amounts() {
        let mut dice = Dice::keyed(2, Stream::Labels, 0);
        for (chance, predicted) in [(0.2, 60.0), (0.2, 63.7), (0.9, 70.0), (0.5, 90.0)] {
            let n = 40_000;
            let draw = |_| {
                let throw = unit(dice.bits() as u32);
                f64::from((hours().of(chance, throw, throw < chance) - predicted).abs())
            };
            let mean = (0..n).map(draw).sum::<f64>() / f64::from(n);
            let expected = hours().expected_error(chance, predicted);
            assert!((mean / expected - 1.0).abs() < 0.02, "{mean} is not {expected}");
        }
        let best = hours().expected_error(0.3, hours().middle(0.3));
        assert!((best - 6.0 * 2.0 * core::f64::consts::LN_2).abs() < 1e-5, "{best}");
    }
}
