//! 2.9: which mistake costs more decides which figure leads. A spam filter that catches much loses letters that somebody waits
//! for; its line follows precision.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.9",
    chapter: 2,
    title: "A letter in the wrong folder",
    sentence: "A lost letter costs more than a spam message that gets through, so a spam filter puts precision first.",
    minutes: 6,
    terms: &["precision", "recall", "false-alarm", "threshold"],
    rows: &["2.6", "4.3", "6.4", "A.1"],
    scenario: "spam-filter",
    seed: 5,
    start: moment(9, 8, 0),
    end: moment(11, 8, 0),
    setup: &[at(moment(9, 0, 0), ScriptedAction::Threshold(0.35))],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["false-discovery-rate", "recall", "scores"],
        parts: &["timeline", "ledger"],
        controls: &["threshold"],
        truth: true,
    },
    story: &[
        "Hanna is looking for a flat. A landlord wrote to her: come and see it, today if you can. The filter took his letter for spam. She found it a week later, between lottery prizes and miracle diets.",
        "Oskar answers for the filter of her mail provider. Readers had complained about spam, so last night he moved the decision threshold (the threshold) down to 35 %.",
    ],
    steps: &[
        Step::Say(&[
            "Precision: of 100 messages called spam, how many really are. Recall: of 100 spam messages, how many are caught. Moving the threshold trades one for the other.",
            "A spam message that gets through costs a reader 1.20 EUR of time. An honest letter in the junk folder is a false alarm. It costs 4 EUR on average, and now and then a flat.",
        ]),
        Step::Predict(Predict {
            ask: "Leave the threshold at 35 % until two in the afternoon. Of 100 messages in the junk folder, how many will really be spam?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Precision),
                choices: &[
                    Choice { text: "Fewer than 70", from: 0.0 },
                    Choice { text: "70 to 90", from: 70.0 },
                    Choice { text: "90 or more", from: 90.0 },
                ],
            },
            ahead: Minutes::hours(6),
            supposing: None,
        }),
        Step::Observe {
            watch: "Watch both charts until two: what is caught, and what is caught wrongly.",
            until: Goal::Until(moment(9, 14, 0)),
        },
        Step::Explain(Explain {
            title: "Much was caught, and letters with it",
            text: &[
                "A low threshold catches more spam. It also catches what only looks like spam: a newsletter that somebody ordered, a stranger with a flat. Recall goes up, and precision goes down.",
                "Readers see the spam that gets through, and complain. A letter in the junk folder is missed by whoever waits for it. People do not complain of what they have not seen.",
            ],
            over: Some(1),
            figures: &[
                Figure {
                    measure: Measure::Over(Quantity::Precision),
                    words: "of 100 messages in the junk folder were spam: the precision",
                },
                Figure { measure: Measure::Over(Quantity::FalseDiscoveryRate), words: "of 100 were honest letters" },
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100 spam messages were caught: the recall" },
            ],
        }),
        Step::Do {
            task: "Move the threshold to where lost letters and spam together cost least.",
            goal: Goal::ThresholdIn(0.65, 0.86),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let it work until tomorrow at two, and compare with a threshold at 35 %.",
            until: Goal::All(&[Goal::Until(moment(10, 14, 0)), Goal::ThresholdIn(0.65, 0.86), Goal::CostsAtMost(0.75, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "The costlier mistake leads",
            text: &[
                "More spam gets through than before, and fewer letters are lost. Taken alone, neither figure is good or bad. The prices of the mistakes say which of them leads.",
                "In other places recall leads: an illness that is overlooked costs more than a needless test. Before you ask how good a model is, ask who pays for which mistake.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::Precision, 12), words: "of 100 messages in the junk folder are spam now" },
                Figure { measure: Measure::Last(Quantity::Recall, 12), words: "of 100 spam messages are caught now" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving the threshold at 35 %" },
            ],
        }),
    ],
    hints: [
        "“False alarms” shows how large a part of the junk folder does not belong there.",
        "Compare the prices in the story. Before the costlier of these mistakes is risked, a message has to be rather surely spam.",
        "Open “Move the decision threshold”, set “From” to 77 %, press “Move”, and let time pass until two o’clock tomorrow.",
    ],
    solved: "You let the costlier mistake decide, and fewer letters are lost.",
    missed: "The threshold followed the complaints, or went too far the other way. Go back to two o’clock and weigh a letter against a nuisance.",
    solution: Playthrough {
        name: "Set the threshold to 77 %",
        why: "4 EUR against 1.20 EUR: the junk folder costs less only from a chance of about three in four on.",
        actions: &[at(moment(9, 14, 0), ScriptedAction::Threshold(0.77))],
    },
    wrong: [
        Playthrough {
            name: "Lower still: no more spam",
            why: "Spam is what readers complain about. Of the letters that they lose they do not know.",
            actions: &[at(moment(9, 14, 0), ScriptedAction::Threshold(0.2))],
        },
        Playthrough {
            name: "Only what is certain: from 95 %",
            why: "If a lost letter is bad, let no letter be lost. Then the inbox fills up, and readers pay for that as well.",
            actions: &[at(moment(9, 14, 0), ScriptedAction::Threshold(0.95))],
        },
    ],
    general: Some(General {
        says: "With a lost letter at more than three times the price of a spam message, a high threshold costs less than a low one; a threshold that lets nearly everything through does not.",
        effect: Goal::CostsAtMost(0.75, Against::Nothing),
        at: moment(10, 14, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
