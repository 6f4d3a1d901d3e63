//! What mission 6.3 says of its sixty days, computed: each line of the plan has its days. Two seeds, or as many as `SEEDS` says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use afterlaunch::base::time::Tick;
use afterlaunch::course::lesson::{ScriptedAction, moment};
use afterlaunch::course::lessons::find;
use afterlaunch::platform::team::plan::Plan;
use afterlaunch::platform::vocabulary::{Action, OnBreach};
use afterlaunch::session::Session;
use afterlaunch::session::lesson::{entries, reach_start};

/// The bill of the run from its beginning until each of these minutes.
fn bills(start: &Session, plan: Option<Plan>, until: &[Tick]) -> Vec<f64> {
    let mut session = start.fork();
    let before = session.world().ledger.in_the_end().eur;
    if let Some(plan) = plan {
        session.dispatch(Action::Plan(Some(plan))).unwrap();
    }
    let bill = |at: &Tick| {
        while session.now() < *at {
            session.advance();
        }
        session.world().ledger.in_the_end().eur - before
    };
    until.iter().map(bill).collect()
}

fn on_seed(seed: u64) {
    let lesson = find("6.3").unwrap();
    let plan_of = |actions: &[afterlaunch::course::lesson::ScheduledAction]| match actions[0].scripted {
        ScriptedAction::Plan(plan) => plan(),
        other => panic!("{other:?}"),
    };
    let careful = plan_of(lesson.solution.actions);
    let mut start = Session::open(lesson.scenario, seed).unwrap();
    start.expect(entries(lesson.setup));
    reach_start(lesson, &mut start).unwrap();
    // The unit is wrong until day 11, the bad version is in the system until day 15, and sixty days are over on day 68.
    let until = [moment(11, 8, 0), moment(15, 8, 0), moment(68, 8, 0)];
    let nothing = bills(&start, None, &until);
    let lived = |name: &str, plan: Plan, until: &[Tick]| {
        let part: Vec<f64> = bills(&start, Some(plan), until).iter().zip(&nothing).map(|(bill, without)| bill / without).collect();
        println!("seed {seed}, {name}: {part:.3?} of the bill without a plan");
        part
    };
    let whole = lived("the solution", careful.clone(), &until);
    let no_check = lived("without a check", Plan { on_breach: OnBreach::Off, ..careful.clone() }, &until[..1]);
    let no_roll_back = lived("without a way back", Plan { roll_back: None, ..careful.clone() }, &until[..2]);
    let no_sign = lived("without a sign to retrain", plan_of(lesson.wrong[0].actions), &until);
    assert!(no_check[0] > whole[0] + 0.03, "the check counts while the unit is wrong");
    assert!(no_roll_back[1] > whole[1] + 0.03, "the way back counts while the bad version is there");
    assert!((no_sign[1] - whole[1]).abs() < 0.03, "for a week the sign to retrain changes nothing");
    assert!(no_sign[2] > whole[2] + 0.12 && whole[2] < 0.8, "over sixty days it weighs most");
}

#[test]
fn each_line_of_the_plan_has_its_days() {
    let seeds = std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(2);
    std::thread::scope(|scope| (0..seeds).for_each(|nth| _ = scope.spawn(move || on_seed(7 + nth))));
}
