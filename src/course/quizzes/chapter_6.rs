//! Chapter 6: a plan of one's own. Comparing futures, rules that can be carried out, care in proportion to risk.

use super::facts::RunFacts;
use super::question::{Made, Question, Quiz, TaughtIn, made, no, right, wrong, yes};
use crate::base::number_format;
use crate::course::grammar;

/// The quiz.
pub static QUIZ: Quiz = Quiz {
    chapter: 6,
    questions: &[
        Question {
            id: "6-compare",
            taught: TaughtIn { mission: "5.1", words: "A comparison of this kind is an A/B test" },
            ask: "A plan ran for sixty days and the bill was 48,000 EUR. In a real company, how do you find out what the plan was worth?",
            answers: &[
                right(
                    "Leave some customers without it, chosen at random",
                    "Same weeks, same weather: what differs is the plan. This is called a hold-out, or an A/B test.",
                ),
                wrong(
                    "Compare its bill with that of last month",
                    "Other weather, other customers, other trouble: the difference could have many causes.",
                ),
                wrong(
                    "Run the same sixty days again without it",
                    "This page can do that: same seed, same customers, same trouble. In life no day comes twice.",
                ),
            ],
            own: Some(compare),
        },
        Question {
            id: "6-first-move",
            taught: TaughtIn { mission: "1.4", words: "An alert has an owner" },
            ask: "An alert fired after one hour. Somebody acted after nine. Which line of a plan saves the eight hours?",
            answers: &[
                right(
                    "Who picks it up, and what they may do without asking",
                    "Being told is half. The other half is a name and a permission.",
                ),
                wrong("A limit twice as strict on the same alert", "It would have fired some minutes sooner, and waited as long."),
                wrong("More people who get the alert", "What is told to all is picked up by nobody. It takes a name."),
            ],
            own: Some(first_move),
        },
        Question {
            id: "6-rule",
            taught: TaughtIn { mission: "5.3", words: "you may go back without asking anybody" },
            ask: "Which of these rollback rules can be carried out at three in the morning?",
            answers: &[
                right(
                    "Too few called within 24 h of a release: the version before answers, owner is told",
                    "A sign, a time, an action, a name. And it goes back only where a release may have done it.",
                ),
                wrong(
                    "If measured quality falls, the version before answers again",
                    "Falls by how much, for how long, and who does it? At three nobody wants to decide that.",
                ),
                wrong(
                    "The team meets each month, looks at all releases, and discusses what to take back",
                    "A good habit, and far too late for a bad night.",
                ),
            ],
            own: None,
        },
        Question {
            id: "6-simple",
            taught: TaughtIn { mission: "6.4", words: "What won is not that the model is simple" },
            ask: "Customers’ habits change all year. A small team can have a simple model that it looks after each week, or a large one that nobody has time for. Which is better at the end?",
            answers: &[
                right(
                    "The simple one, looked after",
                    "The world moves for both, and only one of them is brought along. In a world that stands still, the large one may well win.",
                ),
                wrong("The large one, left alone", "A lead of some points is gone after a season without care."),
                wrong("Both are as good as at the start", "The code stays. The customers, products and rules that it learnt do not."),
            ],
            own: None,
        },
        Question {
            id: "6-risk",
            taught: TaughtIn { mission: "6.1", words: "put it where harm is greatest" },
            ask: "One model suggests films, another one refuses loans. How much care does each need?",
            answers: &[
                right(
                    "Loans far more: review, reasons, fairness",
                    "Care follows harm. A poor film costs an evening, a refusal changes a life.",
                ),
                wrong("The same care for both of the models", "Then films get too many checks, or loans too few."),
                wrong("Films more: more people, more answers", "Many small annoyances still weigh less than a few people wrongly refused."),
            ],
            own: None,
        },
        Question {
            id: "6-privacy",
            taught: TaughtIn { mission: "4.5", words: "data minimisation" },
            ask: "Names and phone numbers could be logged with each ticket “in case they help later”. Should they?",
            answers: &[
                right(
                    "No: keep what the decision and its check need",
                    "What is not kept cannot leak. A ticket’s number leads back to it where somebody may look.",
                ),
                wrong("Yes, with a date on which they are deleted", "They say nothing about urgency and a lot about people."),
                wrong("Yes, if the log is secret", "Secrets get out. Not keeping it is the only sure protection."),
            ],
            own: None,
        },
        Question {
            id: "6-first",
            taught: TaughtIn { mission: "1.5", words: "What is decided with the answer" },
            ask: "You start your first project. What comes first?",
            answers: &[
                right("The decision, a measure, a simple rule to beat", "Without them nobody can tell whether a model helps."),
                wrong("The best algorithm for the data that we have", "The choice means little until it is clear what it is for."),
                wrong(
                    "The tools: a feature store, an orchestrator, a registry",
                    "Tools pay off when there is something to repeat. One model and a checklist come before.",
                ),
            ],
            own: None,
        },
        Question {
            id: "6-review",
            taught: TaughtIn { mission: "2.5", words: "how uncertain, and how many" },
            ask: "Tickets with scores from 8 to 30 % go to a person: 600 a day. Two people can read 200. What follows?",
            answers: &[
                right(
                    "For 400 the model decides after all: narrow the band",
                    "Else the 200 are whoever came first. Choose the most uncertain ones instead.",
                ),
                wrong("They read faster, until all of it is done", "Then a person only nods, and the review is one in name."),
                wrong(
                    "Nothing bad: a ticket in the queue is in safe hands",
                    "An urgent ticket that waits for review is an urgent ticket that waits.",
                ),
            ],
            own: None,
        },
        Question {
            id: "6-card",
            taught: TaughtIn { mission: "6.5", words: "What a model is for and what it is not for stands on its model card" },
            ask: "What belongs on a model card?",
            answers: &[
                right(
                    "What it is for, how it was tested, its limits",
                    "And what must not be decided by it: outside its use nobody has tested what it does.",
                ),
                wrong("What it costs, who sold it, when it is paid", "That is a bill. It says nothing of what the model may be used for."),
                wrong(
                    "All of its weights, so that one can rebuild it",
                    "For that there is a registry. A card is for people who decide whether to use it.",
                ),
            ],
            own: None,
        },
        Question {
            id: "6-harm",
            taught: TaughtIn { mission: "1.5", words: "What is decided with the answer" },
            ask: "Precision of a fraud model has risen. Which question is about the business, not about the model?",
            answers: &[
                right(
                    "Do we lose less money, and fewer customers?",
                    "A model can score better while the business does worse, so both are looked at.",
                ),
                wrong("Is recall as it was, now that precision rose?", "It is a good question, and it is still about the model."),
                wrong(
                    "Was it measured on rows that it never met?",
                    "That has to be so. It is about the test, not about what comes of the answers.",
                ),
            ],
            own: None,
        },
        Question {
            id: "6-reason",
            taught: TaughtIn { mission: "6.5", words: "“The system says no” is no reason" },
            ask: "Somebody is refused a loan and asks why. Which of these is a reason?",
            answers: &[
                right(
                    "Your income beside the sum spoke against it",
                    "It names what weighed, so it can be checked, and one sees what could change.",
                ),
                wrong("The system gave your application a high score", "That says who decided, not why."),
                wrong(
                    "The model is right about nearly all applicants",
                    "Even so it may be wrong about this one, and nobody could check it.",
                ),
            ],
            own: None,
        },
    ],
};

fn compare(run: &RunFacts) -> Option<Made> {
    if run.lasted.as_days() < 1.0 {
        return None;
    }
    let (lasted, bill, people) = (number_format::length(run.lasted), number_format::eur(run.eur), grammar::people(run.people));
    made(
        format!("Your time in the run: {lasted}, {bill}, {people} harmed. How do you find out what your decisions did about that?"),
        [
            yes("Play the same seed without them", "The same customers and the same trouble come. What differs is your doing."),
            no("Compare with another seed", "Other luck comes with it, and one run cannot tell luck from skill."),
            no(
                "Compare the last day with the first",
                "Days differ by themselves: weekday, weather, trouble. That proves nothing about decisions.",
            ),
        ],
    )
}

fn first_move(run: &RunFacts) -> Option<Made> {
    let (alert, fault) = (run.alert.as_ref()?, run.fault.as_ref()?);
    let moved = fault.moved_after.filter(|moved| *moved > alert.after)?;
    let (notified, acted) = (number_format::length(alert.after), number_format::length(moved));
    made(
        format!(
            "In your run an alert fired {notified} after trouble began, and you first changed something after {acted}. Which line of a plan shortens the time between?"
        ),
        [
            yes("Who picks it up, and what they may do without asking", "Being told is half. The other half is a name and a permission."),
            no("A stricter limit", format!("It shortens the {notified} until somebody is told, not what comes after.")),
            no("A larger model", "It would have met the same trouble. People would have waited as long."),
        ],
    )
}
