//! A link that is played whole or not at all. Where the page opens with what it can use and says what it left out, whoever
//! asks a program for a run wants that run and no other.

use std::sync::Arc;

use crate::base::order::sorted_by;
use crate::base::time::Tick;
use crate::session::error::{LinkError, SessionError};

use super::note::LinkNote;
use super::parameters::Asked;
use super::share::Link;
use crate::session::Session;
use crate::session::own::Own;

/// What a link says of a run, with the trouble that it orders among its actions. `opening` is the minute at which a run opens
/// where the link names none.
///
/// # Errors
/// If a part of it is not understood, or it names no run.
pub fn whole(text: &str, opening: Tick) -> Result<Link, SessionError> {
    let (mut link, notes) = Link::parse(text);
    first(notes)?;
    let (asked, notes) = Asked::read(&link.rest);
    first(notes)?;
    if let Some(task) = asked.scope {
        return Err(LinkError::Task(task).into());
    }
    let orders = asked.orders(link.at.unwrap_or(opening));
    let says_a_run = link.scenario.is_some() || link.seed.is_some() || link.at.is_some() || link.surprise.is_some();
    if !says_a_run && link.actions.is_empty() && orders.is_empty() {
        return Err(LinkError::NoRun.into());
    }
    link.actions.extend(orders);
    link.actions = sorted_by(link.actions, |entry| f64::from(entry.at.0));
    Ok(link)
}

/// What is wrong first.
fn first(notes: Vec<LinkNote>) -> Result<(), LinkError> {
    notes.into_iter().next().map_or(Ok(()), |note| Err(LinkError::Part { note }))
}

impl Session {
    /// The run of a link, as it says it. Where it names a file, that has to be at hand.
    ///
    /// # Errors
    /// If it cannot be played whole: what stands in the way.
    pub fn from_whole_link(text: &str, opening: Tick, own: Option<&Arc<Own>>) -> Result<Self, SessionError> {
        match Self::from_link_with(&whole(text, opening)?, opening, own)? {
            (session, None) => Ok(session),
            (_, Some(why)) => Err(LinkError::Actions(Box::new(why)).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPENING: Tick = Tick(600);

    #[test]
    fn a_link_is_played_whole() {
        let run = Session::from_whole_link("https://x.example/?seed=9&at=900&faults=2:seconds-for-minutes&theme=dark", OPENING, None);
        let run = run.expect("it can be played");
        assert_eq!((run.seed(), run.now()), (9, Tick(900)));
        assert_eq!(run.world().faults[0].injection.start, Tick(900 + 120));
        let surprised = Session::from_whole_link("seed=9&surprise=4", OPENING, None).expect("it can be played");
        assert_eq!(surprised.surprise().map(|surprise| surprise.seed), Some(4));
        // What a run says of itself is taken back.
        let again = Session::from_whole_link(&run.link().to_query(), OPENING, None).expect("it is its own");
        assert_eq!(again.world().fingerprint(), run.world().fingerprint());
    }

    #[test]
    fn what_cannot_be_played_whole_is_refused() {
        let refused = |text: &str, expected: &str| {
            let why = Session::from_whole_link(text, OPENING, None).map_or_else(|why| format!("{why:?}"), |_| "a run".to_owned());
            assert!(why.contains(expected), "{text} gave: {why}");
        };
        refused("garbage", "NoSuchParameter { name: \"garbage\" }");
        refused("", "NoRun");
        refused("theme=dark", "NoRun");
        refused("lesson=2.1", "Task(Lesson(\"2.1\"))");
        refused("chapter=2&seed=1", "Task(Chapter(2))");
        refused("seed=1&scenario=moon", "NoSuchScenario { given: \"moon\" }");
        refused("seed=1&faults=soon:x", "faults");
        refused("seed=1&do=AgJk", "Actions(Changed)");
        refused("seed=1&speed=fast", "speed");
        let link = Link {
            actions: vec![crate::session::log::LogEntry { at: Tick(3), action: crate::platform::vocabulary::Action::CancelTraining }],
            ..Link::default()
        };
        refused(&link.to_query(), "NotRunning");
    }
}
