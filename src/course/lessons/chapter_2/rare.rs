//! 2.8: rare positives. A line that stops nobody is right about nearly every payment, since nearly every payment is honest;
//! recall and the bill say what accuracy does not.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.8",
    chapter: 2,
    title: "Excellent figures, empty accounts",
    sentence: "Where fraud is rare, a filter that stops next to nobody has a splendid accuracy, and the thieves are content.",
    minutes: 6,
    terms: &["class-balance", "accuracy", "recall", "threshold"],
    rows: &["1.3", "2.2", "2.6", "4.3", "6.2", "A.1"],
    scenario: "card-fraud",
    seed: 3,
    start: moment(9, 8, 0),
    end: moment(11, 8, 0),
    setup: &[at(moment(9, 0, 0), ScriptedAction::Threshold(0.95))],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["recall", "predicted-positive-rate", "false-discovery-rate"],
        parts: &["timeline", "ledger"],
        controls: &["threshold"],
        truth: true,
    },
    story: &[
        "Somebody copied Ama’s card at a cash machine. By evening her account was empty. The bank’s model had looked at each of the payments and let it pass.",
        "Tomasz answers for the cards of her bank. Last night he moved the decision threshold (the threshold) up to 95 %, to leave honest customers in peace. His report to the board has a single figure: accuracy, the share of decisions that were right.",
    ],
    steps: &[
        Step::Say(&[
            "Nearly all payments are honest. How common each kind of outcome is, is called the class balance, and here the classes are very uneven.",
            "Accuracy counts right decisions, whatever they were about. Recall asks about the frauds alone: how large a part of them was caught.",
        ]),
        Step::Predict(Predict {
            ask: "Leave the threshold at 95 % until two in the afternoon. How many of 100 decisions will be right?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Accuracy),
                choices: &[
                    Choice { text: "Fewer than 80", from: 0.0 },
                    Choice { text: "80 to 95", from: 80.0 },
                    Choice { text: "95 or more", from: 95.0 },
                ],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And how many of 100 frauds will be stopped in that time?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 10", from: 0.0 },
                    Choice { text: "10 to 60", from: 10.0 },
                    Choice { text: "60 or more", from: 60.0 },
                ],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Observe { watch: "Watch what is caught, and the bill, until two o’clock.", until: Goal::Until(moment(9, 14, 0)) },
        Step::Explain(Explain {
            title: "Right about honest people",
            text: &[
                "Whoever lets a payment pass is right if the payer is honest, and payers are honest again and again. So accuracy looks the same here whether thieves are stopped or not. It is not wrong; it answers a question that nobody has.",
                "Where positives are rare, ask for recall, and for precision: how large a part of what was stopped was really fraud. Ask for the bill. Ask also what a model that does nothing would score: that is the baseline to beat.",
            ],
            over: Some(2),
            figures: &[
                Figure { measure: Measure::Over(Quantity::Accuracy), words: "of 100 decisions were right: the accuracy" },
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100 frauds were caught: the recall" },
                Figure { measure: Measure::Over(Quantity::PredictedPositiveRate), words: "of 100 payments were stopped" },
            ],
        }),
        Step::Do {
            task: "Move the threshold to where missed frauds and needless calls together cost least. A missed fraud costs 210 EUR, a needless call 20 EUR.",
            goal: Goal::ThresholdIn(0.05, 0.15),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let it work until tomorrow at two, and compare with a threshold at 95 %.",
            until: Goal::All(&[Goal::Until(moment(10, 14, 0)), Goal::ThresholdIn(0.05, 0.15), Goal::CostsAtMost(0.68, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "A worse figure and a better day",
            text: &[
                "Some honest holders were called in vain, and each such call makes accuracy a little lower. Meanwhile the thieves lost a good part of their trade. The bill shows which of these weighed more.",
                "Rare positives are common in life: an illness in a screening, a fault in a factory, a fraud. If a report names accuracy alone, ask how rare the thing is that it looks for.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving the threshold at 95 %" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "leaving it there" },
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 frauds are caught now" },
                Figure { measure: Measure::Last(Quantity::Accuracy, 12), words: "of 100 decisions are right now" },
            ],
        }),
    ],
    hints: [
        "“Fraudulent payments caught” tells another story than the report. “Payments called fraudulent” says how rarely anything is stopped.",
        "Multiply the chance of fraud by the price of a miss. Where that exceeds the price of a call, a call pays.",
        "Open “Move the decision threshold”, set “From” to 9 %, press “Move”, and let time pass until two o’clock tomorrow.",
    ],
    solved: "You looked past accuracy, and the threshold follows the prices of the mistakes.",
    missed: "Thieves still passed, under an excellent figure. Go back to two o’clock and ask what was caught.",
    solution: Playthrough {
        name: "Set the threshold to 9 %",
        why: "20 EUR against 210 EUR: from a chance of about one in eleven on, a call costs less than a miss.",
        actions: &[at(moment(9, 14, 0), ScriptedAction::Threshold(0.09))],
    },
    wrong: [
        Playthrough {
            name: "Leave it: the figure is excellent",
            why: "The report pleases and no customer complains today. Whoever was robbed finds out later.",
            actions: &[],
        },
        Playthrough {
            name: "Set the threshold to 50 %",
            why: "More likely fraud than not: that sounds like a fair threshold. It weighs an emptied account like a needless phone call.",
            actions: &[at(moment(9, 14, 0), ScriptedAction::Threshold(0.5))],
        },
    ],
    general: Some(General {
        says: "Where fraud is rare, a threshold set by the prices costs far less than one that accuracy likes.",
        effect: Goal::CostsAtMost(0.68, Against::Nothing),
        at: moment(10, 14, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
