//! 5.4: a newer version is not a better one. v4 learnt from one day with few outcomes; a trial shows it, and it is
//! turned down.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "5.4",
    chapter: 5,
    title: "Newer is not better",
    sentence: "The newest version learnt from the newest day, and is turned down after a fair trial.",
    minutes: 6,
    terms: &["candidate", "held-back", "champion"],
    rows: &["5.3", "5.4", "5.5", "5.9", "6.2", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(11, 8, 0),
    end: moment(14, 8, 0),
    setup: &[
        at(
            moment(9, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("careless-labels", 0.6, moment(9, 8, 0)).lasting(Minutes::hours(46))),
        ),
        at(moment(11, 6, 0), ScriptedAction::Retrain(2)),
    ],
    shows: Reveal {
        questions: &[3],
        charts: &["recall", "false-discovery-rate", "recall-by-segment"],
        parts: &["timeline", "ledger"],
        controls: &["start-canary", "promote", "release", "roll-back"],
        truth: true,
    },
    story: &[
        "v4 came out of the oven this morning. It learnt from the last two days. “Two days old is two days wiser”, says Jonas, “v3 has learnt nothing for nearly two weeks.”",
        "Its card shows about as many right answers as v3’s, on tickets that it had not seen. Mira asks you whether to release it.",
    ],
    steps: &[
        Step::Say(&[
            "A card says how a version did on tickets kept apart. Those tickets come from the same days, with the same labels, by the same hands. If the days were strange, the test is strange in the same way.",
            "Training again gives you a candidate, not a successor: a challenger, who has to beat the champion first.",
        ]),
        Step::Predict(Predict {
            ask: "Try v4 on a fifth of the tickets. Over the next twelve hours, how many of 100 urgent ones will be caught, by both versions together?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 60", from: 0.0 },
                    Choice { text: "60 to 76", from: 60.0 },
                    Choice { text: "More than 76", from: 76.0 },
                ],
            },
            ahead: Minutes::hours(12),
            supposing: Some(Supposing {
                words: "where v4 answered one ticket in five",
                actions: &[at(moment(11, 8, 20), ScriptedAction::StartCanary(4, 0.2))],
            }),
        }),
        Step::Do { task: "Try v4 on a part of the tickets, a third at most.", goal: Goal::Canary(0.34), needs: Needs::ALL },
        Step::Observe { watch: "Wait for the verdict.", until: Goal::All(&[Goal::Canary(0.34), Goal::VerdictIn]) },
        Step::Do {
            task: "Decide: promote v4, or take it back.",
            goal: Goal::All(&[Goal::RolledBack, Goal::Champion(3)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Until Saturday morning, to be sure that all is well.",
            until: Goal::All(&[Goal::Until(moment(13, 8, 0)), Goal::Champion(3), Goal::CostsAtMost(1.15, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "Turned down, and rightly so",
            text: &[
                "In the two days that v4 learnt from, a tired shift had ticked urgent tickets as not urgent. v4 learnt it, and its own test, with the same ticks, counted that as right.",
                "Age says little. What counts is what a version learnt from, and how it does beside the one in service, on tickets from the same minutes. Each answered others, but lots decided which, so neither got the easier ones.",
            ],
            over: Some(1),
            figures: &[Figure { measure: Measure::MoreMissed(Against::Nothing), words: "no trial" }],
        }),
    ],
    hints: [
        "Open the box “Model”: while a trial runs, it shows what the mistakes of both versions cost.",
        "Its test was marked by the same tired hands as its lessons. The outcomes of a trial are marked by others.",
        "Open “Start a canary”, set “Answers” to 20 % and press “Start”. After the verdict open “Take v4 back” and press “Take back”.",
    ],
    solved: "You gave the newcomer a fair trial, and kept what works.",
    missed: "The newer version was worse, and too many customers met it. Go back and try it on a few first.",
    solution: Playthrough {
        name: "A fair trial, then take it back",
        why: "On tickets from the same hours the older version misses less.",
        actions: &[at(moment(11, 8, 20), ScriptedAction::StartCanary(4, 0.2)), at(moment(11, 20, 0), ScriptedAction::RollBack(4))],
    },
    wrong: [
        Playthrough {
            name: "Release it because it is new",
            why: "Newer is better for telephones, so why not for models. It learnt from two strange days.",
            actions: &[at(moment(11, 8, 20), ScriptedAction::Release(4))],
        },
        Playthrough {
            name: "Promote it before the verdict",
            why: "Nobody has complained within a few hours. Outcomes take longer than that.",
            actions: &[at(moment(11, 8, 20), ScriptedAction::StartCanary(4, 0.2)), at(moment(11, 10, 0), ScriptedAction::PromoteAnyway)],
        },
    ],
    general: Some(General {
        says: "A version that learnt from two days of careless labels is told from the old one by a trial at one in five.",
        effect: Goal::CostsAtMost(1.25, Against::Nothing),
        at: moment(13, 8, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
