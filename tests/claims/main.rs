//! What the course says of quantities is so. Each sentence with a quantity is computed on twenty seeds, held against a hundred
//! by a lesson’s own claim, or says why it is none; a new one without an entry fails here. `SEEDS` sets the number of seeds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

mod constants;
mod measured;
mod reasons;
mod sentences;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use afterlaunch::base::time::{DAY, Tick};
use afterlaunch::course::scenarios;
use afterlaunch::platform::faults::conditions::Conditions;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::serving::simple_rule;
use afterlaunch::platform::truth::TrueCells;
use afterlaunch::platform::workload::{Generator, Minute};
use afterlaunch::platform::world::World;
use afterlaunch::session::Session;

use constants::GIVEN;
use measured::{CLAIMS, Day, WORLDS, live};
use reasons::REASONS;
use sentences::Role;

const TYPICAL_SEEDS: u64 = 20;

fn seeds() -> u64 {
    std::env::var("SEEDS").ok().and_then(|s| s.parse().ok()).unwrap_or(TYPICAL_SEEDS)
}

/// Works on all seeds with as many threads as there are, and keeps what came of each.
fn on_seeds<T: Send>(work: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let next = Mutex::new(1..=seeds());
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let Some(seed) = next.lock().unwrap().next() else { break };
                    let found = work(seed);
                    done.lock().unwrap().push(found);
                }
            });
        }
    });
    done.into_inner().unwrap()
}

#[test]
fn each_sentence_with_a_quantity_is_a_claim_or_says_why_not() {
    let all = sentences::all();
    let computed = || CLAIMS.iter().flat_map(|claim| claim.sentences);
    let reasons = || REASONS.iter().flat_map(|(_, sentences)| *sentences);
    let given = || GIVEN.iter().flat_map(|given| given.sentences).chain(reasons());
    let begins = |sentence: &sentences::Sentence, (of, start): &(&str, &str)| sentence.of == *of && sentence.text.starts_with(start);
    let mut wrong = Vec::new();
    let quantities: Vec<_> = all.iter().filter(|sentence| sentences::has_quantity(&sentence.text)).collect();
    for sentence in &quantities {
        match (computed().any(|entry| begins(sentence, entry)), given().any(|entry| begins(sentence, entry))) {
            (true, true) => wrong.push(format!("both computed and excused: {}: {}", sentence.of, sentence.text)),
            (false, false) if sentence.role == Role::Stated => {
                wrong.push(format!("neither claim nor reason: {}: {}", sentence.of, sentence.text));
            }
            _ => {}
        }
    }
    for entry in computed().chain(given()) {
        let found = all.iter().filter(|sentence| begins(sentence, entry)).count();
        if found != 1 {
            wrong.push(format!("an entry that {found} sentences begin with: {}: {}", entry.0, entry.1));
        }
    }
    let of_role = |role| quantities.iter().filter(|sentence| sentence.role == role).count();
    println!("{} choices, {} last hints, {} wrong answers", of_role(Role::Choice), of_role(Role::LastHint), of_role(Role::Wrong));
    println!(
        "{} sentences, {} with a quantity: {} computed, {} of a number that is set, {} with a reason",
        all.len(),
        quantities.len(),
        computed().count(),
        given().count() - reasons().count(),
        reasons().count()
    );
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Numbers of a text, those that are words as well; "three quarters" is 0.75.
fn numbers(text: &str) -> Vec<f64> {
    const SMALL: [&str; 13] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let value = |word: &String| word.parse().ok().or_else(|| SMALL.iter().position(|small| small == word).map(|n| n as f64));
    let part = |word: Option<&String>| match word.map(String::as_str) {
        Some("quarters") => 4.0,
        Some("fifths") => 5.0,
        Some("tenths") => 10.0,
        _ => 1.0,
    };
    words.iter().enumerate().filter_map(|(at, word)| Some(value(word)? / part(words.get(at + 1)))).collect()
}

/// A choice says by which numbers it is judged: its own bound, the next one’s, or the last whole number below that. Shares are
/// said in percent; hours count from the lesson’s start, or from an event an hour later.
#[test]
fn the_bounds_of_a_choice_are_what_it_says() {
    /// What a choice says beside its bounds: a day of 24 hours, and a level that is computed as a claim.
    const BESIDE: [&str; 4] =
        ["Within a day", "More than a day later", "As many as there truly are, about 40", "The same: it is only a message"];
    let (mut wrong, mut looked) = (Vec::new(), 0);
    for lesson in afterlaunch::course::lessons::ALL.iter().map(|listed| &**listed) {
        for (choice, next) in sentences::choices(lesson).filter(|(choice, _)| !BESIDE.contains(&choice.text)) {
            let bounds: Vec<f64> = [Some(choice.from), next].into_iter().flatten().filter(|bound| bound.abs() < 1e9).collect();
            let within = |number: f64| choice.from <= number && next.is_none_or(|next| number < next);
            for number in numbers(&choice.text.replace(" of 100", "")) {
                looked += 1;
                let is = |bound: &f64| [0.0, 0.01, 0.5, 1.0, 1.01].iter().any(|less| (bound - less - number).abs() < 1e-6);
                let none = number == 0.0 && within(0.0);
                if !none && !bounds.iter().any(|bound| is(bound) || is(&(bound * 100.0))) {
                    wrong.push(format!("{}: “{}” is judged by {bounds:?}", lesson.id, choice.text));
                }
            }
        }
    }
    println!("{looked} numbers of choices are bounds");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_number_that_is_set_is_what_sentences_say() {
    let requests = scenarios::default_scenario();
    for given in GIVEN {
        assert!((given.holds)(&requests), "{:?}", given.sentences);
    }
}

#[test]
fn what_is_claimed_is_so_on_many_seeds() {
    let requests = scenarios::default_scenario();
    let found = on_seeds(|seed| {
        let day = day(&requests, seed);
        let lived: RefCell<BTreeMap<String, Session>> = RefCell::default();
        let world = |name: &str| {
            if let Some(session) = lived.borrow().get(name) {
                return session.fork();
            }
            let of = WORLDS.iter().find(|world| world.name == name).unwrap_or_else(|| panic!("there is no world “{name}”"));
            let session = live(of, seed).unwrap_or_else(|| panic!("“{name}” on seed {seed}: something planned was refused"));
            lived.borrow_mut().insert(name.to_owned(), session.fork());
            session
        };
        CLAIMS.iter().map(|claim| claim.read.value(claim.world, &world, &day, &requests)).collect::<Vec<_>>()
    });
    let mut wrong = Vec::new();
    for (nth, claim) in CLAIMS.iter().enumerate() {
        let values: Vec<f64> = found.iter().filter_map(|of_seed| of_seed[nth]).collect();
        let held = values.iter().filter(|value| (claim.from..=claim.to).contains(value)).count();
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        let words = format!("{}: “{}…”: {held} of {} seeds, mean {mean:.3}", claim.sentences[0].0, claim.sentences[0].1, found.len());
        println!("{words}");
        if (held * 100) < found.len() * claim.of_100 as usize {
            wrong.push(format!("{words}, between {} and {}", claim.from, claim.to));
        }
    }
    println!("{} claims on {} seeds", CLAIMS.len(), found.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Two shares of test answers in percent, as the card of a version rounds them: positives caught, answers that are right.
fn on_card(session: &Session, version: u32) -> [i32; 2] {
    let world = session.world();
    let cells = world.release.registry.get(version).expect("it is there").tested_at(world.serving.threshold);
    [cells.recall(), cells.accuracy()].map(|share| (100.0 * share.expect("it was tested")).round() as i32)
}

/// Missions whose story tells how a prepared version did in its test: beside which one, and how its caught and its right answers
/// stand to that one’s on the cards, in the mission’s own run.
#[test]
fn what_a_story_says_of_a_test_stands_on_the_cards_of_its_mission() {
    use std::cmp::Ordering::{Equal, Greater, Less};
    const TEXTS: [(&str, u32, &[std::cmp::Ordering], &[std::cmp::Ordering]); 5] = [
        ("1.2", 2, &[Greater], &[Less, Equal, Greater]),
        ("1.5", 3, &[Less], &[Greater]),
        ("5.1", 3, &[Less], &[Equal, Greater]),
        ("5.4", 3, &[Less], &[Equal, Greater]),
        ("5.5", 3, &[Less], &[Equal, Greater]),
    ];
    for (id, beside, recall, right) in TEXTS {
        let lesson = afterlaunch::course::lessons::find(id).expect("it is there");
        let (_, mut session) = afterlaunch::session::lesson::Playing::begin(lesson).expect("it begins");
        let first = &lesson.solution.actions[0];
        while session.world().release.registry.get(4).is_none() {
            if first.at == session.now() {
                session.dispatch(first.scripted.action().expect("it acts")).expect("it can be done");
            }
            session.advance();
        }
        let (its, others) = (on_card(&session, 4), on_card(&session, beside));
        assert!(recall.contains(&its[0].cmp(&others[0])), "{id}: caught {its:?} beside {others:?}");
        assert!(right.contains(&its[1].cmp(&others[1])), "{id}: right {its:?} beside {others:?}");
        if id == "5.1" {
            assert_eq!(its[1], 92, "the story names the figure");
        }
    }
}

/// Scores and probabilities of a day without trouble.
fn day(scenario: &Scenario, seed: u64) -> Day {
    let scenario = Arc::new(scenario.clone());
    let world = World::new(scenario.clone(), seed).expect("it can begin");
    let generator = Generator::new(&scenario);
    let (mut minute, mut scores, mut rows) = (Minute::new(scenario.schema.fields.len()), Vec::new(), Vec::new());
    for tick in (0..DAY).map(Tick) {
        generator.fill(&scenario, seed, tick, &Conditions::default(), &mut minute);
        world.release.champion().score(&minute.seen.batch, &mut scores);
        rows.extend(scores.iter().copied().zip(minute.hidden.chance.iter().copied()));
    }
    Day(rows)
}

/// EUR and people that mistakes come to, from expected counts.
fn comes_to(scenario: &Scenario, cells: &TrueCells) -> [f64; 2] {
    let costs = &scenario.costs;
    let (missed, alarms) = (cells.positives - cells.true_positives, cells.predicted_positives - cells.true_positives);
    [(costs.missed_eur, costs.false_alarm_eur), (costs.missed_harm, costs.false_alarm_harm)]
        .map(|(miss, alarm)| missed * f64::from(miss) + alarms * f64::from(alarm))
}

/// In each system the rule that stands in for the model is worse than it, in EUR and in people harmed, and catches less; and the
/// threshold that the system begins with costs about as little as any.
#[test]
fn the_rule_is_worse_than_the_model_and_the_threshold_is_what_costs_say() {
    let systems: Vec<Arc<Scenario>> = scenarios::ALL.iter().map(|entry| Arc::new((entry.make)())).collect();
    let found = on_seeds(|seed| systems.iter().map(|scenario| compared(scenario, seed)).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for (nth, scenario) in systems.iter().enumerate() {
        let mean = |of: fn(&Compared) -> f64| found.iter().map(|seed| of(&seed[nth])).sum::<f64>() / found.len() as f64;
        let worse =
            found.iter().filter(|seed| seed[nth].rule_eur > 1.0 && seed[nth].rule_people > 1.0 && seed[nth].rule_catches < 1.0).count();
        let words = format!(
            "{}: beside the model the rule costs {:.2}, harms {:.2}, catches {:.2}; the threshold costs {:.3} of the cheapest",
            scenario.id,
            mean(|c| c.rule_eur),
            mean(|c| c.rule_people),
            mean(|c| c.rule_catches),
            mean(|c| c.beside_cheapest)
        );
        println!("{words}");
        if worse * 10 < found.len() * 9 || mean(|c| c.beside_cheapest) > 1.06 {
            wrong.push(format!("{words}; worse in {worse} of {} seeds", found.len()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

struct Compared {
    rule_eur: f64,
    rule_people: f64,
    rule_catches: f64,
    beside_cheapest: f64,
}

fn compared(scenario: &Arc<Scenario>, seed: u64) -> Compared {
    let world = World::new(scenario.clone(), seed).expect("it can begin");
    let generator = Generator::new(scenario);
    let (mut minute, mut scores) = (Minute::new(scenario.schema.fields.len()), Vec::new());
    let (mut points, mut by_rule) = (Vec::new(), Vec::new());
    let (mut model, mut rule) = (TrueCells::default(), TrueCells::default());
    let mut at = [TrueCells::default(); 50];
    for tick in (0..DAY).map(Tick) {
        generator.fill(scenario, seed, tick, &Conditions::default(), &mut minute);
        world.release.champion().score(&minute.seen.batch, &mut scores);
        simple_rule(&scenario.rule, scenario.rule_points, &minute.seen.batch, &mut points, &mut by_rule);
        for (row, chance) in minute.hidden.chance.iter().enumerate() {
            model.count(*chance, scores[row] >= scenario.threshold);
            rule.count(*chance, by_rule[row]);
            for (nth, cells) in at.iter_mut().enumerate() {
                cells.count(*chance, scores[row] >= nth as f32 * 0.02);
            }
        }
    }
    let ([eur, people], [rule_eur, rule_people]) = (comes_to(scenario, &model), comes_to(scenario, &rule));
    let cheapest = at.iter().map(|cells| comes_to(scenario, cells)[0]).fold(f64::INFINITY, f64::min);
    Compared {
        rule_eur: rule_eur / eur,
        rule_people: rule_people / people,
        rule_catches: rule.recall().unwrap_or(0.0) / model.recall().unwrap_or(1.0),
        beside_cheapest: eur / cheapest,
    }
}
