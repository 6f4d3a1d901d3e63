//! The words of the trade: each is taught in a mission or a quiz, and wherever one is shown, in a mission or beside it, it can
//! be tapped where it is met first.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};

use afterlaunch::course::glossary::{self, Corner, Example, Piece, Term};
use afterlaunch::course::lesson::{Guess, Lesson, Step};
use afterlaunch::course::{lessons, quizzes, scenarios};
use afterlaunch::present::control_room::controls::controls;
use afterlaunch::present::control_room::view::{InputKind, StageId};
use afterlaunch::present::course::examples::{Look, room_query, words_of};
use afterlaunch::present::view::{Lens, Window};
use afterlaunch::present::{self, charts};
use afterlaunch::session::Session;
use afterlaunch::session::lesson::Playing;
use afterlaunch::session::links::parameters::Asked;
use afterlaunch::session::links::share::Link;

/// What colleagues, books and exams say; spellings that mean the same are parted by a bar.
const TAUGHT: &str = "MLOps, machine-learning lifecycle, deployment, production, inference, feature, label, ground truth, training set, \
    validation set, test set, overfitting, data leakage, baseline, threshold, precision, recall, false-positive rate, confusion matrix, \
    calibrated|calibration, batch inference, online inference, real time|real-time, API, endpoint, request and response schema, latency, \
    percentile, throughput, availability, SLO, autoscaling, fallback, data quality, data drift, concept drift, label shift, \
    training-serving skew, model monitoring, alert fatigue, model registry, model version, lineage, reproducibility, model card, champion, \
    challenger, candidate, shadow deployment, canary, A/B test, blue-green deployment, rollback, retraining trigger, feedback loop, \
    human in the loop, fairness, data minimisation, audit trail, incident, post-mortem, runbook, on call, snapshot, the contract, pipeline, \
    drift, estimate, measured, simple rule, seed";

/// What further rooms of the page and other courses say.
const FURTHER: &str = "error budget, burn rate, circuit breaker, feature store, kappa, utilisation, percentile, p95, load test, retry storm, \
    peeking, sample size, release gate, release record, technical debt, automation bias, provenance, explainability, edge deployment, \
    blue-green, challenger, gradual drift, sudden drift, recurring drift, multivariate drift, harmless drift, hyperparameter, \
    experiment tracking, confidence interval, root cause, time to recover, intended use, retention, CI/CD, business metric, F1, ROC-AUC, \
    sampling bias, label noise, false positive, false negative, heuristic, seasonality, non-inferiority margin, back-test, privacy";

/// Missions that show what a word means and leave the word itself to the glossary.
const SHOWN_UNNAMED: [(&str, &str); 8] = [
    ("automation-bias", "2.5"),
    ("ci-cd", "1.6"),
    ("edge", "3.4"),
    ("no-harm-margin", "5.4"),
    ("release-gate", "5.5"),
    ("retention", "4.5"),
    ("technical-debt", "6.4"),
    ("time-to-recover", "5.3"),
];

/// Words that a beginner cannot guess: wherever they stand they can be tapped.
const HARD: &str = "champion, candidate, canary, PSI, slowest 5 %, p95, seed, simple rule, the contract, data contract, drift, drifts, \
    drifted, pipeline, estimate, estimated, measured, snapshot, promote, threshold, decision threshold, recall, precision, fallback, rollback, \
    false alarm, false alarms, outcome, outcomes, detailed monitoring, shadow deployment, verdict, label, labels, latency, concept drift, \
    data drift, skew, leakage, confusion matrix, calibrated, ROC-AUC, calibration, quarantine, retrain, autoscaling, batch";

fn list(words: &str) -> Vec<&str> {
    words.split(',').map(str::trim).collect()
}

/// The first place at which this stands as whole words, without regard to capitals.
fn place(text: &str, words: &str) -> Option<usize> {
    let (small, wanted) = (text.to_lowercase(), words.to_lowercase());
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let alone = |at: &usize| !joins(small[..*at].chars().next_back()) && !joins(small[at + wanted.len()..].chars().next());
    small.match_indices(&wanted).map(|(at, _)| at).find(alone)
}

/// Terms that can be tapped in a text.
fn dotted(text: &str) -> BTreeSet<&'static str> {
    let term = |piece: Piece<'_>| if let Piece::Term(_, term) = piece { Some(term.id) } else { None };
    glossary::split(text).into_iter().filter_map(term).collect()
}

/// A word can be tapped in a text, alone or within a longer term: careless labels are labels.
fn can_be_tapped(text: &str, words: &str) -> bool {
    glossary::split(text).into_iter().any(|piece| matches!(piece, Piece::Term(spelt, _) if place(spelt, words).is_some()))
}

fn term_of(words: &str) -> Option<&'static str> {
    dotted(words).into_iter().next()
}

/// Hints that are a task's own.
fn own_hints(lesson: &Lesson) -> impl Iterator<Item = &'static str> + use<> {
    lesson.steps.iter().filter_map(|step| if let Step::Do { needs, .. } = step { needs.hint } else { None })
}

/// Texts of a mission in which words can be tapped, in the order in which they are met, and beside them those in which they
/// cannot: the answers of a question.
fn texts(lesson: &Lesson) -> Vec<(&'static str, bool)> {
    let mut all: Vec<_> = lesson.story.iter().map(|text| (*text, true)).collect();
    for step in lesson.steps {
        match step {
            Step::Say(text) | Step::Part { text, .. } => all.extend(text.iter().map(|text| (*text, true))),
            Step::Predict(predict) => {
                all.push((predict.ask, true));
                if let Guess::Choice { choices, .. } = &predict.by {
                    all.extend(choices.iter().map(|choice| (choice.text, false)));
                }
            }
            Step::Do { task: text, .. } | Step::Observe { watch: text, .. } => all.push((text, true)),
            Step::Explain(explain) => {
                all.extend(explain.text.iter().map(|text| (*text, true)));
                all.extend(explain.figures.iter().map(|figure| (figure.words, true)));
            }
        }
    }
    all.extend(lesson.hints.iter().map(|hint| (*hint, true)));
    all.extend(own_hints(lesson).map(|hint| (hint, true)));
    all
}

/// What stands beside the steps of a mission: its controls, its charts, its alerts, the boxes of the picture.
fn beside(lesson: &Lesson, session: &Session) -> Vec<String> {
    let mut all = Vec::new();
    for control in controls(session).into_iter().filter(|control| lesson.shows.controls.contains(&control.id)) {
        all.extend([control.name, control.means]);
        for input in control.inputs {
            all.push(input.label.to_owned());
            if let InputKind::Choice(options) = input.kind {
                all.extend(options);
            }
        }
    }
    let lens = Lens { window: Window::Day, truth: true };
    for chart in charts::all().iter().filter(|chart| lesson.shows.charts.contains(&chart.id)) {
        let plot = (chart.build)(session, lens);
        all.extend([plot.title.clone(), plot.of.clone(), plot.sentence.clone()]);
    }
    all.extend(present::alerts(session).rules.into_iter().flat_map(|rule| [rule.name, rule.condition]));
    for stage in StageId::ALL {
        let card = present::stage_card(session, stage);
        all.extend([card.does, card.note]);
        all.extend(card.rows.into_iter().map(|(_, [name, ..])| name));
    }
    all
}

#[test]
fn each_word_of_the_trade_is_taught_in_a_mission_or_a_quiz() {
    let mut described: Vec<String> = Vec::new();
    for lesson in lessons::ALL {
        described.extend(texts(lesson).into_iter().filter(|(_, tapped)| *tapped).map(|(text, _)| text.to_owned()));
    }
    for question in quizzes::ALL.iter().flat_map(|quiz| quiz.questions) {
        described.push(question.ask.to_owned());
        described.extend(question.answers.iter().flat_map(|answer| [answer.text.to_string(), answer.reason.to_string()]));
    }
    let mut wrong = Vec::new();
    for spellings in list(TAUGHT) {
        let one_of: Vec<_> = spellings.split('|').collect();
        if !one_of.iter().any(|words| described.iter().any(|text| place(text, words).is_some())) {
            wrong.push(format!("“{spellings}” is taught nowhere"));
        }
        // A form is agreed on, request and response: each has a sentence of its own.
        if !one_of.iter().any(|words| term_of(words).is_some()) {
            wrong.push(format!("“{spellings}” is not in the glossary"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_word_that_is_looked_for_is_found_by_its_usual_name() {
    for spelling in list(TAUGHT).into_iter().flat_map(|spellings| spellings.split('|')).chain(list(FURTHER)) {
        let named =
            |term: &Term| term.term.eq_ignore_ascii_case(spelling) || term.also.iter().any(|one| one.eq_ignore_ascii_case(spelling));
        let found = glossary::search(spelling);
        assert!(found.iter().any(|term| named(term)), "“{spelling}” finds {:?}", found.iter().map(|term| term.id).collect::<Vec<_>>());
    }
    let by_sentence = glossary::search("rented by the hour");
    assert_eq!(by_sentence.iter().map(|term| term.id).collect::<Vec<_>>(), ["cloud"]);
    assert_eq!(glossary::search(" "), *glossary::ALL);
}

/// What keeps an example from leading where it says.
fn leads_astray(term: &Term, opened: &mut BTreeMap<&'static str, Session>) -> Option<String> {
    match term.example {
        Example::Mission(id) => {
            let Some(lesson) = lessons::find(id) else { return Some(format!("there is no mission {id}")) };
            let spoken = |lesson: &Lesson| {
                lesson.terms.contains(&term.id) || texts(lesson).iter().any(|(text, tapped)| *tapped && dotted(text).contains(term.id))
            };
            let elsewhere = || lessons::ALL.iter().filter(|one| spoken(one)).map(|one| one.id).collect::<Vec<_>>();
            let shown = spoken(lesson) || SHOWN_UNNAMED.contains(&(term.id, id));
            (!shown).then(|| format!("mission {id} does not speak of it; {:?} do", elsewhere()))
        }
        Example::Page(corner) => Corner::ALL.iter().all(|known| *known != corner).then(|| "there is no such page".to_owned()),
        Example::Room { scenario, fault, look } => {
            let (link, wrong) = Link::parse(&room_query(scenario, fault));
            let (asked, more) = Asked::read(&link.rest);
            assert!(wrong.is_empty() && more.is_empty() && link.scenario.as_deref() == Some(scenario), "{}: {wrong:?} {more:?}", term.id);
            let session = opened.entry(scenario).or_insert_with(|| Session::open(scenario, 7).unwrap());
            let orders = asked.orders(session.now());
            assert_eq!(orders.len(), usize::from(fault.is_some()), "{}: {:?}", term.id, link.rest);
            let mut tried = session.clone();
            if let Some(why) = orders.into_iter().find_map(|order| tried.dispatch(order.action).err()) {
                return Some(format!("{fault:?} cannot begin in {scenario}: {why}"));
            }
            let shown = charts::QUESTIONS.iter().flat_map(|question| question.panel(session.scenario()).charts);
            let in_room = |id: &str| shown.clone().any(|chart| chart.id == id);
            match look.map(Look::find) {
                Some(None) => Some(format!("{look:?} is neither a chart nor a part of the picture")),
                Some(Some(Look::Chart(id))) => (!in_room(id)).then(|| format!("the room of {scenario} has no chart {id}")),
                Some(Some(Look::Stage(_))) | None => None,
            }
        }
    }
}

#[test]
fn each_example_of_a_word_is_there_and_leads_where_it_says() {
    let mut opened = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut systems = BTreeSet::new();
    for term in glossary::ALL.iter() {
        wrong.extend(leads_astray(term, &mut opened).map(|why| format!("{}: {why}", term.id)));
        let words = words_of(term.example);
        if words.is_empty() || words.chars().count() > 140 || words.contains('{') {
            wrong.push(format!("{}: the link says “{words}”", term.id));
        }
        if let Example::Room { scenario, .. } = term.example {
            systems.insert(scenario);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(systems.len(), scenarios::ALL.len(), "examples come from all systems: {systems:?}");
}

#[test]
fn a_hard_word_can_be_tapped_where_it_is_met_first() {
    let hard: Vec<_> = list(HARD).into_iter().map(|words| (words, term_of(words).unwrap_or_else(|| panic!("no “{words}”")))).collect();
    let (mut wrong, mut met) = (Vec::new(), 0);
    for lesson in lessons::ALL.iter().map(|listed| &**listed) {
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for (text, tapped) in texts(lesson) {
            let here = dotted(text);
            for (words, term) in hard.iter().filter(|(words, term)| !known.contains(term) && place(text, words).is_some()) {
                met += 1;
                if !tapped || !(here.contains(term) || can_be_tapped(text, words)) {
                    wrong.push(format!("{}: “{words}” is met first where it cannot be tapped: {text}", lesson.id));
                }
            }
            known.extend(here);
        }
        let (_, session) = Playing::begin(lesson).unwrap();
        for text in beside(lesson, &session) {
            let here = dotted(&text);
            let missing =
                |(words, term): &&(&str, &str)| place(&text, words).is_some() && !here.contains(term) && !can_be_tapped(&text, words);
            for (words, _) in hard.iter().filter(missing) {
                wrong.push(format!("{}: “{words}” beside the mission is no term in: {text}", lesson.id));
            }
            met += here.len();
        }
    }
    println!("{met} times a word of the trade is met");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Phrases that are no English, or that only this page would say; each has a plain one in its place.
const NEVER: [&str; 35] = [
    "column should be told",
    "should the model tell",
    "with other luck",
    "keep its promises",
    "tells alone",
    "rightly let be",
    "The check sends",
    "alert takes it back",
    "quality rings",
    "further and further",
    " to and fro",
    "in spreads",
    "so near the line",
    "Write versions over",
    " by lot",
    " dear ",
    "many fathers",
    "Somebody disguises",
    "is really another one",
    " as ever",
    "is no JSON",
    "Nobody is calling",
    "No alert rings",
    "however often one looks",
    "What did not depend",
    "a file cannot tell",
    "Time stands while",
    "what turned out:",
    "to be told\"",
    "is to be told",
    "Is that one to go",
    "called the truth",
    "first, then run",
    "it was so.\"",
    "tells the number",
];

/// All lines of code below a folder, without its comments.
fn code(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            code(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("//") && line.contains('"'));
            found.extend(lines.map(|line| (path.display().to_string(), line.to_owned())));
        }
    }
}

#[test]
fn what_is_no_english_is_said_nowhere() {
    let mut lines = Vec::new();
    code(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut lines);
    let wrong: Vec<_> = lines.iter().filter(|(_, line)| NEVER.iter().any(|phrase| line.contains(phrase))).collect();
    assert!(lines.len() > 1_000 && wrong.is_empty(), "{wrong:#?}");
}
