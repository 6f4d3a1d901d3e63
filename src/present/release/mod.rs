//! The release room: a candidate beside the champion over the same hours, on the way that a version takes into service.
//!
//! [`path`](KnotView) is the way and the navigation, [`AskView`] one question and its answer, [`TrialCardView`] the evidence,
//! [`DecideView`] what can be decided. What stands here of a trial stays once the trial is over.
//!
//! All measures share one axis. Its unit is the no-harm margin: the champion stands at 0, the margin at −1, better is right.

mod ask;
mod card;
mod decide;
pub mod gates;
mod measures;
mod path;
pub mod registry;
mod view;
pub mod words;

pub use measures::{CHAMPION_AT, MARGIN_AT, example};
pub use view::*;

use crate::platform::release::Status;
use crate::platform::release::trial::Trial;
use crate::session::Session;

/// The release room of a run.
pub fn release(session: &Session) -> ReleaseView {
    let registry = &session.world().release.registry;
    let subject = Subject { trial: registry.trials().next_back(), ready: ready(session) };
    ReleaseView {
        number: subject.version(),
        subject: subject.version().map(|version| format!("v{version}")),
        path: path::path(session, subject),
        ask: ask::ask(session, subject),
        trial: subject.shown().map(|trial| card::card(session, trial)),
        decide: decide::decide(session, subject),
    }
}

/// The newest version that was never in service.
fn ready(session: &Session) -> Option<u32> {
    session.world().release.registry.all().rev().find(|(_, status)| *status == Status::Ready).map(|(version, _)| version.number)
}

/// What is looked at.
#[derive(Clone, Copy)]
struct Subject<'a> {
    trial: Option<&'a Trial>,
    ready: Option<u32>,
}

impl<'a> Subject<'a> {
    /// The trial that goes on.
    fn running(self) -> Option<&'a Trial> {
        self.trial.filter(|trial| trial.until.is_none())
    }

    /// The trial that is shown: the newest, until a newer version is there to be tried.
    fn shown(self) -> Option<&'a Trial> {
        self.trial.filter(|trial| trial.until.is_none() || self.ready.is_none_or(|ready| ready < trial.arms[1].version))
    }

    fn version(self) -> Option<u32> {
        self.shown().map(|trial| trial.arms[1].version).or(self.ready)
    }
}

#[cfg(test)]
mod tests;
