//! 5.7: a concept that comes back. A harbour is on strike for three days of each week. A version that learns from the last days
//! learns the exception; a window that holds both serves both.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "5.7",
    chapter: 5,
    title: "The strike that comes every week",
    sentence: "Where an exception comes and goes, the last days teach the wrong thing; a longer window holds both.",
    minutes: 7,
    terms: &["concept-drift", "training-window", "retraining"],
    rows: &["4.5", "5.1", "5.2", "5.9", "A.1"],
    scenario: "delivery-time",
    seed: 2,
    start: moment(14, 8, 0),
    end: moment(20, 0, 0),
    setup: &[at(
        moment(4, 0, 0),
        ScriptedAction::InjectFault(
            ScriptedFault::hidden("concept-drift", 1.0, moment(4, 0, 0)).recurring(Minutes::days(3), Minutes::days(4)),
        ),
    )],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["mean-error", "predicted-amounts", "recall"],
        parts: &["timeline", "ledger"],
        controls: &["retrain", "release", "roll-back"],
        truth: true,
    },
    story: &[
        "Since this month the dockers strike from Thursday to Saturday, and from Sunday on they work. While they strike, whatever comes from a supplier is late, however near the customer lives.",
        "Nora answers for the days that the web shop promises. It is Sunday, the strike is over for now, and the complaints of the weekend lie on her desk. The model, v3, knows only a world without strikes.",
    ],
    steps: &[
        Step::Say(&[
            "What a case means has changed, and will change back: a recurring concept. Supply shocks and holidays are of this kind. The data look the same on both kinds of day; what follows from them does not.",
        ]),
        Step::Predict(Predict {
            ask: "Suppose a new version learns tomorrow from the last four days. How far off, in hours on average, will it be on the two quiet days after that? v3 is off by about nine there.",
            by: Guess::Choice {
                measure: Measure::Last(Quantity::MeanError, 48),
                choices: &[
                    Choice { text: "Less than 9: newer data, better model", from: 0.0 },
                    Choice { text: "9 to 10, about as v3", from: 9.0 },
                    Choice { text: "10 or more: it expects a strike", from: 10.0 },
                ],
            },
            ahead: Minutes::hours(88),
            supposing: Some(Supposing {
                words: "where v4 had learnt from the last four days",
                actions: &[
                    at(moment(15, 8, 0), ScriptedAction::RetrainAs("ridge-regression", 4)),
                    at(moment(15, 12, 0), ScriptedAction::Release(4)),
                ],
            }),
        }),
        Step::Observe {
            watch: "Sunday. Parcels of the strike arrive, and their outcomes with them.",
            until: Goal::Until(moment(15, 8, 0)),
        },
        Step::Do {
            task: "Train a version for both kinds of day, and release it today. You choose from how many days it learns.",
            goal: Goal::All(&[Goal::TrainedAny, Goal::Newer(3)]),
            needs: Needs::ALL,
        },
        Step::Observe { watch: "Quiet days first, until Thursday.", until: Goal::Until(moment(18, 0, 0)) },
        Step::Explain(Explain {
            title: "The last days were the exception",
            text: &[
                "Outcomes take days to come in. On Monday the newest known parcels are those of the strike, so a short window holds little else. A version that learnt from it expects a strike while the harbour works.",
                "A longer window holds strike and work. Its version is a compromise: not the best on either kind of day, and far off on neither.",
            ],
            over: Some(1),
            figures: &[Figure { measure: Measure::Last(Quantity::MeanError, 48), words: "hours off on average, on the last two days" }],
        }),
        Step::Observe {
            watch: "On Thursday the strike returns. Over quiet and strike days together, the mean error should be 9.62 hours or less.",
            until: Goal::All(&[Goal::Until(moment(19, 12, 0)), Goal::Newer(3), Goal::QuantityIn(Quantity::MeanError, 84, 0.0, 9.62)]),
        },
        Step::Explain(Explain {
            title: "Learn from a whole round",
            text: &[
                "Before choosing a window, ask what comes back: days of the week, seasons, holidays, strikes. A window should hold a whole round of it, or what is learnt is the part that has just passed.",
                "There are other ways. Keep a version for each kind of day, and go back to the earlier one when the exception is over. Or add a field that says “strike”, so that the model can tell the days apart.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::MeanError, 84), words: "hours off on average, over quiet and strike days" },
                Figure { measure: Measure::Last(Quantity::MeanError, 36), words: "hours off since the strike returned" },
            ],
        }),
    ],
    hints: [
        "In “Mean error” days of strike stand out like hills. Count how far apart they lie.",
        "The right window holds a hill and a valley at least. What lies on its newest edge is not known yet.",
        "On Monday open “Retrain”, leave “The last” at 14 days, press “Retrain”. When v4 is ready press “Release”, and let time pass until Friday noon.",
    ],
    solved: "Your version has seen both kinds of day, and is surprised by neither.",
    missed: "The version knew only one kind of day. Go back to Monday and choose a window that holds both.",
    solution: Playthrough {
        name: "A window that holds both",
        why: "Strike and work lie in it side by side, so the version expects neither of them for certain.",
        actions: &[
            at(moment(15, 8, 0), ScriptedAction::RetrainAs("ridge-regression", 14)),
            at(moment(15, 12, 0), ScriptedAction::Release(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Learn from the last days",
            why: "The newest days sound best. What is known of them is the strike, and the strike is over.",
            actions: &[
                at(moment(15, 8, 0), ScriptedAction::RetrainAs("ridge-regression", 4)),
                at(moment(15, 12, 0), ScriptedAction::Release(4)),
            ],
        },
        Playthrough {
            name: "Leave v3 alone",
            why: "On quiet days v3 is the best there is. On Thursday the strike returns, and v3 knows nothing of it.",
            actions: &[],
        },
    ],
    general: Some(General {
        says: "Where a strike comes each week, a version taught by two weeks is nearer over the round than one taught by four days, and than the old one.",
        effect: Goal::QuantityIn(Quantity::MeanError, 84, 0.0, 9.62),
        at: moment(19, 12, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
