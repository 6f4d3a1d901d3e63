//! Deployment.

use super::clause::{PLAYED, Part, Row, played, row, there, waits};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row("3.1", "From laptop to production", &[
        played("3.1a", "The way from a file on a laptop to a service, step by step.", &["3.5"], PLAYED),
        waits("3.1b", "Each step that is left out has its own consequence, played.", Part::Serving),
    ]),
    row("3.2", "Batch or live", &[
        waits("3.2a", "Batch against live for the same system on the same seed: freshness, recall, cost.", Part::Serving),
        waits("3.2b", "A late job, a failed one, a rerun, a stale table.", Part::Serving),
        waits("3.2c", "Which is right depends on when the decision is needed.", Part::Serving),
    ]),
    row("3.3", "The interface, request by request", &[
        there("3.3a", "Request and response as text, with status, version and time.", &["3.3", "6.5"], "A request by hand.", "src/present/trace/response.rs::a_program_is_told_by_a_status_code_and_a_body"),
        there("3.3b", "An error names the field and what is wrong with it.", &["3.3"], "A request by hand.", "src/session/trace/handwritten.rs::what_is_wrong_is_named"),
        waits("3.3c", "A request id, and a contract to download.", Part::Serving),
    ]),
    row("3.4", "Prepared in two ways", &[
        played("3.4a", "The same model with another preparation gives wrong answers.", &["3.1", "3.6"], "tests/claims/main.rs::what_is_claimed_is_so_on_many_seeds"),
        waits("3.4b", "A paired test finds it before the release.", Part::ReleaseRoom),
    ]),
    row("3.5", "Where it runs", &[
        there("3.5a", "Laptop, company servers, cloud, devices: availability and cost in figures.", &["3.4"], "A control of the room.", "tests/hosting.rs::on_a_quiet_week_the_bill_for_machines_says_what_a_place_costs"),
        there("3.5b", "Whether data stay or leave, and what follows for what is logged.", &["3.4"], "The same control.", "tests/hosting.rs::a_laptop_is_away_now_and_then_and_devices_tell_little"),
        there("3.5c", "On devices an update takes days, and some never take it.", &[], "The same control.", "tests/hosting.rs::on_devices_a_release_and_a_roll_back_take_days"),
    ]),
    row("3.6", "Reliable under load", &[
        played("3.6a", "The slowest answers, time-outs and a queue.", &["1.2", "3.2"], "src/platform/serving/queue_theory.rs::the_queue_of_the_system_waits_as_theory_says"),
        played("3.6b", "More servers, or a place that grows with the load.", &["3.2", "3.4"], "tests/hosting.rs::a_cloud_grows_with_the_load_and_company_servers_do_not"),
        waits("3.6c", "More percentiles, availability and utilisation, each watched.", Part::Serving),
        waits("3.6d", "A load test before release, a retry storm, a circuit breaker.", Part::Serving),
    ]),
    row("3.7", "What answers when the model cannot", &[
        played("3.7a", "The simple rule answers in the model’s place, and catches less.", &["2.3", "3.2", "6.1"], "tests/claims/main.rs::the_rule_is_worse_than_the_model_and_the_threshold_is_what_costs_say"),
        waits("3.7b", "A fallback is chosen beforehand among several, compared on one outage.", Part::Serving),
    ]),
    row("3.8", "Healthy servers, poor predictions", &[
        played("3.8a", "Servers are healthy and predictions poor.", &["1.1", "3.1", "4.10"], PLAYED),
        played("3.8b", "The reverse: the model is as good as before, and too late.", &["3.2"], PLAYED),
    ]),
    row("3.9", "The form of the answer", &[
        waits("3.9", "A release renames or reshapes the answer, and the app that reads it breaks.", Part::Serving),
    ]),
    row("3.10", "Who may call and change it", &[
        waits("3.10a", "Who may call the model, read its logs, release and roll back.", Part::Serving),
        waits("3.10b", "A caller without permission, and a key that leaks.", Part::Serving),
    ]),
];
