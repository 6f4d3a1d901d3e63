//! 3.4: where the model runs. A laptop that impressed everybody, an ordinary day, and a cold one: the same model from four
//! places.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::serving::hosting::Hosting;
use crate::platform::team::settings::Setting as Choose;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "3.4",
    chapter: 3,
    title: "Under whose desk?",
    sentence: "The same model is late from a laptop, waits in line on company servers, and keeps up from a place that grows with the load.",
    minutes: 7,
    terms: &["cloud", "autoscaling", "availability"],
    rows: &["3.5", "3.6", "4.1", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 7, 0),
    end: moment(11, 20, 0),
    setup: &[
        at(moment(10, 7, 0), ScriptedAction::Setting(Choose::Hosting(Hosting::Laptop))),
        at(
            moment(10, 7, 0),
            ScriptedAction::InjectFault(ScriptedFault::open("traffic-peak", 4.0, moment(11, 8, 0)).lasting(Minutes::hours(10))),
        ),
    ],
    shows: Reveal {
        questions: &[1],
        charts: &["answer-time", "answered-by", "requests"],
        parts: &["timeline", "ledger"],
        controls: &["hosting", "scale-servers", "threshold"],
        truth: false,
    },
    story: &[
        "In spring Jonas showed the model on his laptop, and everybody was impressed. This morning the company servers are given up for it: it costs next to nothing, and what has worked once will work again.",
        "It is seven o’clock on Wednesday. The forecast for tomorrow says minus ten degrees, and four times as many tickets.",
    ],
    steps: &[
        Step::Say(&[
            "A model is a file and a program that reads it. It runs on anything that computes: on a laptop; on servers of the company, as many as somebody has decided on; in a cloud, on servers of somebody else, rented by the minute; or on the devices of those who ask.",
            "These places differ in five things. How long does an answer take? Does it come at all? What does it cost? Who gets to see the tickets? And how much do you hear of what happened?",
        ]),
        Step::Predict(Predict {
            ask: "From the laptop: how many of 100 tickets will get no answer from the model in time, until noon?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::TimeoutRate),
                choices: &[
                    Choice { text: "Fewer than 5", from: 0.0 },
                    Choice { text: "5 to 30", from: 5.0 },
                    Choice { text: "More than 30", from: 30.0 },
                ],
            },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Observe { watch: "Look at how long answers take, and at who gives them in the end.", until: Goal::Until(moment(10, 12, 0)) },
        Step::Explain(Explain {
            title: "A demonstration is not a service",
            text: &[
                "In spring the laptop answered one ticket at a time, for people who watched. Now the next ticket comes before the last one is done, and what waits too long is answered by the simple rule. Besides, a laptop is closed now and then, or restarts.",
                "The model is the same. In its test nothing of this could be seen: a test asks whether answers are right, not whether they come.",
            ],
            over: Some(1),
            figures: &[
                Figure {
                    measure: Measure::Over(Quantity::TimeoutRate),
                    words: "of 100 tickets were answered by the rule, because the laptop was too late",
                },
                Figure { measure: Measure::Last(Quantity::LatencyP95, 1), words: "for the slowest 5 % of its answers in the last hour" },
            ],
        }),
        Step::Do {
            task: "Choose another place for it. It has to hold today, and through the cold tomorrow, when nobody will have time to look after it.",
            goal: Goal::Not(&Goal::HostedOn(Hosting::Laptop)),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let today and the cold Thursday pass. In time means: at most 2 of 100 tickets too late, until seven in the evening.",
            until: Goal::All(&[Goal::Until(moment(11, 19, 0)), Goal::QuantityIn(Quantity::TimeoutRate, 11, 0.0, 2.0)]),
        },
        Step::Explain(Explain {
            title: "No best place, only a right one",
            text: &[
                "Four company servers are enough for an ordinary day. On a cold one somebody has to order more beforehand, and give them back. The cloud does that by itself, which is called autoscaling: more for an hour, fewer hours. In return every ticket goes to somebody else, by a contract that has to be paid and kept.",
                "On the devices of customers there is no line to wait in, and the tickets stay with those who wrote them. But each answer takes twice as long, you can read only a quarter of the answers, and a release or a way back reaches the devices over days, some of them never.",
                "So ask what the answers are for. Letters about illness should not leave the house. A shop before Christmas wants to grow for a week. A phone in a tunnel wants the model with it.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::TimeoutRate, 11), words: "of 100 tickets were too late on the cold day" },
                Figure { measure: Measure::Last(Quantity::LatencyP95, 11), words: "for the slowest 5 % of the answers on that day" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "staying on the laptop" },
            ],
        }),
    ],
    hints: [
        "Open “Choose where it runs”: it says what the place costs, and who decides how many machines there are.",
        "The crowd is announced, but nobody will be at the desk. So the place itself has to notice it.",
        "Open “Choose where it runs”, set “Run it on” to “The cloud”, press “Move”, and let time pass until Thursday evening.",
    ],
    solved: "The cold day came and went, and nobody had to get up for it.",
    missed: "Too many tickets were too late, today or on the cold day. Go back to noon and choose another place.",
    solution: Playthrough {
        name: "Into the cloud",
        why: "It rents servers while they are needed, and nobody has to know beforehand how many.",
        actions: &[at(moment(10, 12, 0), ScriptedAction::Setting(Choose::Hosting(Hosting::Cloud)))],
    },
    wrong: [
        Playthrough {
            name: "Back to the company servers, as before",
            why: "They were enough, and they are known. There are four of them, today and on the cold day.",
            actions: &[at(moment(10, 12, 0), ScriptedAction::Setting(Choose::Hosting(Hosting::Servers)))],
        },
        Playthrough {
            name: "Leave it on the laptop and call more tickets urgent",
            why: "It costs nothing and something is done. The threshold changes what the model says, not when.",
            actions: &[at(moment(10, 12, 0), ScriptedAction::Threshold(0.1))],
        },
    ],
    general: Some(General {
        says: "Through a fourfold peak the cloud answers all but 2 of 100 tickets in time; four company servers and a laptop do not.",
        effect: Goal::QuantityIn(Quantity::TimeoutRate, 11, 0.0, 2.0),
        at: moment(11, 19, 0),
        solution: 98,
        wrong: [98, 98],
    }),
};
