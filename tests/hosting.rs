//! Where the model runs: each place does what is said of it. Shares of seeds are printed
//! (`cargo test --test hosting -- --nocapture`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use afterlaunch::present::words::names;
use std::sync::Arc;

use afterlaunch::base::time::{DAY, HOUR, Minutes, Tick};
use afterlaunch::course::scenarios;
use afterlaunch::platform::monitoring::time_series::PER_DAY;
use afterlaunch::platform::serving::hosting::{Hosting, MOST_SERVERS};
use afterlaunch::platform::team::settings::Setting;
use afterlaunch::platform::vocabulary::{Action, By, FaultInjection, Refusal, SettingRefusal};
use afterlaunch::platform::world::World;

const SEEDS: u64 = 20;

fn world(seed: u64, hosting: Hosting) -> World {
    let scenario = scenarios::find(scenarios::DEFAULT).expect("it is there");
    let mut world = World::new(Arc::new(scenario), seed).expect("a world");
    if hosting != Hosting::Servers {
        world.apply(&Action::Setting(Setting::Hosting(hosting))).expect("it can be moved");
    }
    world
}

fn live(world: &mut World, until: u32) {
    while world.now < Tick(until) {
        world.step();
    }
}

/// A peak of five times the traffic, from ten to eight on the second day.
fn peak() -> Action {
    let json = format!(r#"{{"fault": "traffic-peak", "size": 5.0, "start": {}, "duration": {}}}"#, DAY + 10 * HOUR, 10 * HOUR);
    Action::InjectFault(serde_json::from_str::<FaultInjection>(&json).expect("trouble"))
}

/// Share of the requests of the last hours that the model was too slow for.
fn timed_out(world: &World, hours: u32) -> f64 {
    let sum = world.monitoring.sum(world.monitoring.buckets.next(), hours * PER_DAY / 24);
    sum.timed_out_share().expect("requests came")
}

#[test]
fn a_cloud_grows_with_the_load_and_company_servers_do_not() {
    let share = |hosting: Hosting| {
        let late = (1..=SEEDS).map(|seed| {
            let mut world = world(seed, hosting);
            world.apply(&peak()).expect("it is ordered");
            live(&mut world, DAY + 20 * HOUR);
            timed_out(&world, 10)
        });
        let late: Vec<f64> = late.collect();
        println!("{}: {:.3} to {:.3} too late in the peak", names::hosting(hosting), low(&late), high(&late));
        late
    };
    assert!(low(&share(Hosting::Servers)) > 0.1);
    assert!(low(&share(Hosting::Laptop)) > 0.5);
    assert!(high(&share(Hosting::Cloud)) < 0.02);
    assert!(high(&share(Hosting::Devices)) == 0.0);
}

#[test]
fn on_a_quiet_week_the_bill_for_machines_says_what_a_place_costs() {
    let eur = |hosting: Hosting| {
        let bills: Vec<f64> = (1..=SEEDS)
            .map(|seed| {
                let mut world = world(seed, hosting);
                live(&mut world, 7 * DAY);
                world.ledger.machines_eur
            })
            .collect();
        println!("{}: {:.0} to {:.0} EUR a week", names::hosting(hosting), low(&bills), high(&bills));
        bills
    };
    let servers = eur(Hosting::Servers);
    assert!(high(&servers) - low(&servers) < 1e-6, "as many as one has, used or not");
    let cloud = eur(Hosting::Cloud);
    assert!(low(&cloud) > 0.8 * servers[0] && high(&cloud) < 1.3 * servers[0]);
    assert!(high(&eur(Hosting::Laptop)) < 0.05 * servers[0]);
    assert!(high(&eur(Hosting::Devices)) == 0.0);
}

#[test]
fn a_laptop_is_away_now_and_then_and_devices_tell_little() {
    let mut laptop = world(7, Hosting::Laptop);
    let mut lost = 0;
    for _ in 0..3 * DAY {
        laptop.step();
        // At night one server would be enough.
        lost += u32::from(laptop.now.hour_of_day() == 3 && laptop.serving.queue.wait(f64::from(laptop.now.0) * 60_000.0) > 0.0);
    }
    assert!(lost > 0);

    let logged = |hosting: Hosting| {
        let mut world = world(7, hosting);
        live(&mut world, DAY);
        let buckets = world.monitoring.buckets.range(0, world.monitoring.buckets.next());
        buckets.iter().map(|bucket| f64::from(bucket.logged)).sum::<f64>()
    };
    let share = logged(Hosting::Devices) / logged(Hosting::Servers);
    assert!((0.22..0.28).contains(&share), "{share}");
}

#[test]
fn what_a_place_cannot_do_is_refused_and_moving_back_restores_the_servers() {
    let refused = |hosting: Hosting, action: &Action, expected: SettingRefusal| {
        let mut world = world(7, hosting);
        let before = world.serving.queue.servers();
        assert_eq!(world.apply(action), Err(Refusal::Setting(expected)));
        assert_eq!(world.serving.queue.servers(), before);
    };
    refused(Hosting::Laptop, &Action::ScaleServers { count: 2 }, SettingRefusal::ServersAreGiven(Hosting::Laptop));
    refused(Hosting::Cloud, &Action::ScaleServers { count: 2 }, SettingRefusal::ServersAreGiven(Hosting::Cloud));
    refused(Hosting::Devices, &Action::ScaleServers { count: 2 }, SettingRefusal::ServersAreGiven(Hosting::Devices));
    refused(Hosting::Cloud, &Action::Setting(Setting::Hosting(Hosting::Cloud)), SettingRefusal::AlreadyHosted(Hosting::Cloud));

    let mut world = world(7, Hosting::Cloud);
    world.apply(&peak()).expect("it is ordered");
    live(&mut world, DAY + 12 * HOUR);
    assert!((8..=MOST_SERVERS).contains(&world.serving.queue.servers()), "{}", world.serving.queue.servers());
    world.apply(&Action::Setting(Setting::Hosting(Hosting::Servers))).expect("it can be moved back");
    assert_eq!(world.serving.queue.servers(), world.scenario.service.servers);
    let later = world.now.plus(Minutes(60)).0;
    live(&mut world, later);
    assert_eq!(world.serving.queue.servers(), world.scenario.service.servers, "nobody rents any more");
}

/// A bad version is out of service in the minute of the roll-back where servers answer; devices keep it for days, and it is
/// told which version answered.
#[test]
fn on_devices_a_release_and_a_roll_back_take_days() {
    let run = |hosting: Hosting| {
        let mut world = world(7, hosting);
        let injection = FaultInjection::sudden("skewed-release", 1.0, Tick(0));
        world.apply(&Action::InjectFault(injection)).expect("it can be released");
        let recall = |world: &World| world.truth.sum(world.truth.buckets.next(), 9).all.recall().expect("some are urgent");
        let earlier = |world: &World| {
            let sum = world.monitoring.sum(world.monitoring.buckets.next(), 9);
            f64::from(sum.answered_by[By::Earlier as usize]) / f64::from(sum.requests)
        };
        live(&mut world, 12 * HOUR);
        let after_release = recall(&world);
        live(&mut world, 6 * DAY);
        world.apply(&Action::RollBack { version: world.release.rollout.champion }).expect("there is one to go back to");
        live(&mut world, 6 * DAY + 12 * HOUR);
        let after_roll_back = (recall(&world), earlier(&world));
        live(&mut world, 12 * DAY);
        (after_release, after_roll_back, recall(&world), earlier(&world))
    };
    let (after_release, (recall, earlier), later, left) = run(Hosting::Servers);
    assert!(after_release < 0.2 && recall > 0.85 && later > 0.85, "{after_release}, {recall}, {later}");
    assert_eq!((earlier, left), (0.0, 0.0));
    let (after_release, (recall, earlier), later, left) = run(Hosting::Devices);
    assert!(after_release > 0.5, "most devices have not seen the release yet: {after_release}");
    assert!(recall < 0.5 && earlier > 0.6, "most devices still have it: {recall}, {earlier}");
    assert!(later > 0.8 && (0.002..0.06).contains(&left), "a few never follow: {later}, {left}");
}

fn low(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

fn high(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}
