//! Laboratory streams: the classic artificial streams of the literature, on which detectors and learners are compared.
//!
//! | stream | what it brings | a concept is |
//! |---|---|---|
//! | [`sea`] | three numbers, of which two matter | a limit for the sum of two |
//! | [`agrawal`] | people who want a loan: nine fields | one of ten rules |
//! | [`hyperplane`] | ten numbers | a plane that cuts the cube of all rows in half |
//! | [`stagger`] | things of a size, a colour and a shape | one of three rules |
//!
//! A **concept** is what makes a row a yes. A stream begins with one and moves to another as its [`Drift`] says. All other
//! things stay the same: the rows themselves do not drift, so whoever looks at rows alone sees nothing.
//!
//! Labels agree with River 0.26 (`tests/reference.rs`). The dice are our own, so the rows are not those of River.
//!
//! Invariants: a row follows from the seed and its number alone, so any row can be asked for first; and each takes the same
//! throws whatever the drift, so that two streams that differ in their drift bring the same rows.
//!
//! ```
//! use afterlaunch::learn::streams::{Drift, DriftForm, Source, find};
//!
//! let drift = Drift { form: DriftForm::Sudden, position: 500, width: 0 };
//! let stream = Source::new(find("sea").unwrap(), 7).with_drift(drift);
//! let (mut row, mut before) = (Vec::new(), Vec::new());
//! let yes = stream.row(501, &mut row);
//! assert_eq!(yes, row[0] + row[1] > 9.5);
//! // Without drift the rows are the same; what they mean is not.
//! Source::new(find("sea").unwrap(), 7).row(501, &mut before);
//! assert_eq!(row, before);
//! ```
//!
//! To add one: a file like [`sea`] and a line in [`ALL`]. Tests walk the list.

pub mod agrawal;
pub mod drift;
pub mod encoding;
mod error;
pub mod hyperplane;
pub mod prequential;
pub mod sea;
mod source;
pub mod stagger;
mod stream;

pub use drift::{Drift, DriftForm};
pub use error::StreamError;
pub use source::Source;
pub use stream::{Blend, StreamColumn, StreamKind};

/// All streams.
pub const ALL: &[StreamKind] = &[sea::KIND, agrawal::KIND, hyperplane::KIND, stagger::KIND];

/// A stream by its name in files.
///
/// # Errors
/// If there is none.
pub fn find(id: &str) -> Result<&'static StreamKind, StreamError> {
    ALL.iter().find(|kind| kind.id == id).ok_or_else(|| StreamError::NoSuchStream { stream: id.to_owned() })
}

#[cfg(test)]
mod tests;
