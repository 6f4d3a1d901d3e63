//! What all parts of the page share: one session, the place from which it is looked at, and what is done from anywhere.
//!
//! It knows no part of the page. Parts find it by [`the_page`]; `root.rs` opens it and puts them together.

use afterlaunch::platform::vocabulary::Refusal;
use afterlaunch::present;
use afterlaunch::present::control_room::view::{AlertsView, LedgerView, PipelineView, StageCardView, StageId, Tab, TimelineView};
use afterlaunch::present::course::examples::Look;
use afterlaunch::present::draw::Grips;
use afterlaunch::present::home::ScenarioView;
use afterlaunch::session::Session;
use afterlaunch::session::links::parameters::Asked;
use afterlaunch::session::links::share::Link;
use leptos::prelude::*;

use super::address::{Place, here, look_here};
use super::driver::{Run, today};
use super::note::Note;
use super::shown::control_settings::ControlSettings;
use super::shown::views::Memo;
use super::storage::last_run;
use super::storage::last_run::LastRun;
use super::viewport::Screen;
use crate::ui::dom::focus::{control_id, focus, nearest, tab_id};
use crate::ui::lesson::learner::Learner;
use crate::ui::own_data::desk::OwnDesk;

/// All that the parts of the page share. There is one, and it stays as long as the document: a reference to it is what
/// listeners and effects hold.
pub struct Page {
    /// The run.
    pub run: Run,
    /// The person on the course.
    pub learner: Learner,
    /// What is about to be done.
    pub desk: ControlSettings,
    /// Somebody's own table.
    pub own: OwnDesk,
    /// The screen.
    pub screen: Screen,
    /// From where the run is looked at.
    pub place: RwSignal<Place>,
    /// What its address asks of it.
    pub asked: Asked,
    /// It lives in somebody else's page.
    pub embedded: bool,
    /// The stage that is looked into.
    pub stage: RwSignal<Option<StageId>>,
    /// The chart that is looked into.
    pub chart: RwSignal<Option<&'static str>>,
    /// The minute under the pointer, in all charts.
    pub cursor: RwSignal<Option<f64>>,
    /// The one note.
    pub note: RwSignal<Option<Note>>,
    /// Help is open.
    pub help: RwSignal<bool>,
    /// Single letters are shortcuts.
    pub letters: RwSignal<bool>,
    /// Reset has been asked for once.
    pub reset: RwSignal<bool>,
    /// The system.
    pub pipeline: Memo<PipelineView>,
    /// The alerts.
    pub alerts: Memo<AlertsView>,
    /// Money and people.
    pub ledger: Memo<LedgerView>,
    /// What happened.
    pub timeline: Memo<TimelineView>,
    /// The stage that is looked into, in detail.
    pub card: Memo<Option<StageCardView>>,
}

impl Page {
    /// A run that was left goes on where it was: it stands, and a note says so.
    pub fn tell_taken_up(&'static self, run: &LastRun) {
        self.run.pause();
        let note = Note::new("pause", "Your run is taken up where it was", format!("{}. What you had done is done.", run.words))
            .act("Go on", true, move || self.run.play())
            .act("Start over", false, move || self.restart(self.seed()))
            .while_time_stands(self.run);
        self.note.set(Some(note));
    }

    /// A run was left, and another one is there: it is offered.
    pub fn offer(&'static self, run: LastRun) {
        let body = format!("{}. It is kept in this browser.", run.words);
        let note = Note::new("clock", "You left a run half-way", body).act("Take it up", true, move || self.take_up_run(&run)).act(
            "Leave it",
            false,
            last_run::let_go,
        );
        self.note.set(Some(note));
    }

    /// Takes up a run that was left; one on somebody's own file asks for the file.
    pub fn take_up_run(&'static self, run: &LastRun) {
        let link = run.link();
        if link.file().is_some() {
            self.own.wait_for(link, run.clone());
            let _ = window().location().set_hash(&Place::Own.fragment());
            return;
        }
        match Session::from_link(&link, present::OPENING) {
            Ok((session, _)) => {
                self.run.restart(session);
                self.tell_taken_up(run);
            }
            Err(why) => self.note.set(Some(Note::refused(&why.to_string()))),
        }
    }

    /// Writes the run down, so that it outlives the tab; not before anything was done that could be lost.
    pub fn keep_run(&'static self) {
        let waits = untrack(|| self.own.waits_for()).is_some();
        if !waits && last_run::is_kept(&self.asked) {
            self.learner.read_free_run(last_run::keep);
        }
    }

    /// The mission of this place begins, and another one that was played makes room.
    pub fn settle_at(&'static self, place: Place) {
        match place {
            Place::Lesson(id) => {
                if let Err(why) = self.learner.enter(id) {
                    self.note.set(Some(Note::refused(&why.to_string())));
                }
            }
            Place::Home | Place::Room | Place::Surprise => self.learner.leave(),
            // Whoever reads comes back: the mission waits.
            _ if self.learner.plays() => self.run.pause(),
            _ => {}
        }
    }

    /// Looks into what the address names.
    pub fn look_where_asked(&'static self) {
        match look_here() {
            Some(Look::Chart(id)) => self.chart.set(Some(id)),
            Some(Look::Stage(stage)) => self.stage.set(Some(stage)),
            None => {}
        }
    }

    /// Goes to the place that the address names.
    pub fn arrive(&'static self) {
        let before = self.place.get_untracked();
        let place = here(before);
        if place != before {
            self.stage.set(None);
            self.chart.set(None);
            self.note.update(|note| *note = note.take().filter(|note| !note.of_act));
            // What is shown of a mission is built around its run, so the run is there first.
            self.settle_at(place);
            self.place.set(place);
            window().scroll_to_with_x_and_y(0.0, 0.0);
            // A mission leads to its text by itself.
            if !matches!(place, Place::Lesson(_)) {
                focus("main");
            }
        }
        self.look_where_asked();
    }

    /// Writes down where the mission stands.
    pub fn write_down(&'static self) {
        self.learner.write_down(&today());
    }

    /// Takes in a progress file; says what came of it.
    pub fn bring_in(&'static self, text: &str) -> String {
        match self.learner.take_in(text) {
            Ok(1) => "1 mission was brought in.".to_owned(),
            Ok(missions) => format!("{missions} missions were brought in."),
            Err(why) => format!("Nothing was brought in, because this file cannot be read: {why}."),
        }
    }

    /// Takes up the record that the page around this one has kept, and goes on where it left off. One that cannot be read is
    /// put aside, because the host will write over it.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn take_up(&'static self, record: &str) -> Result<(), String> {
        self.learner.take_in(record).inspect_err(|why| {
            self.learner.set_aside.put(record, why);
        })?;
        if let here @ Place::Lesson(_) = self.place.get_untracked() {
            self.settle_at(here);
        }
        Ok(())
    }

    /// Goes on freely with the run of the mission.
    pub fn to_free_play(&'static self) {
        self.learner.keep_run();
        let _ = window().location().set_hash("room");
    }

    /// The scenario that runs.
    pub fn scenario(&'static self) -> ScenarioView {
        self.run.read(present::scenario)
    }

    /// The seed that the run was started with.
    pub fn seed(&'static self) -> u64 {
        self.run.read(Session::seed)
    }

    /// Starts over with a seed.
    pub fn restart(&'static self, seed: u64) {
        let surprise = self.run.read(|session| session.surprise().map(|surprise| surprise.seed));
        self.begin(seed, surprise);
    }

    /// Starts over with this luck, in a week in which this seed may bring something, or in one that is as it is.
    pub fn begin(&'static self, seed: u64, surprise: Option<u64>) {
        let (scenario, own, opening) =
            self.run.read(|session| (session.scenario().id.clone(), session.own().cloned(), present::opening(session)));
        let surprise = surprise.filter(|_| own.is_none());
        if surprise.is_some() {
            self.run.truth.set(false);
        }
        // What the address orders comes again: it counts from the start.
        let actions = if own.is_some() { Vec::new() } else { self.asked.orders(opening) };
        let link = Link { scenario: Some(scenario), seed: Some(seed), surprise, actions, ..Link::default() };
        last_run::let_go();
        self.note.update(|note| *note = note.take().filter(|note| note.outlives_reset));
        match Session::from_link_with(&link, opening, own.as_ref()) {
            Ok((session, _)) => self.run.restart(session),
            Err(refusal) => self.note.set(Some(Note::refused(&refusal.to_string()))),
        }
        self.stage.set(None);
        self.chart.set(None);
    }

    /// Does what has no place of its own for a refusal; a note says why not.
    pub fn change(&'static self, change: impl FnOnce(&mut Session) -> Result<(), Refusal>) {
        match self.run.change(change) {
            Err(why) => self.note.set(Some(Note::refused(&why))),
            Ok(()) => self.note.update(|note| *note = note.take().filter(|note| !note.of_act)),
        }
    }

    /// A grip of a chart was moved.
    pub fn grip(&'static self, (what, value): (Grips, f64)) {
        match what {
            Grips::Limit(rule) => self.change(|session| session.dispatch(present::move_limit(rule, value))),
            Grips::Cut => self.change(|session| session.dispatch(present::move_threshold(value))),
            Grips::Bead(nth) => self.learner.move_bead(nth, value),
        }
    }

    /// Looks into a stage.
    pub fn look(&'static self, stage: StageId) {
        self.stage.set(Some(stage));
        if let Some(pipeline) = document().get_element_by_id("pipeline") {
            pipeline.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    }

    /// Opens a tab of the controls and, if one is named, a control on it, from wherever somebody is.
    pub fn to_control(&'static self, tab: Tab, id: Option<&'static str>) {
        if !matches!(self.place.get_untracked(), Place::Room | Place::Lesson(_)) && !self.embedded {
            let _ = window().location().set_hash("room");
            // Now, not when the browser tells of it: the focus would leave again.
            self.arrive();
        }
        self.desk.show(tab, id);
        focus(id.map_or_else(|| tab_id(tab).to_owned(), control_id));
    }
}

/// The page that is shown.
pub fn the_page() -> &'static Page {
    expect_context::<&'static Page>()
}
