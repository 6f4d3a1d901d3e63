//! The trial of a canary: what its requests came to, beside those that the champion answered in the same minutes.
//!
//! Lots decide who answers a request, so the two arms meet the same customers, hours and trouble, and differ in the version
//! alone. A request counts in the arm that was *asked*, also where the simple rule answered because the version was too slow,
//! or a person because the answer was doubtful: a version is judged by what comes of asking it. What the check stops at the
//! door was asked of nobody.
//!
//! **Like is compared with like** ([`Likeness`]). Which requests an arm gets is luck, and with rare positives most of the luck there
//! is. So requests are sorted by what no arm has a hand in: their outcome, and how sure the *champion* is of them. Both means are
//! then those of the same mix of requests. (The champion scores the canary's requests as well, unheard.)
//!
//! **Outcomes that come late** bias nothing. A request's delay does not depend on who answered it nor on how it turned out, so
//! what is known of both arms is the same share of each minute's requests, whatever is still on its way.
//!
//! **Another share, another champion: another trial.** With another share, the arms would weigh the days unequally. A trial
//! begins anew then, and a version's last one stays on record. It ends with its canary; outcomes of what was asked until
//! then still come in.
//!
//! Only sums are kept, a few numbers for each arm, so a trial may go on longer than any record of monitoring.
//!
//! It is judged each time a bucket closes ([`Evidence`]). **A verdict that was given holds** ([`Trial::said`]): the intervals are
//! valid together at all looks, so what one of them has ruled out stays ruled out. Better and worse take the place of no
//! worse, and of each other: where both were to be seen, the difference itself has changed, and the newer one is true.

mod evidence;
mod likeness;
mod upkeep;
mod words;

pub use evidence::{ALPHA, Evidence, Given, LEAST_EVENTS, Missing, NO_HARM};
pub use likeness::{Likeness, STRATA};

use serde::{Deserialize, Serialize};

use super::amount::Told;
use super::feedback::Outcome;
use super::vocabulary::Cells;
use super::ways::Aim;
use crate::base::stats::Moments;
use crate::base::time::Tick;
use crate::learn::sequential::ConfidenceSequence;

/// What the outcomes say of a canary, by a 95 % interval for the difference that may be looked at at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The whole interval lies below 0: it costs less.
    Better,
    /// The whole interval lies below the no-harm margin: it may cost a little more or less, and no more than that.
    NoWorse,
    /// The whole interval lies above 0: it costs more. Also where that is less than the margin: a harm that is certain is not
    /// passed over because it is small.
    Worse,
    /// Anything else: nobody can say yet.
    NotEnough,
}

impl Verdict {
    /// As the page says it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::NoWorse => "no worse",
            Self::Worse => "worse",
            Self::NotEnough => "not enough evidence yet",
        }
    }

    /// It speaks for making the canary the champion.
    pub const fn promotes(self) -> bool {
        matches!(self, Self::Better | Self::NoWorse)
    }
}

/// What is measured of each request: the success measure that was written down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// EUR that its mistake costs.
    Cost {
        /// A miss.
        missed: f64,
        /// A false alarm.
        false_alarm: f64,
    },
    /// 1 for a wrong answer, 0 for a right one.
    Wrong,
    /// How far off the amount was that was told.
    Distance,
}

/// One of the two arms: sums over the requests that this version was asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Arm {
    /// The version.
    pub version: u32,
    /// Requests that it was asked and that were written down: their outcomes are in or may come.
    pub asked: u32,
    /// What came of them, by likeness.
    strata: [Stratum; STRATA],
}

/// Requests that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Stratum {
    /// Decisions against outcomes.
    cells: Cells,
    /// Distances of the amounts that were told.
    distances: Moments,
}

impl Arm {
    const fn of(version: u32) -> Self {
        let cells = Cells { hits: 0, false_alarms: 0, missed: 0, rightly_left: 0 };
        Self { version, asked: 0, strata: [Stratum { cells, distances: Moments::NONE }; STRATA] }
    }

    /// Decisions against outcomes.
    pub fn cells(&self) -> Cells {
        let mut all = Cells::default();
        self.strata.iter().for_each(|stratum| all.add(&stratum.cells));
        all
    }
}

impl Stratum {
    /// The values of the measure over requests whose outcome is known.
    fn values(&self, measure: Measure) -> Moments {
        let (missed, false_alarm) = match measure {
            Measure::Distance => return self.distances,
            Measure::Cost { missed, false_alarm } => (missed, false_alarm),
            Measure::Wrong => (1.0, 1.0),
        };
        let cells = &self.cells;
        let mut values = Moments::equal(0.0, u64::from(cells.hits) + u64::from(cells.rightly_left));
        values.merge(&Moments::equal(missed, u64::from(cells.missed)));
        values.merge(&Moments::equal(false_alarm, u64::from(cells.false_alarms)));
        values
    }
}

/// A canary's trial, and what is known of it so far.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trial {
    /// The champion that it is held against, and the canary.
    pub arms: [Arm; 2],
    /// The success measure by which it is judged.
    pub aim: Aim,
    /// The canary's share of the requests.
    pub share: f32,
    /// The first minute whose requests count.
    pub since: Tick,
    /// The first minute whose requests do not; `None` while it goes on.
    pub until: Option<Tick>,
    /// The verdict that was given, and when.
    pub said: Option<(Verdict, Tick)>,
    /// The figures on which it rests.
    #[serde(skip)]
    given: Option<Given>,
    /// The number of requests about which its intervals are narrowest: chosen before the first.
    rows: f64,
}

impl Trial {
    /// A trial that begins now. `rows` is about how many requests it will take.
    pub fn begin([champion, canary]: [u32; 2], aim: Aim, share: f32, now: Tick, rows: f64) -> Self {
        Self { arms: [Arm::of(champion), Arm::of(canary)], aim, share, since: now, until: None, said: None, given: None, rows }
    }

    /// Requests of this minute belong to it.
    pub fn covers(&self, asked: Tick) -> bool {
        asked >= self.since && self.until.is_none_or(|until| asked < until)
    }

    /// Takes in an outcome of one of its requests.
    fn count(&mut self, outcome: &Outcome, told: Option<&Told>) {
        let Some(arm) = self.arms.get_mut(usize::from(outcome.asked_of)) else { return };
        let stratum = &mut arm.strata[outcome.likeness.stratum(outcome.positive)];
        stratum.cells.count(outcome.called, outcome.positive);
        if let Some((amount, was)) = told.and_then(|told| Some((told.told?, told.was))) {
            stratum.distances.push((f64::from(amount) - f64::from(was)).abs());
        }
    }

    fn sequence(&self) -> ConfidenceSequence {
        ConfidenceSequence::narrowest_at(self.rows, ALPHA)
    }

    /// What the outcomes say now. `positives` is the share of positives that is usual, for as long as too few are known.
    pub fn evidence(&self, measure: Measure, positives: f64) -> Evidence {
        Evidence::of(self, measure, positives)
    }

    /// Looks at what is known, and remembers a verdict. Returns one that was not given before.
    fn look(&mut self, measure: Measure, now: Tick) -> Option<Verdict> {
        let found = evidence::judge(self, measure);
        let takes_its_place = match (self.said.map(|(said, _)| said), found) {
            (_, Verdict::NotEnough) => false,
            (None, _) => true,
            (Some(said), Verdict::NoWorse) => said == Verdict::NotEnough,
            (Some(said), found) => said != found,
        };
        if takes_its_place {
            (self.said, self.given) = (Some((found, now)), evidence::figures(self, measure));
        }
        takes_its_place.then_some(found)
    }
}
