//! An A/B test: two shares of wrong decisions, looked at each time a bucket closes. Beside the interval that may be looked at at
//! any time stands what somebody would have claimed who tests anew at each look as if it were the only one.

use serde::Serialize;

use super::plan::AbTest;
use crate::base::math::{normal_sf, sqrt};
use crate::base::stats::{Alternative, newcombe_difference, two_proportion_z};
use crate::base::time::Tick;
use crate::learn::sequential::{ArmCounts, Msprt};

/// The most looks that are kept; then every other one is dropped.
const MOST: usize = 1_000;
/// Each arm has seen so many events and so many others before anybody looks.
const LEAST: u64 = 10;

/// A claim that the two differ.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// When it was made first.
    pub at: Tick,
    /// That the candidate decides wrongly less often.
    pub better: bool,
}

/// One look.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AbLook {
    /// When.
    pub at: Tick,
    /// Known outcomes and wrong decisions, of champion and candidate.
    pub arms: [ArmCounts; 2],
    /// Share of wrong decisions: candidate minus champion.
    pub difference: f64,
    /// Its interval, valid at all looks together.
    pub always: Option<(f64, f64)>,
    /// Its interval as if this were the only look.
    pub naive: Option<(f64, f64)>,
    /// The p value as if this were the only look.
    pub naive_p: f64,
}

/// A test so far.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AbSeries {
    /// What was planned.
    pub test: AbTest,
    /// Outcomes that are needed, of champion and candidate.
    pub size: [u64; 2],
    /// The looks.
    pub looks: Vec<AbLook>,
    /// The first claim that is valid however often one looks.
    pub always: Option<Claim>,
    /// The first claim of whoever tests anew at each look.
    pub naive: Option<Claim>,
    /// When the planned number was reached, and what the planned test said then: a claim or none.
    pub planned: Option<(Tick, Option<bool>)>,
    msprt: Msprt,
}

impl AbSeries {
    /// Nothing was looked at.
    pub fn begin(test: AbTest) -> Self {
        let (size, msprt) = (test.size().unwrap_or_default(), Msprt::new(test.effect.into()));
        Self { test, size, looks: Vec::new(), always: None, naive: None, planned: None, msprt }
    }

    /// The p value that is valid however often one looks.
    pub fn always_p(&self) -> f64 {
        self.msprt.p_value()
    }

    /// Outcomes of the candidate that are needed and not in yet.
    pub fn missing(&self) -> u64 {
        let known = self.looks.last().map_or([0; 2], |look| look.arms.map(|arm| arm.rows));
        self.size[1].saturating_sub(known[1]).max(self.size[0].saturating_sub(known[0]))
    }

    /// The chance of a split as uneven as this, had the lots been thrown as was set: small where something is wrong with them.
    pub fn split_p_value(&self, asked: [u32; 2]) -> Option<f64> {
        let (all, share) = (f64::from(asked[0]) + f64::from(asked[1]), f64::from(self.test.share));
        let z = (f64::from(asked[1]) - all * share) / sqrt(all * share * (1.0 - share));
        (all > 0.0).then(|| 2.0 * normal_sf(z.abs()))
    }

    /// Looks once more. Returns whether the planned number was reached now.
    pub(in crate::platform) fn look(&mut self, at: Tick, arms: [ArmCounts; 2]) -> bool {
        if arms.iter().any(|arm| arm.events < LEAST || arm.rows - arm.events < LEAST) {
            return false;
        }
        let alpha = f64::from(self.test.alpha);
        let [champion, candidate] = arms;
        let numbers = arms.map(|arm| (arm.events as f64, arm.rows as f64));
        let [(x1, n1), (x2, n2)] = numbers;
        self.msprt.look(champion, candidate);
        let difference = x2 / n2 - x1 / n1;
        let naive_p = two_proportion_z(x2, n2, x1, n1, Alternative::TwoSided).map_or(1.0, |(_, p)| p);
        let claim = Claim { at, better: difference < 0.0 };
        if self.msprt.p_value() < alpha {
            self.always.get_or_insert(claim);
        }
        if naive_p < alpha {
            self.naive.get_or_insert(claim);
        }
        let always = self.msprt.interval(champion, candidate, alpha);
        let naive = newcombe_difference(x2, n2, x1, n1, alpha).map(|found| (found.low, found.high));
        if self.looks.len() == MOST {
            let mut nth = 0;
            self.looks.retain(|_| {
                nth += 1;
                nth % 2 == 0
            });
        }
        self.looks.push(AbLook { at, arms, difference, always, naive, naive_p });
        let reached = self.planned.is_none() && self.missing() == 0;
        if reached {
            self.planned = Some((at, (naive_p < alpha).then_some(claim.better)));
        }
        reached
    }
}
