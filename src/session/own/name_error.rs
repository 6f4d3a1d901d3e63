//! What can be wrong with the name of a run on somebody's own file.

use crate::base::format::FormatError;

/// Why the name of somebody's own file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NameError {
    /// Something is missing, or it was changed by hand.
    Changed,
    /// It is of another format.
    Format(FormatError),
    /// It names what this version does not know.
    Unknown,
}
