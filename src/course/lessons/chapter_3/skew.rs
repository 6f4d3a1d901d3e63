//! 3.1: train/serve skew. The model is unchanged; the code that prepares tickets was written a second time and numbers
//! topics in another order. The check at the door sees nothing, because it happens behind the door.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::vocabulary::OnBreach;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "3.1",
    chapter: 3,
    title: "Prepared in two ways",
    sentence: "The same model with another preparation gives wrong answers, and no check on what arrives can see it.",
    minutes: 6,
    terms: &["skew", "preparation", "rollback"],
    rows: &["3.4", "3.8", "4.2", "5.6", "A.1"],
    scenario: "support-tickets",
    seed: 13,
    start: moment(10, 6, 0),
    end: moment(10, 22, 0),
    setup: &[at(moment(10, 6, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("skewed-release", 1.0, moment(10, 7, 0))))],
    shows: Reveal {
        questions: &[2, 4],
        charts: &["predicted-positive-rate", "high-confidence", "field-drift", "recall"],
        parts: &["timeline", "alerts"],
        controls: &["validation", "roll-back", "threshold"],
        truth: true,
    },
    story: &[
        "Before the model reads a ticket, its words become numbers: “leak” is 3, “no heating” is 5. That step is called preparation, and it was written when the model was trained.",
        "At seven this morning the app team puts v4 into service. It is v3, weight for weight. But they have written the preparation anew, in their own language, so that it runs inside the app.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "Tickets are the usual ones and the model is unchanged. What will the drift of the field “topic” be until noon?",
            by: Guess::Choice {
                measure: Measure::Last(Quantity::FieldDrift("topic"), 3),
                choices: &[
                    Choice { text: "As usual: the tickets have not changed", from: 0.0 },
                    Choice { text: "Large: something is different", from: 0.25 },
                ],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And how many of 100 urgent tickets will v4 catch over these hours?",
            by: Guess::Line { quantity: Quantity::Recall, knots: 6 },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Observe { watch: "Compare what arrives with what is answered.", until: Goal::Until(moment(10, 12, 0)) },
        Step::Explain(Explain {
            title: "Right inputs, right model, wrong answers",
            text: &[
                "The new preparation numbers topics and products in another order. “No heating” arrives at the model as something else. This is called training-serving skew: training and service prepare in two ways.",
                "The check at the door and the drift of the fields look at tickets as they were received. The mix-up happens behind them. It shows in the answers, and to whoever compares the numbers that two preparations make of the same ticket.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 4), words: "of 100 urgent tickets were caught in the last four hours" },
                Figure {
                    measure: Measure::Over(Quantity::FieldDrift("topic")),
                    words: "is the drift (PSI) of the topic as received: as usual",
                },
            ],
        }),
        Step::Do { task: "End it.", goal: Goal::All(&[Goal::RolledBack, Goal::Champion(3)]), needs: Needs::ALL },
        Step::Observe {
            watch: "See whether the answers come back by the evening.",
            until: Goal::All(&[Goal::Until(moment(10, 18, 0)), Goal::QuantityIn(Quantity::Recall, 4, 82.0, 100.0)]),
        },
        Step::Explain(Explain {
            title: "One preparation, written once",
            text: &[
                "Going back took a minute, because v3 was kept ready with the preparation it was trained with. The two belong together and travel together.",
                "If they must be written twice, send the same hundred tickets through both before the release, and compare every answer.",
            ],
            over: None,
            figures: &[Figure { measure: Measure::MoreMissed(Against::Nothing), words: "keeping v4" }],
        }),
    ],
    hints: [
        "Hold “Tickets called urgent” against “Unlike the training data”: one of them moved in the morning, the other did not.",
        "If what comes in is in order and the weights are the same, the fault sits between them. Each version brings its own preparation along.",
        "Open “Go back a version”, press “Go back”, and let time pass until 18:00.",
    ],
    solved: "You looked at the answers, found no fault in the inputs, and went back to the version that was whole.",
    missed: "The evening came and the answers were still wrong. Go back to noon and ask what is different since seven.",
    solution: Playthrough {
        name: "Go back to v3",
        why: "v3 comes with the preparation it was trained with.",
        actions: &[at(moment(10, 12, 0), ScriptedAction::RollBack(4))],
    },
    wrong: [
        Playthrough {
            name: "Switch the check on",
            why: "The check helped last time. It looks at what customers send, and that is in perfect order.",
            actions: &[at(moment(10, 12, 0), ScriptedAction::Validation(OnBreach::FallBack))],
        },
        Playthrough {
            name: "Lower the decision threshold",
            why: "Too few are called urgent, so one calls more of them urgent. The scores themselves are about the wrong topics, so most of what is added is false alarms.",
            actions: &[at(moment(10, 12, 0), ScriptedAction::Threshold(0.1))],
        },
    ],
    general: Some(General {
        says: "A skewed preparation costs quality, and going back restores it within the afternoon.",
        effect: Goal::QuantityIn(Quantity::Recall, 4, 82.0, 100.0),
        at: moment(10, 18, 0),
        solution: 98,
        wrong: [98, 98],
    }),
};
