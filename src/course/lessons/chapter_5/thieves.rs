//! 5.6: an adversary. Thieves learn what a model looks at and look like the others; a version that has seen them is tried on a
//! small share, though its verdict would take weeks, and then takes over.

use crate::base::time::{Minutes, Tick};
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "5.6",
    chapter: 5,
    title: "Thieves learn, too",
    sentence: "Thieves adapt, and a model of last month catches them no longer; a version that has seen them does better.",
    minutes: 8,
    terms: &["retraining", "training-window", "canary", "verdict"],
    rows: &["4.5", "5.1", "5.2", "5.3", "5.5", "5.8", "A.1"],
    scenario: "card-fraud",
    seed: 3,
    start: moment(10, 8, 0),
    end: moment(12, 20, 0),
    setup: &[at(Tick(0), ScriptedAction::InjectFault(ScriptedFault::hidden("adversary", 0.8, Tick(0))))],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["recall", "predicted-positive-rate", "false-discovery-rate", "answer-time"],
        parts: &["timeline", "ledger"],
        controls: &["retrain", "start-canary", "promote", "release", "roll-back", "threshold"],
        truth: true,
    },
    story: &[
        "Mrs Lind saved for a new roof. A ring of thieves had her card, and they spent like her: at shops she knew, in sums she might have paid. The model saw nothing odd.",
        "The ring has worked like this for nine days. Ivo, a fraud analyst, has read the complaints. v3, the champion, learnt from the weeks before the ring had understood what a model looks at.",
    ],
    steps: &[
        Step::Say(&[
            "Fraud has an adversary: somebody who gains when the model errs, and who learns. The first outcomes of these days are in, the others will take weeks.",
        ]),
        Step::Predict(Predict {
            ask: "How many of 100 frauds will v3 catch until two in the afternoon?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 45", from: 0.0 },
                    Choice { text: "45 to 65", from: 45.0 },
                    Choice { text: "65 or more", from: 65.0 },
                ],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Observe {
            watch: "Watch the truth until two o’clock, and what the estimate makes of it.",
            until: Goal::Until(moment(10, 14, 0)),
        },
        Step::Explain(Explain {
            title: "A model of last month",
            text: &[
                "v3 does what it has learnt, and no line of its code has changed. The thieves have changed. They have taken on the looks of honest people, so old signs point elsewhere.",
                "Its test was right about the thieves of that time. A test looks back, and somebody who wants to be overlooked makes the past a poor guide.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::TestRecall(3), words: "of 100 frauds did v3 catch in its test" },
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100 does it catch now, in truth" },
                Figure { measure: Measure::Over(Quantity::EstimatedRecall), words: "of 100, says the estimate" },
            ],
        }),
        Step::Do {
            task: "Train v4 on the days since the ring changed its ways.",
            goal: Goal::All(&[Goal::Trained { least: 7, most: 10, skip_alerts: false }, Goal::Ready(4)]),
            needs: Needs::controls(&["retrain", "release", "threshold"]),
        },
        Step::Do {
            task: "Let v4 answer a small share as a canary first.",
            goal: Goal::Canary(0.3),
            needs: Needs::controls(&["retrain", "start-canary"]),
        },
        Step::Observe {
            watch: "Let the canary work through the night: is it as quick as v3, and what does it stop?",
            until: Goal::Lasted(12),
        },
        Step::Explain(Explain {
            title: "A canary without a verdict",
            text: &[
                "A verdict needs outcomes, and here they take weeks. By morning a canary can show less: v4 answers in time, nothing is broken, and it does not call everybody a thief. Had it erred, a small share would have borne it.",
                "To wait for the verdict would be the careful way, if thieves waited as well. This is a decision under doubt. Write down who took it, on what grounds, and when to go back.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::TestRecall(4), words: "of 100 frauds did v4 catch in its test, which holds few frauds" },
                Figure { measure: Measure::Last(Quantity::LatencyP95, 6), words: "do the slowest 5 % of v3’s answers take" },
                Figure { measure: Measure::MaturedShare, words: "of the outcomes since Wednesday are in" },
            ],
        }),
        Step::Do {
            task: "Make v4 champion, though no verdict is in.",
            goal: Goal::Champion(4),
            needs: Needs::controls(&["promote", "release", "roll-back"]),
        },
        Step::Observe {
            watch: "Until Friday at eight, see what it catches, and what the days have cost.",
            until: Goal::All(&[Goal::Until(moment(12, 8, 0)), Goal::Champion(4), Goal::CostsAtMost(0.93, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "A race, not a repair",
            text: &[
                "v4 has met the disguise and leans on what the ring cannot hide as easily. It does not catch what v3 caught before: a good disguise helps thieves against whoever looks.",
                "They will learn again. What counts is a short way from a complaint to a new version: a retraining trigger, a test, a canary, a rollback. And it helps not to publish what the model looks at.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 frauds are caught now" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving v3 in service" },
            ],
        }),
    ],
    hints: [
        "“Fraudulent payments caught” shows how far the truth lies below what the estimate believes.",
        "Old payments teach old thieves. Count back to the day on which the ring began, and take a window that ends there.",
        "Open “Retrain”, set “The last” to 9 days, press “Retrain”. When v4 is ready open “Start a canary”, set “Answers” to 20 % and press “Start”. After the night open “Make v4 the champion”, press “Promote anyway”, and let time pass until Friday at eight.",
    ],
    solved: "v4 knows the ring, and a small share bore the risk first.",
    missed: "The ring still met a model that did not know it. Go back to two o’clock and ask from which days one can learn about it.",
    solution: Playthrough {
        name: "Train on the ring’s days, try it, promote it",
        why: "The days since the change hold what there is to know of the new thieves. A small share bears the risk first.",
        actions: &[
            at(moment(10, 14, 0), ScriptedAction::Retrain(9)),
            at(moment(10, 15, 0), ScriptedAction::StartCanary(4, 0.2)),
            at(moment(11, 3, 20), ScriptedAction::PromoteAnyway),
        ],
    },
    wrong: [
        Playthrough {
            name: "Train on four weeks and release at once",
            why: "More data, and no time to lose. The older weeks hold the old thieves, and v4 becomes a second v3.",
            actions: &[at(moment(10, 14, 0), ScriptedAction::Retrain(28)), at(moment(10, 15, 0), ScriptedAction::Release(4))],
        },
        Playthrough {
            name: "Stop more: set the threshold to 5 %",
            why: "The ring’s payments look honest. A lower threshold stops more payments that are.",
            actions: &[at(moment(10, 14, 0), ScriptedAction::Threshold(0.05))],
        },
    ],
    general: Some(General {
        says: "Against thieves who have adapted, a version trained on the days since costs less than the old one; trained on weeks before it, or with a lower threshold, it does not.",
        effect: Goal::CostsAtMost(0.93, Against::Nothing),
        at: moment(12, 8, 0),
        solution: 92,
        wrong: [95, 95],
    }),
};
