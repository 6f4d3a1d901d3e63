//! 1.2: the model with the better test is six times slower. At night few notice; by day its answers come too
//! late and the simple rule answers instead. The older model, a little worse and fast, costs less.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "1.2",
    chapter: 1,
    title: "Better, and worse to live with",
    sentence: "A model that does better in its test costs more in service, because it is too slow for the day.",
    minutes: 6,
    terms: &["accuracy", "answer-time", "production"],
    rows: &["1.3", "3.6", "3.7", "A.1"],
    scenario: "support-tickets",
    seed: 11,
    start: moment(10, 6, 0),
    end: moment(10, 20, 0),
    setup: &[
        // v4 is v3 with slow look-ups; v2, from four days of tickets, answers for two days and can be gone back to.
        at(moment(8, 1, 0), ScriptedAction::InjectFault(ScriptedFault::open("slow-release", 6.0, moment(8, 1, 0)).lasting(Minutes(20)))),
        at(moment(8, 1, 40), ScriptedAction::Release(2)),
        at(moment(10, 1, 40), ScriptedAction::Release(4)),
    ],
    shows: Reveal {
        questions: &[1, 3],
        charts: &["answer-time", "answered-by", "recall"],
        parts: &["timeline", "ledger"],
        controls: &["roll-back", "scale-servers", "retrain"],
        truth: true,
    },
    story: &[
        "Two versions can answer Mira’s tickets. v2 learnt from four days, and has answered since Monday. v4 learnt from two weeks, and looks everything up anew for each ticket. In its test it catches more urgent ones.",
        "Jonas, who built v4, put it into service last night. “The better model wins”, he said. It is six in the morning.",
    ],
    steps: &[
        Step::Say(&[
            "Each answer has a deadline of one second. After that, a simple rule decides: a few points for the topic, a few for the product.",
            "Such a stand-in is called a fallback. A model has to beat it to be worth having: it is the baseline. It is always in time, and it is blunter. It misses more urgent tickets than the model does, and calls more in vain.",
        ]),
        Step::Predict(Predict {
            ask: "At night v4 was in time for about nine of ten tickets. When the offices open, how many of 100 will it be too slow for, until eleven?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::TimeoutRate),
                choices: &[
                    Choice { text: "None: it answers all in time", from: 0.0 },
                    Choice { text: "A few, up to 10", from: 1.0 },
                    Choice { text: "Many, 10 to 40", from: 10.0 },
                    Choice { text: "More than 40", from: 40.0 },
                ],
            },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Observe { watch: "Watch who answers: v4, or the simple rule.", until: Goal::Until(moment(10, 11, 0)) },
        Step::Explain(Explain {
            title: "A good answer that comes too late is no answer",
            text: &[
                "Each ticket keeps a server busy six times as long. At night it was too late for one ticket in ten. Four servers cannot keep up with the morning, tickets queue, and most run into the deadline. The rule answers them, and misses more urgent ones.",
                "The test never saw this. It asks how often a model is right, not how long an answer takes (its latency). Nor does it ask how many it can give in a minute (its throughput), or what it costs.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Over(Quantity::TimeoutRate), words: "of 100 tickets were too late for v4 since six" },
                Figure { measure: Measure::Over(Quantity::Recall), words: "of 100 urgent tickets were caught, whoever answered" },
            ],
        }),
        Step::Do {
            task: "Choose the version that you can live with today, and put it into service.",
            goal: Goal::Champion(2),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "See what the afternoon costs with the simpler version.",
            until: Goal::All(&[
                Goal::Until(moment(10, 19, 0)),
                Goal::QuantityIn(Quantity::TimeoutRate, 4, 0.0, 2.0),
                Goal::CostsAtMost(0.92, Against::Nothing),
            ]),
        },
        Step::Explain(Explain {
            title: "The bill decides, not the test",
            text: &[
                "v2 is a little worse than v4. But it answers every single ticket. Taken together it is the better choice today.",
                "v4 may come back when it is faster. Until then, being right in a test is the start of the work, not the end of it.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "keeping v4 all day" },
                Figure { measure: Measure::Last(Quantity::Recall, 6), words: "of 100 urgent tickets were caught in the last six hours" },
            ],
        }),
    ],
    hints: [
        "Look at “Answered by” since the offices opened, and at “Answer time” beside it.",
        "A version that queues hands its tickets to the fallback, however clever it is. Machines would shorten the queue and cost money every hour; a fast version needs none.",
        "Open “Go back a version”, press “Go back”, and let time pass until 19:00.",
    ],
    solved: "You chose the version that works in the day’s traffic, and can show on the bill why.",
    missed: "By seven in the evening the day had cost more than it had to. Go back to eleven and look at who answers the tickets.",
    solution: Playthrough {
        name: "Go back to the simpler version",
        why: "v2 is fast, so it answers everything itself, and its small weakness costs less than the rule’s large one.",
        actions: &[at(moment(10, 11, 0), ScriptedAction::RollBack(4))],
    },
    wrong: [
        Playthrough {
            name: "Keep the better test",
            why: "A figure from a test looks like a fact about the future. It says nothing about time, load or money.",
            actions: &[],
        },
        Playthrough {
            name: "Retrain it",
            why: "Retraining is the first thing one learns to do. A newer version of the slow design would be just as slow, and until it is ready nothing changes.",
            actions: &[at(moment(10, 11, 0), ScriptedAction::Retrain(14))],
        },
    ],
    general: Some(General {
        says: "Through a weekday’s traffic, a fast and slightly worse version costs less than a better one that is six times slower.",
        effect: Goal::CostsAtMost(0.95, Against::Nothing),
        at: moment(10, 19, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
