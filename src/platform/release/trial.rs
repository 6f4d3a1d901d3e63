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
//! Only sums are kept, a few numbers for each arm, so a trial may go on longer than any record of monitoring. Beside the success
//! measure stand others ([`Compared`]): cost, recall, precision and the time of the slowest answers, each with its own margin,
//! which is one size of harm. They are shown, and promote nothing by themselves.
//!
//! It is judged each time a bucket closes ([`Evidence`]). **A verdict that was given holds** ([`Trial::said`]): the intervals are
//! valid together at all looks, so what one of them has ruled out stays ruled out. Better and worse take the place of no
//! worse, and of each other: where both were to be seen, the difference itself has changed, and the newer one is true.

mod arm;
mod evidence;
mod judgement;
mod latency;
mod lifecycle;
mod likeness;
mod measures;
mod promotion;
mod verdict;

pub use arm::Arm;
pub use evidence::{Evidence, MissingEvidence};
pub use judgement::{ALPHA, LEAST_EVENTS, NO_HARM};
pub use latency::LatencySketch;
pub use likeness::{Likeness, STRATA};
pub use measures::{Compared, ComparedMeasure, NO_HARM_LATENCY, together};
pub use verdict::{Given, Look, TrialMeasure, Verdict};

use serde::Serialize;

use crate::base::time::Tick;
use crate::platform::labels::Outcome;
use crate::platform::scenario::AmountPrediction;
use crate::platform::team::settings::SuccessMetric;
use crate::platform::vocabulary::Role;

/// The roles that a trial compares: the one that is held against, and the one that is judged.
pub const ROLES: [Role; 2] = [Role::Champion, Role::Canary];

/// A canary's trial, and what is known of it so far.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trial {
    /// The versions that are compared, in the order of [`ROLES`].
    pub arms: [Arm; 2],
    /// The success measure by which it is judged.
    pub success_metric: SuccessMetric,
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
    /// What an hourly look at the success measure saw, the earliest first: to be looked at again.
    #[serde(skip)]
    pub looks: Vec<Look>,
    /// The number of requests about which its intervals are narrowest: chosen before the first.
    rows: f64,
}

impl Trial {
    /// A trial that begins now. `rows` is about how many requests it will take.
    pub fn begin([champion, canary]: [u32; 2], success_metric: SuccessMetric, share: f32, now: Tick, rows: f64) -> Self {
        Self {
            arms: [Arm::of(champion), Arm::of(canary)],
            success_metric,
            share,
            since: now,
            until: None,
            said: None,
            given: None,
            looks: Vec::new(),
            rows,
        }
    }

    /// Requests of this minute belong to it.
    pub fn covers(&self, asked: Tick) -> bool {
        asked >= self.since && self.until.is_none_or(|until| asked < until)
    }

    /// The arm of the version in this role.
    fn arm_mut(&mut self, role: Role) -> Option<&mut Arm> {
        self.arms.iter_mut().zip(ROLES).find(|(_, of)| *of == role).map(|(arm, _)| arm)
    }

    /// Takes in an outcome of one of its requests.
    fn count(&mut self, outcome: &Outcome, prediction: Option<&AmountPrediction>) {
        let Some(arm) = outcome.on_trial.and_then(|role| self.arm_mut(role)) else { return };
        if outcome.positive {
            arm.count_positive(outcome.segment, outcome.predicted_positive);
        }
        let stratum = &mut arm.strata[outcome.likeness.stratum(outcome.positive)];
        stratum.cells.count(outcome.predicted_positive, outcome.positive);
        if let Some((amount, was)) = prediction.and_then(|prediction| Some((prediction.predicted?, prediction.actual))) {
            stratum.distances.push((f64::from(amount) - f64::from(was)).abs());
        }
    }
}
