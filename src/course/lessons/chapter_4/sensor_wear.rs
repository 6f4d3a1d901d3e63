//! 4.11: a sensor wears out, a little every day. Limits that are set for sudden breaks stay quiet; measured against the training
//! snapshot, the slow way shows. A new sensor ends it, a new version only learns yesterday’s wear.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.11",
    chapter: 4,
    title: "A little hotter every day",
    sentence: "No day differs from the day before; held against the training data, the slow way shows.",
    minutes: 7,
    terms: &["data-drift", "snapshot", "limit"],
    rows: &["4.5", "4.7", "4.8", "5.2", "A.1"],
    scenario: "machine-failure",
    seed: 3,
    start: moment(8, 8, 0),
    end: moment(15, 12, 0),
    setup: &[
        at(moment(8, 8, 0), ScriptedAction::AlertLimit("field-drift", 2.5)),
        at(moment(8, 8, 0), ScriptedAction::AlertLimit("positive-rate-high", 35.0)),
        at(moment(8, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("sensor-wear", 0.25, moment(8, 8, 20)))),
    ],
    shows: Reveal {
        questions: &[3, 4],
        charts: &["field-drift", "field-distribution", "false-discovery-rate"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["repair-source", "retrain", "release"],
        truth: true,
    },
    story: &[
        "Birgit keeps the pumps of a brewery running. Temperature sensors age: a coating forms, and they read a little higher each day.",
        "After a nervous winter the team moved its alert limits far out, so that they ring for sudden breaks only. It has been quiet since. Birgit’s mechanics drive a little more each day, and open pumps that are fine.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "Today about 60 of 100 marked readings are false alarms. Draw how that goes over the next three days, while the sensors wear a little every day.",
            by: Guess::Line { quantity: Quantity::FalseDiscoveryRate, knots: 6 },
            ahead: Minutes::days(3),
            supposing: None,
        }),
        Step::Observe { watch: "Let the days pass. Does any of them look unlike the day before?", until: Goal::Until(moment(11, 8, 0)) },
        Step::Explain(Explain {
            title: "Slow is not small",
            text: &[
                "Each day is like the one before, so nobody is startled, and the limits are too far out to ring. Held against the training snapshot, the temperature is on its way: PSI asks how unlike training the values are, not how unlike yesterday.",
                "The model takes the wear for heat. It marks pumps that are fine, and precision goes down day by day. A limit near what PSI does in calm weeks would have rung by now.",
            ],
            over: Some(0),
            figures: &[
                Figure {
                    measure: Measure::Last(Quantity::FieldDrift("temperature"), 3),
                    words: "is the drift (PSI) of temperature; 0.1 is some, above 0.25 is a lot",
                },
                Figure { measure: Measure::Last(Quantity::FalseDiscoveryRate, 24), words: "of 100 marked readings are false alarms" },
            ],
        }),
        Step::Do {
            task: "Draw the limit on field drift so that a slow change rings as well: between 0.1 and 0.3.",
            goal: Goal::Limit("field-drift", 0.1, 0.3),
            needs: Needs::ALL,
        },
        Step::Observe { watch: "Wait for it to ring.", until: Goal::Firing("field-drift") },
        Step::Do { task: "End the wear where it happens.", goal: Goal::Ended("sensor-wear"), needs: Needs::ALL },
        Step::Observe {
            watch: "Until Monday morning: visits should come down again, and stay down.",
            until: Goal::All(&[
                Goal::Until(moment(15, 8, 0)),
                Goal::QuantityIn(Quantity::FalseDiscoveryRate, 24, 0.0, 70.0),
                Goal::CostsAtMost(0.9, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "A new sensor, not a new model",
            text: &[
                "The world had not changed, only the instrument. A new version would have learnt the wear of past days, and outcomes come days late: by the time it answers, the sensor has gone on.",
                "Gradual drift has no first day. It is found by a fixed point to compare with, the training snapshot, and by a person who looks at whole weeks. Sensors also get a date in the calendar: they are calibrated before anybody complains.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::FalseDiscoveryRate, 24), words: "of 100 marked readings are false alarms" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving the limits where they were" },
            ],
        }),
    ],
    hints: [
        "In “Unlike the training data” hold today’s end of a line against its beginning.",
        "Bring the alert’s limit closer and it will say which field. Then think about who can replace a sensor.",
        "Drag the limit in “Unlike the training data” to 0.2. When it rings, open the response that asks for a new sensor, press “Ask”, and let time pass until Monday.",
    ],
    solved: "You measured against the beginning, and had the sensor replaced.",
    missed: "The readings crept on, and so did the visits for nothing. Go back to Thursday and compare with training, not with yesterday.",
    solution: Playthrough {
        name: "A limit for slow drift, and a new sensor",
        why: "The drift is measured against training, so it adds up. With a new sensor the old model is right again.",
        actions: &[
            at(moment(11, 8, 0), ScriptedAction::AlertLimit("field-drift", 0.2)),
            at(moment(11, 10, 0), ScriptedAction::RepairSource("sensor-wear")),
        ],
    },
    wrong: [
        Playthrough {
            name: "Wait: no alert has fired",
            why: "A quiet alert list feels like good news. These limits were set for breaks, and nothing breaks.",
            actions: &[],
        },
        Playthrough {
            name: "Retrain on the newest days",
            why: "A fresh version fits the worn sensor of the days it learnt from. The sensor goes on, and the version is behind again.",
            actions: &[
                at(moment(11, 8, 0), ScriptedAction::AlertLimit("field-drift", 0.2)),
                at(moment(11, 10, 0), ScriptedAction::Retrain(3)),
                at(moment(11, 14, 0), ScriptedAction::Release(4)),
            ],
        },
    ],
    general: Some(General {
        says: "A sensor that wears is ended by replacing it; waiting for a far limit and retraining on worn days leave false alarms high.",
        effect: Goal::All(&[Goal::QuantityIn(Quantity::FalseDiscoveryRate, 24, 0.0, 70.0), Goal::CostsAtMost(0.9, Against::Nothing)]),
        at: moment(15, 8, 0),
        solution: 95,
        wrong: [95, 90],
    }),
};
