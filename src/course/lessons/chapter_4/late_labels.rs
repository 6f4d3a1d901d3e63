//! 4.1: three lines for one quality. The estimate without outcomes is blind to a change of meaning, the measured one is
//! late, the truth is known to the page alone.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.1",
    chapter: 4,
    title: "Yesterday’s news",
    sentence: "Quality falls at once, the estimate never notices, and the outcomes tell it many hours later.",
    minutes: 7,
    terms: &["late-labels", "ground-truth", "estimate"],
    rows: &["2.11", "4.3", "4.4", "4.5", "5.1", "5.2", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 6, 0),
    end: moment(14, 12, 0),
    setup: &[at(moment(10, 6, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("concept-drift", 0.9, moment(10, 6, 20))))],
    shows: Reveal {
        questions: &[3, 4],
        charts: &["recall", "field-drift"],
        parts: &["timeline", "alerts", "ledger"],
        controls: &["retrain", "release"],
        truth: true,
    },
    story: &[
        "Whether a ticket was urgent is known when somebody has dealt with it: half of them within six hours, nearly all within two days, some never.",
        "So today’s figures are about yesterday. To bridge the gap, Mira’s team has an estimate that works without outcomes, from how sure the model is of its own answers.",
    ],
    steps: &[
        Step::Say(&[
            "Three lines on one chart. Measured: from outcomes, late. Estimated: from the model’s own confidence, early. The truth: only the page knows it, no team ever does.",
        ]),
        Step::Predict(Predict {
            ask: "At twenty past six the meaning of “urgent” changes, by a new safety rule. What will the estimate say after a day?",
            by: Guess::Choice {
                measure: Measure::Last(Quantity::EstimatedRecall, 12),
                choices: &[
                    Choice { text: "It falls below 50", from: 0.0 },
                    Choice { text: "It falls to between 50 and 75", from: 50.0 },
                    Choice { text: "It stays above 75, as if nothing had happened", from: 75.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And when will the alert on the measured quality fire?",
            by: Guess::Choice {
                measure: Measure::HoursTo("measured-recall"),
                choices: &[
                    Choice { text: "Within four hours", from: 0.0 },
                    Choice { text: "Within a day", from: 4.01 },
                    Choice { text: "More than a day later", from: 24.01 },
                ],
            },
            ahead: Minutes::hours(54),
            supposing: None,
        }),
        Step::Observe { watch: "Watch three lines part. Wait for the alert on measured quality.", until: Goal::Fired("measured-recall") },
        Step::Explain(Explain {
            title: "Early and blind, or late and right",
            text: &[
                "The model is as sure of itself as before, so the estimate sees nothing. An estimate from confidence holds only while the world keeps the meaning that the model has learnt.",
                "The fields look as usual, too: had other tickets come, that would be data drift; had only more been urgent, label shift. Here the same tickets mean something else: concept drift. Only outcomes can tell it, and they take their time.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::HoursTo("measured-recall"), words: "hours until the outcomes told it" },
                Figure { measure: Measure::Last(Quantity::Recall, 6), words: "of 100 urgent tickets are caught, in truth" },
                Figure { measure: Measure::Last(Quantity::EstimatedRecall, 6), words: "of 100, says the estimate" },
            ],
        }),
        Step::Do { task: "Pick up the alert on measured quality.", goal: Goal::Acknowledged("measured-recall"), needs: Needs::ALL },
        Step::Do {
            task: "Train a version that knows the new meaning, and release it.",
            goal: Goal::All(&[Goal::TrainedAny, Goal::Newer(3)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "See whether the truth comes back up.",
            until: Goal::All(&[Goal::Lasted(8), Goal::Newer(3), Goal::QuantityIn(Quantity::Recall, 8, 80.0, 100.0)]),
        },
        Step::Explain(Explain {
            title: "Patience, and a short memory",
            text: &[
                "The version had to learn from tickets since the change, and those needed outcomes first. Training in the first hours would have taught the old meaning once more.",
                "Ask of each figure: how old is it? And of each estimate: when would it be wrong without saying so?",
            ],
            over: Some(2),
            figures: &[Figure { measure: Measure::Last(Quantity::Recall, 8), words: "of 100 urgent tickets are caught now" }],
        }),
    ],
    hints: [
        "In “Urgent tickets caught”, look for the line that bends. It is the one drawn from outcomes.",
        "Outcomes of the new meaning arrive slowly. Train too soon, or on a window that reaches too far back, and the old meaning is taught again.",
        "When the alert “Measured quality” fires, press “I’ll take it”. Open “Retrain”, set “The last” to 2 days, press “Retrain”, and press “Release” when v4 is ready.",
    ],
    solved: "The line that can know told you, and the model learnt the new meaning.",
    missed: "The weekend came and the model still worked by the old meaning. Go back and watch for the measured line.",
    solution: Playthrough {
        name: "Wait for outcomes, train on two days",
        why: "By then the last two days hold enough tickets with the new meaning and known outcomes.",
        actions: &[
            at(moment(12, 12, 0), ScriptedAction::Acknowledge("measured-recall")),
            at(moment(12, 12, 0), ScriptedAction::Retrain(2)),
            at(moment(12, 15, 0), ScriptedAction::Release(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Trust the estimate",
            why: "The estimate is early and calm, and calm is welcome. It cannot see a change of meaning.",
            actions: &[],
        },
        Playthrough {
            name: "Train at once, on two weeks",
            why: "Acting fast feels right. In the first hours there are hardly any outcomes since the change, so the new version learns the old meaning.",
            actions: &[at(moment(10, 10, 0), ScriptedAction::Retrain(14)), at(moment(10, 14, 0), ScriptedAction::Release(4))],
        },
    ],
    general: Some(General {
        says: "Concept drift is invisible to the estimate; a version trained on two days with outcomes brings quality back.",
        effect: Goal::QuantityIn(Quantity::Recall, 8, 80.0, 100.0),
        at: moment(13, 0, 0),
        solution: 85,
        wrong: [95, 95],
    }),
};
