//! What one role has before them: their question, their charts, what they were told, and what they may do.

use super::view::{PowerView, RolePanelView};
use super::{notifications, seen};
use crate::platform::team::powers::Powers;
use crate::platform::vocabulary::{Power, TeamRole};
use crate::present::control_room::controls::named as control_named;
use crate::present::trace::{RecordView, records};
use crate::present::words::names;
use crate::session::Session;

/// Cases that somebody reads at once.
const CASES: usize = 3;

/// The moment as one role sees it.
pub fn panel(session: &Session, role: TeamRole) -> RolePanelView {
    let powers = session.world().team.settings.powers;
    let may = Power::ALL.into_iter().filter(|power| powers.may(role, *power)).filter_map(|power| {
        let control = control(power);
        Some(PowerView { control, verb: control_named(session, control)? })
    });
    RolePanelView {
        role: names::team_role(role),
        picture: picture(role),
        state: notifications::mark(session, role),
        question: question(role),
        sentence: seen::sentence(session, role),
        charts: charts(role, session.scenario().amount.is_some()),
        bill: role == TeamRole::ProductOwner,
        cases: (role == TeamRole::DomainExpert).then(|| cases(session)),
        notified: notifications::notified(session, role),
        may: may.collect(),
        may_not: may_not(powers, role),
    }
}

pub const fn picture(role: TeamRole) -> &'static str {
    match role {
        TeamRole::DataEngineer => "stack",
        TeamRole::MlEngineer => "model",
        TeamRole::DataScientist => "flask",
        TeamRole::PlatformEngineer => "table",
        TeamRole::ProductOwner => "people",
        TeamRole::DomainExpert => "hands",
        TeamRole::Compliance => "eye",
        TeamRole::SoftwareEngineer => "prepare",
    }
}

const fn question(role: TeamRole) -> &'static str {
    match role {
        TeamRole::DataEngineer => "Has what arrives changed?",
        TeamRole::MlEngineer => "Is it the model, or what it is fed?",
        TeamRole::DataScientist => "Do its scores still mean the same?",
        TeamRole::PlatformEngineer => "Is everything up?",
        TeamRole::ProductOwner => "Who is hurt, and what does it cost?",
        TeamRole::DomainExpert => "Would I have decided so?",
        TeamRole::Compliance => "Was anybody treated worse?",
        TeamRole::SoftwareEngineer => "Are our requests answered?",
    }
}

fn charts(role: TeamRole, of_amounts: bool) -> Vec<&'static str> {
    match role {
        TeamRole::DataEngineer => vec!["field-drift", "missing-values"],
        TeamRole::MlEngineer => vec!["predicted-positive-rate", if of_amounts { "mean-error" } else { "false-discovery-rate" }],
        TeamRole::DataScientist => vec!["scores", if of_amounts { "predicted-amounts" } else { "high-confidence" }],
        TeamRole::PlatformEngineer => vec!["answer-time", "requests"],
        TeamRole::ProductOwner => vec!["recall"],
        TeamRole::DomainExpert => Vec::new(),
        TeamRole::Compliance => vec!["recall-by-segment", "predicted-positive-rate-by-segment"],
        TeamRole::SoftwareEngineer => vec!["answered-by"],
    }
}

/// Cases that somebody who knows them reads: those known to be missed, or else the newest.
fn cases(session: &Session) -> (&'static str, Vec<RecordView>) {
    let records = records(session);
    let missed = !records.missed.is_empty();
    let (name, all) = if missed { ("Missed, as outcomes say", records.missed) } else { ("The newest", records.newest) };
    (name, all.into_iter().take(CASES).collect())
}

/// The control that does it.
pub const fn control(power: Power) -> &'static str {
    match power {
        Power::Retrain => "retrain",
        Power::Release => "start-canary",
        Power::RollBack => "roll-back",
        Power::Approve => "request-approval",
        Power::MoveThreshold => "threshold",
        Power::DemandApproval => "approval-gate",
        Power::ChangeServers => "scale-servers",
        Power::SetCheck => "validation",
        Power::RepairSource => "repair-source",
        Power::AskPeople => "review-band",
        Power::ChooseLog => "logging-rate",
        Power::PauseTraffic => "pause",
    }
}

/// What a role would like to do first, and may not.
fn may_not(powers: Powers, role: TeamRole) -> String {
    let barred = Power::ALL.into_iter().find(|power| !powers.may(role, *power));
    barred.map_or_else(String::new, |power| format!("May not {}.", names::power(power)))
}
