//! What happens on a version's way, and what it waits for.

use serde::Serialize;

use super::plan::{Condition, StrategyKind};
use crate::base::time::{Minutes, Tick};
use crate::platform::release::trial::{MissingEvidence, Verdict};

/// Something that happened to a roll-out. Each is an event and a line of its record.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RolloutMoment {
    /// It began.
    Began {
        /// By this way.
        kind: StrategyKind,
    },
    /// A share of the requests, or of the customers.
    Step {
        /// The step, counted from 1.
        step: u32,
        /// The share.
        share: f32,
    },
    /// The second environment is warm.
    Warm,
    /// The version answers everything; the one before is kept.
    Switched,
    /// An analysis found it worse.
    AnalysisFailed {
        /// So many by now.
        failures: u32,
        /// So many are too many.
        limit: u32,
    },
    /// An analysis found nothing to look at. That is no failure.
    NoData,
    /// An analysis could not tell: it waits for more.
    Inconclusive,
    /// What the evidence says.
    Said {
        /// The verdict.
        verdict: Verdict,
    },
    /// The planned number is reached.
    SizeReached,
    /// Somebody stopped it.
    Paused,
    /// Somebody let it go on.
    Resumed,
    /// One of its conditions is broken.
    Broken {
        /// Which.
        condition: Condition,
        /// What was measured.
        value: f64,
    },
    /// The version before is being loaded.
    GoingBack {
        /// It answers from then on.
        at: Tick,
    },
    /// It is over.
    Ended {
        /// How.
        ending: Ending,
    },
}

/// How a roll-out ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// The version is the champion.
    Promoted,
    /// Somebody gave it up.
    Aborted,
    /// This condition was broken.
    Condition(Condition),
    /// Too many analyses failed.
    Failures,
    /// Somebody took the version out of service, or let another one in.
    TakenBack,
}

/// What a roll-out waits for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// The step lasts so much longer.
    Minutes(Minutes),
    /// So many outcomes more.
    Outcomes(u32),
    /// So many positives more.
    Positives(u32),
    /// Nobody can say yet; a forecast of what it takes, where there is one.
    Verdict(Option<MissingEvidence>),
    /// What is known speaks against it.
    Worse,
    /// An approval.
    Approval,
    /// Steps are taken from this minute on.
    Window(Tick),
    /// The second environment is warm from this minute on.
    Warm(Tick),
    /// The version before answers from this minute on.
    GoingBack(Tick),
    /// Somebody has to let it go on.
    Resume,
    /// Somebody has to take the step.
    Advance,
}
