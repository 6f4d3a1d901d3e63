//! 4.12: harmless drift. Marketing moves its money from e-mail to social media; alerts ring, and each kind of visitor is served as
//! before. Evidence says leave it; panic costs.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.12",
    chapter: 4,
    title: "Other visitors, same judgement",
    sentence: "An alert on drift says that other people come; only outcomes say whether they are served worse.",
    minutes: 7,
    terms: &["data-drift", "segment", "estimate"],
    rows: &["4.2", "4.3", "4.5", "4.7", "5.2", "A.1"],
    scenario: "sign-ups",
    seed: 2,
    start: moment(9, 8, 0),
    end: moment(14, 12, 0),
    setup: &[at(moment(9, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("new-product-line", 0.4, moment(9, 8, 20))))],
    shows: Reveal {
        questions: &[3, 4],
        charts: &["field-drift", "predicted-positive-rate", "recall-by-segment", "false-discovery-rate"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["threshold", "retrain", "release"],
        truth: false,
    },
    story: &[
        "A language school shows a model its visitors, and the model says who is offered a teacher’s call. Elena leads the teachers who make those calls.",
        "This morning marketing moves its money from e-mail to social media and tells nobody. By noon Elena’s teachers will have less to do, and an alert will be red. “The model is broken”, marketing will say. “Train it again, tonight.”",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "Crowds of social-media visitors come now, on top of those who came before. Over the next day and a half, how many of 100 calls will be in vain, by the outcomes? Before, it was about 50.",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::MeasuredFalseDiscoveryRate),
                choices: &[
                    Choice { text: "Fewer than 40", from: 0.0 },
                    Choice { text: "40 to 60, as before", from: 40.0 },
                    Choice { text: "60 or more: it does not know these people", from: 60.0 },
                ],
            },
            ahead: Minutes::hours(36),
            supposing: None,
        }),
        Step::Observe { watch: "Watch which field drifts, and who is called.", until: Goal::Until(moment(9, 14, 0)) },
        Step::Do {
            task: "Pick up the alert on field drift. Whoever has it decides on evidence.",
            goal: Goal::Acknowledged("field-drift"),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Wait for outcomes before anything is changed. Look at each kind of visitor by itself.",
            until: Goal::Until(moment(11, 8, 0)),
        },
        Step::Explain(Explain {
            title: "Moved, and not broken",
            text: &[
                "The field “Came by” has moved far from training, and drift is what the alert promised to report. It said nothing of harm. Newcomers seldom want a course, so the model offers fewer calls. That is right.",
                "What is the evidence? Of the calls it makes, as large a share is in vain as before. The kinds of visitor that came before are found as well as before. And what was estimated from scores agrees with what came: the scores still mean what they say.",
            ],
            over: Some(0),
            figures: &[
                Figure {
                    measure: Measure::Last(Quantity::FieldDrift("channel"), 3),
                    words: "is the drift (PSI) of the channel; above 0.25 is a lot",
                },
                Figure { measure: Measure::Last(Quantity::MeasuredFalseDiscoveryRate, 36), words: "of 100 calls were in vain" },
                Figure {
                    measure: Measure::Last(Quantity::MeasuredRecallOf("newsletter"), 36),
                    words: "of 100 interested e-mail readers were called",
                },
                Figure {
                    measure: Measure::Last(Quantity::EstimatedRecall, 36),
                    words: "of 100 interested visitors were called, as estimated",
                },
                Figure { measure: Measure::Last(Quantity::MeasuredRecall, 36), words: "of 100, by the outcomes" },
            ],
        }),
        Step::Do {
            task: "Write down what is usual now: let the alert on field drift ring again only beyond 0.6.",
            goal: Goal::Limit("field-drift", 0.6, 2.0),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let the campaign run until Sunday morning.",
            until: Goal::All(&[Goal::Until(moment(14, 8, 0)), Goal::CostsAtMost(1.02, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "Some drift needs no answer",
            text: &[
                "A training in panic would have learnt from a day whose outcomes were not in. A lower threshold would have filled the phones with calls in vain. Leaving it alone was a decision, with reasons that can be shown to marketing.",
                "Overall recall went down a little, though no visitor is judged worse than before: more people come whom nobody can read well. That is why one looks at each kind by itself. When outcomes of the newcomers are in, a version that has met them is worth a fair trial.",
            ],
            over: None,
            figures: &[Figure { measure: Measure::MoreEur(Against::Nothing), words: "touching nothing at all" }],
        }),
    ],
    hints: [
        "“Caught, by channel” draws each kind of visitor apart, and “False alarms” has its measured line.",
        "An alert on drift needs a name beside it and some patience. If the evidence says harmless, its limit may follow what is usual.",
        "Press “I’ll take it” beside the alert. On Thursday morning drag the limit in “Unlike the training data” to 0.7, and let time pass until Sunday.",
    ],
    solved: "You asked for evidence, and left alone what was in order.",
    missed: "Something was changed that was in order, and Elena’s teachers pay for it. Go back to Tuesday and wait for outcomes.",
    solution: Playthrough {
        name: "Pick it up, look at outcomes, leave it",
        why: "Other visitors come, and the model judges them by what it knows. The outcomes agree with its scores.",
        actions: &[
            at(moment(9, 14, 0), ScriptedAction::Acknowledge("field-drift")),
            at(moment(11, 8, 0), ScriptedAction::AlertLimit("field-drift", 0.7)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Retrain tonight, on the new visitors",
            why: "Drift sounds like harm, and training sounds like a cure. The outcomes of today are not in yet, and the new version learns from little.",
            actions: &[
                at(moment(9, 14, 0), ScriptedAction::Acknowledge("field-drift")),
                at(moment(10, 0, 0), ScriptedAction::Retrain(1)),
                at(moment(10, 4, 0), ScriptedAction::Release(4)),
            ],
        },
        Playthrough {
            name: "Lower the threshold: there are too few calls",
            why: "Teachers with nothing to do look like a fault. But the newcomers want no call, and now they get one.",
            actions: &[
                at(moment(9, 14, 0), ScriptedAction::Acknowledge("field-drift")),
                at(moment(10, 8, 0), ScriptedAction::Threshold(0.07)),
            ],
        },
    ],
    general: Some(General {
        says: "When traffic moves to social media, leaving the model alone costs no more; a training in panic and a lower threshold do.",
        effect: Goal::CostsAtMost(1.02, Against::Nothing),
        at: moment(14, 8, 0),
        solution: 95,
        wrong: [85, 95],
    }),
};
