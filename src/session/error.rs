//! Why something of a run cannot be done: a refusal of its world, or what is wrong with a log, a link, a table, a mission.
//! Closed sets of kinds with their data; the sentences are written above.

use std::fmt;
use std::sync::Arc;

use crate::base::format::FormatError;
use crate::base::time::Tick;
use crate::course::scope::Scope;
use crate::learn::data::SchemaError;
use crate::learn::models::SpecError;
use crate::learn::table::CannotBe;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::Refusal;
use crate::session::links::note::LinkNote;
use crate::session::log::form::FormError;
use crate::session::own::name_error::NameError;

/// Why something of a run cannot be done.
#[derive(Clone, Debug, PartialEq)]
pub enum SessionError {
    /// The world of this scenario refuses.
    Refused {
        /// Why.
        why: Refusal,
        /// The scenario.
        scenario: Arc<Scenario>,
    },
    /// An action of the log cannot be done at its minute.
    Logged {
        /// Its place in the log, from 1 on.
        nth: usize,
        /// Its minute.
        at: Tick,
        /// Why.
        why: Refusal,
        /// The scenario.
        scenario: Arc<Scenario>,
    },
    /// A planned action of a mission cannot be done at its minute.
    ScheduledAction {
        /// Its minute.
        at: Tick,
        /// Why.
        why: Box<Self>,
    },
    /// There is no such scenario.
    NoSuchScenario {
        /// Its id.
        scenario: String,
    },
    /// The name of somebody's own file cannot be read.
    UnreadName {
        /// Why.
        why: NameError,
    },
    /// The run needs somebody's own file.
    NeedsFile {
        /// The file's name.
        file: String,
        /// It is a table, not a scenario.
        table: bool,
    },
    /// The bytes of a file are no text.
    NoText,
    /// The log is none.
    Log(LogError),
    /// The link leads to no run.
    Link(LinkError),
    /// No run can be made of a table with these choices.
    OwnData(OwnDataError),
    /// Time may not pass in a mission.
    Mission(MissionError),
    /// Something about a surprise cannot be done.
    Surprise(SurpriseError),
    /// A record cannot be followed.
    Trace(TraceError),
    /// A report cannot be made.
    Report(ReportError),
}

impl SessionError {
    /// A refusal of the world of this scenario.
    pub fn refused(why: impl Into<Refusal>, scenario: &Arc<Scenario>) -> Self {
        Self::Refused { why: why.into(), scenario: scenario.clone() }
    }
}

/// What is wrong with a log.
#[derive(Clone, Debug, PartialEq)]
pub enum LogError {
    /// Nothing stands in it.
    Empty,
    /// It is not valid JSON.
    NotJson {
        /// What the parser says.
        why: String,
    },
    /// It is no JSON object.
    NotAnObject,
    /// It carries another format.
    Format {
        /// Which.
        why: FormatError,
    },
    /// It has a part that no log has.
    UnknownPart {
        /// The part's name.
        part: String,
        /// The names that there are.
        known: &'static [&'static str],
    },
    /// The scenario is no name.
    ScenarioNotText {
        /// What stands there.
        given: String,
    },
    /// A number is none, or below 0.
    NotWhole {
        /// The part's name.
        part: &'static str,
        /// What stands there.
        given: String,
    },
    /// A minute lies past the end of the longest run.
    TooLate {
        /// The place of the action whose minute it is, from 1 on; without one, the run's own last minute.
        action: Option<usize>,
        /// The minute.
        minute: u64,
    },
    /// The actions are no list.
    ActionsNotAList {
        /// What stands there.
        given: String,
    },
    /// An action does not have the form that it must have.
    Form {
        /// Where, and what its form asks for.
        why: FormError,
    },
    /// An action names no model that there is.
    Model {
        /// Its place, from 1 on.
        nth: usize,
        /// Why.
        why: SpecError,
    },
    /// An action cannot be read.
    Unread {
        /// Its place, from 1 on.
        nth: usize,
        /// What the parser says.
        why: String,
    },
    /// There are too many actions.
    TooManyActions {
        /// How many.
        given: usize,
    },
    /// An action is earlier than the one before it.
    NotInOrder {
        /// Its place, from 1 on.
        nth: usize,
    },
}

/// Why a link leads to no run.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkError {
    /// A part of it is not understood.
    Part {
        /// Which, and why not.
        note: LinkNote,
    },
    /// It opens something that somebody has to play.
    Task(Scope),
    /// It names no run.
    NoRun,
    /// Its actions cannot be done.
    Actions(Box<SessionError>),
}

/// Why no run can be made of a table with these choices.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnDataError {
    /// The choices belong to a table with other columns.
    OtherColumns,
    /// A column cannot be what was chosen.
    Column {
        /// The column's name.
        column: String,
        /// Why.
        why: CannotBe,
    },
    /// The column to predict.
    Target {
        /// Its name.
        column: String,
        /// Why it cannot be predicted.
        why: TargetError,
    },
    /// No column is left to learn from.
    NoFields,
    /// More columns are to be used than a schema has fields.
    TooManyFields {
        /// How many.
        given: usize,
    },
    /// The column for the time, or for the segments, is the one to predict.
    SameColumn {
        /// It is the one for the time.
        time: bool,
        /// The column to predict.
        target: String,
    },
    /// What mistakes cost.
    Costs,
    /// Requests a day.
    RequestsADay,
    /// Hours until outcomes are known.
    DelayHours,
    /// The fields are no schema.
    Schema(SchemaError),
}

/// Why a column cannot be predicted.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetError {
    /// Its numbers are too large.
    TooLarge,
    /// It has the same value in every row.
    OneValue {
        /// The value.
        value: String,
    },
    /// It has too many different words.
    TooManyValues,
    /// It is no number, no yes or no, and no list of words.
    Kind,
    /// Nobody has chosen which of its values are positive.
    NothingPositive,
    /// Too few rows have an outcome.
    TooFewKnown {
        /// Rows with an outcome.
        known: u32,
    },
    /// Too few rows are positive.
    TooFewPositive {
        /// What is positive.
        value: String,
        /// Rows that are.
        positive: u32,
    },
    /// Too few rows are negative.
    TooFewNegative {
        /// What is positive.
        value: String,
        /// Rows that are not.
        negative: u32,
    },
    /// The oldest rows, from which the first version learns, have only one outcome.
    OneOutcomeAtFirst {
        /// What is positive.
        value: String,
        /// All of the oldest rows are; without it, none is.
        always: bool,
        /// The first row with the other outcome, in order of time, from 1 on.
        first_other: usize,
    },
}

/// What has to come first in a mission before time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissionError {
    /// Its time is over.
    Over,
    /// A line has to be drawn.
    DrawFirst,
    /// An answer has to be chosen.
    ChooseFirst,
    /// A step has to be read.
    ReadFirst,
}

/// What cannot be done about a surprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurpriseError {
    /// Faults stay as they are until the cause is named.
    Secret,
    /// Only built-in scenarios have any.
    BuiltInOnly,
    /// There is nothing to find out.
    NothingToFind,
    /// It is too early to say that nothing is wrong.
    TooEarly,
}

/// Why a record cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraceError {
    /// Its minute has not been lived yet.
    NotYet,
    /// So many records did not come in its minute.
    NoSuchRecord,
}

/// Why a report cannot be made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReportError {
    /// No copy of the champion costs so much more.
    NoSuchCopy {
        /// So many times as much was wanted.
        times: f64,
        /// What a request costs if all are misread, in EUR.
        spoilt: f64,
        /// What it costs with the champion, in EUR.
        sound: f64,
    },
    /// The champion's model has no intercept that could be made stricter.
    NotLogistic,
    /// Boosted trees could not be trained.
    NoTrees,
}

impl From<LogError> for SessionError {
    fn from(why: LogError) -> Self {
        Self::Log(why)
    }
}

impl From<LinkError> for SessionError {
    fn from(why: LinkError) -> Self {
        Self::Link(why)
    }
}

impl From<OwnDataError> for SessionError {
    fn from(why: OwnDataError) -> Self {
        Self::OwnData(why)
    }
}

impl From<MissionError> for SessionError {
    fn from(why: MissionError) -> Self {
        Self::Mission(why)
    }
}

impl From<SurpriseError> for SessionError {
    fn from(why: SurpriseError) -> Self {
        Self::Surprise(why)
    }
}

impl From<TraceError> for SessionError {
    fn from(why: TraceError) -> Self {
        Self::Trace(why)
    }
}

impl From<ReportError> for SessionError {
    fn from(why: ReportError) -> Self {
        Self::Report(why)
    }
}

/// The bare kind, for developers.
impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The whole scenario says nothing about it.
            Self::Refused { why, .. } => write!(f, "Refused({why})"),
            Self::Logged { nth, at, why, .. } => write!(f, "Logged({nth}, {at:?}, {why})"),
            other => fmt::Debug::fmt(other, f),
        }
    }
}

impl std::error::Error for SessionError {}
