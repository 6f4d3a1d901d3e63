//! 4.13: reacting to noise. Nothing is wrong for days; an alert that lies within ordinary ups and downs rings, and whoever answers
//! each ring pays for it.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.13",
    chapter: 4,
    title: "Nothing happened, and it cost",
    sentence: "Figures go up and down by chance, and whoever answers each wiggle pays for it.",
    minutes: 6,
    terms: &["noise", "limit", "alert"],
    rows: &["4.2", "4.6", "4.7", "5.2", "5.9", "A.1"],
    scenario: "sign-ups",
    seed: 1,
    start: moment(9, 8, 0),
    end: moment(13, 12, 0),
    setup: &[at(moment(9, 8, 0), ScriptedAction::AlertLimit("positive-rate-low", 15.0))],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["predicted-positive-rate", "recall", "false-discovery-rate"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["threshold", "retrain", "release"],
        truth: false,
    },
    story: &[
        "Farid is new at the language school. A model picks the visitors whom a teacher calls, and he wants the teachers to be busy at each hour. So he has drawn the limit of the alert on calls just below what is usual.",
        "This week no campaign begins, no update comes, no holiday falls. Farid does not know that. He sits before the curve with a hand on the button.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "Nothing at all will change this week. How often will an alert fire over the next two days?",
            by: Guess::Choice {
                measure: Measure::Alerts,
                choices: &[Choice { text: "Never: nothing is wrong", from: 0.0 }, Choice { text: "Once or more", from: 1.0 }],
            },
            ahead: Minutes::days(2),
            supposing: None,
        }),
        Step::Observe {
            watch: "Let it run until Thursday. Watch how the line moves within the pale band.",
            until: Goal::Until(moment(11, 8, 0)),
        },
        Step::Explain(Explain {
            title: "The fewer are counted, the more it wavers",
            text: &[
                "The share that is called is counted from the visitors of an hour. The fewer of them come, the more it goes up and down by chance. The pale band shows what calm weeks do at that hour.",
                "A limit inside the band rings without a cause. Whoever then moves the threshold or trains a new version changes something that was in order, for a reason that does not exist.",
            ],
            over: Some(0),
            figures: &[
                Figure { measure: Measure::Alerts, words: "alerts have fired" },
                Figure {
                    measure: Measure::Over(Quantity::PredictedPositiveRate),
                    words: "of 100 visitors were called, over the whole stretch",
                },
            ],
        }),
        Step::Do {
            task: "Draw the limit of the alert on calls so that chance does not ring it: between 7 and 12 %.",
            goal: Goal::Limit("positive-rate-low", 7.0, 12.0),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Until Saturday morning, hands off.",
            until: Goal::All(&[Goal::Until(moment(13, 8, 0)), Goal::CostsAtMost(1.02, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "Doing nothing, on good grounds",
            text: &[
                "The threshold was where costs put it, and the version had learnt from a long stretch. Each change in answer to a wiggle would have moved away from that.",
                "Before you act, ask: would this figure surprise me in a calm week? Look at whole days, wait for outcomes, and let a limit lie outside what calm weeks do.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "touching nothing" },
                Figure {
                    measure: Measure::Last(Quantity::PredictedPositiveRate, 48),
                    words: "of 100 visitors were called in the last two days",
                },
            ],
        }),
    ],
    hints: [
        "In “Visitors called interested” the line of the limit runs through the pale band.",
        "The alert is at fault, not the model. Give it room below what calm days show.",
        "Drag the limit in “Visitors called interested” to 10 %, and let time pass until Saturday.",
    ],
    solved: "You told chance from change, and kept your hands off.",
    missed: "Ordinary ups and downs were answered, and each answer had a price. Go back to Thursday and look at the pale band.",
    solution: Playthrough {
        name: "Move the limit out of the noise",
        why: "The model was in order. What rang was a limit within ordinary ups and downs.",
        actions: &[at(moment(11, 8, 0), ScriptedAction::AlertLimit("positive-rate-low", 10.0))],
    },
    wrong: [
        Playthrough {
            name: "Move the threshold at each wiggle",
            why: "Down when calls are scarce, up when they are in vain: each step has a reason, and together they go nowhere.",
            actions: &[
                at(moment(9, 14, 0), ScriptedAction::Threshold(0.1)),
                at(moment(10, 14, 0), ScriptedAction::Threshold(0.3)),
                at(moment(11, 8, 0), ScriptedAction::AlertLimit("positive-rate-low", 10.0)),
                at(moment(11, 14, 0), ScriptedAction::Threshold(0.1)),
                at(moment(12, 14, 0), ScriptedAction::Threshold(0.3)),
            ],
        },
        Playthrough {
            name: "Retrain on the day that rang",
            why: "Calls were scarce yesterday, so learn from yesterday. One day holds little to learn from, and the dip was chance.",
            actions: &[
                at(moment(9, 18, 0), ScriptedAction::Retrain(1)),
                at(moment(9, 20, 0), ScriptedAction::Release(4)),
                at(moment(11, 8, 0), ScriptedAction::AlertLimit("positive-rate-low", 10.0)),
            ],
        },
    ],
    general: Some(General {
        says: "In a calm week, moving the threshold at each wiggle or retraining on one day costs more than touching nothing.",
        effect: Goal::CostsAtMost(1.02, Against::Nothing),
        at: moment(13, 8, 0),
        solution: 95,
        wrong: [95, 85],
    }),
};
