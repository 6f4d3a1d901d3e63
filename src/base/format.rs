//! The number of the format in which links, logs, progress and scenario files are written. There is one for all of them; what
//! carries another one comes from another version of the page and is refused.

/// The number.
pub const FORMAT: u8 = 2;

/// Why something is not in the format that is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FormatError {
    /// It is in another one.
    Other(f64),
    /// It does not say in which.
    Missing,
}

/// Holds the number that something carries against the one that is read.
///
/// # Errors
/// If it is another one, or none.
///
/// ```
/// use afterlaunch::base::format::{FormatError, check};
///
/// assert_eq!(check(Some(2.0)), Ok(()));
/// assert_eq!(check(Some(9.0)), Err(FormatError::Other(9.0)));
/// assert_eq!(check(None), Err(FormatError::Missing));
/// ```
pub fn check(number: Option<f64>) -> Result<(), FormatError> {
    match number {
        Some(number) if number == f64::from(FORMAT) => Ok(()),
        Some(other) => Err(FormatError::Other(other)),
        None => Err(FormatError::Missing),
    }
}
