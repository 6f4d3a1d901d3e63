//! A lesson being played, as the page shows it: one step at a time, what was predicted, and the one sensible next
//! thing.

mod mission;
pub mod prediction;
mod summary;
mod unmet;
pub mod view;
pub mod words;

pub use self::mission::{hero_plot, lasts, lesson, pace, window};
