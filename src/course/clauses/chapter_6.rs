//! A plan of one's own.

use super::clause::{PLAYED, Part, Row, played, row, there, waits};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row("6.1", "A plan that runs", &[
        there("6.1a", "A plan with check, alerts, review, retraining, trial and rollback is carried out.", &["6.3"], "The plan.", "tests/plan.rs::a_plan_replays_from_its_log_and_its_link"),
        waits("6.1b", "The plan is one page, with goal, baseline, delivery, people and budget.", Part::Futures),
        waits("6.1c", "It is lived in many futures, so that luck and skill part.", Part::Futures),
    ]),
    row("6.2", "Beginners’ mistakes, to play", &[
        played("6.2a", "Accuracy only.", &["2.8", "2.13"], PLAYED),
        played("6.2b", "Leakage.", &["2.7"], PLAYED),
        played("6.2c", "No guards and no watching.", &["6.1", "6.2"], PLAYED),
        played("6.2d", "Needless complexity.", &["6.4"], PLAYED),
        waits("6.2e", "No fallback.", Part::Serving),
    ]),
    row("6.3", "Simple and maintained, or complex and neglected", &[
        played("6.3", "The simple model that is kept wins where the world moves, and left alone it does not.", &["6.4"], "tests/lessons.rs::what_lessons_claim_in_general_holds_on_many_seeds"),
    ]),
    row("6.4", "Care in proportion to risk", &[
        played("6.4a", "The harm of a mistake decides how much care is taken.", &["2.13", "6.1", "6.5"], "tests/claims/main.rs::what_is_claimed_is_so_on_many_seeds"),
        played("6.4b", "What a model is for, and what it must not decide.", &["6.5"], PLAYED),
        played("6.4c", "Groups are compared, and a group that fares worse is named.", &["4.8", "4.2"], "src/learn/metrics/groups.rs::whoever_fares_worse_is_named_and_nobody_else"),
        played("6.4d", "A person reviews, and no more data are kept than needed.", &["2.5", "4.5"], PLAYED),
        played("6.4e", "A reason that the person who was refused can read.", &["6.5"], "src/learn/explain.rs::what_fields_add_makes_the_answer"),
        waits("6.4f", "An alert on fairness.", Part::ReleaseRoom),
        waits("6.4g", "Users are told when it is down.", Part::Serving),
    ]),
    row("6.5", "What tools would have done", &[
        there("6.5a", "What each kind of tool would have done in this run, held against the hours by hand.", &[], "The account of a run.", "src/present/account/tools.rs::what_there_was_to_do_is_counted"),
        there("6.5b", "Questions for choosing a tool.", &[], "The page “After the course”, and the guide for teachers.", "tests/coverage.rs::the_way_on_has_three_directions_and_asks_about_tools"),
    ]),
    row("6.6", "A checklist for a first project, and a way on", &[
        there("6.6a", "A checklist for a first project, with what of it was done in this run.", &[], "The account of a run.", "src/present/account/checklist.rs::it_follows_what_is_done"),
        there("6.6b", "A learning path after the course, and a small project.", &[], "The page “After the course”, and the guide for teachers.", "tests/coverage.rs::the_way_on_has_three_directions_and_asks_about_tools"),
    ]),
];
