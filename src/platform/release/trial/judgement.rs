//! What a trial's sums say: both means, their difference with its interval, the verdict, and what is missing for one.
//!
//! Nobody looks before each arm has ten events and ten others, of outcomes (positives) and of what is measured (mistakes),
//! because a small arm that has seen next to nothing takes its luck for certainty. Where mistakes weigh differently, the
//! few that weigh most decide, so they are counted by Kish's effective number, `(sum x)^2 / sum x^2`: three misses at 210
//! EUR among thirty false alarms at 6 EUR are about four events. An arm without mistakes need not wait for ever: it has seen
//! enough once thirty would have come at the other one's rate.

use super::evidence::{Evidence, MissingEvidence};
use super::{Arm, Given, Look, STRATA, Trial, TrialMeasure, Verdict};
use crate::base::math::sqrt;
use crate::base::stats::Moments;
use crate::base::time::{HOUR, Tick};
use crate::learn::sequential::{ConfidenceSequence, Interval, standardised};

/// The chance that a verdict on two equal versions is wrong at any look at all.
pub const ALPHA: f64 = 0.05;
/// Events, and others, that each arm must have seen.
pub const LEAST_EVENTS: u32 = 10;
/// The no-harm margin: a share of the champion's mean over the same minutes.
pub const NO_HARM: f64 = 0.1;
/// So many events at the other arm's rate, and one that has none has seen enough.
const EXPECTED_EVENTS: f64 = 30.0;
/// A stratum with fewer rows in an arm is not looked at alone.
const LEAST_ROWS: u64 = 10;
/// More outcomes than this are not worth a forecast.
const MOST: f64 = 1e9;

impl Evidence {
    fn of(trial: &Trial, measure: TrialMeasure, positives: f64) -> Self {
        let strata = strata(trial, measure);
        let means = if let Some(means) = standardised(&strata) { means.map(Some) } else { all(&strata).map(|arm| arm.mean()) };
        let verdict = trial.said.map_or_else(|| judge(trial, measure), |(verdict, _)| verdict);
        let missing = if verdict == Verdict::NotEnough { missing(trial, measure, positives) } else { None };
        Self {
            versions: trial.arms.each_ref().map(|arm| arm.version),
            verdict,
            said: trial.said.map(|(_, at)| at),
            given: trial.given.or_else(|| figures(trial, measure)),
            measure,
            means,
            interval: interval(trial, measure),
            arms: trial.arms.clone(),
            missing,
        }
    }
}

impl Trial {
    pub(super) fn sequence(&self) -> ConfidenceSequence {
        ConfidenceSequence::narrowest_at(self.rows, ALPHA)
    }

    /// What the outcomes say now. `positives` is the share of positives that is usual, for as long as too few are known.
    pub fn evidence(&self, measure: TrialMeasure, positives: f64) -> Evidence {
        Evidence::of(self, measure, positives)
    }

    /// Looks at what is known, and remembers a verdict. Returns one that was not given before.
    pub(super) fn look(&mut self, measure: TrialMeasure, now: Tick) -> Option<Verdict> {
        let found = judge(self, measure);
        if self.looks.last().is_none_or(|last| now.since(last.at).0 >= HOUR)
            && let Some(Given { interval, margin }) = figures(self, measure)
        {
            self.looks.push(Look { at: now, interval, margin });
        }
        let takes_its_place = match (self.said.map(|(said, _)| said), found) {
            (_, Verdict::NotEnough) => false,
            (None, _) => true,
            (Some(said), Verdict::NoWorse) => said == Verdict::NotEnough,
            (Some(said), found) => said != found,
        };
        if takes_its_place {
            (self.said, self.given) = (Some((found, now)), figures(self, measure));
        }
        takes_its_place.then_some(found)
    }
}

/// Better, worse, no worse, in this order: a harm or a gain that is certain is said, however small it is.
fn judge(trial: &Trial, measure: TrialMeasure) -> Verdict {
    let champion = standardised(&strata(trial, measure)).map(|means| means[0]);
    let Some((interval, champion)) = interval(trial, measure).zip(champion) else { return Verdict::NotEnough };
    if interval.high < 0.0 {
        Verdict::Better
    } else if interval.low > 0.0 {
        Verdict::Worse
    } else if interval.high < NO_HARM * champion {
        Verdict::NoWorse
    } else {
        Verdict::NotEnough
    }
}

/// The figures of now, where there is enough to look at.
pub(super) fn figures(trial: &Trial, measure: TrialMeasure) -> Option<Given> {
    let [champion, _] = standardised(&strata(trial, measure))?;
    Some(Given { interval: interval(trial, measure)?, margin: NO_HARM * champion })
}

/// The values of the measure, of champion and canary, for requests that are alike. Where one kind is too rare to be looked at
/// alone, all with its outcome are taken together.
pub(super) fn strata(trial: &Trial, measure: TrialMeasure) -> Vec<[Moments; 2]> {
    let kinds: Vec<[Moments; 2]> = (0..STRATA).map(|kind| trial.arms.each_ref().map(|arm| arm.strata[kind].values(measure))).collect();
    let mut found = Vec::with_capacity(STRATA);
    for of_outcome in kinds.chunks(STRATA / 2) {
        let nobody = |kind: &&[Moments; 2]| kind.iter().all(|arm| arm.count() == 0);
        let some: Vec<[Moments; 2]> = of_outcome.iter().filter(|kind| !nobody(kind)).copied().collect();
        if some.iter().flatten().any(|arm| arm.count() < LEAST_ROWS) {
            found.push(all(&some));
        } else {
            found.extend(some);
        }
    }
    found
}

/// All strata taken together.
pub(super) fn all(strata: &[[Moments; 2]]) -> [Moments; 2] {
    let mut sum = [Moments::NONE; 2];
    for stratum in strata {
        sum.iter_mut().zip(stratum).for_each(|(sum, arm)| sum.merge(arm));
    }
    sum
}

/// The interval for the difference, once there is enough to look at.
pub(super) fn interval(trial: &Trial, measure: TrialMeasure) -> Option<Interval> {
    let strata = strata(trial, measure);
    let [champion, canary] = all(&strata);
    let outcomes = trial.arms.iter().all(|arm| {
        let cells = arm.cells();
        cells.positives() >= LEAST_EVENTS && cells.known() - cells.positives() >= LEAST_EVENTS
    });
    let enough = outcomes && seen_enough(&champion, &canary) && seen_enough(&canary, &champion);
    if enough { trial.sequence().strata(&strata) } else { None }
}

/// This arm has seen enough events and others, or would have if it were like the other one.
pub(super) fn seen_enough(arm: &Moments, other: &Moments) -> bool {
    let least = f64::from(LEAST_EVENTS);
    let others = arm.count() as f64 - effective(arm);
    let at_the_others_rate = effective(other) / (other.count().max(1) as f64) * arm.count() as f64;
    others >= least && (effective(arm) >= least || at_the_others_rate >= EXPECTED_EVENTS)
}

/// Kish's effective number of events: `(sum x)^2 / sum x^2`.
fn effective(values: &Moments) -> f64 {
    let (Some(mean), Some(variance)) = (values.mean(), values.variance()) else { return 0.0 };
    let square = variance + mean * mean;
    if square > 0.0 { values.count() as f64 * mean * mean / square } else { 0.0 }
}

/// How many outcomes more the canary needs until the interval would leave the margin or 0 out, with both arms growing as
/// they do and the difference as it was seen so far; before anything was seen, until one may look.
fn missing(trial: &Trial, measure: TrialMeasure, typical: f64) -> Option<MissingEvidence> {
    let strata = strata(trial, measure);
    let [champion, canary] = all(&strata);
    let cells = trial.arms.each_ref().map(Arm::cells);
    let known = f64::from(cells[1].known());
    let (outcomes, seen) = (cells[0].known() + cells[1].known(), cells[0].positives() + cells[1].positives());
    let positives = if seen >= LEAST_EVENTS { f64::from(seen) / f64::from(outcomes) } else { typical };
    let least = f64::from(LEAST_EVENTS);
    let rate = effective(&champion) / (champion.count().max(1) as f64);
    // Before mistakes are known, one in a few positives will be one.
    let to_look = (least / positives.clamp(1e-6, 1.0)).max(least / if rate > 0.0 { rate } else { positives.clamp(1e-6, 1.0) });
    if rate == 0.0 && effective(&canary) == 0.0 && known >= to_look {
        return None;
    }
    let needed = to_look.max(to_decide(trial, &strata).unwrap_or(0.0));
    // Who has enough by this reckoning and no verdict all the same needs a little more.
    let outcomes = (needed - known).max(known * 0.05).max(1.0);
    let lacking = (outcomes * positives).max(least - f64::from(cells[1].positives())).ceil();
    (outcomes < MOST).then_some(MissingEvidence { outcomes: outcomes.ceil() as u32, positives: lacking as u32 })
}

/// At how many outcomes of the canary the interval would decide. The variance of both together, within strata, is less shaken
/// by luck than that of a small arm.
fn to_decide(trial: &Trial, strata: &[[Moments; 2]]) -> Option<f64> {
    let [champion, canary] = standardised(strata)?;
    let apart = canary - champion;
    let distance = (NO_HARM * champion - apart).max(apart);
    let (mut variance, mut rows) = (0.0, 0.0);
    for [champion, canary] in strata {
        let mut both = *champion;
        both.merge(canary);
        variance += both.sample_variance()? * both.count() as f64;
        rows += both.count() as f64;
    }
    let variance = Some(variance / rows).filter(|v| *v > 0.0 && distance > 0.0)?;
    let others = f64::from((1.0 - trial.share) / trial.share);
    let sequence = trial.sequence();
    let half = |n: f64| {
        let rows = n * (1.0 + others);
        sqrt(rows * variance * (1.0 / n + 1.0 / (n * others))) * sequence.margin(rows)
    };
    let mut high = 2.0;
    while half(high) > distance && high < MOST {
        high *= 2.0;
    }
    let mut low = high / 2.0;
    for _ in 0..20 {
        let middle = (low + high) / 2.0;
        if half(middle) > distance { low = middle } else { high = middle }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::team::settings::SuccessMetric;
    use crate::platform::vocabulary::ConfusionMatrix;

    const COST: TrialMeasure = TrialMeasure::Cost { missed: 15.0, false_alarm: 3.0 };

    fn trial(champion: [u32; 4], canary: [u32; 4]) -> Trial {
        let mut trial = Trial::begin([3, 4], SuccessMetric::Cost, 0.1, Tick(0), 20_000.0);
        for (arm, [true_positives, false_positives, false_negatives, true_negatives]) in trial.arms.iter_mut().zip([champion, canary]) {
            arm.strata[1].cells = ConfusionMatrix { true_positives: 0, false_positives, false_negatives: 0, true_negatives };
            arm.strata[4].cells = ConfusionMatrix { true_positives, false_positives: 0, false_negatives, true_negatives: 0 };
        }
        trial
    }

    fn check(champion: [u32; 4], canary: [u32; 4], expected: Verdict) -> Evidence {
        let trial = trial(champion, canary);
        assert_eq!(judge(&trial, COST), expected, "{:?}", interval(&trial, COST));
        trial.evidence(COST, 0.15)
    }

    #[test]
    fn four_words_and_what_is_missing() {
        let champion = [100_000, 40_000, 30_000, 830_000];
        check(champion, [11_500, 4_000, 1_800, 82_700], Verdict::Better);
        check(champion, [7_000, 4_000, 6_000, 83_000], Verdict::Worse);
        check(champion, [10_000, 4_000, 3_000, 83_000], Verdict::NoWorse);
        let early = check([1_000, 400, 300, 8_300], [100, 40, 30, 830], Verdict::NotEnough);
        let missing = early.missing.expect("it can be told");
        assert!((5_000..200_000).contains(&missing.outcomes) && missing.positives < missing.outcomes, "{missing:?}");
        // Three more for each thousand, surely: less than the margin, and worse all the same.
        check([1_000_000, 400_000, 300_000, 8_300_000], [972_000, 400_000, 328_000, 8_300_000], Verdict::Worse);
    }

    #[test]
    fn nobody_looks_at_next_to_nothing() {
        let champion = [1_000, 400, 300, 8_300];
        assert!(check(champion, [0, 0, 0, 0], Verdict::NotEnough).interval.is_none());
        assert!(check(champion, [3, 4, 6, 900], Verdict::NotEnough).interval.is_none(), "nine positives");
        assert!(check(champion, [40, 0, 5, 200], Verdict::NotEnough).interval.is_none(), "five misses");
        // No mistake among so many that the champion would have made a hundred: that speaks for itself.
        check(champion, [400, 0, 0, 3_000], Verdict::Better);
        // Neither makes any: no interval, no forecast that could be kept.
        assert_eq!(check([900, 0, 0, 9_000], [100, 0, 0, 1_000], Verdict::NotEnough).missing, None);
    }

    #[test]
    fn what_was_said_holds_until_the_opposite_is_seen() {
        let mut trial = trial([1_000, 400, 300, 8_300], [0, 0, 0, 0]);
        assert_eq!(trial.look(COST, Tick(20)), None);
        let mut live = |canary: [u32; 4], at: u32, said: Verdict| {
            let [true_positives, false_positives, false_negatives, true_negatives] = canary;
            trial.arms[1].strata[1].cells = ConfusionMatrix { true_positives: 0, false_positives, false_negatives: 0, true_negatives };
            trial.arms[1].strata[4].cells = ConfusionMatrix { true_positives, false_positives: 0, false_negatives, true_negatives: 0 };
            let found = trial.look(COST, Tick(at));
            assert_eq!(trial.said.map(|(said, _)| said), Some(said), "at {at}");
            found
        };
        assert_eq!(live([400, 0, 0, 3_000], 40, Verdict::Better), Some(Verdict::Better));
        assert_eq!(live([400, 150, 100, 3_000], 60, Verdict::Better), None, "it cannot be told apart now, and holds");
        assert_eq!(live([400, 1_500, 1_500, 3_000], 80, Verdict::Worse), Some(Verdict::Worse));
    }

    #[test]
    fn a_few_heavy_mistakes_count_as_few() {
        let mut values = Moments::equal(210.0, 3);
        values.merge(&Moments::equal(6.0, 30));
        assert!((effective(&values) - 4.919).abs() < 0.01, "{}", effective(&values));
        assert_eq!(effective(&Moments::equal(1.0, 12)), 12.0);
        assert_eq!((effective(&Moments::default()), effective(&Moments::equal(0.0, 9))), (0.0, 0.0));
    }
}
