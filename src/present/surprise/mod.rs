//! A surprise in words: what can be named while it is open, and the whole story once something was.

mod guess;
mod phrases;
mod story;
mod week;
pub mod words;

pub use self::guess::{GuessView, HINTS, NOTHING, answer, hint, too_early};
pub use self::phrases::tell;
pub use self::story::StoryView;
pub use self::week::{SurpriseView, surprise};
