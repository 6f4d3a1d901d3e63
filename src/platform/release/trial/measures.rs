//! All measures of a trial side by side: both values, the difference with its always-valid interval, the no-harm margin, a verdict.
//!
//! **Margins are one size of harm.** The success measure may rise by a tenth of the champion's ([`NO_HARM`]). What that tenth
//! is in money, so many misses more would cost as well, or so many false alarms: that many points of recall, and of precision,
//! are their margins. Answers may take a quarter longer ([`NO_HARM_LATENCY`]), which no money says.
//!
//! **All of them together** ([`together`]): worse if one is, not enough if one is; else better if the success measure is, and no
//! worse if it is not. All have to pass, so that nothing is corrected for there being several (intersection-union test).
//! Promoting is decided by the success measure, as it was before there were others to look at.

use super::judgement::{ALPHA, LEAST_EVENTS, NO_HARM, all, interval, strata};
use super::{Arm, Evidence, STRATA, Trial, TrialMeasure, Verdict, latency};
use crate::base::stats::Moments;
use crate::learn::sequential::{ConfidenceSequence, Interval, standardised};
use crate::platform::vocabulary::ConfusionMatrix;
use crate::platform::world::World;

/// The time of the slowest answers may be longer by this share of the champion's.
pub const NO_HARM_LATENCY: f64 = 0.25;

/// What is compared in a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedMeasure {
    /// What mistakes cost, EUR a request.
    Cost,
    /// The share of wrong answers.
    Wrong,
    /// How far off amounts are, in their unit.
    Distance,
    /// Of the positives, the share that was caught.
    Recall,
    /// Of those called positive, the share that was.
    Precision,
    /// The time that 95 of 100 answers stay below, ms.
    Latency,
}

impl ComparedMeasure {
    /// More of it is better.
    pub const fn more_is_better(self) -> bool {
        matches!(self, Self::Recall | Self::Precision)
    }
}

/// One measure of both versions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// What is measured.
    pub measure: ComparedMeasure,
    /// It is the success measure, by which promoting is decided.
    pub is_success: bool,
    /// The values of champion and candidate.
    pub values: [Option<f64>; 2],
    /// For a share: how many of how many. Else how many requests are behind each value, twice.
    pub counts: [[u32; 2]; 2],
    /// Candidate minus champion, with its 95 % interval; `None` before there is enough to look at.
    pub interval: Option<Interval>,
    /// How much worse still counts as no harm, in the measure's unit and above 0.
    pub margin: Option<f64>,
    /// What the interval says.
    pub verdict: Verdict,
}

impl Compared {
    /// From its interval: it is better, worse, or no worse in this order; else nobody can say.
    fn judged(self) -> Self {
        let towards_worse = self.interval.map(|i| if self.measure.more_is_better() { (-i.high, -i.low) } else { (i.low, i.high) });
        let verdict = match (towards_worse, self.margin) {
            (Some((_, high)), _) if high < 0.0 => Verdict::Better,
            (Some((low, _)), _) if low > 0.0 => Verdict::Worse,
            (Some((_, high)), Some(margin)) if high < margin => Verdict::NoWorse,
            _ => Verdict::NotEnough,
        };
        Self { verdict, ..self }
    }
}

/// What all measures say together.
pub fn together(measures: &[Compared]) -> Verdict {
    let any = |verdict: Verdict| measures.iter().any(|compared| compared.verdict == verdict);
    if any(Verdict::Worse) {
        Verdict::Worse
    } else if measures.is_empty() || any(Verdict::NotEnough) {
        Verdict::NotEnough
    } else if measures.iter().any(|compared| compared.is_success && compared.verdict == Verdict::Better) {
        Verdict::Better
    } else {
        Verdict::NoWorse
    }
}

impl World {
    /// All measures of the last trial of a version, the success measure first; it may go on. Empty if it never had one.
    pub fn compared(&self, version: u32) -> Vec<Compared> {
        let Some((trial, evidence)) = self.release.registry.trial(version).zip(self.evidence(version)) else { return Vec::new() };
        let costs = &self.scenario.costs;
        let cost = TrialMeasure::Cost { missed: f64::from(costs.missed_eur), false_alarm: f64::from(costs.false_alarm_eur) };
        let expected = self.release.champion().snapshot.positives;
        let mut all = vec![success(trial, &evidence)];
        if !matches!(evidence.measure, TrialMeasure::Cost { .. }) {
            all.push(of_answers(trial, cost));
        }
        let weighed = if evidence.measure == TrialMeasure::Wrong { TrialMeasure::Wrong } else { cost };
        all.extend([recall(trial, weighed, expected), precision(trial, weighed, expected), slowest(trial)]);
        let tells = trial.arms.iter().all(|arm| arm.strata.iter().any(|stratum| stratum.distances.count() > 0));
        if evidence.measure != TrialMeasure::Distance && tells {
            all.push(of_answers(trial, TrialMeasure::Distance));
        }
        all
    }
}

const fn named(measure: TrialMeasure) -> ComparedMeasure {
    match measure {
        TrialMeasure::Cost { .. } => ComparedMeasure::Cost,
        TrialMeasure::Wrong => ComparedMeasure::Wrong,
        TrialMeasure::Distance => ComparedMeasure::Distance,
    }
}

/// The success measure, with the verdict that was given: it stands, however the interval moves.
fn success(trial: &Trial, evidence: &Evidence) -> Compared {
    Compared { is_success: true, values: evidence.means, verdict: evidence.verdict, ..of_answers(trial, evidence.measure) }
}

/// A mean over answers.
fn of_answers(trial: &Trial, measure: TrialMeasure) -> Compared {
    let strata = strata(trial, measure);
    let sums = all(&strata);
    let values = standardised(&strata).map_or_else(|| sums.map(|arm| arm.mean()), |means| means.map(Some));
    let counts = sums.map(|arm| [arm.count() as u32; 2]);
    let margin = values[0].map(|champion| NO_HARM * champion).filter(|margin| *margin > 0.0);
    let (interval, verdict) = (interval(trial, measure), Verdict::NotEnough);
    Compared { measure: named(measure), is_success: false, values, counts, interval, margin, verdict }.judged()
}

/// How many of so many, as a share of two arms.
fn shares(measure: ComparedMeasure, counts: [[u32; 2]; 2], interval: Option<Interval>, margin: Option<f64>) -> Compared {
    let values = counts.map(|[of, all]| (all > 0).then(|| f64::from(of) / f64::from(all)));
    let enough = counts.iter().all(|[of, all]| *of >= LEAST_EVENTS && all - of >= LEAST_EVENTS);
    let interval = interval.filter(|_| enough);
    Compared { measure, is_success: false, values, counts, interval, margin, verdict: Verdict::NotEnough }.judged()
}

fn some_of([of, all]: [u32; 2]) -> Moments {
    let mut moments = Moments::equal(1.0, u64::from(of));
    moments.merge(&Moments::equal(0.0, u64::from(all - of)));
    moments
}

/// The harm that counts as none, EUR a request (or mistakes a request), and what a miss and a false alarm weigh.
fn weights(trial: &Trial, measure: TrialMeasure) -> Option<(f64, f64, f64)> {
    let (missed, false_alarm) = match measure {
        TrialMeasure::Cost { missed, false_alarm } => (missed, false_alarm),
        _ => (1.0, 1.0),
    };
    let [champion, _] = all(&strata(trial, measure));
    Some((NO_HARM * champion.mean()?, missed, false_alarm))
}

fn recall(trial: &Trial, weighed: TrialMeasure, expected: f64) -> Compared {
    let counts = trial.arms.each_ref().map(|arm| (arm.cells().true_positives, arm.cells().positives())).map(|(a, b)| [a, b]);
    // Positives alone, like with like. The number of rows is chosen before the first, by what is usual.
    let of = |arm: &Arm, kind: usize| {
        let cells = &arm.strata[kind].cells;
        some_of([cells.true_positives, cells.positives()])
    };
    let kinds = (STRATA / 2..STRATA).map(|kind| trial.arms.each_ref().map(|arm| of(arm, kind)));
    let kinds: Vec<[Moments; 2]> = kinds.filter(|kind| kind.iter().any(|arm| arm.count() > 0)).collect();
    let alike = kinds.iter().flatten().all(|arm| arm.count() >= u64::from(LEAST_EVENTS));
    let kinds = if alike { kinds } else { vec![counts.map(some_of)] };
    let sequence = ConfidenceSequence::narrowest_at((trial.rows * expected).max(1.0), ALPHA);
    let positives = positives(trial);
    let margin = weights(trial, weighed).zip(positives).map(|((harm, missed, _), share)| harm / (missed * share));
    let mut compared = shares(ComparedMeasure::Recall, counts, sequence.strata(&kinds), margin.filter(|m| m.is_finite() && *m > 0.0));
    if let Some(means) = standardised(&kinds).filter(|_| compared.interval.is_some()) {
        compared.values = means.map(Some);
    }
    compared
}

/// The share of positives among all whose outcome is in.
fn positives(trial: &Trial) -> Option<f64> {
    let mut both = ConfusionMatrix::default();
    trial.arms.iter().for_each(|arm| both.add(&arm.cells()));
    (both.positives() > 0).then(|| f64::from(both.positives()) / f64::from(both.known()))
}

fn precision(trial: &Trial, weighed: TrialMeasure, expected: f64) -> Compared {
    let cells = trial.arms.each_ref().map(Arm::cells);
    let counts = cells.map(|cells| [cells.true_positives, cells.true_positives + cells.false_positives]);
    let sequence = ConfidenceSequence::narrowest_at((trial.rows * expected).max(1.0), ALPHA);
    let [champion, candidate] = counts.map(some_of);
    // So many false alarms more, for each request, cost as much as the harm that counts as none.
    let margin = weights(trial, weighed).and_then(|(harm, _, false_alarm)| {
        let [predicted_positive, known] = [f64::from(counts[0][1]), f64::from(cells[0].known())];
        let now = champion.mean()?;
        Some(now - f64::from(counts[0][0]) / (predicted_positive + known * harm / false_alarm))
    });
    shares(ComparedMeasure::Precision, counts, sequence.arms(&champion, &candidate), margin.filter(|m| m.is_finite() && *m > 0.0))
}

fn slowest(trial: &Trial) -> Compared {
    let [champion, candidate] = trial.arms.each_ref().map(|arm| &arm.latency);
    let values = [champion.p95(), candidate.p95()];
    Compared {
        measure: ComparedMeasure::Latency,
        is_success: false,
        values,
        counts: [[champion.count(); 2], [candidate.count(); 2]],
        interval: latency::difference(champion, candidate, ALPHA),
        margin: values[0].map(|champion| NO_HARM_LATENCY * champion),
        verdict: Verdict::NotEnough,
    }
    .judged()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recall(low: f64, high: f64) -> Compared {
        let interval = Some(Interval { estimate: (low + high) / 2.0, half_width: (high - low) / 2.0, low, high });
        let (values, counts) = ([Some(0.8); 2], [[80, 100]; 2]);
        let verdict = Verdict::NotEnough;
        Compared { measure: ComparedMeasure::Recall, is_success: true, values, counts, interval, margin: Some(0.05), verdict }.judged()
    }

    fn check((low, high): (f64, f64), expected: Verdict) {
        assert_eq!(recall(low, high).verdict, expected, "{low} to {high}");
    }

    #[test]
    fn of_recall_more_is_better() {
        check((0.01, 0.2), Verdict::Better);
        check((-0.04, 0.1), Verdict::NoWorse);
        check((-0.2, -0.01), Verdict::Worse);
        check((-0.06, 0.1), Verdict::NotEnough);
    }

    #[test]
    fn all_have_to_pass() {
        let [better, no_worse, worse, early] =
            [(0.01, 0.2), (-0.04, 0.1), (-0.2, -0.01), (-0.06, 0.1)].map(|(low, high)| recall(low, high));
        assert_eq!(together(&[]), Verdict::NotEnough);
        assert_eq!(together(&[better, no_worse]), Verdict::Better);
        assert_eq!(together(&[no_worse, Compared { is_success: false, ..better }]), Verdict::NoWorse);
        assert_eq!(together(&[better, early]), Verdict::NotEnough);
        assert_eq!(together(&[better, early, worse]), Verdict::Worse);
    }
}
