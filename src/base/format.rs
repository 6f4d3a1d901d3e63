//! The number of the format in which links, logs, progress and scenario files are written. There is one for all of them; what
//! carries another one comes from another version of the page and is refused in words.

/// The number.
pub const FORMAT: u8 = 1;

/// Holds the number that something carries against the one that is read; `what` begins a sentence, whose end is left open.
///
/// # Errors
/// If it is another one, or none.
///
/// ```
/// use afterlaunch::base::format;
///
/// assert_eq!(format::check("The log", Some(1.0)), Ok(()));
/// assert_eq!(format::check("The log", Some(9.0)).unwrap_err(), "The log is written in format 9; this version reads format 1");
/// assert!(format::check("The log", None).is_err());
/// ```
pub fn check(what: &str, number: Option<f64>) -> Result<(), String> {
    match number {
        Some(number) if number == f64::from(FORMAT) => Ok(()),
        Some(other) => Err(format!("{what} is written in format {other}; this version reads format {FORMAT}")),
        None => Err(format!("{what} does not say the number of its format, {FORMAT}")),
    }
}
