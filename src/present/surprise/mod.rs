//! A surprise in words: what can be named while it is open, and the whole story once something was.

mod guess;
mod story;
mod told;
mod week;
pub mod words;

pub use self::guess::{GuessView, HINTS, NOTHING, answer, hint, too_early};
pub use self::story::StoryView;
pub use self::told::tell;
pub use self::week::{SurpriseView, surprise};
