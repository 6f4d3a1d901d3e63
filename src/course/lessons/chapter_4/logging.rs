//! 4.5: what is written down can be known later, and can get out. A tenth is enough to see one kind of customer fail; a
//! hundredth is not; everything is what the leak then has.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::Setting as Choose;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.5",
    chapter: 4,
    title: "What to write down",
    sentence: "A sample of the tickets, written down, shows where the model fails, and limits what a leak can tell.",
    minutes: 6,
    terms: &["log", "data-minimisation", "privacy"],
    rows: &["4.3", "4.9", "6.4", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(14, 8, 0),
    setup: &[
        at(moment(10, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("missing-field", 0.9, moment(10, 9, 0)))),
        at(moment(10, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("log-leak", 1.0, moment(12, 20, 0)).lasting(Minutes(60)))),
    ],
    shows: Reveal {
        questions: &[3],
        charts: &["recall-by-segment", "recall"],
        parts: &["timeline", "ledger"],
        controls: &["logging-rate"],
        truth: false,
    },
    story: &[
        "With each answer the system keeps a line: a number, the minute, the version. And it keeps the whole ticket: which customer, every field. All of it, since the first day, because nobody said otherwise.",
        "The company’s compliance officer asks a plain question: what do you need that for?",
    ],
    steps: &[
        Step::Say(&[
            "What is not written down cannot be known. When an outcome comes back, it can only be joined to a ticket that was kept whole: without that there is no measured quality, and no training on it. The line with the version stays in any case, names nobody, and answers later who decided what: an audit trail.",
            "What is written down can get out. People wrote about their homes, and the log has their names.",
        ]),
        Step::Predict(Predict {
            ask: "Of 100 urgent tickets of small firms, how many will be caught over the next two days, by the outcomes that you can join?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::MeasuredRecallOf("small-firms")),
                choices: &[
                    Choice { text: "Fewer than 60, or nobody can say", from: NOBODY_CAN_SAY },
                    Choice { text: "60 to 75", from: 60.0 },
                    Choice { text: "More than 75", from: 75.0 },
                ],
            },
            ahead: Minutes::hours(58),
            supposing: None,
        }),
        Step::Do {
            task: "Choose how much is written down from now on, so that you learn what you must and keep no more.",
            goal: Goal::LoggingRateAtMost(0.3),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Three days. Can you still tell how each kind of customer is served?",
            until: Goal::All(&[
                Goal::Until(moment(13, 8, 0)),
                Goal::QuantityIn(Quantity::MeasuredRecallOf("small-firms"), 71, 0.0, 100.0),
                Goal::CostsAtMost(0.9, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "Enough to know, and no more",
            text: &[
                "On Friday evening somebody copied the log of the day. Each ticket in it is a letter to write, a call to answer, a part of a fine; this page counts 1 EUR for each, an assumption. Nothing on any chart moved.",
                "Meanwhile the app stopped sending the topic for small firms, and a sample of the tickets was enough to see that. Keep version, time and source with each answer; keep the rest as a sample, and names not at all. Keeping no more than one needs is called data minimisation.",
            ],
            over: Some(1),
            figures: &[
                Figure {
                    measure: Measure::Over(Quantity::MeasuredRecallOf("small-firms")),
                    words: "of 100 urgent tickets of small firms were caught, as far as was written down",
                },
                Figure { measure: Measure::LoggedRequests, words: "tickets were written down in three days" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "writing everything down" },
            ],
        }),
    ],
    hints: [
        "“Caught, by customer” needs urgent tickets of a small group. Think how many a day are left of them at each share of “Write down”.",
        "A share drawn by chance shows the same picture, a little less sharply, and whoever steals it gets that share alone.",
        "Open “Choose how much to log”, set “Write down” to 15 %, press “Set”, and let time pass until Saturday morning.",
    ],
    solved: "You knew what you had to know, and the leak had little to tell.",
    missed: "Either the leak took everything, or nobody could say how small firms were served. Go back and choose a share between.",
    solution: Playthrough {
        name: "A sample of 15 %",
        why: "Some hundred urgent tickets of small firms a day are enough to see them fail.",
        actions: &[at(moment(10, 8, 0), ScriptedAction::Setting(Choose::LoggingRate(0.15)))],
    },
    wrong: [
        Playthrough {
            name: "Write everything down, to be safe",
            why: "It is safe for whoever may need a figure one day. It is not safe for those who wrote the tickets.",
            actions: &[],
        },
        Playthrough {
            name: "Write down as little as can be",
            why: "One ticket in a hundred harms nobody and tells nothing: too few are urgent, and of small firms hardly any.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Setting(Choose::LoggingRate(0.01)))],
        },
    ],
    general: Some(General {
        says: "A sample of 15 % shows how small firms are served and cuts the price of a leak; none or all fails at one of them.",
        effect: Goal::All(&[
            Goal::QuantityIn(Quantity::MeasuredRecallOf("small-firms"), 71, 0.0, 100.0),
            Goal::CostsAtMost(0.9, Against::Nothing),
        ]),
        at: moment(13, 8, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
