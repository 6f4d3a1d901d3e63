//! Cause and effect on a hundred seeds: each trouble does what it is said to do, and each response helps. Printed as
//! shares of seeds (`cargo test --test cause_and_effect -- --nocapture`); `SEEDS` sets their number.
//!
//! Every comparison is between futures of one run: the same customers arrive, and only what is done differs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::sync::Mutex;

use afterlaunch::base::time::{DAY, HOUR, Minutes, Tick};
use afterlaunch::platform::monitoring::time_series::BUCKET;
use afterlaunch::platform::release::Status;
use afterlaunch::platform::truth::TrueCells;
use afterlaunch::platform::vocabulary::{Action, FaultInjection, OnBreach, Role, TrainingConfig, What};
use afterlaunch::platform::world::World;
use afterlaunch::session::Session;

/// Trouble begins on Wednesday at 08:00.
const START: Tick = Tick(2 * DAY + 8 * HOUR);

/// A future of a run.
#[derive(Clone)]
struct Future {
    world: World,
}

impl Future {
    fn of(seed: u64) -> Self {
        let mut session = Session::open("support-tickets", seed).unwrap();
        while session.now() < START {
            session.advance();
        }
        Self { world: session.world().clone() }
    }

    fn with(&self, actions: &[Action]) -> Self {
        let mut other = self.clone();
        for action in actions {
            other.world.apply(action).unwrap_or_else(|why| panic!("{action:?}: {why}"));
        }
        other
    }

    fn live(mut self, duration: Minutes) -> Self {
        for _ in 0..duration.0 {
            self.world.step();
        }
        self
    }

    /// True quality over the hours that end now.
    fn truth(&self, hours: u32) -> TrueCells {
        let next = self.world.truth.buckets.next();
        self.world.truth.sum(next, hours * HOUR / BUCKET).all
    }

    fn recall(&self, hours: u32) -> f64 {
        self.truth(hours).recall().unwrap()
    }

    /// What all decisions so far cost in the end, harm to come included.
    fn cost(&self) -> f64 {
        self.world.ledger.accounts.iter().map(|(_, a)| a.bill.eur).sum()
    }

    fn buckets(
        &self,
        hours: u32,
    ) -> afterlaunch::platform::monitoring::time_series::Entries<'_, afterlaunch::platform::monitoring::Bucket> {
        let next = self.world.monitoring.buckets.next();
        self.world.monitoring.buckets.range(next - hours * HOUR / BUCKET, next)
    }

    fn worst_psi(&self, hours: u32, field: Option<&str>) -> f32 {
        let place = field.map(|f| self.world.scenario.schema.position(f).unwrap());
        let psi = self.buckets(hours).iter().flat_map(|b| b.fields.iter().enumerate()).filter(|(i, _)| place.is_none_or(|p| p == *i));
        psi.filter_map(|(_, f)| f.psi).fold(0.0, f32::max)
    }

    fn p95(&self, hours: u32) -> f64 {
        let values: Vec<f64> = self.buckets(hours).iter().filter_map(|b| b.by_role[Role::Champion].latency_ms_p95).map(f64::from).collect();
        values.iter().sum::<f64>() / values.len() as f64
    }

    fn timed_out(&self, hours: u32) -> u32 {
        self.buckets(hours).iter().flat_map(|b| b.by_role.values()).map(|l| l.timed_out).sum()
    }

    fn alerts(&self) -> usize {
        self.world.events.iter().filter(|e| matches!(e.what, What::AlertFired { .. })).count()
    }

    /// Trains on the last days, then lets the new version answer for a day.
    fn retrained(self, days: u32) -> Self {
        let training = self.with(&[Action::Retrain(TrainingConfig::last(days))]).live(Minutes::hours(3));
        let version = training
            .world
            .release
            .registry
            .all()
            .next_back()
            .filter(|(_, s)| *s == Status::Ready)
            .expect("three hours are enough")
            .0
            .number;
        training.with(&[Action::Release { version }]).live(Minutes::hours(24))
    }
}

fn start(fault: &str, size: f32, traffic_share: f32) -> Action {
    Action::InjectFault(FaultInjection { traffic_share, ..FaultInjection::sudden(fault, size, Tick(0)) })
}

/// What is claimed, and the share of seeds in which it must hold.
const CLAIMS: [(&str, usize); 13] = [
    ("seconds for minutes: PSI of waiting time above 0.25 within 6 hours", 99),
    ("seconds for minutes: caught falls by 5 points and more, check off", 95),
    ("seconds for minutes: with the check (simple rule), the extra cost is smaller", 95),
    ("seconds for minutes: with the check (a person), most of what was missed beyond a quiet day is caught", 95),
    ("seconds for minutes: fewer called, and more confident", 95),
    ("careless labels: the next model catches less in truth", 95),
    ("concept drift: true quality falls", 95),
    ("concept drift: PSI of every field stays below 0.1", 95),
    ("slow model: p95 at least doubles and answers time out", 100),
    ("rolling back a skewed release restores true quality", 99),
    ("rolling back a slow release restores p95 and ends time-outs", 99),
    ("a skewed release costs quality", 95),
    ("a quiet week raises at most one alert", 90),
];

fn claims(seed: u64) -> ([bool; CLAIMS.len()], [f64; 4]) {
    let base = Future::of(seed);
    let day = Minutes::hours(24);
    let quiet = base.clone().live(day);
    let extra = |future: &Future| future.cost() - quiet.cost();
    let missed = |future: &Future| future.world.ledger.accounts.iter().map(|(_, a)| a.missed).sum::<u64>() as f64;

    let seconds = [start("seconds-for-minutes", 1.0, 1.0)];
    let soon = base.with(&seconds).live(Minutes::hours(6));
    let open = soon.clone().live(Minutes::hours(18));
    let by_rule = base.with(&seconds).with(&[Action::Validation { on_breach: OnBreach::FallBack }]).live(day);
    let by_hand = base.with(&seconds).with(&[Action::Validation { on_breach: OnBreach::Reject }]).live(day);
    let predicted_positives =
        |f: &Future| f.buckets(24).iter().map(|b| f64::from(b.by_role[Role::Champion].predicted_positives)).sum::<f64>();
    let sure = |f: &Future| f.buckets(24).iter().map(|b| f64::from(b.by_role[Role::Champion].high_confidence)).sum::<f64>();

    let labels = base.with(&[start("careless-labels", 0.5, 1.0)]).live(Minutes::days(5)).retrained(4);
    let honest = base.clone().live(Minutes::days(5)).retrained(4);

    let concept = base.with(&[start("concept-drift", 0.8, 1.0)]).live(day);

    let slow = base.with(&[start("slow-release", 8.0, 1.0)]).live(Minutes::hours(6));
    let slow_back = slow.with(&[Action::RollBack { version: 4 }]).live(Minutes::hours(18));
    let skewed_soon = base.with(&[start("skewed-release", 1.0, 1.0)]).live(Minutes::hours(6));
    let skewed_back = skewed_soon.with(&[Action::RollBack { version: 4 }]).live(Minutes::hours(18));
    let skewed = skewed_soon.live(Minutes::hours(18));
    let canary = base.with(&[start("skewed-release", 1.0, 0.1)]).live(day);
    let mislabelled = base.with(&[start("mislabelled-release", 0.6, 1.0)]).live(day);
    let mislabelled_canary = base.with(&[start("mislabelled-release", 0.6, 0.1)]).live(day);

    let week = quiet.clone().live(Minutes::days(6));
    let held = [
        soon.worst_psi(6, Some("waiting_time")) > 0.25,
        open.recall(24) < quiet.recall(24) - 0.05,
        extra(&by_rule) < extra(&open),
        missed(&by_hand) - missed(&quiet) < 0.5 * (missed(&open) - missed(&quiet)),
        predicted_positives(&open) < 0.8 * predicted_positives(&quiet) && sure(&open) > sure(&quiet),
        labels.recall(24) < honest.recall(24),
        concept.recall(24) < quiet.recall(24) - 0.05,
        concept.worst_psi(24, None) < 0.1,
        slow.p95(5) > 2.0 * quiet.p95(24) && slow.timed_out(6) > 0,
        skewed_back.recall(12) > quiet.recall(12) - 0.01,
        slow_back.p95(12) < 1.1 * quiet.p95(12) && slow_back.timed_out(12) == 0,
        skewed.recall(24) < quiet.recall(24) - 0.05,
        week.alerts() <= 1,
    ];
    (held, [extra(&skewed), extra(&canary), extra(&mislabelled), extra(&mislabelled_canary)])
}

#[test]
fn trouble_does_what_it_says_and_responses_help() {
    let seeds: u64 = std::env::var("SEEDS").ok().and_then(|s| s.parse().ok()).unwrap_or(100);
    let next = Mutex::new(1..=seeds);
    let results = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some(seed) = next.lock().unwrap().next() else { break };
                    let result = claims(seed);
                    results.lock().unwrap().push((seed, result));
                }
            });
        }
    });
    let results = results.into_inner().unwrap();
    let mut broken = Vec::new();
    println!("shares of {seeds} seeds");
    for (i, (claim, least)) in CLAIMS.iter().enumerate() {
        let failing: Vec<u64> = results.iter().filter(|(_, (held, _))| !held[i]).map(|(seed, _)| *seed).collect();
        let share = 100.0 * (1.0 - failing.len() as f64 / seeds as f64);
        println!("{share:5.1} %  (at least {least})  {claim}");
        if share < *least as f64 {
            broken.push(format!("{claim}: {share} %, not in seeds {failing:?}"));
        }
    }
    for (name, full, canary) in [("skewed", 0, 1), ("mislabelled", 2, 3)] {
        let ratios: Vec<f64> = results.iter().map(|(_, (_, costs))| costs[canary] / costs[full]).collect();
        let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
        let spread = (ratios.iter().map(|r| (r - mean) * (r - mean)).sum::<f64>() / ratios.len() as f64).sqrt();
        let error = spread / (ratios.len() as f64).sqrt();
        println!(
            "a canary at 10 % of a {name} release: {mean:.3} of the harm of a full release (standard error {error:.3}, spread {spread:.3})"
        );
        // The share that the canary really answered has an error of its own: a day of tickets, one in ten.
        if (mean - 0.1).abs() > 3.0 * error + 0.005 {
            broken.push(format!("a canary at 10 % of a {name} release does {mean:.3} of the harm"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
