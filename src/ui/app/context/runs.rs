//! Which run is played: one starts over, one that was left is taken up or offered, and the one that goes on is written
//! down so that it outlives the tab.

use afterlaunch::present;
use afterlaunch::present::words::app;
use afterlaunch::present::words::session_error;
use afterlaunch::session::Session;
use afterlaunch::session::links::parameters::Asked;
use afterlaunch::session::links::share::Link;
use leptos::prelude::*;

use super::announcer::Announcer;
use super::inspection::Inspection;
use crate::ui::app::address::Place;
use crate::ui::app::driver::Run;
use crate::ui::app::note::Note;
use crate::ui::app::storage::last_run;
use crate::ui::app::storage::last_run::{LastRun, Left};
use crate::ui::lesson::learner::Learner;
use crate::ui::own_data::state::OwnDataState;

/// The ways from one run to another. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Runs {
    /// What the address asks of every run.
    pub asked: &'static Asked,
    /// The run that goes on.
    pub run: Run,
    /// Whoever plays a mission has put the run of free play aside.
    pub learner: Learner,
    /// A run on somebody's own file waits there until the file is brought.
    pub own: OwnDataState,
    /// What was looked into of the run before it is left.
    pub inspection: Inspection,
    /// What comes of it is said.
    pub announcer: Announcer,
}

impl Runs {
    /// Starts over with a seed.
    pub fn restart(self, seed: u64) {
        let surprise = self.run.read(|session| session.surprise().map(|surprise| surprise.seed));
        self.begin(seed, surprise);
    }

    /// Starts over with this luck, in a week in which this seed may bring something, or in one that is as it is.
    pub fn begin(self, seed: u64, surprise: Option<u64>) {
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
        self.announcer.keep(|note| note.outlives_reset);
        match Session::from_link_with(&link, opening, own.as_ref()) {
            Ok((session, _)) => self.run.restart(session),
            Err(refusal) => self.announcer.refuse(&session_error(&refusal)),
        }
        self.inspection.close();
    }

    /// The run that was left before the page was opened goes on, or is offered.
    pub fn go_on_with(self, left: Left) {
        match left {
            Left { taken_up: Some((_, run)), .. } if run.is_touched() && !self.waits_for_file() => self.tell_taken_up(&run),
            Left { offered: Some(run), .. } if self.announcer.note.with_untracked(Option::is_none) => self.offer(run),
            _ => {}
        }
    }

    /// A run that was left goes on where it was: it stands, and a note says so.
    pub fn tell_taken_up(self, run: &LastRun) {
        self.run.pause();
        let note = Note::new("pause", app::YOUR_RUN_IS_TAKEN_UP, format!("{}. What you had done is done.", run.words))
            .act(app::GO_ON, true, move || self.run.play())
            .act(app::START_OVER, false, move || self.restart(self.run.seed()))
            .while_time_stands(self.run);
        self.announcer.say(note);
    }

    /// A run was left, and another one is there: it is offered.
    fn offer(self, run: LastRun) {
        let body = format!("{}. It is kept in this browser.", run.words);
        let note = Note::new("clock", app::YOU_LEFT_A_RUN_HALF_WAY, body).act(app::TAKE_IT_UP, true, move || self.take_up(&run)).act(
            app::LEAVE_IT,
            false,
            last_run::let_go,
        );
        self.announcer.say(note);
    }

    /// Takes up a run that was left; one on somebody's own file asks for the file.
    fn take_up(self, run: &LastRun) {
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
            Err(why) => self.announcer.refuse(&session_error(&why)),
        }
    }

    /// Goes to a run on somebody's own file, which may have been left, or asked for by a link.
    pub fn enter_own(self, session: Session, left: Option<&LastRun>, is_of_link: bool) {
        self.learner.leave();
        self.run.restart(session);
        if let Some(run) = left {
            self.tell_taken_up(run);
        }
        // As the link asks, which was looked at before there was anything to pause.
        if is_of_link && self.asked.paused {
            self.run.pause();
        }
    }

    /// Writes the run down, so that it outlives the tab; not before anything was done that could be lost.
    pub fn keep(self) {
        if !self.waits_for_file() && last_run::is_kept(self.asked) {
            self.learner.read_free_run(last_run::keep);
        }
    }

    /// The run of the address waits until somebody brings its file; untracked.
    pub fn waits_for_file(self) -> bool {
        untrack(|| self.own.waits_for()).is_some()
    }
}
