//! What the team has done, the person at the page and the plan alike: one list for the timeline, for those who tell of an
//! episode, and for tests that hold them against each other.

use crate::base::order::sorted_by;
use crate::base::time::Tick;
use crate::platform::faults;
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, FaultTarget, OnBreach, PlanStep, Power, TeamRole, What};
use crate::present::roles::named;
use crate::present::words;
use crate::present::words::names;
use crate::session::Session;
use crate::session::log::decisions;

/// Something that the team has done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TeamAction {
    /// When.
    pub at: Tick,
    /// In a word or two: "v4 back".
    pub what: String,
    /// What one has to be allowed for it, if anything.
    pub power: Option<Power>,
    /// Who it was, where the plan says so.
    pub by: Option<TeamRole>,
    /// A training began with it.
    pub trains: bool,
}

/// All that the team has done, in order of time: not what was set up before anybody came, nor trouble that is still hidden.
pub(crate) fn actions(session: &Session) -> Vec<TeamAction> {
    let own = decisions(session.done().get(session.set_up()..).unwrap_or_default()).filter(|entry| !ordered(entry.at, &entry.action)).map(
        |entry| TeamAction {
            at: entry.at,
            what: done(session, &entry.action),
            power: entry.action.needs(),
            by: None,
            trains: matches!(entry.action, Action::Retrain(_)),
        },
    );
    let planned = session.world().events.iter().filter_map(|event| match &event.what {
        What::ByPlan { step, refused: None } => by_plan(event.at, step),
        _ => None,
    });
    sorted_by(own.chain(planned).collect(), |scripted| f64::from(scripted.at.0))
}

/// What a plan did, or somebody on it. That nothing came of a review is no deed.
fn by_plan(at: Tick, step: &PlanStep) -> Option<TeamAction> {
    let (what, power, by) = match step {
        PlanStep::LooksInto { role, .. } => ("pick up".to_owned(), None, Some(*role)),
        PlanStep::HandsOver { role, .. } => ("hand over".to_owned(), None, Some(*role)),
        PlanStep::RollsBack { version, .. } | PlanStep::EndsCanary { version } => (format!("v{version} back"), Some(Power::RollBack), None),
        PlanStep::Retrains(_) => ("retrain".to_owned(), Some(Power::Retrain), None),
        PlanStep::Releases { version } => (format!("release v{version}"), Some(Power::Release), None),
        PlanStep::StartsCanary { version } => (format!("v{version} canary"), Some(Power::Release), None),
        PlanStep::Promotes { .. } => ("promote".to_owned(), Some(Power::Release), None),
        PlanStep::NobodyMayRollBack { .. } => return None,
        PlanStep::Reviewed { slipped } => slipped.map(|_| ("review".to_owned(), None, None))?,
    };
    Some(TeamAction { at, what, power, by, trains: matches!(step, PlanStep::Retrains(_)) })
}

/// Trouble that nobody at the page has made: hidden, as lessons and links order it, or there before anybody came.
/// It stands among the trouble; here it would be named before it begins.
pub(crate) fn ordered(at: Tick, action: &Action) -> bool {
    action.injection().is_some_and(|faults| faults.hidden || at == Tick(0))
}

/// What a person has done, in a word or two.
pub(crate) fn done(session: &Session, action: &Action) -> String {
    let running = |id: &str, target: &FaultTarget| {
        faults::find(id).map_or_else(|| "trouble".to_owned(), |fault| fault.describe(fault.running, target, session.scenario()))
    };
    match action {
        Action::InjectFault(t) => format!("start {}", running(&t.fault, &t.target)),
        Action::EndFault { fault } => {
            let struck = session.world().faults.iter().rev().find(|active| active.injection.fault == *fault);
            format!("stop {}", running(fault, &struck.map(|active| active.injection.target.clone()).unwrap_or_default()))
        }
        Action::Validation { on_breach: OnBreach::Off } => "check off".into(),
        Action::Validation { .. } => "check on".into(),
        Action::Retrain(_) => "retrain".into(),
        Action::TuneHyperparameters(search) => format!("try {} settings", search.values.len()),
        Action::CancelTraining => "cancel training".into(),
        Action::StartCanary { version, share } => format!("v{version} canary {}", words::percent(f64::from(*share))),
        Action::Release { version } => format!("release v{version}"),
        Action::Promote { .. } => "promote".into(),
        Action::RollBack { version } => format!("v{version} back"),
        Action::ScaleServers { count } => words::count(u64::from(*count), "server", "servers"),
        Action::Threshold { value } => format!("decide at {}", words::percent(f64::from(*value))),
        Action::Acknowledge { .. } => "pick up".into(),
        Action::AlertLimit { .. } => "move limit".into(),
        Action::Plan(Some(_)) => "plan at work".into(),
        Action::Plan(None) => "plan aside".into(),
        Action::Setting(Setting::Hosting(hosting)) => format!("move to {}", names::hosting(*hosting)),
        Action::Setting(Setting::ActAs(Some(role))) => format!("act as {}", named(*role)),
        Action::Setting(Setting::ActAs(None)) => "act as the team".into(),
        Action::Setting(Setting::Power { .. }) => "who may do what".into(),
        Action::Setting(Setting::Updates { .. }) => "assume of updates".into(),
        Action::Setting(Setting::Reaction(_)) => "reaction time".into(),
        Action::Setting(_) => "way of working".into(),
        Action::RepeatTraining { version } => format!("train v{version} again"),
        Action::RequestApproval { version } => format!("ask about v{version}"),
        Action::Pause => "pause the model".into(),
        Action::Resume => "resume the model".into(),
        Action::Goal(_) => "write a goal".into(),
        Action::Rollout(action) => words::rollouts::done(action),
        Action::Owner { owner: None, .. } => "alert to nobody".into(),
        Action::Owner { owner: Some(role), .. } => format!("alert to the {}", named(*role)),
        Action::ValidationRule(rule) => if rule.response.is_some() { "rule of the check" } else { "rule taken away" }.into(),
    }
}
