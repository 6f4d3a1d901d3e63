//! 1.1: nothing crashes, every ticket is answered, and the answers are wrong. Waiting time arrives in seconds. Felt
//! before it is explained: the person first predicts, then sees speed stay and quality fall, then closes the door.

use crate::base::time::Minutes;
use crate::course::lesson::{
    Against, Choice, Explain, Figure, General, Goal, Guess, Lesson, Measure, Needs, Playthrough, Predict, Quantity, Reveal, ScriptedAction,
    ScriptedFault, Step, at, moment,
};
use crate::platform::vocabulary::OnBreach;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "1.1",
    chapter: 1,
    title: "The silent failure",
    sentence: "Every ticket is answered in time, and many urgent ones are missed all the same.",
    minutes: 6,
    terms: &["silent-failure", "monitoring", "recall"],
    rows: &["1.2", "1.4", "1.5", "3.8", "4.1", "4.2", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 6, 30),
    end: moment(10, 23, 0),
    setup: &[at(moment(10, 6, 30), ScriptedAction::InjectFault(ScriptedFault::hidden("seconds-for-minutes", 1.0, moment(10, 6, 40))))],
    shows: Reveal {
        questions: &[1, 2],
        charts: &["recall", "answer-time", "predicted-positive-rate"],
        parts: &["timeline", "ledger"],
        controls: &["validation", "scale-servers"],
        truth: true,
    },
    story: &[
        "Mira runs the help desk of a heating company. A model reads every ticket and says which ones are urgent. Those are answered first.",
        "It is Wednesday, half past six. Last night another team updated the ticket software. Nobody told Mira what changed.",
    ],
    steps: &[
        Step::Say(&[
            "This picture is Mira’s system in production: in real use, by real people. Time stands still while you read. Tickets come in on the left. The model gives each one an answer: engineers call that inference. Then people act on it. All the work that keeps such a system useful is called MLOps.",
            "In real life, nobody knows at once whether an answer was right. This page knows it, because it made the world. It draws the truth as a dashed green line.",
        ]),
        Step::Predict(Predict {
            ask: "The update touches one field of every ticket. Will customers still get their answers in time?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::TimeoutRate),
                choices: &[
                    Choice { text: "Yes, just as before", from: 0.0 },
                    Choice { text: "Some answers will be late", from: 1.0 },
                    Choice { text: "No, most will be late or missing", from: 30.0 },
                ],
            },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And how many of 100 urgent tickets will the model still catch, from now until half past eleven?",
            by: Guess::Line { quantity: Quantity::Recall, knots: 5 },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Observe {
            watch: "Look at the answer times, and at how many tickets are called urgent.",
            until: Goal::Until(moment(10, 11, 30)),
        },
        Step::Explain(Explain {
            title: "Nothing was down, and urgent tickets were missed",
            text: &[
                "The update sends waiting time in seconds. The model learnt it in minutes: twelve became 720. It had learnt that whoever can wait so long is not in need. So it put those people at the back of the queue.",
                "Every value is a proper number. No program crashed, no error message appeared, and every answer came in time. This is a silent failure. The red alerts come from limits that somebody has set. One of them watches for data drift: waiting time no longer looks as it did in training.",
                "The bill does not show it yet. A missed ticket counts there four hours later, when the promise is broken. Until then the day even looks cheap. Fewer tickets are called urgent, so there are fewer false alarms to pay for.",
            ],
            over: Some(2),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 4), words: "of 100 urgent tickets were caught in the last four hours" },
                Figure { measure: Measure::MoreMissed(Against::Calm), words: "a morning without the update" },
            ],
        }),
        Step::Do { task: "Stop the wrong tickets at the door: switch the check on.", goal: Goal::ValidationOn, needs: Needs::ALL },
        Step::Observe {
            watch: "Give it time until seven in the evening. Watch the caught tickets come back.",
            until: Goal::All(&[Goal::Until(moment(10, 19, 0)), Goal::QuantityIn(Quantity::Recall, 4, 77.0, 100.0)]),
        },
        Step::Explain(Explain {
            title: "A guard at the door",
            text: &[
                "The check holds every ticket against what the model was promised: which fields, which unit, which range. A waiting time of 720 minutes breaks the promise, so the ticket no longer reaches the model.",
                "The update itself is still wrong. The check does not mend it; it buys time for those who can: the team that wrote the update. Somebody has to tell them which field it is, since when, and what the contract says.",
            ],
            over: None,
            figures: &[Figure { measure: Measure::MoreEur(Against::Nothing), words: "a day on which nobody looked" }],
        }),
    ],
    hints: [
        "Open the box “Check” in the picture. It lays the last ticket beside what training knew of each field.",
        "No ticket of training ever waited so long, so the model cannot judge this one. Whatever stands before the model can hold it up; servers and a retraining stand behind it.",
        "Open “Switch the check on” below the task, leave it at “to the simple rule”, press “Switch on”, and let time pass until 19:00.",
    ],
    solved: "You stopped a failure that no alarm on speed would ever have shown.",
    missed: "The evening came, and urgent tickets were still being missed. Go back to half past eleven and close the door.",
    solution: Playthrough {
        name: "Switch the check on",
        why: "Tickets that break the promise go to the simple rule, which does not look at waiting time.",
        actions: &[at(moment(10, 11, 30), ScriptedAction::Validation(OnBreach::FallBack))],
    },
    wrong: [
        Playthrough {
            name: "Wait for an error message",
            why: "Everything is up, so it feels safe to wait. But a wrong number of the right kind raises no error, today or next week.",
            actions: &[],
        },
        Playthrough {
            name: "Add servers",
            why: "When something is wrong, more machines feel like help. The answers were fast already; now they are fast, expensive and just as wrong.",
            actions: &[at(moment(10, 11, 30), ScriptedAction::ScaleServers(8))],
        },
    ],
    general: Some(General {
        says: "With waiting time in seconds, the check brings most urgent tickets back within the day; nothing else here does.",
        effect: Goal::QuantityIn(Quantity::Recall, 4, 77.0, 100.0),
        at: moment(10, 19, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
