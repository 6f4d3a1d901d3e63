//! What happened when: trouble, alerts, versions, and what the person did.

pub(crate) mod actions;

use std::collections::BTreeMap;

use self::actions::actions;
use super::alerts;
use super::approvals;
use super::view::{ItemKind, TimelineItem, TimelineRow, TimelineView};
use crate::base::order::sorted_by;
use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::platform::faults;
use crate::platform::faults::RunningFault;
use crate::platform::vocabulary::What;
use crate::present::view::{Lens, Window};
use crate::present::words;
use crate::session::Session;

/// Sentences for those who do not see the timeline.
const SENTENCES: usize = 12;

/// The timeline of a run.
pub fn timeline(session: &Session, lens: Lens) -> TimelineView {
    let head = session.head();
    let length = match lens.window {
        Window::Day => DAY,
        Window::Week => 7 * DAY,
        Window::Run => head.0.max(DAY),
    };
    let to = f64::from(head.0.max(session.now().0));
    let from = to - f64::from(length);
    let row = |name, all: Vec<TimelineItem>, never: &'static str| {
        let earlier = !all.is_empty();
        let items: Vec<_> = all.into_iter().filter(|item| item.to >= from).collect();
        TimelineRow { name, items, empty: if earlier { "none in this time" } else { never } }
    };
    TimelineView {
        range: (from, to),
        ticks: ticks(from, to),
        rows: vec![
            row("Trouble", faults(session), "none yet"),
            row("Alerts", alert_items(session), "quiet"),
            row("Versions", versions(session), ""),
            row("Team", team(session), "nothing done yet"),
        ],
        now: f64::from(session.now().0),
        sentences: sentences(session),
    }
}

fn ticks(from: f64, to: f64) -> Vec<(f64, String, bool)> {
    let hours = (to - from) / f64::from(HOUR);
    let every = match hours {
        h if h <= 30.0 => 3 * HOUR,
        h if h <= 24.0 * 9.0 => DAY,
        h if h <= 24.0 * 40.0 => 7 * DAY,
        _ => 28 * DAY,
    };
    let mut t = (from.max(0.0) / f64::from(every)).ceil() as u32 * every;
    let mut out = Vec::new();
    while f64::from(t) <= to {
        let tick = Tick(t);
        let midnight = tick.minute_of_day() == 0;
        let label = match every {
            DAY => words::weekday(tick).to_owned(),
            e if e > DAY => format!("day {}", tick.day()),
            _ if midnight => words::clock(tick),
            _ => words::hour_minute(tick),
        };
        // The last one would run into "now".
        if f64::from(t) < to - (to - from) * 0.04 {
            out.push((f64::from(t), label, midnight && every < DAY));
        }
        t += every;
    }
    out
}

fn item(kind: ItemKind, from: Tick, to: Tick, label: impl Into<String>) -> TimelineItem {
    TimelineItem { kind, from: f64::from(from.0), to: f64::from(to.0), label: label.into() }
}

fn faults(session: &Session) -> Vec<TimelineItem> {
    let now = session.now();
    let shown = session.visible_faults();
    shown.filter_map(|a| Some(item(ItemKind::Fault, a.injection.start, a.ended.unwrap_or(now), running(session, a)?))).collect()
}

/// What trouble is called while it runs: "waiting time in seconds".
pub(crate) fn running(session: &Session, active: &RunningFault) -> Option<String> {
    let fault = faults::find(&active.injection.fault)?;
    Some(fault.describe(fault.running, &active.injection.target, session.scenario()))
}

/// What the bar of a broken rule of the check is called.
const RULE: &str = "rule of the check";

fn alert_items(session: &Session) -> Vec<TimelineItem> {
    let now = session.now();
    let world = session.world();
    let mut out = Vec::new();
    let mut watching: BTreeMap<&str, Tick> = BTreeMap::new();
    let mut firing: BTreeMap<&str, Tick> = BTreeMap::new();
    let label = |rule: &str| world.alerts.get(rule).map_or_else(String::new, |a| words::small(&alerts::name(session, a)));
    for event in &world.events {
        match &event.what {
            What::AlertWatching { rule } => {
                watching.insert(rule, event.at);
            }
            What::AlertFired { rule } => {
                if let Some(since) = watching.remove(rule.as_str()) {
                    out.push(item(ItemKind::Pending, since, event.at, ""));
                }
                firing.insert(rule, event.at);
            }
            What::AlertOver { rule } => {
                if let Some(since) = firing.remove(rule.as_str()) {
                    out.push(item(ItemKind::Firing, since, event.at, label(rule)));
                }
            }
            _ => {}
        }
    }
    let mut broken: Option<(Tick, u32)> = None;
    for event in &world.events {
        match &event.what {
            What::RuleBroken { .. } => broken = Some(broken.map_or((event.at, 1), |(since, n)| (since, n + 1))),
            What::RuleKept { .. } => match broken {
                Some((since, n)) if n > 1 => broken = Some((since, n - 1)),
                Some((since, _)) => {
                    out.push(item(ItemKind::Firing, since, event.at, RULE));
                    broken = None;
                }
                None => {}
            },
            _ => {}
        }
    }
    let open = world.quality.rules.all().iter().any(|rule| rule.since.is_some());
    out.extend(broken.filter(|_| open).map(|(since, _)| item(ItemKind::Firing, since, now, RULE)));
    out.extend(firing.iter().map(|(rule, since)| item(ItemKind::Firing, *since, now, label(rule))));
    sorted_by(out, |item| item.from)
}

fn versions(session: &Session) -> Vec<TimelineItem> {
    let now = session.now();
    let world = session.world();
    let mut out = Vec::new();
    // v3 answers at the start of every run; each change of champion says who comes next.
    let first = world.events.iter().find_map(|e| match e.what {
        What::ChampionIs { .. } => Some(()),
        _ => None,
    });
    let mut champion = (3, Tick(0));
    if first.is_none() {
        champion.0 = world.release.rollout.champion;
    }
    let mut canary: Option<(u32, Tick, f32)> = None;
    // A champion that is taken back leaves a canary where it is; one that is replaced ends its trial.
    let mut taken_back = false;
    for event in &world.events {
        match event.what {
            What::ChampionIs { version } => {
                let stays = std::mem::take(&mut taken_back) && canary.is_some_and(|(number, ..)| number != version);
                out.push(item(ItemKind::Champion, champion.1, event.at, format!("v{}", champion.0)));
                champion = (version, event.at);
                if let Some((number, since, _)) = canary.take_if(|_| !stays) {
                    out.push(item(ItemKind::Candidate, since, event.at, format!("v{number}")));
                }
            }
            What::CanaryAt { version, share } => {
                canary = Some(canary.map_or((version, event.at, share), |(number, since, _)| (number, since, share)));
            }
            What::RolledBack { version } => {
                taken_back = version == champion.0;
                if let Some((number, since, _)) = canary.take_if(|(number, ..)| *number == version) {
                    out.push(item(ItemKind::Candidate, since, event.at, format!("v{number}, taken back")));
                }
            }
            _ => {}
        }
    }
    out.extend(paused(session));
    let since = if champion.1.0 == 0 { "from the start".to_owned() } else { format!("since {}", words::moment(champion.1, now)) };
    out.push(item(ItemKind::Champion, champion.1, now, format!("v{} champion {since}", champion.0)));
    if let Some((number, since, share)) = canary {
        out.push(item(ItemKind::Candidate, since, now, format!("v{number} at {}", words::percent(f64::from(share)))));
    }
    out
}

/// Stretches in which the model was paused.
fn paused(session: &Session) -> Vec<TimelineItem> {
    let (mut out, mut since) = (Vec::new(), None);
    for event in &session.world().events {
        match event.what {
            What::Paused => since = Some(event.at),
            What::Resumed => out.extend(since.take().map(|since| item(ItemKind::Paused, since, event.at, "paused"))),
            _ => {}
        }
    }
    out.extend(since.map(|since| item(ItemKind::Paused, since, session.now(), "paused")));
    out
}

fn team(session: &Session) -> Vec<TimelineItem> {
    let now = session.now();
    let world = session.world();
    let mut out = Vec::new();
    for scripted in actions(session) {
        if scripted.trains {
            let ended = |e: &&crate::platform::vocabulary::Event| {
                e.at > scripted.at && matches!(e.what, What::TrainingDone { .. } | What::TrainingCancelled { .. })
            };
            out.push(item(ItemKind::Work, scripted.at, world.events.iter().find(ended).map_or(now, |e| e.at), ""));
        }
        out.push(item(ItemKind::You, scripted.at, scripted.at, scripted.what));
    }
    out
}

fn sentences(session: &Session) -> Vec<String> {
    let now = session.now();
    let described = session
        .world()
        .events
        .iter()
        .rev()
        .filter_map(|e| Some(format!("{}: {}.", words::moment(e.at, now), described(session, &e.what)?)));
    described.take(SENTENCES).collect()
}

/// What has just happened, where somebody would call: "12:40: alert over: too few called urgent".
pub fn happened(session: &Session) -> Option<String> {
    let now = session.now();
    let just = session.world().events.iter().rev().take_while(|event| now.since(event.at) <= Minutes(1));
    let said = just.filter(|event| event.is_notable()).filter_map(|event| Some((event.at, described(session, &event.what)?)));
    said.last().map(|(at, what)| format!("{}: {what}", words::moment(at, now)))
}

/// What has happened, in a few words; hidden trouble only once it is explained.
pub(crate) fn described(session: &Session, what: &What) -> Option<String> {
    let version = |v: u32, what: &str| Some(format!("v{v} {what}"));
    let name = |rule: &str| session.world().alerts.get(rule).map(|a| alerts::name(session, a));
    let fault = |id: &str| {
        session
            .visible_faults()
            .find(|a| a.injection.fault == id)
            .and_then(|a| faults::find(id).map(|f| f.describe(f.name, &a.injection.target, session.scenario())))
    };
    match what {
        What::FaultBegan { fault: id, .. } => fault(id).map(|n| format!("trouble began: {n}")),
        What::FaultEnded { fault: id, .. } => fault(id).map(|n| format!("trouble ended: {n}")),
        What::AlertFired { rule } => name(rule).map(|n| format!("alert: {n}")),
        What::AlertOver { rule } => name(rule).map(|n| format!("alert over: {n}")),
        What::TrainingDone { version: v } => version(*v, "is ready"),
        What::CanaryAt { version: v, share } => version(*v, &format!("answers {}", words::percent(f64::from(*share)))),
        What::ChampionIs { version: v } => version(*v, &format!("answers all {}", session.scenario().words.many)),
        What::RolledBack { version: v } => version(*v, "was taken back"),
        What::Judged { version: v, verdict } => version(*v, &format!("on trial: {}", words::trial::word(*verdict))),
        What::Rollout { version: v, moment } => version(*v, &words::rollouts::moment(moment, session.now())),
        What::Paused => Some(format!("the model is paused: the simple rule answers all {}", session.scenario().words.many)),
        What::Resumed => Some("the model answers again".to_owned()),
        What::Set { action } => Some(words::events::set(action, session.scenario())),
        What::Decided { version: v, approved } => {
            let decided = if *approved { "is approved" } else { "is turned down" };
            version(*v, &approvals::of(session, *v).unwrap_or_else(|| decided.to_owned()))
        }
        // Why something could not be done is a sentence, and ends as one.
        What::ByPlan { step, refused } => {
            let done = words::events::by_plan(step, refused.as_ref(), session.scenario());
            Some(format!("the plan: {}", done.trim_end_matches('.')))
        }
        What::RuleBroken { rule, share } => {
            Some(format!("a rule of the check is broken: {}", words::events::rule_broken(rule, *share, session.scenario())))
        }
        What::RuleKept { rule } => Some(format!("a rule of the check is kept again: {}", words::events::rule(rule, session.scenario()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vocabulary::Action;
    use crate::platform::vocabulary::Event;
    use crate::platform::vocabulary::FaultInjection;

    fn labels_with(hidden: bool) -> String {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let start = Tick(30);
        let faults = FaultInjection { hidden, ..FaultInjection::sudden("seconds-for-minutes", 1.0, start) };
        session.dispatch(Action::InjectFault(faults)).expect("it can begin");
        (0..90).for_each(|_| session.advance());
        let view = timeline(&session, Lens::default());
        let labels = view.rows.iter().flat_map(|row| row.items.iter().map(|item| item.label.clone()));
        labels.chain(view.sentences.clone()).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn what_stops_a_search_is_said_once_it_may_be() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let fault = |hidden| FaultInjection { hidden, ..FaultInjection::sudden("seconds-for-minutes", 1.0, Tick(600)) };
        session.dispatch(Action::InjectFault(fault(true))).expect("it can begin");
        let stops = |session: &mut Session| {
            let known = session.world().events.len();
            session.advance();
            session.world().events[known..].iter().any(Event::is_notable)
        };
        while !stops(&mut session) {
            assert_eq!(happened(&session), None, "nothing was worth a stop");
        }
        let said = happened(&session).expect("it stops at something");
        assert!(said.contains(": alert: ") && !said.contains("seconds"), "{said}");
        session.advance();
        session.advance();
        assert_eq!(happened(&session), None, "it is over");
    }

    #[test]
    fn hidden_trouble_is_named_nowhere() {
        assert!(labels_with(false).contains("waiting time in seconds"));
        assert!(!labels_with(true).contains("waiting time"), "{}", labels_with(true));
    }
}
