//! Which requests are alike, so that both arms are compared on the same mix of them.
//!
//! By their outcome, and by how sure the champion is of them: clearly below its line, near it, or clearly above. "Near" is a
//! factor of three in the odds on either side. Where a version errs, both err on much the same requests, those that are
//! hard; how many of them an arm has drawn is luck, and says nothing of the version. Neither depends on who answered. Near the
//! line lie requests on both sides of it, so that even a copy of the champion is seen to vary.

use serde::Serialize;

use crate::base::math::logit;

/// Outcomes times places beside the line.
pub const STRATA: usize = 6;
/// So far from the line, in log odds, is near: a factor of three in the odds.
const NEAR: f64 = 1.098_612_288_668_109_8;

/// Where the champion's score lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Likeness {
    /// Clearly below its line.
    Below,
    /// Near it, on either side.
    #[default]
    Near,
    /// Clearly above.
    Above,
}

impl Likeness {
    /// By the champion's score and the decision threshold.
    pub fn of(score: f32, line: f32) -> Self {
        let odds = |p: f32| logit(f64::from(p).clamp(1e-6, 1.0 - 1e-6));
        match odds(score) - odds(line) {
            apart if apart < -NEAR => Self::Below,
            apart if apart > NEAR => Self::Above,
            _ => Self::Near,
        }
    }

    /// The stratum of a request with this outcome.
    pub(super) fn stratum(self, positive: bool) -> usize {
        self as usize + if positive { STRATA / 2 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(score: f32, expected: Likeness) {
        assert_eq!(Likeness::of(score, 0.35), expected, "{score}");
    }

    #[test]
    fn near_lies_on_both_sides_of_the_line() {
        check(0.0, Likeness::Below);
        check(0.15, Likeness::Below);
        check(0.16, Likeness::Near);
        check(0.61, Likeness::Near);
        check(0.63, Likeness::Above);
        check(1.0, Likeness::Above);
        assert_eq!(Likeness::of(0.02, 0.01), Likeness::Near, "where positives are rare, odds are counted");
    }
}
