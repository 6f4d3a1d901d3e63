//! The account of a run, to read and to take along.

mod report;

pub use self::report::{account, others, table};
