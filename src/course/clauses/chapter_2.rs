//! Building blocks.

use super::clause::{PLAYED, Part, Row, played, row, there, waits};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row("2.1", "One record through the whole loop", &[
        there("2.1a", "A record is followed: raw, prepared, scored, decided, labelled, learnt.", &[], "A record, from its stage in the picture.", "tests/trace.rs::a_trace_tells_what_the_world_did"),
        there("2.1b", "Who has learnt from a record is found later.", &[], "A record, under its outcome.", "src/session/trace/record.rs::outcomes_and_snapshots_are_found_later"),
        played("2.1c", "A mission opens a record.", &["2.14"], PLAYED),
    ]),
    row("2.2", "Data quality, label by label", &[
        played("2.2a", "Accuracy of values: wrong units and stuck values.", &["2.12", "4.10"], "tests/catalogue.rs::each_fault_is_seen_by_the_check_that_it_names"),
        played("2.2b", "Completeness: values that are missing, in all or in one group.", &["4.8"], "tests/checks.rs::an_empty_share_is_watched"),
        played("2.2c", "Representativeness: broken days, and feedback from some people only.", &["5.2", "2.10"], "tests/learning.rs::learning_from_an_incident_does_harm"),
        played("2.2d", "Class balance: rare positives, and what they do to accuracy.", &["2.8"], "tests/claims/main.rs::what_is_claimed_is_so_on_many_seeds"),
        played("2.2e", "Consistency of labels: careless and one-sided ones.", &["2.1", "2.10"], "tests/learning.rs::falsified_labels_and_too_few_rows_do_harm_and_clean_rows_beat_many"),
    ]),
    row("2.3", "More data, better data", &[
        played("2.3", "Few clean rows teach a better model than many careless ones.", &["2.1", "5.2"], "tests/learning.rs::falsified_labels_and_too_few_rows_do_harm_and_clean_rows_beat_many"),
    ]),
    row("2.4", "Patterns and shortcuts", &[
        played("2.4a", "A leaking field shines in the test and fails in service.", &["2.7"], "tests/learning.rs::a_leaking_field_shines_in_the_test_and_fails_in_service"),
        waits("2.4b", "A spurious field that holds in training only.", Part::Training),
        there("2.4c", "Importance shows what a model goes by.", &["2.7"], "The training room, and the card of a version.", "src/learn/explain.rs::what_a_model_goes_by_is_found_in_order"),
        waits("2.4d", "The field is dropped, and the model trained again.", Part::Training),
    ]),
    row("2.5", "Train, test, production apart", &[
        there("2.5a", "Training, validation and test rows are kept apart, and production is another matter.", &["2.4"], "The training room.", "src/present/training/threshold.rs::the_line_is_tuned_on_validation_rows_alone"),
        there("2.5b", "A model learns its rows by heart.", &[], "The training room.", "tests/learning.rs::a_large_tree_learns_its_rows_by_heart"),
        waits("2.5c", "Overfitting is met in a mission.", Part::Training),
        waits("2.5d", "Rows of one group or customer leak between the parts.", Part::Training),
        played("2.5e", "A split at random promises more than one by time.", &["2.4"], "tests/learning.rs::a_split_by_lot_promises_too_much_where_the_world_moves"),
    ]),
    row("2.6", "A probability, a threshold, a decision", &[
        there("2.6a", "Probability, threshold, decision and cost, live.", &["2.2", "2.8", "2.9", "2.13"], "The threshold’s control, and the training room.", "src/present/training/threshold.rs::nowhere_does_it_cost_less_than_at_the_best_line"),
        played("2.6b", "What a mistake costs says where the threshold stands.", &["2.2", "2.9", "2.13", "6.5"], "tests/claims/main.rs::the_rule_is_worse_than_the_model_and_the_threshold_is_what_costs_say"),
    ]),
    row("2.7", "The schema is a contract", &[
        there("2.7a", "Fields, types, units, ranges and what must be there.", &["2.3", "2.12"], "The rules of the check.", "tests/checks.rs::any_schema_can_have_rules"),
        there("2.7b", "A field that is renamed, missing or in another unit.", &["2.3", "2.12"], "Trouble to start.", "tests/catalogue.rs::each_fault_is_seen_by_the_check_that_it_names"),
        played("2.7c", "With and without validation.", &["2.3"], PLAYED),
    ]),
    row("2.8", "Uncertain cases to a person", &[
        there("2.8a", "Uncertain cases go to people.", &["2.5", "4.6", "6.5"], "A control of the room.", "tests/lessons.rs::what_lessons_claim_in_general_holds_on_many_seeds"),
        there("2.8b", "They wait in a queue, and readers have hours.", &["2.5"], "The same control.", "src/platform/serving/review.rs::a_queue_grows_with_what_comes_and_is_worked_off"),
        there("2.8c", "People who read are mistaken at times.", &["2.5"], "The same control.", "src/platform/serving/review.rs::readers_err_as_often_as_is_said"),
        waits("2.8d", "Two people disagree, and by how much.", Part::Serving),
        waits("2.8e", "Cases that were read are labels at once.", Part::Serving),
        waits("2.8f", "What happens when there are too many is chosen.", Part::Serving),
    ]),
    row("2.9", "Versions, and what changed", &[
        there("2.9a", "A version has its rows, settings, preparation, weights and test.", &["2.6"], "The card of a version.", "src/present/training/report.rs::rows_and_versions_are_told_about"),
        there("2.9b", "Any two versions are compared.", &["2.6"], "The training room, and the cards of versions.", "src/present/training/compare.rs::two_are_compared_on_rows_that_neither_has_learnt_from"),
        waits("2.9c", "Any two moments of production are compared.", Part::ReleaseRoom),
        waits("2.9d", "A picture of what came from what.", Part::ReleaseRoom),
    ]),
    row("2.10", "The same training, the same model", &[
        played("2.10a", "A training is repeated bit for bit.", &["2.6"], "tests/portable.rs::models"),
        played("2.10b", "What has to be pinned for that in real life is said.", &["2.6"], "tests/coverage.rs::what_has_to_be_pinned_is_said"),
    ]),
    row("2.11", "Outcomes come back and feed the next model", &[
        played("2.11a", "Outcomes come late.", &["4.1"], "tests/claims/main.rs::what_is_claimed_is_so_on_many_seeds"),
        played("2.11b", "They come partly, and from some people more than from others.", &["2.10"], PLAYED),
        played("2.11c", "They feed the next training, and what a model does shapes them.", &["1.3", "2.11"], PLAYED),
    ]),
    row("2.12", "Which features a model gets", &[
        waits("2.12a", "A feature is added, dropped, or left out for privacy.", Part::Training),
        waits("2.12b", "Importance and quality before and after.", Part::Training),
    ]),
    row("2.13", "Preparing data", &[
        waits("2.13a", "Duplicates are found and dropped, gaps are filled.", Part::Training),
        waits("2.13b", "Rows are labelled again, by two people who disagree.", Part::Training),
        waits("2.13c", "Each step changes the snapshot’s identity and the model.", Part::Training),
    ]),
    row("2.14", "Where data come from", &[
        waits("2.14", "A snapshot’s card says where rows came from, who labelled them, and what may be done with them.", Part::Training),
    ]),
];
