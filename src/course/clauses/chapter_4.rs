//! Monitoring.

use super::clause::{PLAYED, Part, Row, played, row, there, waits};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row("4.1", "Health of the system", &[
        there("4.1a", "Traffic, answer time, time-outs and who answered, each a chart.", &["1.1", "3.2"], "The charts under “Is it up?”.", "src/present/control_room/answered.rs::the_picture_the_box_and_the_chart_agree_on_where_requests_go"),
        waits("4.1b", "CPU, memory, failures and spend, each a chart.", Part::Serving),
    ]),
    row("4.2", "What is being answered", &[
        there("4.2a", "The share called, confidence and scores, each a chart.", &["1.1", "3.1", "4.9"], "The charts under “What is it answering?”.", "tests/agreement/main.rs::what_one_screen_shows_agrees"),
        there("4.2b", "Alerts on what is answered, in both directions.", &["4.12", "4.13"], "The alerts.", "tests/catalogue.rs::each_fault_is_seen_by_the_check_that_it_names"),
    ]),
    row("4.3", "Quality, by segment too", &[
        there("4.3a", "Recall, precision, false alarms and calibration once outcomes are in.", &["2.8", "4.1", "4.8"], "The charts under “Is it right?”, and the training room.", "src/present/training/promises.rs::a_curve_says_where_promises_are_not_kept"),
        played("4.3b", "The same by segment.", &["4.2", "4.8", "4.12"], "src/learn/metrics/groups.rs::whoever_fares_worse_is_named_and_nobody_else"),
        played("4.3c", "For amounts, the mean error beside a baseline.", &["3.6"], "tests/numbers.rs::every_kind_that_tells_amounts_is_better_than_their_mean_and_no_better_than_can_be"),
        waits("4.3d", "More than one way to cut.", Part::Watching),
    ]),
    row("4.4", "Late outcomes and early estimates", &[
        played("4.4", "Estimate, measured quality and truth side by side.", &["4.1", "4.6", "4.9"], "tests/predictions.rs::one_figure_for_what_was_caught_on_one_screen"),
    ]),
    row("4.5", "Drift, harmful or not", &[
        played("4.5a", "Data drift.", &["4.7", "4.12"], PLAYED),
        played("4.5b", "Concept drift.", &["4.1", "4.6"], PLAYED),
        played("4.5c", "Label shift.", &["4.9"], PLAYED),
        played("4.5d", "Sudden and gradual.", &["4.7", "4.11"], "src/learn/streams/drift.rs::each_form_moves_in_its_way"),
        played("4.5e", "Recurring.", &["5.7"], PLAYED),
        played("4.5f", "Drift without harm.", &["4.12"], "tests/claims/main.rs::what_is_claimed_is_so_on_many_seeds"),
        played("4.5g", "Harm without drift.", &["4.1", "4.6"], "tests/claims/main.rs::what_is_claimed_is_so_on_many_seeds"),
        there("4.5h", "Any field’s spread can be opened.", &["4.10"], "The chart of a field’s values.", "src/present/charts/world_changed/field_distribution.rs::looking_into_unknown_words_shows_them"),
        waits("4.5i", "Several fields at once.", Part::Watching),
    ]),
    row("4.6", "Ordinary ups and downs", &[
        there("4.6a", "What is usual is drawn, and small numbers waver.", &["4.3", "4.13"], "The pale band of each chart.", "tests/quiet_weeks.rs::nothing_happens_and_nothing_is_said_to_happen"),
        played("4.6b", "Whoever reacts to noise pays for it.", &["4.13"], "tests/lessons.rs::what_lessons_claim_in_general_holds_on_many_seeds"),
    ]),
    row("4.7", "Alerts: too many, too few", &[
        there("4.7a", "Condition, limit, duration and owner; the limit can be drawn.", &["4.3", "4.11", "4.12", "4.13"], "The alerts, and the line in a chart.", "src/platform/monitoring/alerts.rs::a_limit_must_be_crossed_for_long_enough"),
        waits("4.7b", "Duration, severity and what to do can be changed.", Part::Watching),
        waits("4.7c", "Fatigue is computed.", Part::Watching),
        waits("4.7d", "Delay against false alarms as a curve, tried on this run.", Part::Watching),
        waits("4.7e", "Alerts are silenced and grouped.", Part::Watching),
    ]),
    row("4.8", "Dashboard, alert, review", &[
        played("4.8a", "A review finds what no alert says, and an alert what no look would see.", &["4.4", "4.11"], "tests/plan.rs::a_review_finds_what_no_alert_says"),
        waits("4.8b", "A learner marks a sample right or wrong.", Part::Watching),
    ]),
    row("4.9", "What to log, and privacy", &[
        played("4.9a", "How much is logged, what it shows, and what a leak then tells.", &["4.5"], "tests/own_object.rs::where_nothing_was_written_down_no_outcomes_are_in"),
        waits("4.9b", "Which fields, hashed or not, and for how long.", Part::Watching),
    ]),
    row("4.10", "Who is told, who acts", &[
        played("4.10a", "Who is told, who may act, and who has to hand over.", &["1.4", "6.3"], "tests/plan.rs::whoever_may_not_act_hands_over_and_that_takes_time"),
        there("4.10b", "Who may roll back, stop traffic and retrain can be set, and what nobody owns waits.", &["5.8"], "The list of alerts, and the page of roles.", "src/present/control_room/alerts/waiting.rs::what_nobody_owns_waits_and_what_somebody_owns_is_picked_up"),
    ]),
    row("4.11", "A checklist put to work", &[
        played("4.11a", "The lines of a plan are set and put to work.", &["6.1", "6.3"], "tests/sixty_days.rs::each_line_of_the_plan_has_its_days"),
        waits("4.11b", "A monitoring checklist is filled in.", Part::Watching),
    ]),
    row("4.12", "Business signals", &[
        waits("4.12", "Complaints, corrections, conversions and work by hand: noisy, late, partly independent.", Part::Serving),
    ]),
    row("4.13", "Objectives", &[
        waits("4.13", "An SLO, its error budget and its burn rate.", Part::Serving),
    ]),
    row("4.14", "From alert to cause", &[
        there("4.14a", "A cause is looked for, named and judged: kind, place and time.", &[], "A surprise.", "src/session/surprise/tests.rs::a_name_is_judged_by_kind_place_and_time"),
        there("4.14b", "What was seen when, and by whom.", &[], "The account of a run.", "src/present/account/report.rs::it_tells_what_was_seen_when"),
        there("4.14c", "A post-mortem in the learner’s words.", &[], "The account of a run.", "src/present/account/post_mortem.rs::it_is_drafted_from_what_happened_and_keeps_what_is_written"),
    ]),
];
