//! 1.0: what MLOps is. On the running picture of a spam filter each part of the loop is named and lit, and four of them are
//! broken and mended by the learner: data, model, deployment, monitoring; then the world moves, and the loop goes round once.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::course::lifecycle::LoopPart;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "1.0",
    chapter: 1,
    title: "What MLOps is",
    sentence: "Six parts keep a model useful; break them one by one, and mend them.",
    minutes: 7,
    terms: &["mlops", "lifecycle", "deployment", "monitoring"],
    rows: &["1.2", "1.5", "1.9", "4.7", "5.1", "5.6", "5.8", "A.1"],
    scenario: "spam-filter",
    seed: 7,
    start: moment(9, 8, 0),
    end: moment(16, 8, 0),
    setup: &[],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["caught", "false-alarms", "called-urgent"],
        parts: &["timeline", "alerts"],
        controls: &[
            "seconds-for-minutes",
            "repair",
            "mislabelled-release",
            "retrain",
            "release",
            "skewed-release",
            "roll-back",
            "concept-drift",
            "canary",
            "promote",
        ],
        truth: true,
    },
    story: &[
        "Marek had found a flat at last. The landlord’s answer came on Friday, and it lay in the junk folder until the flat was let to somebody else. A model had taken it for spam.",
        "Leila’s team looks after that model at a mail provider. It is your first day with them. You may break whatever you like, as long as you mend it.",
    ],
    steps: &[
        Step::Say(&[
            "To build a model is like writing a recipe: done once, at a quiet table. To run one is like running a kitchen. Every evening there are other guests, other vegetables, and an oven that may fail.",
            "MLOps is all the work that keeps a model useful and safe while people depend on it. The picture shows that work as a loop of six parts, the machine-learning lifecycle. A dot marks the parts at work now.",
        ]),
        Step::Part {
            part: LoopPart::Problem,
            text: &[
                "Problem. The loop begins with people, and with a decision: which messages go to the junk folder? One lost honest message costs more than one piece of junk that gets through. No model can find that out. People have to say it.",
            ],
        },
        Step::Part {
            part: LoopPart::Data,
            text: &[
                "Data. Each message becomes a row of fields: its size, its links, how long the sender has been known. The model knows nothing else of the world.",
                "Now you will break it. From a minute you choose, sizes will arrive in bytes instead of kilobytes.",
            ],
        },
        Step::Predict(Predict {
            ask: "Suppose sizes arrive in bytes for the next two hours. Will messages still be answered in time?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::TimedOut),
                choices: &[
                    Choice { text: "Yes, as before", from: 0.0 },
                    Choice { text: "Some answers will be late", from: 1.0 },
                    Choice { text: "No, most will be late or missing", from: 30.0 },
                ],
            },
            ahead: Minutes::hours(2),
            supposing: Some(Supposing {
                words: "with sizes in bytes",
                deeds: &[at(moment(9, 8, 0), ScriptedAction::Start(ScriptedFault::open("seconds-for-minutes", 1.0, moment(9, 8, 0))))],
            }),
        }),
        Step::Do { task: "Break the data: start “Size in bytes”.", goal: Goal::Runs("seconds-for-minutes") },
        Step::Observe {
            watch: "Let two hours pass. See where the trouble enters the picture, and which parts of the loop are at work.",
            until: Goal::Lasted(2),
        },
        Step::Do { task: "Mend it where it comes from: ask the sender for kilobytes again.", goal: Goal::Ended("seconds-for-minutes") },
        Step::Explain(Explain {
            title: "Nothing stopped, and that is the difficulty",
            text: &[
                "Other software stops when it breaks, and somebody is called. A model goes on answering whatever it is asked. This is why it has to be watched as well as run.",
            ],
            over: Some(3),
            figures: &[Figure { measure: Measure::Over(Quantity::TimedOut), words: "of 100 messages were too late for the model" }],
        }),
        Step::Part {
            part: LoopPart::Model,
            text: &[
                "Model. It is what was learnt from past messages, and it is as good as its teachers. A colleague brings v4. It learnt from messages whose labels were wrong: spam was ticked as honest.",
            ],
        },
        Step::Do {
            task: "Break the model: start “Taught by careless labels”, so that v4 answers everything.",
            goal: Goal::Runs("mislabelled-release"),
        },
        Step::Do {
            task: "Mend it: train v5 on a week or two of sound labels, and release it.",
            goal: Goal::All(&[Goal::Ready(5), Goal::Champion(5)]),
        },
        Step::Part {
            part: LoopPart::Deployment,
            text: &[
                "Deployment. A version helps nobody until it is put where real messages come in, with the same preparation that it learnt with. The app team has rewritten that preparation for v6, and numbers the choices in another order.",
            ],
        },
        Step::Do {
            task: "Break the deployment: start “Prepared differently”, so that v6 answers everything.",
            goal: Goal::Runs("skewed-release"),
        },
        Step::Do { task: "Mend it: go back to v5. That is called a rollback.", goal: Goal::All(&[Goal::TakenBack, Goal::Champion(5)]) },
        Step::Part {
            part: LoopPart::Monitoring,
            text: &[
                "Monitoring. Days later readers have pressed “junk” or “not junk”, and the caught spam can be measured. An alert rings when too little is caught. Its limit is the line in the chart “Spam messages caught”.",
            ],
        },
        Step::Do {
            task: "Break the monitoring: pull the limit of measured quality down to 5 %. Then spammers change: start “Spam” means something else.",
            goal: Goal::All(&[Goal::Limit("measured-caught", 0.0, 30.0), Goal::Runs("concept-drift")]),
        },
        Step::Observe { watch: "Let a day pass, and look for the alert of measured quality.", until: Goal::Lasted(24) },
        Step::Do {
            task: "Mend it: put the limit back to 60 %, and wait until the alert rings.",
            goal: Goal::All(&[Goal::Limit("measured-caught", 45.0, 80.0), Goal::Fired("measured-caught")]),
        },
        Step::Part {
            part: LoopPart::Update,
            text: &[
                "Update. No line of code has changed, and the filter is worse: the spammers have learnt. The alert starts a new round of the loop. Train again on what is new, try it on a few, and give it to everybody if it proves better.",
            ],
        },
        Step::Do { task: "Train v7 on the day since the spammers changed.", goal: Goal::Ready(7) },
        Step::Do { task: "Try v7 on a part of the messages, a third at most: a canary.", goal: Goal::Canary(0.34) },
        Step::Observe { watch: "Wait until enough outcomes are in to compare the two.", until: Goal::VerdictIn },
        Step::Do { task: "Promote v7, so that it answers everything.", goal: Goal::Newer(6) },
        Step::Observe {
            watch: "Give it twelve hours, and see how much of the junk folder is honest.",
            until: Goal::All(&[Goal::Lasted(12), Goal::Newer(6), Goal::Reads(Quantity::FalseAlarms, 12, 0.0, 25.0)]),
        },
        Step::Explain(Explain {
            title: "Six parts, one loop, no end",
            text: &[
                "The spammers write like colleagues now. The new filter is careful with honest mail, and junk gets through for it. Which of the two mistakes costs more was settled in the first part: the problem.",
                "Problem, data, model, deployment, monitoring, update, and round again. You broke four of them, and the world moved by itself. The service went on answering through it.",
                "Think of a garden. Whoever plants it is done in a week. Whoever keeps it weeds, waters, and notices what the weather does. Building a model is planting; MLOps is keeping the garden.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::FalseAlarms, 12), words: "of 100 messages in the junk folder are honest now" },
                Figure { measure: Measure::Last(Quantity::Caught, 12), words: "of 100 spam messages are caught" },
            ],
        }),
    ],
    hints: [
        "On the picture, a red stage is where the fault comes in. What mends it is listed below the task.",
        "A version is trained first and released after. An alert’s limit can be dragged in its chart, or set in the list of alerts.",
        "“Start” breaks; “Ask” mends the data. “Retrain” on 7 days and “Release”; then “Go back”. Drag the limit to 5, later to 60. Last round: “Retrain” with “The last” at 1 day, “Start a canary” with “Answers” at 30 %, “Start”, and after the verdict “Promote”. Twelve hours remain.",
    ],
    solved: "You took a live system round its whole loop, and mended each part that you broke.",
    missed: "A week went by and readers still met an old filter. Go back and take the loop round to its end: train, try, promote.",
    solution: Way {
        name: "Mend each part, and go round once",
        why: "Every mend is made where the fault is: at the source, in the training, in the release, in the alert. The last one takes the whole loop.",
        deeds: &[
            at(moment(9, 8, 0), ScriptedAction::Start(ScriptedFault::open("seconds-for-minutes", 1.0, moment(9, 8, 0)))),
            at(moment(9, 10, 20), ScriptedAction::Repair("seconds-for-minutes")),
            at(moment(9, 10, 40), ScriptedAction::Start(ScriptedFault::open("mislabelled-release", 0.6, moment(9, 10, 40)))),
            at(moment(9, 11, 0), ScriptedAction::Retrain(7)),
            at(moment(9, 13, 0), ScriptedAction::Release(5)),
            at(moment(9, 13, 20), ScriptedAction::Start(ScriptedFault::open("skewed-release", 1.0, moment(9, 13, 20)))),
            at(moment(9, 14, 20), ScriptedAction::RollBack(6)),
            at(moment(9, 14, 40), ScriptedAction::Limit("measured-caught", 5.0)),
            at(moment(9, 14, 40), ScriptedAction::Start(ScriptedFault::open("concept-drift", 0.8, moment(9, 14, 40)))),
            at(moment(10, 15, 0), ScriptedAction::Limit("measured-caught", 60.0)),
            at(moment(10, 20, 0), ScriptedAction::Retrain(1)),
            at(moment(10, 22, 0), ScriptedAction::Canary(7, 0.3)),
            at(moment(11, 20, 0), ScriptedAction::Promote),
        ],
    },
    wrong: [
        Way {
            name: "Leave the alert blind",
            why: "The alert on quality keeps silent, and the team trusts it. The spammers have changed, and nobody starts the next round.",
            deeds: &[
                at(moment(9, 8, 0), ScriptedAction::Start(ScriptedFault::open("seconds-for-minutes", 1.0, moment(9, 8, 0)))),
                at(moment(9, 10, 20), ScriptedAction::Repair("seconds-for-minutes")),
                at(moment(9, 14, 40), ScriptedAction::Limit("measured-caught", 5.0)),
                at(moment(9, 14, 40), ScriptedAction::Start(ScriptedFault::open("concept-drift", 0.8, moment(9, 14, 40)))),
            ],
        },
        Way {
            name: "Train on everything there is",
            why: "More messages sound like more knowledge. Four weeks hold mostly the old spam, and the new version learns that again.",
            deeds: &[
                at(moment(9, 8, 0), ScriptedAction::Start(ScriptedFault::open("seconds-for-minutes", 1.0, moment(9, 8, 0)))),
                at(moment(9, 10, 20), ScriptedAction::Repair("seconds-for-minutes")),
                at(moment(9, 14, 40), ScriptedAction::Start(ScriptedFault::open("concept-drift", 0.8, moment(9, 14, 40)))),
                at(moment(10, 20, 0), ScriptedAction::Retrain(28)),
                at(moment(10, 22, 0), ScriptedAction::Canary(4, 0.3)),
                at(moment(11, 20, 0), ScriptedAction::PromoteAnyway),
            ],
        },
    ],
    general: Some(General {
        says: "After spammers have changed, a version trained on the day since then keeps honest messages out of the junk folder; no update, or one trained on four weeks, does not.",
        effect: Goal::Reads(Quantity::FalseAlarms, 12, 0.0, 25.0),
        at: moment(12, 8, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
