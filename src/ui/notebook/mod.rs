//! A learner's notebook: five lines beside a mission or free play.

mod page;

pub use self::page::{notebook, path_to_it};
