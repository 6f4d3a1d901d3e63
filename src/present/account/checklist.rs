//! A checklist for a first project: what it needs, what of that was done in this run, and how to begin with it. What was
//! done is read off the world, and what was not says which mission shows it.

use crate::base::number_format;
use crate::platform::team::settings::{SuccessMetric, TestSplit};
use crate::platform::vocabulary::{OnBreach, What};
use crate::platform::world::World;
use crate::present::account::view::AccountCheck;
use crate::present::words;
use crate::present::words::names;

/// Something that a project needs.
struct Item {
    what: &'static str,
    /// A first step in a project of one's own.
    first: &'static str,
    /// The mission that shows it.
    mission: &'static str,
    /// What was done of it in a run; nothing if it was not.
    done: fn(&World) -> Option<String>,
}

const fn item(what: &'static str, first: &'static str, mission: &'static str, done: fn(&World) -> Option<String>) -> Item {
    Item { what, first, mission, done }
}

/// In the order in which a project meets them.
const ITEMS: [Item; 13] = [
    item(
        "A goal, and what a mistake costs",
        "Write on one page who decides what with the answer, and what a miss and a false alarm cost.",
        "1.5",
        success_metric,
    ),
    item(
        "A contract for the data, held at the door",
        "List the fields with their units and ranges, and decide where a request goes that breaks them.",
        "2.3",
        contract,
    ),
    item("A test on what lies after", "Keep the newest rows apart, and test on nothing else.", "2.4", split),
    item(
        "Versions, each with its rows and its test",
        "Give each version a number, and keep what it learnt from beside it.",
        "2.6",
        versions,
    ),
    item(
        "A place where it runs",
        "Write down how fast an answer must come, how many may come at once, and who may see the requests.",
        "3.4",
        place,
    ),
    item("Uncertain cases to people", "Ask who reads what the model is unsure of, and how many an hour they can.", "2.5", people),
    item("What is written down, and what is not", "Name the fields that you need later, and leave the others out.", "4.5", log),
    item("Alerts that somebody picks up", "Write a name beside each alert, and what that person may do without asking.", "1.4", alerts),
    item("A look at a fixed hour", "Put an hour into the calendar, twice a week, whether anything rings or not.", "4.4", review),
    item("A rule for training anew", "Say on which days, on which rows, and who decides.", "6.2", retraining),
    item("A trial on a few first", "Choose the share, and the number of outcomes after which you judge.", "5.1", trial),
    item("A second pair of eyes", "Name somebody who agrees to a release and is not its author.", "5.5", gate),
    item(
        "A way back, decided beforehand",
        "Keep the version before ready, and write down the figure at which it returns.",
        "5.3",
        return_path,
    ),
];

/// The checklist of a run.
pub(super) fn checklist(world: &World) -> Vec<AccountCheck> {
    let row = |item: &Item| {
        let done = (item.done)(world);
        let here = match &done {
            Some(words) => format!("Yes. {words}"),
            None => format!("Not in this run. Mission {} shows it.", item.mission),
        };
        AccountCheck { what: item.what, done: done.is_some(), here, first: item.first }
    };
    ITEMS.iter().map(row).collect()
}

fn happened(world: &World, of: impl Fn(&What) -> bool) -> u64 {
    world.events.iter().filter(|event| of(&event.what)).count() as u64
}

fn times(count: u64, did: &str) -> Option<String> {
    let often = match count {
        0 => return None,
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{} times", words::grouped(n)),
    };
    Some(format!("{did} {often}."))
}

fn success_metric(world: &World) -> Option<String> {
    (world.team.settings.success_metric == SuccessMetric::Cost).then(|| "Success is what mistakes cost.".to_owned())
}

fn contract(world: &World) -> Option<String> {
    let own = world.quality.rules.all().len() as u64;
    let rules = (own > 0).then(|| format!("{} of the team’s own.", words::count(own, "rule", "rules")));
    match (world.quality.on_breach, rules) {
        (OnBreach::Off, rules) => rules,
        (OnBreach::Reject, _) => Some("What breaks it goes back, and a person reads it.".to_owned()),
        (OnBreach::FallBack, _) => Some("What breaks it goes to the simple rule.".to_owned()),
    }
}

fn split(world: &World) -> Option<String> {
    (world.team.settings.test_split == TestSplit::ByTime)
        .then(|| format!("Versions are tested on the newest {}.", world.scenario.words.many))
}

fn versions(world: &World) -> Option<String> {
    let kept = world.release.registry.all().count() as u64;
    world.team.settings.keep_versions.then(|| format!("{} with their rows and tests.", words::count(kept, "version", "versions")))
}

fn place(world: &World) -> Option<String> {
    (!world.team.settings.hosting.is_default()).then(|| format!("It was moved to {}.", names::hosting(world.team.settings.hosting)))
}

fn people(world: &World) -> Option<String> {
    world.team.settings.review_band.map(|review_band| format!("People read up to {} an hour.", review_band.per_hour))
}

fn log(world: &World) -> Option<String> {
    (world.team.settings.logging_rate < 1.0)
        .then(|| format!("{} of the answers are written down.", number_format::percent(f64::from(world.team.settings.logging_rate))))
}

fn alerts(world: &World) -> Option<String> {
    let fired = words::count(happened(world, |what| matches!(what, What::AlertFired { .. })), "alert", "alerts");
    let taken = happened(world, |what| matches!(what, What::AlertTaken { .. }));
    times(taken, &format!("{fired}, picked up"))
}

fn review(world: &World) -> Option<String> {
    let review = world.team.plan_runner.as_ref()?.plan.review?;
    Some(format!("Every {}.", words::count(u64::from(review.every_days), "day", "days")))
}

fn retraining(world: &World) -> Option<String> {
    let by_plan = world.team.plan_runner.as_ref().is_some_and(|operating| operating.plan.retrain.is_some());
    let trained = world.training.experiments.len() as u64;
    if by_plan { Some("The plan says when.".to_owned()) } else { times(trained, "Trained anew") }
}

fn trial(world: &World) -> Option<String> {
    let mut tried: Vec<u32> = Vec::new();
    for event in &world.events {
        if let What::CanaryAt { version, .. } = event.what
            && !tried.contains(&version)
        {
            tried.push(version);
        }
    }
    (!tried.is_empty()).then(|| format!("{} tried on a share first.", words::count(tried.len() as u64, "version", "versions")))
}

fn gate(world: &World) -> Option<String> {
    let asked = times(world.release.approvals.len() as u64, "A colleague was asked");
    if world.team.settings.approval_gate { Some(asked.unwrap_or_else(|| "A release needs approval.".to_owned())) } else { asked }
}

fn return_path(world: &World) -> Option<String> {
    let rule = world.team.plan_runner.as_ref().and_then(|operating| operating.plan.roll_back);
    let back = times(happened(world, |what| matches!(what, What::RolledBack { .. })), "A version was taken back");
    back.or_else(|| rule.map(|rule| format!("The plan takes a version back within {} h.", rule.within_hours)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::lessons;
    use crate::platform::vocabulary::Action;
    use crate::session::Session;

    #[test]
    fn every_item_leads_to_a_mission() {
        for item in &ITEMS {
            assert!(lessons::find(item.mission).is_some(), "{}", item.mission);
        }
    }

    #[test]
    fn it_follows_what_is_done() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let done = |session: &Session| checklist(session.world()).iter().filter(|row| row.done).map(|row| row.what).collect::<Vec<_>>();
        let before = done(&session);
        assert!(!before.contains(&ITEMS[1].what), "{before:?}");
        session.dispatch(Action::Validation { on_breach: OnBreach::Reject }).expect("it can be switched on");
        let after = done(&session);
        assert!(after.contains(&ITEMS[1].what) && after.len() == before.len() + 1, "{after:?}");
    }
}
