//! 5.5: two pairs of eyes. A release waits until somebody who did not make it has tried it dry, and what was found is
//! written down.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::Setting as Choose;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "5.5",
    chapter: 5,
    title: "Two pairs of eyes",
    sentence: "A release that somebody else has to agree to is stopped before it hurts, and somebody can say why.",
    minutes: 6,
    terms: &["approval", "release-record", "audit-trail"],
    rows: &["5.3", "5.4", "5.7", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(12, 8, 0),
    setup: &[at(moment(10, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("mislabelled-release", 0.6, moment(10, 13, 0))))],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["predicted-positive-rate", "recall"],
        parts: &["timeline", "alerts", "ledger"],
        controls: &["approval-gate", "request-approval", "release", "start-canary", "roll-back"],
        truth: true,
    },
    story: &[
        "Anybody with a key can release a model here, and several teams have one. Usually that is quick and nothing happens.",
        "This morning the compliance officer asks: who agreed to v3, on what grounds, and when would you have taken it back? Nobody can tell her.",
    ],
    steps: &[
        Step::Say(&[
            "The record of a release answers: why, from which data, which tests, who made it, who agreed, what its limits are. The one who agrees is never the one who made it.",
            "Before agreeing, that colleague tests it on recent tickets without using its answers, beside the champion.",
        ]),
        Step::Predict(Predict {
            ask: "Another team will release v4 at one o’clock. How many more urgent tickets will be missed within a day, because of it?",
            by: Guess::Choice {
                measure: Measure::MoreMissed(Against::Calm),
                choices: &[
                    Choice { text: "None: it waits, or it is good", from: f64::MIN },
                    Choice { text: "Up to 200", from: 1.0 },
                    Choice { text: "More than 200", from: 200.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Do {
            task: "Decide whether releases need somebody’s agreement from now on.",
            goal: Goal::Any(&[Goal::ApprovalRequired, Goal::Until(moment(10, 12, 0))]),
            needs: Needs::ALL,
        },
        Step::Observe { watch: "Wait for the release of the other team.", until: Goal::Until(moment(10, 13, 20)) },
        Step::Do { task: "Let a colleague look at v4, and have the decision written down.", goal: Goal::Decided(4), needs: Needs::ALL },
        Step::Observe {
            watch: "Until tomorrow, by the decision.",
            until: Goal::All(&[Goal::Until(moment(11, 13, 0)), Goal::CostsAtMost(1.06, Against::Calm)]),
        },
        Step::Explain(Explain {
            title: "Turned down, and written down",
            text: &[
                "On the newest tickets v4 called far fewer than v3, and in its test it caught fewer. It had learnt from labels in which urgent ones were missing; by these labels, no fewer of its answers were right than of v3’s. Fewer calls alone prove nothing: they can be fewer false alarms. So they were a reason to stop and ask, not a verdict.",
                "The gate cost two hours of one colleague. Such a dry run is a shadow deployment for a few hours: real tickets, answers that nobody uses. Who decided, when and on what grounds stands in the box “Train” from now on, whatever is decided later: that is an audit trail.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::MoreMissed(Against::Calm), words: "a day without v4" },
                Figure { measure: Measure::MoreEur(Against::Calm), words: "a day without v4" },
            ],
        }),
    ],
    hints: [
        "Open “Ask for two pairs of eyes”: it says who may release at the moment.",
        "Behind a closed gate a version waits. What the colleague finds about it is kept in the box “Train”, with name and hour.",
        "Press “Close the gate”. After one o’clock open “Ask for approval”, press “Ask”, and leave the decision as it is.",
    ],
    solved: "v4 never answered a customer, and you can say why.",
    missed: "v4 answered customers before anybody had looked at it, or in spite of it. Go back to the morning and close the gate.",
    solution: Playthrough {
        name: "A gate, and a colleague",
        why: "A test on recent tickets finds in two hours what customers would have found in a day.",
        actions: &[
            at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ApprovalGate(true))),
            at(moment(10, 13, 20), ScriptedAction::RequestApproval(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Ask afterwards",
            why: "The record is complete, and it says what has already happened to people.",
            actions: &[at(moment(10, 13, 20), ScriptedAction::RequestApproval(4)), at(moment(10, 20, 0), ScriptedAction::RollBack(4))],
        },
        Playthrough {
            name: "Open the gate, they are in a hurry",
            why: "A gate that opens when somebody calls is a door. The record then says that nobody waited for the answer.",
            actions: &[
                at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ApprovalGate(true))),
                at(moment(10, 13, 20), ScriptedAction::RequestApproval(4)),
                at(moment(10, 14, 0), ScriptedAction::Setting(Choose::ApprovalGate(false))),
                at(moment(10, 14, 0), ScriptedAction::Release(4)),
            ],
        },
    ],
    general: Some(General {
        says: "A version that learnt from bad labels is turned down by a dry run; without the gate it costs clearly more than a calm day.",
        effect: Goal::All(&[Goal::Decided(4), Goal::CostsAtMost(1.06, Against::Calm)]),
        at: moment(11, 13, 0),
        solution: 90,
        wrong: [90, 95],
    }),
};
