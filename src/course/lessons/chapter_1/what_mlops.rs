//! 1.0: what MLOps is. On the running picture of a spam filter the loop is gone round in five short sections. In each a part of
//! the loop is named and lit, broken by the learner, and mended: problem, data, model, deployment, and monitoring with the update
//! that follows from it.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::course::lifecycle::LoopPart;

/// The problem: how much spam is caught at the cost of honest messages.
const PROBLEM: Needs = Needs::controls(&["threshold"])
    .charts(&["false-discovery-rate", "recall"])
    .parts(&["timeline"])
    .hint("Open “Move the decision threshold” below the task, set “From” to 10 % and press “Move”. Two hours later, set it to 77 %.");
/// The data: one field, and how far it has moved.
const DATA: Needs = Needs::controls(&["seconds-for-minutes", "repair-source"])
    .charts(&["field-drift", "recall"])
    .parts(&["timeline"])
    .hint("Open “Size in bytes” below the task and press “Start”. What mends it comes to the same list: press “Ask” there.");
/// The model: what it learnt from.
const MODEL: Needs =
    Needs::controls(&["mislabelled-release", "retrain", "release"]).charts(&["recall", "false-discovery-rate"]).parts(&["timeline"]).hint(
        "Press “Start” to bring v4 in. Later open “Retrain”, set “The last” to 7 days, and press “Retrain”. Once v5 is ready, press “Release”.",
    );
/// The deployment: what answers real messages.
const DEPLOYMENT: Needs = Needs::controls(&["skewed-release", "roll-back"])
    .charts(&["recall", "false-discovery-rate"])
    .parts(&["timeline"])
    .hint("“Start” brings v6 in. To undo that, open “Go back a version” and press “Go back”.");
/// The monitoring: the rule that should call somebody.
const MONITORING: Needs = Needs::controls(&["concept-drift"])
    .charts(&["recall"])
    .hint("Drag the small circle at the left end of the dashed line to 5, and a day later to 60. On a keyboard, go to it with Tab and use the arrow keys.");
/// The update: the next version.
const UPDATE: Needs = Needs::controls(&["retrain", "release"])
    .charts(&["false-discovery-rate", "recall"])
    .hint("Open “Retrain”, set “The last” to 1 day, and press “Retrain”. It takes an hour or two; then press “Release”.");

/// What is broken and mended in the first four sections, and what comes after.
macro_rules! after_four_sections {
    ($($later:expr),* $(,)?) => {
        &[
            at(moment(9, 8, 0), ScriptedAction::Threshold(0.1)),
            at(moment(9, 10, 0), ScriptedAction::Threshold(0.77)),
            at(moment(9, 10, 0), ScriptedAction::InjectFault(ScriptedFault::open("seconds-for-minutes", 1.0, moment(9, 10, 0)))),
            at(moment(9, 12, 20), ScriptedAction::RepairSource("seconds-for-minutes")),
            at(moment(9, 12, 40), ScriptedAction::InjectFault(ScriptedFault::open("mislabelled-release", 0.6, moment(9, 12, 40)))),
            at(moment(9, 15, 0), ScriptedAction::Retrain(7)),
            at(moment(9, 17, 0), ScriptedAction::Release(5)),
            at(moment(9, 17, 20), ScriptedAction::InjectFault(ScriptedFault::open("skewed-release", 1.0, moment(9, 17, 20)))),
            at(moment(9, 18, 40), ScriptedAction::RollBack(6)),
            at(moment(9, 19, 0), ScriptedAction::AlertLimit("measured-recall", 5.0)),
            at(moment(9, 19, 0), ScriptedAction::InjectFault(ScriptedFault::open("concept-drift", 0.8, moment(9, 19, 0)))),
            $($later),*
        ]
    };
}

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "1.0",
    chapter: 1,
    title: "What MLOps is",
    sentence: "A loop of work keeps a model useful; break it part by part, and mend it.",
    minutes: 10,
    terms: &["mlops", "lifecycle", "threshold", "data-drift"],
    rows: &["1.2", "1.5", "1.9", "4.7", "5.6", "5.8", "A.1"],
    scenario: "spam-filter",
    seed: 7,
    start: moment(9, 8, 0),
    end: moment(16, 8, 0),
    setup: &[],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["false-discovery-rate", "recall", "field-drift"],
        parts: &["timeline", "alerts"],
        controls: &[
            "threshold",
            "seconds-for-minutes",
            "repair-source",
            "mislabelled-release",
            "retrain",
            "release",
            "skewed-release",
            "roll-back",
            "concept-drift",
        ],
        truth: true,
    },
    story: &[
        "Marek had found a flat at last. The landlord’s answer lay in the junk folder until somebody else had the flat. A model had taken it for spam.",
        "Leila’s team looks after that model at a mail provider. It is your first day with them. You may break whatever you like, as long as you mend it.",
    ],
    steps: &[
        Step::Say(&[
            "A model is a program that has learnt from examples. Building one is like writing a recipe, once, at a quiet table. Running one is like running a kitchen. The guests change, the vegetables change, and the oven may fail.",
            "MLOps is the work that keeps a model useful and safe while people depend on it. The picture shows this work as a loop, the machine-learning lifecycle. You will go round it in five short parts.",
        ]),
        Step::Part {
            part: LoopPart::Problem,
            opens: Some("Problem"),
            text: &[
                "The loop begins with a decision: which messages go to the junk folder? The model gives each message a probability of being spam. From the decision threshold on, the message goes to junk.",
                "A lost honest message costs more than junk that gets through. So this threshold is high. No model can find that out. People have to say it.",
            ],
        },
        Step::Do {
            task: "Break the problem: act as if only caught spam counted. Lower the decision threshold to 10 %.",
            goal: Goal::ThresholdIn(0.0, 0.1),
            needs: PROBLEM,
        },
        Step::Observe {
            watch: "Let two hours pass. More spam is caught. See how many messages in the junk folder are honest.",
            until: Goal::Lasted(2),
        },
        Step::Do { task: "Mend it: put the threshold back to 77 %.", goal: Goal::ThresholdIn(0.7, 0.85), needs: PROBLEM },
        Step::Explain(Explain {
            title: "The same model, and another decision",
            text: &[
                "The model had not changed. Only the threshold had moved, and honest messages were lost. Which mistake is worse is a question for people, and it comes before any model.",
            ],
            over: None,
            figures: &[Figure {
                measure: Measure::Last(Quantity::FalseDiscoveryRate, 2),
                words: "of 100 messages that went to the junk folder in the last two hours were honest",
            }],
        }),
        Step::Part {
            part: LoopPart::Data,
            opens: Some("Data"),
            text: &[
                "Each message becomes a row of fields, such as its size and its links. The model knows nothing else of the world.",
                "When fields no longer look as they did in training, that is called data drift. You will now cause some: sizes will arrive in bytes instead of kilobytes.",
            ],
        },
        Step::Predict(Predict {
            ask: "Suppose sizes arrive in bytes for the next two hours. Will messages still be answered in time?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::TimeoutRate),
                choices: &[
                    Choice { text: "Yes, as before", from: 0.0 },
                    Choice { text: "Some answers will be late", from: 1.0 },
                    Choice { text: "No, most will be late or missing", from: 30.0 },
                ],
            },
            ahead: Minutes::hours(2),
            supposing: Some(Supposing {
                words: "with sizes in bytes",
                actions: &[at(
                    moment(9, 8, 0),
                    ScriptedAction::InjectFault(ScriptedFault::open("seconds-for-minutes", 1.0, moment(9, 8, 0))),
                )],
            }),
        }),
        Step::Do { task: "Break the data: start “Size in bytes”.", goal: Goal::Runs("seconds-for-minutes"), needs: DATA },
        Step::Observe {
            watch: "Let another two hours pass. The picture shows where the trouble enters. The chart shows how far Size has drifted.",
            until: Goal::Lasted(2),
        },
        Step::Do {
            task: "Mend it where it comes from: ask the sender for kilobytes again.",
            goal: Goal::Ended("seconds-for-minutes"),
            needs: DATA,
        },
        Step::Explain(Explain {
            title: "Nothing stopped, and that is the difficulty",
            text: &[
                "Other software stops when it breaks, and somebody is called. A model goes on answering. So somebody has to watch its data: an alert for data drift does that.",
            ],
            over: Some(7),
            figures: &[Figure { measure: Measure::Over(Quantity::TimeoutRate), words: "of 100 messages were too late for the model" }],
        }),
        Step::Part {
            part: LoopPart::Model,
            opens: Some("Model"),
            text: &[
                "The model is what was learnt from past messages and their labels. A label says what a message really was: spam or honest.",
                "A colleague brings v4. It learnt from wrong labels: spam was ticked as honest.",
            ],
        },
        Step::Do {
            task: "Break the model: start “Taught by careless labels”, so that v4 answers everything.",
            goal: Goal::Runs("mislabelled-release"),
            needs: MODEL,
        },
        Step::Observe { watch: "Let two hours pass, and see how much spam is caught now.", until: Goal::Lasted(2) },
        Step::Do {
            task: "Mend it: train v5 on the sound labels of the last seven days, and release it.",
            goal: Goal::All(&[Goal::Ready(5), Goal::Newer(4)]),
            needs: MODEL,
        },
        Step::Explain(Explain {
            title: "As good as its teachers",
            text: &[
                "v4 and v5 learn in the same way. Only their labels differ. Each training makes a version with a number of its own, so that people can tell them apart.",
            ],
            over: None,
            figures: &[],
        }),
        Step::Part {
            part: LoopPart::Deployment,
            opens: Some("Deployment"),
            text: &[
                "A version helps nobody until it answers real messages. Putting it there is called deployment. Messages must be prepared there just as they were in training.",
                "The app team has rewritten this preparation for v6. It numbers the choices in another order.",
            ],
        },
        Step::Do {
            task: "Break the deployment: start “Prepared differently”, so that v6 answers everything.",
            goal: Goal::Runs("skewed-release"),
            needs: DEPLOYMENT,
        },
        Step::Observe { watch: "Let an hour pass, and watch both charts.", until: Goal::Lasted(1) },
        Step::Do {
            task: "Mend it: go back to v5. That is called a rollback.",
            goal: Goal::All(&[Goal::RolledBack, Goal::Ended("skewed-release")]),
            needs: DEPLOYMENT,
        },
        Step::Explain(Explain {
            title: "First go back, then look for the cause",
            text: &[
                "v5 had been kept ready, so it answers again at once. The cause can be found afterwards, without harm to anybody. After a bad release, a rollback is the quickest mend.",
            ],
            over: None,
            figures: &[],
        }),
        Step::Part {
            part: LoopPart::Monitoring,
            opens: Some("Monitoring and update"),
            text: &[
                "Hours later, readers press “junk” or “not junk”. Then the team can measure how much spam was caught. Watching such figures is called monitoring.",
                "An alert calls somebody when the figure falls below a limit. That limit is the dashed line in the chart.",
            ],
        },
        Step::Do {
            task: "Break the monitoring: pull the limit of measured quality down to 5 %. Then spammers change: start “Spam” means something else.",
            goal: Goal::All(&[Goal::Limit("measured-recall", 0.0, 5.0), Goal::Runs("concept-drift")]),
            needs: MONITORING,
        },
        Step::Observe { watch: "Let a day pass. Less spam is caught. Does the alert of measured quality fire?", until: Goal::Lasted(24) },
        Step::Do {
            task: "Mend it: put the limit back to 60 %, and let time pass until the alert fires.",
            goal: Goal::All(&[Goal::Limit("measured-recall", 45.0, 80.0), Goal::Firing("measured-recall")]),
            needs: MONITORING,
        },
        Step::Part {
            part: LoopPart::Update,
            opens: None,
            text: &[
                "No line of code has changed, and the filter is worse. The spammers have learnt, and “spam” means something else. That is called concept drift.",
                "The alert starts a new round of the loop, the update: train on what is new, and release it.",
            ],
        },
        Step::Do {
            task: "Train the next version on the last day alone, and release it.",
            goal: Goal::All(&[Goal::Trained { least: 1, most: 2, skip_alerts: false }, Goal::Newer(6)]),
            needs: UPDATE,
        },
        Step::Observe {
            watch: "Give it twelve hours. See how many messages in the junk folder are honest.",
            until: Goal::All(&[Goal::Lasted(12), Goal::Newer(6), Goal::QuantityIn(Quantity::FalseDiscoveryRate, 12, 0.0, 25.0)]),
        },
        Step::Explain(Explain {
            title: "One loop, and no end",
            text: &[
                "The spammers write like colleagues now. The new filter is careful with honest mail, and much junk gets through. Which mistake is worse was settled in the first part: the problem.",
                "Problem, data, model, deployment, monitoring, update, and round again. You broke each of them, and the service went on answering.",
                "Think of a garden. Planting it takes a week. Keeping it means weeding, watering, and noticing the weather. Building a model is planting. MLOps is keeping the garden.",
            ],
            over: None,
            figures: &[
                Figure {
                    measure: Measure::Last(Quantity::FalseDiscoveryRate, 12),
                    words: "of 100 messages in the junk folder are honest now",
                },
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 spam messages are caught" },
            ],
        }),
    ],
    hints: [
        "On the picture, a red stage is where the fault comes in.",
        "A mend belongs where the fault is: at the sender, in the labels, in the release, in the limit.",
        "Go back and press “Retrain” on the newest day. As soon as that version is ready, press “Release”.",
    ],
    solved: "You took a live system round its whole loop, and mended each part that you broke.",
    missed: "A week went by, and readers still met an old filter. Go back, and take the loop round to its end.",
    solution: Playthrough {
        name: "Mend each part, and go round once",
        why: "Every mend is made where the fault is: in the decision, at the source, in the training, in the release, in the alert. The last one takes a new round.",
        actions: after_four_sections![
            at(moment(10, 19, 20), ScriptedAction::AlertLimit("measured-recall", 60.0)),
            at(moment(11, 1, 0), ScriptedAction::Retrain(1)),
            at(moment(11, 3, 0), ScriptedAction::Release(7)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Leave the alert blind",
            why: "The alert on quality keeps silent, and the team trusts it. The spammers have changed, and nobody starts the next round.",
            actions: after_four_sections![],
        },
        Playthrough {
            name: "Train on everything there is",
            why: "More messages sound like more knowledge. Four weeks hold mostly the old spam, and the new version learns that again.",
            actions: after_four_sections![
                at(moment(10, 19, 20), ScriptedAction::AlertLimit("measured-recall", 60.0)),
                at(moment(11, 1, 0), ScriptedAction::Retrain(28)),
                at(moment(11, 3, 0), ScriptedAction::Release(7)),
            ],
        },
    ],
    general: Some(General {
        says: "After spammers have changed, a version trained on the day since then keeps honest messages out of the junk folder; no update, or one trained on four weeks, does not.",
        effect: Goal::QuantityIn(Quantity::FalseDiscoveryRate, 12, 0.0, 25.0),
        at: moment(12, 8, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
