//! 2.1: labels written by a tired team teach the next model to ignore urgency. A small clean snapshot beats a large
//! dirty one.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.1",
    chapter: 2,
    title: "Urgent, ticked as not urgent",
    sentence: "Three clean days teach a better model than nine with careless labels.",
    minutes: 7,
    terms: &["label", "data-quality", "training-data"],
    rows: &["2.2", "2.3", "2.11", "5.2", "A.1"],
    scenario: "support-tickets",
    seed: 5,
    start: moment(15, 8, 0),
    end: moment(21, 8, 0),
    setup: &[at(moment(6, 0, 0), ScriptedAction::InjectFault(ScriptedFault::open("careless-labels", 0.8, moment(6, 0, 0))))],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["recall", "false-discovery-rate", "predicted-positive-rate"],
        parts: &["timeline", "ledger"],
        controls: &["careless-labels", "retrain", "release"],
        truth: true,
    },
    story: &[
        "When a ticket is dealt with, somebody ticks whether it was urgent. That tick is the label from which the next model learns. What was really so is called the ground truth; it is what labels should say.",
        "For nine days the late shift has been short of people. To close tickets faster they tick “not urgent”, also where an old man sat in the cold. Tomorrow a new version is due.",
    ],
    steps: &[
        Step::Say(&[
            "The model in service is as good as before: it learnt before this began. But what it is measured by, and what the next one learns from, is now wrong.",
            "A model does not know what urgent means. It learns what people ticked.",
        ]),
        Step::Predict(Predict {
            ask: "The model is as good as before. Measured by those ticks, how many of 100 tickets flagged urgent will look like false alarms over the next six hours?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::MeasuredFalseDiscoveryRate),
                choices: &[Choice { text: "As many as there truly are, about 40", from: 0.0 }, Choice { text: "Most of them", from: 50.0 }],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Do { task: "Speak with the late shift: stop the careless labels.", goal: Goal::Ended("careless-labels"), needs: Needs::ALL },
        Step::Do {
            task: "Train a new version and release it. You choose when, and from which days it learns.",
            goal: Goal::All(&[Goal::TrainedAny, Goal::Newer(3)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Half a day in service will show what it has learnt.",
            until: Goal::All(&[Goal::Lasted(12), Goal::Newer(3), Goal::QuantityIn(Quantity::Recall, 12, 82.0, 100.0)]),
        },
        Step::Explain(Explain {
            title: "It learnt what people had ticked",
            text: &[
                "With most urgent tickets ticked as not urgent, a model learns that urgency is rare, gives lower scores and calls fewer urgent. Calling tickets urgent sooner would mend a part of it, if anybody knew. But its own test holds the same wrong ticks, and counts no fewer right answers than before.",
                "A few days with honest labels are worth more than nine with wrong ones. Before asking for more data, ask who wrote the labels, and how tired they were.",
            ],
            over: Some(1),
            figures: &[Figure {
                measure: Measure::Last(Quantity::Recall, 12),
                words: "of 100 urgent tickets are caught by the new version",
            }],
        }),
    ],
    hints: [
        "In “False alarms” the measured line and the truth part company. The timeline says since when.",
        "Training believes whatever was ticked. Wait until the newest days hold ticks that can be believed, and choose a window that reaches no further back.",
        "Open “Careless labels” and press “Stop”. Let time pass until Friday morning. Then open “Retrain”, set “The last” to 3 days, press “Retrain”, and press “Release” when v4 is ready.",
    ],
    solved: "You mended the source, and the new version catches urgent tickets.",
    missed: "The new version had learnt to overlook urgent tickets, or there was none. Go back to Monday and look at where labels come from.",
    solution: Playthrough {
        name: "Stop it, wait, train on clean days",
        why: "Three honest days hold what the model needs to know, and nothing that it would have to forget.",
        actions: &[
            at(moment(15, 14, 0), ScriptedAction::EndFault("careless-labels")),
            at(moment(19, 8, 0), ScriptedAction::Retrain(3)),
            at(moment(19, 12, 0), ScriptedAction::Release(4)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Train today on the last nine days",
            why: "Nine days are a lot of tickets, and the date was promised. They carry the tired team’s ticks.",
            actions: &[
                at(moment(15, 14, 0), ScriptedAction::EndFault("careless-labels")),
                at(moment(15, 14, 20), ScriptedAction::Retrain(9)),
                at(moment(15, 18, 0), ScriptedAction::Release(4)),
            ],
        },
        Playthrough {
            name: "Train without asking who wrote the labels",
            why: "Data come out of a store and look finished. That somebody wrote each label, in a hurry perhaps, is easily forgotten.",
            actions: &[at(moment(15, 14, 0), ScriptedAction::Retrain(7)), at(moment(15, 18, 0), ScriptedAction::Release(4))],
        },
    ],
    general: Some(General {
        says: "A version taught by three honest days catches more than one taught by nine days with careless labels.",
        effect: Goal::QuantityIn(Quantity::Recall, 12, 82.0, 100.0),
        at: moment(20, 0, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
