//! A surprise: how it begins, the form in which somebody names what is wrong, and the story that is told then.

mod guess;
mod offer;
mod story;
mod week;

pub use self::week::{door, surprise};
