//! 5.2: retraining on a window that holds an incident teaches the incident. Leaving out the hours in which an alert
//! fired is a choice that has to be made.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "5.2",
    chapter: 5,
    title: "The broken week",
    sentence: "A version trained on the days of an incident rings for nothing; without those hours it is fine.",
    minutes: 7,
    terms: &["snapshot", "training-window", "retraining"],
    rows: &["2.2", "2.3", "5.2", "5.4", "5.9", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(13, 8, 0),
    end: moment(15, 8, 0),
    setup: &[at(
        moment(8, 12, 0),
        ScriptedAction::InjectFault(ScriptedFault::open("seconds-for-minutes", 1.0, moment(8, 12, 0)).lasting(Minutes::hours(102))),
    )],
    shows: Reveal {
        questions: &[3, 4],
        charts: &["recall", "false-discovery-rate", "predicted-positive-rate"],
        parts: &["timeline", "ledger"],
        controls: &["retrain", "release"],
        truth: true,
    },
    story: &[
        "From Monday noon to Friday evening, waiting times arrived in seconds. Nobody closed the door. Since yesterday evening the software sends minutes again.",
        "It is Saturday. The plan says: retrain every second week, and today is the day. Jonas asks you which days the new version should learn from.",
    ],
    steps: &[
        Step::Say(&[
            "A retraining has a window: the days it learns from. Recent days know the world as it is now. They also hold whatever went wrong in them.",
            "The timeline shows the hours in which an alert fired. They can be left out.",
        ]),
        Step::Predict(Predict {
            ask: "v3 learnt long before the incident. Now that minutes arrive again, how many of 100 urgent tickets does it catch over the next four hours?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 60: the week has spoilt it", from: 0.0 },
                    Choice { text: "60 to 75", from: 60.0 },
                    Choice { text: "75 or more: a model does not change by itself", from: 75.0 },
                ],
            },
            ahead: Minutes::hours(4),
            supposing: None,
        }),
        Step::Observe { watch: "Watch v3 for a while before you replace it.", until: Goal::Until(moment(13, 12, 0)) },
        Step::Do {
            task: "Train v4 on a week or more, without what the incident left in the store, and release it.",
            goal: Goal::All(&[Goal::TrainedAny, Goal::Newer(3)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Half a day in service will show what it has learnt.",
            until: Goal::All(&[
                Goal::Until(moment(14, 8, 0)),
                Goal::Newer(3),
                Goal::QuantityIn(Quantity::Recall, 12, 82.0, 100.0),
                Goal::QuantityIn(Quantity::FalseDiscoveryRate, 12, 0.0, 50.0),
            ]),
        },
        Step::Explain(Explain {
            title: "It learns what the window holds",
            text: &[
                "In the broken days a waiting time of 700 meant a person in need. In a healthy week it means the opposite. So the new version takes an ordinary wait for a sign of need, and the desk runs after false alarms.",
                "Leaving out the hours in which an alert fired is only as good as the alerts. And a plan that says “retrain every second week” should say on what.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 urgent tickets are caught by v4" },
                Figure {
                    measure: Measure::Last(Quantity::FalseDiscoveryRate, 12),
                    words: "of 100 tickets that it called urgent are false alarms",
                },
            ],
        }),
    ],
    hints: [
        "On the timeline, see how much of the last days the alerts cover.",
        "Whatever lies in the window is learnt, right or wrong. Healthy days lie further back, and the hours with alerts can be cut out.",
        "Open “Retrain”, set “The last” to 21 days and “Leave out” to “hours with alerts”, press “Retrain”. When v4 is ready, press “Release”, and let time pass until Sunday morning.",
    ],
    solved: "You kept the incident out of the model’s memory.",
    missed: "The new version had learnt the broken days and rang for nothing, or there was none by Sunday. Go back to Saturday noon and choose the window with care.",
    solution: Playthrough {
        name: "Three weeks, without the alert hours",
        why: "What is left is a healthy world, and enough of it.",
        actions: &[at(moment(13, 12, 0), ScriptedAction::RetrainClean(21)), at(moment(13, 16, 0), ScriptedAction::Release(4))],
    },
    wrong: [
        Playthrough {
            name: "The freshest four days",
            why: "Fresh data sound best. These four days are the broken ones.",
            actions: &[at(moment(13, 12, 0), ScriptedAction::Retrain(4)), at(moment(13, 16, 0), ScriptedAction::Release(4))],
        },
        Playthrough {
            name: "Five days, as they are",
            why: "A round number of days is quickly chosen. More than four of these five taught something that is no longer so.",
            actions: &[at(moment(13, 12, 0), ScriptedAction::Retrain(5)), at(moment(13, 16, 0), ScriptedAction::Release(4))],
        },
    ],
    general: Some(General {
        says: "A version trained on the broken days raises far too many false alarms; trained without the alert hours it does not.",
        effect: Goal::All(&[
            Goal::QuantityIn(Quantity::Recall, 12, 82.0, 100.0),
            Goal::QuantityIn(Quantity::FalseDiscoveryRate, 12, 0.0, 50.0),
        ]),
        at: moment(14, 8, 0),
        solution: 85,
        wrong: [90, 90],
    }),
};
