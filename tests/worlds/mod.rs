//! Worlds for tests that walk over all of them: each built-in scenario and tables of one's own, among them some with few
//! positives and few rows; and anything that can be done to one, wise or not.
#![allow(missing_docs, dead_code, unreachable_pub)]

use std::fmt::Write as _;
use std::sync::Arc;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::Minutes;
use afterlaunch::course::scenarios;
use afterlaunch::learn::data::FieldKind;
use afterlaunch::learn::models::{ALL, ModelSpec};
use afterlaunch::learn::table::Table;
use afterlaunch::platform::faults;
use afterlaunch::platform::monitoring::alerts::Watch;
use afterlaunch::platform::quality::{Response, Test, ValidationRule};
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::serving::hosting::Hosting;
use afterlaunch::platform::team::goal::{GoalMetric, ProductGoal, Target};
use afterlaunch::platform::team::plan::{Plan, ReleaseStrategy, Retraining, Review, RollingBack, Watching, When};
use afterlaunch::platform::team::reaction::ReactionTime;
use afterlaunch::platform::team::settings::{ReviewBand, Setting, SuccessMetric, TestSplit};
use afterlaunch::platform::team::updates::UpdateAssumptions;
use afterlaunch::platform::vocabulary::{
    self, Action, FaultInjection, Hours, HyperparameterSearch, OnBreach, Onset, Power, TeamRole, TrainingConfig,
};
use afterlaunch::session::Session;
use afterlaunch::session::own::{Choices, Own};

/// Customers of a phone company: who leaves follows from price, months and plan. `rare` makes leaving rare.
fn churn(rows: u32, rare: i64) -> String {
    let mut dice = Dice::keyed(3, Stream::History, 1);
    let mut text = "customer_id,plan,months,price,churned\n".to_owned();
    for i in 0..rows {
        let mut throw = |most: u64| (dice.bits() >> 33) % most;
        let (plan, months, price) = (["basic", "plus", "family"][throw(3) as usize], throw(60), 10 + throw(50));
        let score = price as i64 - months as i64 + if plan == "basic" { 15 } else { -5 } + throw(30) as i64 - 15 - rare;
        let price = if throw(25) == 0 { String::new() } else { price.to_string() };
        writeln!(text, "{i},{plan},{months},{price},{}", if score > 8 { "yes" } else { "no" }).unwrap();
    }
    text
}

/// Flats: the price follows from the area, give or take 10,000.
fn flats(rows: u32) -> String {
    let flat = |i: u32| format!("{},{},{}\n", 1 + i * 7 % 5, 30 + i * 31 % 90, 1_000 * (30 + i * 31 % 90) + i * 977 % 20_000);
    std::iter::once("rooms,area,price\n".to_owned()).chain((0..rows).map(flat)).collect()
}

/// One of three colours is told from the others by a number.
fn colours(rows: u32) -> String {
    let row = |i: u32| format!("{},{}\n", i * 13 % 90, ["red", "green", "blue"][(i * 13 % 90 / 30) as usize]);
    std::iter::once("x,colour\n".to_owned()).chain((0..rows).map(row)).collect()
}

/// Tables of one's own, by name.
pub const OWN: [&str; 5] = ["own: churn", "own: few leave", "own: few rows", "own: prices", "own: colours"];

/// The names of all worlds.
pub fn names() -> Vec<&'static str> {
    scenarios::ALL.iter().map(|entry| entry.card.id).chain(OWN).collect()
}

/// The table behind a name.
pub fn own(name: &str) -> Arc<Own> {
    let text = match name {
        "own: churn" => churn(3_000, 0),
        "own: few leave" => churn(1_500, 52),
        "own: few rows" => churn(260, 20),
        "own: prices" => flats(1_600),
        "own: colours" => colours(600),
        other => panic!("no table {other}"),
    };
    let table = Arc::new(Table::read(text.as_bytes()).unwrap());
    Arc::new(Own::new(&table, "table.csv", Choices::guess(&table)).unwrap())
}

/// The world with this name, at its first minute.
pub fn open(name: &str, seed: u64) -> Session {
    if OWN.contains(&name) { Session::on(own(name), seed).unwrap() } else { Session::open(name, seed).unwrap() }
}

/// Anything that can be done to a run now, and some that cannot.
pub fn any_action(dice: &mut Dice, session: &Session) -> Action {
    let (now, scenario) = (session.now(), session.scenario());
    let mut pick = |n: u64| dice.bits() % n;
    match pick(24) {
        0..=3 => {
            let fault = faults::ALL[pick(faults::ALL.len() as u64) as usize];
            let size = fault.size.least + (fault.size.most - fault.size.least) * pick(5) as f32 / 4.0;
            let over = Minutes(pick(600) as u32);
            let injection = FaultInjection {
                onset: [Onset::Sudden, Onset::Gradual(over), Onset::Incremental(over), Onset::Recurring { on: over, off: Minutes(60) }]
                    [pick(4) as usize],
                duration: (pick(2) == 0).then(|| Minutes(pick(900) as u32)),
                traffic_share: (pick(4) + 1) as f32 / 4.0,
                hidden: pick(4) == 0,
                ..FaultInjection::sudden(fault.id, size, now.plus(Minutes(pick(300) as u32)))
            };
            if pick(3) > 0 {
                return Action::InjectFault(injection);
            }
            let field = (pick(2) == 0).then(|| any_field(scenario, &mut pick));
            let segment = (pick(2) == 0).then(|| any_segment(scenario, &mut pick));
            Action::InjectFault(FaultInjection {
                target: vocabulary::FaultTarget { field, segment, rate: (pick(4) == 0).then_some(0.5) },
                ..injection
            })
        }
        4 => Action::EndFault { fault: faults::ALL[pick(faults::ALL.len() as u64) as usize].id.into() },
        5 => Action::Validation { on_breach: [OnBreach::Off, OnBreach::Reject, OnBreach::FallBack][pick(3) as usize] },
        6 => Action::Retrain(
            TrainingConfig::last([pick(5), pick(72)][pick(2) as usize] as u32).skipping(pick(2) == 0).by(any_model_spec(&mut pick)),
        ),
        7 => Action::CancelTraining,
        8 => Action::StartCanary { version: pick(12) as u32, share: pick(11) as f32 / 10.0 },
        9 => Action::Release { version: pick(12) as u32 },
        10 => Action::Promote { force: pick(2) == 0 },
        11 => Action::RollBack { version: pick(12) as u32 },
        12 => Action::ScaleServers { count: pick(15) as u32 },
        13 => Action::Threshold { value: pick(11) as f32 / 10.0 },
        14 => Action::Plan(None),
        15 => Action::Setting(any_setting(&mut pick)),
        16 => Action::RepeatTraining { version: pick(12) as u32 },
        17 => Action::RequestApproval { version: pick(12) as u32 },
        18 => Action::ValidationRule(any_rule(scenario, &mut pick)),
        19 => Action::TuneHyperparameters(any_search(&mut pick)),
        22 => Action::Goal(Box::new(any_goal(&mut pick))),
        20 => {
            if pick(2) == 0 {
                Action::Pause
            } else {
                Action::Resume
            }
        }
        21 => Action::Owner {
            rule: ["field-drift", "positive-rate-low", "mood"][pick(3) as usize].into(),
            owner: TeamRole::ALL.get(pick(9) as usize).copied(),
        },
        _ => Action::Plan(Some(any_plan(&mut pick))),
    }
}

/// Some are refused.
fn any_goal(pick: &mut impl FnMut(u64) -> u64) -> ProductGoal {
    let mut target = || Target { metric: GoalMetric::ALL[pick(5) as usize], at: pick(12) as f32 / 10.0 };
    let (success, limit) = (target(), target());
    let decision = if pick(4) == 0 { String::new() } else { "Who is called first.".to_owned() };
    ProductGoal { decision, success, limit, not_for: "Anything else.".to_owned() }
}

/// Small ones: it is the loop that is tested.
fn any_model_spec(pick: &mut impl FnMut(u64) -> u64) -> ModelSpec {
    let small = [("boosted-trees", "trees", 9.0), ("neural-network", "rounds", 2.0), ("decision-tree", "leaves", 30.0)];
    let (id, input, value) = small[pick(3) as usize];
    match pick(2 * ALL.len() as u64) as usize {
        kind if kind < ALL.len() && small.iter().all(|(id, ..)| *id != ALL[kind].id) => ModelSpec::of(ALL[kind].id).expect("it is there"),
        kind if kind < ALL.len() => ModelSpec::of(id).and_then(|model_spec| model_spec.with(input, value)).expect("within its range"),
        _ => ModelSpec::default(),
    }
}

fn any_search(pick: &mut impl FnMut(u64) -> u64) -> HyperparameterSearch {
    let training = TrainingConfig::last(pick(30) as u32).by(any_model_spec(pick));
    let setting = ["c", "leaves", "rate", "trees"][pick(4) as usize].to_owned();
    HyperparameterSearch {
        training,
        hyperparameter: setting,
        values: (0..pick(4)).map(|value| value as f32 + 0.5 * pick(2) as f32).collect(),
    }
}

/// A field by its name in files, or one that is not there.
fn any_field(scenario: &Scenario, pick: &mut impl FnMut(u64) -> u64) -> String {
    let fields = &scenario.schema.fields;
    fields.get(pick(fields.len() as u64 + 1) as usize).map_or_else(|| "mood".to_owned(), |field| field.name.clone())
}

fn any_segment(scenario: &Scenario, pick: &mut impl FnMut(u64) -> u64) -> String {
    let segments = &scenario.segments;
    segments.get(pick(segments.len() as u64 + 1) as usize).map_or_else(|| "moon".to_owned(), |segment| segment.id.clone())
}

fn any_rule(scenario: &Scenario, pick: &mut impl FnMut(u64) -> u64) -> ValidationRule {
    let field = any_field(scenario, pick);
    let known = scenario.schema.fields.iter().find(|f| f.name == field);
    let (low, high) = known.map_or((0.0, 1.0), |field| (field.range.0 as f32, field.range.1 as f32));
    let words: Vec<String> = match known.map(|field| &field.kind) {
        Some(FieldKind::Categorical { categories }) => categories.clone(),
        _ => vec!["boiler".to_owned(), "leak".to_owned()],
    };
    let mut share = || pick(5) as f32 / 4.0;
    let (a, b) = (share(), share());
    let test = match pick(7) {
        0 => Test::Type,
        1 => Test::Required,
        2 => Test::Range(low + a * (high - low) / 2.0, low + b * (high - low)),
        3 => Test::Categories(words[..pick(words.len() as u64 + 1) as usize].to_vec()),
        4 => Test::MissingShare(a / 4.0),
        5 => Test::OutOfRangeShare(b / 4.0),
        _ => Test::CategoryShare { category: words[0].clone(), least: a, most: b },
    };
    ValidationRule { field, test, response: Response::ALL.get(pick(6) as usize).copied() }
}

fn any_setting(pick: &mut impl FnMut(u64) -> u64) -> Setting {
    let yes = pick(2) == 0;
    match pick(13) {
        12 => Setting::Updates {
            manual_updates: yes,
            assumed: UpdateAssumptions { hours: pick(400) as u32, slip_one_in: pick(5) as u32, slip_share: pick(11) as f32 / 10.0 },
        },
        9 => Setting::Power { power: Power::ALL[pick(12) as usize], role: TeamRole::ALL[pick(8) as usize], may: yes },
        // Mostly the team together, so that most of what is done can be.
        10 => Setting::ActAs(TeamRole::ALL.get(pick(24) as usize).copied()),
        11 => {
            let hours = if pick(2) == 0 { Hours::Office } else { Hours::AroundTheClock };
            Setting::Reaction(yes.then(|| ReactionTime { hours, minutes: pick(700) as u32 }))
        }
        7 => Setting::DetailedMonitoring(yes),
        8 => Setting::Hosting(Hosting::ALL[pick(4) as usize]),
        0 => Setting::ManualUpdates(yes),
        1 => Setting::TestSplit(if yes { TestSplit::ByTime } else { TestSplit::AtRandom }),
        2 => Setting::KeepVersions(yes),
        3 => Setting::ApprovalGate(yes),
        4 => Setting::SuccessMetric(if yes { SuccessMetric::Cost } else { SuccessMetric::Accuracy }),
        5 => Setting::ReviewBand(yes.then(|| ReviewBand { width: pick(12) as f32 / 20.0, per_hour: pick(300) as u32 })),
        _ => Setting::LoggingRate(pick(11) as f32 / 10.0),
    }
}

/// Some are refused.
fn any_plan(pick: &mut impl FnMut(u64) -> u64) -> Plan {
    let rules = ["field-drift", "positive-rate-low", "measured-recall", "answer-time", "mood"];
    let watch = rules.map(|rule| Watch {
        rule: rule.into(),
        limit: 0.1 + pick(40) as f32 / 10.0,
        lasting: Minutes(pick(200) as u32),
        owner: TeamRole::ALL[pick(8) as usize],
    });
    let watched = pick(6) as usize;
    let when = [When::Every { days: 1 }, When::Reviewed, When::Fired { rule: rules[0].into(), hours: 1 }][pick(3) as usize].clone();
    Plan {
        watch: match watched {
            0 => Watching::AsTheyStand,
            1 => Watching::AllBy(TeamRole::Compliance),
            _ => Watching::These(watch.into_iter().take(watched).collect()),
        },
        hours: if pick(2) == 0 { Hours::Office } else { Hours::AroundTheClock },
        on_breach: OnBreach::FallBack,
        retrain: (pick(2) == 0).then(|| Retraining { when, days: pick(5) as u32 + 1, skip_alerts: pick(2) == 0 }),
        release: [ReleaseStrategy::Wait, ReleaseStrategy::AtOnce, ReleaseStrategy::Canary { share: 0.3 }][pick(3) as usize],
        roll_back: (pick(2) == 0).then_some(RollingBack { within_hours: 24 }),
        review: Some(Review { every_days: 1 }),
    }
}
