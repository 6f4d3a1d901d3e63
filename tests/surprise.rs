//! Incidents, wherever they may come: each can begin there, and the check of its cause fires in time; a quiet week stays
//! quiet; and as long as nobody has named it, nothing on the page shows what it is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;

use afterlaunch::base::time::Minutes;
use afterlaunch::course::incidents::{self, Incident};
use afterlaunch::course::scenarios;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::vocabulary::What;
use afterlaunch::platform::world::World;
use afterlaunch::present::control_room::controls::controls;
use afterlaunch::present::control_room::view::{ControlState, StageId, Tab};
use afterlaunch::present::surprise::SurpriseView;
use afterlaunch::present::view::Lens;
use afterlaunch::present::{self, charts};
use afterlaunch::session::Session;
use afterlaunch::session::facts::facts;
use afterlaunch::session::links::share::Link;
use afterlaunch::session::surprise::{Surprise, WEEK_IS_OVER, Where, draw, of};

/// A world with the closer watch on, at the minute before a seed’s incident begins.
fn before(scenario: &Arc<Scenario>, seed: u64) -> (World, Surprise) {
    let surprise = draw(scenario, seed);
    let mut world = World::new(scenario.clone(), seed).expect("it can begin");
    world.apply(&surprise.orders()[0].action).expect("the closer watch can be switched on");
    while world.now < surprise.begins {
        world.step();
    }
    (world, surprise)
}

/// After how long the check of the cause fires, within its time.
fn seen(world: &World, scenario: &Scenario, incident: &'static Incident, seed: u64) -> Option<Minutes> {
    let (mut world, surprise) = (world.clone(), of(incident, scenario, seed));
    for order in &surprise.orders()[1..] {
        world.apply(&order.action).unwrap_or_else(|why| panic!("{}, {}: {why}", scenario.id, incident.id));
    }
    let (rule, within) = incident.cause().check.rule(scenario).expect("an incident can be seen");
    let (from, seen_events) = (world.now, world.events.len());
    while world.now.since(from) < within {
        world.step();
        if world.events[seen_events..].iter().any(|event| matches!(&event.what, What::AlertFired { rule: fired } if fired == rule)) {
            return Some(world.now.since(from));
        }
    }
    None
}

/// How many of the seeds each incident was seen in.
fn measured(id: &str, seeds: std::ops::RangeInclusive<u64>) -> BTreeMap<&'static str, usize> {
    let scenario = Arc::new(scenarios::find(id).expect("it is there"));
    let mut times = BTreeMap::new();
    for seed in seeds {
        let (world, _) = before(&scenario, seed);
        for incident in incidents::of(&scenario) {
            *times.entry(incident.id).or_default() += usize::from(seen(&world, &scenario, incident, seed).is_some());
        }
    }
    times
}

/// The usual system on eight seeds, each of the others on two; `SURPRISE_SEEDS` asks for more.
#[test]
fn the_check_of_its_cause_sees_every_incident_in_time() {
    let more: Option<u64> = std::env::var("SURPRISE_SEEDS").ok().and_then(|seeds| seeds.parse().ok());
    for entry in scenarios::ALL {
        let id = entry.card.id;
        let seeds = more.unwrap_or(if id == scenarios::DEFAULT { 8 } else { 2 });
        let seen = measured(id, 1..=seeds);
        let missed: Vec<_> = seen.into_iter().filter(|(_, times)| *times < seeds as usize).collect();
        assert!(missed.is_empty(), "{id}, of {seeds} seeds: {missed:?}");
    }
}

/// Alerts ring for nothing now and then; a week in which nothing is wrong must not look like one in which something is.
#[test]
fn a_quiet_week_stays_quiet() {
    for id in ["support-tickets", "loan-approval"] {
        let scenario = Arc::new(scenarios::find(id).expect("it is there"));
        let quiet: Vec<u64> = (0..200).filter(|seed| draw(&scenario, *seed).incident.is_none()).take(5).collect();
        let mut rang = 0;
        for seed in &quiet {
            let (mut world, _) = before(&scenario, *seed);
            let seen_events = world.events.len();
            while world.now < WEEK_IS_OVER {
                world.step();
            }
            rang += world.events[seen_events..].iter().filter(|event| matches!(event.what, What::AlertFired { .. })).count();
        }
        assert!(rang <= 3, "{id}: {rang} alerts in {} quiet weeks", quiet.len());
    }
}

/// A run in which this incident has been at work for hours.
fn run_with(id: &str) -> Session {
    let default_scenario = scenarios::default_scenario();
    let holds = |seed: &u64| draw(&default_scenario, *seed).incident.is_some_and(|incident| incident.id == id);
    let seed = (0..2_000).find(holds).expect("a seed holds it");
    let link = Link { seed: Some(seed), surprise: Some(seed), ..Link::default() };
    let (mut session, notes) =
        Session::from_link(&link, draw(&default_scenario, seed).begins.plus(Minutes::hours(5))).expect("it can begin");
    assert_eq!(notes, None);
    session.advance();
    session
}

/// All that the page shows of a run, beside the list of all kinds of trouble.
fn shown(session: &Session) -> String {
    let truth = Lens { truth: true, ..Lens::default() };
    let stages = StageId::ALL.map(|stage| format!("{:?}", present::stage_card(session, stage)));
    let record = session.trace(present::trace::records(session).newest[0].id).expect("it came");
    let parts = [
        format!("{:?}", present::pipeline(session)),
        format!("{:?}", present::alerts(session)),
        format!("{:?}", present::ledger(session)),
        format!("{:?}", present::timeline(session, truth)),
        format!("{:?}", present::questions(session)),
        format!("{:?}", charts::all().iter().map(|chart| chart.of(session, truth)).collect::<Vec<_>>()),
        format!("{:?}", present::checks(session)),
        format!("{:?}", present::train(session)),
        format!("{:?}", present::trace::records(session)),
        format!("{:?}", present::trace::trace_view(session, &record, true)),
        present::account(session, 0).to_markdown(),
        format!("{:?}", present::account::without(session, 0)),
        format!("{:?}", facts(session)),
        session.log().to_json(),
        format!("{:?}", session.link()),
    ];
    parts.into_iter().chain(stages).collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_shows_it_before_it_is_named() {
    for id in ["not-known", "store-down", "campaign", "careless-version", "memory"] {
        let mut session = run_with(id);
        let incident = incidents::find(id).expect("it is there");
        let fault = incident.cause();
        let scenario = session.scenario().clone();
        let words = [fault.id.to_owned(), scenario.tell(fault.running), scenario.tell(fault.sentence)];
        let before = shown(&session);
        for word in words.iter().chain([&incident.name.to_owned(), &scenario.tell(incident.kind)]) {
            assert!(!before.contains(word.as_str()), "{id}: “{word}” is shown: {}", around(&before, word));
        }
        // The truth is switched off for as long.
        let charts = |truth| {
            format!("{:?}", charts::all().iter().map(|chart| chart.of(&session, Lens { truth, ..Lens::default() })).collect::<Vec<_>>())
        };
        assert_eq!(charts(true), charts(false), "{id}");
        let SurpriseView::Open(guess) = present::surprise(&session) else { panic!("{id}: it is open") };
        let kinds: Vec<&str> = guess.kinds.iter().flat_map(|(_, all)| all).map(|(id, _)| *id).collect();
        assert!(kinds.contains(&id) && kinds.len() > 10, "{id}: it is one among many: {kinds:?}");

        assert!(locked(&session).iter().all(|locked| *locked), "{id}: trouble can be put in");
        let answer = present::surprise::answer(id, Where::Whole, session.now());
        session.name_cause(answer).expect("it can be named");
        assert!(!locked(&session).iter().all(|locked| *locked), "{id}: trouble stays locked");
        let after = shown(&session);
        assert!(after.contains(&scenario.tell(fault.running)), "{id}: now it is told");
        let SurpriseView::Revealed(story) = present::surprise(&session) else { panic!("{id}: it is told") };
        let w = &session.scenario().words;
        let says_who = [&w.harmed, &w.harmed_many].iter().any(|who| story.harm.contains(&***who));
        assert!(says_who && story.harm.ends_with(" EUR."), "{id}: {}", story.harm);
        assert!(story.name == incident.name && !story.story.contains(['{', '}']), "{}", story.story);
        assert!(story.rows.len() == 3 && story.rows[0][3] == "right", "{:?}", story.rows);
        assert!(story.check.contains("fired"), "{id}: {}", story.check);
    }
}

/// Of each kind of trouble, whether its control is locked.
fn locked(session: &Session) -> Vec<bool> {
    let fault_controls = controls(session).into_iter().filter(|control| control.tab == Tab::Faults);
    fault_controls.map(|control| matches!(control.state, ControlState::Locked { .. })).collect()
}

fn around<'a>(text: &'a str, word: &str) -> &'a str {
    let at = text.find(word).unwrap_or(0);
    let from = (0..=at.saturating_sub(80)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let to = ((at + 80).min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    &text[from..to]
}

/// Every text of every incident can be told in every system that it comes to, and three hints lead to it.
#[test]
fn every_incident_can_be_told_wherever_it_comes() {
    for entry in scenarios::ALL {
        let scenario = scenarios::find(entry.card.id).expect("it is there");
        for incident in incidents::of(&scenario) {
            let surprise = of(incident, &scenario, 3);
            assert!(!surprise.places(&scenario).is_empty(), "{}: {}", entry.card.id, incident.id);
            for text in [incident.story, incident.helps, incident.kind].into_iter().chain(incident.hints) {
                let seen_events = present::surprise::tell(text, &surprise, &scenario);
                let whole = !seen_events.contains(['{', '}'])
                    && !seen_events.contains("  ")
                    && !seen_events.contains(" .")
                    && !seen_events.contains(" ,");
                assert!(
                    whole && (text == incident.kind || seen_events.ends_with(['.', '?'])),
                    "{}, {}: {seen_events}",
                    entry.card.id,
                    incident.id
                );
            }
        }
    }
}
