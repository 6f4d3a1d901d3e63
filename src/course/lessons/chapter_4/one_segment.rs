//! 4.2: the average hides one kind of customer. An app update forgets the topic for small firms; overall the figures
//! fall a little, for small firms to next to nothing.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::vocabulary::OnBreach;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.2",
    chapter: 4,
    title: "Small firms, lost in the average",
    sentence: "The average falls a little while one kind of customer is served far worse.",
    minutes: 6,
    terms: &["segment", "fairness", "empty-field"],
    rows: &["1.5", "4.3", "4.5", "4.6", "6.4", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(9, 8, 0),
    end: moment(13, 8, 0),
    setup: &[at(moment(9, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("missing-field", 1.0, moment(9, 8, 20))))],
    shows: Reveal {
        questions: &[3, 4],
        charts: &["recall", "recall-by-segment", "missing-values"],
        parts: &["timeline", "alerts"],
        controls: &["validation", "threshold", "retrain"],
        truth: false,
    },
    story: &[
        "Every Thursday Mira reads one number to her board: how many of 100 urgent tickets were caught. It is a little lower than usual this week, and the board nods: there are ups and downs.",
        "A bakery writes for the third time. Its boiler is out, the dough does not rise, and nobody has called.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "One of four kinds of customer, small firms, is about to be served badly: a fifth of all tickets. What will the average say over the next day?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "It falls below 50", from: 0.0 },
                    Choice { text: "It falls by half or less, to 50 to 65", from: 50.0 },
                    Choice { text: "It falls a little, 65 or more", from: 65.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Observe {
            watch: "Watch the average, and then the chart with one line for each kind of customer.",
            until: Goal::Until(moment(11, 8, 0)),
        },
        Step::Explain(Explain {
            title: "An average is a crowd to hide in",
            text: &[
                "Since an app update, tickets from small firms arrive without a topic. To the model a ticket without a topic looks far less urgent than it is. Other customers are served as before, and there are many more of them.",
                "The share of empty fields rose for all tickets taken together by a little. For that one field and that one kind of customer it rose to nearly all.",
            ],
            over: Some(0),
            figures: &[
                Figure {
                    measure: Measure::Over(Quantity::MeasuredRecall),
                    words: "of 100 urgent tickets were caught, by the outcomes, all customers together",
                },
                Figure { measure: Measure::Over(Quantity::MeasuredRecallOf("small-firms")), words: "of 100 at small firms" },
            ],
        }),
        Step::Do { task: "See to it that tickets without a topic no longer reach the model.", goal: Goal::ValidationOn, needs: Needs::ALL },
        Step::Observe {
            watch: "Wait for outcomes, and look at small firms again.",
            until: Goal::All(&[
                Goal::Until(moment(12, 20, 0)),
                Goal::QuantityIn(Quantity::MeasuredRecallOf("small-firms"), 24, 80.0, 100.0),
            ]),
        },
        Step::Explain(Explain {
            title: "Look at the groups, not only at the sum",
            text: &[
                "The topic is a field that must not be empty, so the check stops such tickets and a person reads them. Whoever uses the app is helped again.",
                "For each model, ask which groups could be harmed while the average is fine, and give each of them a line of its own. That is also where fairness begins.",
            ],
            over: None,
            figures: &[Figure {
                measure: Measure::Last(Quantity::MeasuredRecallOf("small-firms"), 24),
                words: "of 100 urgent tickets of small firms are caught now",
            }],
        }),
    ],
    hints: [
        "“Caught, by customer” draws each kind of customer apart, and “Empty fields” says what their tickets lack.",
        "Where a field is missing, the model leans to not urgent. Somebody who can ask back does better, so these tickets should reach people.",
        "Open “Switch the check on”, choose “to a person”, press “Switch on”, and wait a day for outcomes.",
    ],
    solved: "You found the group behind the average, and helped it.",
    missed: "Small firms were still being missed. Go back and look at the lines by kind of customer.",
    solution: Playthrough {
        name: "Send tickets without a topic to a person",
        why: "A person asks back. The check knows that the topic must not be empty.",
        actions: &[at(moment(11, 8, 0), ScriptedAction::Validation(OnBreach::Reject))],
    },
    wrong: [
        Playthrough {
            name: "Read the average and wait",
            why: "The number on the slide is only a little lower. Ups and downs are normal, one says, and waits.",
            actions: &[],
        },
        Playthrough {
            name: "Move the decision threshold for everybody",
            why: "A lower threshold catches a few more everywhere and costs false alarms everywhere. The tickets of small firms still lack what the model needs.",
            actions: &[at(moment(11, 8, 0), ScriptedAction::Threshold(0.12))],
        },
    ],
    general: Some(General {
        says: "With the topic missing for small firms, the check with a person behind it brings them back; moving the threshold for everybody does not.",
        effect: Goal::QuantityIn(Quantity::MeasuredRecallOf("small-firms"), 24, 80.0, 100.0),
        at: moment(12, 20, 0),
        solution: 95,
        wrong: [90, 90],
    }),
};
