//! 1.3: the whole loop once round. The world has moved, outcomes say so, a version learns from them, is tried on a
//! few, and takes over. Nothing is broken; this is ordinary upkeep.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "1.3",
    chapter: 1,
    title: "Once round the loop",
    sentence: "Outcomes come back, a new version learns from them, is tried on a few tickets, and takes over.",
    minutes: 8,
    terms: &["lifecycle", "retraining", "deployment"],
    rows: &["1.2", "2.1", "2.11", "5.1", "5.3", "5.8", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(12, 8, 0),
    end: moment(15, 12, 0),
    setup: &[at(moment(9, 0, 0), ScriptedAction::InjectFault(ScriptedFault::open("concept-drift", 0.8, moment(9, 0, 0))))],
    shows: Reveal {
        questions: &[3],
        charts: &["recall", "recall-by-segment"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["retrain", "start-canary", "promote", "release"],
        truth: true,
    },
    story: &[
        "On Tuesday a new safety rule came into force: strange noises now count as urgent, leaks no longer do. The tickets look as before. What they mean has changed.",
        "It is Friday morning. Mira’s model still follows the old rule, because that is what it learnt. You will take it once round the loop.",
    ],
    steps: &[
        Step::Say(&[
            "Follow one ticket. It is written, prepared, answered by the model, and handled by a person. Hours later that person ticks what it really was. That tick is called the outcome.",
            "Outcomes go into the store on the way back, below. From there the next version learns: a feedback loop. Data, training, test, deployment (putting a version into service), monitoring (watching it) and back again: that is the machine-learning lifecycle.",
        ]),
        Step::Predict(Predict {
            ask: "v3 goes on as it learnt. Of 100 tickets that are urgent by the new rule, how many will it catch over the next two hours?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 50", from: 0.0 },
                    Choice { text: "50 to 82", from: 50.0 },
                    Choice { text: "More than 82, about as always", from: 82.0 },
                ],
            },
            ahead: Minutes::hours(2),
            supposing: None,
        }),
        Step::Do {
            task: "Train a new version on the days since the rule changed.",
            goal: Goal::All(&[Goal::TrainedAny, Goal::Ready(4)]),
            needs: Needs::controls(&["retrain"]),
        },
        Step::Do {
            task: "Try v4 on a part of the tickets, a third at most. That trial is called a canary.",
            goal: Goal::Canary(0.34),
            needs: Needs::controls(&["retrain", "start-canary", "promote"]),
        },
        Step::Observe {
            watch: "Wait until enough outcomes are in to compare the two. A version that does worse would be turned down here.",
            until: Goal::VerdictIn,
        },
        Step::Do { task: "The verdict is in. Promote v4, so that it answers everything.", goal: Goal::Newer(3), needs: Needs::ALL },
        Step::Observe {
            watch: "Give it twelve hours, and see what is caught now.",
            until: Goal::All(&[Goal::Lasted(12), Goal::Newer(3), Goal::QuantityIn(Quantity::Recall, 12, 82.0, 100.0)]),
        },
        Step::Explain(Explain {
            title: "Once round, and it begins again",
            text: &[
                "The world moved although no line of code had changed. Outcomes showed it, and the new version learnt it. A trial on a few tickets proved it. Only then did everybody get it.",
                "Older tickets would have taught the old rule as well as the new one. Here the day of the change is known. Where it is not, look for the day on which measured quality began to fall. What starts the next round is called a retraining trigger; the next change will come.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 urgent tickets are caught now" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "leaving v3 alone, since Friday morning" },
            ],
        }),
    ],
    hints: [
        "The timeline shows the day on which the rule changed, and “Urgent tickets caught” bends there.",
        "A window that reaches back beyond that day mixes two meanings. And a trained version helps nobody before it is in service, so a trial has to follow.",
        "Open “Retrain”, set “The last” to 3 days, press “Retrain”. When v4 is ready: “Start a canary” with “Answers” at 30 %, press “Start”. Once the trial has a verdict, press “Promote”, and give it twelve hours.",
    ],
    solved: "You took the system once round the loop, and customers got a model that knows the new rule.",
    missed: "Days went by and customers were still answered by the old rule. Go back to Friday and take all the steps: train, try, promote.",
    solution: Playthrough {
        name: "Train on three days, try, promote",
        why: "The tickets since Tuesday hold the new rule and nothing else, and the trial shows that they were enough.",
        actions: &[
            at(moment(12, 8, 0), ScriptedAction::Retrain(3)),
            at(moment(12, 10, 0), ScriptedAction::StartCanary(4, 0.3)),
            at(moment(13, 8, 0), ScriptedAction::Promote),
        ],
    },
    wrong: [
        Playthrough {
            name: "Train, and leave it in the drawer",
            why: "A finished training feels like a finished job. Until the version is in service, no customer notices that it exists.",
            actions: &[at(moment(12, 8, 0), ScriptedAction::Retrain(3))],
        },
        Playthrough {
            name: "Train on everything there is",
            why: "More data sounds better. Four weeks hold mostly the old rule, and the new version learns that again.",
            actions: &[
                at(moment(12, 8, 0), ScriptedAction::Retrain(28)),
                at(moment(12, 10, 0), ScriptedAction::StartCanary(4, 0.3)),
                at(moment(13, 8, 0), ScriptedAction::PromoteAnyway),
            ],
        },
    ],
    general: Some(General {
        says: "After the rule has changed, a version trained on the days since then catches most urgent tickets again.",
        effect: Goal::QuantityIn(Quantity::Recall, 12, 82.0, 100.0),
        at: moment(14, 8, 0),
        solution: 85,
        wrong: [95, 90],
    }),
};
