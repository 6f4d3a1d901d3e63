//! The check: its rules, and what a person has entered as one.

mod rules;
pub mod words;

pub use self::rules::{ChecksView, ResponseStatsView, RuleDraft, StandingView, checks, kinds};
