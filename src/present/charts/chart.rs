//! What a chart of the room is: a name, what it shows, and what builds it from a run.

use std::rc::Rc;

use crate::present::plot::{Plot, SharedPlot};
use crate::present::view::Lens;
use crate::session::Session;

/// A chart.
pub struct Chart {
    /// Its name in links and tests.
    pub id: &'static str,
    /// What it shows, in one sentence.
    pub sentence: &'static str,
    /// Builds it from a run.
    pub build: fn(&Session, Lens) -> Plot,
}

impl Chart {
    /// The chart of a run as it may be seen: what has still to be found out is not to be read off.
    pub fn of(&self, session: &Session, lens: Lens) -> SharedPlot {
        Rc::new((self.build)(session, Lens { truth: lens.truth && !session.is_guessing(), ..lens }))
    }
}
