//! Chapter 3: deployment. Batch or live, the interface, skew, answer times, fallbacks.

use super::facts::RunFacts;
use super::question::{Made, Question, Quiz, TaughtIn, made, no, right, wrong, yes};
use crate::base::number_format;

/// The quiz.
pub static QUIZ: Quiz = Quiz {
    chapter: 3,
    questions: &[
        Question {
            id: "3-who",
            taught: TaughtIn { mission: "3.3", words: "names the version that answered" },
            ask: "On Friday a customer asks which version judged a ticket on Tuesday. What must have been kept?",
            answers: &[
                right("The version’s number, with each answer", "A few letters a ticket. Without them the question stays open for ever."),
                wrong("The model that is in service now", "It may have been another one on Tuesday, or a canary."),
                wrong("The tickets which the model learnt from", "They tell what a version learnt from, not who answered."),
            ],
            own: Some(who),
        },
        Question {
            id: "3-fallback",
            taught: TaughtIn { mission: "3.2", words: "That is the fallback: chosen beforehand" },
            ask: "On a cold morning the model is too slow for one ticket in three. What should those tickets get?",
            answers: &[
                right("The simple rule’s answer, as agreed before", "It catches less than the model and far more than no answer."),
                wrong(
                    "The model’s answer, even where it comes late",
                    "Nobody waits for it: the help desk has moved on, and the queue grows.",
                ),
                wrong("“Urgent”, to be on the safe side", "If a third of all is urgent, the truly urgent wait in a long line."),
            ],
            own: Some(fallback),
        },
        Question {
            id: "3-skew",
            taught: TaughtIn { mission: "3.1", words: "numbers topics and products in another order" },
            ask: "The app team rewrites the preparation. It now numbers the topics in another order. The model file is the same. What happens?",
            answers: &[
                right(
                    "Answers go wrong at once",
                    "What was “leak” in training now reads as another topic. This is skew: same model, other numbers.",
                ),
                wrong("Nothing: the model is the same", "A model is only as good as the numbers that it is given."),
                wrong(
                    "Answers go wrong, and recover within days",
                    "This version does not learn in service. It will misread every ticket until somebody notices.",
                ),
            ],
            own: None,
        },
        Question {
            id: "3-p95",
            taught: TaughtIn { mission: "3.2", words: "The time that 95 of 100 stay under is a percentile, written p95" },
            ask: "Answers take 180 ms on average, and p95 is 900 ms. What does p95 say?",
            answers: &[
                right("One in twenty waits 900 ms or longer", "The average hides them behind many quick answers."),
                wrong("95 of 100 tickets wait 900 ms or longer", "95 of 100 wait less than that."),
                wrong("The slowest answer takes 900 ms", "The slowest one may take much longer. p95 leaves out the last five of 100."),
            ],
            own: None,
        },
        Question {
            id: "3-api",
            taught: TaughtIn { mission: "3.3", words: "with the field’s name and what is wrong with it" },
            ask: "A request arrives with an equipment age of “eleven”. What is the best reply?",
            answers: &[
                right(
                    "An error: age must be a number from 0 to 50",
                    "Whoever sent it can mend it today. The message names field and reason.",
                ),
                wrong(
                    "A score, worked out with 0 in place of the age",
                    "A silent guess. The sender never learns of it, and the answer is worth little.",
                ),
                wrong("An error that only says “bad request”", "Then the sender knows that something failed, and not what to mend."),
            ],
            own: None,
        },
        Question {
            id: "3-slow",
            taught: TaughtIn { mission: "1.2", words: "The rule answers them, and misses more urgent ones" },
            ask: "In its test a new version catches as much as the one in service. It takes six times as long. What comes of a release on a busy morning?",
            answers: &[
                right(
                    "Time-outs, and more urgent tickets missed",
                    "The queue grows, the simple rule answers instead, and it catches less.",
                ),
                wrong("The same quality, a little later", "A late answer is not used. Quality in service includes being in time."),
                wrong("Nothing, if servers are not at their limit yet", "Six times the work for each ticket brings them there."),
            ],
            own: None,
        },
        Question {
            id: "3-guess",
            taught: TaughtIn { mission: "3.3", words: "From the outside a guess looks like an answer" },
            ask: "An app leaves out a field that must be there. The service answers all the same, and no alarm rings. Why is that bad?",
            answers: &[
                right(
                    "A guess looks like an answer",
                    "Whoever wrote the app sees a proper response, so nobody who could mend it ever hears of it.",
                ),
                wrong("The model will stop working sooner or later", "It copes with gaps for years. That is why nobody notices."),
                wrong(
                    "The app gets slower with each ticket",
                    "It is as quick as before. What has changed is how often the answer is right.",
                ),
            ],
            own: None,
        },
        Question {
            id: "3-place",
            taught: TaughtIn { mission: "3.4", words: "Who gets to see the tickets?" },
            ask: "Tickets must not leave the company, and thirty come a minute. Where should the model run?",
            answers: &[
                right("On the company’s servers", "Thirty a minute are easy for a few machines, and the data stay inside."),
                wrong("In a cloud that grows with traffic", "It would master peaks that do not exist here, and the data would leave."),
                wrong("On a data scientist’s laptop", "It is closed now and then, or restarts. Then nobody answers."),
            ],
            own: None,
        },
        Question {
            id: "3-batch",
            taught: TaughtIn {
                mission: "3.5",
                words: "Decide between online inference, each ticket as it comes (in real time), and batch inference",
            },
            ask: "When is batch inference, many at once at night, good enough?",
            answers: &[
                right(
                    "When the decision is made the next morning",
                    "A list for the morning can be made at night. It is cheaper, and simpler to run.",
                ),
                wrong(
                    "When the model is a large and accurate one",
                    "How long an answer may take follows from the decision, not from the model.",
                ),
                wrong(
                    "When an urgent ticket can come in at any hour",
                    "Until the night it would wait. Urgent tickets need an answer as they come.",
                ),
            ],
            own: None,
        },
        Question {
            id: "3-endpoint",
            taught: TaughtIn {
                mission: "3.3",
                words: "The agreed form of the two is called the API, and the address that takes requests its endpoint",
            },
            ask: "A colleague writes: “The API stays, the endpoint moves.” What changes for the app that asks?",
            answers: &[
                right(
                    "The address to which it sends its requests",
                    "The form of request and response stays as agreed, and only the address is another.",
                ),
                wrong("The fields that it has to send and will get", "They are the API, the agreed form. That stays."),
                wrong(
                    "The version of the model that answers it",
                    "A version can change behind the same address, and an address without a new version.",
                ),
            ],
            own: None,
        },
        Question {
            id: "3-error",
            taught: TaughtIn { mission: "3.6", words: "A mean error says little by itself" },
            ask: "A model that predicts delivery times is off by some hours on average. How do you tell whether that is good?",
            answers: &[
                right(
                    "Hold it beside a simple baseline on the same parcels",
                    "Whatever the parcel, name the mean of past ones: a model has to be nearer than that.",
                ),
                wrong(
                    "Good is whatever is off by less than a day on average",
                    "For a flower shop a day is far too much. Without something beside it a figure says little.",
                ),
                wrong(
                    "Count for how many parcels it is right to the minute",
                    "Nobody needs the minute. What matters is how far off an answer is.",
                ),
            ],
            own: None,
        },
    ],
};

fn who(run: &RunFacts) -> Option<Made> {
    let alert = run.alert.as_ref()?;
    let (champion, other) = (alert.champion, alert.other);
    made(
        format!("The alert on {} fired on {}. Which version was champion at that minute?", alert.about, number_format::moment(alert.at)),
        [
            yes(format!("v{champion}"), "The timeline shows it, because each answer is kept with the number of its version."),
            no(
                format!("v{other}"),
                format!("At that minute v{other} was not in charge. Blaming the wrong version is easy where numbers are not kept."),
            ),
            no("That cannot be known afterwards", "It can, where each answer carries its version’s number. Here it does."),
        ],
    )
}

fn fallback(run: &RunFacts) -> Option<Made> {
    let [rule, person] = run.without_model;
    if rule + person < 20 {
        return None;
    }
    let many = &run.many;
    let (count, mostly) = (number_format::grouped(rule + person), if rule >= person { "the simple rule" } else { "a person" });
    made(
        format!("In your run no model answered {count} of the {many}. What became of them?"),
        [
            yes(
                format!("They got another answer, mostly from {mostly}"),
                "That is a fallback: chosen in quiet times, it works when the model cannot or should not answer.",
            ),
            no("They got none", "Nobody is left without an answer here. Something simpler steps in, and catches less."),
            no("The version before answered them", "That would be a rollback: a decision for all of them, not for single ones."),
        ],
    )
}
