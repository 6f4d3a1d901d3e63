//! 1.5: the problem is written down before the model is chosen. The same trial, judged by the number of right answers and
//! by what mistakes cost, ends with opposite verdicts.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::{Setting as Choose, SuccessMetric};

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "1.5",
    chapter: 1,
    title: "What is it for?",
    sentence: "The same trial ends one way if success is right answers, and the other way if success is what mistakes cost.",
    minutes: 7,
    terms: &["guard-metric", "accuracy", "miss"],
    rows: &["1.3", "1.7", "5.3", "6.4", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(14, 12, 0),
    setup: &[
        at(moment(10, 8, 0), ScriptedAction::Setting(Choose::SuccessMetric(SuccessMetric::Accuracy))),
        at(
            moment(10, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::open("mislabelled-release", 0.65, moment(10, 9, 0)).with_traffic_share(0.3)),
        ),
    ],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["recall", "predicted-positive-rate", "false-discovery-rate"],
        parts: &["timeline", "ledger"],
        controls: &["success-metric", "promote", "release", "roll-back"],
        truth: true,
    },
    story: &[
        "A supplier offers v4. Its sheet says: fewer tickets called urgent, and even a few more right answers than your v3. From nine o’clock it answers three tickets in ten, on trial.",
        "When the trial was agreed, somebody wrote: “Success is the share of right answers.” Nobody asked what for.",
    ],
    steps: &[
        Step::Say(&[
            "A definition of the problem has three lines. The goal: nobody in need waits past four hours. The decision: which tickets are read first. The measure of success: what mistakes cost.",
            "Here a missed urgent ticket costs 15 EUR and a false alarm 3 EUR. Not every right answer is worth the same. Many teams add a limit that must not be crossed, such as people harmed. It is called a guard metric.",
        ]),
        Step::Predict(Predict {
            ask: "By the number of right answers, v4 looks at least as good as v3. How many more urgent tickets will be missed in a day, with v4 on three in ten?",
            by: Guess::Choice {
                measure: Measure::MoreMissed(Against::Calm),
                choices: &[
                    Choice { text: "None: it is as right as v3", from: f64::MIN },
                    Choice { text: "Up to 150", from: 10.0 },
                    Choice { text: "More than 150", from: 150.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Observe { watch: "Let the trial run until outcomes are in.", until: Goal::Until(moment(11, 12, 0)) },
        Step::Do {
            task: "Write down what success is here, then decide about v4: promote it, or take it back.",
            goal: Goal::Any(&[Goal::Champion(4), Goal::RolledBack]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Two more days with your decision.",
            until: Goal::All(&[Goal::Until(moment(13, 12, 0)), Goal::CostsAtMost(1.22, Against::Calm)]),
        },
        Step::Explain(Explain {
            title: "The measure decides before the model does",
            text: &[
                "v4 calls fewer tickets. That saves false alarms, which are many and cheap, and pays with misses, which are few and costly. Counted one for one, that even puts v4 ahead.",
                "So the first question is not about technology. What is decided with the answer? What does each mistake do to somebody? Write that down first. It decides which model is better.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Over(Quantity::Accuracy), words: "of 100 answers were right" },
                Figure { measure: Measure::MoreMissed(Against::Calm), words: "v3 alone" },
                Figure { measure: Measure::MoreEur(Against::Calm), words: "v3 alone" },
            ],
        }),
    ],
    hints: [
        "Open the box “Model”: the trial stands there, with the measure by which it is judged.",
        "Counted by heads, a person left in the cold weighs as much as a needless look. Weighed by cost, the same outcomes say something else.",
        "Open “Weigh mistakes by cost” and press “Weigh”. Then open “Take v4 back” and press “Take back”.",
    ],
    solved: "You said what the model is for, and the trial told you what you needed to know.",
    missed: "v4 answers, as right as promised, and the bill is higher. Go back to the trial and ask what an answer is for.",
    solution: Playthrough {
        name: "Weigh mistakes by cost, take v4 back",
        why: "By the measure that people feel, v4 is clearly worse. The trial has shown it on a few tickets.",
        actions: &[
            at(moment(11, 12, 0), ScriptedAction::Setting(Choose::SuccessMetric(SuccessMetric::Cost))),
            at(moment(11, 12, 0), ScriptedAction::RollBack(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "At least as right as v3, so promote it",
            why: "The verdict was honest. It answered the question that was written down, and that was the wrong one.",
            actions: &[at(moment(11, 12, 0), ScriptedAction::PromoteAnyway)],
        },
        Playthrough {
            name: "Leave it on trial for good",
            why: "Not deciding feels safe. Three tickets in ten go on being answered by the worse version.",
            actions: &[],
        },
    ],
    general: Some(General {
        says: "A version that is at least as right and misses more costs clearly more, on trial or in service.",
        effect: Goal::CostsAtMost(1.22, Against::Calm),
        at: moment(13, 12, 0),
        solution: 90,
        wrong: [95, 80],
    }),
};
