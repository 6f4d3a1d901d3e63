//! Floor 5: the world in page vocabulary. Builders turn a [`crate::session::Session`] into plain view structs
//! with every word and number ready to show; `draw` turns a [`plot::Plot`] into marks.
//!
//! Nothing here changes a world, and nothing here knows the web.

pub mod account;
mod alerts;
mod answered;
mod approvals;
mod called;
pub mod charts;
pub mod checks;
pub mod controls;
pub mod draw;
pub mod geometry;
pub mod lab;
mod ledger;
pub mod lesson;
pub mod own;
mod pipeline;
pub mod plot;
pub mod prediction;
pub mod qr;
mod quality;
mod questions;
mod speed;
mod stage_card;
pub mod surprise;
mod timeline;
pub mod train;
mod trial;
pub mod view;
pub mod way;
pub mod words;

pub use account::account;
pub use alerts::{alerts, move_limit, take};
pub use checks::checks;
pub use controls::controls;
pub use ledger::ledger;
pub use pipeline::pipeline;
pub use questions::questions;
pub use speed::speed_reached;
pub use stage_card::stage_card;
pub use surprise::surprise;
pub use timeline::{happened, timeline};
pub use train::train;

use crate::base::time::{DAY, HOUR, Tick};
use crate::course::scenarios::{self, Card};
use crate::platform::vocabulary::Action;
use crate::session::Session;
use view::{ClockView, ScenarioView, Window};

/// The minute at which a page without a link opens: Monday morning of the second week, when a week of the usual is
/// known and people have begun to write.
pub const OPENING: Tick = Tick(7 * DAY + 9 * HOUR);

/// The clock in the top bar.
pub fn clock(session: &Session) -> ClockView {
    let now = session.now();
    ClockView { time: words::clock(now), day: now.day(), minute_of_day: now.minute_of_day(), minute: now.0 }
}

/// Moves the decision line.
pub fn move_threshold(value: f64) -> Action {
    Action::Threshold { value: ((value.clamp(0.01, 0.99) * 100.0).round() / 100.0) as f32 }
}

/// The minute at which a run opens that no link leads to.
pub fn opening(session: &Session) -> Tick {
    if session.world().recorded().is_some() { own::OPENING } else { OPENING }
}

/// The scenario that runs.
pub fn scenario(session: &Session) -> ScenarioView {
    let runs = session.scenario();
    let known = scenarios().find(|card| card.id == runs.id);
    let id = known.map_or(OWN, |card| card.id);
    ScenarioView { id, name: runs.name.clone(), sentence: runs.sentence.clone(), opening: runs.opening.clone() }
}

/// What stands for the name of a scenario that is not built in.
pub const OWN: &str = "own";

/// The built-in scenarios, for lists.
pub fn scenarios() -> impl Iterator<Item = &'static Card> {
    scenarios::ALL.iter().map(|entry| entry.card)
}

/// The stretch of time that is shown first: a week where outcomes take days, since a day would show none of them.
pub fn first_window(session: &Session) -> Window {
    const SLOW_HOURS: f32 = 72.0;
    if session.scenario().outcomes.median_hours >= SLOW_HOURS { Window::Week } else { Window::Day }
}
