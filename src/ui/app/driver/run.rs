//! The run and what is shown of it: the only door to the session.

use std::rc::Rc;

use afterlaunch::base::time::{Minutes, Tick};
use afterlaunch::present;
use afterlaunch::present::control_room::view::ClockView;
use afterlaunch::present::home::ScenarioView;
use afterlaunch::present::plot::SharedPlot;
use afterlaunch::present::view::{Lens, Window};
use afterlaunch::present::words::refusals::WhyNot;
use afterlaunch::session::Session;
use afterlaunch::session::lesson::Playing;
use afterlaunch::session::links::parameters::SPEEDS;
use leptos::prelude::*;

use super::engine::{Arrived, Due, Engine, Going, milliseconds};
use crate::ui::app::stopped;
use crate::ui::app::view_state::charts::Charts;
use crate::ui::dom::watch;

/// Slow enough to follow single tickets, fast enough that a cause and its effect fit into one look.
const FIRST_NOTCH: usize = 1;

/// How far ahead an event is looked for.
const LOOK_AHEAD: Minutes = Minutes::days(30);

/// The run and what is shown of it. Copy it freely: it is a handle, and what it stands for stays as long as the page.
#[derive(Clone, Copy)]
pub struct Run(&'static RunDisplay);

/// What is shown of a run.
pub struct RunDisplay {
    engine: StoredValue<Engine, LocalStorage>,
    frame_asked: StoredValue<bool>,
    /// What the run is doing.
    pub going: RwSignal<Going>,
    /// Which of [`SPEEDS`] it runs at.
    pub notch: RwSignal<usize>,
    /// Somebody has chosen the speed: a mission leaves it as it is.
    pub speed_chosen: RwSignal<bool>,
    /// How fast it runs, in words, where the machine cannot hold the chosen speed.
    pub slower: RwSignal<Option<String>>,
    /// Counts up when another run takes the place of the one that was there.
    pub runs: RwSignal<u32>,
    /// Which stretch of time is shown.
    pub window: RwSignal<Window>,
    /// Whether the truth is shown.
    pub truth: RwSignal<bool>,
    /// The clock, new with every frame.
    pub clock: RwSignal<ClockView>,
    /// Counts up whenever the words have changed.
    pub words: RwSignal<u32>,
    /// The four questions and their charts.
    pub charts: Charts,
    /// The chart of the prediction that a lesson is about.
    pub prediction: RwSignal<Option<SharedPlot>, LocalStorage>,
    /// The search for the next event came back with nothing.
    pub nothing_found: RwSignal<bool>,
    /// What the search for the next event has stopped at.
    pub found: RwSignal<Option<String>>,
    /// The run stands at its longest.
    pub over: RwSignal<bool>,
}

impl std::ops::Deref for Run {
    type Target = RunDisplay;

    fn deref(&self) -> &RunDisplay {
        self.0
    }
}

impl Run {
    /// Takes over a session; it plays from the first frame on.
    pub fn new(session: Session) -> Self {
        let clock = RwSignal::new(present::clock(&session));
        let window = present::first_window(&session);
        let charts = Charts::new(&session);
        let run = Self(Box::leak(Box::new(RunDisplay {
            engine: StoredValue::new_local(Engine::new(session)),
            frame_asked: StoredValue::new(false),
            going: RwSignal::new(Going::Playing),
            notch: RwSignal::new(FIRST_NOTCH),
            speed_chosen: RwSignal::new(false),
            slower: RwSignal::new(None),
            runs: RwSignal::new(0),
            window: RwSignal::new(window),
            truth: RwSignal::new(false),
            clock,
            words: RwSignal::new(0),
            charts,
            prediction: RwSignal::new_local(None),
            nothing_found: RwSignal::new(false),
            found: RwSignal::new(None),
            over: RwSignal::new(false),
        })));
        watch(move || {
            run.lens();
            run.touch();
        });
        run
    }

    /// The stretch of time shown and whether the truth is; tracked.
    pub fn lens(self) -> Lens {
        Lens { window: self.window.get(), truth: self.truth.get() }
    }

    /// The chart with this name; from now on it is kept up to date.
    pub fn chart(self, id: &str) -> Option<RwSignal<SharedPlot, LocalStorage>> {
        self.0.charts.plot(id, |chart| self.read(|session| chart.of(session, untrack(|| self.lens()))))
    }

    /// Reads the session now, untracked.
    pub fn read<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.engine.with_value(|engine| read(&engine.session))
    }

    /// The scenario that runs.
    pub fn scenario(self) -> ScenarioView {
        self.read(present::scenario)
    }

    /// The seed that the run was started with.
    pub fn seed(self) -> u64 {
        self.read(Session::seed)
    }

    /// Reads the session and the lesson that is played in it, untracked.
    pub fn read_lesson<T>(self, read: impl FnOnce(&Session, Option<&Playing>) -> T) -> T {
        self.engine.with_value(|engine| read(&engine.session, engine.playing.as_ref()))
    }

    /// Does something to the lesson that is played.
    pub fn change_lesson(self, change: impl FnOnce(&mut Playing, &Session)) {
        self.with_engine(|engine| {
            if let Some(playing) = &mut engine.playing {
                change(playing, &engine.session);
            }
            engine.explain();
        });
        self.touch();
    }

    /// Takes up a session, with the lesson that is played in it if there is one; hands back what was there. Time stands.
    pub fn swap(self, session: Session, playing: Option<Playing>) -> (Session, Option<Playing>) {
        let before = self.with_engine(|engine| {
            let before = (std::mem::replace(&mut engine.session, session), std::mem::replace(&mut engine.playing, playing));
            engine.start();
            engine.explain();
            before
        });
        self.over.set(false);
        self.runs.update(|runs| *runs += 1);
        self.keep();
        self.pause();
        before
    }

    /// Does something to the session; says why not, where it refuses.
    pub fn change<E: Into<WhyNot>>(self, change: impl FnOnce(&mut Session) -> Result<(), E>) -> Result<(), String> {
        let answer = self.with_engine(|engine| change(&mut engine.session).map_err(|why| why.into().0));
        if answer.is_ok() && self.with_engine(Engine::look) {
            self.going.set(Going::Paused);
        }
        self.keep();
        self.touch();
        answer
    }

    /// Plays at the chosen speed.
    pub fn play(self) {
        self.forget_search();
        self.with_engine(Engine::start);
        self.going.set(Going::Playing);
        self.ask_frame();
    }

    /// What the last search came to is said until time passes again.
    fn forget_search(self) {
        self.nothing_found.set(false);
        self.found.set(None);
    }

    /// Stands still.
    pub fn pause(self) {
        self.found.set(None);
        self.going.set(Going::Paused);
        self.touch();
    }

    /// Plays if it stands, stands if it goes.
    pub fn toggle(self) {
        if self.going.get_untracked() == Going::Paused { self.play() } else { self.pause() }
    }

    /// Passes one simulated minute and stands.
    pub fn one_minute(self) {
        self.with_engine(|engine| engine.minute());
        self.pause();
    }

    /// Lives through so many minutes at once, and goes on as before.
    pub fn pass(self, minutes: Minutes) {
        self.with_engine(|engine| (0..minutes.0).any(|_| engine.minute() != Arrived::NotYet));
        self.touch();
    }

    /// Goes on until something happens, then stands.
    pub fn to_next_event(self) {
        self.to_event_within(LOOK_AHEAD);
    }

    /// The same, for so long at the most.
    pub fn to_event_within(self, ahead: Minutes) {
        self.forget_search();
        let until = self.read(Session::now).plus(ahead);
        self.going.set(Going::ToEvent(until));
        self.ask_frame();
    }

    /// One speed up or down.
    pub fn shift(self, by: isize) {
        self.choose_speed(self.notch.get_untracked().saturating_add_signed(by));
    }

    /// Somebody chooses one of [`SPEEDS`].
    pub fn choose_speed(self, notch: usize) {
        self.notch.set(notch.min(SPEEDS.len() - 1));
        self.speed_chosen.set(true);
        self.with_engine(Engine::start);
    }

    /// Goes to another minute of this run and stands. Dragging asks often; one journey a frame is made.
    pub fn travel(self, minutes: f64) {
        let to = Tick(minutes.clamp(0.0, f64::from(u32::MAX)) as u32);
        self.with_engine(|engine| engine.travel(to));
        self.over.set(false);
        self.pause();
    }

    /// Starts over with another session.
    pub fn restart(self, session: Session) {
        self.swap(session, None);
        self.play();
        self.touch();
    }

    /// What is shown is out of date: say so, and draw it with the next frame.
    pub fn touch(self) {
        self.with_engine(Engine::touch);
        self.ask_frame();
    }

    /// The query of a link that replays this run up to now.
    pub fn link(self) -> String {
        self.read(|session| session.link().to_query())
    }

    fn with_engine<T>(self, change: impl FnOnce(&mut Engine) -> T) -> T {
        self.engine.try_update_value(change).expect("the run outlives the page")
    }

    /// Remembers where the run can be taken up again, should the page ever stop.
    fn keep(self) {
        self.read(|session| stopped::remember(session.link().to_query(), present::clock(session).time));
    }

    fn ask_frame(self) {
        let asked = self.frame_asked.get_value();
        self.frame_asked.set_value(true);
        if !asked {
            request_animation_frame(move || self.frame());
        }
    }

    #[inline(never)]
    fn frame(self) {
        let now = milliseconds();
        let going = self.going.get_untracked();
        let minutes = SPEEDS[self.notch.get_untracked()].minutes;
        self.frame_asked.set_value(false);
        let arrived = self.with_engine(|engine| engine.pass(going, minutes, now));
        if arrived != Arrived::NotYet {
            self.nothing_found.set(arrived == Arrived::InVain);
            self.found.set(if arrived == Arrived::AtEvent { self.read(present::happened) } else { None });
            self.over.set(arrived == Arrived::AtTheEnd);
            self.going.set(Going::Paused);
        }
        let slower = self.engine.with_value(Engine::reached).filter(|_| going == Going::Playing).map(present::speed_reached);
        if self.slower.with_untracked(|shown| *shown != slower) {
            self.slower.set(slower);
        }
        self.show(now);
        if self.engine.with_value(Engine::is_stale) || self.going.get_untracked() != Going::Paused {
            self.ask_frame();
        }
    }

    fn show(self, now: f64) {
        let clock = self.read(present::clock);
        if self.clock.with_untracked(|shown| *shown != clock) {
            self.clock.set(clock);
        }
        let due = self.with_engine(|engine| engine.due(now));
        if due != Due::Nothing {
            self.words.update(|count| *count += 1);
            self.keep();
        }
        if due == Due::All {
            self.read(|session| self.charts.show(session, untrack(|| self.lens())));
            let plot = self.read_lesson(|session, playing| playing.and_then(|p| present::lesson::hero_plot(session, p)).map(Rc::new));
            if self.prediction.with_untracked(|shown| *shown != plot) {
                self.prediction.set(plot);
            }
        }
    }
}

/// The day, as records have it: "2026-11-24".
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}
