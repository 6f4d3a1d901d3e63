//! 4.10: a stuck sensor. Servers are healthy, the check has nothing to say, since each single value is possible; only all of them
//! together are too much alike.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::vocabulary::OnBreach;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.10",
    chapter: 4,
    title: "The same value, again and again",
    sentence: "Servers are healthy and each value is possible; only the spread of values shows that a source is stuck.",
    minutes: 6,
    terms: &["data-quality", "silent-failure", "monitoring"],
    rows: &["1.4", "2.2", "3.8", "4.1", "4.5", "A.1"],
    scenario: "machine-failure",
    seed: 5,
    start: moment(9, 8, 0),
    end: moment(12, 8, 0),
    setup: &[
        at(moment(9, 8, 0), ScriptedAction::Validation(OnBreach::Reject)),
        at(moment(9, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("stuck-sensor", 1.0, moment(9, 8, 20)))),
    ],
    shows: Reveal {
        questions: &[1, 2, 4],
        charts: &["field-distribution", "answer-time", "predicted-positive-rate", "field-drift"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["repair-source", "scale-servers", "retrain", "release"],
        truth: true,
    },
    story: &[
        "Yusuf is on duty in the control centre of a firm that watches pumps. Servers: green. Answers: on time. The check at the door is on, and it stops what breaks the contract.",
        "In a swimming pool a pump is running hot. The caretaker can smell it. The screen in the control centre shows a quiet day.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "A box that collects temperatures gets stuck: for each pump it sends the same value again and again. How many of 100 readings will the check stop over the next five hours?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::BlockedShare),
                choices: &[
                    Choice { text: "Fewer than 10: each value is possible", from: 0.0 },
                    Choice { text: "10 to 90", from: 10.0 },
                    Choice { text: "90 or more: a stuck value is an error", from: 90.0 },
                ],
            },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Observe { watch: "Compare what the machines show with what the temperature shows.", until: Goal::Until(moment(9, 13, 0)) },
        Step::Explain(Explain {
            title: "Healthy servers, poor predictions",
            text: &[
                "The check looks at one reading at a time, and a stuck temperature is a possible one. The chart of answers looks at the machines, and the machines are well. Both are right, and the predictions are worth little.",
                "The chart of values as they arrive shows it at a glance: where there was a hill there is a needle. An alert on drift compares the same spread with training. This is data quality: not whether a value is allowed, but whether it is true.",
            ],
            over: Some(0),
            figures: &[
                Figure { measure: Measure::Last(Quantity::LatencyP95, 4), words: "is the time that the slowest answers take" },
                Figure {
                    measure: Measure::Last(Quantity::FieldDrift("temperature"), 3),
                    words: "is the drift (PSI) of temperature; above 0.25 is a lot",
                },
                Figure { measure: Measure::Last(Quantity::Recall, 4), words: "of 100 failing pumps are caught" },
            ],
        }),
        Step::Do {
            task: "Pick up the alert on field drift, so that it has an owner.",
            goal: Goal::Acknowledged("field-drift"),
            needs: Needs::ALL,
        },
        Step::Do { task: "Have it ended where it comes from.", goal: Goal::Ended("stuck-sensor"), needs: Needs::ALL },
        Step::Observe {
            watch: "See the hill come back, and what the model marks.",
            until: Goal::All(&[
                Goal::Until(moment(11, 8, 0)),
                Goal::QuantityIn(Quantity::FieldDrift("temperature"), 6, 0.0, 0.25),
                Goal::CostsAtMost(0.8, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "Watch values together, not only one by one",
            text: &[
                "Servers, answers and data are watched apart, for each can be well while another is ill. A silent failure like this one is found by whoever watches the data.",
                "A rule that costs little to write: if a sensor sends the same value for longer than it ever has, ask somebody to look.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 failing pumps are caught" },
                Figure { measure: Measure::MorePeople(Against::Nothing), words: "a quiet screen" },
            ],
        }),
    ],
    hints: [
        "“Temperature, as received” lays the values of now over those of training.",
        "More machines would answer just as wrongly, and a new version would have to learn from the same box. Somebody has to touch the box.",
        "Press “I’ll take it” beside the alert. Then open the response that asks for the stuck source to be started again, press “Ask”, and let time pass until Thursday.",
    ],
    solved: "You looked at the values together, and had the box started again.",
    missed: "The stuck temperature went on reaching the model. Go back to Tuesday, one o’clock, and look at how values arrive.",
    solution: Playthrough {
        name: "Pick it up, and have the source restarted",
        why: "The box is the cause. When it runs again, everything behind it is as good as before.",
        actions: &[
            at(moment(9, 13, 0), ScriptedAction::Acknowledge("field-drift")),
            at(moment(9, 13, 20), ScriptedAction::RepairSource("stuck-sensor")),
        ],
    },
    wrong: [
        Playthrough {
            name: "Add servers",
            why: "When something is wrong with a system, people look at its machines. These were well.",
            actions: &[
                at(moment(9, 13, 0), ScriptedAction::Acknowledge("field-drift")),
                at(moment(9, 13, 20), ScriptedAction::ScaleServers(6)),
            ],
        },
        Playthrough {
            name: "Retrain, so that it copes",
            why: "The outcomes of the stuck hours are not in yet, so a new version knows nothing of them. With them it would learn to ignore heat.",
            actions: &[
                at(moment(9, 13, 0), ScriptedAction::Acknowledge("field-drift")),
                at(moment(9, 13, 20), ScriptedAction::Retrain(7)),
                at(moment(9, 18, 0), ScriptedAction::Release(4)),
            ],
        },
    ],
    general: Some(General {
        says: "With a temperature that stands still, restarting the source mends predictions; servers and a new version do not.",
        effect: Goal::All(&[Goal::QuantityIn(Quantity::FieldDrift("temperature"), 6, 0.0, 0.25), Goal::CostsAtMost(0.9, Against::Nothing)]),
        at: moment(11, 8, 0),
        solution: 90,
        wrong: [90, 90],
    }),
};
