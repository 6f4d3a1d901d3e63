//! 4.9: label shift. More loans are really not paid back, the model calls more and is right to; the line follows prices, not
//! habits.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.9",
    chapter: 4,
    title: "Hard times",
    sentence: "When more loans really go bad, more are called risky and rightly so; whoever moves the threshold back pays for it.",
    minutes: 6,
    terms: &["label-shift", "calibration", "threshold", "alert"],
    rows: &["2.6", "4.2", "4.4", "4.5", "4.7", "A.1"],
    scenario: "loan-approval",
    seed: 6,
    start: moment(10, 8, 0),
    end: moment(13, 8, 0),
    setup: &[at(moment(10, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("label-share", 0.8, moment(10, 8, 20))))],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["predicted-positive-rate", "recall", "false-discovery-rate", "field-drift"],
        parts: &["timeline", "alerts", "ledger"],
        controls: &["threshold"],
        truth: true,
    },
    story: &[
        "The largest employer of the region has sent its people home. More families ask for a loan to get over the month. More of them will not be able to pay it back.",
        "Birgit heads lending. The model decides which applications her loan officers read, and on Wednesday their pile begins to grow. “Your model has gone wrong”, they say.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "Until tomorrow at eight, how many of 100 applications will be called risky?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::PredictedPositiveRate),
                choices: &[
                    Choice { text: "Fewer than 20", from: 0.0 },
                    Choice { text: "20 to 30", from: 20.0 },
                    Choice { text: "30 or more", from: 30.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And of 100 that are really risky, how many will be caught?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 60", from: 0.0 },
                    Choice { text: "60 to 85", from: 60.0 },
                    Choice { text: "85 or more", from: 85.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Observe {
            watch: "Watch what is called risky, and whether estimate and truth stay together.",
            until: Goal::Until(moment(11, 8, 0)),
        },
        Step::Explain(Explain {
            title: "More are called, and rightly",
            text: &[
                "An alert says that more are called risky than usual. Such an alert may mean a broken field or a bad release. Here the model is right. This is label shift: one kind of outcome has become more common, and each sign of risk means what it meant.",
                "How can one tell before outcomes are in? The fields hold no broken values, and scores still keep their word. They are calibrated, so the estimate that rests on them agrees with the truth. Some calls to applicants would confirm it today.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::HoursTo("positive-rate-high"), words: "hours until the alert fired" },
                Figure { measure: Measure::Over(Quantity::PredictedPositiveRate), words: "of 100 applications were called risky" },
                Figure { measure: Measure::Over(Quantity::EstimatedRecall), words: "of 100 risky ones were caught, says the estimate" },
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100, in truth" },
                Figure { measure: Measure::Over(Quantity::Precision), words: "of 100 that were called really were risky" },
            ],
        }),
        Step::Do {
            task: "Pick up the alert, and decide: should the threshold move, or stay?",
            goal: Goal::Acknowledged("positive-rate-high"),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let it work until Friday at eight with the threshold that you hold to be right.",
            until: Goal::All(&[Goal::Until(moment(12, 8, 0)), Goal::CostsAtMost(1.03, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "The prices have not moved",
            text: &[
                "A bad loan that nobody read costs what it did, and so does a needless reading. So the threshold stays, though more lies above it. A threshold moved up to get the usual pile back lets bad loans pass, to people who then fall into debt.",
                "What has to change is the work: the officers need more hands. Later the model follows. When outcomes are in, train it on the new days, so that it learns how common risk has become.",
            ],
            over: Some(0),
            figures: &[
                Figure { measure: Measure::Last(Quantity::PredictedPositiveRate, 24), words: "of 100 applications are called risky now" },
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 risky ones are caught now" },
                Figure { measure: Measure::MoreEur(Against::Calm), words: "calm times" },
            ],
        }),
    ],
    hints: [
        "“Applications called risky” has left its band. In “Risky applications caught” see whether the estimate still fits.",
        "What does the place of the threshold depend on? Ask whether any of that has changed.",
        "Press “I’ll take it” at the alert “Many called risky”. Leave the threshold where it is, and let time pass until Friday at eight.",
    ],
    solved: "You checked whether the model was right, and it was. The threshold stayed where the prices put it.",
    missed: "The threshold was moved to please the eye, and mistakes cost more than before. Go back to Thursday and ask what it depends on.",
    solution: Playthrough {
        name: "Take the alert, leave the threshold",
        why: "More is called because more is risky. The prices of the mistakes are the same, so the threshold is as well.",
        actions: &[at(moment(11, 8, 0), ScriptedAction::Acknowledge("positive-rate-high"))],
    },
    wrong: [
        Playthrough {
            name: "Raise the threshold until the pile is as usual",
            why: "The officers are used to a certain pile, and the alert falls silent. What lies under the threshold now is not read by anybody.",
            actions: &[
                at(moment(11, 8, 0), ScriptedAction::Acknowledge("positive-rate-high")),
                at(moment(11, 8, 0), ScriptedAction::Threshold(0.5)),
            ],
        },
        Playthrough {
            name: "Lower the threshold: in hard times be careful",
            why: "It sounds prudent. More people who would pay back wait and are taken for risky.",
            actions: &[
                at(moment(11, 8, 0), ScriptedAction::Acknowledge("positive-rate-high")),
                at(moment(11, 8, 0), ScriptedAction::Threshold(0.05)),
            ],
        },
    ],
    general: Some(General {
        says: "When more loans really go bad and the scores stay calibrated, a threshold that was right by its prices stays right; moved either way it costs more.",
        effect: Goal::CostsAtMost(1.03, Against::Nothing),
        at: moment(12, 8, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
