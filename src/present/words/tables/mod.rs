//! What the page says of somebody's own table: how it was read, what its columns are, and why it is none.

mod columns;
mod hints;
mod notes;
#[cfg(test)]
mod tests;
mod unreadable;

pub use columns::{day_order, decimal, delimiter, kind, why_unused};
pub use hints::hint;
pub use notes::note;
pub use unreadable::unreadable;
