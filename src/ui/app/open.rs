//! The page is opened as its address asks: the run begins, and what all rooms share is made and provided here.
//!
//! What a link gets wrong is said in a note; the run has already started.

use afterlaunch::base::order::sorted_by;
use afterlaunch::present;
use afterlaunch::present::words::files;
use afterlaunch::present::words::refusals::left_out;
use afterlaunch::session::Session;
use afterlaunch::session::links::parameters::Asked;
use afterlaunch::session::links::share::Link;
use leptos::prelude::*;

use super::address::{Place, here};
use super::attention::{self, Attention};
use super::context::announcer::Announcer;
use super::context::inspection::Inspection;
use super::context::navigation::{Navigation, Visited};
use super::context::overlay::Overlay;
use super::context::preferences::Preferences;
use super::context::runs::Runs;
use super::context::viewport::Viewport;
use super::driver::Run;
use super::keyboard::{self, Keys};
use super::note::Note;
use super::storage::last_run;
use super::storage::last_run::Left;
use super::title::follow_title;
use super::view_state::control_settings::ControlSettings;
use crate::ui::control_room::views::RoomViews;
use crate::ui::lesson::learner::Learner;
use crate::ui::own_data::bring::catch_drops;
use crate::ui::own_data::run::OwnRoom;
use crate::ui::own_data::state::OwnDataState;
use crate::ui::share::host::{self, Guest};

/// What the address comes to.
struct Opening {
    session: Session,
    asked: &'static Asked,
    place: Place,
    /// What the address gets wrong.
    notes: Vec<String>,
    /// A run on somebody's own file that waits for the file.
    wanted: Option<Link>,
    left: Left,
}

/// Opens the page.
pub fn open() {
    let Opening { session, asked, place, notes, wanted, left } = read_address();
    let run = Run::new(session);
    let learner = Learner::open(run, asked);
    let control_settings = ControlSettings::new(run, asked.lock.clone());
    let own = OwnDataState::new(wanted, left.taken_up.as_ref().map(|(_, run)| run.clone()));
    let viewport = Viewport::follow();
    let (inspection, overlay) = (Inspection::new(), Overlay::new());
    let announcer = Announcer::new(Note::for_link(&notes));
    let navigation = Navigation::new(place, asked.embedded, Visited { run, learner, control_settings, inspection, announcer });
    let preferences = Preferences::open();
    let runs = Runs { asked, run, learner, own, inspection, announcer };
    let views = RoomViews::new(run, inspection.stage);
    provide_context(run);
    provide_context(learner);
    provide_context(control_settings);
    provide_context(viewport);
    provide_context(inspection);
    provide_context(overlay);
    provide_context(announcer);
    provide_context(navigation);
    provide_context(preferences);
    provide_context(runs);
    provide_context(views);

    let _ = window_event_listener(leptos::ev::hashchange, move |_| navigation.arrive());
    attention::listen(Attention { run, learner, runs, announcer, is_embedded: asked.embedded });
    keyboard::listen(Keys { run, learner, navigation, inspection, overlay, preferences });
    catch_drops(OwnRoom::new(runs, navigation), navigation.place);
    follow_title(run, views.alerts, navigation.place);
    attention::follow(Attention { run, learner, runs, announcer, is_embedded: asked.embedded });
    obey(asked, run);
    navigation.settle_at(place);
    inspection.look_where_asked();
    if runs.waits_for_file() {
        // The address says where one is: from here each link leads elsewhere.
        let _ = window().location().set_hash(&Place::Own.fragment());
    }
    // The mission of the address has begun: what is said first is so.
    host::speak(Guest { run, learner, navigation }, asked.host.clone());
    runs.go_on_with(left);
}

/// What the address asks for.
fn read_address() -> Opening {
    let (mut link, mut notes) = Link::parse(&window().location().search().unwrap_or_default());
    let (asked, more) = Asked::read(&link.rest);
    notes.extend(more);
    let mut notes: Vec<String> = notes.iter().map(files::note).collect();
    // A run that is taken up leads nowhere by itself: the address says where one is.
    let first = Place::first(asked.scope, !link.actions.is_empty() || link.surprise.is_some());
    let left = last_run::look(&link, &asked);
    if let Some((run, _)) = &left.taken_up {
        link = Link { rest: std::mem::take(&mut link.rest), ..run.clone() };
    }
    // A run on somebody's own file waits for the file; meanwhile the usual one goes on.
    let wanted = link.file().map(|_| std::mem::take(&mut link));
    let place = if wanted.is_some() { Place::Own } else { here(first) };
    if !asked.faults.is_empty() {
        let start = link.at.unwrap_or(present::OPENING);
        link.actions.extend(asked.orders(start));
        link.actions = sorted_by(link.actions, |entry| f64::from(entry.at.0));
    }
    let (session, more) = Session::from_link(&link, present::OPENING).expect("the default run starts");
    notes.extend(more.map(|why| left_out(&why)));
    Opening { session, asked: Box::leak(Box::new(asked)), place, notes, wanted, left }
}

/// Does what the address asks of the page.
fn obey(asked: &Asked, run: Run) {
    if let Some(speed) = asked.speed {
        run.notch.set(speed);
    }
    if asked.paused {
        run.pause();
    }
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-hide", &asked.hide.join(" "));
    }
}
