//! The check: its rules, and the form for another one.

mod rules;

pub use self::rules::checks;
