//! What the page is made of: its elements ([`El`]), lines of text and parts that follow signals, where the [`focus`] goes, and
//! what is handed to the browser as a [`file`].

mod element;
pub mod file;
pub mod focus;
mod line;
mod parts;

pub use element::*;
pub use line::{figures, text};
pub use parts::{each, part, when};
