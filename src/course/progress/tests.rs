//! What is read, what is mended, and what is never lost.

use super::*;
use crate::course::{glossary, quizzes};

fn full() -> Progress {
    let mut progress = Progress::default();
    for lesson in lessons::ALL.iter().take(3) {
        let guesses = vec![(1, Guessed::Choice(2)), (3, Guessed::Line(vec![80.0, 71.5]))];
        let link = "seed=7&do=Ao8B".to_owned();
        progress.played(lesson.id, Mission { solved: true, tries: 0, hints: 1, guesses, day: "2026-11-24".into(), link });
    }
    let first = &quizzes::ALL[0];
    let chosen = first.questions.iter().map(|q| (q.id.to_owned(), 1)).collect();
    let of = first.questions.len() as u32;
    progress.quizzes.insert(1, QuizScore { chosen, right: 5, of, day: "2026-11-24".into() });
    progress.open = Some(UnfinishedMission { lesson: lessons::ALL[0].id.into(), step: 2, ..UnfinishedMission::default() });
    progress.turned(glossary::ALL[0], true);
    progress.turned(glossary::ALL[1], false);
    progress
}

#[test]
fn what_is_written_can_be_read() {
    assert_eq!(Progress::read(&full().to_json()), Ok(full()));
    assert_eq!(Progress::read(&Progress::default().to_json()), Ok(Progress::default()));
}

#[test]
fn a_file_cut_anywhere_is_refused_with_the_place() {
    let text = full().to_json();
    for at in (0..text.len() - 2).filter(|at| text.is_char_boundary(*at)) {
        let why = Progress::read(&text[..at]).expect_err("half a file is read");
        // A number that breaks off behind its point is no number.
        assert!(why.starts_with("it ends in the middle, in line") || why.contains("(invalid number)"), "cut at {at}: {why}");
    }
}

#[test]
fn a_small_record_keeps_what_matters_most() {
    let progress = full();
    let whole = progress.to_json_within(60_000);
    assert_eq!(Progress::read(&whole), Ok(progress.clone()));
    let small = progress.to_json_within(whole.chars().count() - 1);
    assert!(small.chars().count() < whole.chars().count());
    let small = Progress::read(&small).unwrap();
    assert!(small.lessons.values().all(|mission| mission.solved && mission.guesses.is_empty()));
    assert_eq!(small.open, progress.open);
    assert_eq!(progress.to_json_within(10), "");
    let mut all = Progress::default();
    for lesson in lessons::ALL {
        all.played(lesson.id, Mission { solved: true, link: "seed=7&do=".to_owned() + &"A".repeat(900), ..Mission::default() });
    }
    let kept = all.to_json_within(4096);
    assert!(!kept.is_empty() && Progress::read(&kept).unwrap().lessons.len() == lessons::ALL.len(), "{}", kept.len());
}

/// A file with this in place of one of its parts.
fn with(part: &str, value: &str) -> String {
    let mut file = serde_json::to_value(Progress::default()).unwrap();
    file[part] = serde_json::from_str(value).unwrap();
    file.to_string()
}

fn check(text: &str, said: &str) {
    let why = Progress::read(text).expect_err(text);
    assert!(why.contains(said), "{text}\n said: {why}");
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    check("", "it ends in the middle, in line 1, column 0");
    check("[]", "line 1, column 2");
    check("\u{0}<script>", "line 1, column 1");
    check(&format!("{{\"a\":{}", "[".repeat(100_000)), "it ends in the middle, in line 1, column 100005");
    check("{}", "does not say the number of its format");
    check(&with("afterlaunch-progress", "8"), "it is written in format 8; this version reads format 2");
    check(&with("badges", "[]"), "there is a part “badges” that is not known here");
    check(&with("lessons", "7"), "line 1, column");
    check(&with("lessons", r#"{"9.9":{}}"#), "the part “solved” is missing");
    let mission = |id: &str, more: &str| {
        with("lessons", &format!(r#"{{"{id}":{{"solved":true,"tries":1,"hints":0,"guesses":[],"day":"","link":""{more}}}}}"#))
    };
    assert!(Progress::read(&mission("1.1", "")).is_ok());
    check(&mission("1.1", r#","stars":3"#), "there is a part “stars” that is not known here");
    check(&mission("1.1", "").replace("true", "\"yes\""), "invalid type: string \"yes\", expected a boolean");
    check(&mission("9.9", ""), "in “lessons”, “9.9”, there is a mission “9.9” that is not on this page");
    check(&mission("1.1", "").replace("\"day\":\"\"", "\"day\":\"\\u0007\""), "“day” is too long, or holds signs");
    check(&mission("1.1", "").replace("[]", r#"[[1,{"luck":2}]]"#), "unknown variant `luck`");
    let quiz = |chapter: u8, of: u32| with("quizzes", &format!(r#"{{"{chapter}":{{"chosen":{{}},"right":1,"of":{of},"day":""}}}}"#));
    assert!(Progress::read(&quiz(1, 1)).is_ok());
    check(&quiz(12, 1), "in “quizzes”, “12”, there is a chapter");
    check(&quiz(1, 0), "1 of 0 answers are right");
    check(&quiz(1, 1).replace(r#""chosen":{}"#, r#""chosen":{"x":1}"#), "there is a question “x”");
    assert!(Progress::read(&with("words", r#"{"recall":[2,true]}"#)).is_ok());
    check(&with("words", r#"{"blockchain":[2,true]}"#), "in “words”, there is a word “blockchain” that is not on this page");
    check(&with("words", r#"{"recall":2}"#), "line 1, column");
    let unfinished = |part: &str, step: u32| {
        let unfinished = format!(r#"{{"lesson":"1.1","step":{step},"hints":0,"guesses":[],"link":"","tries":0,"turn":0}}"#);
        with(part, &if part == "open" { unfinished } else { format!(r#"{{"1.2":{unfinished}}}"#) })
    };
    assert!(Progress::read(&unfinished("open", 1)).is_ok());
    check(&unfinished("open", 99), "in “open”, “step” is 99");
    check(&unfinished("waiting", 1), "in “waiting”, “1.2”, “lesson” is “1.1”");
}

#[test]
fn solved_stays_solved() {
    let mut progress = full();
    progress.played(lessons::ALL[0].id, Mission::default());
    assert!(progress.solved(lessons::ALL[0].id));
    assert_eq!(progress.lessons[lessons::ALL[0].id].tries, 2);
    let mut other = Progress::default();
    other.join(progress.clone());
    assert_eq!(other, progress);
}

/// A few tabs on one browser: each with its own memory, each as old as it happens to be.
struct Tabs {
    kept: Option<String>,
    memories: Vec<Progress>,
}

impl Tabs {
    fn write(&mut self, tab: usize) {
        let kept = self.stands();
        self.memories[tab].join(kept);
        self.kept = Some(self.memories[tab].to_json());
    }

    fn stands(&self) -> Progress {
        self.kept.as_deref().map_or_else(Progress::default, |kept| Progress::read(kept).unwrap())
    }
}

fn drawn(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

/// Something that a person may do on the course.
fn something(progress: &mut Progress, dice: &mut u64) {
    let lesson = lessons::ALL[drawn(dice, 4) as usize].id;
    let number = drawn(dice, 3) as u32;
    match drawn(dice, 5) {
        4 => progress.turned(glossary::ALL[number as usize], drawn(dice, 2) == 0),
        0 => progress.leave_unfinished(UnfinishedMission {
            lesson: lesson.into(),
            step: 1 + number,
            link: format!("seed={number}"),
            ..UnfinishedMission::default()
        }),
        1 => {
            let chosen = quizzes::ALL[0].questions.iter().take(1 + number as usize).map(|q| (q.id.to_owned(), number)).collect();
            let of = quizzes::ALL[0].questions.len() as u32;
            progress.put_quiz(1, QuizScore { chosen, right: number, of, day: format!("2026-11-2{number}") });
        }
        kind => {
            let mission = Mission { solved: kind == 2, hints: number, day: format!("2026-11-1{number}"), ..Mission::default() };
            progress.played(lesson, mission);
        }
    }
}

fn joined(a: &Progress, b: &Progress) -> Progress {
    let mut whole = a.clone();
    whole.join(b.clone());
    whole
}

#[test]
fn records_join_to_the_same_in_any_order() {
    let mut dice = 7;
    for round in 0..300 {
        let [a, b, c] = std::array::from_fn(|_| {
            let mut progress = Progress::default();
            for _ in 0..drawn(&mut dice, 9) {
                something(&mut progress, &mut dice);
            }
            progress
        });
        assert_eq!(joined(&a, &b), joined(&b, &a), "round {round}");
        assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)), "round {round}");
        assert_eq!(joined(&a, &a), a, "round {round}");
        assert_eq!(joined(&joined(&a, &b), &a), joined(&a, &b), "round {round}: what was taken in is lost");
    }
}

#[test]
fn no_tab_takes_away_what_another_has_done() {
    let mut dice = 11;
    for round in 0..100 {
        let mut tabs = Tabs { kept: None, memories: vec![Progress::default(); 3] };
        for step in 0..40 {
            let tab = drawn(&mut dice, 3) as usize;
            let before = tabs.stands();
            something(&mut tabs.memories[tab], &mut dice);
            tabs.write(tab);
            let after = tabs.stands();
            for (id, mission) in &before.lessons {
                let now = &after.lessons[id];
                assert!(now.solved >= mission.solved && now.tries >= mission.tries, "round {round}, step {step}: {id}");
            }
            for (chapter, score) in &before.quizzes {
                assert!(after.quizzes[chapter].right >= score.right, "round {round}, step {step}");
            }
            for (id, card) in &before.words {
                assert!(after.words[id].turns >= card.turns, "round {round}, step {step}: {id}");
            }
            for unfinished in before.open.iter().chain(before.waiting.values()) {
                let over = after.lessons.get(&unfinished.lesson).is_some_and(|mission| mission.tries > unfinished.tries);
                assert!(
                    over || after.unfinished(&unfinished.lesson).is_some(),
                    "round {round}, step {step}: {} was half-way",
                    unfinished.lesson
                );
            }
        }
        for tab in [0, 1, 2, 0, 1] {
            tabs.write(tab);
        }
        assert_eq!(tabs.memories[0], tabs.memories[1], "round {round}");
        assert_eq!(tabs.memories[0], tabs.stands(), "round {round}: what is kept is what the tabs know");
    }
}

#[test]
fn what_is_forgotten_stays_forgotten_unless_it_is_brought_back() {
    let mut here = full();
    let elsewhere = here.clone();
    let file = here.to_json();
    here.forget();
    here.join(elsewhere.clone());
    assert!(here.lessons.is_empty());
    let mut other = elsewhere;
    other.join(here.clone());
    assert_eq!(other, here, "a tab that had not heard of it brings nothing back");
    here.bring_in(Progress::read(&file).unwrap());
    assert_eq!(here.lessons.len(), 3);
}

#[test]
fn a_word_is_known_as_its_card_was_turned_last() {
    let (recall, precision) = (glossary::find("recall").unwrap(), glossary::find("precision").unwrap());
    let mut here = Progress::default();
    assert!(!here.has_met(recall));
    here.turned(recall, true);
    let mut elsewhere = here.clone();
    elsewhere.turned(recall, false);
    here.join(elsewhere.clone());
    assert!(here.has_met(recall) && !here.knows(recall), "the later answer counts");
    here.turned(recall, true);
    here.turned(precision, true);
    here.start_words_again(&[recall]);
    here.join(elsewhere);
    assert!(!here.knows(recall) && here.knows(precision), "what is begun again stays so beside an older tab");
}
