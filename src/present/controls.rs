//! The control panel: trouble that one can make, and what one can do about it. A control says what it needs and
//! why it can't be used now; pressing it gives an [`Action`].

mod aim;
mod groups;
mod plan;
mod repair;
mod trouble;
mod work;

pub use trouble::runs;

use std::collections::BTreeMap;

use super::view::{ControlState, ControlView, Knob, KnobKind, Tab, Unit};
use super::words;
use crate::base::say;
use crate::base::time::{HOUR, Minutes};
use crate::platform::action::Action;
use crate::platform::choice::TrainingChoice;
use crate::platform::event::What;
use crate::platform::faults;
use crate::platform::hosting::MOST_SERVERS;
use crate::platform::registry::Status;
use crate::platform::vocabulary::{OnBreach, Refusal};
use crate::platform::world::World;
use crate::session::Session;

/// What was done stays written under its control for so long.
const LATELY: Minutes = Minutes(12 * HOUR);

/// Values that were set, by knob.
pub type Settings = BTreeMap<&'static str, f64>;

/// All controls of both tabs, in order.
pub fn controls(session: &Session) -> Vec<ControlView> {
    let mut all: Vec<_> = trouble::controls(session);
    let mut responses = vec![repair::control(session), check(session), roll_back(session), retrain(session), canary(session)];
    responses.extend([promote(session), servers(session), release(session), threshold(session), plan::control(session)]);
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
            Action::Retrain(TrainingChoice::last(value("days") as u32).skipping(value("leave-out") > 0.5).by(world.champion().recipe))
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

/// Takes back the canary, or where there is none, the champion.
fn goes_back(world: &World) -> Action {
    Action::RollBack { version: world.rollout.canary.map_or(world.rollout.champion, |(canary, _)| canary) }
}

/// The version that was taken back last, while nothing else has come into service since.
fn just_went_back(world: &World) -> Option<u32> {
    let mut events = world.events.iter().rev().map(|event| &event.what);
    let released = |what: &&What| matches!(what, What::CanaryAt { .. } | What::ChampionIs { .. } | What::TakenBack { .. });
    // Who answers again is told right after who was taken back.
    match (events.find(released)?, events.next()) {
        (What::TakenBack { version }, _) | (What::ChampionIs { .. }, Some(What::TakenBack { version })) => Some(*version),
        _ => None,
    }
}

/// How the value of a slider is said; `max` is the slider's end.
pub fn knob_text(unit: Unit, value: f64, max: f64) -> String {
    match unit {
        Unit::Share => words::percent(value),
        Unit::Times if value.fract() == 0.0 => format!("{value:.0} times"),
        Unit::Times => format!("{value:.1} times"),
        Unit::Spreads => format!("{value:.1} standard deviations"),
        Unit::Hours => words::length(Minutes((value * f64::from(HOUR)) as u32)),
        Unit::HoursOrUntilStopped if value >= max => "until stopped".into(),
        Unit::HoursOrUntilStopped => words::length(Minutes((value * f64::from(HOUR)) as u32)),
        Unit::HoursFromNow if value <= 0.0 => "now".into(),
        Unit::HoursFromNow => format!("in {}", words::length(Minutes((value * f64::from(HOUR)) as u32))),
        Unit::Days => words::count(value as u64, "day", "days"),
        Unit::Count => format!("{value:.0}"),
    }
}

/// Two decimals are what a slider means.
fn round(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}

/// Widened through decimals, so that 0.6 is 0.6 and not its nearest neighbour.
fn wide(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

fn slider(id: &'static str, label: &'static str, (min, max, step): (f64, f64, f64), unit: Unit, default: f64) -> Knob {
    Knob { id, label, kind: KnobKind::Slider { min, max, step, unit }, default }
}

fn choice(id: &'static str, label: &'static str, options: &[&str]) -> Knob {
    Knob { id, label, kind: KnobKind::Choice(options.iter().map(|o| (*o).to_owned()).collect()), default: 0.0 }
}

fn response(id: &'static str, name: impl Into<String>, means: impl Into<String>, verb: &'static str) -> ControlView {
    ControlView {
        id,
        tab: Tab::Respond,
        group: "",
        rare: false,
        fits: false,
        name: name.into(),
        means: means.into(),
        knobs: Vec::new(),
        state: ControlState::Ready,
        verb,
        done: None,
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

const NOTHING_READY: &str = "No new version is ready: one has to be trained, or to come from another team.";

/// The newest version that was never in service.
fn newest_ready(world: &World) -> Option<u32> {
    world.registry.all().rev().find(|(_, s)| *s == Status::Ready).map(|(v, _)| v.number)
}

fn canary(session: &Session) -> ControlView {
    let world = session.world();
    let many = &session.scenario().words.many;
    if let Some((v, share)) = world.rollout.canary {
        let now = words::percent(f64::from(share));
        let mut control = response("canary", "Widen the canary", format!("Let v{v} answer more than {now} of {many}."), "Set");
        let default = (f64::from(share) * 2.0).min(0.5);
        control.knobs.push(slider("share", "Answers", (0.05, 0.95, 0.05), Unit::Share, default));
        return control;
    }
    let newest = newest_ready(world);
    let means = newest.map_or_else(
        || format!("Let a new version answer a few {many} first."),
        |v| format!("Let v{v} answer a few {many} first. If it errs, few are hurt."),
    );
    let mut control = response("canary", "Start a canary", means, "Start");
    control.knobs.push(slider("share", "Answers", (0.05, 0.95, 0.05), Unit::Share, 0.1));
    if newest.is_none() {
        control.state = ControlState::Locked { why: NOTHING_READY.to_owned(), anyway: None };
    }
    control
}

fn promote(session: &Session) -> ControlView {
    let world = session.world();
    let Some((v, _)) = world.rollout.canary else {
        let mut control = response("promote", "Promote the canary", "The version on trial answers everything.", "Promote");
        let first = if newest_ready(world).is_some() { " Start a canary first." } else { "" };
        control.state = ControlState::Locked { why: format!("No version is on trial.{first}"), anyway: None };
        control.done = champion_lately(session);
        return control;
    };
    let champion = world.rollout.champion;
    let mut control =
        response("promote", format!("Make v{v} the champion"), format!("v{v} answers all; v{champion} is kept ready."), "Promote");
    if let Some(why) = world.why_not_promoted() {
        control.state = ControlState::Locked { why, anyway: Some("Promote anyway") };
    }
    control
}

fn release(session: &Session) -> ControlView {
    let world = session.world();
    let newest = newest_ready(world);
    let name = newest.map_or_else(|| "Release at once".to_owned(), |v| format!("Release v{v} at once"));
    let mut control = response("release", name, "All at once, with no trial. Fast, and everybody is hurt if it errs.", "Release");
    if newest.is_none() {
        control.state = ControlState::Locked { why: NOTHING_READY.to_owned(), anyway: None };
    }
    control
}

fn roll_back(session: &Session) -> ControlView {
    let world = session.world();
    let done = lately(session, |what| match what {
        What::TakenBack { version } => Some(format!("v{version} was taken back. v{} answers.", world.rollout.champion)),
        _ => None,
    });
    let mut control = match (world.rollout.canary, world.rollout.previous) {
        (Some((v, _)), _) => {
            let means = format!("v{} answers everything again within a minute.", world.rollout.champion);
            response("roll-back", format!("Take v{v} back"), means, "Take back")
        }
        (None, Some(v)) => {
            let means = format!("v{v} is kept ready and answers within a minute.");
            let mut control = response("roll-back", "Go back a version", means, "Go back");
            // A second press of the button that took a version back must not take another one back.
            if let Some(back) = just_went_back(world) {
                let why =
                    format!("v{back} was taken back, and v{} answers. Should that one be taken back as well?", world.rollout.champion);
                control.state = ControlState::Locked { why, anyway: Some("Go back further") };
            }
            control
        }
        (None, None) => {
            let mut control = response("roll-back", "Go back a version", "The version before answers again.", "Go back");
            control.state = ControlState::Locked { why: nothing_earlier(world), anyway: None };
            control
        }
    };
    control.done = done;
    control
}

/// Why there is nothing to go back to, in agreement with what has just been done.
fn nothing_earlier(world: &World) -> String {
    let champion = world.rollout.champion;
    match just_went_back(world) {
        Some(_) => format!("v{champion} is the earliest version that is kept, so there is nothing further back."),
        None => format!("No version before v{champion} is kept ready."),
    }
}

fn threshold(session: &Session) -> ControlView {
    let w = &session.scenario().words;
    let now = f64::from(session.world().threshold);
    let means = format!("Call {} {} from {} on, or sooner, or later.", say::one(&w.one), w.positive, words::percent(now));
    let mut control = response("threshold", "Move the decision line", means, "Move");
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
    if let Some(why) = session.world().ways.hosting.why_servers_are_given() {
        control.means = "Where it runs now, that is not chosen by hand.".to_owned();
        control.state = ControlState::Locked { why: why.to_owned(), anyway: None };
    }
    let most = f64::from(MOST_SERVERS);
    control.knobs.push(slider("count", "Servers", (1.0, most, 1.0), Unit::Count, f64::from(count + 1).min(most)));
    control
}

fn champion_lately(session: &Session) -> Option<String> {
    lately(session, |what| match what {
        What::ChampionIs { version } => Some(format!("v{version} answers all.")),
        _ => None,
    })
}

/// The newest event of this kind, if it is not long ago: "Done at 14:22. v2 answers again."
fn lately(session: &Session, said: impl Fn(&What) -> Option<String>) -> Option<String> {
    lately_within(session, LATELY, said)
}

/// The same, not longer ago than this.
fn lately_within(session: &Session, lately: Minutes, said: impl Fn(&What) -> Option<String>) -> Option<String> {
    let now = session.now();
    let recent = session.world().events.iter().rev().take_while(|e| now.since(e.at) < lately);
    let found = recent.filter_map(|e| said(&e.what).map(|s| (e.at, s))).next();
    found.map(|(at, said)| format!("{}: {said}", words::moment(at, now)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios::DEFAULT;
    use crate::session::parameters::RESPONSES;

    #[test]
    fn an_address_can_name_each_control() {
        let session = Session::open(DEFAULT, 7).unwrap();
        let shown: Vec<_> = controls(&session).into_iter().map(|control| control.id).collect();
        let named: Vec<_> = faults::ALL.iter().map(|fault| fault.id).chain(RESPONSES.map(|(id, _)| id)).collect();
        assert_eq!(shown, named);
    }
}
