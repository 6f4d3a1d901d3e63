//! A shadow's evidence: two answers to the same request.
//!
//! What both meet is the same, so luck of the draw cancels out, and far fewer outcomes decide. Agreement needs no outcomes at
//! all. Of the requests on which both are right, or both wrong, nothing can be learnt: McNemar's test and the interval look at
//! those on which only one is right.
//!
//! The interval is a confidence sequence for the mean of paired differences, valid however often one looks. Where hardly any
//! differ (fewer than [`LEAST_EVENTS`]) it would take luck for certainty; then as many as luck may have hidden are supposed to
//! differ (the count, four of its roots and six), each at the price of the dearer mistake, and if even that stays within the
//! no-harm margin, it is no worse.

use std::collections::VecDeque;

use serde::Serialize;

use crate::base::math::sqrt;
use crate::base::stats::Moments;
use crate::base::time::Tick;
use crate::learn::metrics::agreement::{Agreement, mcnemar_exact};
use crate::learn::sequential::{ConfidenceSequence, Interval};
use crate::platform::labels::Outcome;
use crate::platform::release::trial::{ALPHA, LEAST_EVENTS, MissingEvidence, NO_HARM, TrialMeasure, Verdict};
use crate::platform::scenario::Costs;
use crate::platform::vocabulary::{Answer, By};

/// Records that differ are kept to be looked at: so many of the newest.
const KEPT: usize = 40;

/// A request on which the two said different things.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Differing {
    /// When it came.
    pub asked: Tick,
    /// Its place in its minute.
    pub row: u16,
    /// Kind of customer.
    pub segment: u8,
    /// The champion's score and the shadow's.
    pub scores: [f32; 2],
    /// The shadow would have called it positive; the champion did not, or the other way round.
    pub shadow_calls: bool,
    /// What came; `None` while it is on its way.
    pub positive: Option<bool>,
}

/// Two answers to each request, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paired {
    /// Both decisions, without waiting for outcomes: `asked[champion][shadow]`, where 1 is a positive.
    pub asked: [[u32; 2]; 2],
    /// The same with the outcome: `known[champion][shadow][outcome]`.
    pub known: [[[u32; 2]; 2]; 2],
    /// The newest that differ, the oldest first.
    pub differing: VecDeque<Differing>,
    /// What was said, and when. It holds until the opposite is seen.
    pub said: Option<(Verdict, Tick)>,
    /// The number of requests about which the interval is narrowest, chosen before the first.
    rows: f64,
}

/// What both answers to the same requests say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairedEvidence {
    /// Requests that both answered.
    pub asked: u32,
    /// Those whose outcome is in.
    pub known: u32,
    /// Share of equal decisions; `None` before the first.
    pub agreement: Option<f64>,
    /// Cohen's kappa.
    pub kappa: Option<f64>,
    /// Known requests on which the champion alone is right, and on which the shadow alone is.
    pub only_right: [u32; 2],
    /// McNemar's exact p value of these two.
    pub p_value: f64,
    /// What the mistakes of both come to, over the known requests, EUR.
    pub eur: [f64; 2],
    /// Mean of the measure, for each known request.
    pub means: [Option<f64>; 2],
    /// The difference, shadow minus champion, with its 95 % interval.
    pub interval: Option<Interval>,
    /// The verdict that was given, or what can be said now.
    pub verdict: Verdict,
    /// When it was given.
    pub said: Option<Tick>,
    /// What is missing for one: a forecast.
    pub missing: Option<MissingEvidence>,
}

impl Paired {
    /// Nothing is known. About so many requests will be.
    pub fn begin(rows: f64) -> Self {
        Self { asked: [[0; 2]; 2], known: [[[0; 2]; 2]; 2], differing: VecDeque::new(), said: None, rows }
    }

    /// Both answered.
    pub(in crate::platform) fn ask(&mut self, asked: Tick, row: usize, segment: u8, answer: &Answer) {
        let Some(unheard) = answer.unheard.filter(|_| answer.by != By::Earlier) else { return };
        self.asked[usize::from(answer.predicted_positive)][usize::from(unheard.predicted_positive)] += 1;
        if answer.predicted_positive == unheard.predicted_positive {
            return;
        }
        if self.differing.len() == KEPT {
            self.differing.pop_front();
        }
        let (scores, shadow_calls) = ([answer.score, unheard.score], unheard.predicted_positive);
        self.differing.push_back(Differing { asked, row: row as u16, segment, scores, shadow_calls, positive: None });
    }

    /// An outcome came.
    pub(in crate::platform) fn count(&mut self, outcome: &Outcome) {
        let Some(shadow) = outcome.shadow else { return };
        self.known[usize::from(outcome.predicted_positive)][usize::from(shadow)][usize::from(outcome.positive)] += 1;
        let kept = self.differing.iter_mut().find(|kept| kept.asked == outcome.asked && kept.row == outcome.nth);
        if let Some(kept) = kept {
            kept.positive = Some(outcome.positive);
        }
    }

    /// Looks at what is known, and remembers a verdict. Returns one that was not given before.
    pub(in crate::platform) fn look(&mut self, measure: TrialMeasure, now: Tick) -> Option<Verdict> {
        let found = self.judge(measure);
        let news = match (self.said.map(|(said, _)| said), found) {
            (_, Verdict::NotEnough) | (Some(_), Verdict::NoWorse) => false,
            (said, found) => said != Some(found),
        };
        if news {
            self.said = Some((found, now));
        }
        news.then_some(found)
    }

    /// What is known by now. `positives` is the usual share of positives.
    pub fn evidence(&self, measure: TrialMeasure, costs: &Costs, positives: f64) -> PairedEvidence {
        let [[neither, shadow], [champion, both]] = self.asked;
        let labels = Agreement { counts: self.asked.iter().map(|row| row.iter().map(|n| u64::from(*n)).collect()).collect() };
        let only_right = self.only_right();
        let in_eur = TrialMeasure::Cost { missed: costs.missed_eur.into(), false_alarm: costs.false_alarm_eur.into() };
        let known = self.cells().map(|(.., n)| n).sum::<u32>();
        let eur = [0, 1].map(|of| self.of_one(in_eur, of).mean().unwrap_or(0.0) * f64::from(known));
        let verdict = self.said.map_or_else(|| self.judge(measure), |(verdict, _)| verdict);
        PairedEvidence {
            asked: neither + shadow + champion + both,
            known,
            agreement: labels.share(),
            kappa: labels.kappa(),
            only_right,
            p_value: mcnemar_exact(only_right[0].into(), only_right[1].into()),
            eur,
            means: [0, 1].map(|of| self.of_one(measure, of).mean()),
            interval: self.interval(measure),
            verdict,
            said: self.said.map(|(_, at)| at),
            missing: if verdict == Verdict::NotEnough { self.missing(measure, positives) } else { None },
        }
    }

    /// Champion's decision, shadow's, outcome, and how often.
    fn cells(&self) -> impl Iterator<Item = ([bool; 2], bool, u32)> {
        let all = [false, true];
        all.into_iter()
            .flat_map(move |a| all.into_iter().flat_map(move |b| all.map(move |came| ([a, b], came))))
            .map(|(said, came)| (said, came, self.known[usize::from(said[0])][usize::from(said[1])][usize::from(came)]))
    }

    fn only_right(&self) -> [u32; 2] {
        [0, 1].map(|of| self.cells().filter(|(said, came, _)| said[of] == *came && said[1 - of] != *came).map(|(.., n)| n).sum())
    }

    fn of_one(&self, measure: TrialMeasure, of: usize) -> Moments {
        self.moments(|said, came| price(measure, said[of], came))
    }

    fn differences(&self, measure: TrialMeasure) -> Moments {
        self.moments(|said, came| price(measure, said[1], came) - price(measure, said[0], came))
    }

    fn moments(&self, value: impl Fn([bool; 2], bool) -> f64) -> Moments {
        let mut sum = Moments::NONE;
        self.cells().for_each(|(said, came, n)| sum.merge(&Moments::equal(value(said, came), n.into())));
        sum
    }

    /// Both outcomes were seen often enough.
    fn seen_enough(&self) -> bool {
        let of = |wanted: bool| self.cells().filter(|(_, came, _)| *came == wanted).map(|(.., n)| n).sum::<u32>();
        of(true) >= LEAST_EVENTS && of(false) >= LEAST_EVENTS
    }

    fn interval(&self, measure: TrialMeasure) -> Option<Interval> {
        let differ: u32 = self.only_right().iter().sum();
        let sequence = ConfidenceSequence::narrowest_at(self.rows, ALPHA);
        if self.seen_enough() && differ >= LEAST_EVENTS { sequence.paired(&self.differences(measure)) } else { None }
    }

    fn judge(&self, measure: TrialMeasure) -> Verdict {
        let Some(champion) = self.of_one(measure, 0).mean().filter(|_| self.seen_enough()) else { return Verdict::NotEnough };
        let margin = NO_HARM * champion;
        let Some(interval) = self.interval(measure) else {
            return if self.at_most(measure) < margin { Verdict::NoWorse } else { Verdict::NotEnough };
        };
        if interval.high < 0.0 {
            Verdict::Better
        } else if interval.low > 0.0 {
            Verdict::Worse
        } else if interval.high < margin {
            Verdict::NoWorse
        } else {
            Verdict::NotEnough
        }
    }

    /// The mean difference cannot well be larger, where next to none differ.
    fn at_most(&self, measure: TrialMeasure) -> f64 {
        let (differ, known) = (f64::from(self.only_right().iter().sum::<u32>()), self.differences(measure).count() as f64);
        let dearest = price(measure, false, true).max(price(measure, true, false));
        (differ + 4.0 * sqrt(differ) + 6.0) / known.max(1.0) * dearest
    }

    /// Outcomes until the interval would leave out the margin or 0, with the difference as it was seen so far.
    fn missing(&self, measure: TrialMeasure, typical: f64) -> Option<MissingEvidence> {
        let (differences, champion) = (self.differences(measure), self.of_one(measure, 0).mean().unwrap_or(0.0));
        let known = differences.count() as f64;
        let to_look = f64::from(LEAST_EVENTS) / typical.clamp(1e-6, 1.0);
        let apart = differences.mean().unwrap_or(0.0);
        let distance = (NO_HARM * champion - apart).max(apart);
        let sequence = ConfidenceSequence::narrowest_at(self.rows, ALPHA);
        let mut needed = to_look.max(known * 1.05).max(1.0);
        if let Some(variance) = differences.sample_variance().filter(|variance| *variance > 0.0 && distance > 0.0) {
            while sqrt(variance) * sequence.margin(needed) > distance && needed < 1e9 {
                needed *= 1.05;
            }
        }
        let outcomes = (needed - known).max(1.0);
        (needed < 1e9).then(|| MissingEvidence { outcomes: outcomes.ceil() as u32, positives: (outcomes * typical).ceil() as u32 })
    }
}

/// What a decision costs.
fn price(measure: TrialMeasure, said: bool, came: bool) -> f64 {
    let (missed, false_alarm) = match measure {
        TrialMeasure::Cost { missed, false_alarm } => (missed, false_alarm),
        TrialMeasure::Wrong | TrialMeasure::Distance => (1.0, 1.0),
    };
    match (said, came) {
        (false, true) => missed,
        (true, false) => false_alarm,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: TrialMeasure = TrialMeasure::Cost { missed: 15.0, false_alarm: 3.0 };

    /// Both miss, the champion alone, the shadow alone; the same for false alarms; right both times.
    fn check(missed: [u32; 3], false_alarms: [u32; 3], right: [u32; 2], expected: Verdict) -> Paired {
        let mut paired = Paired::begin(8_000.0);
        let [both, champion, shadow] = missed;
        paired.known[0][0][1] = both;
        paired.known[0][1][1] = champion;
        paired.known[1][0][1] = shadow;
        let [both, champion, shadow] = false_alarms;
        paired.known[1][1][0] = both;
        paired.known[1][0][0] = champion;
        paired.known[0][1][0] = shadow;
        [paired.known[1][1][1], paired.known[0][0][0]] = right;
        assert_eq!(paired.judge(COST), expected, "{:?}", paired.interval(COST));
        paired
    }

    #[test]
    fn four_words_from_pairs() {
        check([100, 200, 20], [200, 50, 40], [800, 8_000], Verdict::Better);
        let worse = check([100, 20, 200], [200, 40, 50], [800, 8_000], Verdict::Worse);
        assert_eq!(worse.only_right(), [250, 60]);
        check([300, 12, 12], [600, 30, 30], [800, 40_000], Verdict::NoWorse);
        check([10, 3, 4], [20, 4, 5], [80, 800], Verdict::NotEnough);
        check([300, 0, 0], [600, 0, 0], [1_700, 8_000], Verdict::NoWorse);
        check([2, 0, 0], [4, 0, 0], [20, 100], Verdict::NotEnough);
    }
}
