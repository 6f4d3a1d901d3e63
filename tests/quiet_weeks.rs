//! Twelve weeks in which nothing happens, in every system: the bill is what is said to be usual, nobody is called for nothing,
//! nothing is marked red, and quality estimated without outcomes is what it truly is. `SEEDS` says on how many seeds, `DAYS`
//! how long; what was measured is printed (`cargo test --test quiet_weeks -- --nocapture`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use afterlaunch::base::time::DAY;
use afterlaunch::course::scenarios;
use afterlaunch::learn::performance_estimation::ExpectedCells;
use afterlaunch::platform::monitoring::alerts::AlertState;
use afterlaunch::platform::monitoring::time_series::PER_DAY;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::vocabulary::{ConfusionMatrix, Role};
use afterlaunch::platform::world::World;

fn number(name: &str, default: u32) -> u32 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

/// What was seen on one seed.
struct Quiet {
    /// Each week's bill over what was usual, from the first whole week in which that is known.
    bills: Vec<f64>,
    /// How often each alert fired.
    fired: BTreeMap<&'static str, u32>,
    /// The most alerts in one week.
    most: u32,
    /// Looks at which the team's stage was red and no alert fired.
    marks: u32,
    /// Recall and precision over four weeks: estimated, measured, true.
    quality: [[f64; 3]; 2],
}

fn live(scenario: &Arc<Scenario>, seed: u64, days: u32) -> Quiet {
    let mut world = World::new(scenario.clone(), seed).unwrap();
    let (mut default, mut marks, mut weeks) = (Vec::new(), 0, vec![0; days.div_ceil(7) as usize]);
    for minute in 0..days * DAY {
        let before: u32 = world.alerts.all.iter().map(|a| a.fired).sum();
        world.step();
        weeks[(minute / DAY / 7) as usize] += world.alerts.all.iter().map(|a| a.fired).sum::<u32>() - before;
        if world.now.0.is_multiple_of(DAY) {
            default.push(world.ledger.expected_by(world.now).map(|(eur, _)| eur));
        }
        let firing = world.alerts.all.iter().any(|a| matches!(a.state, AlertState::Firing { .. }));
        marks += u32::from(minute.is_multiple_of(20) && !firing && world.ledger.harm_is_unusual(world.now));
    }
    world.step();
    let week = |days: Range<usize>| {
        let default: Option<f64> = default[days.clone()].iter().copied().sum();
        Some(world.ledger.days[days].iter().map(|bill| bill.eur).sum::<f64>() / default?)
    };
    Quiet {
        bills: (0..days as usize / 7).filter_map(|nth| week(nth * 7..nth * 7 + 7)).collect(),
        fired: world.alerts.all.iter().filter(|a| a.fired > 0).map(|a| (a.rule.id, a.fired)).collect(),
        most: weeks.into_iter().max().unwrap_or(0),
        marks,
        quality: quality(&world, 28.min(days)),
    }
}

fn quality(world: &World, days: u32) -> [[f64; 3]; 2] {
    let (mut expected, mut measured) = (ExpectedCells::default(), ConfusionMatrix::default());
    for bucket in world.monitoring.buckets.range(0, days * PER_DAY) {
        expected.merge(&bucket.by_role[Role::Champion].expected);
        measured.add(&bucket.by_role[Role::Champion].measured);
    }
    let truth = world.truth.sum(days * PER_DAY, days * PER_DAY).by_role[Role::Champion];
    let share = |value: Option<f64>| value.expect("there were positives, and calls");
    [
        [share(expected.recall().map(|e| e.value)), share(measured.recall()), share(truth.recall())],
        [share(expected.precision().map(|e| e.value)), 1.0 - share(measured.false_alarm_share()), 1.0 - share(truth.false_alarm_share())],
    ]
}

fn mean(values: impl Iterator<Item = f64> + Clone) -> f64 {
    values.clone().sum::<f64>() / values.count().max(1) as f64
}

#[test]
fn nothing_happens_and_nothing_is_said_to_happen() {
    let (seeds, days) = (number("SEEDS", 2), number("DAYS", 42));
    let only = std::env::var("SYSTEM").ok();
    let mut wrong = Vec::new();
    for scenario in scenarios::ALL.iter().map(|entry| Arc::new((entry.make)())) {
        if only.as_ref().is_some_and(|only| !scenario.id.contains(only.as_str())) {
            continue;
        }
        let all: Vec<Quiet> = (1..=u64::from(seeds)).map(|seed| live(&scenario, seed, days)).collect();
        let bills = || all.iter().flat_map(|quiet| quiet.bills.iter().copied());
        let outside = bills().filter(|bill| (bill - 1.0).abs() > 0.15).count();
        let [recall, precision] = [0, 1].map(|of| mean(all.iter().map(move |quiet| quiet.quality[of][0] - quiet.quality[of][2])));
        let spread = mean(all.iter().map(|quiet| (quiet.quality[0][0] - quiet.quality[0][2]).abs()));
        let mut fired = BTreeMap::new();
        all.iter().flat_map(|quiet| &quiet.fired).for_each(|(rule, times)| *fired.entry(*rule).or_insert(0) += times);
        let (most, marks) = (all.iter().map(|quiet| quiet.most).max().unwrap_or(0), all.iter().map(|quiet| quiet.marks).sum::<u32>());
        println!(
            "{:16} bill / usual {:.2} to {:.2}, mean {:.3}, {outside} of {} weeks outside; most alerts a week {most} {fired:?}; red marks {marks}; \
             recall {recall:+.3} (off by {spread:.3}), precision {precision:+.3}",
            scenario.id,
            bills().fold(f64::INFINITY, f64::min),
            bills().fold(0.0, f64::max),
            mean(bills()),
            bills().count(),
        );
        // Where a week holds few mistakes, luck alone takes one in a hundred further.
        if outside * 100 > bills().count() || (mean(bills()) - 1.0).abs() > 0.05 {
            wrong.push(format!("{}: {outside} weekly bills are not what is usual", scenario.id));
        }
        if most > 1 || marks > 0 {
            wrong.push(format!("{}: {most} alerts in a week, {marks} red marks", scenario.id));
        }
        // On few seeds luck takes the mean of a rare one further.
        let allowed = 0.03 + 0.05 / f64::from(seeds).sqrt();
        if recall.abs() > allowed || precision.abs() > allowed {
            wrong.push(format!("{}: estimates are off by {recall:+.3} and {precision:+.3}", scenario.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
