//! Where somebody is on the page, and how to get elsewhere. The place is what the address names; a mission begins and
//! makes room with its place.

use afterlaunch::present::control_room::view::Tab;
use leptos::prelude::*;

use super::announcer::Announcer;
use super::inspection::Inspection;
use crate::ui::app::address::{Place, here};
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::ControlSettings;
use crate::ui::dom::focus::{control_id, focus, tab_id};
use crate::ui::lesson::learner::Learner;
use afterlaunch::present::words::session_error;

/// Where somebody is. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// From where the run is looked at.
    pub place: RwSignal<Place>,
    /// The page lives in somebody else's page.
    pub embedded: bool,
    visited: Visited,
}

/// What follows when somebody goes elsewhere.
#[derive(Clone, Copy)]
pub struct Visited {
    /// Time stands while somebody reads.
    pub run: Run,
    /// A mission begins with its place.
    pub learner: Learner,
    /// A control is shown.
    pub control_settings: ControlSettings,
    /// What was looked into is left.
    pub inspection: Inspection,
    /// A refusal is said.
    pub announcer: Announcer,
}

impl Navigation {
    /// Begins at a place.
    pub fn new(place: Place, embedded: bool, visited: Visited) -> Self {
        Self { place: RwSignal::new(place), embedded, visited }
    }

    /// The mission of this place begins, and another one that was played makes room.
    pub fn settle_at(self, place: Place) {
        let Visited { run, learner, announcer, .. } = self.visited;
        match place {
            Place::Lesson(id) => {
                if let Err(why) = learner.enter(id) {
                    announcer.refuse(&session_error(&why));
                }
            }
            Place::Home | Place::Room | Place::Surprise => learner.leave(),
            // Whoever reads comes back: the mission waits.
            _ if learner.plays() => run.pause(),
            _ => {}
        }
    }

    /// Goes to the place that the address names.
    pub fn arrive(self) {
        let before = self.place.get_untracked();
        let place = here(before);
        if place != before {
            self.visited.inspection.close();
            self.visited.announcer.keep(|note| !note.of_act);
            // What is shown of a mission is built around its run, so the run is there first.
            self.settle_at(place);
            self.place.set(place);
            window().scroll_to_with_x_and_y(0.0, 0.0);
            // A mission leads to its text by itself.
            if !matches!(place, Place::Lesson(_)) {
                focus("main");
            }
        }
        self.visited.inspection.look_where_asked();
    }

    /// Opens a tab of the controls and, if one is named, a control on it, from wherever somebody is.
    pub fn to_control(self, tab: Tab, id: Option<&'static str>) {
        if !matches!(self.place.get_untracked(), Place::Room | Place::Lesson(_)) && !self.embedded {
            let _ = window().location().set_hash("room");
            // Now, not when the browser tells of it: the focus would leave again.
            self.arrive();
        }
        self.visited.control_settings.show(tab, id);
        focus(id.map_or_else(|| tab_id(tab).to_owned(), control_id));
    }
}
