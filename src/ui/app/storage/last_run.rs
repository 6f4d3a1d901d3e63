//! The run outlives the tab. It is written down as a link while it goes on: for this tab, so that a reload takes it up
//! where it was, and for the browser, so that another tab can offer it after this one was closed.
//!
//! An address that names a run wins; what is kept of the same address is offered. A run that nobody has touched is taken
//! up without a word and never offered. In somebody else's page nothing is kept: its host may ask for the state.

use afterlaunch::present;
use afterlaunch::session::Session;
use afterlaunch::session::links::parameters::Asked;
use afterlaunch::session::links::share::Link;
use leptos::prelude::*;

use super::{forget, forget_here, store, store_here, stored, stored_here};

/// Where the run is kept.
const KEPT: &str = "afterlaunch.run";

/// A run that was left.
#[derive(Clone, Debug, PartialEq)]
pub struct LastRun {
    /// The query of the address that it was begun from.
    address: String,
    /// Somebody has done something in it.
    touched: bool,
    /// When it stood where, in words: "Support tickets, day 9, Tue 10:40".
    pub words: String,
    /// Its link.
    query: String,
}

/// What a page does with the run that was left.
#[derive(Default)]
pub struct Left {
    /// It goes on from here.
    pub taken_up: Option<(Link, LastRun)>,
    /// It is offered.
    pub offered: Option<LastRun>,
}

impl LastRun {
    /// How a run stands.
    fn of(session: &Session) -> Self {
        let link = session.link();
        let touched = !link.actions.is_empty() || link.surprise.is_some() || session.own().is_some();
        let clock = present::clock(session);
        let words = format!("{}, day {}, {}", present::scenario(session).name, clock.day, clock.time);
        Self { address: address(), touched, words, query: link.to_query() }
    }

    /// The link that leads to it.
    pub fn link(&self) -> Link {
        Link::parse(&self.query).0
    }

    /// Somebody has done something in it.
    pub const fn is_touched(&self) -> bool {
        self.touched
    }

    fn to_text(&self) -> String {
        [if self.touched { "touched" } else { "" }, &self.address, &self.words, &self.query].join("\n")
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n').map(str::to_owned);
        let touched = lines.next()? == "touched";
        Some(Self { touched, address: lines.next()?, words: lines.next()?, query: lines.next()? })
    }
}

/// Looks for a run that was left, for a page whose address asks for this.
pub fn look(link: &Link, asked: &Asked) -> Left {
    if !is_kept(asked) {
        return Left::default();
    }
    let read = |text: Option<String>| text.as_deref().and_then(LastRun::read);
    let (here, elsewhere) = (read(stored_here(KEPT)), read(stored(KEPT)));
    // Out of this tab first: a run that stops the page must not do so again by itself. One that waits for its file does nothing
    // by itself.
    if here.as_ref().is_none_or(|run| run.link().file().is_none()) {
        forget_here(KEPT);
    }
    let names_run = link.scenario.is_some()
        || link.seed.is_some()
        || link.at.is_some()
        || link.surprise.is_some()
        || !link.actions.is_empty()
        || !asked.faults.is_empty();
    if names_run {
        let now = address();
        let offered = here.into_iter().chain(elsewhere).find(|run| run.touched && run.address == now && !leads_to(link, run));
        return Left { taken_up: None, offered };
    }
    match here {
        Some(run) => Left { taken_up: Some((run.link(), run)), offered: None },
        None => Left { taken_up: None, offered: elsewhere.filter(|run| run.touched) },
    }
}

/// Whether the run of a page that is asked for this outlives its tab. A frame shares the tab with what is around it: it
/// has to have a host that knows of it.
pub fn is_kept(asked: &Asked) -> bool {
    let framed = window().parent().ok().flatten().is_some_and(|parent| parent != window());
    !asked.embedded && asked.scope.is_none() && (!framed || asked.host.is_some())
}

/// Writes down how the run stands.
pub fn keep(session: &Session) {
    let run = LastRun::of(session);
    let text = run.to_text();
    store_here(KEPT, &text);
    if run.touched {
        store(KEPT, &text);
    }
}

/// The run was left on purpose.
pub fn let_go() {
    forget_here(KEPT);
    forget(KEPT);
}

/// The address brings the run just as it was left.
fn leads_to(link: &Link, run: &LastRun) -> bool {
    let kept = run.link();
    kept.actions == link.actions && kept.at == link.at && kept.surprise == link.surprise
}

fn address() -> String {
    window().location().search().unwrap_or_default()
}
