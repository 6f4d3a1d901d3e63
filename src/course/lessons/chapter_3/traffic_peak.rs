//! 3.2: a cold morning. Five times the tickets, the same servers; what cannot be answered in time is answered by the
//! rule. More servers for the peak, and not for ever.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "3.2",
    chapter: 3,
    title: "A cold morning",
    sentence: "Five times the tickets: the model is as good as before and too late for many, until servers are added.",
    minutes: 6,
    terms: &["throughput", "time-out", "server"],
    rows: &["1.5", "3.6", "3.7", "3.8", "4.1", "A.1"],
    scenario: "support-tickets",
    seed: 17,
    start: moment(10, 7, 0),
    end: moment(11, 4, 0),
    setup: &[at(
        moment(10, 7, 0),
        ScriptedAction::InjectFault(ScriptedFault::open("traffic-peak", 5.0, moment(10, 8, 0)).lasting(Minutes::hours(10))),
    )],
    shows: Reveal {
        questions: &[1],
        charts: &["answer-time", "requests", "answered-by"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["scale-servers", "retrain"],
        truth: false,
    },
    story: &[
        "Minus fourteen degrees. From eight o’clock on, five times as many people as usual write to the help desk.",
        "Tom runs the servers. There are four, at 2.50 EUR an hour each, busy on an ordinary day and not idle. Up to twelve can be rented within a minute.",
    ],
    steps: &[
        Step::Predict(Predict {
            ask: "The model is right as often as before. How long will the slowest of 20 answers take until ten o’clock, on average?",
            by: Guess::Choice {
                measure: Measure::Last(Quantity::LatencyP95, 1),
                choices: &[
                    Choice { text: "Under 400 ms, the promise to customers", from: 0.0 },
                    Choice { text: "400 to 800 ms", from: 400.0 },
                    Choice { text: "About a second, where the deadline cuts it off", from: 800.0 },
                ],
            },
            ahead: Minutes::hours(3),
            supposing: None,
        }),
        Step::Observe { watch: "Watch the queue build up, and who answers in the end.", until: Goal::Until(moment(10, 10, 0)) },
        Step::Explain(Explain {
            title: "Up, and yet not there",
            text: &[
                "Nothing has crashed. Tickets wait for a free server, and after one second the simple rule answers in the model’s place. That is the fallback: chosen beforehand, poorer, and in time. Because of it everybody gets an answer, which is called availability.",
                "The average rises with it. The slowest 5 % tell what it is like for those who wait longest, on quiet days as well, when an average hides them. The time that 95 of 100 stay under is a percentile, written p95.",
            ],
            over: Some(0),
            figures: &[Figure {
                measure: Measure::Last(Quantity::TimeoutRate, 1),
                words: "of 100 tickets in the last hour were answered by the rule, because the model was too late",
            }],
        }),
        Step::Do { task: "Rent as many servers as the peak needs.", goal: Goal::Servers(7, 12), needs: Needs::ALL },
        Step::Observe {
            watch: "Let the queue drain.",
            until: Goal::All(&[Goal::Until(moment(10, 16, 0)), Goal::QuantityIn(Quantity::TimeoutRate, 3, 0.0, 1.0)]),
        },
        Step::Do {
            task: "At six in the evening the peak is over. See to it that tonight costs no more than it must.",
            goal: Goal::All(&[Goal::Until(moment(10, 18, 20)), Goal::Servers(4, 5)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Make sure that the night goes well with what you left running.",
            until: Goal::All(&[Goal::Until(moment(11, 2, 0)), Goal::Servers(4, 5), Goal::QuantityIn(Quantity::TimeoutRate, 6, 0.0, 1.0)]),
        },
        Step::Explain(Explain {
            title: "As many as it takes, as long as it takes",
            text: &[
                "The peak needed servers, not a better model. Tomorrow somebody else may be on duty; a rule that rents and returns servers by itself is called autoscaling. It needs a promise to keep, such as 95 of 100 answers within 400 ms: an SLO.",
                "What customers get when the model is late should be chosen on a calm day. Here it is a rule; elsewhere it may be the last good answer, a person, or an honest “please wait”.",
            ],
            over: None,
            figures: &[Figure { measure: Measure::MoreEur(Against::Nothing), words: "leaving it to the rule, servers included" }],
        }),
    ],
    hints: [
        "“Tickets arriving” says how much there is to do, and “Answered by” who does it.",
        "A queue grows as long as more comes in than goes out, whatever the model knows. So capacity has to grow with the crowd, and shrink with it.",
        "At ten open “Add a server”, move “Servers” to 10 and press “Set”. After six in the evening do the same with 4, and let the night pass.",
    ],
    solved: "You rented servers for the peak and gave them back after it.",
    missed: "Either tickets ran into the deadline, or servers ran through the night for nobody. Go back to ten o’clock and try again.",
    solution: Playthrough {
        name: "Ten for the peak, four for the night",
        why: "Servers are the one thing that was missing, and only for ten hours.",
        actions: &[at(moment(10, 10, 0), ScriptedAction::ScaleServers(10)), at(moment(10, 18, 20), ScriptedAction::ScaleServers(4))],
    },
    wrong: [
        Playthrough {
            name: "Retrain, to make the model better",
            why: "Poor service looks like a poor model. It is a queue, and a new model stands in the same queue.",
            actions: &[at(moment(10, 10, 0), ScriptedAction::Retrain(7))],
        },
        Playthrough {
            name: "Rent twelve and leave them running",
            why: "It ends the trouble at once, and nobody is praised for giving servers back. The bill goes on every night.",
            actions: &[at(moment(10, 10, 0), ScriptedAction::ScaleServers(12))],
        },
    ],
    general: Some(General {
        says: "In a fivefold peak, ten servers end the time-outs, and four are enough again for the night.",
        effect: Goal::All(&[Goal::QuantityIn(Quantity::TimeoutRate, 18, 0.0, 12.0), Goal::Servers(4, 5)]),
        at: moment(11, 2, 0),
        solution: 98,
        wrong: [98, 98],
    }),
};
