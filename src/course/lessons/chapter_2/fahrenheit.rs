//! 2.12: a temperature arrives in Fahrenheit. The contract’s range sees only what is impossible in Celsius; the rest passes the
//! door. The source has to be mended, and a model that has learnt the mistake breaks when it is.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::vocabulary::OnBreach;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.12",
    chapter: 2,
    title: "Fahrenheit at the pump",
    sentence: "A range check stops what is impossible; what is merely wrong has to be mended at its source.",
    minutes: 7,
    terms: &["contract", "check", "data-quality"],
    rows: &["1.5", "2.2", "2.7", "4.5", "6.2", "A.1"],
    scenario: "machine-failure",
    seed: 4,
    start: moment(9, 7, 0),
    end: moment(13, 8, 0),
    setup: &[at(
        moment(9, 7, 0),
        ScriptedAction::InjectFault(ScriptedFault::hidden("seconds-for-minutes", 1.0, moment(9, 7, 20)).lasting(Minutes::hours(80))),
    )],
    shows: Reveal {
        questions: &[4, 2],
        charts: &["field-distribution", "predicted-positive-rate", "field-drift"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["validation", "repair-source", "retrain", "release"],
        truth: false,
    },
    story: &[
        "Oskar’s firm looks after the pumps of waterworks, breweries and swimming pools. Sensors send a reading from each pump, a model marks those that are about to fail, and mechanics drive out.",
        "This morning the supplier of the sensors updates their software. By noon Ilse, a mechanic, will have opened a row of pumps in perfect order. At the other end of town a brewery will be waiting for her.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "Temperatures now arrive in Fahrenheit instead of Celsius, as plain numbers. How many of 100 readings will the model mark as failing over the next five hours?",
            by: Guess::Choice {
                measure: Measure::Last(Quantity::PredictedPositiveRate, 4),
                choices: &[
                    Choice { text: "Fewer than 20, about as before", from: 0.0 },
                    Choice { text: "20 to 40", from: 20.0 },
                    Choice { text: "40 or more: all pumps look hot", from: 40.0 },
                ],
            },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Observe { watch: "Watch how temperatures arrive, and what the model makes of them.", until: Goal::Until(moment(9, 12, 0)) },
        Step::Explain(Explain {
            title: "A number without its unit",
            text: &[
                "The supplier’s update writes Fahrenheit. To the model a warm pump looks as if it boiled. Nothing crashes and no field is empty; the answers are nonsense.",
                "The team has a data contract: for each field its unit and its range. The unit is written on paper, where no program reads it. The range can be checked at the door.",
            ],
            over: Some(0),
            figures: &[Figure {
                measure: Measure::Last(Quantity::PredictedPositiveRate, 4),
                words: "of 100 readings are marked as failing",
            }],
        }),
        Step::Do { task: "Keep impossible temperatures away from the model.", goal: Goal::ValidationOn, needs: Needs::ALL },
        Step::Observe { watch: "See how much of it the check at the door stops.", until: Goal::Lasted(3) },
        Step::Explain(Explain {
            title: "Wrong, and still possible",
            text: &[
                "A hot pump’s value in Fahrenheit is beyond anything in Celsius, so the check stops it. A cool pump’s value is a possible Celsius value as well. The check lets it pass, and the model believes it.",
                "A range catches what cannot be. It cannot know what was meant. Only the sender can write the right unit again, or send the unit along with the number.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::BlockedShare, 2), words: "of 100 readings are stopped at the door" },
                Figure { measure: Measure::Last(Quantity::PredictedPositiveRate, 2), words: "of 100 are still marked as failing" },
            ],
        }),
        Step::Do { task: "Have the temperature mended where it comes from.", goal: Goal::Ended("seconds-for-minutes"), needs: Needs::ALL },
        Step::Observe {
            watch: "Let the days pass until Saturday morning. The mechanics drive on.",
            until: Goal::All(&[
                Goal::Until(moment(13, 8, 0)),
                Goal::QuantityIn(Quantity::PredictedPositiveRate, 12, 4.0, 12.0),
                Goal::CostsAtMost(0.5, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "Mended at the source",
            text: &[
                "Celsius arrives again, and the model needs no repair: the model was not what was wrong. The check stays on as a guard.",
                "A version taught on Fahrenheit would have done well for a while. On the day the supplier mended the unit, it would have taken hot pumps for cool ones.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "doing nothing" },
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 failing pumps are caught" },
            ],
        }),
    ],
    hints: [
        "“Temperature, as received” lays what comes in over what the model learnt from.",
        "The contract’s range is a first guard. What slips through it can be put right by the people who write the software.",
        "Open “Switch the check on”, choose “to a person”, press “Switch on”. After some hours open the response that asks the sender for Celsius, press “Ask”, and let time pass until Saturday.",
    ],
    solved: "You guarded the door, and had the unit mended where it was wrong.",
    missed: "Wrong temperatures went on reaching the model, or it had learnt them. Go back to Tuesday noon and ask where the unit was changed.",
    solution: Playthrough {
        name: "Check at the door, then mend the source",
        why: "The check stops the worst at once. The request to the supplier ends the rest, and nothing has to be unlearnt.",
        actions: &[
            at(moment(9, 12, 0), ScriptedAction::Validation(OnBreach::Reject)),
            at(moment(9, 15, 20), ScriptedAction::RepairSource("seconds-for-minutes")),
        ],
    },
    wrong: [
        Playthrough {
            name: "Rely on the check alone",
            why: "The check is on, so the door is guarded. Whatever is possible in Celsius goes on passing it, and mechanics go on driving for nothing.",
            actions: &[at(moment(9, 12, 0), ScriptedAction::Validation(OnBreach::Reject))],
        },
        Playthrough {
            name: "Teach the model Fahrenheit",
            why: "If the data have changed, let the model learn them. It does, days late, and then the supplier mends the unit.",
            actions: &[at(moment(12, 6, 0), ScriptedAction::Retrain(3)), at(moment(12, 9, 0), ScriptedAction::Release(4))],
        },
    ],
    general: Some(General {
        says: "With temperatures in Fahrenheit, a check and a mended source cost far less than the check alone or a model that learns the mistake.",
        effect: Goal::All(&[Goal::QuantityIn(Quantity::PredictedPositiveRate, 12, 4.0, 12.0), Goal::CostsAtMost(0.5, Against::Nothing)]),
        at: moment(13, 8, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
