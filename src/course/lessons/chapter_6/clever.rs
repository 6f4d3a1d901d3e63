//! 6.4: two models on offer. The clever one wins the test by a nose and is left alone; the simple one is trained anew every
//! few days. While the world moves, upkeep decides.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// Back to the plain model, which is trained twice.
const PLAIN_TWICE: &[ScheduledAction] = &[
    at(moment(16, 8, 0), ScriptedAction::RollBack(4)),
    at(moment(16, 8, 0), ScriptedAction::Retrain(3)),
    at(moment(16, 12, 0), ScriptedAction::Release(5)),
    at(moment(20, 8, 0), ScriptedAction::Retrain(3)),
    at(moment(20, 12, 0), ScriptedAction::Release(6)),
];

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "6.4",
    chapter: 6,
    title: "The clever one and the kept one",
    sentence: "A simple model that somebody looks after beats a clever one that nobody does, and a simple one left alone does not.",
    minutes: 8,
    terms: &["boosted-trees", "logistic-regression", "monitoring"],
    rows: &["5.1", "6.2", "6.3", "A.1"],
    scenario: "support-tickets",
    seed: 8,
    start: moment(10, 8, 0),
    end: moment(25, 12, 0),
    setup: &[
        at(moment(9, 12, 0), ScriptedAction::RetrainAs("boosted-trees", 28)),
        at(moment(10, 8, 0), ScriptedAction::Release(4)),
        at(
            moment(10, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("concept-drift", 1.0, moment(11, 0, 0)).growing(Minutes::days(6))),
        ),
    ],
    shows: Reveal {
        questions: &[3, 1],
        charts: &["recall", "false-discovery-rate", "answer-time"],
        parts: &["timeline", "ledger", "training"],
        controls: &["roll-back", "retrain", "release"],
        truth: true,
    },
    story: &[
        "Mira had two models to choose from. v3 is a plain one that adds up ten fields; Elif from the help desk built it. v4 is sixty small decision trees from a consultancy, and it did a little better where it counts: fewer false alarms in its test.",
    ],
    steps: &[
        Step::Say(&[
            "v4 took over this morning. The consultants have handed in their slides and gone home. Elif has an hour to spare, twice a week.",
            "Both models learnt from the same four weeks, and both were tested on the same newest tickets. Nobody has done anything wrong.",
        ]),
        Step::Predict(Predict {
            ask: "Nobody touches v4 for six days. How many of 100 urgent tickets will it catch? Draw your line.",
            by: Guess::Line { quantity: Quantity::Recall, knots: 6 },
            ahead: Minutes::days(6),
            supposing: None,
        }),
        Step::Observe { watch: "Six days with the clever model.", until: Goal::Until(moment(16, 8, 0)) },
        Step::Explain(Explain {
            title: "Clever about last month",
            text: &[
                "A safety rule is coming in step by step, and “urgent” means something else every day. Trees can bend around last month better than a sum can. They cannot know this week.",
                "Every model gets old at the speed of its world. What is different is how much work it takes to make it young again: v4 trains for more than four hours, v3 for little more than one.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::TestRecall(3), words: "of 100 urgent tickets did v3 catch in its test" },
                Figure { measure: Measure::TestRecall(4), words: "of 100 did v4 catch in its test" },
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 did v4 catch on the last day" },
            ],
        }),
        Step::Predict(Predict {
            ask: "Suppose Elif’s plain model takes over, trained on the last days now and once more in four. In eight days, how will the bill since the launch stand against v4 left alone?",
            by: Guess::Choice {
                measure: Measure::Cost(Against::Nothing),
                choices: &[
                    Choice { text: "A good deal lower", from: 0.0 },
                    Choice { text: "About the same", from: 0.92 },
                    Choice { text: "Higher: the plain model makes more mistakes", from: 1.04 },
                ],
            },
            ahead: Minutes::days(8),
            supposing: Some(Supposing { words: "where the plain model was trained twice", actions: PLAIN_TWICE }),
        }),
        Step::Do {
            task: "Go back to the plain model. Train it anew on a few recent days, and release the new version when it is ready.",
            goal: Goal::Newer(4),
            needs: Needs::ALL,
        },
        Step::Observe { watch: "Four days until Elif’s next hour.", until: Goal::Until(moment(20, 8, 0)) },
        Step::Do {
            task: "Elif’s second hour: the world went on moving. Train and release once more.",
            goal: Goal::Newer(5),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Four more days, and then the bill.",
            until: Goal::All(&[
                Goal::Until(moment(24, 8, 0)),
                Goal::QuantityIn(Quantity::Recall, 24, 80.0, 100.0),
                Goal::CostsAtMost(0.88, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "An hour twice a week",
            text: &[
                "What won is not that the model is simple, but that somebody kept it up. Left alone, v3 would have done no better than v4. And the clever one, kept up as well, would have taken more than twice the hours of training each time.",
                "So begin with the model that your team can train, explain and replace on an ordinary Tuesday. Take a cleverer one when its gain pays for its upkeep, and when the person who will do that has a name.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 urgent tickets are caught today" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "v4 left alone" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "v4 left alone" },
            ],
        }),
    ],
    hints: [
        "Open the box “Model”: it says of which kind a version is, and when it learnt.",
        "A training makes the same kind as the version that answers. Bring back the kind that fits into Elif’s hour, then give it fresh days.",
        "Open “Go back a version” and press “Go back”. Open “Retrain”, set “The last” to 3 days, press “Retrain”. Press “Release” when the version is ready, and do the last two again at Elif’s next hour.",
    ],
    solved: "You chose the model that somebody has time for, and it stayed good.",
    missed: "The model in service knew a world that had moved on. Go back to day 16 and give Elif’s two hours to a plain model.",
    solution: Playthrough {
        name: "The plain model, trained twice",
        why: "It is ready within the hour that Elif has, and it knows this week.",
        actions: PLAIN_TWICE,
    },
    wrong: [
        Playthrough {
            name: "Trust the better test",
            why: "v4 was better, and its test was fair. It was a test of a month that is over.",
            actions: &[],
        },
        Playthrough {
            name: "Go back to the plain model, and leave it alone",
            why: "Simple is easier to look after, but it does not look after itself: v3 is as old as v4.",
            actions: &[at(moment(16, 8, 0), ScriptedAction::RollBack(4))],
        },
    ],
    general: Some(General {
        says: "While the meaning of urgent moves, a plain model trained on three days twice costs less than boosted trees left alone, or than itself left alone.",
        effect: Goal::All(&[Goal::QuantityIn(Quantity::Recall, 24, 80.0, 100.0), Goal::CostsAtMost(0.88, Against::Nothing)]),
        at: moment(24, 8, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
