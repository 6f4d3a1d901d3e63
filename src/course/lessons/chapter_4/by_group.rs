//! 4.8: fairness by group. A field that one group’s app fills wrongly doubles needless calls in that group, while the average
//! moves by little; a line moved for everybody hides it, the source mends it.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.8",
    chapter: 4,
    title: "Fair on average",
    sentence: "The average moves a little, while the false alarms fall on one group; a threshold moved for everybody does not mend that.",
    minutes: 7,
    terms: &["fairness", "segment", "false-alarm-rate"],
    rows: &["2.2", "4.3", "4.6", "6.4", "A.1"],
    scenario: "loan-approval",
    seed: 4,
    start: moment(9, 8, 0),
    end: moment(12, 8, 0),
    setup: &[at(
        moment(9, 8, 0),
        ScriptedAction::InjectFault(ScriptedFault::open("sentinel", 0.9, moment(9, 8, 20)).on("income").of("young")),
    )],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["predicted-positive-rate-by-segment", "predicted-positive-rate", "false-discovery-rate", "recall"],
        parts: &["timeline", "ledger"],
        controls: &["sentinel", "threshold"],
        truth: true,
    },
    story: &[
        "Deniz is learning to be a nurse. She asks for a small loan for a moped, to get to the night shift. The model calls her application risky. So it waits for a loan officer, and her shift begins on Monday.",
        "This morning an app for young people went out. Where it does not know the income, it writes -999. The model takes that for a number, and for a very low one. Claire has to tell the bank’s board whether its groups are treated alike.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "Until tomorrow at eight, how many of 100 applications of all kinds will be called risky? The pale band in the chart shows what is usual.",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::PredictedPositiveRate),
                choices: &[
                    Choice { text: "Fewer than 15", from: 0.0 },
                    Choice { text: "15 to 25", from: 15.0 },
                    Choice { text: "25 or more", from: 25.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And of 100 young people who would pay their loan back, how many will be called risky all the same?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::FalsePositiveRateOf("young")),
                choices: &[
                    Choice { text: "Fewer than 10", from: 0.0 },
                    Choice { text: "10 to 20", from: 10.0 },
                    Choice { text: "20 or more", from: 20.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Observe {
            watch: "Watch the average, and the chart with a row for each kind of applicant.",
            until: Goal::Until(moment(10, 8, 0)),
        },
        Step::Explain(Explain {
            title: "The groups behind one figure",
            text: &[
                "Taken together, the share called risky moved a little. For young people it moved far, and more of them wait without a reason. Of those who would have paid back, the share that is called risky is the false-positive rate. Compare it by group.",
                "Groups differ in income and in jobs, so their shares differ on calm days as well. Hold a group against the others, and against its own past. That is how fairness is watched.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Over(Quantity::PredictedPositiveRate), words: "of 100 applications were called risky" },
                Figure { measure: Measure::Over(Quantity::PredictedPositiveRateOf("young")), words: "of 100 by young people" },
                Figure {
                    measure: Measure::Over(Quantity::FalsePositiveRateOf("young")),
                    words: "of 100 young people who would pay back were called risky",
                },
                Figure { measure: Measure::Over(Quantity::FalsePositiveRateOf("employed")), words: "of 100 employed people who would" },
            ],
        }),
        Step::Do {
            task: "End it where it comes from: have the app ask for the income instead of writing -999.",
            goal: Goal::Ended("sentinel"),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let a day pass, and look at the groups again.",
            until: Goal::All(&[
                Goal::Until(moment(11, 12, 0)),
                Goal::QuantityIn(Quantity::FalsePositiveRateOf("young"), 24, 0.0, 20.0),
                Goal::QuantityIn(Quantity::Recall, 24, 77.0, 100.0),
            ]),
        },
        Step::Explain(Explain {
            title: "Mend the cause, watch the groups",
            text: &[
                "A higher threshold for everybody would have called fewer young people. It would also have let bad loans pass among the others. And the cause would be there still: a field that one group’s app fills wrongly.",
                "A threshold of its own for each group is sometimes proposed. It can even out a kind of mistake, and then the same figures get another answer because of a group. Where the law forbids that for loans, it is no way out. Ask before you do it.",
                "Give each group a figure that is watched, and name the person who hears of it.",
            ],
            over: None,
            figures: &[
                Figure {
                    measure: Measure::Last(Quantity::FalsePositiveRateOf("young"), 24),
                    words: "of 100 young people who would pay back are called risky now",
                },
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 risky applications are caught now" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving the app as it was" },
            ],
        }),
    ],
    hints: [
        "“Called risky, by applicant” has a row for each group. Which of them is not where one would expect it?",
        "A threshold moves everybody. Ask what is different for this group alone, and since when.",
        "Start with the troubles: open the one about -999 and press “Stop”. Then let time pass until noon on Thursday.",
    ],
    solved: "You looked behind the average and mended the field, so nobody else paid for it.",
    missed: "Young people still waited in vain, or others paid for the cure. Go back to Wednesday and ask what is different for one group.",
    solution: Playthrough {
        name: "Have the app ask for the income",
        why: "The model judges young people by what they earn again, as it does everybody else.",
        actions: &[at(moment(10, 10, 0), ScriptedAction::EndFault("sentinel"))],
    },
    wrong: [
        Playthrough {
            name: "Report the average",
            why: "The figure for the board is within what a busy day brings. Deniz is not in it.",
            actions: &[],
        },
        Playthrough {
            name: "Raise the threshold for everybody",
            why: "Fewer young people are called risky, and so are fewer bad loans of everybody else.",
            actions: &[at(moment(10, 10, 0), ScriptedAction::Threshold(0.25))],
        },
    ],
    general: Some(General {
        says: "Where a field goes wrong for one group, mending it brings that group’s false alarms down and leaves recall as it was; a higher threshold for everybody does not.",
        effect: Goal::All(&[
            Goal::QuantityIn(Quantity::FalsePositiveRateOf("young"), 24, 0.0, 20.0),
            Goal::QuantityIn(Quantity::Recall, 24, 77.0, 100.0),
        ]),
        at: moment(11, 12, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
