//! 4.6: outcomes that take weeks. Measured quality is about a time long before the change, the estimate cannot see a change of
//! meaning, and people who ask bridge the gap.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::{ReviewBand, Setting as Choose};

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.6",
    chapter: 4,
    title: "Old news about fraud",
    sentence: "Where outcomes take weeks, measured quality is old and the estimate is blind; people who ask bridge the gap.",
    minutes: 7,
    terms: &["late-labels", "estimate", "concept-drift", "human-review"],
    rows: &["2.8", "4.4", "4.5", "4.8", "A.1"],
    scenario: "card-fraud",
    seed: 2,
    start: moment(10, 8, 0),
    end: moment(14, 8, 0),
    setup: &[at(moment(10, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("concept-drift", 1.0, moment(10, 8, 20))))],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["recall", "false-discovery-rate", "answered-by"],
        parts: &["timeline", "alerts", "ledger"],
        controls: &["review-band", "threshold", "retrain", "release"],
        truth: true,
    },
    story: &[
        "A stolen card is noticed when its holder reads the bill. So this model hears of its mistakes late: half of the outcomes come within nine days, the last after four weeks.",
        "On Wednesday at eight a colleague from another bank phones Ruth, who leads the fraud desk. “Ours have changed”, he says. “Small sums now, close to the holder’s home, again and again.” Are they here as well?",
    ],
    steps: &[
        Step::Say(&[
            "If he is right, this is concept drift: payments look as usual, and what they mean has changed. Ruth has a measured recall, from outcomes, and an estimate that works without, from the model’s own scores.",
        ]),
        Step::Predict(Predict {
            ask: "The thieves are here. How many of 100 frauds will the estimate say are caught, until tomorrow at eight?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::EstimatedRecall),
                choices: &[
                    Choice { text: "Fewer than 40", from: 0.0 },
                    Choice { text: "40 to 65", from: 40.0 },
                    Choice { text: "65 or more", from: 65.0 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And when will the alert on measured quality fire?",
            by: Guess::Choice {
                measure: Measure::HoursTo("measured-recall"),
                choices: &[Choice { text: "Within a day", from: 0.0 }, Choice { text: "More than a day later", from: 24.01 }],
            },
            ahead: Minutes::hours(72),
            supposing: None,
        }),
        Step::Observe { watch: "Watch the estimate and the truth part. Look for a measured line.", until: Goal::Until(moment(11, 8, 0)) },
        Step::Explain(Explain {
            title: "Calm figures about another time",
            text: &[
                "The estimate believes the scores, and the scores are what they were. The outcomes that come in today are about payments from before the phone call. Both are calm, and neither is about today.",
                "So ask of each figure how old it is. And where outcomes take weeks, keep other ears open: colleagues elsewhere, complaints, and people who look into a part of the cases.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Over(Quantity::EstimatedRecall), words: "of 100 frauds were caught, says the estimate" },
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100, in truth" },
                Figure { measure: Measure::MaturedShare, words: "of the outcomes since Wednesday are in" },
            ],
        }),
        Step::Do {
            task: "No outcome will help you this week. Have people read the payments near the decision threshold and call the holders meanwhile.",
            goal: Goal::PeopleRead,
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let people read until Saturday at eight.",
            until: Goal::All(&[
                Goal::Until(moment(13, 8, 0)),
                Goal::QuantityIn(Quantity::Recall, 24, 62.0, 100.0),
                Goal::CostsAtMost(1.04, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "A bridge until the outcomes come",
            text: &[
                "A reader can ask what no field says: was that you? Where the model wavers, that changes the decision. It costs money for each payment that is read, and less is stolen meanwhile.",
                "It is a bridge and no repair. When outcomes of the new frauds are in, a new version can learn from them. Trained today it would learn the old thieves once more.",
            ],
            over: Some(2),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 frauds are caught now" },
                Figure {
                    measure: Measure::Last(Quantity::FalseDiscoveryRate, 24),
                    words: "of 100 payments called fraudulent are false alarms now",
                },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "going on without readers" },
            ],
        }),
    ],
    hints: [
        "“Fraudulent payments caught” draws the estimate and the truth. A bank has to live without the second of them.",
        "One person knows at once whether a payment was honest, if somebody asks. Ask where the model itself is unsure.",
        "Open “Give uncertain ones to people”. Set “Uncertain: this near the threshold” to 8 % and “Read in an hour, at most” to 200, and press “Give”. Let time pass until Saturday at eight.",
    ],
    solved: "You did not wait for the figure. People asked, and more frauds were stopped.",
    missed: "The days went by and the new thieves had their way, or honest holders paid for it. Go back to Thursday and ask who could know today.",
    solution: Playthrough {
        name: "Readers on the uncertain payments",
        why: "A holder knows today what the outcomes will say in weeks.",
        actions: &[at(moment(11, 8, 0), ScriptedAction::Setting(Choose::ReviewBand(Some(ReviewBand { width: 0.08, per_hour: 200 }))))],
    },
    wrong: [
        Playthrough {
            name: "Lower the threshold, to be safe",
            why: "A lower threshold stops more of what looks a little odd. The new frauds look less odd, and honest holders get the calls.",
            actions: &[at(moment(11, 8, 0), ScriptedAction::Threshold(0.05))],
        },
        Playthrough {
            name: "Train at once, on two weeks",
            why: "A change calls for a new version, one thinks. The outcomes that are in come from before the change, so it learns the old thieves.",
            actions: &[at(moment(11, 8, 0), ScriptedAction::Retrain(14)), at(moment(11, 12, 0), ScriptedAction::Release(4))],
        },
    ],
    general: Some(General {
        says: "While outcomes are weeks away, readers on uncertain payments stop more fraud and pay for themselves; a lower threshold costs more, and a training at once learns the old frauds.",
        effect: Goal::All(&[Goal::QuantityIn(Quantity::Recall, 24, 62.0, 100.0), Goal::CostsAtMost(1.04, Against::Nothing)]),
        at: moment(13, 8, 0),
        solution: 85,
        wrong: [95, 93],
    }),
};
