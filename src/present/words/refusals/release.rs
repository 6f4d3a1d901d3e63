//! Why a version is not released, promoted, approved or rolled back.

use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::ReleaseRefusal;
use crate::present::words::learning::findings;
use crate::present::words::trial;

pub(super) fn sentence(why: &ReleaseRefusal, scenario: &Scenario) -> String {
    match why {
        ReleaseRefusal::NoSuchVersion { version } => format!("There is no version v{version}."),
        ReleaseRefusal::CanaryShare => "A canary answers more than none and less than all of the requests.".to_owned(),
        ReleaseRefusal::IsChampion { version } => {
            format!("v{version} is the champion already: it answers everything that no canary answers.")
        }
        ReleaseRefusal::AlreadyReleased { version } => format!("v{version} answers all requests already."),
        ReleaseRefusal::AnotherCanary { version, canary, share } => format!(
            "One canary at a time: v{canary} has {:.0} % of the requests. Take it back or promote it first, then v{version} can start.",
            share * 100.0
        ),
        ReleaseRefusal::NoCanary => "No version is on trial. Start a canary first, then it can be promoted.".to_owned(),
        ReleaseRefusal::Unproven { evidence, days_to_verdict } => trial::shown(evidence, *days_to_verdict, scenario),
        ReleaseRefusal::NoEarlierVersion => "No earlier version is kept ready, so there is nothing to go back to.".to_owned(),
        ReleaseRefusal::AlreadyRolledBack { version } => format!("v{version} was taken back already: it answers nothing."),
        ReleaseRefusal::NotInService { version } => format!("v{version} answers nothing, so it cannot be taken back."),
        ReleaseRefusal::NotApproved { version } => format!("v{version} has no approval. Ask a colleague to look at it first."),
        ReleaseRefusal::ApprovalPending { version } => format!("A colleague is looking at v{version}. Wait for the decision."),
        ReleaseRefusal::TurnedDown { version, found } => format!("v{version} was turned down: {}.", findings(found)),
        ReleaseRefusal::Rollout(why) => crate::present::words::rollouts::refused(why),
        ReleaseRefusal::ApprovalAskedFor { version } => format!("Somebody was asked about v{version} already."),
    }
}
