//! Answers in time under load: a load test at the busiest hour of the week, on the servers that there are.
//!
//! Requests come independently of each other; each holds a server for as long as its answer takes and a while longer. The time of
//! the slowest twentieth is measured in twenty runs of a thousand requests each.

use super::gate::{GateEvidence, GateResult, Held};
use crate::base::dice::{Dice, NormalTable, Stream};
use crate::base::math::{exp, ln};
use crate::base::stats::{Moments, mean_interval, quantile};
use crate::platform::release::Version;
use crate::platform::release::trial::ALPHA;
use crate::platform::serving::Queue;
use crate::platform::world::World;

/// Runs of the load test.
const RUNS: u64 = 20;
/// Requests of a run.
const REQUESTS: usize = 1_000;

pub(super) fn answer_time(world: &World, version: &Version) -> (GateEvidence, GateResult) {
    let (service, traffic) = (&world.scenario.service, &world.scenario.traffic);
    let busiest = |all: &[f32]| all.iter().copied().fold(0.0, f32::max);
    let a_minute = f64::from(busiest(&traffic.by_hour)) * f64::from(busiest(&traffic.by_weekday));
    let every = 60_000.0 / a_minute.max(1e-6);
    let unloaded = f64::from(service.answer_ms * version.slowness());
    let run = |nth: u64| {
        let mut dice = Dice::keyed(u64::from(version.number), Stream::Latency, 0x6A7E << 8 | nth);
        let mut queue = Queue::new(world.serving.queue.servers());
        let mut at = 0.0;
        let times: Vec<f64> = (0..REQUESTS)
            .map(|_| {
                at -= every * ln((1.0 - dice.unit()).max(1e-12));
                let took = unloaded * exp(f64::from(service.spread * NormalTable::get().value(dice.bits() as u32)));
                let wait = queue.wait(at);
                queue.take(at, took * f64::from(service.hold));
                wait + took
            })
            .collect();
        quantile(&times, 0.95)
    };
    let p95s: Moments = (0..RUNS).filter_map(run).collect();
    let Some((value, (low, high))) = p95s.mean().zip(mean_interval(&p95s, ALPHA)) else { return super::gate::nothing() };
    let held = Held { value, low, high, limit: f64::from(service.target_ms_p95) };
    (GateEvidence::Time(held), held.at_most())
}
