//! The goal of a run: a form to write it down, and how the run stands against it.

mod form;

pub use self::form::{goal, line, written};
