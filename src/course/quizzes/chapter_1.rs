//! Chapter 1: what MLOps is. Silent failure, the bill, the loop, guards and roles.

use super::facts::RunFacts;
use super::question::{Made, Question, Quiz, TaughtIn, made, no, right, wrong, yes};
use crate::base::number_format;

/// The quiz.
pub static QUIZ: Quiz = Quiz {
    chapter: 1,
    questions: &[
        Question {
            id: "1-silent",
            taught: TaughtIn { mission: "1.1", words: "This is a silent failure" },
            ask: "All servers run and every ticket gets an answer. At noon an update begins to send waiting time in seconds instead of minutes. What does a page that watches servers show?",
            answers: &[
                right(
                    "Nothing, while urgent tickets go unseen",
                    "A server does not know what an answer means. Up, fast and wrong: that is a silent failure.",
                ),
                wrong(
                    "Errors: values out of range",
                    "A value sixty times too large is still a number. Nothing stops unless a check compares it with the contract.",
                ),
                wrong("Slower answers to such tickets", "Scoring a wrong number takes as long as scoring a right one."),
            ],
            own: Some(answered),
        },
        Question {
            id: "1-bill",
            taught: TaughtIn { mission: "1.5", words: "a missed urgent ticket costs 15 EUR" },
            ask: "A missed urgent ticket costs the heating company 15 EUR, and somebody a cold night. A false alarm costs 3 EUR. What makes a bad day expensive?",
            answers: &[
                right(
                    "Urgent tickets that are missed",
                    "On a bad day there are hundreds more of them, and each costs as much as five false alarms. Servers cost the same every day.",
                ),
                wrong("The servers, by day and by night", "They cost the same on good days and on bad ones."),
                wrong("Working out thousands of predictions", "One answer costs next to nothing. What follows from a wrong one does."),
            ],
            own: Some(bill),
        },
        Question {
            id: "1-choose",
            taught: TaughtIn { mission: "1.2", words: "It asks how often a model is right, not how long an answer takes" },
            ask: "Model A is right on 94 of 100 tickets but too slow on busy mornings. Model B is right on 92 and always in time. Which serves the help desk better?",
            answers: &[
                right("B, which is in time", "An answer that comes too late helps nobody, however often it would have been right."),
                wrong("A, which is right more often", "Only when it answers. On a busy morning the simple rule answers in its place."),
                wrong("Either, with faster servers", "Perhaps, at a price that belongs in the comparison."),
            ],
            own: None,
        },
        Question {
            id: "1-loop",
            taught: TaughtIn { mission: "1.3", words: "that person ticks what it really was" },
            ask: "The model has called a ticket urgent. What is still needed before this ticket can teach the next version?",
            answers: &[
                right(
                    "Its outcome: was it urgent?",
                    "A person finds out while dealing with it, and that is written down hours or days later.",
                ),
                wrong(
                    "Nothing, the model learns while it answers",
                    "The version in service does not change here. Some models, called online learners, do; they need the outcome as well.",
                ),
                wrong(
                    "The model’s own answer as the outcome",
                    "A model taught by its own answers repeats its mistakes, more firmly each time.",
                ),
            ],
            own: None,
        },
        Question {
            id: "1-guard",
            taught: TaughtIn { mission: "1.4", words: "Going back to an earlier version" },
            ask: "A new version has been answering for an hour and turns out badly. Which guard helps at once?",
            answers: &[
                right(
                    "Rollback to the version before",
                    "It is kept ready and answers again within a minute. The cause can be found afterwards.",
                ),
                wrong("The check at the door", "It looks at tickets, and the tickets are fine. The version is not."),
                wrong("Training once more, on more tickets", "That takes longer, and meanwhile the bad version would answer."),
            ],
            own: None,
        },
        Question {
            id: "1-threshold",
            taught: TaughtIn { mission: "1.0", words: "From the decision threshold on, the message goes to junk" },
            ask: "A spam filter gives each message a probability. Somebody lowers the decision threshold a lot. What happens?",
            answers: &[
                right(
                    "More spam is caught, and more honest mail is lost",
                    "The model scores as before. More of its scores lie above the line, those of honest messages as well.",
                ),
                wrong("The model becomes more exact in what it says", "Its scores stay as they are. Only what is done with them changes."),
                wrong("Less spam is caught, and less honest mail is lost", "That is what a higher threshold does."),
            ],
            own: None,
        },
        Question {
            id: "1-drift",
            taught: TaughtIn { mission: "1.0", words: "that is called data drift" },
            ask: "A colleague reports data drift in the field “size”. What has been seen?",
            answers: &[
                right(
                    "Its values no longer look as they did in training",
                    "Data drift is a difference in what comes in. Whether it does harm has still to be found out.",
                ),
                wrong(
                    "The model gives more wrong answers than it did",
                    "It may, or may not. Drift looks at what comes in, not at how good the answers are.",
                ),
                wrong(
                    "The field has stopped coming in, and is empty",
                    "Empty values have an alert of their own. Drift is about values that are there.",
                ),
            ],
            own: None,
        },
        Question {
            id: "1-role",
            taught: TaughtIn { mission: "1.4", words: "drift of waiting time: the data engineer’s view" },
            ask: "An alert says that the field “waiting time” has drifted. Who should be told first?",
            answers: &[
                right(
                    "The data engineer",
                    "The field comes from a source that this person knows and can ask: is it a fault, or has the world changed?",
                ),
                wrong("The data scientist", "The model is as it was. What reaches it has changed."),
                wrong(
                    "Everybody on the team",
                    "What is told to all is picked up by nobody. One name is on the alert, others are asked in.",
                ),
            ],
            own: None,
        },
        Question {
            id: "1-goal",
            taught: TaughtIn { mission: "1.5", words: "A definition of the problem has three lines" },
            ask: "Which of these is a goal that a team can build and watch?",
            answers: &[
                right(
                    "Catch 85 of 100 urgent tickets, at most one false alarm in two calls",
                    "It names the decision and both mistakes, so everybody can see whether it is met.",
                ),
                wrong("Reach 85 % accuracy in each week of the year", "Calling nothing urgent does: seven of eight tickets are not."),
                wrong(
                    "Catch all urgent tickets, whatever else it takes",
                    "Whoever calls everything urgent catches all of them. A goal names its price as well.",
                ),
            ],
            own: None,
        },
        Question {
            id: "1-by-hand",
            taught: TaughtIn { mission: "1.6", words: "always alike" },
            ask: "An update takes thirty steps. What is gained when a pipeline does them instead of a person?",
            answers: &[
                right(
                    "The same steps each time, with a record",
                    "By hand, one step is skipped sooner or later, and nobody can tell which.",
                ),
                wrong("The new version is a better one", "The pipeline makes the same model from the same data. It makes it reliably."),
                wrong(
                    "Nobody has to look at new versions any more",
                    "It will as reliably release a bad version, unless a test or a person says no.",
                ),
            ],
            own: None,
        },
        Question {
            id: "1-field",
            taught: TaughtIn { mission: "1.1", words: "All the work that keeps such a system useful is called MLOps" },
            ask: "Which sentence describes MLOps best?",
            answers: &[
                right(
                    "Keeping a model useful and safe while people depend on it",
                    "It begins where the test result ends: watching, mending, updating, and knowing who decides.",
                ),
                wrong(
                    "Finding the algorithm that has the best figure in its test",
                    "That is part of building a model. A good test result is only the start of the work.",
                ),
                wrong(
                    "Keeping the servers up and the programs free of errors",
                    "Servers can be up while answers get worse. Here data and outcomes have to be watched as well.",
                ),
            ],
            own: None,
        },
        Question {
            id: "1-order",
            taught: TaughtIn { mission: "1.3", words: "that is the machine-learning lifecycle" },
            ask: "In which order does the machine-learning lifecycle go round?",
            answers: &[
                right(
                    "Data, training, test, deployment, monitoring, data",
                    "What is seen in service becomes data, and the round begins again.",
                ),
                wrong(
                    "Training, data, deployment, test, monitoring, the end",
                    "Without data there is nothing to learn from, and a test after the release comes too late.",
                ),
                wrong(
                    "Data, deployment, training, monitoring, test, end",
                    "A version is deployed once it has been trained and tested, and after that the round goes on.",
                ),
            ],
            own: None,
        },
    ],
};

fn answered(run: &RunFacts) -> Option<Made> {
    let fault = run.fault.as_ref()?;
    let answered = fault.answered.filter(|share| *share >= 0.97)?;
    let predicted_positive_rate = match fault.predicted_positive_rate {
        Some((before, after)) => {
            format!(" The share called {} went from {} to {}.", run.positive, number_format::percent(before), number_format::percent(after))
        }
        None => String::new(),
    };
    let (what, many, when) = (&fault.what, &run.many, number_format::moment(fault.at));
    made(
        format!("In your run, trouble ({what}) began on {when}. In the hours after, what share of the {many} did a model answer in time?"),
        [
            yes(
                number_format::percent(answered),
                format!(
                    "Everything was up.{predicted_positive_rate} Only what the answers were worth could change, and no server sees that."
                ),
            ),
            no("None: it stopped", "Nothing stopped. A wrong value is scored like a right one."),
            no("About half", "Whether there is an answer and whether it is right are two questions. Trouble can hide in the second one."),
        ],
    )
}

fn bill(run: &RunFacts) -> Option<Made> {
    let m = &run.mistakes;
    let parts = [m.missed_eur, m.false_alarms_eur, run.upkeep_eur];
    let most = parts.iter().copied().fold(0.0, f64::max);
    // Where something else was paid for, such as a log that got out, these are not the whole bill.
    let whole = parts.iter().sum::<f64>() > run.eur * 0.9;
    if !whole || parts.iter().filter(|p| **p > most * 0.9).count() != 1 {
        return None;
    }
    let texts = [
        format!("{} missed {} {}", number_format::grouped(m.missed), run.positive, run.many),
        format!("{} false alarms", number_format::grouped(m.false_alarms)),
        "Servers and people who read by hand".to_owned(),
    ];
    let answers = [0, 1, 2].map(|i| {
        let came_to = number_format::eur(parts[i]);
        match parts[i] == most {
            true => {
                yes(texts[i].clone(), format!("{came_to}, the largest part. Look here first when you ask what an improvement is worth."))
            }
            false => no(texts[i].clone(), format!("That came to {came_to}. The largest part was {}.", number_format::eur(most))),
        }
    });
    made(
        format!("You ran the system for {}. What made up the largest part of its bill in that time?", number_format::length(run.lasted)),
        answers,
    )
}
