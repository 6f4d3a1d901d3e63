//! 3.5: from a laptop to a service, step by step. What works on a laptop is packaged, given a contract and a place, tried
//! with a request, written down, tried on a share, and released; one step is missing at first, and is missed.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::serving::hosting::Hosting;
use crate::platform::team::settings::Setting as Choose;
use crate::platform::vocabulary::OnBreach;

/// What Jonas types to try it.
const TRIED: &str = "{\"topic\": \"leak\", \"waiting_time\": 12}";

/// All that is to be done; the log comes behind the first six.
const STEPS: &[ScheduledAction] = &[
    at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ManualUpdates(false))),
    at(moment(10, 8, 0), ScriptedAction::Retrain(14)),
    at(moment(10, 8, 30), ScriptedAction::Validation(OnBreach::FallBack)),
    at(moment(10, 8, 30), ScriptedAction::Setting(Choose::Hosting(Hosting::Servers))),
    at(moment(10, 9, 0), ScriptedAction::SendRequest(TRIED)),
    at(moment(10, 10, 0), ScriptedAction::StartCanary(4, 0.2)),
    at(moment(11, 10, 10), ScriptedAction::Setting(Choose::LoggingRate(1.0))),
    at(moment(16, 10, 0), ScriptedAction::Promote),
];

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "3.5",
    chapter: 3,
    title: "From a laptop to a service",
    sentence: "Seven steps lead from a file on a laptop to a version that people depend on, and each is missed when it is left out.",
    minutes: 9,
    terms: &["deployment", "production", "endpoint"],
    rows: &["1.8", "3.1", "4.9", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(19, 20, 0),
    setup: &[
        at(moment(10, 8, 0), ScriptedAction::Setting(Choose::Hosting(Hosting::Laptop))),
        at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ManualUpdates(true))),
        at(moment(10, 8, 0), ScriptedAction::Setting(Choose::LoggingRate(0.02))),
    ],
    shows: Reveal {
        questions: &[1, 2, 3],
        charts: &["recall", "answer-time", "answered-by"],
        parts: &["timeline", "ledger", "request"],
        controls: &["manual-updates", "retrain", "hosting", "validation", "logging-rate", "start-canary", "promote", "release"],
        truth: false,
    },
    story: &[
        "Jonas has made a model that decides which tickets are urgent. It is on his laptop, in a notebook: a file in which he has tried things in no particular order. He copies each update together by hand.",
        "From today on the help desk is to depend on it. Take it there.",
    ],
    steps: &[
        Step::Say(&[
            "The way has seven steps. Train it. Package it: put the model and the steps that prepare its fields together, so that nobody has to copy them. Say what a request must hold. Decide between online inference, each ticket as it comes (in real time), and batch inference, many at once at night. Urgent tickets cannot wait.",
            "Choose a place where it runs. Try it with a request as it really comes. Write down what it answers, and watch. None of them makes the model better. All of them make it possible to depend on it.",
        ]),
        Step::Do {
            task: "Train and package: have a pipeline do the steps, then train v4 on the last 14 days.",
            goal: Goal::All(&[Goal::Automated, Goal::Trained { least: 14, most: 14, skip_alerts: false }]),
            needs: Needs::controls(&["manual-updates", "retrain", "release"]),
        },
        Step::Do {
            task: "Say what a request must hold: what breaks that contract must not reach the model. And choose a place for it that can keep up.",
            goal: Goal::All(&[Goal::ValidationOn, Goal::Not(&Goal::HostedOn(Hosting::Laptop))]),
            needs: Needs::controls(&["hosting", "validation"]),
        },
        Step::Do {
            task: "Before anybody depends on it, try it: write a request as it really comes, and send it.",
            goal: Goal::Replied(Reply::Answer),
            needs: Needs::controls(&["hosting", "validation"]),
        },
        Step::Do {
            task: "Let v4 answer a small share of the tickets, 20 % at most.",
            goal: Goal::Canary(0.2),
            needs: Needs::controls(&["start-canary", "release"]),
        },
        Step::Predict(Predict {
            ask: "All is well, it seems. Of 100 urgent tickets of the next day, how many will be caught, by the outcomes that are in by then?",
            by: Guess::Choice {
                measure: Measure::LoggedRequests,
                choices: &[
                    Choice { text: "Nobody will be able to say: hardly any answer was written down", from: 0.0 },
                    Choice { text: "About as many as in its test", from: 5_000.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Observe { watch: "Look for the dots of what was measured, while a day passes.", until: Goal::Lasted(24) },
        Step::Explain(Explain {
            title: "The step that nobody sees",
            text: &[
                "Everything answers, and nobody knows whether it is right. An outcome can only be joined to an answer that was written down, and Jonas’s notebook wrote down two of a hundred, to look at them.",
                "That is how most steps are left out: nothing breaks on the day. By hand, an update comes two days late, now and then with a step copied wrongly. Without a contract, a wrong unit becomes a confident answer. Without a trial, everybody meets a bad version at once.",
            ],
            over: Some(5),
            figures: &[Figure { measure: Measure::LoggedRequests, words: "answers were written down since Wednesday morning" }],
        }),
        Step::Do {
            task: "Write down enough to judge it by: half of the tickets or more.",
            goal: Goal::Not(&Goal::LoggingRateAtMost(0.49)),
            needs: Needs::controls(&["logging-rate", "start-canary", "promote"]),
        },
        Step::Observe {
            watch: "Let the trial go on until there is a verdict: better, no worse or worse.",
            until: Goal::All(&[Goal::Canary(0.5), Goal::VerdictIn]),
        },
        Step::Do {
            task: "Decide: if v4 does no worse, let it answer everything.",
            goal: Goal::Champion(4),
            needs: Needs::controls(&["logging-rate", "promote", "release"]),
        },
        Step::Observe {
            watch: "One day in service, with somebody watching.",
            until: Goal::All(&[Goal::Lasted(24), Goal::QuantityIn(Quantity::TimeoutRate, 24, 0.0, 2.0)]),
        },
        Step::Explain(Explain {
            title: "Now it is a service",
            text: &[
                "v4 is hardly another model than the one on the laptop. What is new stands around it: a pipeline, a contract, a place, a log, a trial, and a way back.",
                "Next time all of it is there. That is what the work was for: the second version costs an hour.",
            ],
            over: None,
            figures: &[
                Figure {
                    measure: Measure::Last(Quantity::TimeoutRate, 24),
                    words: "of 100 tickets were answered too late in the last day",
                },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving it on the laptop" },
            ],
        }),
    ],
    hints: [
        "Look for dots in “Urgent tickets caught”. Where none appear, nothing was kept that an outcome could be joined to.",
        "Go through the steps of the beginning once more. What would nobody notice on the day if it were left out?",
        "“Automate”; “Retrain” on 14 days; “Switch on” the check; “Move” to “Company servers”; “Send” a request; “Start” a canary with “Answers” at 20 %. A day later open “Choose how much to log”, set “Write down” to 100 %, press “Set”. After the verdict press “Promote”.",
    ],
    solved: "A version is in service that you made, tried and can take back.",
    missed: "A step was left out, and the week went by without a version that anybody could judge. Go back and look at what is missing.",
    solution: Playthrough {
        name: "Step by step, the log in time",
        why: "Each step takes minutes. Together they turn a file into something that people can depend on.",
        actions: STEPS,
    },
    wrong: [
        Playthrough {
            name: "All but the log",
            why: "It is the one step that nobody asks for on the day. The trial goes on for ever: there are no outcomes to judge it by.",
            actions: STEPS.split_at(6).0,
        },
        Playthrough {
            name: "As always: by hand, and to everybody at once",
            why: "It worked on the laptop, so it is copied into the service and released. It comes two days later, from the laptop, and nobody will ever know how well it does.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Retrain(14)), at(moment(12, 8, 10), ScriptedAction::Release(4))],
        },
    ],
    general: None,
};
