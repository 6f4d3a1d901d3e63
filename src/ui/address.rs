//! Where somebody is.
//!
//! The place stands in the fragment, so that Back works on any host and from a file. All that makes the run stands
//! in the query and belongs to [`afterlaunch::session::share`]; what it asks of the
//! page itself, to [`afterlaunch::session::parameters`].

use leptos::prelude::window;

/// From where the run is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The front page.
    Home,
    /// The control room.
    Room,
}

/// The place that the address stands for.
pub fn here(room_otherwise: bool) -> Place {
    match window().location().hash().unwrap_or_default().as_str() {
        "#room" => Place::Room,
        "#home" => Place::Home,
        _ if room_otherwise => Place::Room,
        _ => Place::Home,
    }
}
