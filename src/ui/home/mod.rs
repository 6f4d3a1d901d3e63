//! The front page: what runs, an invitation to break it, the course, and the systems to run.

mod front;
mod scenarios;

pub use self::front::home;
