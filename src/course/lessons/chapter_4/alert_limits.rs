//! 4.3: alerts, too many and too few. Limits that are too tight fire all day and are no longer read; limits that are
//! too wide sleep through the real thing.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.3",
    chapter: 4,
    title: "The alert that cried wolf",
    sentence: "Tight limits ring on quiet days, wide ones sleep through trouble; between them lies a choice.",
    minutes: 7,
    terms: &["alert-fatigue", "limit", "noise"],
    rows: &["1.5", "4.1", "4.5", "4.6", "4.7", "4.10", "4.11", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(9, 8, 0),
    end: moment(12, 8, 0),
    setup: &[
        at(moment(9, 8, 0), ScriptedAction::AlertLimit("positive-rate-low", 13.2)),
        at(moment(9, 8, 0), ScriptedAction::AlertLimit("field-drift", 0.03)),
        at(moment(9, 8, 0), ScriptedAction::AlertLimit("answer-time", 179.0)),
        at(moment(9, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("seconds-for-minutes", 1.0, moment(11, 9, 0)))),
    ],
    shows: Reveal {
        questions: &[1, 2, 4],
        charts: &["predicted-positive-rate", "field-drift", "answer-time"],
        parts: &["timeline", "alerts"],
        controls: &["validation"],
        truth: false,
    },
    story: &[
        "After the last incident the team wrote down what had happened and what should never happen again (a post-mortem), and swore to miss nothing. Every alert limit was drawn tight. Since then the pagers ring day and night, and Priya has put hers into a drawer.",
        "It is Tuesday. Some day this week something real will happen; nobody knows when.",
    ],
    steps: &[
        Step::Say(&[
            "An alert rule has a limit, a time for which it must be crossed, and an owner. Every ring costs the owner attention. A ring without a cause costs trust as well.",
            "Days and weeks have a rhythm, and small numbers tremble. An alert limit inside that ordinary range rings without a cause.",
        ]),
        Step::Predict(Predict {
            ask: "Nothing is wrong today. How many alerts will fire in 24 hours with these tight limits?",
            by: Guess::Choice {
                measure: Measure::Alerts,
                choices: &[
                    Choice { text: "None or one", from: 0.0 },
                    Choice { text: "Two to five", from: 2.0 },
                    Choice { text: "Six or more", from: 6.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Observe { watch: "Watch a quiet day, and the list of alerts.", until: Goal::Until(moment(10, 8, 0)) },
        Step::Explain(Explain {
            title: "A quiet day, and they rang",
            text: &[
                "Nothing had happened. The limits lay inside what is ordinary, so ordinary hours crossed them. People who are rung for nothing stop looking: this page does not compute that, but teams on call report it again and again. It is called alert fatigue.",
                "Set a limit outside what a calm week shows, and well inside what trouble would do. The charts show the usual range as a band.",
            ],
            over: Some(1),
            figures: &[Figure { measure: Measure::Alerts, words: "alerts on a day without trouble" }],
        }),
        Step::Do {
            task: "Give the three tight rules limits that a calm day does not cross: answer time, too few called, field drift.",
            goal: Goal::All(&[
                Goal::Not(&Goal::Limit("answer-time", 0.0, 250.0)),
                Goal::Not(&Goal::Limit("positive-rate-low", 11.5, 100.0)),
                Goal::Not(&Goal::Limit("field-drift", 0.0, 0.1)),
            ]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Now wait for the real thing. When it comes, an alert should tell you within a few hours.",
            until: Goal::All(&[
                Goal::Runs("seconds-for-minutes"),
                Goal::Until(moment(11, 12, 0)),
                Goal::Any(&[Goal::Firing("field-drift"), Goal::Firing("positive-rate-low")]),
            ]),
        },
        Step::Do {
            task: "Something real: pick up the alert that tells of field drift, and act on it.",
            goal: Goal::All(&[Goal::Acknowledged("field-drift"), Goal::ValidationOn]),
            needs: Needs::ALL,
        },
        Step::Explain(Explain {
            title: "Few rings, each with a reason",
            text: &[
                "A limit trades false alarms against delay. Tighter finds trouble sooner and rings more often; wider is quiet and late. There is no limit without a price, only one that fits.",
                "Write beside each rule who is told and what they do. A rule that nobody would act on is a chart, not an alert.",
            ],
            over: None,
            figures: &[Figure { measure: Measure::Alerts, words: "alerts in all, from Tuesday morning on" }],
        }),
    ],
    hints: [
        "In “Answer time”, the pale band is what is usual, and the line across it is the limit of its alert. Look where that line lies, here and in the other charts.",
        "A line within the band is crossed by chance. Trouble goes far beyond the band, so there is room between the two.",
        "Drag the limit in “Answer time” to 400 ms, in “Tickets called urgent” to 9 %, in “Unlike the training data” to 0.25. When the drift alert rings, press “I’ll take it”, open “Switch the check on” and press “Switch on”.",
    ],
    solved: "Your alerts were quiet while all was well, and rang when it was not.",
    missed: "Either the alerts rang all the time, or trouble came and none of them told. Go back to Wednesday morning and set the limits anew.",
    solution: Playthrough {
        name: "Limits outside the ordinary",
        why: "A calm week stays inside them, real trouble goes far beyond.",
        actions: &[
            at(moment(10, 8, 0), ScriptedAction::AlertLimit("answer-time", 400.0)),
            at(moment(10, 8, 0), ScriptedAction::AlertLimit("positive-rate-low", 9.0)),
            at(moment(10, 8, 0), ScriptedAction::AlertLimit("field-drift", 0.25)),
            at(moment(11, 12, 20), ScriptedAction::Acknowledge("field-drift")),
            at(moment(11, 12, 20), ScriptedAction::Validation(crate::platform::vocabulary::OnBreach::FallBack)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Leave the limits tight",
            why: "More alerts look like more safety. When the real one comes, it is one ring among many, and easily overlooked.",
            actions: &[],
        },
        Playthrough {
            name: "Turn everything down until it is quiet",
            why: "Quiet is what one wants after such a week. Alert limits that far out sleep through the real thing as well.",
            actions: &[
                at(moment(10, 8, 0), ScriptedAction::AlertLimit("answer-time", 1000.0)),
                at(moment(10, 8, 0), ScriptedAction::AlertLimit("positive-rate-low", 1.0)),
                at(moment(10, 8, 0), ScriptedAction::AlertLimit("field-drift", 10.0)),
            ],
        },
    ],
    general: Some(General {
        says: "Limits outside the ordinary range stay quiet on a calm day and tell of the changed unit within three hours.",
        effect: Goal::All(&[Goal::AlertsBetween(moment(10, 8, 0), moment(11, 9, 0), 0), Goal::Firing("field-drift")]),
        at: moment(11, 12, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
