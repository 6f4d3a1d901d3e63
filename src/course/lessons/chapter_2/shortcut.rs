//! 2.7: a field that holds the answer, because it is filled in afterwards. The version that leans on it is splendid in its
//! test and poor in service; what it goes by says why.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.7",
    chapter: 2,
    title: "Too good to be true",
    sentence: "A version that has seen the answer is splendid in its test and poor in service.",
    minutes: 7,
    terms: &["leakage", "shortcut"],
    rows: &["2.4", "2.5", "6.2", "A.1"],
    scenario: "churn",
    seed: 8,
    start: moment(12, 20, 0),
    end: moment(14, 12, 0),
    setup: &[
        at(moment(1, 12, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("leaking-field", 0.9, moment(1, 12, 0)).on("complaints"))),
        at(moment(12, 8, 0), ScriptedAction::Retrain(10)),
        at(moment(12, 20, 0), ScriptedAction::Release(4)),
    ],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["recall", "false-discovery-rate", "predicted-positive-rate"],
        parts: &["timeline", "ledger", "training"],
        controls: &["roll-back", "retrain", "release", "threshold"],
        truth: true,
    },
    story: &[
        "Every night a model goes through the subscribers of a streaming service and marks those who are about to leave. In the morning Nadia’s team writes to them and makes an offer.",
        "Today Jonas has trained v4. In its test it found nearly every leaver, far more than v3 ever did. He has never had such a result. Since eight this evening v4 is in service.",
    ],
    steps: &[
        Step::Say(&[
            "A model does not know what a complaint is. It finds whatever goes together with the answer in its rows, and leans on it. That can be a cause, and it can be a shortcut.",
            "The test cannot tell the two apart: its rows were written by the same people in the same way.",
        ]),
        Step::Predict(Predict {
            ask: "Tonight v4 answers for the first time. v3 found about 75 of 100 leavers. How many will v4 find?",
            by: Guess::Choice {
                measure: Measure::Last(Quantity::Recall, 12),
                choices: &[
                    Choice { text: "Fewer than v3: under 65", from: 0.0 },
                    Choice { text: "About as many, or a few more", from: 65.0 },
                    Choice { text: "Nearly all, as in its test", from: 85.0 },
                ],
            },
            ahead: Minutes::hours(13),
            supposing: None,
        }),
        Step::Observe { watch: "The subscribers are gone through between one and five at night.", until: Goal::Until(moment(13, 9, 0)) },
        Step::Explain(Explain {
            title: "It had seen the answer",
            text: &[
                "When somebody leaves, the call centre writes that last quarrel into the field “complaints”. In the rows that v4 learnt from, the field was filled in afterwards: it holds the answer. This is called data leakage.",
                "Tonight nobody has left yet, and the field knows nothing. The training room shows what a version goes by. For v4 that is one field, and for v3 many.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::TestRecall(4), words: "of 100 leavers did v4 find in its test" },
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 did it find tonight" },
                Figure {
                    measure: Measure::FeatureImportance(4, "complaints"), words: "% of what v4 goes by is the field “complaints”"
                },
                Figure { measure: Measure::FeatureImportance(3, "complaints"), words: "% of what v3 goes by is that field" },
            ],
        }),
        Step::Do {
            task: "Have leavers found tonight by what is known before they leave. v4 must not answer again.",
            goal: Goal::Not(&Goal::Champion(4)),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "One more night, and the offers of the morning.",
            until: Goal::All(&[
                Goal::Until(moment(14, 9, 0)),
                Goal::QuantityIn(Quantity::Recall, 12, 70.0, 100.0),
                Goal::QuantityIn(Quantity::FalseDiscoveryRate, 12, 0.0, 69.0),
            ]),
        },
        Step::Explain(Explain {
            title: "A result that is too good is a question",
            text: &[
                "v3 had learnt before the call centre began to do so. Its test was modest, and true. A newer version on the newest days would have had the same leak in it, and the same splendid test.",
                "Ask of each field (each feature, engineers say): who writes it, when, and is it there at the moment of the decision? What is written afterwards must not be learnt from: drop the field, or keep what stood in it on the day of the decision. And when a test amazes you, look at what the version goes by before anybody depends on it.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 leavers were found last night" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "keeping v4" },
            ],
        }),
    ],
    hints: [
        "Press “Look into the training room” and read what each version goes by.",
        "Whatever is trained on these weeks inherits what the call centre adds afterwards. Free of it is only what was made earlier.",
        "Open “Go back a version”, press “Go back”, and let the night pass until nine.",
    ],
    solved: "You gave up the splendid number and kept the version that finds people.",
    missed: "Another night was spent on a shortcut. Go back to the morning and ask which version has never seen the answer.",
    solution: Playthrough {
        name: "Go back to v3",
        why: "v3 learnt from rows in which the field held what was known at the time. It leans on many fields, none of which knows the answer.",
        actions: &[at(moment(13, 9, 0), ScriptedAction::RollBack(4))],
    },
    wrong: [
        Playthrough {
            name: "Train a new version on the newest days",
            why: "A fresh version feels like a fresh start. Its rows hold the same leak, and its test is as splendid as the last.",
            actions: &[at(moment(13, 9, 0), ScriptedAction::Retrain(12)), at(moment(13, 20, 0), ScriptedAction::Release(5))],
        },
        Playthrough {
            name: "Go back, and lower the threshold to find more",
            why: "After such a test, v3 looks poor, so one asks more of it. It finds a few more leavers, and most offers go to people who would have stayed.",
            actions: &[at(moment(13, 9, 0), ScriptedAction::RollBack(4)), at(moment(13, 9, 0), ScriptedAction::Threshold(0.05))],
        },
    ],
    general: Some(General {
        says: "While a field holds the answer, a new version is splendid in its test and poor in service, and the one from before the leak is neither.",
        effect: Goal::All(&[
            Goal::QuantityIn(Quantity::Recall, 12, 70.0, 100.0),
            Goal::QuantityIn(Quantity::FalseDiscoveryRate, 12, 0.0, 69.0),
        ]),
        at: moment(14, 9, 0),
        solution: 90,
        wrong: [90, 90],
    }),
};
