//! Two pairs of eyes. Where a release needs approval, a colleague who did not make the version looks at it: its
//! snapshot, its test, and a dry run on the newest tickets beside the champion. What was found is written down with the
//! decision, so that an auditor's question has an answer later.
//!
//! The colleague sees what a team can see: the card of a version, and what it answers.

use serde::Serialize;

use crate::base::time::{Minutes, Tick};
use crate::learn::data::Batch;

use super::Version;
use crate::platform::serving::DryRun;
use crate::platform::vocabulary::TeamRole;

/// Looking at a version takes so long.
pub const TAKES: Minutes = Minutes(120);
/// In a dry run it may call so many times more or fewer than the champion.
pub const CALLS: (f64, f64) = (0.8, 1.25);
/// Its answers may take so many times as long.
pub const SLOWER: f64 = 2.0;
/// In its test it may catch so much less than the champion in its own: a share.
pub const TEST_BELOW: f64 = 0.06;

/// A request for approval, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApprovalRequest {
    /// The version.
    pub version: u32,
    /// When somebody asked.
    pub asked: Tick,
    /// Who decides: never the one who made it.
    pub approver: TeamRole,
    /// When it will be, or was, decided.
    pub decided: Tick,
    /// What was found against it; `None` before it is decided.
    pub found: Option<Vec<&'static str>>,
}

impl ApprovalRequest {
    /// A request that is made now.
    pub fn ask(version: u32, now: Tick) -> Self {
        Self { version, asked: now, approver: TeamRole::DataScientist, decided: now.plus(TAKES), found: None }
    }

    /// It was decided that it may answer.
    pub fn approved(&self) -> bool {
        self.found.as_ref().is_some_and(Vec::is_empty)
    }
}

/// What speaks against a version, beside the champion, on the newest requests as they arrived.
pub fn findings(version: &Version, champion: &Version, recent: &Batch, threshold: f32) -> Vec<&'static str> {
    let mut found = Vec::new();
    if let (Some(of_it), Some(of_champion)) = (version.measures.caught, champion.measures.caught)
        && of_it < of_champion - TEST_BELOW
    {
        found.push("it catches less in its test");
    }
    let (its, usual) = (DryRun::of(version, recent, threshold), DryRun::of(champion, recent, threshold));
    let times = its.called / usual.called.max(1e-6);
    if times < CALLS.0 {
        found.push("on the newest requests it flags fewer than the champion");
    }
    if times > CALLS.1 {
        found.push("on the newest requests it flags more than the champion");
    }
    if its.took > usual.took * SLOWER {
        found.push("its answers take much longer");
    }
    found
}
