//! 3.6: an amount, not a yes. A model tells hours; how good it is, is a mean error, beside a baseline and with an interval. A
//! version that prepares parcels in another way gives itself away there, and is taken back.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::{Setting, SuccessMetric};

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "3.6",
    chapter: 3,
    title: "How many hours to the door",
    sentence: "Where a model predicts an amount, its mean error is watched, beside a baseline and with an interval.",
    minutes: 7,
    terms: &["simple-rule", "interval", "canary"],
    rows: &["1.7", "3.4", "4.3", "5.5", "A.1"],
    scenario: "delivery-time",
    seed: 3,
    start: moment(9, 8, 0),
    end: moment(13, 12, 0),
    setup: &[
        at(moment(9, 8, 0), ScriptedAction::Setting(Setting::SuccessMetric(SuccessMetric::Accuracy))),
        at(
            moment(9, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("skewed-release", 1.0, moment(9, 8, 20)).with_traffic_share(0.3)),
        ),
    ],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["mean-error", "predicted-amounts", "predicted-positive-rate"],
        parts: &["timeline", "ledger"],
        controls: &["roll-back", "promote"],
        truth: true,
    },
    story: &[
        "Hanna’s web shop promises a day for each parcel before the customer pays. A model predicts the hours to the door. From its number the shop decides which day to name.",
        "If the number is too low, somebody stands without a birthday present. If it is too high, the order goes to another shop. Today the app team’s v4 has come: the same model, with its preparation written anew. It answers three parcels in ten, on trial.",
    ],
    steps: &[
        Step::Say(&[
            "This model does not say yes or no. It says how much, which is called regression. So nothing is caught or missed at first: one asks how far off it is on average. That is the mean error.",
            "A mean error says little by itself. One needs something simple to hold it against, a baseline: whatever the parcel, name the mean of past parcels.",
        ]),
        Step::Predict(Predict {
            ask: "In its test v3 was off by about nine hours. How far off would that baseline have been, in hours, on the same parcels?",
            by: Guess::Choice {
                measure: Measure::TestBaselineError(3),
                choices: &[
                    Choice { text: "Less than 10: hardly worse than the model", from: 0.0 },
                    Choice { text: "10 to 16", from: 10.0 },
                    Choice { text: "16 or more", from: 16.0 },
                ],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Observe { watch: "The trial begins. See what both versions predict on average.", until: Goal::Until(moment(9, 14, 0)) },
        Step::Explain(Explain {
            title: "Good beside what?",
            text: &[
                "The model is nearer than the baseline, which is the least one may ask. It is not perfect: vans break down, and nobody can know that beforehand.",
                "v4 has the same test as v3, for it is the same model. How it does in production the test cannot say. Outcomes come when parcels arrive, days from now.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::TestMeanError(3), words: "hours off on average was v3 in its test" },
                Figure { measure: Measure::TestMeanError(4), words: "hours off was v4 in its test" },
                Figure { measure: Measure::TestBaselineError(3), words: "hours off was the baseline" },
            ],
        }),
        Step::Observe {
            watch: "Wait for parcels to arrive, and for a verdict on v4’s mean error.",
            until: Goal::All(&[Goal::Canary(0.34), Goal::VerdictIn]),
        },
        Step::Do {
            task: "Decide about v4: promote it or take it back.",
            goal: Goal::Any(&[Goal::RolledBack, Goal::Champion(4)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Until Saturday morning. The true mean error of all predictions should lie at 9.6 hours or below.",
            until: Goal::All(&[Goal::Until(moment(13, 8, 0)), Goal::Champion(3), Goal::QuantityIn(Quantity::MeanError, 12, 0.0, 9.6)]),
        },
        Step::Explain(Explain {
            title: "A difference, with its interval",
            text: &[
                "Parcels differ, so each mean error wavers by chance. The verdict compares both versions and gives the difference as an interval. Once the whole interval lies on the wrong side, chance is no excuse.",
                "The app team’s preparation numbers the carriers and regions in another order than training did: skew. The same model reads nonsense, and the shop names the wrong day. It was met on part of the parcels only, and it is gone.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::MeanError, 12), words: "hours off on average are predictions now, in truth" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "letting the trial run on" },
            ],
        }),
    ],
    hints: [
        "In “Mean error” the trial has a line of its own. Before outcomes are in, it is a guess by the version itself.",
        "Its own view of itself is no evidence. The box “Model” says what the outcomes make of the difference.",
        "When the verdict is in, open “Take v4 back”, press “Take back”, and let time pass until Saturday.",
    ],
    solved: "You judged an amount by its mean error, and let the interval decide.",
    missed: "v4 went on answering, and days were promised that nobody could keep. Go back to the verdict.",
    solution: Playthrough {
        name: "Wait for the verdict, then take it back",
        why: "The trial shows on some parcels what a release would have shown on each of them.",
        actions: &[at(moment(12, 8, 0), ScriptedAction::RollBack(4))],
    },
    wrong: [
        Playthrough {
            name: "Promote it: its test is as good",
            why: "The cards of both versions show the same mean error. The test prepared the parcels in the old way.",
            actions: &[at(moment(9, 16, 0), ScriptedAction::PromoteAnyway)],
        },
        Playthrough {
            name: "Let the trial run on",
            why: "More data make a verdict surer. When it is in, waiting only means more wrong promises.",
            actions: &[],
        },
    ],
    general: Some(General {
        says: "A version that prepares parcels differently is told from the old one by its mean error, and taking it back brings the error down.",
        effect: Goal::QuantityIn(Quantity::MeanError, 12, 0.0, 9.6),
        at: moment(13, 8, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
