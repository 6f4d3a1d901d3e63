//! Chapter 2: building blocks. Data, labels, splits, the decision threshold, the contract, versions.

use super::facts::RunFacts;
use super::question::{Made, Question, Quiz, TaughtIn, made, no, right, wrong, yes};
use crate::base::number_format;

/// The quiz.
pub static QUIZ: Quiz = Quiz {
    chapter: 2,
    questions: &[
        Question {
            id: "2-line",
            taught: TaughtIn { mission: "2.2", words: "Moving the threshold trades one mistake for the other" },
            ask: "The decision threshold goes from 35 % down to 20 %. The model stays as it is. What follows?",
            answers: &[
                right("Fewer missed, more false alarms", "More tickets reach the threshold: urgent ones, and others with them."),
                wrong(
                    "Fewer missed, fewer false alarms",
                    "That takes a better model. The threshold only trades one mistake for the other.",
                ),
                wrong(
                    "The scores of all tickets rise",
                    "Scores come from the model. The threshold says from which score on somebody acts.",
                ),
            ],
            own: Some(line),
        },
        Question {
            id: "2-test",
            taught: TaughtIn { mission: "2.4", words: "Test on what lies after" },
            ask: "A version learns from two weeks of tickets. On which tickets is it tested before release?",
            answers: &[
                right("On the newest part of them, kept apart", "It has not met them, and they come later, as tickets in service will."),
                wrong(
                    "On all tickets that it has learnt from",
                    "Then it is asked what it has learnt by heart, and looks better than it is.",
                ),
                wrong("On a random tenth of those it learnt from", "It has met these, too. A test needs tickets that it has never seen."),
            ],
            own: Some(tested),
        },
        Question {
            id: "2-labels",
            taught: TaughtIn { mission: "2.1", words: "a model learns that urgency is rare" },
            ask: "For a week a tired team ticks “not urgent” on half of the urgent tickets. Then a version learns from that week. It…",
            answers: &[
                right(
                    "calls fewer tickets urgent",
                    "It learns what is written down. Its test uses the same wrong ticks, so the test may look fine.",
                ),
                wrong("calls as many urgent", "It never sees urgency itself, only the tick. The tick is what it learns."),
                wrong("calls more tickets urgent", "Nothing tells it that ticks are missing. It learns the share that it is shown."),
            ],
            own: None,
        },
        Question {
            id: "2-more",
            taught: TaughtIn { mission: "2.1", words: "Before asking for more data, ask who wrote the labels" },
            ask: "Snapshot A has 40,000 tickets, but half of its urgent ones are ticked “not urgent”. Snapshot B has 8,000, carefully checked. Which one first?",
            answers: &[
                right(
                    "B",
                    "These mistakes all point the same way, so more tickets do not even them out. 8,000 clean ones are plenty here.",
                ),
                wrong("A", "More of the same mistake only makes the model surer of it."),
                wrong("Both together", "Then thousands of wrong outcomes are in again. Clean A first, then join them."),
            ],
            own: None,
        },
        Question {
            id: "2-leak",
            taught: TaughtIn { mission: "2.7", words: "This is called data leakage" },
            ask: "In the test a version catches 99 of 100. Its strongest field is “technician sent”. How will it do in service?",
            answers: &[
                right(
                    "Badly: the field is empty when a ticket arrives",
                    "A technician is sent after the decision. The answer has leaked into the training data.",
                ),
                wrong("As well as it did in its test", "The test has the field filled in. A ticket that has just arrived has not."),
                wrong("A few points worse than in its test", "It leans on a field that will not be there. That is no small loss."),
            ],
            own: None,
        },
        Question {
            id: "2-contract",
            taught: TaughtIn { mission: "2.3", words: "A field that arrives under another name" },
            ask: "The web form now calls the field “topic” by another name. Nothing checks the contract. What happens?",
            answers: &[
                right(
                    "Topic arrives empty, and answers get worse",
                    "The gap is filled with something harmless-looking. With the check on, the first ticket would have shown it.",
                ),
                wrong("Nothing: the values are the same", "It reads places in a table. A name it does not know is not there."),
                wrong("The model stops with an error", "It is built to cope with an empty field, and copes, silently."),
            ],
            own: None,
        },
        Question {
            id: "2-versions",
            taught: TaughtIn { mission: "2.6", words: "there two of them stand side by side" },
            ask: "Quality fell after a release. Which way to “what changed?” is quickest?",
            answers: &[
                right(
                    "Compare the cards of the two versions",
                    "Data, preparation, settings, tests: what differs is a short list of suspects.",
                ),
                wrong("Ask whoever trained it", "Memory is kind and people leave. What was written down at the time stays."),
                wrong("Train once more and see whether it goes away", "If it does, you will not know why, and it can come back."),
            ],
            own: None,
        },
        Question {
            id: "2-parts",
            taught: TaughtIn { mission: "2.4", words: "The test set is kept apart to the end" },
            ask: "What do training, validation and test set serve, in this order?",
            answers: &[
                right(
                    "To learn from, to choose settings, to judge at the end",
                    "The last one is an exam with new questions, so it is looked at once.",
                ),
                wrong(
                    "To judge at the end, to learn from, to choose settings",
                    "A model that learns from rows and is judged by them has seen the exam before.",
                ),
                wrong(
                    "To learn from, to judge at the end, to choose settings by",
                    "Whoever chooses by the test rows has no fair judge left for the end.",
                ),
            ],
            own: None,
        },
        Question {
            id: "2-balance",
            taught: TaughtIn { mission: "2.8", words: "If a report names accuracy alone, ask how rare the thing is that it looks for" },
            ask: "A report on a fraud model has one figure: its accuracy, and it is splendid. What do you ask first?",
            answers: &[
                right(
                    "How rare is fraud among these payments?",
                    "Where fraud is rare, it is easy to be right: let people pass, and ask nothing.",
                ),
                wrong("Can the accuracy be raised further next month?", "It can be perfect about honest people and still stop no thief."),
                wrong(
                    "How many payments were in the test?",
                    "More payments make the same figure surer. It still answers a question that nobody has.",
                ),
            ],
            own: None,
        },
        Question {
            id: "2-leads",
            taught: TaughtIn { mission: "2.9", words: "Before you ask how good a model is, ask who pays for which mistake" },
            ask: "A spam filter, and a first test for an illness: which mistake should each avoid most?",
            answers: &[
                right(
                    "The filter a lost letter, the test a missed illness",
                    "The costlier mistake leads: precision in the filter, recall in the test.",
                ),
                wrong(
                    "Both of them: what they look for and then do not find",
                    "Spam that gets through costs a moment. A lost letter may cost somebody a flat.",
                ),
                wrong(
                    "Both of them: what is harmless and gets flagged",
                    "A needless second look costs little beside an illness that nobody has found.",
                ),
            ],
            own: None,
        },
        Question {
            id: "2-button",
            taught: TaughtIn { mission: "2.10", words: "ask who gives it, about which cases, and whether the button can be misread" },
            ask: "Since a new app came out, what readers press says that the spam filter has gone mad. What do you look at first?",
            answers: &[
                right(
                    "Whether a press still means what it meant",
                    "Measured quality is as good as its labels. Have a small sample labelled with care, and compare.",
                ),
                wrong("The model, and train it on these presses", "If thumbs are mistaken, the new version learns to be mistaken as well."),
                wrong("The threshold, and raise it until they stop", "Then spam gets through in order to please a report."),
            ],
            own: None,
        },
        Question {
            id: "2-saved",
            taught: TaughtIn { mission: "2.11", words: "In life nobody can see what would have happened" },
            ask: "People whom a model marked as leaving got an offer, and stayed. Was the model wrong about them?",
            answers: &[
                right(
                    "Nobody can say without a group that got no offer",
                    "The offer may be why they stayed. A control group, chosen at random, tells how many would have left.",
                ),
                wrong(
                    "Yes: it said that they would leave, and they stayed",
                    "It said what they would do without an offer, and they got one.",
                ),
                wrong("No: the offer is why each of them has stayed", "Some would have stayed anyway, and nobody can see which."),
            ],
            own: None,
        },
        Question {
            id: "2-unit",
            taught: TaughtIn { mission: "2.12", words: "A range catches what cannot be. It cannot know what was meant" },
            ask: "A supplier’s sensors now send Fahrenheit instead of Celsius. A range check is on. What does it do?",
            answers: &[
                right(
                    "It stops impossible readings and lets the rest pass",
                    "A cool pump in Fahrenheit looks like a possible value in Celsius. Only the sender can mend that.",
                ),
                wrong(
                    "It stops all readings that come in the wrong unit",
                    "The unit does not stand in the number. A range only knows what is possible.",
                ),
                wrong(
                    "It stops none, and numbers pass as they have always done",
                    "Hot pumps lie beyond anything that Celsius allows here, and those it stops.",
                ),
            ],
            own: None,
        },
        Question {
            id: "2-crew",
            taught: TaughtIn { mission: "2.13", words: "The threshold is not a property of the model" },
            ask: "Who decides where the threshold stands for the pumps of a waterworks?",
            answers: &[
                right(
                    "Whoever answers for the water and knows the crew",
                    "A miss is weighed against a visit for nothing, and a crew can follow up only so many.",
                ),
                wrong(
                    "The data scientist, by the curve of the model",
                    "The curve shows what is possible. What a miss is worth does not stand in it.",
                ),
                wrong(
                    "The model itself, once it has been trained enough",
                    "A model gives scores. From which one on somebody drives out is for people to decide.",
                ),
            ],
            own: None,
        },
    ],
};

fn line(run: &RunFacts) -> Option<Made> {
    let m = &run.mistakes;
    if m.missed < 20 || m.false_alarms < 20 || run.threshold < 0.15 {
        return None;
    }
    let (missed, alarms) = (number_format::grouped(m.missed), number_format::grouped(m.false_alarms));
    let (now, lower) = (number_format::percent(run.threshold), number_format::percent(run.threshold - 0.1));
    made(
        format!(
            "Your run has {missed} misses and {alarms} false alarms, with the decision threshold at {now}. What if it had been {lower}?"
        ),
        [
            yes(
                format!("Fewer than {missed} misses, more than {alarms} false alarms"),
                format!("More {} reach a lower threshold: {} ones, and others with them.", run.many, run.positive),
            ),
            no("Fewer of both", "That takes a better model. The threshold only trades one mistake for the other."),
            no(format!("More misses, fewer than {alarms} false alarms"), "That is what a higher threshold does."),
        ],
    )
}

fn tested(run: &RunFacts) -> Option<Made> {
    let trained = run.retrained.as_ref()?;
    let (v, rows, recall) = (trained.version, number_format::grouped(u64::from(trained.rows)), number_format::percent(trained.recall?));
    let (many, positive) = (&run.many, &run.positive);
    made(
        format!("Your v{v} learnt from {rows} {many} and caught {recall} of the {positive} ones in its test. In which {many}?"),
        [
            yes(
                "In newer ones, kept apart from those",
                "It has not met them, and they come later, as in service. So the figure is a fair forecast.",
            ),
            no(format!("In the {rows} it learnt from"), "There it would only show what it knows by heart."),
            no("In those that it has answered since", "That is measured quality: it comes later, when outcomes are in, and can differ."),
        ],
    )
}
