//! What is read, what is mended, and what is never lost.

use super::*;

fn full() -> Progress {
    let mut progress = Progress::default();
    for lesson in lessons::ALL.iter().take(3) {
        let guesses = vec![(1, Guessed::Choice(2)), (3, Guessed::Line(vec![80.0, 71.5]))];
        let link = "seed=7&do=AY8B".to_owned();
        progress.played(lesson.id, Mission { solved: true, tries: 0, hints: 1, guesses, day: "2026-11-24".into(), link });
    }
    let first = &quizzes::ALL[0];
    let chosen = first.questions.iter().map(|q| (q.id.to_owned(), 1)).collect();
    let of = first.questions.len() as u32;
    progress.quizzes.insert(1, QuizScore { chosen, right: 5, of, day: "2026-11-24".into() });
    progress.open = Some(HalfWay { lesson: lessons::ALL[0].id.into(), step: 2, ..HalfWay::default() });
    progress
}

#[test]
fn what_is_written_can_be_read() {
    assert_eq!(Progress::read(&full().to_json()), (full(), Vec::new()));
    assert_eq!(Progress::read(&Progress::default().to_json()), (Progress::default(), Vec::new()));
}

#[test]
fn a_file_cut_anywhere_keeps_what_stands_before() {
    let text = full().to_json();
    let mut kept = 0;
    for at in (0..text.len() - 2).filter(|at| text.is_char_boundary(*at)) {
        let (progress, notes) = Progress::read(&text[..at]);
        assert!(!notes.is_empty(), "cut at {at}, and nothing is said");
        assert!(progress.lessons.len() >= kept, "cut at {at}, and less is kept than at {}", at - 1);
        kept = progress.lessons.len();
    }
    assert_eq!(kept, 3);
}

#[test]
fn a_small_record_keeps_what_matters_most() {
    let progress = full();
    let whole = progress.to_json_within(60_000);
    assert_eq!(Progress::read(&whole), (progress.clone(), Vec::new()));
    let small = progress.to_json_within(whole.chars().count() - 1);
    assert!(small.chars().count() < whole.chars().count());
    let (small, notes) = Progress::read(&small);
    assert!(notes.is_empty() && small.lessons.values().all(|mission| mission.solved && mission.guesses.is_empty()));
    assert_eq!(small.open, progress.open);
    assert_eq!(progress.to_json_within(10), "");
    let mut all = Progress::default();
    for lesson in &lessons::ALL {
        all.played(lesson.id, Mission { solved: true, link: "seed=7&do=".to_owned() + &"A".repeat(900), ..Mission::default() });
    }
    let kept = all.to_json_within(4096);
    assert!(!kept.is_empty() && Progress::read(&kept).0.lessons.len() == lessons::ALL.len(), "{}", kept.len());
}

fn check(text: &str, missions: usize, said: &str) {
    let (progress, notes) = Progress::read(text);
    assert_eq!(progress.lessons.len(), missions, "{text}");
    assert!(said.is_empty() == notes.is_empty() && notes.join(" ").contains(said), "{text}\n said: {notes:?}");
}

#[test]
fn what_is_wrong_is_named_and_the_rest_is_kept() {
    check("", 0, "no progress file");
    check("[]", 0, "no progress file");
    check("\u{0}<script>", 0, "no progress file");
    check(r#"{"lessons":{"1.1":{"solved":true}}}"#, 1, "does not say its format");
    check(r#"{"afterlaunch-progress":1,"lessons":{"1.1":{"solved":"yes"},"1.2":{"solved":true}}}"#, 1, "mission 1.1");
    check(r#"{"afterlaunch-progress":1,"lessons":{"9.9":{}}}"#, 0, "“9.9”");
    check(r#"{"afterlaunch-progress":1,"lessons":7}"#, 0, "“lessons”");
    check(r#"{"afterlaunch-progress":1,"quizzes":{"12":{}}}"#, 0, "“12”");
    check(r#"{"afterlaunch-progress":8,"lessons":{"1.1":{"solved":true,"stars":3}},"badges":[]}"#, 1, "newer");
    check(r#"{"afterlaunch-progress":1,"open":{"lesson":"1.1","step":-4}}"#, 0, "half-way");
    check(&format!("{{\"a\":{}", "[".repeat(100_000)), 0, "no progress file");
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
        self.kept = Some(self.memories[tab].written_over(self.kept.as_deref()));
    }

    fn stands(&self) -> Progress {
        self.kept.as_deref().map_or_else(Progress::default, |kept| Progress::read(kept).0)
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
    match drawn(dice, 4) {
        0 => progress.leave_half_way(HalfWay {
            lesson: lesson.into(),
            step: 1 + number,
            link: format!("seed={number}"),
            ..HalfWay::default()
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
            for half in before.open.iter().chain(before.waiting.values()) {
                let over = after.lessons.get(&half.lesson).is_some_and(|mission| mission.tries > half.tries);
                assert!(over || after.half_way(&half.lesson).is_some(), "round {round}, step {step}: {} was half-way", half.lesson);
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
fn what_a_newer_page_wrote_stays() {
    let kept = r#"{"afterlaunch-progress":8,"lessons":{"9.9":{"solved":true},"1.1":{"solved":true,"stars":3},"1.2":{"solved":"yes"}},
        "quizzes":{"12":{"right":4}},"badges":["first"]}"#;
    let mut older = Progress::default();
    older.leave_half_way(HalfWay { lesson: "1.3".into(), step: 1, ..HalfWay::default() });
    let text = older.written_over(Some(kept));
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["afterlaunch-progress"], 8);
    assert_eq!(value["lessons"]["9.9"]["solved"], true);
    assert_eq!(value["lessons"]["1.1"]["stars"], 3);
    assert_eq!(value["lessons"]["1.2"]["solved"], "yes");
    assert_eq!((&value["quizzes"]["12"]["right"], &value["badges"][0]), (&4.into(), &"first".into()));
    assert!(older.solved("1.1") && value["open"]["lesson"] == "1.3");
    // Written once more, nothing moves.
    assert_eq!(older.written_over(Some(&text)), text);
}

#[test]
fn what_is_forgotten_stays_forgotten_unless_it_is_brought_back() {
    let mut here = full();
    let elsewhere = here.clone();
    let file = here.to_json();
    here.forget();
    let kept = here.written_over(Some(&elsewhere.to_json()));
    assert!(Progress::read(&kept).0.lessons.is_empty(), "{kept}");
    let mut other = elsewhere;
    other.written_over(Some(&kept));
    assert_eq!(other, here, "a tab that had not heard of it brings nothing back");
    here.bring_in(Progress::read(&file).0);
    assert_eq!(here.lessons.len(), 3);
}
