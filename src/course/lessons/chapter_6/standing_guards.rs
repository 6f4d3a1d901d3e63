//! 6.1: a plan on one page, written before anything happens: a check at the door, servers to spare, a line where the
//! prices say. Then a week with incidents that the learner did not choose, against the same week without a plan.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::vocabulary::OnBreach;

/// A check with a person behind it, and the line where the costs say.
const GUARDS: &[ScheduledAction] =
    &[at(moment(10, 8, 0), ScriptedAction::Validation(OnBreach::Reject)), at(moment(10, 8, 0), ScriptedAction::Threshold(0.17))];

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "6.1",
    chapter: 6,
    title: "Before you go on holiday",
    sentence: "Guards set on a calm day pay for themselves when several kinds of trouble come in one week.",
    minutes: 8,
    terms: &["plan", "fallback", "check"],
    rows: &["1.5", "2.6", "3.7", "4.11", "6.2", "6.4", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(17, 12, 0),
    setup: &[
        at(moment(10, 7, 0), ScriptedAction::Threshold(0.35)),
        at(
            moment(10, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("seconds-for-minutes", 1.0, moment(11, 9, 0)).lasting(Minutes::hours(48))),
        ),
        at(
            moment(10, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("traffic-peak", 5.0, moment(14, 8, 0)).lasting(Minutes::hours(10))),
        ),
        at(
            moment(10, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("missing-field", 0.9, moment(15, 8, 0)).lasting(Minutes::hours(36))),
        ),
    ],
    shows: Reveal {
        questions: &[1, 2, 3, 4],
        charts: &["recall", "answer-time", "field-drift", "predicted-positive-rate"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["validation", "threshold", "scale-servers", "retrain", "roll-back"],
        truth: true,
    },
    story: &[
        "It is Wednesday, nothing is broken, and at noon you leave for a week. The decision threshold stands at 35 %: the desk had asked for fewer false alarms. Nobody else on the team has time to look after the system.",
        "Something will happen while you are away. You do not know what. What you set now is all the plan there is.",
    ],
    steps: &[
        Step::Say(&[
            "A first plan fits on a page. What may reach the model? What answers when it cannot? Where does the decision threshold lie, and who has agreed to it? Who is told of what?",
            "Each guard has a price, also on the days on which nothing happens. A plan weighs that price against days on which something does.",
        ]),
        Step::Predict(Predict {
            ask: "A week, some incidents. Suppose a few guards stand from the first morning. How will the bill compare with a week without any?",
            by: Guess::Choice {
                measure: Measure::Cost(Against::Nothing),
                choices: &[
                    Choice { text: "Less than three quarters", from: 0.0 },
                    Choice { text: "Between three quarters and nine tenths", from: 0.75 },
                    Choice { text: "About the same", from: 0.9 },
                    Choice { text: "More: guards cost money every day", from: 1.02 },
                ],
            },
            ahead: Minutes::hours(160),
            supposing: Some(Supposing { words: "where a few guards stood from the first morning", actions: GUARDS }),
        }),
        Step::Do { task: "Decide what may reach the model, and what happens with the rest.", goal: Goal::ValidationOn, needs: Needs::ALL },
        Step::Do {
            task: "Set the decision threshold where a miss at 15 EUR and a false alarm at 3 EUR say it should be.",
            goal: Goal::ThresholdIn(0.1, 0.26),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "A week passes. Watch from afar, or act from the beach if you must.",
            until: Goal::All(&[
                Goal::Until(moment(17, 8, 0)),
                Goal::ValidationOn,
                Goal::ThresholdIn(0.1, 0.26),
                Goal::CostsAtMost(0.94, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "A page of paper, a week of peace",
            text: &[
                "A unit changed, a cold morning came, and an app update forgot the topic: kinds of trouble that you knew, at hours that you did not. The check stopped what broke the contract. What happened next was your choice: a rule that reads the topic cannot help with a ticket that has none; a person can.",
                "Care costs something, so put it where harm is greatest: a system that decides who sits in the cold deserves more of it than one that sorts adverts.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "a week without a plan" },
                Figure { measure: Measure::MorePeople(Against::Nothing), words: "a week without a plan" },
                Figure { measure: Measure::Alerts, words: "alerts fired while you were away" },
            ],
        }),
    ],
    hints: [
        "Open “Switch the check on” and “Move the decision threshold”: each says how things stand at the moment.",
        "The check decides who gets what the model must not see: a rule, or somebody who can ask back. The threshold weighs a miss against a needless look.",
        "Open “Switch the check on”, choose “to a person”, press “Switch on”. Open “Move the decision threshold”, set “From” to 17 %, press “Move”, and let a week pass.",
    ],
    solved: "Your plan worked without you, and cost less than having none.",
    missed: "After a week the bill was as high as without a plan, or higher. Go back to Wednesday and weigh what each guard costs and saves.",
    solution: Playthrough {
        name: "Check with a person, threshold at 17 %",
        why: "On a calm day nothing breaks the contract, so the check costs nothing. When something does, a person is expensive and nearly always right.",
        actions: GUARDS,
    },
    wrong: [
        Playthrough {
            name: "It works, so leave it alone",
            why: "On Wednesday nothing rings. Not looking is the most common plan there is, and it has a bill.",
            actions: &[],
        },
        Playthrough {
            name: "Rent twelve servers, to be safe",
            why: "Machines are a safety one can buy in a minute. They help on one morning, and against nothing else.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::ScaleServers(12))],
        },
    ],
    general: Some(General {
        says: "Through the same week, a check at the door and a threshold by the prices cost less than no plan.",
        effect: Goal::CostsAtMost(0.94, Against::Nothing),
        at: moment(17, 8, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
