//! 5.3: a bad release at the busiest hour, and three people with three ideas. Going back first, understanding later.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "5.3",
    chapter: 5,
    title: "Going back under pressure",
    sentence: "Going back takes a minute; mending forward takes hours that customers pay for.",
    minutes: 6,
    terms: &["rollback", "incident", "release"],
    rows: &["4.2", "4.10", "5.6", "5.8", "A.1"],
    scenario: "support-tickets",
    seed: 19,
    start: moment(10, 8, 0),
    end: moment(10, 20, 0),
    setup: &[at(moment(10, 8, 0), ScriptedAction::InjectFault(ScriptedFault::open("mislabelled-release", 0.8, moment(10, 9, 0))))],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["predicted-positive-rate", "recall", "answer-time"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["roll-back", "retrain", "threshold", "release"],
        truth: true,
    },
    story: &[
        "At nine, v4 goes into service for everybody. You are on duty. The team has agreed beforehand: if too few tickets are called urgent for an hour, you may go back without asking anybody.",
        "Such a sentence, written on a calm day, is called a criterion for rollback.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "How long after the release will the alert “too few called” fire?",
            by: Guess::Choice {
                measure: Measure::HoursTo("positive-rate-low"),
                choices: &[
                    Choice { text: "Within two hours of it", from: 0.0 },
                    Choice { text: "Two hours or more after it", from: 3.01 },
                    Choice { text: "Not today", from: 12.0 },
                ],
            },
            ahead: Minutes::hours(4),
            supposing: None,
        }),
        Step::Observe { watch: "Watch how many tickets v4 calls urgent.", until: Goal::Fired("positive-rate-low") },
        Step::Say(&[
            "The alert has fired. Jonas wants to retrain: “Give me until tonight.” The shift leader wants to lower the decision threshold. The servers are fine.",
            "What you do in the next hour, 2,000 customers will feel.",
        ]),
        Step::Do { task: "Decide. The criterion is met.", goal: Goal::All(&[Goal::RolledBack, Goal::Champion(3)]), needs: Needs::ALL },
        Step::Observe {
            watch: "See how soon the answers are as usual again.",
            until: Goal::All(&[Goal::Until(moment(10, 18, 0)), Goal::Champion(3), Goal::CostsAtMost(0.68, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "First stop the harm, then understand it",
            text: &[
                "v3 was kept ready, so going back took a minute. It needed no cause, no culprit and no meeting. The cause can be looked for in peace, with nobody waiting in the cold.",
                "A rollback is no defeat. It is what makes it safe to try something new. Some teams keep two whole systems side by side and move all traffic from one to the other at once: a blue-green deployment.",
            ],
            over: Some(0),
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "keeping v4 until the evening" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "keeping it" },
            ],
        }),
    ],
    hints: [
        "Find the alert “Few called urgent”, and on the timeline the minute in which v4 came.",
        "A version that is known to work stands by. Using it takes neither a cause nor a meeting, and it can be undone.",
        "Open “Go back a version” and press “Go back” as soon as the alert has fired.",
    ],
    solved: "You kept to the criterion and went back in time.",
    missed: "The evening came and customers had paid for the wait. Go back to the alert and remember what was agreed.",
    solution: Playthrough {
        name: "Go back at once",
        why: "It is quick, known to work, and can itself be undone.",
        actions: &[at(moment(10, 11, 40), ScriptedAction::RollBack(4))],
    },
    wrong: [
        Playthrough {
            name: "Mend it forward",
            why: "Engineers like to solve a thing rather than leave it. A new version takes hours and is itself untried, and all that while customers are overlooked.",
            actions: &[at(moment(10, 11, 40), ScriptedAction::Retrain(14)), at(moment(10, 17, 0), ScriptedAction::Release(5))],
        },
        Playthrough {
            name: "Lower the decision threshold",
            why: "It moves the figure that rang, so it feels like a cure. The version behind it stays the one that learnt to overlook people.",
            actions: &[at(moment(10, 11, 40), ScriptedAction::Threshold(0.1))],
        },
    ],
    general: Some(General {
        says: "Going back when the alert fires costs about half of keeping the bad version until the evening; a lower threshold and a new version cost clearly more.",
        effect: Goal::CostsAtMost(0.68, Against::Nothing),
        at: moment(10, 18, 0),
        solution: 90,
        wrong: [90, 90],
    }),
};
