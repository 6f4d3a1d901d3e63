//! Chapter 4: monitoring. Late outcomes, drift, segments, alerts and their price.

use super::facts::RunFacts;
use super::question::{Made, Question, Quiz, TaughtIn, made, no, right, wrong, yes};
use crate::base::number_format;

/// The quiz.
pub static QUIZ: Quiz = Quiz {
    chapter: 4,
    questions: &[
        Question {
            id: "4-sooner",
            taught: TaughtIn { mission: "4.3", words: "Tighter finds trouble sooner and rings more often" },
            ask: "A drift alert fires six hours after trouble began. What would bring it sooner, and at what price?",
            answers: &[
                right(
                    "A lower limit: sooner, and more often for nothing",
                    "That is the trade. What a wrong call costs and what an hour of trouble costs decides it.",
                ),
                wrong("An alert on measured quality", "The truest and the latest: outcomes come hours to days after the answers."),
                wrong(
                    "A second alert on the same field, at no price",
                    "It would wait for the same limit, crossed for as long. And somebody has to read both.",
                ),
            ],
            own: Some(sooner),
        },
        Question {
            id: "4-called",
            taught: TaughtIn { mission: "3.1", words: "It shows in the answers" },
            ask: "Within an hour the share called urgent falls from 14 % to 7 %. Outcomes are hours away. What do you know?",
            answers: &[
                right("Something has changed, not yet what", "It is an early sign. Next look at the fields, and at what was released."),
                wrong(
                    "Half of the urgent tickets are missed",
                    "Perhaps. Perhaps fewer people are in need. Only outcomes can tell the two apart.",
                ),
                wrong("Nothing before outcomes are in", "By then people have been waiting for half a day. Early signs are worth a look."),
            ],
            own: Some(predicted_positive_rate),
        },
        Question {
            id: "4-late",
            taught: TaughtIn { mission: "4.1", words: "today’s figures are about yesterday" },
            ask: "Trouble began at 10:00. It is noon, and measured quality of today is as usual. What is that worth?",
            answers: &[
                right(
                    "Little yet: it is about the hours before ten",
                    "Half of the outcomes take longer than six hours. What is in speaks of the night and the early morning.",
                ),
                wrong(
                    "Much: all has been well since ten",
                    "It was well where outcomes are in. The tickets since ten are hardly among them.",
                ),
                wrong(
                    "Nothing: measured quality is not to be trusted",
                    "It is right, and late. Trust it about yesterday, and watch early signs meanwhile.",
                ),
            ],
            own: Some(late),
        },
        Question {
            id: "4-segment",
            taught: TaughtIn { mission: "4.2", words: "ask which groups could be harmed while the average is fine" },
            ask: "80 % of urgent tickets are caught. In care homes, one ticket in twelve, it is 45 %. Why did nobody see it?",
            answers: &[
                right(
                    "The average is mostly made of others",
                    "Care homes move it by three points. Look at each kind of customer for itself.",
                ),
                wrong(
                    "Too few tickets to matter",
                    "They matter to those who live there. Few in number is why they need a chart of their own.",
                ),
                wrong("An average of 80 % cannot hide such a thing", "Any average can hide a group that is small enough."),
            ],
            own: Some(segment),
        },
        Question {
            id: "4-concept",
            taught: TaughtIn { mission: "4.1", words: "Only outcomes can tell it" },
            ask: "A new safety rule: strange noises are urgent now, leaks are not. The tickets themselves are as before. Which chart shows it?",
            answers: &[
                right(
                    "Measured quality, once outcomes are in",
                    "What comes in is the same, what it means is not. Only outcomes know the meaning.",
                ),
                wrong("PSI of the field “topic”", "The topics come as often as before, so no field has moved."),
                wrong("The quality estimate", "It trusts that scores mean what they meant. That is just what has changed."),
            ],
            own: None,
        },
        Question {
            id: "4-chance",
            taught: TaughtIn { mission: "4.3", words: "small numbers tremble" },
            ask: "In one night hour 2 of 3 urgent tickets were missed; usually it is one in ten. What do you do?",
            answers: &[
                right(
                    "Take several hours together before judging",
                    "Of three tickets, two may be missed by chance. Four hours or a day tell more.",
                ),
                wrong("Tell whoever is on call at once", "This happens by chance every few nights. Soon nobody will get up for it."),
                wrong("Roll back to the version before", "A rollback has a cost, too, and so far nothing has been shown."),
            ],
            own: None,
        },
        Question {
            id: "4-fatigue",
            taught: TaughtIn { mission: "4.3", words: "It is called alert fatigue" },
            ask: "A team gets thirty alerts a day. Twenty-eight are about nothing. What happens to the other two?",
            answers: &[
                right("They are overlooked like the rest", "People learn what an alert is worth. Fewer and surer ones get picked up."),
                wrong("They are found within the day", "For a week perhaps. Then the habit of closing them wins."),
                wrong("They stand out by being right", "From outside, a true alert looks like a false one."),
            ],
            own: None,
        },
        Question {
            id: "4-accuracy",
            taught: TaughtIn { mission: "2.2", words: "Accuracy counts both mistakes alike" },
            ask: "One ticket in eight is urgent. A model calls none urgent. What is its accuracy?",
            answers: &[
                right(
                    "About 88 %, and it is useless",
                    "Seven of eight answers are right. It catches nobody, and accuracy does not show that.",
                ),
                wrong(
                    "0 %: it catches nobody at all",
                    "That is the share it catches. Accuracy also counts all those correctly left alone.",
                ),
                wrong("50 %, no better than tossing a coin", "It would be so if half of the tickets were urgent."),
            ],
            own: None,
        },
        Question {
            id: "4-signals",
            taught: TaughtIn { mission: "4.10", words: "Servers, answers and data are watched apart" },
            ask: "Which of these is a technical signal, and which a business signal, in this order?",
            answers: &[
                right(
                    "Time-outs; customers who wait past the promise",
                    "The first tells of the service, the second of what people get from it. Both are watched, for one can be well while the other is not.",
                ),
                wrong(
                    "Money lost to fraud; the slowest answers of the day",
                    "It is the other way round: money lost is felt by the business, slow answers by the service.",
                ),
                wrong(
                    "Free memory on a server; the share of time-outs",
                    "Both are technical. Neither says what people get from the answers.",
                ),
            ],
            own: None,
        },
        Question {
            id: "4-kinds",
            taught: TaughtIn {
                mission: "4.9",
                words: "one kind of outcome has become more common, and each sign of risk means what it meant",
            },
            ask: "More loans go bad, and each sign of risk means what it meant. What is this called?",
            answers: &[
                right("Label shift", "One kind of outcome has become more common, and the model may well be right to call more."),
                wrong("Concept drift", "There the same case would mean something else than before."),
                wrong("Data leakage", "There a field would tell the answer before it can be known."),
            ],
            own: None,
        },
        Question {
            id: "4-weeks",
            taught: TaughtIn { mission: "4.6", words: "So ask of each figure how old it is" },
            ask: "Outcomes of fraud take weeks. Measured recall and the estimate are both calm today. What do they say of today’s thieves?",
            answers: &[
                right(
                    "Little: one is old, the other trusts the scores",
                    "Ask of each figure how old it is, and meanwhile keep other ears open: complaints, colleagues, a look at cases.",
                ),
                wrong("All is well: two figures that agree are right", "They agree because neither of them is about today."),
                wrong(
                    "Recall is right for today, the estimate may be off",
                    "Recall was right about payments of weeks ago. Today’s outcomes are not in.",
                ),
            ],
            own: None,
        },
        Question {
            id: "4-night",
            taught: TaughtIn { mission: "4.7", words: "It does not say that harm is done" },
            ask: "In the night an alert says that a field has drifted. What is known by then?",
            answers: &[
                right(
                    "Other data come than the model learnt from",
                    "That is data drift. Whether answers are worse has to be looked at: in what is called, then in outcomes.",
                ),
                wrong("The answers have become worse since that hour", "Perhaps. Some drift harms nobody."),
                wrong("The same data mean something else by now", "That would be concept drift, and only outcomes can tell it."),
            ],
            own: None,
        },
        Question {
            id: "4-fair",
            taught: TaughtIn { mission: "4.8", words: "Hold a group against the others, and against its own past" },
            ask: "Young people are called risky far more often than before. What do you look at to judge fairness?",
            answers: &[
                right(
                    "How many who would have paid are called, by group",
                    "That is the false-positive rate by group: on whom do the mistakes fall?",
                ),
                wrong(
                    "Whether all the groups are called risky equally often",
                    "Groups differ in income and in jobs, so these shares differ on calm days as well.",
                ),
                wrong(
                    "Whether the average over all applicants has moved",
                    "The average moves a little while one group is served far worse.",
                ),
            ],
            own: None,
        },
        Question {
            id: "4-pile",
            taught: TaughtIn { mission: "4.9", words: "What has to change is the work" },
            ask: "In hard times more loans are called risky. Estimate and truth agree. The officers ask for a higher threshold. What do you say?",
            answers: &[
                right(
                    "Keep it: what a mistake costs is as before",
                    "More is called, and rightly. What has to change is how many people can read it.",
                ),
                wrong(
                    "Raise it: the model has become too strict",
                    "Scores still mean what they meant. The world has become riskier, and the model says so.",
                ),
                wrong("Raise it: a pile should be as it always was", "Then bad loans pass unread, to people who fall into debt."),
            ],
            own: None,
        },
        Question {
            id: "4-stuck",
            taught: TaughtIn { mission: "4.10", words: "where there was a hill there is a needle" },
            ask: "A sensor sends the same possible value again and again. What shows it?",
            answers: &[
                right(
                    "The spread of values as they arrive",
                    "Where there was a hill there is a needle. An alert on drift compares the same spread with training.",
                ),
                wrong("The check that holds each to its range", "It looks at one reading at a time, and each of them is possible."),
                wrong(
                    "The share of answers that come in time",
                    "Machines are well, and scoring a stuck value takes no longer than another.",
                ),
            ],
            own: None,
        },
        Question {
            id: "4-wear",
            taught: TaughtIn { mission: "4.11", words: "It is found by a fixed point to compare with" },
            ask: "Sensors read a little higher each day, and no day looks odd. With what do you compare to see it?",
            answers: &[
                right(
                    "With the rows that the model learnt from",
                    "A slow change has no first day. A fixed point shows how far it has gone.",
                ),
                wrong(
                    "With the values of the day that came before",
                    "Each day is like the one before. That is how a slow change gets through.",
                ),
                wrong("With the range that the contract allows", "A worn value is a possible one, so a range lets it pass."),
            ],
            own: None,
        },
        Question {
            id: "4-harmless",
            taught: TaughtIn { mission: "4.12", words: "Leaving it alone was a decision, with reasons that can be shown to marketing" },
            ask: "A campaign brings other visitors, and the drift alert rings. By the outcomes each kind is served as before. What do you do?",
            answers: &[
                right("Write down what is usual now, keep the model", "Leaving it alone is a decision, with reasons that can be shown."),
                wrong(
                    "Train a new version tonight, on the newcomers",
                    "Their outcomes are not in yet. A version trained in panic learns a story without its end.",
                ),
                wrong(
                    "Switch the alert on drift off from today on",
                    "It did what it promised: it said that other people come. The next drift may do harm.",
                ),
            ],
            own: None,
        },
        Question {
            id: "4-noise",
            taught: TaughtIn { mission: "4.13", words: "would this figure surprise me in a calm week?" },
            ask: "The share of visitors who are called dips for an hour, within the pale band. What is a good answer?",
            answers: &[
                right(
                    "Wait: calm weeks do this, too",
                    "Whoever answers each dip moves what was in order, for a reason that does not exist.",
                ),
                wrong(
                    "A somewhat lower threshold for today",
                    "It stood where costs had put it. Then it stands elsewhere without a reason.",
                ),
                wrong("A new version, trained this very night", "A night’s training cures nothing where nothing was wrong."),
            ],
            own: None,
        },
    ],
};

fn sooner(run: &RunFacts) -> Option<Made> {
    let (alert, fault) = (run.alert.as_ref()?, run.fault.as_ref()?);
    let (about, what, after) = (&alert.about, &fault.what, number_format::length(alert.after));
    made(
        format!(
            "Your alert on {about} fired {after} after the trouble began ({what}). What would have brought it sooner, and at what price?"
        ),
        [
            yes(
                "A stricter limit: sooner, and more often for nothing",
                "That is the trade. What a wrong call costs and what an hour of trouble costs decides it.",
            ),
            no("Judging by all outcomes: they are the truest", "The truest and the latest. They come hours to days after the answers."),
            no(
                "A second alert on the same field, at no price",
                "It would wait for the same limit, crossed for as long. And somebody has to read both.",
            ),
        ],
    )
}

fn predicted_positive_rate(run: &RunFacts) -> Option<Made> {
    let fault = run.fault.as_ref()?;
    let (before, after) = fault.predicted_positive_rate.filter(|(before, after)| (after - before).abs() > 0.2 * before)?;
    let positive = &run.positive;
    let (many, when) = (&run.many, number_format::moment(fault.at));
    let wrong_guess = if after < before { format!("That many {positive} {many} are missed") } else { "More people are in need".to_owned() };
    made(
        format!(
            "From {when} on, the share called {positive} in your run went from {} to {}. Before outcomes are in, what does that tell?",
            number_format::percent(before),
            number_format::percent(after)
        ),
        [
            yes(
                "Something has changed, not yet what",
                format!("In your run it was this: {}. The fields and the list of releases are the next places to look.", fault.what),
            ),
            no(wrong_guess, "Perhaps. The customers may have changed, or the data, or the model. This figure alone cannot tell which."),
            no("Nothing", "It is the earliest sign there is. Outcomes would tell it surely, and late."),
        ],
    )
}

fn late(run: &RunFacts) -> Option<Made> {
    let known = number_format::percent(run.outcomes_in?);
    made(
        format!(
            "At the end of your run {known} of the outcomes of its last 24 hours are in. What does their average tell about its last hour?"
        ),
        [
            yes(
                "Little: the newest outcomes are the missing ones",
                "What is in is mostly about the earlier hours. For the last one there are early signs and the estimate.",
            ),
            no(format!("As much as about the others: {known} is plenty"), "It is, for the whole day. Of the last hour hardly any are in."),
            no(
                format!("Enough, if the others are counted as not {}", run.positive),
                "An outcome that is not in is unknown. Filling it in makes a figure, not knowledge.",
            ),
        ],
    )
}

fn segment(run: &RunFacts) -> Option<Made> {
    let s = run.segments.as_ref()?;
    if s.best.1 - s.worst.1 < 0.05 {
        return None;
    }
    let (worst, share, overall) = (&s.worst.0, number_format::percent(s.worst.1), number_format::percent(s.overall));
    made(
        format!("By the outcomes, {overall} of the {} {} in your run were caught. Who was served worst?", run.positive, run.many),
        [
            yes(format!("{worst}: {share}"), "An average cannot tell. It is made mostly of the largest group."),
            no(format!("{}: less than {overall}", s.best.0), format!("They were served best: {}.", number_format::percent(s.best.1))),
            no(
                format!("Nobody: all had {overall}"),
                "Few systems treat everybody alike. Without a chart by kind of customer it would look so.",
            ),
        ],
    )
}
