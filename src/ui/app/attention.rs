//! What comes up by itself, and has a note: the tab is left and found again, the browser keeps nothing, the truth is locked,
//! the run is over. What somebody has done is written down meanwhile.

use afterlaunch::present::words::app;
use afterlaunch::session::Session;
use afterlaunch::session::links::parameters::TRUTH;
use leptos::prelude::*;

use super::context::announcer::Announcer;
use super::context::runs::Runs;
use super::driver::engine::milliseconds;
use super::driver::{Going, Run};
use super::note::Note;
use crate::ui::dom::watch;
use crate::ui::lesson::learner::Learner;

/// How often the run is written down while time passes, in milliseconds.
const KEPT_EVERY_MS: f64 = 2000.0;

/// Why the truth is not shown where the address locks it.
const TRUTH_LOCKED: &str = app::TRUTH_LOCKED;

/// Why the truth is not shown while something has to be found out.
const TRUTH_WAITS: &str = app::TRUTH_WAITS;

/// What is paid attention to, and where it is said.
#[derive(Clone, Copy)]
pub struct Attention {
    /// The run.
    pub run: Run,
    /// The person on the course.
    pub learner: Learner,
    /// The run is written down.
    pub runs: Runs,
    /// Where it is said.
    pub announcer: Announcer,
    /// Somebody else's page keeps what is kept.
    pub is_embedded: bool,
}

/// Listens to the browser, and keeps what has been done.
pub fn listen(attention: Attention) {
    let runs = attention.runs;
    let _ = window_event_listener_untyped("visibilitychange", move |_| look_away(attention));
    let _ = window_event_listener_untyped("pagehide", move |_| runs.keep());
    keep_now_and_then(attention.run, runs);
    say_what_is_not_kept(attention);
    watch(move || attention.announcer.let_outdated_go());
}

/// Has notes say what comes up in the run.
pub fn follow(attention: Attention) {
    let Attention { run, learner, announcer, .. } = attention;
    watch(move || follow_truth(attention));
    watch(move || {
        if run.nothing_found.get() && !learner.plays() {
            announcer.say(Note::nothing_found(run));
        }
    });
    watch(move || {
        if run.over.get() {
            announcer.say(Note::over(run));
        }
    });
}

/// The truth is shown, where it may be.
fn follow_truth(Attention { run, learner, runs, announcer, .. }: Attention) {
    if run.truth.get() && runs.asked.lock.contains(&TRUTH.0) && !learner.plays() {
        run.truth.set(false);
        announcer.refuse(TRUTH_LOCKED);
    } else if run.truth.get() && run.read(Session::is_guessing) {
        run.truth.set(false);
        announcer.say(Note::refused(TRUTH_WAITS).while_(move || {
            run.words.track();
            run.read(Session::is_guessing)
        }));
    } else if run.truth.get() && !learner.plays() {
        announcer.say(Note::truth(run));
    }
}

/// A tab may be gone without a word: what somebody has done is written down at once, the time that passes now and then.
fn keep_now_and_then(run: Run, runs: Runs) {
    let (mut last, mut done) = (0.0, 0);
    watch(move || {
        run.words.track();
        let acted = run.read(|session| session.done().len());
        let now = milliseconds();
        if acted != done || now - last > KEPT_EVERY_MS {
            (last, done) = (now, acted);
            runs.keep();
        }
    });
}

/// The browser does not keep progress, or cannot read what it has kept.
fn say_what_is_not_kept(Attention { learner, announcer, is_embedded, .. }: Attention) {
    watch(move || {
        if learner.refused.get() && !is_embedded {
            announcer.say(Note::not_kept());
        }
    });
    watch(move || {
        if let Some(why) = learner.rejected_records.found.get().filter(|_| !is_embedded) {
            announcer.say(Note::rejected_records(&why));
        }
    });
}

/// Nobody looks: time stands. Somebody is back: say so.
fn look_away(Attention { run, learner, runs, announcer, .. }: Attention) {
    if document().hidden() {
        learner.write_down();
        runs.keep();
    }
    if document().hidden() && run.going.get_untracked() != Going::Paused {
        run.pause();
        announcer.say(Note::away(run));
    }
}
