//! Packed trouble and packed actions that cannot be read.

use crate::base::format::FORMAT;
use crate::session::links::note::{ActionsError, CodeError};

/// Why packed actions cannot be read.
pub(super) fn actions(why: ActionsError) -> String {
    match why {
        ActionsError::CutOff => "they are cut off.",
        ActionsError::Sign => "they hold a sign that no link has.",
        ActionsError::Format(number) => {
            return format!("they come from another version of this page, in format {number}; this version reads format {FORMAT}.");
        }
        ActionsError::Changed => "they are cut off or were changed by hand.",
        ActionsError::Unknown => "they say something that this version does not know.",
        ActionsError::Behind => "something stands behind them.",
        ActionsError::PastEnd => "one of them lies past the end of a run.",
    }
    .to_owned()
}

/// Why packed trouble cannot be read.
pub(super) const fn code(why: CodeError) -> &'static str {
    match why {
        CodeError::CutOrSign => "it is cut off, or holds a sign that no code has.",
        CodeError::CutOff => "it is cut off.",
        CodeError::Changed => "it is cut off or was changed.",
        CodeError::Format => "it is written in another format.",
        CodeError::Unknown => "it says something that this version does not know.",
    }
}
