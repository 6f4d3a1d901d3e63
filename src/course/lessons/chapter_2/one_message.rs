//! 2.14: one record through the whole loop. What a message says is prepared, scored and decided at once; its label comes later, and a
//! version can learn from it only after that.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.14",
    chapter: 2,
    title: "One message, from arrival to lesson",
    sentence: "A record is answered at once and teaches a model only later, once somebody has said what it was.",
    minutes: 6,
    terms: &["label", "field", "inference"],
    rows: &["2.1", "2.11", "A.1"],
    scenario: "spam-filter",
    seed: 3,
    start: moment(9, 9, 0),
    end: moment(11, 12, 0),
    setup: &[],
    shows: Reveal {
        questions: &[3],
        charts: &["recall", "predicted-positive-rate"],
        parts: &["timeline", "record"],
        controls: &["retrain"],
        truth: false,
    },
    story: &[
        "Samira trains a swimming team. This morning her message about new opening hours lay in the junk folder of some parents, and their children stood before a closed pool.",
        "Tom looks after the filter. She asks him what happened to her message, step by step, and whether the filter has learnt from it.",
    ],
    steps: &[
        Step::Say(&[
            "A record passes several stations. It arrives raw. It is prepared: words become numbers, the features. It is scored by the model. It is decided by the threshold. Days or hours later it is labelled, when somebody says what it was. At last a new version learns from it.",
            "Using a model on a new record is called inference. It is over in a moment. The label is not: a reader has to open the folder first.",
        ]),
        Step::Predict(Predict {
            ask: "Until nine this evening messages keep coming. Of 100 labels that will ever come for them, how many are there at nine?",
            by: Guess::Choice {
                measure: Measure::MaturedShare,
                choices: &[
                    Choice { text: "Fewer than 25: hardly anybody looks the same day", from: 0.0 },
                    Choice { text: "25 to 75", from: 25.0 },
                    Choice { text: "More than 75: people notice at once", from: 75.0 },
                ],
            },
            ahead: Minutes::hours(12),
            supposing: None,
        }),
        Step::Observe {
            watch: "Let the day pass. Messages are answered, and readers open their folders.",
            until: Goal::Until(moment(9, 21, 0)),
        },
        Step::Explain(Explain {
            title: "Answered at once, known later",
            text: &[
                "Each message of today has had its answer for hours. Of a part of them nobody knows yet whether the answer was right. Some labels do not come at all: nobody complains about a message that they do not miss.",
                "Press “Follow a record” and pick a message. Each station says what happened to it there. Under “Outcomes” some have a label by now, and others wait.",
            ],
            over: Some(1),
            figures: &[Figure { measure: Measure::MaturedShare, words: "of the labels that will come are there by now" }],
        }),
        Step::Do {
            task: "Have a version learn from this morning’s messages, with their labels. Wait until these have had a night and a morning to come.",
            goal: Goal::LearntFrom(moment(9, 10, 0), moment(10, 10, 0)),
            needs: Needs::ALL,
        },
        Step::Explain(Explain {
            title: "Now look at the last station",
            text: &[
                "Follow a message of yesterday morning once more. If its label came and it was kept, its last station names the version that has learnt from it. So Tom can tell Samira what happened to hers, and what the filter made of it.",
                "A training yesterday at noon would have been earlier, and would have learnt little of that morning: without its label a record teaches nothing.",
            ],
            over: None,
            figures: &[Figure {
                measure: Measure::MaturedShare,
                words: "of the labels that will come for the time since nine yesterday are there",
            }],
        }),
    ],
    hints: [
        "A version learns from records that have a label. Look at “Follow a record”: which messages of this morning have one?",
        "Labels of a morning come in over the day and the night. A training before that finds a small part of them.",
        "Let time pass until tomorrow, ten o’clock or later. Then open “Retrain”, leave “The last” at 14 days, press “Retrain”, and wait until the version is there.",
    ],
    solved: "You followed a message from its arrival to the version that learnt from it.",
    missed: "No version learnt from this morning’s labels. Go back to the evening, and train once they have come.",
    solution: Playthrough {
        name: "Wait for the labels, then train",
        why: "By the next morning the labels have had a night to come, and the version can learn from them.",
        actions: &[at(moment(10, 10, 30), ScriptedAction::Retrain(14))],
    },
    wrong: [
        Playthrough {
            name: "Train the same evening",
            why: "It feels quick. A good part of the day’s labels has not come, so the version learns little from its newest messages.",
            actions: &[at(moment(9, 21, 10), ScriptedAction::Retrain(14))],
        },
        Playthrough {
            name: "Answering is enough",
            why: "The message was scored and decided. Nothing of that changes a model: only a training does.",
            actions: &[],
        },
    ],
    general: None,
};
