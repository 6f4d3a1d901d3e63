//! 2.4: a test on tickets drawn by lot promises what service does not keep while the world moves; a test on the newest
//! tickets tells it nearly as it will be.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::{Setting as Choose, TestSplit};

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.4",
    chapter: 2,
    title: "A test that looks like tomorrow",
    sentence: "A test on tickets chosen at random promises more than service keeps; one on the newest tickets does not.",
    minutes: 7,
    terms: &["test-data", "overfitting", "training-set"],
    rows: &["2.5", "5.4", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(16, 8, 0),
    end: moment(18, 12, 0),
    setup: &[
        at(
            moment(11, 0, 0),
            ScriptedAction::InjectFault(ScriptedFault::open("concept-drift", 1.0, moment(11, 0, 0)).growing(Minutes::days(3))),
        ),
        at(moment(16, 8, 0), ScriptedAction::Setting(Choose::TestSplit(TestSplit::AtRandom))),
    ],
    shows: Reveal {
        questions: &[3],
        charts: &["recall", "false-discovery-rate"],
        parts: &["timeline", "ledger"],
        controls: &["test-split", "retrain", "release"],
        truth: true,
    },
    story: &[
        "Last week the meaning of urgent moved a little every day. Mira wants a new version, and a number: of 100 urgent tickets, how many will it catch? She will plan her shifts by it.",
        "Jonas sets a seventh of the tickets apart for the test, chosen at random. That is how he learnt it.",
    ],
    steps: &[
        Step::Say(&[
            "What a model learns from is the training set. A validation set serves to choose its settings. The test set is kept apart to the end, an exam with new questions: a model can know its own tickets by heart and be poor at others, which is called overfitting.",
            "But which tickets are set apart? Chosen at random, they come from the same days as the others. The newest ones come after them, as tomorrow’s tickets will.",
        ]),
        Step::Do {
            task: "Decide how the test is drawn. Then train v4 on a week or two, and release it when it is ready.",
            goal: Goal::Newer(3),
            needs: Needs::ALL,
        },
        Step::Predict(Predict {
            ask: "Compare v4’s test with its first day. How many points did the test promise too much?",
            by: Guess::Choice {
                measure: Measure::TestOptimism(20),
                choices: &[
                    Choice { text: "None, or it was too modest", from: f64::MIN },
                    Choice { text: "Up to 5 points", from: 0.5 },
                    Choice { text: "More than 5 points", from: 5.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Observe {
            watch: "Let v4 work for a day, and hold what it catches against what was promised.",
            until: Goal::All(&[Goal::Until(moment(17, 14, 0)), Goal::TestRecallHolds(5.0, 20)]),
        },
        Step::Explain(Explain {
            title: "Tomorrow is not chosen at random",
            text: &[
                "A test chosen at random asks: how well does it know the days it learnt from? In service the question is another one: how well does it know the day after? While the world stands still, the two have the same answer. It seldom does.",
                "A promise that is kept is worth more than a high one: Mira’s shifts hang on it. Test on what lies after. And keep tickets of one customer on one side: else the test meets people whom the model knows already.",
            ],
            over: Some(2),
            figures: &[
                Figure { measure: Measure::TestRecall(4), words: "of 100 urgent tickets did v4 catch in its test" },
                Figure { measure: Measure::Last(Quantity::Recall, 20), words: "of 100 does it catch in service" },
            ],
        }),
    ],
    hints: [
        "Open “Test on the newest” below the task: it says from which days the test is taken at the moment.",
        "An exam made of lessons already given flatters the pupil. Keep for the exam what resembles the days to come.",
        "Press “By time”. Open “Retrain”, leave “The last” at 14 days, press “Retrain”. Press “Release” when v4 is ready, and wait a day.",
    ],
    solved: "The number that you gave Mira was true the next day, too.",
    missed: "The number was better than the day after. Go back, and test on tickets that lie after those it learns from.",
    solution: Playthrough {
        name: "Test on the newest",
        why: "The newest tickets hold the newest meaning, as tomorrow’s do. The test is harder, and right.",
        actions: &[
            at(moment(16, 8, 0), ScriptedAction::Setting(Choose::TestSplit(TestSplit::ByTime))),
            at(moment(16, 8, 0), ScriptedAction::Retrain(14)),
            at(moment(16, 11, 0), ScriptedAction::Release(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "At random, from two weeks",
            why: "Every ticket has the same chance, which sounds fair. Most of them are of days that will not come back.",
            actions: &[at(moment(16, 8, 0), ScriptedAction::Retrain(14)), at(moment(16, 11, 0), ScriptedAction::Release(4))],
        },
        Playthrough {
            name: "At random, from three weeks",
            why: "More tickets make a steadier number. It is steadily the number of the past.",
            actions: &[at(moment(16, 8, 0), ScriptedAction::Retrain(21)), at(moment(16, 11, 0), ScriptedAction::Release(4))],
        },
    ],
    general: Some(General {
        says: "While the meaning of urgent moves, a test on the newest tickets is right to five points, and one at random is not.",
        effect: Goal::TestRecallHolds(5.0, 20),
        at: moment(17, 14, 0),
        solution: 85,
        wrong: [85, 85],
    }),
};
