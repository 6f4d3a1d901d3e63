//! What of a link cannot be used, and why: closed sets of kinds with their data. What was given is kept as it was given.

use crate::session::own::name_error::NameError;

/// A part of a link that cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkNote {
    /// There is no such scenario.
    NoSuchScenario {
        /// Its id.
        given: String,
    },
    /// The name of somebody's own file cannot be read.
    OwnName(NameError),
    /// The seed is no whole number from 0 on.
    Seed {
        /// What stands there.
        given: String,
    },
    /// The time is no minute of a run.
    Moment {
        /// What stands there.
        given: String,
    },
    /// The surprise is no whole number from 0 on.
    Surprise {
        /// What stands there.
        given: String,
    },
    /// The actions cannot be read.
    Actions(ActionsError),
    /// There is no such parameter.
    NoSuchParameter {
        /// Its name.
        name: String,
    },
    /// A parameter does not take this.
    Parameter {
        /// The parameter's name.
        name: &'static str,
        /// What stands there.
        given: String,
        /// Why not.
        why: ParameterError,
    },
}

/// Why a parameter does not take a text. What it takes, its kind tells.
#[derive(Clone, Debug, PartialEq)]
pub enum ParameterError {
    /// It takes something else.
    NotTaken,
    /// It is not on the list that it takes one of.
    NotListed {
        /// What stands there.
        given: String,
    },
    /// One of several is not on their list.
    NoneOf {
        /// What stands there.
        given: String,
    },
    /// A trouble by the hour cannot be read.
    Order {
        /// What stands there.
        given: String,
        /// Why not.
        why: OrderError,
    },
    /// The same trouble is there twice.
    Twice {
        /// The fault's id.
        fault: &'static str,
    },
    /// Packed trouble cannot be read.
    Code(CodeError),
    /// Packed actions cannot be read.
    Actions(ActionsError),
}

/// Why trouble by the hour cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderError {
    /// It is not an hour and a fault with a colon between.
    Parts,
    /// The hour is none up to the last one.
    Hour,
    /// There is no such fault.
    NoSuchFault {
        /// Its id.
        fault: String,
    },
    /// The fault cannot be of this size.
    Size,
    /// The fault does not strike a field.
    NoField,
}

/// Why packed trouble cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Something is missing, or it holds a sign that no code has.
    CutOrSign,
    /// Something is missing.
    CutOff,
    /// Something is missing, or it was changed.
    Changed,
    /// It is of another format.
    Format,
    /// It names what this version does not know.
    Unknown,
}

/// Why packed actions cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionsError {
    /// Something is missing.
    CutOff,
    /// They hold a sign that no link has.
    Sign,
    /// They are of another format.
    Format(u8),
    /// Something is missing, or they were changed by hand.
    Changed,
    /// They name what this version does not know.
    Unknown,
    /// Something stands behind them.
    Behind,
    /// One of them lies past the end of the longest run.
    PastEnd,
}
