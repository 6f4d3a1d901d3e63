//! The account of a run, to read and to take along.

mod post_mortem;
mod report;

pub use self::report::{account, others, table};
