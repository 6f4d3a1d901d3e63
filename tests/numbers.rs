//! A scenario with an amount behind each outcome: what comes is the same as without, its versions tell amounts, and these
//! are worth something. `SEEDS` says on how many seeds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::sync::Arc;

use afterlaunch::base::time::{DAY, Tick};
use afterlaunch::course::scenarios;
use afterlaunch::learn::models::{ALL, ModelSpec};
use afterlaunch::platform::faults::conditions::Conditions;
use afterlaunch::platform::monitoring::time_series::PER_DAY;
use afterlaunch::platform::release::VersionReason;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::training::Job;
use afterlaunch::platform::vocabulary::{Action, FaultInjection, Onset, TrainingConfig, What};
use afterlaunch::platform::workload::{Generator, Minute};
use afterlaunch::platform::world::World;

fn seeds() -> u64 {
    std::env::var("SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(4)
}

fn deliveries() -> Arc<Scenario> {
    Arc::new(scenarios::find("delivery-time").expect("it is there"))
}

fn live(world: &mut World, days: u32) {
    (0..days * DAY).for_each(|_| world.step());
}

/// True mean absolute error of the answers of some days, and the best that could be reached.
fn errors(world: &World, days: std::ops::Range<u32>) -> (f64, f64) {
    let sum = world.truth.sum(days.end * PER_DAY, (days.end - days.start) * PER_DAY);
    (sum.amounts.error().expect("amounts were told"), sum.amounts.best_error().expect("amounts were told"))
}

fn injection(fault: &str, size: f32, start: Tick) -> Action {
    let (fault, onset) = (fault.to_owned(), Onset::Sudden);
    Action::InjectFault(FaultInjection { onset, ..FaultInjection::sudden(fault, size, start) })
}

#[test]
fn what_comes_is_the_same_with_and_without_amounts() {
    let with = deliveries();
    let without = Arc::new(Scenario { amount: None, ..(*with).clone() });
    let fill = |scenario: &Scenario| {
        let generator = Generator::new(scenario);
        let mut minute = Minute::new(scenario.schema.fields.len());
        (0..200).for_each(|tick| generator.fill(scenario, 7, Tick(tick), &Conditions::default(), &mut minute));
        minute
    };
    let (a, b) = (fill(&with), fill(&without));
    assert_eq!((&a.hidden.chance, &a.hidden.positive, &a.hidden.harm), (&b.hidden.chance, &b.hidden.positive, &b.hidden.harm));
    assert_eq!((a.hidden.amount.len(), b.hidden.amount.len()), (a.seen.len(), 0));
    let line = with.amount.as_ref().expect("hours are told").line;
    assert!(a.hidden.amount.iter().zip(&a.hidden.positive).all(|(amount, positive)| (*amount > line) == *positive));
}

#[test]
fn every_kind_that_tells_amounts_is_better_than_their_mean_and_no_better_than_can_be() {
    let scenario = deliveries();
    let world = World::new(scenario.clone(), 11).expect("it can begin");
    for kind in ALL {
        let model_spec = ModelSpec::of(kind.id).expect("it is in the list");
        let snapshot = world.training.store.snapshot(-i64::from(17 * DAY), -i64::from(3 * DAY), |_| false).expect("there are rows");
        let job = Job::new(9, TrainingConfig::last(14).by(model_spec), Tick(0), &scenario.schema, snapshot).expect("it can be learnt from");
        let version = job.finish_now(&scenario.schema, 0, VersionReason::AllOfPast, scenario.threshold).expect("it ends");
        let measures = &version.measures;
        assert_eq!(measures.errors.is_some(), kind.numbers, "{}", kind.id);
        let Some(errors) = measures.errors else { continue };
        let best = scenario.amount.as_ref().expect("hours").expected_error(0.5, 72.0);
        eprintln!(
            "{}: MAE {:.2}, of the mean {:.2}, best possible {best:.2}; AUC {:?}",
            kind.id, errors.mae, errors.mean_mae, measures.roc_auc
        );
        match kind.id {
            "majority" => assert!((errors.mae / errors.mean_mae - 1.0).abs() < 0.01, "{errors:?}"),
            _ => assert!(errors.mae < 0.82 * errors.mean_mae && errors.mae < 1.15 * best, "{}: {errors:?}", kind.id),
        }
        assert!(errors.bias.abs() < 0.6 && errors.rmse > errors.mae, "{}: {errors:?}", kind.id);
    }
}

/// With the harbour on strike other things make a parcel late. The amounts are further off; a version that has learnt the
/// new days is nearer again.
#[test]
fn a_strike_makes_amounts_worse_and_retraining_makes_them_better() {
    let scenario = deliveries();
    let held = (1..=seeds()).filter(|seed| {
        let mut world = World::new(scenario.clone(), *seed).expect("it can begin");
        live(&mut world, 3);
        world.apply(&injection("concept-drift", 0.8, Tick(0))).expect("it can begin");
        live(&mut world, 9);
        world.apply(&Action::Retrain(TrainingConfig::last(8).by(world.release.champion().model_spec))).expect("there are rows");
        while world.training.job.is_some() {
            world.step();
        }
        let version = world.release.registry.all().last().expect("one was made").0.number;
        world.apply(&Action::Release { version }).expect("it is ready");
        (0..14 * DAY - world.now.0).for_each(|_| world.step());
        let [before, during, after] = [0..3, 9..12, 13..14].map(|days| errors(&world, days));
        eprintln!("seed {seed}: {:.2}, with the strike {:.2}, retrained {:.2} (at best {:.2})", before.0, during.0, after.0, after.1);
        during.0 > before.0 * 1.05 && after.0 < during.0 * 0.96 && before.0 > before.1
    });
    let held = held.count() as u64;
    eprintln!("on {held} of {} seeds", seeds());
    assert!(held * 100 >= seeds() * 95, "on {held} of {} seeds", seeds());
}

fn fired(world: &World) -> Vec<u32> {
    let of = |what: &What| matches!(what, What::AlertFired { rule } if rule == "mean-error");
    world.events.iter().filter(|event| of(&event.what)).map(|event| event.at.0 / DAY).collect()
}

/// The rule on the mean error says nothing in two quiet weeks, and is heard when the harbour is on strike: as soon as the
/// outcomes of these days are in.
#[test]
fn the_mean_error_raises_an_alert_when_it_should() {
    let scenario = deliveries();
    let (mut quiet, mut loud) = (0, 0);
    for seed in 1..=seeds() {
        let mut world = World::new(scenario.clone(), seed).expect("it can begin");
        live(&mut world, 14);
        world.apply(&injection("concept-drift", 0.8, Tick(0))).expect("it can begin");
        let before = fired(&world);
        live(&mut world, 7);
        let after = fired(&world);
        let limit = world.alerts.get("mean-error").expect("there is one").rule.limit;
        eprintln!("seed {seed}: limit {limit}, in quiet days {before:?}, then on days {after:?}");
        quiet += u64::from(before.is_empty());
        loud += u64::from(after.len() > before.len());
    }
    eprintln!("quiet on {quiet}, heard on {loud} of {} seeds", seeds());
    assert!(quiet * 100 >= seeds() * 95 && loud * 100 >= seeds() * 95, "quiet {quiet}, heard {loud} of {}", seeds());
}

/// What careless people write down lies on the side of the line that they write down.
#[test]
fn careless_labels_have_amounts_that_go_with_them() {
    let mut world = World::new(deliveries(), 5).expect("it can begin");
    world.apply(&injection("careless-labels", 0.5, Tick(0))).expect("it can begin");
    live(&mut world, 6);
    let snapshot = world.training.store.snapshot(0, i64::from(6 * DAY), |_| false).expect("there are rows");
    let amounts = snapshot.amounts.as_ref().expect("hours are kept");
    assert_eq!(amounts.values.len(), snapshot.outcomes.len());
    assert!(amounts.values.iter().zip(&snapshot.outcomes).all(|(amount, positive)| (*amount > amounts.of.line) == *positive));
    let mislabelled = snapshot.clone().mislabelled(0.5).at_random(3, 9);
    let amounts = mislabelled.amounts.as_ref().expect("they stay");
    assert!(amounts.values.iter().zip(&mislabelled.outcomes).all(|(amount, positive)| (*amount > amounts.of.line) == *positive));
    assert!(mislabelled.card.positives < snapshot.card.positives * 0.6);
}
