//! 5.8: the whole cycle, over a weekend. An alert has no owner; the model has to be paused before the source can be mended; and the
//! next version goes through approval.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::reaction::ReactionTime;
use crate::platform::team::settings::Setting as Choose;
use crate::platform::vocabulary::{Hours, TeamRole};

const ON_CALL: Choose = Choose::Reaction(Some(ReactionTime { hours: Hours::AroundTheClock, minutes: 15 }));

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "5.8",
    chapter: 5,
    title: "Once round, over a weekend",
    sentence: "From a sign to a mended source and a new version: each step needs somebody who is told, may act, and does.",
    minutes: 9,
    terms: &["owner", "on-call", "fallback", "approval"],
    rows: &["1.6", "4.10", "5.8", "A.1", "A.4"],
    scenario: "machine-failure",
    seed: 7,
    start: moment(12, 15, 0),
    end: moment(16, 12, 0),
    setup: &[
        at(
            moment(12, 15, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("seconds-for-minutes", 1.0, moment(12, 22, 0)).lasting(Minutes::hours(84))),
        ),
        at(moment(12, 15, 0), ScriptedAction::Owner("field-drift", None)),
        at(moment(12, 15, 0), ScriptedAction::Setting(Choose::ApprovalGate(true))),
    ],
    shows: Reveal {
        questions: &[4, 2],
        charts: &["field-drift", "predicted-positive-rate", "answered-by"],
        parts: &["timeline", "alerts", "ledger"],
        controls: &["reaction", "pause", "repair-source", "roll-back", "retrain", "request-approval", "release"],
        truth: false,
    },
    story: &[
        "It is Friday afternoon at Oskar’s firm, which looks after pumps. Lena, who watched over the sensor data, has left for another job. Nobody has taken over her alert.",
        "Ilse and the other mechanics drive where the model sends them. This weekend a hospital and a brewery count on them.",
    ],
    steps: &[
        Step::Say(&[
            "The whole cycle is: a sign, somebody who is told, a first measure, the cause, a mended source, a new version, somebody’s approval, a release. It stops at the first step that nobody owns.",
            "Open your notebook, and write down before you begin what you want to reach by Tuesday, and by what you will know.",
        ]),
        Step::Predict(Predict {
            ask: "Suppose nobody does anything. Tonight something happens that its alert would see. What will the days until Monday morning cost, compared with a calm weekend?",
            by: Guess::Choice {
                measure: Measure::Cost(Against::Calm),
                choices: &[
                    Choice { text: "About as much: it is only a weekend", from: 0.0 },
                    Choice { text: "Half as much again", from: 1.3 },
                    Choice { text: "Twice as much, or more", from: 2.0 },
                ],
            },
            ahead: Minutes::hours(65),
            supposing: None,
        }),
        Step::Do {
            task: "The alert “A field drifts” has no owner. Give it one, and agree how soon owners answer, also by night.",
            goal: Goal::All(&[Goal::Owned("field-drift"), Goal::OwnersAnswer]),
            needs: Needs::ALL,
        },
        Step::Observe { watch: "Friday night. See who is told of what, and when.", until: Goal::Acknowledged("field-drift") },
        Step::Do {
            task: "The data engineer is awake: readings look wrong, and their sender cannot be reached before morning. Keep the model from sending mechanics out until then.",
            goal: Goal::Paused,
            needs: Needs::ALL,
        },
        Step::Observe { watch: "The simple rule answers until morning.", until: Goal::Until(moment(13, 9, 0)) },
        Step::Explain(Explain {
            title: "Warm pumps that seemed to boil",
            text: &[
                "The sensors’ maker has sent new software: temperatures come in Fahrenheit. To the model each pump looks hot. An older version would read the same numbers, so going back would not help.",
                "While it is paused, the simple rule decides. It is no good model: it misses pumps that the model would have found. A pause is a first measure and no cure, so look for the cause at once.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "the same night with nobody told" },
                Figure { measure: Measure::HoursTo("field-drift"), words: "after Friday, three o’clock, the alert fired" },
            ],
        }),
        Step::Do {
            task: "The maker answers the phone now. Have it mended at the source, then let the model answer again.",
            goal: Goal::All(&[Goal::Ended("seconds-for-minutes"), Goal::Not(&Goal::Paused)]),
            needs: Needs::ALL,
        },
        Step::Observe { watch: "The rest of the weekend.", until: Goal::Until(moment(15, 8, 0)) },
        Step::Do {
            task: "Monday: train a version without the hours in which an alert fired, have a colleague approve it, and release it.",
            goal: Goal::All(&[
                Goal::Trained { least: 7, most: 28, skip_alerts: true },
                Goal::Decided(4),
                Goal::Newer(3),
                Goal::Not(&Goal::Paused),
            ]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Until Tuesday morning.",
            until: Goal::All(&[Goal::Until(moment(16, 8, 0)), Goal::CostsAtMost(0.5, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "Once round",
            text: &[
                "A sign, an owner, a pause, a cause, a mended source, clean rows, an approval, a release: each of them was somebody’s. Had the alert belonged to nobody, the sign would have waited for Monday.",
                "Finish the page of your notebook: what changed, and what you would do next. The run offers its figures there. Write down, too, what the pause cost; next time you decide by that.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "the same days with nothing done" },
                Figure { measure: Measure::MorePeople(Against::Calm), words: "people harmed, compared with calm days" },
            ],
        }),
    ],
    hints: [
        "Under the alerts open “Rules and their owners”. Behind each rule stands a name, and you can choose somebody else’s.",
        "Before morning no phone is answered. Somebody can still see to it that the model’s answers send nobody out.",
        "Give “A field drifts” to the data engineer. In “Let owners pick up their alerts” choose “day and night”, press “Agree on it”. Once it is taken: “Pause”. After nine: “Ask” the maker, then “Resume”. Monday: “Retrain”, leaving out “hours with alerts”; “Ask” for approval; hours later “Release”.",
    ],
    solved: "You went once round the whole cycle, and each step had somebody.",
    missed: "The cycle stopped: somebody was not told, or what they did was no help. Go back to Friday and find who is missing.",
    solution: Playthrough {
        name: "An owner, a pause, a cause, a clean version",
        why: "The alert reaches somebody in the night. The pause stops needless trips, and the cause is mended in the morning.",
        actions: &[
            at(moment(12, 15, 10), ScriptedAction::Owner("field-drift", Some(TeamRole::DataEngineer))),
            at(moment(12, 15, 10), ScriptedAction::Setting(ON_CALL)),
            at(moment(13, 0, 0), ScriptedAction::Pause),
            at(moment(13, 9, 10), ScriptedAction::RepairSource("seconds-for-minutes")),
            at(moment(13, 9, 30), ScriptedAction::Resume),
            at(moment(15, 8, 30), ScriptedAction::RetrainClean(14)),
            at(moment(15, 12, 0), ScriptedAction::RequestApproval(4)),
            at(moment(15, 15, 0), ScriptedAction::Release(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Somebody will see it",
            why: "The alert fires and belongs to nobody. By Monday it has waited for the whole weekend, and so have the pumps that were in need.",
            actions: &[
                at(moment(15, 8, 0), ScriptedAction::Pause),
                at(moment(15, 9, 0), ScriptedAction::RepairSource("seconds-for-minutes")),
                at(moment(15, 9, 10), ScriptedAction::Resume),
            ],
        },
        Playthrough {
            name: "Go back a version in the night",
            why: "It is quick, and often right. Here the readings are wrong, and the version before reads them, too.",
            actions: &[
                at(moment(12, 15, 10), ScriptedAction::Owner("field-drift", Some(TeamRole::DataEngineer))),
                at(moment(12, 15, 10), ScriptedAction::Setting(ON_CALL)),
                at(moment(13, 0, 0), ScriptedAction::RollBack(3)),
            ],
        },
    ],
    general: Some(General {
        says: "Where readings come in the wrong unit from Friday night on, a pause in the night and a mended source in the morning save half and more of what doing nothing costs until Monday; an alert without an owner and an older version do not.",
        effect: Goal::CostsAtMost(0.5, Against::Nothing),
        at: moment(15, 8, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
