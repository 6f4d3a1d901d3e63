//! What MLOps is.

use super::clause::{PLAYED, Part, Row, open, played, row, there, waits};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row("1.1", "Everyday systems to run", &[
        there("1.1a", "Eight everyday systems run as scenarios.", &[], "The menu of systems, and the front page.", "tests/scenarios.rs::a_trained_model_comes_near_the_best_and_the_rule_does_not"),
        there("1.1b", "Each says who decides what with the answer.", &["6.5"], "The card of the system.", "tests/scenarios.rs::each_tells_who_decides_what_and_holds_together"),
        there("1.1c", "Missions play in at least six of them.", &["2.8", "2.9", "2.11", "2.12", "3.6", "4.8", "4.12"], "The chapter map.", "tests/coverage.rs::missions_play_in_every_system"),
        open("1.1d", "Demand, a recommendation or a choice among several classes is one of them.", "an amount is predicted in deliveries; none of the eight forecasts demand, recommends, or chooses among several classes."),
    ]),
    row("1.2", "The loop, seen running", &[
        there("1.2a", "The running system is a picture that lives, and each part can be opened.", &["1.1", "1.3"], "The picture of the control room.", "tests/browser/newcomer.test.mjs: a newcomer walks the whole way"),
        there("1.2b", "Its parts bear the names of the loop, and one sees which is at work.", &["1.0"], "The picture of the control room.", "tests/coverage.rs::the_picture_bears_the_names_of_the_loop_and_says_what_is_at_work"),
    ]),
    row("1.3", "Accuracy alone does not decide", &[
        played("1.3", "A slightly worse, steady, quick model wins, with the bill.", &["1.2", "1.5"], "tests/claims/main.rs::what_is_claimed_is_so_on_many_seeds"),
    ]),
    row("1.4", "Failing in silence", &[
        played("1.4", "Answers get worse while everything is up, felt before it is explained.", &["1.1", "4.10"], PLAYED),
    ]),
    row("1.5", "Messy inputs, and the guards around a model", &[
        there("1.5a", "Validation, logging, versions, alerts, fallback and rollback are there to use.", &["2.3", "2.6", "3.2", "4.3", "6.1"], "The controls of the room.", "tests/cause_and_effect.rs::trouble_does_what_it_says_and_responses_help"),
        played("1.5b", "Validation and the keeping of versions can be switched off, and their absence costs.", &["2.3", "2.6"], "tests/own_object.rs::a_way_back_that_is_used_up_says_so_in_words_that_agree"),
        waits("1.5c", "Alerts, fallback and rollback can be switched off, and their absence costs.", Part::Serving),
    ]),
    row("1.6", "Roles and owners", &[
        played("1.6a", "Each alert has an owner, and one that reaches the wrong person waits.", &["1.4"], "src/platform/vocabulary/role.rs::each_role_has_its_place"),
        there("1.6b", "Each gate and each decision has an owner who can be set.", &["5.8"], "The page of roles.", "src/present/roles/powers.rs::a_role_does_what_it_may_and_is_told_who_may_do_the_rest"),
        there("1.6c", "The same moment is seen as each of eight roles sees it.", &[], "The page of roles.", "tests/coverage.rs::one_moment_is_seen_by_eight_roles"),
    ]),
    row("1.7", "Goal and decision first", &[
        played("1.7a", "What counts as success changes how a trial ends.", &["1.5", "3.6"], "tests/trials.rs::a_success_measure_of_another_kind_judges_anew"),
        there("1.7b", "A learner writes down goal, measure and limit first, and the run is judged by them.", &[], "The page of the goal, and the account of a run.", "src/present/goal/mod.rs::a_goal_is_judged_with_an_interval_and_not_before_there_is_enough"),
    ]),
    row("1.8", "By hand or by pipeline", &[
        played("1.8a", "By hand an update is slow and has slips; by pipeline it has not.", &["1.6"], PLAYED),
        there("1.8b", "The figures of it are named as assumptions and can be changed.", &[], "A control of the room, and the account of a run.", "src/present/control_room/controls/work/update_figures.rs::what_is_assumed_is_lived"),
    ]),
    row("1.9", "What MLOps means", &[
        there("1.9a", "One page says it, with the running picture and two analogies.", &["1.0"], "The page “What MLOps is”.", "src/present/course/what_is.rs::each_part_is_told_once_in_the_order_of_the_loop_and_has_a_place_on_the_picture"),
        there("1.9b", "How it differs from building a model, and from running other software.", &["1.0"], "The page “What MLOps is”.", "tests/coverage.rs::the_page_on_mlops_says_how_it_differs"),
        played("1.9c", "The problem that it solves is told by a run.", &["1.0"], PLAYED),
    ]),
];
