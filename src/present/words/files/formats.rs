//! Texts that come from another version of the page.

use crate::base::format::{FORMAT, FormatError};
use crate::session::own::NameError;

/// Why something is not in the format that is read. `what` begins the sentence, whose end is left open.
pub fn format(what: &str, why: FormatError) -> String {
    match why {
        FormatError::Other(other) => format!("{what} is written in format {other}; this version reads format {FORMAT}"),
        FormatError::Missing => format!("{what} does not say the number of its format, {FORMAT}"),
    }
}

/// Why the name of somebody's own file cannot be read, as the end of a sentence.
pub fn own_name(why: NameError) -> String {
    match why {
        NameError::Changed => "it is cut off or was changed by hand".to_owned(),
        NameError::Format(why) => format("it", why),
        NameError::Unknown => "it says something that this version does not know".to_owned(),
    }
}
