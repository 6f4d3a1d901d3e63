//! The field's words: each is met in a mission and asked in a quiz, and none is used before the course has explained it.
//!
//! A word counts as explained where a mission has it for the first time, if it can be tapped there, and if either its sentence
//! introduces it (says what it is, or what it is called) or the mission names it at its end, with its sentence. A quiz may use
//! it from the chapter of that mission on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::BTreeSet;

use afterlaunch::course::glossary::{self, Piece};
use afterlaunch::course::lesson::{Guess, Lesson, Step};
use afterlaunch::course::lessons;
use afterlaunch::course::quizzes::words::{Wording, bank, drawn};
use afterlaunch::course::quizzes::{self, Asked, quiz};

/// What colleagues, books and exams say; spellings of one word are parted by a bar.
const WORDS: &str = "MLOps, machine-learning lifecycle|lifecycle, deployment, production, inference, feature, label|labels, ground truth, \
    training set, validation set, test set, overfitting, data leakage, baseline, threshold, precision, recall, false-positive rate, \
    confusion matrix, calibration|calibrated, batch inference, online inference|real time, API, endpoint, response, schema, latency, percentile, \
    throughput, availability, SLO|service-level objective, autoscaling, fallback, data quality, data drift, concept drift, label shift, \
    training-serving skew|skew, model monitoring|monitoring, alert fatigue, model registry, model version, lineage, reproducibility, \
    model card, champion, challenger|candidate, shadow deployment, canary, A/B test, blue-green deployment, rollback, retraining trigger, \
    feedback loop, human in the loop, fairness, data minimisation, audit trail, incident, post-mortem, runbook, on call|on-call";

fn words() -> impl Iterator<Item = Vec<&'static str>> {
    WORDS.split(',').map(|spellings| spellings.split('|').map(str::trim).collect())
}

/// The first place at which this stands as whole words, without regard to capitals; a plural is the same word.
fn place(text: &str, words: &str) -> Option<usize> {
    let (small, wanted) = (text.to_lowercase(), words.to_lowercase());
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let alone = |at: &usize| {
        let rest = &small[at + wanted.len()..];
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        !joins(small[..*at].chars().next_back()) && !joins(rest.chars().next())
    };
    small.match_indices(&wanted).map(|(at, _)| at).find(alone)
}

fn met<'a>(text: &str, spellings: &[&'a str]) -> Option<(&'a str, usize)> {
    spellings.iter().find_map(|words| Some((*words, place(text, words)?)))
}

/// Texts of a mission, in the order in which they are met.
fn texts(lesson: &Lesson) -> Vec<&'static str> {
    let mut all: Vec<_> = lesson.story.to_vec();
    for step in lesson.steps {
        match step {
            Step::Say(text) | Step::Part { text, .. } => all.extend(*text),
            Step::Predict(predict) => {
                all.push(predict.ask);
                if let Guess::Choice { choices, .. } = &predict.by {
                    all.extend(choices.iter().map(|choice| choice.text));
                }
            }
            Step::Do { task: text, .. } | Step::Observe { watch: text, .. } => all.push(text),
            Step::Explain(explain) => all.extend(explain.text),
        }
    }
    all
}

/// All questions: those that are written, and each word in each wording.
fn questions() -> Vec<(u8, Asked)> {
    let written = quizzes::ALL.iter().flat_map(|quiz| quiz.questions.iter().map(|question| (quiz.chapter, question.put(&[]))));
    let of_words = bank::ALL.iter().flat_map(|word| Wording::ALL.iter().filter_map(|wording| Some((word.chapter(), word.put(*wording)?))));
    written.chain(of_words).collect()
}

/// What a question asks, and its answers; a wrong answer of a word’s question is a word of its own, which its reason explains.
fn said(asked: &Asked) -> String {
    let of_words = asked.id.contains("-word-");
    let answers: Vec<&str> = asked.answers.iter().filter(|answer| answer.right || !of_words).map(|answer| &*answer.text).collect();
    format!("{} {}", asked.ask, answers.join(". "))
}

#[test]
fn each_word_is_met_in_a_mission_and_asked_in_a_quiz() {
    let described: Vec<String> = lessons::ALL.iter().map(|lesson| texts(lesson).join("\n")).collect();
    let asked: Vec<String> = questions().iter().map(|(_, asked)| said(asked)).collect();
    let mut wrong = Vec::new();
    for spellings in words() {
        for (texts, what) in [(&described, "a mission"), (&asked, "a quiz")] {
            if !texts.iter().any(|text| met(text, &spellings).is_some()) {
                wrong.push(format!("“{}” is not in {what}", spellings[0]));
            }
        }
    }
    println!("{} words are met and asked", words().count());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The sentence around a place.
fn sentence(text: &str, at: usize) -> &str {
    let from = text[..at].rfind(['.', '?']).map_or(0, |end| end + 1);
    let to = text[at..].find(['.', '?']).map_or(text.len(), |end| at + end + 1);
    text[from..to].trim()
}

/// Terms that can be tapped in a text, the first one last.
fn tapped(text: &str) -> Vec<&'static str> {
    let term = |piece: Piece<'_>| if let Piece::Term(_, term) = piece { Some(term.id) } else { None };
    glossary::split(text).into_iter().rev().filter_map(term).collect()
}

/// It says what something is, or what it is called.
fn introduces(sentence: &str) -> bool {
    ["called", "(", ": ", " is ", " are ", " means", " serves", " says "].iter().any(|mark| sentence.contains(mark))
}

#[test]
fn no_word_is_used_before_it_is_explained() {
    let mut wrong = Vec::new();
    for spellings in words() {
        let Some(id) = spellings.iter().find_map(|words| tapped(words).pop()) else {
            wrong.push(format!("“{}” is not in the glossary", spellings[0]));
            continue;
        };
        let first = lessons::ALL.iter().find_map(|lesson| {
            let found = texts(lesson).into_iter().find_map(|text| Some((text, met(text, &spellings)?)));
            (found.is_some() || lesson.terms.contains(&id)).then_some((&**lesson, found))
        });
        let Some((lesson, found)) = first else { continue };
        // Where it is only named at the end of a mission, its sentence stands beside it.
        if let Some((text, (word, at))) = found {
            if !tapped(text).contains(&id) {
                wrong.push(format!("{}: “{word}” cannot be tapped in: {text}", lesson.id));
            }
            if !introduces(sentence(text, at)) && !lesson.terms.contains(&id) {
                wrong.push(format!("{}: “{word}” is not introduced: {}", lesson.id, sentence(text, at)));
            }
        }
        for (chapter, asked) in questions().iter().filter(|(chapter, _)| *chapter < lesson.chapter) {
            if met(&said(asked), &spellings).is_some() {
                wrong.push(format!("quiz {chapter}, {}: “{}” comes only in mission {}", asked.id, spellings[0], lesson.id));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_word_of_the_bank_is_brought_by_its_mission() {
    let (mut wrong, mut ids) = (Vec::new(), BTreeSet::new());
    for word in bank::ALL {
        assert!(ids.insert(word.id), "{} twice", word.id);
        let (Some(lesson), Some(term)) = (lessons::find(word.mission), glossary::find(word.id)) else {
            wrong.push(format!("{}: no such mission or term", word.id));
            continue;
        };
        let spellings: Vec<&str> = [word.name, term.term].into_iter().chain(term.also.iter().copied()).collect();
        if !lesson.terms.contains(&word.id) && !texts(lesson).iter().any(|text| met(text, &spellings).is_some()) {
            wrong.push(format!("{}: mission {} does not name it", word.id, lesson.id));
        }
        if let Some((named, _)) = met(word.case, &spellings) {
            wrong.push(format!("{}: the case names “{named}”", word.id));
        }
        if word.taken_for.iter().any(|id| *id == word.id || glossary::find(id).is_none()) {
            wrong.push(format!("{}: {:?} are no other terms", word.id, word.taken_for));
        }
        for wording in Wording::ALL {
            let asked = word.put(wording).unwrap();
            if asked.answers.len() != 3 || asked.ask.contains(&*asked.answers[asked.right()].text) {
                wrong.push(format!("{}: {wording:?} gives itself away: {asked:?}", word.id));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    for chapter in 1..=6 {
        let of = bank::ALL.iter().filter(|word| word.chapter() == chapter).count();
        println!("chapter {chapter}: {of} words to draw from");
    }
}

#[test]
fn the_same_seed_asks_for_the_same_words_and_another_for_others() {
    for chapter in 1..=6 {
        let of = |seed: u64| drawn(chapter, seed).map(|asked| asked.id).collect::<Vec<_>>();
        assert_eq!(quiz(chapter, &[], 7), quiz(chapter, &[], 7));
        assert_eq!(of(7).len(), 3);
        let all: BTreeSet<_> = (0..200).flat_map(of).collect();
        assert_eq!(all.len(), bank::ALL.iter().filter(|word| word.chapter() == chapter).count(), "each word of chapter {chapter} comes");
    }
}
