//! How the course reads: the length of its sentences and its spelling, over all texts of missions, quizzes, glossary and pages.
//! What is measured is printed, with the longest sentences.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::fs;
use std::path::Path;

use afterlaunch::course::lesson::{Guess, Lesson, Step};
use afterlaunch::course::next_steps::{DIRECTIONS, PROJECT, TOOL_QUESTIONS};
use afterlaunch::course::quizzes::words::bank;
use afterlaunch::course::{chapters, glossary, lessons, quizzes, scenarios};
use afterlaunch::present::course::what_is::BEFORE;

/// The mean sentence has at most so many words.
const MEAN: f64 = 12.0;
/// A sentence beyond this is a long one.
const LONG: usize = 22;
/// Of 100 sentences, fewer than this are long.
const SHARE_LONG: f64 = 3.0;

/// How the United States spell it, and slips that British readers stumble over; as parts of words.
const SLIPS: &str = "behavior, favorite, neighbor, honor, labor , color, center, theater, liter , gray, catalog , dialog , \
    analyze, analyzing, organiz, recogniz, realiz, optimiz, minimiz, maximiz, summariz, prioritiz, standardiz, normaliz, customiz, \
    labeled, labeling, modeling, modeled, traveled, canceled, signaled, fulfill , skillful, enrollment, defense, offense, \
    judgement call, learned, spelled, burned, dreamed, gotten, toward , afterward , whilst, amongst, \
    accomodat, acheiv, adress, agressiv, apparant, becuase, begining, beleiv, calender, catagor, commited, concious, definately, dependant on, \
    embarass, enviroment, existance, expirience, goverment, guarentee, happend, harrass, immediatly, independant, maintainance, neccess, \
    noticable, occassion, occured, occurence, paralel, peice, perfomance, posession, prefered, priviledge, probaly, proccess, publically, \
    recieve, recomend, refered, relevent, seperat, succesful, suprise, teh , thier, threshhold, tommorow, transfered, truely, \
    untill, usefull, wether , wich , writting";

/// Texts of the course, each with its place.
fn texts() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for lesson in lessons::ALL.iter().map(|listed| &**listed) {
        all.extend(of_lesson(lesson).into_iter().map(|text| (format!("mission {}", lesson.id), text.to_owned())));
    }
    for question in quizzes::ALL.iter().flat_map(|quiz| quiz.questions) {
        let of = format!("quiz {}", question.id);
        all.push((of.clone(), question.ask.to_owned()));
        all.extend(question.answers.iter().map(|answer| (of.clone(), answer.reason.to_string())));
    }
    all.extend(bank::ALL.iter().map(|word| (format!("word {}", word.id), word.case.to_owned())));
    all.extend(glossary::ALL.iter().map(|term| (format!("glossary {}", term.id), term.says.to_owned())));
    for chapter in &chapters::ALL {
        let talk = chapter.to_teach();
        all.extend(talk.goals.iter().chain(&talk.questions).map(|text| (format!("chapter {}", chapter.id), (*text).to_owned())));
    }
    all.extend(chapters::basics().into_iter().map(|(of, text)| (of.to_owned(), text)));
    for direction in &DIRECTIONS {
        all.extend(direction.first.iter().chain([&direction.whom]).map(|text| (direction.title.to_owned(), (*text).to_owned())));
    }
    all.extend(PROJECT.iter().map(|part| (part.title.to_owned(), part.says.to_owned())));
    all.extend(TOOL_QUESTIONS.iter().map(|text| ("tools".to_owned(), (*text).to_owned())));
    for entry in scenarios::ALL {
        let scenario = (entry.make)();
        all.extend([&scenario.sentence, &scenario.decision, &scenario.opening].map(|text| (entry.card.id.to_owned(), text.to_string())));
    }
    all.extend(BEFORE.iter().flat_map(|section| section.text).map(|text| ("what MLOps is".to_owned(), (*text).to_owned())));
    all.extend(words_of_the_page());
    all
}

fn of_lesson(lesson: &Lesson) -> Vec<&'static str> {
    let mut all = vec![lesson.sentence, lesson.solved, lesson.missed, lesson.solution.why];
    all.extend(lesson.wrong.iter().map(|playthrough| playthrough.why));
    all.extend(lesson.hints);
    all.extend(lesson.steps.iter().filter_map(|step| if let Step::Do { needs, .. } = step { needs.hint } else { None }));
    all.extend(lesson.story);
    for step in lesson.steps {
        match step {
            Step::Say(text) | Step::Part { text, .. } => all.extend(*text),
            Step::Predict(predict) => {
                all.push(predict.ask);
                if let Guess::Choice { choices, .. } = &predict.by {
                    all.extend(choices.iter().map(|choice| choice.text).filter(|text| text.ends_with('.')));
                }
            }
            Step::Do { task: text, .. } | Step::Observe { watch: text, .. } => all.push(text),
            Step::Explain(explain) => all.extend(explain.text),
        }
    }
    all
}

/// What the page says by itself: the sentences in the `words` of each room.
fn words_of_the_page() -> Vec<(String, String)> {
    fn within(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let named = path.file_stem().is_some_and(|name| name == "words") || folder.ends_with("words");
            if path.is_dir() {
                within(&path, found);
            } else if named && path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap().replace("\\\n", "");
                let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
                let quoted = code.split('"').skip(1).step_by(2).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
                found.extend(quoted.filter(|text| text.ends_with(['.', '?'])).map(|text| (path.display().to_string(), text)));
            }
        }
    }
    let mut found = Vec::new();
    within(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/present"), &mut found);
    found
}

/// Sentences of a text. A figure with its point, and a name with one, go on.
fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut from = 0;
    let bytes = text.as_bytes();
    for (at, end) in text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '?' | '…')) {
        let rest = text[at + end.len_utf8()..].trim_start_matches(['”', ')']);
        if (rest.is_empty() || rest.starts_with(' ')) && at > 1 && bytes[at - 1] != b'.' {
            let to = text.len() - rest.len();
            all.push(text[from..to].trim());
            from = to;
        }
    }
    all.push(text[from..].trim());
    all.retain(|sentence| sentence.chars().filter(|letter| letter.is_alphabetic()).count() > 1);
    all
}

fn count(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[test]
fn sentences_are_short() {
    let texts = texts();
    let mut all: Vec<(usize, &str, &str)> =
        texts.iter().flat_map(|(of, text)| sentences(text).into_iter().map(|one| (count(one), of.as_str(), one))).collect();
    let words: usize = all.iter().map(|(length, ..)| length).sum();
    let mean = words as f64 / all.len() as f64;
    let long = all.iter().filter(|(length, ..)| *length > LONG).count();
    let share = 100.0 * long as f64 / all.len() as f64;
    println!("{} sentences of {mean:.1} words on average; {long} of them, {share:.1} %, have more than {LONG}. The longest:", all.len());
    all.sort_by_key(|(length, ..)| std::cmp::Reverse(*length));
    for (length, of, sentence) in all.iter().take(20) {
        println!("{length:3} {of}: {sentence}");
    }
    assert!(all.len() > 2_000 && mean <= MEAN && share < SHARE_LONG, "mean {mean:.1}, long {share:.1} %");
}

#[test]
fn spelling_is_british_and_without_usual_slips() {
    let slips: Vec<&str> = SLIPS.split(',').map(|slip| slip.trim_start_matches([' ', '\n'])).filter(|slip| !slip.is_empty()).collect();
    let mut wrong = Vec::new();
    for (of, text) in texts() {
        // A word ends with a space, wherever it stands.
        let plain: String = text.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
        let plain = format!(" {plain} ");
        wrong.extend(
            slips.iter().filter(|slip| plain.contains(&format!(" {slip}"))).map(|slip| format!("{of}: “{}” in: {text}", slip.trim())),
        );
    }
    assert!(slips.len() > 80, "{}", slips.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn sentences_are_told_apart() {
    assert_eq!(
        sentences("One. Two? “Three.” It was 1.5 km; then it ended."),
        ["One.", "Two?", "“Three.”", "It was 1.5 km; then it ended."]
    );
    assert_eq!(count("It goes from 35 % to 20 %."), 6);
}
