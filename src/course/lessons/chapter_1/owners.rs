//! 1.4: an alert is only as good as the person who hears it. The same bad release under the same plan: told to somebody
//! who may go back, to somebody who may not, and to nobody.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::plan::{Plan, ReleaseStrategy, Review, RollingBack, Watching};
use crate::platform::vocabulary::{Hours, OnBreach, TeamRole};

/// All alerts are told to somebody; a release can go back.
fn plan_watching(watch: Watching) -> Plan {
    let (roll_back, review) = (Some(RollingBack { within_hours: 48 }), Some(Review { every_days: 7 }));
    let release = ReleaseStrategy::Canary { share: 0.1 };
    Plan { watch, hours: Hours::Office, on_breach: OnBreach::FallBack, retrain: None, release, roll_back, review }
}

fn to_their_owners() -> Plan {
    plan_watching(Watching::AsTheyStand)
}

fn to_the_product_owner() -> Plan {
    plan_watching(Watching::AllBy(TeamRole::ProductOwner))
}

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "1.4",
    chapter: 1,
    title: "Whose alert is it?",
    sentence: "An alert that reaches somebody who may act ends trouble the same day; one that reaches anybody else waits.",
    minutes: 6,
    terms: &["owner", "alert", "rollback"],
    rows: &["1.6", "4.10", "5.6", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(11, 14, 0),
    setup: &[at(moment(10, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("mislabelled-release", 0.7, moment(10, 15, 0))))],
    shows: Reveal {
        questions: &[1, 2],
        charts: &["predicted-positive-rate", "recall", "answer-time"],
        parts: &["timeline", "alerts", "ledger"],
        controls: &["plan", "roll-back"],
        truth: true,
    },
    story: &[
        "Eight kinds of people look after this system. Among them are engineers, a data scientist and a product owner, and people who know heating and the law.",
        "Today nobody has agreed who is told of what. Mira, the product owner, is in meetings all afternoon.",
    ],
    steps: &[
        Step::Say(&[
            "An alert has an owner: the person who is told, looks, and decides. Whoever can be reached at an hour is on call. Whoever is told and may not act has to find somebody who may. That takes hours.",
            "Going back to an earlier version is for the ML engineer or the platform engineer. People are here from eight to six.",
        ]),
        Step::Predict(Predict {
            ask: "Suppose the right people are told, and may act. What will the day cost, compared with the same day with nobody told?",
            by: Guess::Choice {
                measure: Measure::Cost(Against::Nothing),
                choices: &[
                    Choice { text: "Less than three quarters", from: 0.0 },
                    Choice { text: "A little less", from: 0.75 },
                    Choice { text: "The same: it is only a message", from: 0.97 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: Some(Supposing {
                words: "where the right people were told",
                actions: &[at(moment(10, 8, 0), ScriptedAction::Plan(to_their_owners))],
            }),
        }),
        Step::Do {
            task: "Decide who is told, and that a version may go back. Put that plan to work.",
            goal: Goal::PlanOn,
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Live through the day and the night, and see who did what when.",
            until: Goal::All(&[Goal::Until(moment(11, 9, 0)), Goal::CostsAtMost(0.75, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "The same incident, through several pairs of eyes",
            text: &[
                "A version that had learnt from wrong outcomes came in at three. To the platform engineer the day looked perfect. The ML engineer saw fewer tickets called urgent. The product owner saw the bill, days later. Each of them was right about what they see.",
                "So tell each alert to the one who can read it and may act on it. Who may go back to an earlier version is a rule of each team; here the product owner may not. Write the name beside the alert limit, and below it what to do. Such a page is called a runbook.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Over(Quantity::TimeoutRate), words: "of 100 answers were late: the platform engineer’s view" },
                Figure {
                    measure: Measure::Over(Quantity::FieldDrift("waiting_time")),
                    words: "drift of waiting time: the data engineer’s view",
                },
                Figure {
                    measure: Measure::Over(Quantity::PredictedPositiveRate),
                    words: "of 100 tickets were called urgent: the ML engineer’s view",
                },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "nobody being told: the product owner’s view" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "that: the view of who knows heating" },
            ],
        }),
    ],
    hints: [
        "Open “Put a plan to work” and read its line “Alerts go”: it decides who hears of what.",
        "Nothing is undone by a message alone. It takes somebody who understands that figure and is allowed to undo a release; the usual owners were chosen with that in mind.",
        "Open “Put a plan to work”, leave “Alerts go” at “each to its usual owner” and all other lines as they are, press “Put to work”, and let time pass until the next morning.",
    ],
    solved: "Somebody who may act heard of it, and the day cost far less.",
    missed: "Nobody who may act heard of it that day. Go back to eight in the morning and give the alerts to somebody who may.",
    solution: Playthrough {
        name: "Tell each alert to its usual owner",
        why: "The fall in tickets called urgent reaches the ML engineer, who reads that figure and may go back. Half an hour is enough.",
        actions: &[at(moment(10, 8, 0), ScriptedAction::Plan(to_their_owners))],
    },
    wrong: [
        Playthrough {
            name: "Tell the product owner of everything",
            why: "She answers for the product, so it feels right. She may not go back, explains it to somebody who may, and the office closes.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Plan(to_the_product_owner))],
        },
        Playthrough {
            name: "Let everybody keep an eye on it",
            why: "What is everybody’s is nobody’s. The alert rang; no one was named.",
            actions: &[],
        },
    ],
    general: Some(General {
        says: "A bad release at three is taken back the same day if the alert reaches somebody who may, and not otherwise.",
        effect: Goal::CostsAtMost(0.75, Against::Nothing),
        at: moment(11, 9, 0),
        solution: 90,
        wrong: [90, 95],
    }),
};
