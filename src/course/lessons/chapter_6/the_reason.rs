//! 6.5: intended use. A request is written by hand and its reasons are read, the contract keeps out what the model was not made
//! for, and the line weighs a bad loan against people who are suspected without cause.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::vocabulary::OnBreach;

/// An application for a sewing machine, as another program would send it.
const MACHINE: &str = "{\"income\": 1900, \"sum\": 6000, \"debt\": 1500, \"at_job\": 30, \"rent\": 38, \"reminders\": 2, \"purpose\": \"furniture\", \"contract\": \"self-employed\", \"home\": false, \"guarantor\": false}";
/// The same for a house.
const HOUSE: &str = "{\"income\": 1900, \"sum\": 250000, \"debt\": 1500, \"at_job\": 30, \"rent\": 38, \"reminders\": 2, \"purpose\": \"furniture\", \"contract\": \"self-employed\", \"home\": false, \"guarantor\": false}";

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "6.5",
    chapter: 6,
    title: "“The system says no”",
    sentence: "A model is made for one use: what it must not decide is kept out, and whoever is refused gets a reason.",
    minutes: 8,
    terms: &["model-card", "contract", "human-review", "threshold"],
    rows: &["2.6", "2.7", "2.8", "3.3", "6.4", "A.1"],
    scenario: "loan-approval",
    seed: 5,
    start: moment(9, 8, 0),
    end: moment(11, 8, 0),
    setup: &[at(moment(9, 0, 0), ScriptedAction::Threshold(0.05))],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["predicted-positive-rate", "false-discovery-rate", "recall"],
        parts: &["timeline", "ledger", "request"],
        controls: &["validation", "threshold", "review-band"],
        truth: true,
    },
    story: &[
        "Samira sews wedding dresses. She asked for 6,000 EUR for a machine and was sent away. “The system says no”, she was told. She asks why, and Paul, the loan officer, cannot say.",
        "Last night his manager moved the decision threshold (the threshold) down to 5 %, to be safe. He has another idea: the same model could judge loans for houses.",
    ],
    steps: &[
        Step::Say(&[
            "This model was made for small loans, and for one decision: which applications a loan officer reads. It was not made to refuse anybody. What a model is for and what it is not for stands on its model card.",
            "The more a mistake can cost somebody, the more care is due. With a loan, a person decides. Whoever is refused gets a reason that can be checked.",
        ]),
        Step::Do {
            task: "Be Samira. Write an application by hand and send it. Read which fields spoke for risk: that is the reason she can be given. Change one of them, send it again, and see whether the score follows. Then ask about a house, with a sum of 250000.",
            goal: Goal::Replied(Reply::Answer),
            needs: Needs::controls(&[]),
        },
        Step::Predict(Predict {
            ask: "Leave the threshold at 5 % until two in the afternoon. Of 100 applications called risky, how many would have been paid back?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::FalseDiscoveryRate),
                choices: &[
                    Choice { text: "Fewer than 30", from: 0.0 },
                    Choice { text: "30 to 60", from: 30.0 },
                    Choice { text: "60 or more", from: 60.0 },
                ],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Observe { watch: "Watch how much is called risky, and how much of it wrongly.", until: Goal::Until(moment(9, 14, 0)) },
        Step::Explain(Explain {
            title: "Safe for whom?",
            text: &[
                "A threshold at 5 % lets fewer bad loans slip through than a higher one. The price is paid by people like Samira. They would have paid back, and now they wait and are taken for a risk.",
                "And the model had an answer about the house. It has learnt nothing of such sums, and it does not say so by itself. Somebody has to keep out what it was not made for.",
            ],
            over: Some(2),
            figures: &[
                Figure { measure: Measure::Over(Quantity::PredictedPositiveRate), words: "of 100 applications were called risky" },
                Figure {
                    measure: Measure::Over(Quantity::FalseDiscoveryRate),
                    words: "of 100 that were called risky would have been paid back",
                },
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100 risky ones were caught" },
            ],
        }),
        Step::Do {
            task: "Keep out what the model was not made for: what breaks the contract goes to a person.",
            goal: Goal::RejectsBreaches,
            needs: Needs::controls(&["validation"]),
        },
        Step::Do {
            task: "Ask about the house once more, and read what comes back.",
            goal: Goal::Replied(Reply::Stopped),
            needs: Needs::controls(&["validation"]),
        },
        Step::Do {
            task: "Now weigh the mistakes and move the threshold. A bad loan that nobody read costs 95 EUR, a needless suspicion 18 EUR.",
            goal: Goal::ThresholdIn(0.1, 0.25),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let it work until tomorrow at two, and compare with a threshold at 5 %.",
            until: Goal::All(&[
                Goal::Until(moment(10, 14, 0)),
                Goal::QuantityIn(Quantity::FalseDiscoveryRate, 24, 0.0, 65.0),
                Goal::QuantityIn(Quantity::Recall, 24, 70.0, 100.0),
            ]),
        },
        Step::Explain(Explain {
            title: "Written down before it is used",
            text: &[
                "Intended use belongs on the model card, and a contract puts it into practice. A sum beyond its range goes to a person, however sure the model may be.",
                "A good reason names the fields that weighed, in words that Samira can check, and what she could change. “The system says no” is no reason. And somebody has to be able to say: here the model is wrong.",
                "Cases in which the model wavers can go to people first. How much care this needs depends on what a mistake does: a film that nobody likes needs less than a loan.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::FalseDiscoveryRate, 24), words: "of 100 that are called risky would pay back" },
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 risky ones are caught" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving the threshold at 5 %" },
            ],
        }),
    ],
    hints: [
        "Below “Write a request by hand” the reply lists what spoke for risk and what against it, field by field.",
        "Who is harmed by a miss, and who by a needless suspicion? Weigh both of their prices.",
        "Open “Write a request by hand” and press “Send”. At two open “Switch the check on”, choose “to a person”, press “Switch on”. Set the sum to 250000 and press “Send” again. Then open “Move the decision threshold”, set “From” to 16 %, press “Move”, and let time pass until two tomorrow.",
    ],
    solved: "The model does what it was made for, and nothing else. Samira gets a reason.",
    missed: "People were suspected without need, or bad loans passed. Go back to two o’clock and weigh who pays for which mistake.",
    solution: Playthrough {
        name: "Check on, and a threshold by the prices",
        why: "What the model was not made for goes to a person, and the threshold weighs both mistakes.",
        actions: &[
            at(moment(9, 8, 0), ScriptedAction::SendRequest(MACHINE)),
            at(moment(9, 14, 0), ScriptedAction::Validation(OnBreach::Reject)),
            at(moment(9, 14, 0), ScriptedAction::SendRequest(HOUSE)),
            at(moment(9, 14, 0), ScriptedAction::Threshold(0.16)),
        ],
    },
    wrong: [
        Playthrough {
            name: "Suspect rather too often",
            why: "A bad loan has a name and a file; a person who was suspected in vain has no file. Being safe is paid for by others.",
            actions: &[
                at(moment(9, 8, 0), ScriptedAction::SendRequest(MACHINE)),
                at(moment(9, 14, 0), ScriptedAction::Validation(OnBreach::Reject)),
                at(moment(9, 14, 0), ScriptedAction::SendRequest(HOUSE)),
            ],
        },
        Playthrough {
            name: "Suspect only from 50 % on",
            why: "It sounds just: more likely bad than good. Then people get loans that nobody has read, and fall into debt.",
            actions: &[
                at(moment(9, 8, 0), ScriptedAction::SendRequest(MACHINE)),
                at(moment(9, 14, 0), ScriptedAction::Validation(OnBreach::Reject)),
                at(moment(9, 14, 0), ScriptedAction::SendRequest(HOUSE)),
                at(moment(9, 14, 0), ScriptedAction::Threshold(0.5)),
            ],
        },
    ],
    general: Some(General {
        says: "A threshold that weighs both mistakes suspects far fewer people without cause than a cautious one, and still catches what a careless one lets through.",
        effect: Goal::All(&[
            Goal::QuantityIn(Quantity::FalseDiscoveryRate, 24, 0.0, 65.0),
            Goal::QuantityIn(Quantity::Recall, 24, 70.0, 100.0),
        ]),
        at: moment(10, 14, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
