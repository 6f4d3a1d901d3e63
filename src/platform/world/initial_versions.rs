//! How a world on requests that are made up begins: with a past, and two versions that learnt from it.

use std::sync::Arc;

use crate::base::dice::{Dice, Stream};
use crate::base::time::{DAY, HOUR, Tick};

use super::World;
use crate::platform::release::{Registry, Status, Version, VersionReason};
use crate::platform::scenario::Scenario;
use crate::platform::training::{Job, KEEP_ONE_IN, PAST_DAYS, TrainingStore};
use crate::platform::vocabulary::{TrainingConfig, TrainingRefusal};
use crate::platform::workload::{Generator, Minute, Workload};

/// Outcomes that are half in before so many hours are taken to be in where the run begins.
const SOON: f32 = 24.0;

impl World {
    /// A healthy system at Monday 00:00 of day 1: v3 answers, v2 is kept ready, and three weeks of earlier requests
    /// wait in the training store.
    ///
    /// # Errors
    /// If the scenario's past is too thin to learn from.
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Result<Self, TrainingRefusal> {
        let mut workload = Workload::new(&scenario, None);
        let mut store = TrainingStore::default().with_amounts(scenario.amount.as_ref());
        past(&scenario, &workload.generator, seed, &mut workload.minute, &mut store);
        let (start, day) = (-i64::from(PAST_DAYS * DAY), i64::from(DAY));
        let older = learn(&scenario, &store, 2, [start, start + 4 * day], VersionReason::FirstDays)?;
        let newer = learn(&scenario, &store, 3, [start + 4 * day, -3 * day], VersionReason::MoreRecords)?;
        let mut registry = Registry::default();
        registry.add(older, Status::Retired);
        registry.add(newer, Status::Champion);
        Ok(Self::beginning(scenario, seed, workload, store, registry))
    }
}

/// A version that learnt from a stretch of the past, at once.
fn learn(
    scenario: &Scenario,
    store: &TrainingStore,
    number: u32,
    [from, to]: [i64; 2],
    why: VersionReason,
) -> Result<Version, TrainingRefusal> {
    let day = i64::from(DAY);
    let choice = TrainingConfig::last(((to - from) / day) as u32).by(scenario.first_model_spec());
    let snapshot = store.snapshot(from, to, |_| false)?;
    let job = Job::new(number, choice, Tick(0), &scenario.schema, snapshot)?;
    job.finish_now(&scenario.schema, to + day, why, scenario.threshold).ok_or(TrainingRefusal::NoFirstVersion)
}

/// Three weeks of requests before the run, as the training store kept them: one in eight, outcomes known as far as they
/// could be. Where they take days, those of the last days are still unknown, and are left so.
fn past(scenario: &Scenario, generator: &Generator, seed: u64, minute: &mut Minute, store: &mut TrainingStore) {
    for hour in 0..PAST_DAYS * 24 {
        let mut dice = Dice::keyed(seed, Stream::History, u64::from(hour));
        let tick = Tick(hour * 60);
        let rate = scenario.traffic.rate(tick.weekday(), tick.minute_of_day()) * 60.0;
        let count = dice.poisson(rate / f64::from(KEEP_ONE_IN)) as usize;
        generator.fill_past(scenario, count, &mut dice, minute);
        let at = i64::from(hour) * 60 - i64::from(PAST_DAYS * DAY);
        for row in 0..minute.seen.len() {
            let place = store.keep(at + (row * 60 / count.max(1)) as i64, &minute.seen.batch, row, minute.seen.segment[row]);
            let ripe = scenario.outcomes.median_hours < SOON || -at > i64::from(scenario.outcomes.longest_hours * HOUR) / 2;
            let known = dice.unit() < f64::from(scenario.outcomes.coverage) && ripe;
            if let Some(place) = place.filter(|_| known) {
                store.label(place, minute.hidden.positive[row], minute.hidden.amount.get(row).copied());
            }
        }
    }
}
