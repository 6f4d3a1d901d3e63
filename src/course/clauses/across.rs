//! What holds for all chapters.

use super::clause::{PLAYED, Part, Row, row, there, waits};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row("A.1", "Missions with predictions, quizzes, progress", &[
        there("A.1a", "Missions, each with a solution and two ways of going wrong.", &["1.1"], "The chapter map.", PLAYED),
        there("A.1b", "A prediction before each run, judged on a run without the reader’s hand.", &["1.1"], "Each mission.", "tests/predictions.rs::what_a_reader_does_meanwhile_changes_no_judgement"),
        there("A.1c", "Quizzes, with questions from one’s own run.", &[], "The quiz of each chapter.", "tests/course_texts.rs::a_real_run_makes_questions_of_its_own"),
        there("A.1d", "A quiz asks only what a mission showed.", &[], "The quiz of each chapter.", "tests/prepared.rs::each_question_is_prepared_by_a_mission"),
        there("A.1e", "What a mission or a quiz claims is held against the engine.", &[], "Each mission and quiz.", "tests/claims/main.rs::each_sentence_with_a_quantity_is_a_claim_or_says_why_not"),
        there("A.1f", "Progress is kept, taken along, and told to course platforms.", &[], "The record of completion.", "tests/browser/course.test.mjs: what was done survives a reload, and travels as a file"),
    ]),
    row("A.2", "Free play", &[
        there("A.2", "Every system, trouble and response at any time.", &[], "The page without a mission.", "tests/soak.rs::a_world_survives_whatever_is_done_to_it"),
    ]),
    row("A.3", "The account of a run", &[
        there("A.3a", "What the run would have come to had nothing been done.", &[], "The account of a run.", "src/present/account/report.rs::what_might_have_been_is_told_against_what_was"),
        there("A.3b", "The same with each deed left out.", &[], "The account of a run.", "src/session/counterfactual/replay_without/parting.rs::what_was_left_out_makes_the_difference_and_nothing_else"),
        waits("A.3c", "Acting perfectly.", Part::Futures),
    ]),
    row("A.4", "A learner’s notebook", &[
        there("A.4", "Objective, check, experiment, what changed, what next: kept, exported, handed in.", &["5.8"], "The notebook.", "src/present/notebook/facts.rs::a_run_tells_what_was_done_and_what_changed"),
    ]),
    row("A.5", "The field’s words", &[
        there("A.5a", "Each word is met in a mission and asked in a quiz.", &[], "Each mission and quiz.", "tests/vocabulary.rs::each_word_is_met_in_a_mission_and_asked_in_a_quiz"),
        there("A.5b", "No word is used before it is explained.", &[], "Each mission and quiz.", "tests/vocabulary.rs::no_word_is_used_before_it_is_explained"),
    ]),
    row("A.6", "Missions of one’s own", &[
        waits("A.6", "A mission is written as a file and played.", Part::OwnMissions),
    ]),
    row("A.7", "Other languages", &[
        waits("A.7", "Another language, and a pseudo-locale as its test.", Part::Languages),
    ]),
];
