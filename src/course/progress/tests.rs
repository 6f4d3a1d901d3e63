//! What is read, what is mended, and what is never lost.

use super::reading_error::{JsonError, JsonProblem};
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
        let ProgressError::Json(JsonError { line, problem, .. }) = why else { panic!("cut at {at}: {why:?}") };
        assert!(line >= 1 && (problem == JsonProblem::Ends || problem == JsonProblem::Other("invalid number".into())), "{at}: {problem:?}");
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
