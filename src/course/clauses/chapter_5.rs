//! Safe updates.

use super::clause::{PLAYED, Part, Row, played, row, there, waits};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row("5.1", "Yesterday’s model, today’s world", &[
        played("5.1", "The world moves though the code does not.", &["5.6", "6.2", "6.4"], "tests/lessons.rs::what_lessons_claim_in_general_holds_on_many_seeds"),
    ]),
    row("5.2", "When and on what to retrain", &[
        played("5.2a", "A decline, an alert and a schedule start a training.", &["6.2", "6.3"], "tests/plan.rs::a_schedule_trains_tries_and_promotes"),
        played("5.2b", "The window: as young as the change, or as long as what comes back.", &["4.7", "5.7"], PLAYED),
        played("5.2c", "A window with broken days teaches what is wrong.", &["5.2"], "tests/learning.rs::learning_from_an_incident_does_harm"),
        waits("5.2d", "More outcomes and a new need start a training, too.", Part::ReleaseRoom),
    ]),
    row("5.3", "A candidate can be turned down", &[
        played("5.3", "A candidate is turned down after a fair trial.", &["5.4", "5.5"], PLAYED),
    ]),
    row("5.4", "Tests before a release", &[
        there("5.4a", "Test rows, segments, calibration and repetition, each with its interval.", &["2.4", "5.2"], "The training room.", "src/learn/metrics/report.rs::intervals_hold_the_truth_about_as_often_as_they_say"),
        waits("5.4b", "Eight gates: pass, fail, or too little evidence.", Part::ReleaseRoom),
    ]),
    row("5.5", "Little by little", &[
        waits("5.5a", "A shadow.", Part::ReleaseRoom),
        there("5.5b", "A canary, widened by hand.", &["5.1", "5.4", "5.6"], "A control of the room.", "tests/plan.rs::a_canary_that_was_widened_step_by_step_still_goes_back"),
        waits("5.5c", "A canary in steps of its own.", Part::ReleaseRoom),
        waits("5.5d", "An A/B test with a planned sample, and the trap of peeking.", Part::ReleaseRoom),
        waits("5.5e", "Blue-green.", Part::ReleaseRoom),
        played("5.5f", "Little harm by little exposure.", &["5.1"], "tests/lessons.rs::what_lessons_claim_in_general_holds_on_many_seeds"),
        there("5.5g", "A verdict that knows chance: better, no worse, worse, not enough evidence yet.", &["3.6", "5.1", "5.4", "5.6"], "The trial’s card.", "tests/trials.rs::a_worse_version_is_found_out_and_a_twin_is_not_accused"),
    ]),
    row("5.6", "Back to the version before", &[
        played("5.6a", "Back by hand, within a minute.", &["5.3", "3.1"], "tests/own_object.rs::stopping_a_bad_release_takes_back_its_own_version"),
        there("5.6b", "Back by a rule that was written beforehand.", &["6.3"], "The plan.", "tests/plan.rs::a_bad_release_goes_back_when_somebody_is_there"),
        waits("5.6c", "Several conditions: quality, fairness, harm to the business.", Part::ReleaseRoom),
        waits("5.6d", "The time to recover is counted.", Part::ReleaseRoom),
        waits("5.6e", "A changed schema makes the way back impossible.", Part::ReleaseRoom),
    ]),
    row("5.7", "The record of a release", &[
        there("5.7a", "Who agreed to a release, when and why, stays on record.", &["5.5"], "The card of the release.", "src/present/control_room/approvals.rs::a_decision_stays_on_record_with_who_when_and_why"),
        waits("5.7b", "Nine lines, read again by an auditor.", Part::ReleaseRoom),
    ]),
    row("5.8", "The whole cycle", &[
        played("5.8", "From a sign to a training, a trial, a release and on.", &["1.3", "5.6", "5.8", "6.3"], PLAYED),
    ]),
    row("5.9", "Newer is not better", &[
        played("5.9", "The newest version is the worse one.", &["5.4", "5.2"], "tests/lessons.rs::what_lessons_claim_in_general_holds_on_many_seeds"),
    ]),
];
