//! The page: one session, and the place from which it is looked at.
//!
//! Home, room and embed show the same run; going from one to the other leaves it running. What a link gets wrong is
//! said in a note; the run has already started.

use afterlaunch::base::order::sorted_by;
use afterlaunch::course::lessons;
use afterlaunch::platform::vocabulary::Refusal;
use afterlaunch::present;
use afterlaunch::present::draw::Grips;
use afterlaunch::present::view::{AlertsView, LedgerView, PipelineView, ScenarioView, StageCardView, StageId, Tab, TimelineView};
use afterlaunch::session::Session;
use afterlaunch::session::parameters::{Asked, TRUTH};
use afterlaunch::session::share::Link;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::account::account;
use super::address::{Place, here};
use super::checks::checks;
use super::course::course;
use super::desk::Desk;
use super::dom::{View, el, part, watch};
use super::driver::{Going, Run, today};
use super::embed::embed;
use super::engine::milliseconds;
use super::focus::{control_id, focus, nearest, tab_id};
use super::frame;
use super::home::home;
use super::keyboard;
use super::lab::lab;
use super::last_run::{self, LastRun, Left};
use super::learner::Learner;
use super::lesson::lesson;
use super::make_link::make_link;
use super::own::{OwnDesk, catch_drops, own};
use super::panels::help::help;
use super::panels::notes::{Note, notes};
use super::quiz::quiz;
use super::record::record;
use super::room::room;
use super::room_phone::room_phone;
use super::screen::{Form, Screen};
use super::stopped;
use super::storage::{store, stored};
use super::surprise::surprise;
use super::teachers::teachers;
use super::train::train;
use super::views::Shown;
use super::way::way;
use super::widgets::glyph::sprite;
use super::words::words;

/// Where the choice about single letters is kept.
const LETTERS: &str = "afterlaunch.letters";

/// How often the run is written down while time passes, in milliseconds.
const KEPT_EVERY_MS: f64 = 2000.0;

/// Why the truth is not shown where the address locks it.
const TRUTH_LOCKED: &str = "The truth is locked: whoever made this link keeps it for later.";

/// Why the truth is not shown while something has to be found out.
const TRUTH_WAITS: &str = "The truth waits: say first what is wrong. Then all is told.";

/// All that the parts of the page share. There is one, and it stays as long as the document: a reference to it is what
/// listeners and effects hold.
pub struct Page {
    /// The run.
    pub run: Run,
    /// The person on the course.
    pub learner: Learner,
    /// What is about to be done.
    pub desk: Desk,
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
    pub pipeline: Shown<PipelineView>,
    /// The alerts.
    pub alerts: Shown<AlertsView>,
    /// Money and people.
    pub ledger: Shown<LedgerView>,
    /// What happened.
    pub timeline: Shown<TimelineView>,
    /// The stage that is looked into, in detail.
    pub card: Shown<Option<StageCardView>>,
}

impl Page {
    fn open() -> &'static Self {
        let (mut link, mut notes) = Link::parse(&window().location().search().unwrap_or_default());
        let (asked, more) = Asked::read(&link.rest);
        notes.extend(more);
        // A run that is taken up leads nowhere by itself: the address says where one is.
        let first = Place::first(asked.scope, !link.actions.is_empty() || link.surprise.is_some());
        let left = last_run::look(&link, &asked);
        if let Some((run, _)) = &left.taken_up {
            link = Link { rest: std::mem::take(&mut link.rest), ..run.clone() };
        }
        // A run on somebody's own file waits for the file; meanwhile the usual one goes on.
        let wanted = link.file().map(|_| std::mem::take(&mut link));
        let place = if wanted.is_some() { Place::Own } else { here(first) };
        if !asked.trouble.is_empty() {
            let start = link.at.unwrap_or(present::OPENING);
            link.actions.extend(asked.orders(start));
            link.actions = sorted_by(link.actions, |entry| f64::from(entry.at.0));
        }
        let (session, more) = Session::from_link(&link, present::OPENING).expect("the default run starts");
        notes.extend(more);
        let run = Run::new(session);
        let learner = Learner::open(run, &asked);
        let stage = RwSignal::new(None);
        let page: &'static Self = Box::leak(Box::new(Self {
            run,
            learner,
            desk: Desk::new(run, asked.lock.clone()),
            own: OwnDesk::new(wanted, left.taken_up.as_ref().map(|(_, run)| run.clone())),
            screen: Screen::follow(),
            place: RwSignal::new(place),
            embedded: asked.embedded,
            asked,
            stage,
            chart: RwSignal::new(None),
            cursor: RwSignal::new(None),
            note: RwSignal::new(Note::for_link(&notes)),
            help: RwSignal::new(false),
            letters: RwSignal::new(stored(LETTERS).as_deref() != Some("off")),
            reset: RwSignal::new(false),
            pipeline: Shown::new(run, |at| present::pipeline(at.session)),
            alerts: Shown::new(run, |at| present::alerts(at.session)),
            ledger: Shown::new(run, |at| present::ledger(at.session)),
            timeline: Shown::new(run, |at| present::timeline(at.session, at.lens)),
            card: Shown::of_stage(run, stage, |at| at.stage.map(|id| present::stage_card(at.session, id))),
        }));
        page.listen();
        page.obey();
        page.settle_at(place);
        if untrack(|| page.own.waits_for()).is_some() {
            // The address says where one is: from here each link leads elsewhere.
            let _ = window().location().set_hash(&Place::Own.fragment());
        }
        // The mission of the address has begun: what is said first is so.
        frame::speak(page, page.asked.host.clone());
        page.go_on_with(left);
        page
    }

    /// The run that was left before the page was opened goes on, or is offered.
    fn go_on_with(&'static self, left: Left) {
        match left {
            Left { taken_up: Some((_, run)), .. } if run.is_touched() && untrack(|| self.own.waits_for()).is_none() => {
                self.run.pause();
                self.note.set(Some(Note::taken_up(self, &run)));
            }
            Left { offered: Some(run), .. } if self.note.with_untracked(Option::is_none) => {
                self.note.set(Some(Note::left_behind(self, run)));
            }
            _ => {}
        }
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
                self.run.pause();
                self.note.set(Some(Note::taken_up(self, run)));
            }
            Err(why) => self.note.set(Some(Note::refused(&why.to_string()))),
        }
    }

    /// Writes the run down, so that it outlives the tab; not before anything was done that could be lost.
    fn keep_run(&'static self) {
        let waits = untrack(|| self.own.waits_for()).is_some();
        if !waits && last_run::is_kept(&self.asked) {
            self.learner.read_free_run(last_run::keep);
        }
    }

    /// Does what the address asks of the page.
    fn obey(&'static self) {
        let asked = &self.asked;
        if let Some(speed) = asked.speed {
            self.run.notch.set(speed);
        }
        if asked.paused {
            self.run.pause();
        }
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-hide", &asked.hide.join(" "));
        }
    }

    fn listen(&'static self) {
        let _ = window_event_listener(leptos::ev::hashchange, move |_| self.arrive());
        let _ = window_event_listener_untyped("visibilitychange", move |_| self.look_away());
        let _ = window_event_listener_untyped("pagehide", move |_| self.keep_run());
        self.keep_now_and_then();
        keyboard::listen(self);
        catch_drops(self);
        let mut letters = self.letters.get_untracked();
        watch(move || {
            let now = self.letters.get();
            if now != std::mem::replace(&mut letters, now) {
                store(LETTERS, if now { "on" } else { "off" });
            }
        });
        watch(move || document().set_title(&self.title()));
        watch(move || {
            if self.run.truth.get() && self.asked.lock.contains(&TRUTH.0) && !self.learner.plays() {
                self.run.truth.set(false);
                self.note.set(Some(Note::refused(TRUTH_LOCKED)));
            } else if self.run.truth.get() && self.run.read(Session::is_guessing) {
                self.run.truth.set(false);
                let run = self.run;
                self.note.set(Some(Note::refused(TRUTH_WAITS).while_(move || {
                    run.words.track();
                    run.read(Session::is_guessing)
                })));
            } else if self.run.truth.get() && !self.learner.plays() {
                self.note.set(Some(Note::truth(self.run)));
            }
        });
        watch(move || {
            if self.run.nothing_found.get() && !self.learner.plays() {
                self.note.set(Some(Note::nothing_found(self.run)));
            }
        });
        watch(move || {
            if self.run.over.get() {
                self.note.set(Some(Note::over(self.run)));
            }
        });
    }

    /// A tab may be gone without a word: what somebody has done is written down at once, the time that passes now and then.
    fn keep_now_and_then(&'static self) {
        let (mut last, mut done) = (0.0, 0);
        watch(move || {
            self.run.words.track();
            let acted = self.run.read(|session| session.done().len());
            let now = milliseconds();
            if acted != done || now - last > KEPT_EVERY_MS {
                (last, done) = (now, acted);
                self.keep_run();
            }
        });
        watch(move || {
            if self.learner.refused.get() && !self.embedded {
                self.note.set(Some(Note::not_kept()));
            }
        });
        watch(move || {
            if let Some(why) = self.learner.set_aside.found.get().filter(|_| !self.embedded) {
                self.note.set(Some(Note::set_aside(&why)));
            }
        });
        // A note that holds no longer goes.
        watch(move || {
            let over = self.note.with(|note| note.as_ref().and_then(|note| note.holds.clone()).is_some_and(|holds| !holds()));
            if over {
                self.note.set(None);
            }
        });
    }

    /// The mission of this place begins, and another one that was played makes room.
    fn settle_at(&'static self, place: Place) {
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
    }

    /// Nobody looks: time stands. Somebody is back: say so.
    fn look_away(&'static self) {
        if document().hidden() {
            self.write_down();
            self.keep_run();
        }
        if document().hidden() && self.run.going.get_untracked() != Going::Paused {
            self.run.pause();
            self.note.set(Some(Note::away(self.run)));
        }
    }

    /// The title tells the state to somebody in another tab.
    fn title(&'static self) -> String {
        let scenario = self.scenario().name;
        let firing = self.alerts.with(|alerts| alerts.firing().map(|alert| alert.name.clone()));
        let day = self.run.clock.with(|clock| clock.day);
        let paused = self.run.going.get() == Going::Paused;
        let state = match (firing, paused) {
            (Some(alert), _) => format!("{alert} | "),
            (None, true) => "Paused | ".to_owned(),
            (None, false) => String::new(),
        };
        match self.place.get() {
            Place::Home if state.is_empty() => "Afterlaunch: run an AI product after its launch".to_owned(),
            Place::Course => "The course | Afterlaunch".to_owned(),
            Place::Quiz(chapter) => format!("Quiz of chapter {chapter} | Afterlaunch"),
            Place::Words => "Words explained | Afterlaunch".to_owned(),
            Place::Account => "Account of a run | Afterlaunch".to_owned(),
            Place::Check => "Rules of the check | Afterlaunch".to_owned(),
            Place::Train => "Training room | Afterlaunch".to_owned(),
            Place::Lab => "Laboratory | Afterlaunch".to_owned(),
            Place::Surprise => "What is wrong? | Afterlaunch".to_owned(),
            Place::Way(_) => "A record’s way | Afterlaunch".to_owned(),
            Place::Record => "Record of completion | Afterlaunch".to_owned(),
            Place::Teachers => "For teachers | Afterlaunch".to_owned(),
            Place::Own => "Your own data | Afterlaunch".to_owned(),
            Place::Link(_) => "Make a link | Afterlaunch".to_owned(),
            Place::Lesson(id) => {
                let title = lessons::find(id).map_or("", |lesson| lesson.title);
                format!("{title}, mission {id} | Afterlaunch")
            }
            _ => format!("{state}{scenario}, day {day} | Afterlaunch"),
        }
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

/// The whole page.
pub fn app() -> View {
    stopped::watch();
    let page = Page::open();
    provide_context(page);
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus("main");
    };
    let layout = part(
        // Other sizes differ within their layout.
        move || {
            let place = page.place.get();
            let folds = matches!(place, Place::Home | Place::Room);
            (folds && page.screen.form() == Form::Phone, place)
        },
        move |(phone, place)| match (phone, page.embedded, place) {
            (_, _, Place::Lesson(id)) => lesson(id),
            (_, _, Place::Course) => course(),
            (_, _, Place::Quiz(chapter)) => quiz(*chapter),
            (_, _, Place::Words) => words(),
            (_, _, Place::Account) => account(),
            (_, _, Place::Check) => checks(),
            (_, _, Place::Train) => train(),
            (_, _, Place::Lab) => lab(),
            (_, _, Place::Surprise) => surprise(),
            (_, _, Place::Way(id)) => way(*id),
            (_, _, Place::Record) => record(),
            (_, _, Place::Teachers) => teachers(),
            (_, _, Place::Own) => own(),
            (_, _, Place::Link(scope)) => make_link(*scope),
            (true, true, _) | (true, false, Place::Room) => room_phone(),
            (_, true, _) => embed(),
            (_, false, Place::Home) => home(),
            (_, false, Place::Room) => room(),
        },
    );
    View::many([
        sprite().into(),
        el("a").class("skip").attr("href", "#main").add("Skip to the system").on("click", skip).into(),
        layout,
        notes(),
        help(),
    ])
}
