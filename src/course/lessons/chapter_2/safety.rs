//! 2.13: where a miss hurts people, the threshold is chosen for recall, as far as the crew can check what it marks. Precision
//! falls, and so does the share of right answers.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.13",
    chapter: 2,
    title: "When a miss turns the water off",
    sentence: "Where a miss hurts people, the threshold is set for recall, within what a crew can check.",
    minutes: 6,
    terms: &["recall", "precision", "threshold"],
    rows: &["1.3", "2.6", "6.2", "6.4", "A.1"],
    scenario: "machine-failure",
    seed: 6,
    start: moment(9, 8, 0),
    end: moment(11, 12, 0),
    setup: &[at(moment(8, 8, 0), ScriptedAction::Threshold(0.5))],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["recall", "false-discovery-rate", "predicted-positive-rate", "scores"],
        parts: &["timeline", "ledger"],
        controls: &["threshold"],
        truth: true,
    },
    story: &[
        "A pump that fails in a waterworks leaves streets without water, a hospital among them. Sefa plans the crew that looks at pumps before they fail.",
        "Her predecessor was proud of the share of right answers, and set the threshold to match. Sefa’s crew can look into 13 of 100 readings. At present they have little to do.",
    ],
    steps: &[
        Step::Say(&[
            "A model gives a score. The threshold says from which score on somebody drives out; on this page it is a line that can be moved. A lower threshold has a better recall: of 100 failing pumps, more are caught. It has a lower precision: of 100 visits, fewer were needed.",
        ]),
        Step::Predict(Predict {
            ask: "Suppose the threshold moves from 50 % down to 8 %. Of 100 readings that are then marked as failing, how many will be false alarms over the next day?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::FalseDiscoveryRate),
                choices: &[
                    Choice { text: "Fewer than 30", from: 0.0 },
                    Choice { text: "30 to 60", from: 30.0 },
                    Choice { text: "60 or more", from: 60.0 },
                ],
            },
            ahead: Minutes::days(1),
            supposing: Some(Supposing {
                words: "where the threshold stood at 8 %",
                actions: &[at(moment(9, 8, 0), ScriptedAction::Threshold(0.08))],
            }),
        }),
        Step::Do {
            task: "Move the threshold so that the crew finds as much as it can: no more than 13 of 100 readings marked.",
            goal: Goal::ThresholdIn(0.01, 0.45),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "A day on, 76 of 100 failing pumps should be caught, with no more than 13 of 100 readings marked.",
            until: Goal::All(&[
                Goal::Lasted(24),
                Goal::QuantityIn(Quantity::Recall, 24, 76.0, 100.0),
                Goal::QuantityIn(Quantity::PredictedPositiveRate, 24, 0.0, 13.0),
            ]),
        },
        Step::Explain(Explain {
            title: "As much recall as the crew can check",
            text: &[
                "The crew now drives out for nothing more often, and the share of right answers has fallen. That is the price of being there before the water stops. Accuracy praised the old threshold because failing pumps are rare.",
                "How far down? As far as somebody can follow up. A threshold below that marks more than the crew can look into, and the pumps that matter wait in a long list.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 failing pumps are caught (recall)" },
                Figure { measure: Measure::Last(Quantity::FalseDiscoveryRate, 24), words: "of 100 marked readings are false alarms" },
                Figure { measure: Measure::Last(Quantity::PredictedPositiveRate, 24), words: "of 100 readings are marked" },
                Figure { measure: Measure::Last(Quantity::Accuracy, 24), words: "of 100 answers are right" },
                Figure { measure: Measure::MorePeople(Against::Nothing), words: "keeping the old threshold" },
            ],
        }),
        Step::Explain(Explain {
            title: "Who decides where the threshold stands",
            text: &[
                "The threshold is not a property of the model. It says what a miss is worth beside a visit for nothing, and how large the crew is. Whoever answers for the water should decide it, and write down why.",
                "Counted in money alone, a somewhat higher threshold would do here. People without water do not stand in that sum.",
            ],
            over: None,
            figures: &[Figure { measure: Measure::MoreEur(Against::Nothing), words: "keeping the old threshold" }],
        }),
    ],
    hints: [
        "“Scores it gave” shows where the threshold stands, and how many readings lie to its right.",
        "Go down step by step, and stop while the crew can still follow. “Readings called failing” says how much is marked.",
        "Open “Move the decision threshold”, set “From” to 8 %, press “Move”, and let a day pass.",
    ],
    solved: "You set the threshold for the people behind the pumps, and within what the crew can do.",
    missed: "Too much was missed, or more was marked than the crew can look into. Go back and move the threshold.",
    solution: Playthrough {
        name: "A low threshold that the crew can follow",
        why: "The crew has time to spare. It finds pumps that the high threshold left alone.",
        actions: &[at(moment(9, 8, 20), ScriptedAction::Threshold(0.08))],
    },
    wrong: [
        Playthrough {
            name: "Keep the threshold with the most right answers",
            why: "The figure is splendid, since failing pumps are rare and saying “fine” is usually right.",
            actions: &[],
        },
        Playthrough {
            name: "As low as it goes",
            why: "If misses are bad, catch whatever there is. Then the list is longer than the day, and nobody knows where to begin.",
            actions: &[at(moment(9, 8, 20), ScriptedAction::Threshold(0.05))],
        },
    ],
    general: Some(General {
        says: "A threshold of 8 % catches three in four failing pumps within what the crew can check; a high one misses, a lower one marks too much.",
        effect: Goal::All(&[
            Goal::QuantityIn(Quantity::Recall, 24, 76.0, 100.0),
            Goal::QuantityIn(Quantity::PredictedPositiveRate, 24, 0.0, 13.0),
        ]),
        at: moment(10, 8, 40),
        solution: 90,
        wrong: [95, 95],
    }),
};
