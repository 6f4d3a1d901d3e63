//! Events that carry data, in words: what was set, what a plan did, which rule is broken.

use super::{count, percent, refusal, rules, short};
use crate::learn::data::Field;
use crate::platform::quality::ValidationRule;
use crate::platform::scenario::Scenario;
use crate::platform::team::settings::{Setting, SuccessMetric, TestSplit};
use crate::platform::vocabulary::{Action, OnBreach, PlanStep, Refusal, RetrainingTrigger, RollBackReason, Slipped};
use crate::present::control_room::controls::updates_said;
use crate::present::roles::{named, owner as owned_by};
use crate::present::words::names;

/// What was set to what by an action: "2 servers", "plan at work".
pub fn set(action: &Action, scenario: &Scenario) -> String {
    match action {
        Action::Validation { on_breach: OnBreach::Off } => "check switched off".to_owned(),
        Action::Validation { on_breach: OnBreach::Reject } => "check on: back to a person".to_owned(),
        Action::Validation { on_breach: OnBreach::FallBack } => "check on: simple rule".to_owned(),
        Action::ScaleServers { count: servers } => count((*servers).into(), "server", "servers"),
        Action::Threshold { value } => format!("decision threshold at {}", percent(f64::from(*value))),
        Action::AlertLimit { rule, value } => format!("limit of {rule} at {}", short(f64::from(*value))),
        Action::Plan(Some(_)) => "plan at work".to_owned(),
        Action::Plan(None) => "plan put aside".to_owned(),
        Action::Setting(setting) => chosen(*setting),
        Action::RequestApproval { version } => format!("approval of v{version} asked for"),
        Action::Goal(_) => "the goal is written down".to_owned(),
        Action::Owner { rule, owner } => format!("{rule} is owned by {}", owned_by(*owner)),
        Action::ValidationRule(rule) => match rule.response {
            None => format!("rule for {} taken away", label(rule, scenario)),
            Some(then) => format!("{}, else {}", self::rule(rule, scenario), rules::response(then)),
        },
        _ => String::new(),
    }
}

fn chosen(setting: Setting) -> String {
    let either = |first: bool, words: [&str; 2]| words[usize::from(!first)].to_owned();
    match setting {
        Setting::ManualUpdates(on) => either(on, ["updates by hand", "updates by pipeline"]),
        Setting::TestSplit(split) => {
            either(split == TestSplit::ByTime, ["tested on the newest requests", "tested on requests chosen at random"])
        }
        Setting::KeepVersions(on) => either(on, ["versions are kept", "versions are written over"]),
        Setting::ApprovalGate(on) => either(on, ["a release needs approval", "anybody may release"]),
        Setting::SuccessMetric(metric) => {
            either(metric == SuccessMetric::Cost, ["success is what mistakes cost", "success is how many are right"])
        }
        Setting::ReviewBand(None) => "nobody reads uncertain ones".to_owned(),
        Setting::ReviewBand(Some(review_band)) => format!("people read up to {} uncertain ones an hour", review_band.per_hour),
        Setting::LoggingRate(share) => format!("{:.0} % written down", share * 100.0),
        Setting::Hosting(hosting) => format!("runs on {}", names::hosting(hosting)),
        Setting::Power { power, role, may: true } => format!("the {} may {}", named(role), names::power(power)),
        Setting::Power { power, role, may: false } => format!("the {} may no longer {}", named(role), names::power(power)),
        Setting::ActAs(None) => "acting for the whole team".to_owned(),
        Setting::ActAs(Some(role)) => format!("acting as the {}", named(role)),
        Setting::Updates { manual_updates, assumed } => {
            format!("assumed of updates {}: {}", if manual_updates { "by hand" } else { "by pipeline" }, updates_said(assumed))
        }
        Setting::Reaction(None) => "alerts are picked up by hand".to_owned(),
        Setting::Reaction(Some(reaction)) => format!("owners pick up their alerts within {} min", reaction.minutes),
        Setting::DetailedMonitoring(on) => either(on, ["detailed monitoring on", "detailed monitoring off"]),
    }
}

/// What a plan did, or the people on it; where it could not be done, why.
pub fn by_plan(step: &PlanStep, refused: Option<&Refusal>, scenario: &Scenario) -> String {
    let done = match step {
        PlanStep::LooksInto { role, rule } => format!("{} looks into {rule}", names::team_role(*role)),
        PlanStep::HandsOver { role, rule } => format!("{} hands {rule} over: rolling back is for others", names::team_role(*role)),
        PlanStep::NobodyMayRollBack { role, rule } => {
            format!("{} has looked into {rule}, and nobody may take a version back", names::team_role(*role))
        }
        PlanStep::RollsBack { version, why: RollBackReason::Alert { rule } } => {
            format!("v{version} goes back: {rule} fired soon after it")
        }
        PlanStep::RollsBack { version, why: RollBackReason::Review } => format!("v{version} goes back: a review found it worse"),
        PlanStep::Reviewed { slipped: None } => "review: quality is as in the test".to_owned(),
        PlanStep::Reviewed { slipped: Some(Slipped::Recall) } => "review: fewer are caught than in the test".to_owned(),
        PlanStep::Reviewed { slipped: Some(Slipped::FalseAlarms) } => "review: more alarms are false than in the test".to_owned(),
        PlanStep::Retrains(RetrainingTrigger::Schedule) => "retraining: its day has come".to_owned(),
        PlanStep::Retrains(RetrainingTrigger::Alert { rule, hours }) => format!("retraining: {rule} has fired for {hours} h"),
        PlanStep::Retrains(RetrainingTrigger::Review) => "retraining: a review found quality slipping".to_owned(),
        PlanStep::Releases { version } => format!("v{version} is released"),
        PlanStep::StartsCanary { version } => format!("v{version} is tried as a canary"),
        PlanStep::Promotes { version, verdict } => {
            format!("v{version} is promoted on its verdict: {}", super::trial::word(*verdict))
        }
        PlanStep::EndsCanary { version } => format!("v{version} is taken back on its verdict: worse"),
    };
    match refused {
        None => done,
        Some(why) => format!("{done}; it could not be done: {}", refusal(why, scenario)),
    }
}

/// A rule that is broken, and by how much: "equipment age is empty in at most 2 % of an hour: it is 9.8 %".
pub fn rule_broken(rule: &ValidationRule, share: f64, scenario: &Scenario) -> String {
    format!("{}: it is {:.1} %", self::rule(rule, scenario), share * 100.0)
}

/// A rule without its response: "equipment age is empty in at most 2 % of an hour".
pub fn rule(rule: &ValidationRule, scenario: &Scenario) -> String {
    let test = field(rule, scenario).map_or_else(String::new, |field| rules::test(&rule.test, field));
    format!("{} {test}", label(rule, scenario))
}

fn field<'a>(rule: &ValidationRule, scenario: &'a Scenario) -> Option<&'a Field> {
    scenario.schema.fields.iter().find(|field| field.name == rule.field)
}

fn label(rule: &ValidationRule, scenario: &Scenario) -> String {
    field(rule, scenario).map_or(&rule.field, |field| &field.label).to_lowercase()
}
