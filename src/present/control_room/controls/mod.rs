//! The control panel: trouble that one can make, and what one can do about it. A control says what it needs and
//! why it can't be used now; pressing it gives an [`Action`].

mod aim;
mod control;
mod decision_line;
mod groups;
mod plan;
mod repair;
mod rollout;
mod trouble;
mod work;

pub use control::knob_text;
pub use decision_line::move_threshold;
pub use trouble::runs;

use std::collections::BTreeMap;

use super::view::{ControlState, ControlView, Unit};
use crate::base::wording;
use crate::platform::faults;
use crate::platform::serving::hosting::MOST_SERVERS;
use crate::platform::vocabulary::Action;
use crate::platform::vocabulary::TrainingConfig;
use crate::platform::vocabulary::What;
use crate::platform::vocabulary::{OnBreach, Refusal};
use crate::present::words;
use crate::session::Session;
use control::{choice, lately, response, round, slider};
use rollout::{NOTHING_READY, goes_back, newest_ready};

/// Values that were set, by knob.
pub type Settings = BTreeMap<&'static str, f64>;

/// All controls of both tabs, in order.
pub fn controls(session: &Session) -> Vec<ControlView> {
    let mut all: Vec<_> = trouble::controls(session);
    let mut responses = vec![repair::control(session), check(session), rollout::roll_back(session), retrain(session)];
    responses.extend([rollout::canary(session), rollout::promote(session), servers(session), rollout::release(session)]);
    responses.extend([threshold(session), plan::control(session)]);
    responses.extend(work::controls(session));
    all.extend(groups::sort(session.world(), responses));
    all
}

/// What pressing a control means, with its knobs as set. Knobs that were not touched stand at their default.
///
/// # Errors
/// If there is no such control, or nothing that it could act on.
pub fn action(session: &Session, id: &str, set: &Settings) -> Result<Action, Refusal> {
    let all = controls(session);
    let control = all.iter().find(|c| c.id == id).ok_or_else(|| Refusal::because(format!("There is no control called “{id}”.")))?;
    let value = |knob: &str| {
        let default = control.knobs.iter().find(|k| k.id == knob).map_or(0.0, |k| k.default);
        set.get(knob).copied().unwrap_or(default)
    };
    if let Some(fault) = faults::find(id) {
        return Ok(trouble::action(session, fault, value));
    }
    if id == "repair" {
        return repair::action(session, value("which"));
    }
    let world = session.world();
    if let Some(action) = work::action(world, id, value) {
        return action;
    }
    let newest = || newest_ready(world).ok_or_else(|| Refusal::because(NOTHING_READY));
    Ok(match id {
        "check" if world.on_breach != OnBreach::Off => Action::Check { then: OnBreach::Off },
        "check" => Action::Check { then: if value("whereto") > 0.5 { OnBreach::Reject } else { OnBreach::FallBack } },
        "retrain" => {
            Action::Retrain(TrainingConfig::last(value("days") as u32).skipping(value("leave-out") > 0.5).by(world.champion().recipe))
        }
        "canary" => {
            let version = world.rollout.canary.map_or_else(newest, |(v, _)| Ok(v))?;
            Action::Canary { version, share: round(value("share")) }
        }
        "promote" => Action::Promote { anyway: false },
        "release" => Action::Release { version: newest()? },
        "roll-back" => goes_back(world),
        "plan" => plan::action(session, value),
        "threshold" => Action::Threshold { value: round(value("value")) },
        _ => Action::Servers { count: value("count") as u32 },
    })
}

/// Stops trouble that runs or waits.
pub fn stop(id: &str) -> Action {
    Action::Stop { fault: id.to_owned() }
}

/// Gives up the work that a control shows.
pub fn cancel() -> Action {
    Action::CancelTraining
}

/// Does what a locked control warns of.
pub fn anyway(session: &Session, id: &str) -> Action {
    match id {
        "roll-back" => goes_back(session.world()),
        _ => Action::Promote { anyway: true },
    }
}

fn check(session: &Session) -> ControlView {
    let w = &session.scenario().words;
    match session.world().on_breach {
        OnBreach::Off => {
            let means = format!("{} with impossible values never reach the model.", words::capital(&w.many));
            let mut control = response("check", "Switch the check on", means, "Switch on");
            control.knobs.push(choice("whereto", "Send them", &["to the simple rule", "to a person"]));
            control
        }
        then => {
            let whereto = if then == OnBreach::Reject { "a person" } else { "the simple rule" };
            response("check", "Switch the check off", format!("Now what breaks the contract goes to {whereto}."), "Switch off")
        }
    }
}

fn retrain(session: &Session) -> ControlView {
    let world = session.world();
    let w = &session.scenario().words;
    let mut control = response("retrain", "Retrain", format!("Train a new version on {} you choose.", w.many), "Retrain");
    if let Some(job) = &world.training {
        // A search is many trainings: how long this one takes tells of the others.
        let (this, done) = (job.progress(), world.training_progress().unwrap_or_default());
        let all = world.searching.as_ref().map_or(1.0, |search| search.recipes.len() as f64);
        let gone = f64::from(session.now().since(job.began).0.max(1));
        let left = match this > 0.02 {
            true => format!("about {:.0} simulated minutes left", (gone * all * (1.0 - done) / this).ceil().max(1.0)),
            false => "just begun".to_owned(),
        };
        control.means = format!("v{}, on {} {}.", job.number, words::grouped(u64::from(job.rows())), w.many);
        control.state = ControlState::Working { progress: done, text: format!("{}, {left}", words::percent(done)) };
        return control;
    }
    control.knobs.push(slider("days", "The last", (1.0, 28.0, 1.0), Unit::Days, 14.0));
    control.knobs.push(choice("leave-out", "Leave out", &["nothing", "hours with alerts"]));
    let ready = |v: u32| {
        let version = world.registry.get(v)?;
        let caught = version.tested_at(world.threshold).recall()?;
        if let Some(errors) = &version.measures.errors {
            let off = words::amount(session.scenario(), errors.mae);
            return Some(format!("v{v} is ready. In its test it was off by {off} on average."));
        }
        Some(format!("v{v} is ready. In its test it caught {} of the {} {}.", words::percent(caught), w.positive, w.many))
    };
    control.done = lately(session, |what| match what {
        What::TrainingDone { version } => ready(*version),
        What::TrainingCancelled { version } => Some(format!("v{version} was given up.")),
        _ => None,
    });
    control
}

fn threshold(session: &Session) -> ControlView {
    let w = &session.scenario().words;
    let now = f64::from(session.world().threshold);
    let means = format!("Call {} {} from {} on, or sooner, or later.", wording::one(&w.one), w.positive, words::percent(now));
    let mut control = response("threshold", "Move the decision threshold", means, "Move");
    control.knobs.push(slider("value", "From", (0.05, 0.95, 0.01), Unit::Share, (now * 100.0).round() / 100.0));
    control
}

fn servers(session: &Session) -> ControlView {
    let count = session.world().queue.servers();
    let eur = session.scenario().costs.server_eur_an_hour * 24.0;
    let many = &session.scenario().words.many;
    let means =
        format!("{} run. Each more: more {many} at once, and {eur:.0} EUR a day.", words::count(u64::from(count), "server", "servers"));
    let mut control = response("servers", "Add a server", means, "Set");
    if let Some(why) = session.world().settings.hosting.why_servers_are_given() {
        control.means = "Where it runs now, that is not chosen by hand.".to_owned();
        control.state = ControlState::Locked { why: why.to_owned(), anyway: None };
    }
    let most = f64::from(MOST_SERVERS);
    control.knobs.push(slider("count", "Servers", (1.0, most, 1.0), Unit::Count, f64::from(count + 1).min(most)));
    control
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios::DEFAULT;
    use crate::session::links::parameters::RESPONSES;

    #[test]
    fn an_address_can_name_each_control() {
        let session = Session::open(DEFAULT, 7).unwrap();
        let shown: Vec<_> = controls(&session).into_iter().map(|control| control.id).collect();
        let named: Vec<_> = faults::ALL.iter().map(|fault| fault.id).chain(RESPONSES.map(|(id, _)| id)).collect();
        assert_eq!(shown, named);
    }
}
