//! 2.10: feedback is what people press. When a button is pressed by mistake, the report on the model goes wrong while the model
//! does not, and whatever learns from it goes wrong after it.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// What the new version would learn from, were it trained on the presses.
const ON_THE_PRESSES: &[ScheduledAction] =
    &[at(moment(10, 8, 0), ScriptedAction::Retrain(1)), at(moment(10, 12, 0), ScriptedAction::Release(4))];

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.10",
    chapter: 2,
    title: "What a button says",
    sentence: "Labels from a button are only as good as the button: a model that learns from wrong presses lets spam in.",
    minutes: 6,
    terms: &["feedback", "label", "ground-truth"],
    rows: &["2.2", "2.3", "2.11", "A.1"],
    scenario: "spam-filter",
    seed: 7,
    start: moment(9, 8, 0),
    end: moment(13, 8, 0),
    setup: &[at(moment(9, 8, 0), ScriptedAction::InjectFault(ScriptedFault::open("careless-labels", 0.6, moment(9, 8, 20))))],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["false-discovery-rate", "recall", "predicted-positive-rate"],
        parts: &["timeline", "ledger"],
        controls: &["careless-labels", "threshold", "retrain", "release"],
        truth: true,
    },
    story: &[
        "Readers teach this filter. Under each message stand the buttons “Junk” and “Not junk”. What a reader presses is the label of that message, and the next version learns from it.",
        "This morning a new app came out, and the buttons have changed places. Thumbs press where they are used to pressing. Noor looks after the filter. Nobody has told her.",
    ],
    steps: &[
        Step::Say(&[
            "Readers press a button under some messages and leave the others alone, so feedback is partial from the start. From today on it is wrong as well: spam comes back as “not spam”.",
            "What a message truly is, is called the ground truth. A label is meant to say it. Here the page knows both, and you can hold one against the other.",
        ]),
        Step::Predict(Predict {
            ask: "The filter itself is as good as yesterday. Measured by what readers press, how many of 100 messages in the junk folder will look like false alarms, until tomorrow at eight?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::MeasuredFalseDiscoveryRate),
                choices: &[
                    Choice { text: "Fewer than 15", from: 0.0 },
                    Choice { text: "15 to 40", from: 15.0 },
                    Choice { text: "40 or more", from: 40.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Observe { watch: "A day of presses. Watch the measured line and the truth.", until: Goal::Until(moment(10, 8, 0)) },
        Step::Explain(Explain {
            title: "The filter is the same, its report is not",
            text: &[
                "In truth the junk folder holds what it held yesterday. The report says that the filter has gone mad, because thumbs tell it so.",
                "Whoever believes the report raises the threshold, or trains a new version to please it. Either would be an answer to a question that was put wrongly.",
            ],
            over: Some(1),
            figures: &[
                Figure {
                    measure: Measure::Over(Quantity::MeasuredFalseDiscoveryRate),
                    words: "of 100 in the junk folder were false alarms, by the presses",
                },
                Figure { measure: Measure::Over(Quantity::FalseDiscoveryRate), words: "of 100 in truth" },
            ],
        }),
        Step::Predict(Predict {
            ask: "Suppose somebody trains v4 on this day of presses and releases it at noon. How many of 100 spam messages will it catch by night?",
            by: Guess::Choice {
                measure: Measure::Last(Quantity::Recall, 12),
                choices: &[
                    Choice { text: "Fewer than 20", from: 0.0 },
                    Choice { text: "20 to 60", from: 20.0 },
                    Choice { text: "60 or more", from: 60.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: Some(Supposing { words: "where v4 had learnt from the wrong presses", actions: ON_THE_PRESSES }),
        }),
        Step::Do { task: "Have the buttons put back where they were.", goal: Goal::Ended("careless-labels"), needs: Needs::ALL },
        Step::Observe {
            watch: "Wait until Friday at eight, and see whether report and truth meet again.",
            until: Goal::All(&[
                Goal::Until(moment(12, 8, 0)),
                Goal::QuantityIn(Quantity::MeasuredFalseDiscoveryRate, 24, 0.0, 15.0),
                Goal::QuantityIn(Quantity::Recall, 24, 60.0, 100.0),
            ]),
        },
        Step::Explain(Explain {
            title: "It would have learnt to let spam in",
            text: &[
                "Where presses call spam honest, a new version learns that spam is rare. It gives low scores and lets spam in, and tomorrow readers press on that. What a model does shapes what it learns next: this is a feedback loop.",
                "Before you train on feedback, ask who gives it, about which cases, and whether the button can be misread. Have people label a small sample with care, and hold the feedback against it.",
            ],
            over: Some(4),
            figures: &[
                Figure {
                    measure: Measure::Last(Quantity::MeasuredFalseDiscoveryRate, 24),
                    words: "of 100 in the junk folder are false alarms, by the presses",
                },
                Figure { measure: Measure::Last(Quantity::FalseDiscoveryRate, 24), words: "of 100 in truth" },
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 spam messages are caught" },
            ],
        }),
    ],
    hints: [
        "In “False alarms” compare what was pressed with the truth. Which of the lines moved this morning?",
        "Neither the model nor its threshold has changed, so leave them alone. Go to where the labels are made.",
        "Open “Careless labels” and press “Stop”. Then let time pass until Friday at eight.",
    ],
    solved: "You mended the button and left the filter alone. It had done nothing wrong.",
    missed: "The report was believed, or the presses stayed wrong. Go back to Wednesday and ask where labels come from.",
    solution: Playthrough {
        name: "Put the buttons back, and wait",
        why: "The model is sound. Once presses mean what they say again, the report is right by itself.",
        actions: &[at(moment(10, 10, 0), ScriptedAction::EndFault("careless-labels"))],
    },
    wrong: [
        Playthrough {
            name: "Believe the report and raise the threshold",
            why: "If so much in the junk folder is honest, call less spam. The thumbs go on pressing where they did, and spam gets through.",
            actions: &[at(moment(10, 10, 0), ScriptedAction::Threshold(0.95))],
        },
        Playthrough {
            name: "Train a new version on the newest feedback",
            why: "New feedback sounds like new knowledge. It is an old habit of the thumb.",
            actions: &[at(moment(10, 10, 0), ScriptedAction::Retrain(1)), at(moment(10, 14, 0), ScriptedAction::Release(4))],
        },
    ],
    general: Some(General {
        says: "Once the button is mended, report and truth agree and the filter is as good as before; whoever answers the wrong report makes it worse.",
        effect: Goal::All(&[
            Goal::QuantityIn(Quantity::MeasuredFalseDiscoveryRate, 24, 0.0, 15.0),
            Goal::QuantityIn(Quantity::Recall, 24, 60.0, 100.0),
        ]),
        at: moment(12, 8, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
