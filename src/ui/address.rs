//! What the address says to the page: where somebody is, and whether it is somebody else's page.
//!
//! The place stands in the fragment, so that Back works on any host and from a file. All that makes the run stands
//! in the query and belongs to [`afterlaunch::session::share`].

use leptos::prelude::window;

/// From where the run is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The front page.
    Home,
    /// The control room.
    Room,
}

/// What a link asks of the page itself; the rest belongs to the run.
pub struct Asked {
    /// It lives in somebody else's page.
    pub embedded: bool,
    /// What was not understood.
    pub notes: Vec<String>,
}

impl From<&[(String, String)]> for Asked {
    fn from(parts: &[(String, String)]) -> Self {
        let (mut embedded, mut notes) = (false, Vec::new());
        for (key, value) in parts {
            match (key.as_str(), value.as_str()) {
                ("embed", "1" | "") => embedded = true,
                // `theme.js` has seen to it before the first paint.
                ("theme", "light" | "dark") => {}
                ("embed", _) => notes.push(format!("This link says embed={value}. With embed=1 the page fits into a frame.")),
                ("theme", _) => notes.push(format!("This link asks for the theme “{value}”. There are light and dark.")),
                _ => notes.push(format!("This link has a part that is not known: “{key}”. It was ignored.")),
            }
        }
        Self { embedded, notes }
    }
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
