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
use crate::platform::team::powers::Powers;
use crate::platform::vocabulary::{ApprovalFinding, Power, TeamRole};

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
    /// In which role, where it was one.
    pub asked_by: Option<TeamRole>,
    /// Who decides: never the one who asked. `None` while there is nobody else who may.
    pub approver: Option<TeamRole>,
    /// When it will be, or was, decided; `None` while there is nobody who may.
    pub decided: Option<Tick>,
    /// What was found against it; `None` before it is decided.
    pub found: Option<Vec<ApprovalFinding>>,
}

impl ApprovalRequest {
    /// A request that is made now.
    pub fn ask(version: u32, now: Tick, asked_by: Option<TeamRole>) -> Self {
        Self { version, asked: now, asked_by, approver: None, decided: None, found: None }
    }

    /// Goes to the first who may agree and has not asked, unless it is with somebody who may; it waits where there is nobody.
    pub(in crate::platform) fn assign(&mut self, now: Tick, powers: Powers) {
        if self.approver.is_some_and(|approver| powers.may(approver, Power::Approve)) {
            return;
        }
        self.approver = powers.holders(Power::Approve).find(|role| Some(*role) != self.asked_by);
        self.decided = self.approver.map(|_| now.plus(TAKES));
    }

    /// It was decided that it may answer.
    pub fn approved(&self) -> bool {
        self.found.as_ref().is_some_and(Vec::is_empty)
    }
}

/// What speaks against a version, beside the champion, on the newest requests as they arrived.
pub fn findings(version: &Version, champion: &Version, recent: &Batch, threshold: f32) -> Vec<ApprovalFinding> {
    let mut found = Vec::new();
    if let (Some(of_it), Some(of_champion)) = (version.measures.recall, champion.measures.recall)
        && of_it < of_champion - TEST_BELOW
    {
        found.push(ApprovalFinding::CatchesLess);
    }
    let (its, current) = (DryRun::of(version, recent, threshold), DryRun::of(champion, recent, threshold));
    let times = its.predicted_positive_rate / current.predicted_positive_rate.max(1e-6);
    if times < CALLS.0 {
        found.push(ApprovalFinding::FlagsFewer);
    }
    if times > CALLS.1 {
        found.push(ApprovalFinding::FlagsMore);
    }
    if its.took > current.took * SLOWER {
        found.push(ApprovalFinding::AnswersSlowly);
    }
    found
}
