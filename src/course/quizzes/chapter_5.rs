//! Chapter 5: safe updates. Retraining, tests, trials, rollback, the record.

use super::facts::RunFacts;
use super::question::{Made, Question, Quiz, TaughtIn, made, no, right, wrong, yes};
use crate::base::number_format;

/// The quiz.
pub static QUIZ: Quiz = Quiz {
    chapter: 5,
    questions: &[
        Question {
            id: "5-canary",
            taught: TaughtIn { mission: "5.1", words: "it answers a share of the tickets" },
            ask: "A new version answers 10 % of the tickets for a day. It turns out to be wrong on all of them. How many tickets suffered?",
            answers: &[
                right("One in ten", "That is what a canary buys: the same lesson for a tenth of the harm."),
                wrong("All", "The champion answered the other nine in ten, as before."),
                wrong("None, it was a trial", "A canary’s answers are used. In shadow they would not have been."),
            ],
            own: Some(canary),
        },
        Question {
            id: "5-ready",
            taught: TaughtIn { mission: "5.4", words: "Training again gives you a candidate" },
            ask: "A training ends on Tuesday at 14:00, and its test looks good. Who gets the new version’s answers at 14:01?",
            answers: &[
                right("Nobody", "Retraining makes a candidate. Releasing it is a second decision, and no is an answer, too."),
                wrong("Everybody", "Newer is not better. It has yet to show that it is."),
                wrong("A tenth of the customers", "Only if somebody starts a canary."),
            ],
            own: Some(ready),
        },
        Question {
            id: "5-back",
            taught: TaughtIn { mission: "5.3", words: "is called a criterion for rollback" },
            ask: "A release went wrong. It took six hours until somebody dared to roll back. What would have made it quicker?",
            answers: &[
                right(
                    "A rule agreed before: which figure, and who",
                    "Then nobody argues at night. The rule looks up the figure, and the person acts.",
                ),
                wrong("Looking for the cause at once", "The cause can wait, people cannot. Roll back, then look."),
                wrong("Training a better version", "That takes longer than letting the version before answer again."),
            ],
            own: Some(back),
        },
        Question {
            id: "5-window",
            taught: TaughtIn { mission: "5.2", words: "In the broken days a waiting time of 700 meant a person in need" },
            ask: "For five days waiting time came in seconds; today that is mended. You want a new version. Which days should it learn from?",
            answers: &[
                right("All but the broken ones", "A version that learns from seconds will misread minutes."),
                wrong("The last five", "They are the broken ones. The new version would be wrong about healthy tickets."),
                wrong("All of them", "It learns one meaning for each field. Two units in one field blur both."),
            ],
            own: None,
        },
        Question {
            id: "5-verdict",
            taught: TaughtIn { mission: "5.1", words: "the verdict is: not enough evidence yet" },
            ask: "The canary’s outcomes: 31 are in, two of them misses; the champion would have had three. The trial says: not enough evidence yet. What now?",
            answers: &[
                right(
                    "Wait, or widen its share a little",
                    "With so few, chance decides: the interval reaches from much better to much worse. More traffic or more time makes it narrow.",
                ),
                wrong("Promote it: it is ahead", "One ticket the other way, and it would be level. That is no lead."),
                wrong("Take it back: it has missed two already", "Every version misses some. The question is whether it misses more."),
            ],
            own: None,
        },
        Question {
            id: "5-record",
            taught: TaughtIn { mission: "5.5", words: "that is an audit trail" },
            ask: "A year later an auditor asks why v7 was released. What answers?",
            answers: &[
                right(
                    "The release record, written on that day",
                    "Why, which data, which tests, who approved, known limits, when to go back.",
                ),
                wrong("The model itself, once it is opened", "It shows what it does, not who decided what with which knowledge."),
                wrong("Its author, who remembers it best", "Author and approver differ for a reason, and memory is no evidence."),
            ],
            own: None,
        },
        Question {
            id: "5-unseen",
            taught: TaughtIn { mission: "5.5", words: "real tickets, answers that nobody uses" },
            ask: "In which way of trying a new version does nobody get its answers?",
            answers: &[
                right("In a shadow deployment", "It scores the real requests, and its answers are compared and thrown away."),
                wrong("In a canary release", "There a small share of the people gets its answers."),
                wrong("In an A/B test between two", "There chance decides who gets which version’s answers."),
            ],
            own: None,
        },
        Question {
            id: "5-trigger",
            taught: TaughtIn { mission: "1.3", words: "What starts the next round is called a retraining trigger" },
            ask: "Which of these is a good retraining trigger?",
            answers: &[
                right(
                    "Measured recall stays below its limit for days",
                    "A sign, a limit and a time: anybody can say when it is met, and that it is no noise.",
                ),
                wrong(
                    "A better algorithm has been published somewhere",
                    "It may be worth a trial one day. It says nothing of how your model does.",
                ),
                wrong("Somebody on the team has an hour to spare today", "Then one trains when it suits, not when it is needed."),
            ],
            own: None,
        },
        Question {
            id: "5-race",
            taught: TaughtIn { mission: "5.6", words: "What counts is a short way from a complaint to a new version" },
            ask: "Thieves learn what a model looks at. What helps most in the long run?",
            answers: &[
                right(
                    "A short way from a complaint to a new version",
                    "They will learn again. A trigger, a test, a canary and a rollback make the answer quick and safe.",
                ),
                wrong("One very large model, trained once on all data", "It knows the thieves of the past, and they change."),
                wrong(
                    "A strict threshold that is kept for many years",
                    "It stops more honest payments, and a good disguise still scores low.",
                ),
            ],
            own: None,
        },
        Question {
            id: "5-round",
            taught: TaughtIn { mission: "5.7", words: "A window should hold a whole round of it" },
            ask: "Dockers strike each week from Thursday to Saturday. From which days should a version for all days learn?",
            answers: &[
                right("From whole weeks, with strike and work", "What comes back belongs into the window with its whole round."),
                wrong(
                    "From the newest days, however few they are",
                    "The newest outcomes are those of the strike, so such a version goes on expecting it.",
                ),
                wrong("From quiet days, without any strike", "Then it promises too much each Thursday."),
            ],
            own: None,
        },
    ],
};

fn canary(run: &RunFacts) -> Option<Made> {
    let trial = run.canary.as_ref()?;
    let (v, many) = (trial.version, &run.many);
    let (answered, of) = (number_format::grouped(trial.answered), number_format::grouped(trial.of));
    made(
        format!(
            "In your run v{v} had a trial at {} of the {many}, while {of} came. How many would have suffered, had every answer of v{v} been wrong?",
            number_format::percent(trial.share)
        ),
        [
            yes(answered, "Those that it answered. A canary buys its lesson at a small share of the harm."),
            no(of, "The champion answered all the others, as before."),
            no("None, it was a trial", "A canary’s answers are used. In shadow they would not have been."),
        ],
    )
}

fn ready(run: &RunFacts) -> Option<Made> {
    let trained = run.retrained.as_ref()?;
    let (v, champion) = (trained.version, trained.champion);
    made(
        format!(
            "In your run the training of v{v} ended on {}. Who answered the {} in the minute after?",
            number_format::moment(trained.at),
            run.many
        ),
        [
            yes(
                format!("v{champion}, the champion, as before"),
                "Retraining makes a candidate. Releasing it is a second decision, and no is an answer, too.",
            ),
            no(format!("v{v}, since it was newer"), "Newer is not better. It has yet to show that it is."),
            no("Both, half and half", "Only if somebody starts a canary, and with a smaller share."),
        ],
    )
}

fn back(run: &RunFacts) -> Option<Made> {
    let taken = run.rolled_back.as_ref()?;
    let (v, after) = (taken.version, number_format::length(taken.after));
    made(
        format!("In your run v{v} was taken back after {after} in service. If it deserved that, what would have made it quicker?"),
        [
            yes(
                "A rule agreed before: at which figure, and who",
                "Then nobody has to argue. The rule looks up the figure, and the person acts.",
            ),
            no("Finding the cause first", "The cause can wait, people cannot. Roll back, then look."),
            no("Training a better version", "That takes longer than letting the version before answer again."),
        ],
    )
}
