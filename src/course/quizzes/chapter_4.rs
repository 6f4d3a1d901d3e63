//! Chapter 4: monitoring. Late outcomes, drift, segments, alerts and their price.

use super::facts::RunFacts;
use super::{Made, Question, Quiz, Shown, made, no, right, wrong, yes};
use crate::base::wording;

/// The quiz.
pub static QUIZ: Quiz = Quiz {
    chapter: 4,
    questions: &[
        Question {
            id: "4-sooner",
            shown: Shown { in_mission: "4.3", words: "Tighter finds trouble sooner and rings more often" },
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
            shown: Shown { in_mission: "3.1", words: "It shows in the answers" },
            ask: "Within an hour the share called urgent falls from 14 % to 7 %. Outcomes are hours away. What do you know?",
            answers: &[
                right("Something has changed, not yet what", "It is an early sign. Next look at the fields, and at what was released."),
                wrong(
                    "Half of the urgent tickets are missed",
                    "Perhaps. Perhaps fewer people are in need. Only outcomes can tell the two apart.",
                ),
                wrong("Nothing before outcomes are in", "By then people have been waiting for half a day. Early signs are worth a look."),
            ],
            own: Some(called),
        },
        Question {
            id: "4-late",
            shown: Shown { in_mission: "4.1", words: "today’s figures are about yesterday" },
            ask: "Trouble began at 10:00. It is noon, and measured quality of today is as usual. What is that worth?",
            answers: &[
                right(
                    "Little yet: it is about the hours before ten",
                    "Half of the outcomes take longer than six hours. What is in speaks of the night and the early morning.",
                ),
                wrong("All is well since ten", "It was well where outcomes are in. The tickets since ten are hardly among them."),
                wrong(
                    "Nothing: measured quality cannot be trusted",
                    "It is right, and late. Trust it about yesterday, and watch early signs meanwhile.",
                ),
            ],
            own: Some(late),
        },
        Question {
            id: "4-segment",
            shown: Shown { in_mission: "4.2", words: "ask which groups could be harmed while the average is fine" },
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
            shown: Shown { in_mission: "4.1", words: "Only outcomes can tell it" },
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
            shown: Shown { in_mission: "4.3", words: "small numbers tremble" },
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
            shown: Shown { in_mission: "4.3", words: "It is called alert fatigue" },
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
            shown: Shown { in_mission: "2.2", words: "Accuracy counts both mistakes alike" },
            ask: "One ticket in eight is urgent. A model calls none urgent. What is its accuracy?",
            answers: &[
                right(
                    "About 88 %, and it is useless",
                    "Seven of eight answers are right. It catches nobody, and accuracy does not show that.",
                ),
                wrong("0 %", "That is the share it catches. Accuracy also counts all those correctly left alone."),
                wrong("50 %, no better than tossing a coin", "It would be so if half of the tickets were urgent."),
            ],
            own: None,
        },
    ],
};

fn sooner(run: &RunFacts) -> Option<Made> {
    let (alert, trouble) = (run.alert.as_ref()?, run.trouble.as_ref()?);
    let (about, what, after) = (&alert.about, &trouble.what, wording::length(alert.after));
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

fn called(run: &RunFacts) -> Option<Made> {
    let trouble = run.trouble.as_ref()?;
    let (before, after) = trouble.called.filter(|(before, after)| (after - before).abs() > 0.2 * before)?;
    let positive = &run.positive;
    let (many, when) = (&run.many, wording::moment(trouble.at));
    let wrong_way = if after < before { format!("That many {positive} {many} are missed") } else { "More people are in need".to_owned() };
    made(
        format!(
            "From {when} on, the share called {positive} in your run went from {} to {}. Before outcomes are in, what does that tell?",
            wording::percent(before),
            wording::percent(after)
        ),
        [
            yes(
                "Something has changed, not yet what",
                format!("In your run it was this: {}. The fields and the list of releases are the next places to look.", trouble.what),
            ),
            no(wrong_way, "Perhaps. The customers may have changed, or the data, or the model. This figure alone cannot tell which."),
            no("Nothing", "It is the earliest sign there is. Outcomes would tell it surely, and late."),
        ],
    )
}

fn late(run: &RunFacts) -> Option<Made> {
    let known = wording::percent(run.outcomes_in?);
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
    let (worst, share, overall) = (&s.worst.0, wording::percent(s.worst.1), wording::percent(s.overall));
    made(
        format!("By the outcomes, {overall} of the {} {} in your run were caught. Who was served worst?", run.positive, run.many),
        [
            yes(format!("{worst}: {share}"), "An average cannot tell. It is made mostly of the largest group."),
            no(format!("{}: less than {overall}", s.best.0), format!("They were served best: {}.", wording::percent(s.best.1))),
            no(
                format!("Nobody: all had {overall}"),
                "Few systems treat everybody alike. Without a chart by kind of customer it would look so.",
            ),
        ],
    )
}
