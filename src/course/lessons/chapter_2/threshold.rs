//! 2.2: a score is not a decision. Where the line lies decides who is called, and the two kinds of mistake have
//! different prices.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.2",
    chapter: 2,
    title: "Where to draw the line",
    sentence: "Moving one threshold changes misses, false alarms and the bill, while the model stays the same.",
    minutes: 6,
    terms: &["threshold", "precision", "recall"],
    rows: &["2.6", "4.3", "6.4", "A.1"],
    scenario: "support-tickets",
    seed: 3,
    start: moment(10, 8, 0),
    end: moment(12, 8, 0),
    setup: &[at(moment(10, 0, 0), ScriptedAction::Threshold(0.7))],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["scores", "recall", "false-discovery-rate"],
        parts: &["ledger"],
        controls: &["threshold"],
        truth: true,
    },
    story: &[
        "The model gives each ticket a score between 0 and 100 %: how likely it is urgent. From the decision threshold on, it is called urgent.",
        "Last night somebody at the help desk drew that line at 70 %, to be left alone by false alarms. A false alarm costs the desk 3 EUR of work. A missed urgent ticket costs 15 EUR, and some people sit in the cold.",
    ],
    steps: &[
        Step::Say(&[
            "Two mistakes are possible. A miss (false negative): urgent, and not called. A false alarm (false positive): called, and not urgent. With what was right in both ways, that makes four counts: the confusion matrix. Moving the threshold trades one mistake for the other.",
            "Recall: of 100 urgent tickets, how many were caught. Precision: of 100 called urgent, how many were. The false-positive rate: of 100 that were not urgent, how many were called. Accuracy counts both mistakes alike; the desk does not pay for them alike.",
        ]),
        Step::Predict(Predict {
            ask: "Leave the threshold at 70 % for six hours. How many of 100 urgent tickets will be caught?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 50", from: 0.0 },
                    Choice { text: "50 to 70", from: 50.0 },
                    Choice { text: "70 to 85", from: 70.0 },
                    Choice { text: "More than 85", from: 85.0 },
                ],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Observe { watch: "Watch the caught tickets and the bill until two in the afternoon.", until: Goal::Until(moment(10, 14, 0)) },
        Step::Explain(Explain {
            title: "The same scores, a hard line",
            text: &[
                "The model had noticed many of those tickets. It gave them 40, 50 or 60 %. The threshold said no.",
                "A miss costs five times as much as a false alarm. So a ticket is worth a look as soon as the chance that it is urgent is better than about one in six. That holds where scores are right as probabilities: of the tickets with 20 %, one in five is urgent. This is called calibrated.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100 urgent tickets were caught" },
                Figure { measure: Measure::Over(Quantity::FalseDiscoveryRate), words: "of 100 tickets flagged urgent were false alarms" },
                Figure { measure: Measure::Over(Quantity::Accuracy), words: "of 100 decisions were right: the accuracy" },
            ],
        }),
        Step::Do {
            task: "Move the threshold to where the two mistakes together cost least.",
            goal: Goal::ThresholdIn(0.08, 0.26),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let it work until two tomorrow, and compare with a threshold at 70 %.",
            until: Goal::All(&[Goal::Until(moment(11, 14, 0)), Goal::ThresholdIn(0.08, 0.26), Goal::CostsAtMost(0.9, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "A cheaper day, and a few more false alarms",
            text: &[
                "Nothing was trained. The threshold alone made the difference, and it is not a technical setting: it says how the company weighs a person in the cold against five minutes of work.",
                "That is why the product owner decides it, with the prices on the table, and not whoever finds the alarms annoying.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving the threshold at 70 %" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "leaving it there" },
                Figure {
                    measure: Measure::Last(Quantity::FalseDiscoveryRate, 12),
                    words: "of 100 tickets flagged urgent are false alarms now",
                },
            ],
        }),
    ],
    hints: [
        "Look at “Scores it gave”: how many tickets lie below the threshold, and how sure the model was of them.",
        "A look pays as soon as the chance of need, times the price of a miss, exceeds the price of a look. Work that chance out from the prices of the story.",
        "Open “Move the decision threshold”, set “From” to 17 %, press “Move”, and let time pass until two o’clock tomorrow.",
    ],
    solved: "You put the threshold where the prices of the two mistakes say it should be.",
    missed: "The threshold did not follow the prices, so the day cost more than it had to. Go back to two o’clock and weigh a miss against a false alarm.",
    solution: Playthrough {
        name: "Set the threshold to 17 %",
        why: "3 EUR against 15 EUR: from a chance of one in six on, a look costs less than a miss.",
        actions: &[at(moment(10, 14, 0), ScriptedAction::Threshold(0.17))],
    },
    wrong: [
        Playthrough {
            name: "Draw it higher, for fewer false alarms",
            why: "False alarms are seen and complained about; misses are silent. Following the complaints moves the threshold the wrong way.",
            actions: &[at(moment(10, 14, 0), ScriptedAction::Threshold(0.9))],
        },
        Playthrough {
            name: "Call nearly everything urgent",
            why: "Nothing is missed, which sounds like care. If nearly everything is called urgent, the word says nothing, and each false alarm is paid.",
            actions: &[at(moment(10, 14, 0), ScriptedAction::Threshold(0.01))],
        },
    ],
    general: Some(General {
        says: "With a miss at five times the price of a false alarm, a threshold at one in six costs less than one at 70 %.",
        effect: Goal::CostsAtMost(0.9, Against::Nothing),
        at: moment(11, 14, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
