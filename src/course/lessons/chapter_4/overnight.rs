//! 4.7: sudden data drift. The wording of mail changes overnight; an alert on a field sees it without outcomes, and a window
//! that begins with the change teaches the new wording.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.7",
    chapter: 4,
    title: "New words by morning",
    sentence: "The wording of mail changes overnight: an alert on the inputs sees it first, and a short window teaches it.",
    minutes: 7,
    terms: &["data-drift", "psi", "alert", "training-window"],
    rows: &["4.5", "4.7", "5.1", "5.2", "A.1"],
    scenario: "spam-filter",
    seed: 1,
    start: moment(10, 2, 0),
    end: moment(13, 2, 0),
    setup: &[at(
        moment(10, 2, 0),
        ScriptedAction::InjectFault(ScriptedFault::hidden("field-shift", 2.0, moment(10, 2, 20)).on("work_words")),
    )],
    shows: Reveal {
        questions: &[4, 3],
        charts: &["field-drift", "predicted-positive-rate", "recall", "field-distribution"],
        parts: &["timeline", "alerts", "ledger"],
        controls: &["retrain", "release", "threshold"],
        truth: true,
    },
    story: &[
        "Spam used to shout: win, free, act now. In the night to Wednesday a new writing tool goes round. It dresses up any text in the language of offices: minutes, projects, appointments. Whoever sends mail tries it, and spammers do as well.",
        "Linh looks after a filter. By breakfast the parents of a school will have forged invoices in their inboxes, between real letters from the class teacher.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "It is two in the night. When will the alert on drifting fields fire?",
            by: Guess::Choice {
                measure: Measure::HoursTo("field-drift"),
                choices: &[
                    Choice { text: "Within four hours", from: 0.0 },
                    Choice { text: "Within a day", from: 4.01 },
                    Choice { text: "More than a day later", from: 24.01 },
                ],
            },
            ahead: Minutes::hours(30),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And when will the alert on measured quality fire?",
            by: Guess::Choice {
                measure: Measure::HoursTo("measured-recall"),
                choices: &[
                    Choice { text: "Within four hours", from: 0.0 },
                    Choice { text: "Within a day", from: 4.01 },
                    Choice { text: "More than a day later", from: 24.01 },
                ],
            },
            ahead: Minutes::hours(30),
            supposing: None,
        }),
        Step::Observe { watch: "Wait for the first alert about a field.", until: Goal::Fired("field-drift") },
        Step::Explain(Explain {
            title: "The inputs told, before any outcome",
            text: &[
                "This alert needs no outcomes. It holds each field of the last hour against the training data, in a figure called PSI. It says that other mail comes than the model learnt from. That is data drift, and this one is sudden.",
                "It does not say that harm is done. Look at what is called spam: if that has moved as well, the model reads the new mail unlike the old.",
            ],
            over: Some(0),
            figures: &[
                Figure { measure: Measure::HoursTo("field-drift"), words: "hours until the alert on fields fired" },
                Figure { measure: Measure::Last(Quantity::FieldDrift("work_words"), 1), words: "is the PSI of work words now" },
                Figure { measure: Measure::Last(Quantity::PredictedPositiveRate, 1), words: "of 100 messages are called spam now" },
            ],
        }),
        Step::Do { task: "Pick up the alert about the field.", goal: Goal::Acknowledged("field-drift"), needs: Needs::ALL },
        Step::Do {
            task: "Train a version that knows the new wording, and release it. When, and on which days, is for you to say.",
            goal: Goal::All(&[Goal::TrainedAny, Goal::Newer(3)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Until Friday noon, see whether the truth comes back up.",
            until: Goal::All(&[Goal::Until(moment(12, 12, 0)), Goal::Newer(3), Goal::QuantityIn(Quantity::Recall, 24, 50.0, 100.0)]),
        },
        Step::Explain(Explain {
            title: "A window as young as the change",
            text: &[
                "A window that begins with the change holds only the new wording. A longer one is filled with old mail, and the version that learns from it goes on expecting shouts.",
                "Had the tool been gone by noon, the old model would have been right again. So first ask whether this is a new world or a bad day; then choose the window.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::HoursTo("measured-recall"), words: "hours until measured quality would have told it" },
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 spam messages are caught now" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "doing nothing" },
            ],
        }),
    ],
    hints: [
        "“Unlike the training data” names the field that has moved. The timeline says since when.",
        "Readers’ presses arrive within hours here. Give the new wording a day to collect some, and do not thin them out with older mail.",
        "When the alert “A field drifts” fires, press “I’ll take it”. Let time pass until Thursday at eight. Open “Retrain”, set “The last” to 1 day, press “Retrain”, and press “Release” when v4 is ready.",
    ],
    solved: "The inputs warned you, and a young window taught the new wording.",
    missed: "The filter still reads mail as it was before that night. Go back to the alert and ask which days know the new words.",
    solution: Playthrough {
        name: "Train on the first day of the new wording",
        why: "A day after the change it holds the new wording and nothing else.",
        actions: &[
            at(moment(10, 8, 0), ScriptedAction::Acknowledge("field-drift")),
            at(moment(11, 8, 0), ScriptedAction::Retrain(1)),
            at(moment(11, 12, 0), ScriptedAction::Release(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Wait for measured quality",
            why: "An alert on inputs may be nothing, that is true. But the share called spam moved with it, and waiting costs.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Acknowledge("field-drift"))],
        },
        Playthrough {
            name: "Train on two weeks, to have enough",
            why: "More mail sounds like a better model. It is full of mail from before that night.",
            actions: &[
                at(moment(10, 8, 0), ScriptedAction::Acknowledge("field-drift")),
                at(moment(11, 8, 0), ScriptedAction::Retrain(14)),
                at(moment(11, 12, 0), ScriptedAction::Release(4)),
            ],
        },
    ],
    general: Some(General {
        says: "After a sudden change of wording, a version trained on the first day of it catches more spam than the old one or one trained on two weeks.",
        effect: Goal::QuantityIn(Quantity::Recall, 24, 50.0, 100.0),
        at: moment(12, 12, 0),
        solution: 92,
        wrong: [95, 95],
    }),
};
