//! The words of the trade: each with one sentence that a neighbour would understand, an example on this page, and what it is
//! mistaken for. A page shows the sentence where the word appears; [`split()`] finds those places, so no text marks its own words.
//!
//! To add a term: an entry in the file of its theme, in its place by the alphabet (best example: `themes/drift.rs`). `term` is what a
//! colleague, a course book or an exam calls it. The sentence has under 200 characters and says what the thing does for somebody,
//! in words of no single system. `taken_for` begins “Taken for”, names what a beginner mistakes it for and says the difference.
//! `also` holds the other spellings that texts use, plurals included. A spelling that texts also use for something else stays
//! out: a leak is water here, and a service contract is no data contract.

mod all;
mod example;
mod split;
mod term;
mod themes;

pub use all::{ALL, THEMES, Theme, find, of_chapter, search};
pub use example::{Corner, Example};
pub use split::{Piece, split};
pub use term::Term;
