//! How the team works, as controls: each says how things stand and offers the other way.

use super::control::{choice, response, round, slider};
use super::rollout::{NOTHING_READY, newest_ready};
use crate::platform::serving::hosting::Hosting;
use crate::platform::team::settings::{BY_HAND, Band, Setting, Split, SuccessMetric};
use crate::platform::vocabulary::Action;
use crate::platform::vocabulary::Refusal;
use crate::platform::world::World;
use crate::present::control_room::approvals;
use crate::present::control_room::view::{ControlState, ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// The controls, in order.
pub(super) fn controls(session: &Session) -> Vec<ControlView> {
    let mut all = vec![repeat(session), approve(session), gate(session), versions(session), by_hand(session), split(session)];
    all.extend([aim(session), band(session), log(session), closer(session), runs_on(session)]);
    all
}

/// What pressing one of them means; `None` if it is none of them.
pub(super) fn action(world: &World, id: &str, value: impl Fn(&str) -> f64) -> Option<Result<Action, Refusal>> {
    let ways = &world.settings;
    let way = match id {
        "repeat" => {
            return Some(newest_trained(world).map(|version| Action::Repeat { version }).ok_or_else(|| Refusal::because(NO_TRAINING)));
        }
        "approve" => {
            return Some(newest_ready(world).map(|version| Action::Approve { version }).ok_or_else(|| Refusal::because(NOTHING_READY)));
        }
        "gate" => Setting::Gate(!ways.gate),
        "keep-versions" => Setting::KeepVersions(!ways.keep_versions),
        "by-hand" => Setting::ByHand(!ways.by_hand),
        "split" => Setting::Split(if ways.split == Split::ByTime { Split::AtRandom } else { Split::ByTime }),
        "aim" => Setting::Aim(if ways.success_metric == SuccessMetric::Cost { SuccessMetric::Right } else { SuccessMetric::Cost }),
        "band" if ways.band.is_some() => Setting::Band(None),
        "band" => Setting::Band(Some(Band { width: round(value("width")), an_hour: value("an-hour") as u32 })),
        "log" => Setting::Log(round(value("share"))),
        "runs-on" => Setting::RunsOn(Hosting::ALL[(value("place") as usize).min(Hosting::ALL.len() - 1)]),
        "closer-watch" => Setting::CloserWatch(world.monitoring.data_quality.is_none()),
        _ => return None,
    };
    Some(Ok(Action::Work(way)))
}

const NO_TRAINING: &str = "Nothing was trained in this run yet, or nothing of it was kept.";

/// The newest version that was trained in this run.
fn newest_trained(world: &World) -> Option<u32> {
    world.registry.all().rev().map(|(v, _)| v).find(|v| world.snapshots.find(v.number).is_ok()).map(|v| v.number)
}

fn repeat(session: &Session) -> ControlView {
    let world = session.world();
    let newest = newest_trained(world);
    let mut control = response("repeat", "Train the same again", "The same rows, the same settings: is it the same model?", "Train again");
    let Some(newest) = newest else {
        control.state = ControlState::Locked { why: NO_TRAINING.to_owned(), anyway: None };
        return control;
    };
    control.means = format!("v{newest} once more, on the very rows that it learnt from.");
    if let Some(job) = &world.training {
        control.state = ControlState::Locked { why: format!("v{} is being trained.", job.number), anyway: None };
    }
    control.done = same_as(world).map(|(a, b, same)| {
        if same { format!("v{b} has learnt the same as v{a}, to the last bit.") } else { format!("v{b} has not learnt the same as v{a}.") }
    });
    control
}

/// The newest two versions that were trained in this run, and whether they have learnt the same.
fn same_as(world: &World) -> Option<(u32, u32, bool)> {
    let mut newest = world.registry.all().rev().map(|(v, _)| v).filter(|v| v.made_at > 0);
    let (b, a) = (newest.next()?, newest.next()?);
    Some((a.number, b.number, a.learnt() == b.learnt()))
}

fn approve(session: &Session) -> ControlView {
    let world = session.world();
    let mut control = response(
        "approve",
        "Ask for approval",
        "A colleague who did not make it tests a new version on recent records without using its answers, and decides.",
        "Ask",
    );
    let last = world.approvals.last();
    control.done = last.and_then(|record| {
        let found = record.found.as_ref()?;
        let (version, grounds) = (record.version, approvals::grounds(world, record.version, found));
        let decided = if record.approved() { format!("v{version} may answer") } else { format!("v{version} is turned down") };
        Some(format!("{}: {decided}: {grounds}.", record.approver.name()))
    });
    match newest_ready(world) {
        None => control.state = ControlState::Locked { why: NOTHING_READY.to_owned(), anyway: None },
        Some(v) => {
            control.name = format!("Ask for approval of v{v}");
            if let Some(record) = world.approvals.iter().find(|r| r.version == v && r.found.is_none()) {
                let when = words::moment(record.decided, session.now());
                control.state = ControlState::Locked { why: format!("A colleague looks at v{v}, until {when}."), anyway: None };
            }
        }
    }
    control
}

fn gate(session: &Session) -> ControlView {
    if session.world().settings.gate {
        let waits = newest_ready(session.world()).map_or_else(String::new, |v| format!(" v{v} waits."));
        return response(
            "gate",
            "Let anybody release",
            format!("Now each release needs somebody else’s approval.{waits}"),
            "Open the gate",
        );
    }
    response("gate", "Ask for two pairs of eyes", "No version answers before somebody else has looked at it.", "Close the gate")
}

fn versions(session: &Session) -> ControlView {
    if session.world().settings.keep_versions {
        return response(
            "keep-versions",
            "Overwrite old versions",
            "Now each version and its snapshot is kept, so one can go back.",
            "Stop keeping",
        );
    }
    response("keep-versions", "Keep versions", "Now a new version overwrites the old one. Nothing leads back.", "Keep")
}

fn by_hand(session: &Session) -> ControlView {
    if session.world().settings.by_hand {
        return response("by-hand", "Build a pipeline", "Now updates are copied together by hand: slow, and slips happen.", "Automate");
    }
    let days = words::length(BY_HAND);
    response("by-hand", "Update by hand", format!("Now a pipeline does it. By hand it takes {days}, and slips happen."), "By hand")
}

fn split(session: &Session) -> ControlView {
    let many = &session.scenario().words.many;
    match session.world().settings.split {
        Split::ByTime => {
            response("split", "Choose the test rows at random", format!("Now a version is tested on the newest {many}."), "At random")
        }
        Split::AtRandom => {
            response("split", "Test on the newest", format!("Now a version is tested on {many} of the days it learnt from."), "By time")
        }
    }
}

fn aim(session: &Session) -> ControlView {
    let amounts = session.scenario().amount.is_some();
    match session.world().settings.success_metric {
        SuccessMetric::Cost if amounts => {
            response("aim", "Count how far off it is", "Now a verdict weighs mistakes by what they cost.", "Count")
        }
        SuccessMetric::Right if amounts => {
            response("aim", "Weigh mistakes by cost", "Now a verdict counts how far off amounts are.", "Weigh")
        }
        SuccessMetric::Cost => response("aim", "Count right answers", "Now a verdict weighs mistakes by what they cost.", "Count"),
        SuccessMetric::Right => {
            response("aim", "Weigh mistakes by cost", "Now a verdict counts right answers, whichever they are.", "Weigh")
        }
    }
}

fn band(session: &Session) -> ControlView {
    let many = &session.scenario().words.many;
    if let Some(band) = session.world().settings.band {
        let means = format!("Now people read up to {} {many} an hour that lie near the decision threshold.", band.an_hour);
        return response("band", "Let the model decide alone", means, "Stop");
    }
    let eur = session.scenario().costs.by_hand_eur;
    let means = format!("People read {many} near the decision threshold, for {eur} EUR each.");
    let mut control = response("band", "Give uncertain ones to people", means, "Give");
    control.knobs.push(slider("width", "Uncertain: this near the threshold", (0.01, 0.5, 0.01), Unit::Share, 0.15));
    control.knobs.push(slider("an-hour", "Read in an hour, at most", (20.0, 600.0, 20.0), Unit::Count, 100.0));
    control
}

fn log(session: &Session) -> ControlView {
    let many = &session.scenario().words.many;
    let now = f64::from(session.world().settings.logged);
    let means = format!(
        "Now {} of the {many} are kept whole, and outcomes can only be joined to those. Of each answer, time and version are kept.",
        words::percent(now)
    );
    let mut control = response("log", "Choose how much to log", means, "Set");
    control.knobs.push(slider("share", "Write down", (0.01, 1.0, 0.01), Unit::Share, now));
    control
}

fn closer(session: &Session) -> ControlView {
    if session.world().monitoring.data_quality.is_some() {
        return response(
            "closer-watch",
            "Switch detailed monitoring off",
            "Now thirteen more alert rules look at finer figures.",
            "Switch off",
        );
    }
    let means = "Thirteen more alert rules: unknown words, repeats, old values, memory and others. More is seen, and more rings.";
    response("closer-watch", "Switch detailed monitoring on", means, "Switch on")
}

fn runs_on(session: &Session) -> ControlView {
    let now = session.world().settings.hosting;
    let means = format!("Now on {}. {}", now.name(), what_it_is_like(session, now));
    let mut control = response("runs-on", "Choose where it runs", means, "Move");
    let names = Hosting::ALL.map(|hosting| words::capital(hosting.name()));
    let mut places = choice("place", "Run it on", &names.each_ref().map(String::as_str));
    // What one would move to: away from company servers, or back to them.
    places.default = f64::from(if now == Hosting::Servers { Hosting::Cloud } else { Hosting::Servers } as u8);
    control.knobs.push(places);
    control
}

fn what_it_is_like(session: &Session, hosting: Hosting) -> String {
    let scenario = session.scenario();
    let many = &scenario.words.many;
    let terms = hosting.terms();
    let an_hour = format!("{:.2} EUR", f64::from(scenario.costs.server_eur_an_hour * terms.price));
    match hosting {
        Hosting::Laptop => {
            format!("One computer, nearly for nothing; now and then it is closed or restarts. All {many} stay in the house.")
        }
        Hosting::Servers => format!("As many as you decide, {an_hour} an hour each, used or not. All {many} stay in the house."),
        Hosting::Cloud => format!(
            "It rents and returns servers by itself, {an_hour} an hour each. All {many} go to somebody else, by a contract for {} a day.",
            words::eur(f64::from(terms.eur_a_day))
        ),
        Hosting::Devices => format!(
            "Each device answers for itself: no servers, no waiting, {} times as slow. The {many} stay where they are, and you hear of {}. A release or a roll-back takes days to reach them, and some never follow.",
            terms.latency_factor,
            words::percent(f64::from(terms.max_logging_rate))
        ),
    }
}
