//! A surprise as it stands: there is none, it is open, or all is told.

use super::guess::{GuessView, guess};
use super::story::{StoryView, story};
use crate::session::Session;

/// A surprise as it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum SurpriseView {
    /// There is none in this run.
    None,
    /// Something may be wrong.
    Open(GuessView),
    /// All is told.
    Revealed(Box<StoryView>),
}

/// The surprise of a run.
pub fn surprise(session: &Session) -> SurpriseView {
    let Some(surprise) = session.surprise() else { return SurpriseView::None };
    match &surprise.named {
        None => SurpriseView::Open(guess(session, surprise)),
        Some(named) => SurpriseView::Revealed(Box::new(story(session, surprise, named))),
    }
}
