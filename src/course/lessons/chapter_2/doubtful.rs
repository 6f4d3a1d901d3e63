//! 2.5: cases near the decision threshold are worth a person’s time. How near, and how many people, decides whether it pays.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::{ReviewBand, Setting as Choose};

/// People read what lies near the decision threshold.
const NEAR_THE_LINE: &[ScheduledAction] =
    &[at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ReviewBand(Some(ReviewBand { width: 0.13, per_hour: 300 }))))];

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.5",
    chapter: 2,
    title: "Not sure? Ask a person",
    sentence: "A few people on the uncertain tickets prevent more than they cost; on all tickets they do not.",
    minutes: 6,
    terms: &["human-review", "confident"],
    rows: &["2.6", "2.8", "6.4", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(12, 12, 0),
    setup: &[],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["scores", "recall", "answered-by"],
        parts: &["timeline", "ledger"],
        controls: &["review-band", "threshold"],
        truth: true,
    },
    story: &[
        "An ordinary Wednesday. The model gives each ticket a score. Some are clear, and some lie near the decision threshold, where it is least sure what to do.",
        "Mira could have people read some tickets before they are sorted, for half a euro each. Which ones, and how many?",
    ],
    steps: &[
        Step::Say(&[
            "A score far from the threshold rarely leads to a mistake. At the threshold of 17 %, one ticket in eight is urgent, and the model cannot tell which. A person who reads it and calls back nearly always can: this page assumes that 5 of 100 urgent ones are overlooked, and 2 of 100 others called in vain.",
            "People are there from seven to seven, and read one ticket after the other, so each one waits for those before it. When an hour’s work waits, or nobody is in, the model decides alone.",
        ]),
        Step::Predict(Predict {
            ask: "Suppose people read the tickets near the threshold. What will the next day cost, compared with a day on which the model decides alone?",
            by: Guess::Choice {
                measure: Measure::Cost(Against::Nothing),
                choices: &[
                    Choice { text: "Less than 70 %", from: 0.0 },
                    Choice { text: "A little less: 70 to 95 %", from: 0.7 },
                    Choice { text: "As much, or more: people are expensive", from: 0.95 },
                ],
            },
            ahead: Minutes::hours(24),
            supposing: Some(Supposing { words: "where people read the tickets near the threshold", actions: NEAR_THE_LINE }),
        }),
        Step::Do {
            task: "Decide how near the threshold is uncertain, and how many an hour people read.",
            goal: Goal::PeopleRead,
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Two days with people on the uncertain tickets.",
            until: Goal::All(&[Goal::Until(moment(12, 8, 0)), Goal::CostsAtMost(0.92, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "Where a person is worth most",
            text: &[
                "Reading a clear ticket costs as much as reading a uncertain one and changes nothing. With a wide band the queue is full of clear tickets, urgent ones wait in it, and the uncertain ones after them are left to the model.",
                "So a human in the loop, as this is called, has two figures: how uncertain, and how many. Both belong to what people can do in an hour without hurrying. Hurried people agree with the model, right or wrong.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100 urgent tickets were caught" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "the model alone" },
                Figure { measure: Measure::MoreMissed(Against::Nothing), words: "the model alone" },
            ],
        }),
    ],
    hints: [
        "“Scores it gave” shows how many tickets lie near the threshold, and how many far from it.",
        "A reader changes something only where the model would often be wrong. A narrow band leaves readers without work; a wide one fills their hours with clear cases.",
        "Open “Give uncertain ones to people”, set “Uncertain: this near the threshold” to 13 % and “Read in an hour, at most” to 300, press “Give”, and let time pass until Friday morning.",
    ],
    solved: "People read where the model was unsure, and the bill fell.",
    missed: "People read too few, or the wrong ones. Go back and choose the band and the number anew.",
    solution: Playthrough {
        name: "The uncertain ones, with enough people",
        why: "Each read ticket is one in which the model would have erred often.",
        actions: NEAR_THE_LINE,
    },
    wrong: [
        Playthrough {
            name: "One person, a narrow band",
            why: "It looks thrifty. Twenty an hour are a drop, and most uncertain tickets never meet a person.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ReviewBand(Some(ReviewBand { width: 0.05, per_hour: 20 }))))],
        },
        Playthrough {
            name: "Have as many read as can be",
            why: "More care sounds better. The places go to clear tickets, and every one of them is paid.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Setting(Choose::ReviewBand(Some(ReviewBand { width: 0.5, per_hour: 600 }))))],
        },
    ],
    general: Some(General {
        says: "People on tickets about the threshold pay for themselves; a few people do too little, and people on all tickets cost too much.",
        effect: Goal::CostsAtMost(0.92, Against::Nothing),
        at: moment(11, 8, 0),
        solution: 90,
        wrong: [95, 90],
    }),
};
