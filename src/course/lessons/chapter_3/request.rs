//! 3.3: the interface. A request is taken apart by hand, then an app forgets a field that must be there: without a check the
//! service guesses and says nothing, with one it sends an error back.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::vocabulary::OnBreach;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "3.3",
    chapter: 3,
    title: "A question of form",
    sentence: "A request without a field that must be there gets a confident guess, until the service is made to say no.",
    minutes: 8,
    terms: &["api", "request", "response", "status-code"],
    rows: &["1.5", "2.7", "3.3", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 7, 0),
    end: moment(10, 23, 0),
    setup: &[at(moment(10, 7, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("missing-field", 1.0, moment(10, 8, 0))))],
    shows: Reveal {
        questions: &[1, 2],
        charts: &["recall", "predicted-positive-rate", "answer-time"],
        parts: &["timeline", "ledger", "request"],
        controls: &["validation", "threshold", "scale-servers"],
        truth: true,
    },
    story: &[
        "Ben does not know Mira’s model, and he need not. He writes the app of another company, and his app sends each ticket to her service as a request: a short text with ten fields and their values. Back comes a response. The agreed form of the two is called the API, and the address that takes requests its endpoint.",
        "It is seven in the morning. At eight, Ben’s new app goes out to the small firms.",
    ],
    steps: &[
        Step::Say(&[
            "An interface with good manners says which fields there are, which of them must be there, and what each may hold. That is the request and response schema. Each response begins with a status code: 200 means here is your answer, 400 means I cannot read this, with the field’s name and what is wrong with it.",
            "But a request can be readable and useless all the same. For whoever reads it, each field may be empty. The contract says more: a ticket must have a topic.",
        ]),
        Step::Do {
            task: "Be Ben for a moment. Write a request by hand and send it as it is. Then give it a topic that does not exist, or a number in quotes, and send it again. Read what comes back.",
            goal: Goal::All(&[Goal::Replied(Reply::Answer), Goal::Replied(Reply::Error)]),
            needs: Needs::controls(&[]),
        },
        Step::Predict(Predict {
            ask: "At eight, Ben’s app for small firms begins to leave the topic out. What will it get back?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::BlockedShare),
                choices: &[
                    Choice { text: "An answer like any other", from: 0.0 },
                    Choice { text: "An error that names the topic", from: 1.0 },
                ],
            },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Predict(Predict {
            ask: "And how many of 100 urgent tickets will be caught, from now until noon? Draw your line.",
            by: Guess::Line { quantity: Quantity::Recall, knots: 5 },
            ahead: Minutes::hours(5),
            supposing: None,
        }),
        Step::Observe {
            watch: "Look at what is caught, and at how quickly everything is answered.",
            until: Goal::Until(moment(10, 12, 0)),
        },
        Step::Explain(Explain {
            title: "A guess in the form of an answer",
            text: &[
                "Nothing crashed, and Ben heard no complaint. Where the topic was missing, the model took it for “none of the topics” and answered as promptly as before. From the outside a guess looks like an answer.",
                "So Ben cannot know. His app works, says his screen. In Mira’s team an alert about empty topics may ring, hours later; nobody tells the one who could mend it.",
            ],
            over: Some(3),
            figures: &[
                Figure { measure: Measure::Over(Quantity::MissingShare("topic")), words: "% of all tickets had no topic" },
                Figure { measure: Measure::Over(Quantity::BlockedShare), words: "% got an error" },
                Figure { measure: Measure::MoreMissed(Against::Calm), words: "the old app" },
            ],
        }),
        Step::Do {
            task: "Make the service say no: a ticket that breaks the contract goes back with an error, and a person reads it meanwhile.",
            goal: Goal::RejectsBreaches,
            needs: Needs::ALL,
        },
        Step::Do {
            task: "Try it as Ben would: write a request, take the topic out, and send it.",
            goal: Goal::Replied(Reply::Stopped),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Let the afternoon pass until eight.",
            until: Goal::All(&[
                Goal::Until(moment(10, 20, 0)),
                Goal::QuantityIn(Quantity::Recall, 4, 84.0, 100.0),
                Goal::QuantityIn(Quantity::FalseDiscoveryRate, 4, 0.0, 40.0),
            ]),
        },
        Step::Explain(Explain {
            title: "An error is a kindness",
            text: &[
                "Now Ben’s app gets status 422 (I can read this, and it breaks the contract) on its first try, and a sentence with the field’s name in it. He can mend it before lunch. Until then a person reads those tickets, which costs something. A good response also names the version that answered, so that somebody can ask later.",
                "An interface has three ways with a bad request. It can break, it can guess, or it can say what is wrong. Only the last one tells somebody who can do something about it.",
            ],
            over: None,
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 4), words: "of 100 urgent tickets are caught now" },
                Figure { measure: Measure::Last(Quantity::BlockedShare, 4), words: "% of the tickets went back with an error" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "letting the service guess" },
            ],
        }),
    ],
    hints: [
        "Read the reply below “Write a request by hand”: the line that names a field is what a sender can act on.",
        "The check can deal quietly with what breaks the contract, so that its sender hears nothing, or speak up. Which of these would help Ben?",
        "Open “Write a request by hand” and press “Send”; send it again with the topic leek. At noon open “Switch the check on”, choose “to a person”, press “Switch on”. Delete the line of the topic, press “Send”, and let time pass until 20:00.",
    ],
    solved: "Ben was told, in words that he can act on.",
    missed: "Evening came, and the service was still guessing. Go back to noon and make it say no.",
    solution: Playthrough {
        name: "Send it back, and let a person read it",
        why: "The sender learns what is wrong with the first ticket, and no customer waits for that.",
        actions: &[
            at(moment(10, 7, 0), ScriptedAction::SendRequest("{\"topic\": \"leak\", \"waiting_time\": 12}")),
            at(moment(10, 7, 0), ScriptedAction::SendRequest("{\"topic\": \"leek\", \"waiting_time\": \"12\"}")),
            at(moment(10, 12, 0), ScriptedAction::Validation(OnBreach::Reject)),
            at(moment(10, 12, 0), ScriptedAction::SendRequest("{\"waiting_time\": 12}")),
        ],
    },
    wrong: [
        Playthrough {
            name: "Let the simple rule answer instead",
            why: "It keeps the gap away from the model, and fills it with a poorer guess. Ben still gets an answer like any other.",
            actions: &[
                at(moment(10, 7, 0), ScriptedAction::SendRequest("{\"topic\": \"leak\", \"waiting_time\": 12}")),
                at(moment(10, 7, 0), ScriptedAction::SendRequest("{\"topic\": \"leek\", \"waiting_time\": \"12\"}")),
                at(moment(10, 12, 0), ScriptedAction::Validation(OnBreach::FallBack)),
            ],
        },
        Playthrough {
            name: "Lower the decision threshold",
            why: "Too few are called urgent, so one calls more of them urgent. That catches some, wakes the technicians for nothing, and tells Ben nothing.",
            actions: &[
                at(moment(10, 7, 0), ScriptedAction::SendRequest("{\"topic\": \"leak\", \"waiting_time\": 12}")),
                at(moment(10, 7, 0), ScriptedAction::SendRequest("{\"topic\": \"leek\", \"waiting_time\": \"12\"}")),
                at(moment(10, 12, 0), ScriptedAction::Threshold(0.07)),
            ],
        },
    ],
    general: Some(General {
        says: "While an app leaves out a field that must be there, sending its tickets back to a person catches more than a guess, and rings less than a lower threshold.",
        effect: Goal::All(&[
            Goal::QuantityIn(Quantity::Recall, 4, 84.0, 100.0),
            Goal::QuantityIn(Quantity::FalseDiscoveryRate, 4, 0.0, 40.0),
        ]),
        at: moment(10, 20, 0),
        solution: 95,
        wrong: [95, 95],
    }),
};
