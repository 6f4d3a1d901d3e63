//! Scores of a minute's requests: by each version that is asked, as it reads them, and by the simple rule.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::Tick;
use crate::learn::data::Batch;

use crate::platform::faults::Defect;
use crate::platform::release::Version;
use crate::platform::scenario::RuleTerm;
use crate::platform::vocabulary::Role;

/// Room for scores, used again each tick.
#[derive(Clone, Debug, Default)]
pub struct ScoringScratch {
    /// One for each place.
    pub(super) scores: Vec<Vec<f32>>,
    pub(super) amounts: Vec<Vec<f32>>,
    pub(super) rule: Vec<bool>,
    pub(super) points: Vec<f32>,
    skewed: Vec<Option<Batch>>,
}

impl ScoringScratch {
    /// The requests of this minute as the version in a place read them: a bad release may read them otherwise than in training.
    pub(super) fn read<'a>(&'a self, place: usize, served: &'a Batch) -> &'a Batch {
        self.skewed.get(place).and_then(Option::as_ref).unwrap_or(served)
    }

    /// The champion's score of a request of the last minute, whoever answered it.
    pub fn champions_score(&self, row: usize) -> f32 {
        self.scores[Role::Champion as usize].get(row).copied().unwrap_or_default()
    }
}

/// Scores a batch by a version in a place, as it reads it: a bad release misreads a share of the rows.
pub(super) fn score(version: &Version, seed: u64, tick: Tick, batch: &Batch, place: usize, scratch: &mut ScoringScratch) {
    if scratch.scores.len() <= place {
        scratch.scores.resize_with(place + 1, Vec::new);
        scratch.amounts.resize_with(place + 1, Vec::new);
        scratch.skewed.resize_with(place + 1, || None);
    }
    let Some((Defect::Skew, share)) = version.defect else {
        scratch.skewed[place] = None;
        version.tell(batch, &mut scratch.amounts[place], &mut scratch.scores[place]);
        return;
    };
    let skewed = scratch.skewed[place].get_or_insert_with(|| batch.clone());
    skewed.clone_from(batch);
    let mut dice = Dice::keyed(seed, Stream::Faults, 0xFF << 40 | u64::from(tick.0));
    for row in 0..skewed.len() {
        if unit(dice.bits() as u32) < share {
            version.misnumber(skewed, row);
        }
    }
    version.tell(skewed, &mut scratch.amounts[place], &mut scratch.scores[place]);
}

/// What a version does with some requests when nobody depends on it yet.
#[derive(Clone, Copy, Debug)]
pub struct DryRun {
    /// Share that it calls positive.
    pub predicted_positive_rate: f64,
    /// How many times as long as usual an answer takes.
    pub took: f64,
}

impl DryRun {
    /// Tries a version on requests as they arrived, in the place where it would be served.
    pub fn of(version: &Version, batch: &Batch, threshold: f32) -> Self {
        let mut scratch = ScoringScratch::default();
        score(version, 0, Tick(0), batch, 0, &mut scratch);
        let predicted_positive_rate = scratch.scores[0].iter().filter(|s| **s >= threshold).count();
        Self { predicted_positive_rate: predicted_positive_rate as f64 / batch.len().max(1) as f64, took: f64::from(version.slowness()) }
    }
}

/// What the simple rule says of each request. `points` is room to count in.
pub fn simple_rule(terms: &[RuleTerm], needed: f32, batch: &Batch, points: &mut Vec<f32>, out: &mut Vec<bool>) {
    points.clear();
    points.resize(batch.len(), 0.0);
    for term in terms {
        let field = usize::from(term.field);
        for ((points, value), missing) in points.iter_mut().zip(batch.column(field)).zip(batch.missing()) {
            let holds = (*value >= term.from) & (*value < term.below) & (missing >> field & 1 == 0);
            // Without a jump, which nobody could foresee.
            *points += term.points * f32::from(u8::from(holds));
        }
    }
    out.clear();
    out.extend(points.iter().map(|points| *points >= needed));
}
