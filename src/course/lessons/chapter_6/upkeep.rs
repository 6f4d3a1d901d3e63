//! 6.2: a model that was excellent at its launch, and a world that moves a little every day. A rhythm of retraining on
//! recent days, against leaving it alone.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "6.2",
    chapter: 6,
    title: "Excellent at its launch",
    sentence: "A model that is looked after every few days beats the same model left alone, while the world moves slowly.",
    minutes: 8,
    terms: &["concept-drift", "retraining-trigger"],
    rows: &["4.5", "5.1", "5.2", "5.8", "6.2", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(25, 12, 0),
    setup: &[at(
        moment(10, 8, 0),
        ScriptedAction::InjectFault(ScriptedFault::hidden("concept-drift", 1.0, moment(11, 0, 0)).growing(Minutes::days(6))),
    )],
    shows: Reveal {
        questions: &[3, 4],
        charts: &["recall", "field-drift", "false-discovery-rate"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["retrain", "start-canary", "promote", "release", "roll-back"],
        truth: true,
    },
    story: &[
        "At the launch there was cake. The model caught nine of ten urgent tickets, the project was closed, and its people moved on.",
        "Since then a new safety rule is coming in step by step, and “urgent” means something a little different every day. You inherit the model.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "Leave the model alone for six days. How many of 100 urgent tickets will it catch? Draw your line.",
            by: Guess::Line { quantity: Quantity::Recall, knots: 6 },
            ahead: Minutes::days(6),
            supposing: None,
        }),
        Step::Observe { watch: "Six days in which no single day looks alarming.", until: Goal::Until(moment(16, 8, 0)) },
        Step::Explain(Explain {
            title: "No bad day, only worse ones",
            text: &[
                "There was no moment at which something broke. First there were more false alarms, then more urgent tickets were missed. No day was much worse than the one before, so whoever compares with yesterday sees nothing.",
                "Compare with the launch instead, and give the review a rhythm: the same hour, twice a week, whether anything rings or not.",
            ],
            over: Some(0),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 urgent tickets were caught on the last day" },
                Figure { measure: Measure::Alerts, words: "alerts in six days" },
            ],
        }),
        Step::Do { task: "First review: train a version on recent days and put it into service.", goal: Goal::Newer(3), needs: Needs::ALL },
        Step::Observe { watch: "Four days until the next review.", until: Goal::Until(moment(20, 8, 0)) },
        Step::Do { task: "Second review: the world went on moving. Do it again.", goal: Goal::Newer(4), needs: Needs::ALL },
        Step::Observe {
            watch: "Four more days, and then the bill.",
            until: Goal::All(&[
                Goal::Until(moment(24, 8, 0)),
                Goal::QuantityIn(Quantity::Recall, 24, 80.0, 100.0),
                Goal::CostsAtMost(0.88, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "The plain thing, done again and again",
            text: &[
                "Nothing clever was done: the same kind of model, a few recent days, the same hour each time. It stayed right because somebody came back to it.",
                "When you plan a model, plan the person who will look after it. A model for which nobody has an hour a week is better not launched.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 urgent tickets are caught today" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving it alone" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "leaving it alone" },
            ],
        }),
    ],
    hints: [
        "In “Urgent tickets caught”, hold the newest day against the first one.",
        "A version keeps the world of its window. The fresher and shorter that is, the nearer it comes to what urgent means by now.",
        "Open “Retrain”, set “The last” to 3 days, press “Retrain”. Press “Release” when the version is ready, and do both again at the next review.",
    ],
    solved: "You came back in time, and the model stayed what it was at its launch.",
    missed: "Day by day the model knew less of the world it worked in. Go back to the first review and give it recent days to learn from.",
    solution: Playthrough {
        name: "A short window, every few days",
        why: "Each version knows the world of a few days ago, and is replaced before that is too long ago.",
        actions: &[
            at(moment(16, 8, 0), ScriptedAction::Retrain(3)),
            at(moment(16, 12, 0), ScriptedAction::Release(4)),
            at(moment(20, 8, 0), ScriptedAction::Retrain(3)),
            at(moment(20, 12, 0), ScriptedAction::Release(5)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Trust the launch",
            why: "The test at the launch was real. It was a test of a world that has moved on.",
            actions: &[],
        },
        Playthrough {
            name: "Retrain on everything, every few days",
            why: "The rhythm is right, the window is not: five weeks of old tickets outvote the few new ones.",
            actions: &[
                at(moment(16, 8, 0), ScriptedAction::Retrain(35)),
                at(moment(16, 12, 0), ScriptedAction::Release(4)),
                at(moment(20, 8, 0), ScriptedAction::Retrain(40)),
                at(moment(20, 12, 0), ScriptedAction::Release(5)),
            ],
        },
    ],
    general: Some(General {
        says: "While the meaning of urgent moves over six days, retraining on three days every few days costs less than none.",
        effect: Goal::All(&[Goal::QuantityIn(Quantity::Recall, 24, 80.0, 100.0), Goal::CostsAtMost(0.88, Against::Nothing)]),
        at: moment(24, 8, 0),
        solution: 90,
        wrong: [95, 90],
    }),
};
