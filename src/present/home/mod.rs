//! The front page: the systems that can be opened.

mod scenarios;
pub mod words;

pub use self::scenarios::{OPENING, OWN, ScenarioView, first_window, opening, scenario, scenarios};
