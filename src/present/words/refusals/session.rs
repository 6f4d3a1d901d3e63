//! Why something of a run cannot be done.

use super::engine::refusal;
use super::own_data;
use crate::base::time::Tick;
use crate::course::scenarios;
use crate::course::scope::Scope;
use crate::present::words::meant;
use crate::present::words::{files, learning};
use crate::session::LONGEST_DAYS;
use crate::session::error::{LinkError, LogError, MissionError, ReportError, SessionError, SurpriseError, TraceError};
use crate::session::log::MOST_ACTIONS;

/// Why faults stay as they are while a surprise is open.
pub const SECRET: &str = "There may be trouble in already. Say first what is wrong; then trouble can be put in and taken out.";

/// Why something of a run cannot be done, as a sentence or two.
pub fn session_error(why: &SessionError) -> String {
    match why {
        SessionError::Refused { why, scenario } => refusal(why, scenario),
        SessionError::Logged { nth, at, why, scenario } => {
            format!("Action {nth} of the log, at minute {}, cannot be done: {}", at.0, refusal(why, scenario))
        }
        SessionError::ScheduledAction { at, why } => format!("At minute {}: {}", at.0, session_error(why)),
        SessionError::NoSuchScenario { scenario } => {
            let known: Vec<&str> = scenarios::ALL.iter().map(|entry| entry.card.id).collect();
            let meant = meant(scenario, known.iter().copied());
            format!("There is no scenario called “{scenario}”.{meant} There are: {}.", known.join(", "))
        }
        SessionError::UnreadName { why } => format!("What names somebody’s own file cannot be read: {}.", files::own_name(*why)),
        SessionError::NeedsFile { file, table } => needs_file(file, *table),
        SessionError::NoText => "It is no text, or in a code that is not known here. Save it as UTF-8.".to_owned(),
        SessionError::Log(why) => log(why),
        SessionError::Link(why) => link(why),
        SessionError::OwnData(why) => own_data::sentence(why),
        SessionError::Mission(why) => mission(*why).to_owned(),
        SessionError::Surprise(why) => surprise(*why).to_owned(),
        SessionError::Trace(TraceError::NotYet) => "This record has not come yet: the run stands before its minute.".to_owned(),
        SessionError::Trace(TraceError::NoSuchRecord) => "So many records did not come in that minute.".to_owned(),
        SessionError::Report(why) => report(why),
    }
}

/// Why the actions of a link were left out.
pub fn left_out(why: &SessionError) -> String {
    format!("{} The run started without them.", link(&LinkError::Actions(Box::new(why.clone()))))
}

/// What to do about a link or a log that needs somebody's own file.
pub fn needs_file(file: &str, table: bool) -> String {
    let (what, whose) = match table {
        true => ("somebody’s own file", "Its data never left that computer, so they are not in the link."),
        false => ("a system from somebody’s own file", "What stands in it is not in the link."),
    };
    format!("This run was made with {what}, “{file}”. {whose} Load the same file, and the run is played again exactly.")
}

/// What has to come first in a mission.
pub const fn mission(why: MissionError) -> &'static str {
    match why {
        MissionError::Over => "The time of this mission is over. Go back and try another way.",
        MissionError::DrawFirst => "Draw your line first.",
        MissionError::ChooseFirst => "Choose an answer first.",
        MissionError::ReadFirst => "Read this first, then go on.",
    }
}

const fn surprise(why: SurpriseError) -> &'static str {
    match why {
        SurpriseError::Secret => SECRET,
        SurpriseError::BuiltInOnly => "A surprise needs one of the systems that are built in: its stories are told of those.",
        SurpriseError::NothingToFind => "There is nothing to find out in this run.",
        SurpriseError::TooEarly => "It is too early to say that nothing is wrong: the week is over on Saturday, day 13.",
    }
}

fn link(why: &LinkError) -> String {
    match why {
        LinkError::Part { note } => files::wrong(note),
        LinkError::Task(task) => {
            let task = match task {
                Scope::Lesson(id) => format!("mission {id}"),
                Scope::Chapter(id) => format!("chapter {id}"),
                Scope::Course => "the course".to_owned(),
            };
            format!("This link opens {task}, which somebody has to play on the page: it is no run of its own.")
        }
        LinkError::NoRun => "This link names no run: no scenario, no seed, and nothing that was done.".to_owned(),
        LinkError::Actions(why) => format!("The actions in this link cannot be done: {}", session_error(why)),
    }
}

fn log(why: &LogError) -> String {
    match why {
        LogError::Empty => "The log is empty. At the least it is “{}”, a run in which nothing was done.".to_owned(),
        LogError::NotJson { why } => format!("The log is no valid JSON: {why}."),
        LogError::NotAnObject => "The log must be a JSON object with “actions”.".to_owned(),
        LogError::Format { why } => format!("{}.", files::format("The log", *why)),
        LogError::UnknownPart { part, known } => {
            format!("The log has a part “{part}”, which is not known. Known are: {}.", known.join(", "))
        }
        LogError::ScenarioNotText { given } => format!("“scenario” in the log must be a name in quotes, not {given}."),
        LogError::NotWhole { part, given } => format!("“{part}” in the log must be a whole number from 0 on, not {given}."),
        LogError::TooLate { action, minute } => {
            let what = action.map_or_else(|| "“until”".to_owned(), |nth| format!("“at” of action {nth}"));
            let last = Tick::start_of_day(LONGEST_DAYS + 1).0;
            format!("{what} in the log is minute {minute}; a run has {last} minutes ({LONGEST_DAYS} days).")
        }
        LogError::ActionsNotAList { given } => format!("“actions” in the log must be a list, not {given}."),
        LogError::Form { why } => files::form(why),
        LogError::Model { nth, why } => format!("Action {nth} of the log cannot be: {}", learning::model(why)),
        LogError::Unread { nth, why } => format!("Action {nth} of the log cannot be: {}.", why.trim_end_matches('.')),
        LogError::TooManyActions { given } => format!("The log has {given} actions; a run can have {MOST_ACTIONS}."),
        LogError::NotInOrder { nth } => format!("Action {nth} of the log is earlier than the one before it; they must be in order."),
    }
}

fn report(why: &ReportError) -> String {
    match why {
        ReportError::NoSuchCopy { times, spoilt, sound } => format!(
            "No copy of this champion costs {times:.2} times as much: misreading every request costs {spoilt:.3} EUR instead of {sound:.3}."
        ),
        ReportError::NotLogistic => "Only logistic regression can be made stricter.".to_owned(),
        ReportError::NoTrees => "Boosted trees could not be trained.".to_owned(),
    }
}
