//! The systems that can be opened: their list, the one that runs, and the moment and the stretch of time at which it is
//! first seen.

use crate::base::time::{DAY, HOUR, Tick};
use crate::course::scenarios::{self, Card};
use crate::present::own_data;
use crate::present::view::Window;
use crate::session::Session;

/// The minute at which a page without a link opens: Monday morning of the second week, when a week of the usual is
/// known and people have begun to write.
pub const OPENING: Tick = Tick(7 * DAY + 9 * HOUR);

/// What stands for the name of a scenario that is not built in.
pub const OWN: &str = "own";

/// A scenario in the list at home.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioView {
    /// Its name in links.
    pub id: &'static str,
    /// "Support tickets".
    pub name: String,
    /// Who decides what with it.
    pub sentence: String,
    /// What it does, in a sentence for those who see it first.
    pub opening: String,
}

/// The minute at which a run opens that no link leads to.
pub fn opening(session: &Session) -> Tick {
    if session.world().workload.replay.as_deref().is_some() { own_data::OPENING } else { OPENING }
}

/// The scenario that runs.
pub fn scenario(session: &Session) -> ScenarioView {
    let runs = session.scenario();
    let known = scenarios().find(|card| card.id == runs.id);
    let id = known.map_or(OWN, |card| card.id);
    ScenarioView { id, name: runs.name.clone(), sentence: runs.sentence.clone(), opening: runs.opening.clone() }
}

/// The built-in scenarios, for lists.
pub fn scenarios() -> impl Iterator<Item = &'static Card> {
    scenarios::ALL.iter().map(|entry| entry.card)
}

/// The stretch of time that is shown first: a week where outcomes take days, since a day would show none of them.
pub fn first_window(session: &Session) -> Window {
    const SLOW_HOURS: f32 = 72.0;
    if session.scenario().outcomes.median_hours >= SLOW_HOURS { Window::Week } else { Window::Day }
}
