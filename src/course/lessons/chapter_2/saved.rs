//! 2.11: a feedback loop. An offer keeps those who would have left; the record says that they stayed, and the next model learns
//! to leave such people alone.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.11",
    chapter: 2,
    title: "Saved, and counted as loyal",
    sentence: "Whom an offer keeps counts as one who would have stayed, and the next model believes it.",
    minutes: 8,
    terms: &["feedback", "label", "ground-truth"],
    rows: &["2.2", "2.3", "2.11", "5.2", "A.1"],
    scenario: "churn",
    seed: 2,
    start: moment(12, 8, 0),
    end: moment(19, 12, 0),
    setup: &[at(moment(2, 0, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("averted-outcomes", 0.85, moment(2, 0, 0))))],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["recall", "false-discovery-rate", "predicted-positive-rate"],
        parts: &["timeline", "ledger"],
        controls: &["repair-source", "retrain", "release"],
        truth: true,
    },
    story: &[
        "At night a model marks subscribers who are about to leave. In the morning Leila’s team writes to them with an offer, and it is a good one: people take it and stay.",
        "Leila’s director looks at the records. “You wrote to these people, and they stayed. Your model marks the wrong ones”, he says, “and you are giving months away. Get a new one, or the campaign is over.”",
    ],
    steps: &[
        Step::Say(&[
            "What turned out is written down beside each case. This is the label, and the next version learns from it. A label should say what is true of a person, called the ground truth: would she have left?",
        ]),
        Step::Predict(Predict {
            ask: "Suppose a new version learns from the last nine days and answers tonight. Of 100 people who would leave without an offer, how many will it mark?",
            by: Guess::Choice {
                measure: Measure::Last(Quantity::Recall, 12),
                choices: &[
                    Choice { text: "Hardly any: fewer than 20", from: 0.0 },
                    Choice { text: "20 to 65", from: 20.0 },
                    Choice { text: "65 or more, as the old version does", from: 65.0 },
                ],
            },
            ahead: Minutes(1_500),
            supposing: Some(Supposing {
                words: "where the new version answered",
                actions: &[at(moment(12, 8, 20), ScriptedAction::Retrain(9)), at(moment(12, 12, 0), ScriptedAction::Release(4))],
            }),
        }),
        Step::Observe { watch: "Let the night pass. The old version still answers.", until: Goal::Until(moment(13, 9, 0)) },
        Step::Explain(Explain {
            title: "The action changed the outcome",
            text: &[
                "Somebody who would have left gets an offer and stays. The record says: stayed. It does not say why. So those whom the model finds look like its false alarms, and the better the offer, the worse the model looks.",
                "A version that learns from this record learns that such people stay. It stops marking them, nobody writes to them, and they go. That is a feedback loop: what a model brings about comes back to it as a label.",
            ],
            over: Some(1),
            figures: &[
                Figure {
                    measure: Measure::Last(Quantity::Recall, 240),
                    words: "of 100 leavers did the old version mark in ten days, in truth",
                },
                Figure { measure: Measure::Last(Quantity::MeasuredRecall, 240), words: "of 100, as the record has it" },
            ],
        }),
        Step::Do { task: "See to it that the record says who would have left.", goal: Goal::Ended("averted-outcomes"), needs: Needs::ALL },
        Step::Do {
            task: "Train a new version and release it. You choose when, and from which days it learns.",
            goal: Goal::All(&[Goal::TrainedAny, Goal::Newer(3)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Look at whom it marks, night by night, until Friday morning.",
            until: Goal::All(&[Goal::Until(moment(19, 9, 0)), Goal::Newer(3), Goal::QuantityIn(Quantity::Recall, 12, 65.0, 100.0)]),
        },
        Step::Explain(Explain {
            title: "Ask what would have happened",
            text: &[
                "Now those whom the offer kept count as leaving, as they would have done. Outcomes take days to come in, so a window worth learning from took days as well.",
                "In life nobody can see what would have happened. The surest way is a control group: some of those who are marked, chosen at random, get no offer. What they do says what the others would have done, and whether the offer works.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 leavers did the new version mark last night" },
                Figure { measure: Measure::TestRecall(4), words: "of 100 did it mark in its test" },
            ],
        }),
    ],
    hints: [
        "In “Leaving subscribers caught” the measured line and the truth lie far apart.",
        "First the record, then patience: outcomes written down before the repair keep their mistake, whoever trains on them.",
        "Open the response that asks for those who were saved to count, and press “Ask”. Let time pass until Thursday morning. Open “Retrain”, set “The last” to 8 days, press “Retrain”, and press “Release” when v4 is ready.",
    ],
    solved: "You mended the record before the next version learnt from it.",
    missed: "The new version had learnt that those whom the offer keeps need no offer, or no version came. Go back to Saturday and ask what a label says.",
    solution: Playthrough {
        name: "Mend the record, wait, then train",
        why: "Outcomes that come in after the repair say who would have left. From these a version learns what the old one knew.",
        actions: &[
            at(moment(13, 9, 20), ScriptedAction::RepairSource("averted-outcomes")),
            at(moment(18, 9, 0), ScriptedAction::Retrain(8)),
            at(moment(18, 20, 0), ScriptedAction::Release(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Train at once, as the director asks",
            why: "The record looks complete, and nobody asked what the campaign had done to it.",
            actions: &[at(moment(13, 9, 20), ScriptedAction::Retrain(9)), at(moment(13, 20, 0), ScriptedAction::Release(4))],
        },
        Playthrough {
            name: "Mend the record, and train the same morning",
            why: "The repair feels like the end of it. But the days behind it were written down as before, and they are the window.",
            actions: &[
                at(moment(13, 9, 20), ScriptedAction::RepairSource("averted-outcomes")),
                at(moment(13, 9, 40), ScriptedAction::Retrain(9)),
                at(moment(13, 20, 0), ScriptedAction::Release(4)),
            ],
        },
    ],
    general: Some(General {
        says: "Taught by records in which the saved count as loyal, a new version finds hardly anybody; taught after the repair, it finds them.",
        effect: Goal::All(&[Goal::Newer(3), Goal::QuantityIn(Quantity::Recall, 12, 65.0, 100.0)]),
        at: moment(19, 9, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
