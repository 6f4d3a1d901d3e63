//! Incidents, wherever they may come: each can begin there, and the check of its cause fires in time; a quiet week stays
//! quiet; and as long as nobody has named it, nothing on the page shows what it is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;

use afterlaunch::base::time::{DAY, Minutes, Tick};
use afterlaunch::course::incidents::{self, Incident};
use afterlaunch::course::scenarios;
use afterlaunch::platform::event::What;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::world::World;
use afterlaunch::session::surprise::{Surprise, WEEK_IS_OVER, draw, of};

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
    let (from, told) = (world.now, world.events.len());
    while world.now.since(from) < within {
        world.step();
        if world.events[told..].iter().any(|event| matches!(&event.what, What::AlertFired { rule: fired } if fired == rule)) {
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

#[test]
fn probe() {
    let seeds: u64 = std::env::var("SEEDS").ok().and_then(|s| s.parse().ok()).unwrap_or(2);
    for entry in scenarios::ALL {
        if std::env::var("ONLY").is_ok_and(|only| only != entry.card.id) {
            continue;
        }
        let t = std::time::Instant::now();
        println!("{} {:?} {:?}", entry.card.id, measured(entry.card.id, 1..=seeds), t.elapsed());
    }
}
