//! 1.6: the same update by hand and by a pipeline. By hand it takes two days, and one in three goes out with a slip.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::Setting as Choose;

/// The update, made by a pipeline at once.
const BY_PIPELINE: &[ScheduledAction] = &[
    at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ManualUpdates(false))),
    at(moment(10, 8, 0), ScriptedAction::Retrain(2)),
    at(moment(10, 10, 0), ScriptedAction::Release(4)),
];

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "1.6",
    chapter: 1,
    title: "Copied together by hand",
    sentence: "The same update takes an hour by pipeline and two days by hand, and the world does not wait.",
    minutes: 6,
    terms: &["pipeline", "deployment"],
    rows: &["1.2", "1.8", "5.8", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(12, 20, 0),
    setup: &[
        at(moment(8, 0, 0), ScriptedAction::InjectFault(ScriptedFault::open("concept-drift", 1.0, moment(8, 0, 0)))),
        at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ManualUpdates(true))),
    ],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["recall", "false-discovery-rate"],
        parts: &["timeline", "ledger"],
        controls: &["manual-updates", "retrain", "release", "threshold"],
        truth: true,
    },
    story: &[
        "Since Monday a new safety rule says what is urgent. v3 does not know it. Two days of tickets with the new meaning are in the store.",
        "Updates here are made by hand. Jonas copies the data and runs his notebook. Then he copies the steps into the service, and asks somebody to restart it.",
    ],
    steps: &[
        Step::Say(&[
            "A pipeline is the same steps, done by a machine: cut the data, prepare, train, test, hand over. It does them at any hour and always alike.",
            "Building one costs a team weeks, which this page does not charge. What it charges is every update without one.",
        ]),
        Step::Predict(Predict {
            ask: "Suppose a pipeline makes the update at once. What will two days cost, compared with two days without any update?",
            by: Guess::Choice {
                measure: Measure::Cost(Against::Nothing),
                choices: &[
                    Choice { text: "Less than three quarters", from: 0.0 },
                    Choice { text: "A little less", from: 0.75 },
                    Choice { text: "As much", from: 0.95 },
                ],
            },
            ahead: Minutes::hours(48),
            supposing: Some(Supposing { words: "where a pipeline made the update at once", actions: BY_PIPELINE }),
        }),
        Step::Do {
            task: "Train v4 on the last two days, in whichever way you think best.",
            goal: Goal::Trained { least: 1, most: 2, skip_alerts: false },
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Release v4 when it is ready, and look at the bill after two days.",
            until: Goal::All(&[Goal::Until(moment(12, 9, 0)), Goal::Newer(3), Goal::CostsAtMost(0.8, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "Dull, quick and always alike",
            text: &[
                "By hand the same version would have come two days later. On this page one update by hand in three also has a step that was copied wrongly: an assumption, not a finding. It is the same person and the same skill; only the number of steps to remember is different.",
                "Automate what is done often and what hurts when it is late. Leave to people what needs judgement: whether to release it at all.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 urgent tickets are caught now" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "two days without an update" },
            ],
        }),
    ],
    hints: [
        "Open “Build a pipeline” below the task: it says how updates reach the service at the moment.",
        "Between deciding on a training and releasing it, everybody is answered by the old meaning. Make that stretch short, and keep slips out of it.",
        "Press “Automate”. Open “Retrain”, set “The last” to 2 days, press “Retrain”. When v4 is ready, press “Release”.",
    ],
    solved: "The update is in service, and the two days cost less for it.",
    missed: "The update came late, or wrong, or not at all, and two days of the old meaning were paid for. Go back to Wednesday morning.",
    solution: Playthrough {
        name: "By pipeline, at once",
        why: "An hour after the decision the new version answers, prepared as it was trained.",
        actions: BY_PIPELINE,
    },
    wrong: [
        Playthrough {
            name: "As always, by hand",
            why: "Every step was done with care. The world did not wait for them.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Retrain(2)), at(moment(12, 8, 10), ScriptedAction::Release(4))],
        },
        Playthrough {
            name: "Move the decision threshold meanwhile",
            why: "It is done in a minute, so it is done first. A line cannot tell a model what urgent means now.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Threshold(0.08))],
        },
    ],
    general: Some(General {
        says: "After the meaning of urgent has changed, an update by pipeline pays within two days; one by hand comes too late.",
        effect: Goal::CostsAtMost(0.8, Against::Nothing),
        at: moment(12, 9, 0),
        solution: 90,
        wrong: [95, 90],
    }),
};
