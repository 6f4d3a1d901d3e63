//! 2.3: the schema is a contract. A field arrives in another unit; the tempting answer is to teach the model the
//! mistake, and then the unit is mended.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::vocabulary::OnBreach;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.3",
    chapter: 2,
    title: "Seconds for minutes",
    sentence: "A check at the door holds until the unit is mended; a model that learns the mistake breaks when it is.",
    minutes: 7,
    terms: &["contract", "data-quality", "check"],
    rows: &["1.5", "2.7", "3.7", "4.5", "4.10", "A.1"],
    scenario: "support-tickets",
    seed: 9,
    start: moment(10, 7, 0),
    end: moment(13, 0, 0),
    setup: &[at(
        moment(10, 7, 0),
        ScriptedAction::InjectFault(ScriptedFault::hidden("seconds-for-minutes", 1.0, moment(10, 7, 20)).lasting(Minutes::hours(54))),
    )],
    shows: Reveal {
        questions: &[4, 2],
        charts: &["field-drift", "field-distribution", "predicted-positive-rate"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["validation", "retrain", "release"],
        truth: false,
    },
    story: &[
        "Priya is the data engineer. Her contract with the ticket software fits on one page: ten fields, what each means, its unit, which values are possible, which must never be empty. It is called the schema.",
        "Nobody has told the people who write the software. And nobody checks.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "If a field begins to arrive in another unit, how soon will an alert on the data say so?",
            by: Guess::Choice {
                measure: Measure::HoursTo("field-drift"),
                choices: &[
                    Choice { text: "Within three hours", from: 0.0 },
                    Choice { text: "Later today", from: 3.01 },
                    Choice { text: "Not at all: the values are still numbers", from: 24.0 },
                ],
            },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Observe { watch: "Look at how the fields arrive, against how they were in training.", until: Goal::Until(moment(10, 12, 0)) },
        Step::Explain(Explain {
            title: "One field moved, nine stood still",
            text: &[
                "Waiting time now lies sixty times higher than in training. An alert on drift compares what arrives with what was learnt, so it needs no outcomes and is early.",
                "The alert went to Priya. It says what is strange, not what to do about it. Whether values are right and complete is called data quality, and it is made at the source: those who write the ticket software promise to send minutes again on Friday, about one o’clock.",
            ],
            over: Some(0),
            figures: &[Figure {
                measure: Measure::Last(Quantity::FieldDrift("waiting_time"), 3),
                words: "is the drift (PSI) of waiting time; above 0.25 is called large",
            }],
        }),
        Step::Do {
            task: "Pick up the alert on field drift, so that everybody knows somebody is on it.",
            goal: Goal::Acknowledged("field-drift"),
            needs: Needs::ALL,
        },
        Step::Do { task: "Hold the tickets against the contract until the unit is mended.", goal: Goal::ValidationOn, needs: Needs::ALL },
        Step::Observe {
            watch: "Let Friday come, and the mended software with it.",
            until: Goal::All(&[
                Goal::Until(moment(12, 20, 0)),
                Goal::Ended("seconds-for-minutes"),
                Goal::QuantityIn(Quantity::Recall, 6, 74.0, 100.0),
                Goal::QuantityIn(Quantity::PredictedPositiveRate, 6, 0.0, 24.0),
                Goal::CostsAtMost(0.98, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "The contract held",
            text: &[
                "While the unit was wrong, the check sent broken tickets around the model. When it was mended, the check had nothing to do, and the model went on as if nothing had been.",
                "Whoever had taught the model seconds would have had another bad day when the minutes came back. A field that arrives under another name is as bad: to the model it is empty, and the model copes with that silently.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "not checking" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "not checking" },
            ],
        }),
    ],
    hints: [
        "In “Unlike the training data” one line leaves the others, and “Waiting time, as received” shows what has become of that field.",
        "A drift alert asks for a name beside it, and for something that keeps such tickets away from the model while others repair the source.",
        "Press “I’ll take it” beside the alert. Open “Switch the check on”, leave it at “to the simple rule”, press “Switch on”, and let time pass until Friday, 20:00.",
    ],
    solved: "You kept the contract at the door until the unit was mended.",
    missed: "By Friday evening the system was not in order. Go back to Wednesday noon: mend what arrives, not what was learnt.",
    solution: Playthrough {
        name: "Pick up the alert, switch the check on",
        why: "The check sees an impossible value at once and needs neither outcomes nor a new model.",
        actions: &[
            at(moment(10, 12, 0), ScriptedAction::Acknowledge("field-drift")),
            at(moment(10, 12, 0), ScriptedAction::Validation(OnBreach::FallBack)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Teach the model seconds",
            why: "A version that has learnt seconds makes the figures good again. Then the minutes return, and it is the one that is wrong.",
            actions: &[
                at(moment(10, 12, 0), ScriptedAction::Acknowledge("field-drift")),
                at(moment(12, 6, 0), ScriptedAction::Retrain(1)),
                at(moment(12, 8, 0), ScriptedAction::Release(4)),
            ],
        },
        Playthrough {
            name: "Move the limit so that the alert stops",
            why: "An alert that does not stop is tiring, and its limit is easily moved. The alert was right.",
            actions: &[
                at(moment(10, 12, 0), ScriptedAction::Acknowledge("field-drift")),
                at(moment(10, 12, 0), ScriptedAction::AlertLimit("field-drift", 10.0)),
            ],
        },
    ],
    general: Some(General {
        says: "While a unit is wrong, a check at the door costs less than doing nothing, and leaves nothing to undo.",
        effect: Goal::All(&[Goal::QuantityIn(Quantity::PredictedPositiveRate, 6, 0.0, 24.0), Goal::CostsAtMost(0.98, Against::Nothing)]),
        at: moment(12, 20, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
