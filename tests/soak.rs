//! Random actions at random minutes, wise or not: the world holds its invariants (checked after each tick in this
//! build), refusals change nothing, views can always be made, and memory stays flat. Prints its seed when it fails.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::BTreeMap;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::{DAY, Minutes, Tick};
use afterlaunch::learn::models::{ALL, Recipe};
use afterlaunch::platform::action::{self, Action, OnBreach, Onset, Strike, TrainingChoice, Trouble};
use afterlaunch::platform::experiments::Search;
use afterlaunch::platform::faults;
use afterlaunch::platform::hosting::Hosting;
use afterlaunch::platform::policy::{Plan, Release, Retraining, Review, RollingBack, Watch, Watching, When};
use afterlaunch::platform::roles::{Hours, Role};
use afterlaunch::platform::rules::{Response, Rule, Test};
use afterlaunch::platform::ways::{Aim, Band, Split, Way};
use afterlaunch::present::plot::{Plot, Shape};
use afterlaunch::present::view::{Lens, StageId, Window};
use afterlaunch::present::{self, charts};
use afterlaunch::session::Session;

fn any_action(dice: &mut Dice, now: Tick) -> Action {
    let mut pick = |n: u64| dice.bits() % n;
    match pick(21) {
        0..=3 => {
            let fault = faults::ALL[pick(faults::ALL.len() as u64) as usize];
            let size = fault.size.least + (fault.size.most - fault.size.least) * pick(5) as f32 / 4.0;
            let over = Minutes(pick(600) as u32);
            let trouble = Trouble {
                fault: fault.id.into(),
                size,
                onset: [Onset::Sudden, Onset::Gradual(over), Onset::Incremental(over), Onset::Recurring { on: over, off: Minutes(60) }]
                    [pick(4) as usize],
                start: Tick(now.0 + pick(300) as u32),
                length: (pick(2) == 0).then(|| Minutes(pick(900) as u32)),
                reach: (pick(4) + 1) as f32 / 4.0,
                hidden: pick(4) == 0,
            };
            if pick(3) > 0 {
                return Action::Start(trouble);
            }
            let mut some = |all: [&str; 4]| Some(all[pick(4) as usize].to_owned()).filter(|name| !name.is_empty());
            let field = some(["", "waiting_time", "topic", "mood"]);
            let segment = some(["", "care-homes", "holiday-homes", "moon"]);
            Action::Strike(Strike { trouble, aim: action::Aim { field, segment, rate: (pick(4) == 0).then_some(0.5) } })
        }
        4 => Action::Stop { fault: faults::ALL[pick(faults::ALL.len() as u64) as usize].id.into() },
        5 => Action::Check { then: [OnBreach::Off, OnBreach::Reject, OnBreach::FallBack][pick(3) as usize] },
        6 => Action::Retrain(TrainingChoice::last(pick(72) as u32).skipping(pick(2) == 0).by(any_recipe(&mut pick))),
        7 => Action::CancelTraining,
        8 => Action::Canary { version: pick(12) as u32, share: pick(11) as f32 / 10.0 },
        9 => Action::Release { version: pick(12) as u32 },
        10 => Action::Promote { anyway: pick(2) == 0 },
        11 => Action::RollBack { version: pick(12) as u32 },
        12 => Action::Servers { count: pick(15) as u32 },
        13 => Action::Threshold { value: pick(11) as f32 / 10.0 },
        14 => Action::Plan(None),
        15 => Action::Work(any_way(&mut pick)),
        16 => Action::Repeat { version: pick(12) as u32 },
        17 => Action::Approve { version: pick(12) as u32 },
        18 => Action::Rule(any_rule(&mut pick)),
        19 => Action::Search(any_search(&mut pick)),
        _ => Action::Plan(Some(any_plan(&mut pick))),
    }
}

/// Small ones: it is the loop that is tested.
fn any_recipe(pick: &mut impl FnMut(u64) -> u64) -> Recipe {
    let small = [("boosted-trees", "trees", 9.0), ("neural-network", "rounds", 2.0), ("decision-tree", "leaves", 30.0)];
    let (id, knob, value) = small[pick(3) as usize];
    match pick(2 * ALL.len() as u64) as usize {
        kind if kind < ALL.len() && small.iter().all(|(id, ..)| *id != ALL[kind].id) => Recipe::of(ALL[kind].id).expect("it is there"),
        kind if kind < ALL.len() => Recipe::of(id).and_then(|recipe| recipe.with(knob, value)).expect("within its range"),
        _ => Recipe::default(),
    }
}

fn any_search(pick: &mut impl FnMut(u64) -> u64) -> Search {
    let training = TrainingChoice::last(pick(30) as u32).by(any_recipe(pick));
    let setting = ["c", "leaves", "rate", "trees"][pick(4) as usize].to_owned();
    Search { training, setting, values: (0..pick(4)).map(|value| value as f32 + 0.5 * pick(2) as f32).collect() }
}

fn any_rule(pick: &mut impl FnMut(u64) -> u64) -> Rule {
    let field = ["waiting_time", "equipment_age", "product", "topic", "photo", "mood"][pick(6) as usize].to_owned();
    let mut share = || pick(5) as f32 / 4.0;
    let (a, b) = (share(), share());
    let test = match pick(7) {
        0 => Test::Type,
        1 => Test::Required,
        2 => Test::Range(a * 20.0, b * 90.0),
        3 => Test::Categories(["boiler", "leak"][..pick(3) as usize].iter().map(|c| (*c).to_owned()).collect()),
        4 => Test::EmptyShare(a / 4.0),
        5 => Test::OutsideShare(b / 4.0),
        _ => Test::CategoryShare { category: "boiler".to_owned(), least: a, most: b },
    };
    Rule { field, test, then: Response::ALL.get(pick(6) as usize).copied() }
}

fn any_way(pick: &mut impl FnMut(u64) -> u64) -> Way {
    let yes = pick(2) == 0;
    match pick(9) {
        7 => Way::CloserWatch(yes),
        8 => Way::RunsOn(Hosting::ALL[pick(4) as usize]),
        0 => Way::ByHand(yes),
        1 => Way::Split(if yes { Split::ByTime } else { Split::AtRandom }),
        2 => Way::KeepVersions(yes),
        3 => Way::Gate(yes),
        4 => Way::Aim(if yes { Aim::Cost } else { Aim::Right }),
        5 => Way::Band(yes.then(|| Band { width: pick(12) as f32 / 20.0, an_hour: pick(300) as u32 })),
        _ => Way::Log(pick(11) as f32 / 10.0),
    }
}

/// Some are refused.
fn any_plan(pick: &mut impl FnMut(u64) -> u64) -> Plan {
    let rules = ["field-drift", "called-few", "measured-caught", "answer-time", "mood"];
    let watch = rules.map(|rule| Watch {
        rule: rule.into(),
        limit: 0.1 + pick(40) as f32 / 10.0,
        lasting: Minutes(pick(200) as u32),
        owner: Role::ALL[pick(8) as usize],
    });
    let watched = pick(6) as usize;
    let when = [When::Every { days: 1 }, When::Reviewed, When::Fired { rule: rules[0].into(), hours: 1 }][pick(3) as usize].clone();
    Plan {
        watch: match watched {
            0 => Watching::AsTheyStand,
            1 => Watching::AllBy(Role::Compliance),
            _ => Watching::These(watch.into_iter().take(watched).collect()),
        },
        hours: if pick(2) == 0 { Hours::Office } else { Hours::AroundTheClock },
        check: OnBreach::FallBack,
        retrain: (pick(2) == 0).then(|| Retraining { when, days: pick(5) as u32 + 1, skip_alerts: pick(2) == 0 }),
        release: [Release::Wait, Release::AtOnce, Release::Canary { share: 0.3 }][pick(3) as usize],
        roll_back: (pick(2) == 0).then_some(RollingBack { within_hours: 24 }),
        review: Some(Review { every_days: 1 }),
    }
}

fn numbers(plot: &Plot) -> Vec<f64> {
    match &plot.shape {
        Shape::Lines(l) => {
            let points = l.lines.iter().flat_map(|l| &l.points).flat_map(|p| [Some(p.t), p.v, p.range.map(|r| r.0), p.range.map(|r| r.1)]);
            points.flatten().chain(l.band.iter().flat_map(|b| [b.0, b.1, b.2])).chain([l.value.range.0, l.value.range.1]).collect()
        }
        Shape::Spread(s) => s.usual.iter().chain(&s.now).copied().chain(s.ticks.iter().map(|t| t.0)).collect(),
        Shape::Groups(g) => g.rows.iter().filter_map(|r| r.value).flat_map(|v| [v.0, v.1, v.2]).collect(),
        Shape::Shares(s) => s.rows.iter().map(|r| r.share).collect(),
    }
}

fn look(session: &Session, seed: u64) {
    for window in Window::ALL {
        let lens = Lens { window, truth: true };
        for chart in charts::ALL {
            let plot = (chart.build)(session, lens);
            assert!(numbers(&plot).iter().all(|v| v.is_finite()), "seed {seed}: {} holds what is no number", chart.id);
            assert!(!plot.sentence.contains("NaN") && !plot.sentence.contains("inf"), "seed {seed}: {}", plot.sentence);
            assert!(plot.table.rows.len() <= 50, "seed {seed}: the table of {} is too long", chart.id);
        }
        present::timeline(session, lens);
    }
    for id in StageId::ALL {
        present::stage_card(session, id);
    }
    present::pipeline(session);
    present::train(session);
    present::ledger(session);
    present::alerts(session);
    for control in present::controls(session) {
        let _ = present::controls::action(session, control.id, &BTreeMap::new());
    }
}

#[test]
fn a_world_survives_whatever_is_done_to_it() {
    for seed in 1..=12u64 {
        let mut session = Session::open("support-tickets", seed).unwrap();
        let mut dice = Dice::keyed(seed, Stream::Faults, 0x50A4);
        for _ in 0..90 {
            for _ in 0..dice.bits() % 240 {
                session.advance();
            }
            let action = any_action(&mut dice, session.now());
            // After a journey back the log may have something for this very minute: that is done first.
            session.settle().unwrap();
            let before = session.world().fingerprint();
            let outcome = session.dispatch(action.clone());
            if outcome.is_err() {
                assert_eq!(session.world().fingerprint(), before, "seed {seed}: {action:?} was refused and still changed something");
            }
            if dice.bits().is_multiple_of(9) {
                look(&session, seed);
            }
            if dice.bits().is_multiple_of(12) {
                let back = Tick((dice.bits() % u64::from(session.head().0.max(1))) as u32);
                session.travel(back);
            }
        }
        look(&session, seed);
    }
}

#[test]
fn memory_stays_flat() {
    let mut session = Session::open("support-tickets", 5).unwrap();
    let size = |session: &Session| postcard::to_allocvec(session.world()).unwrap().len();
    let mut sizes = Vec::new();
    for day in 1..=200u32 {
        while session.now() < Tick(day * DAY) {
            session.advance();
        }
        if day.is_multiple_of(40) {
            sizes.push(size(&session));
        }
    }
    // Buckets are kept for 120 days: from then on nothing grows but the daily bill.
    let (first, last) = (sizes[3], sizes[4]);
    assert!(last < first + first / 50, "{sizes:?}");
}
