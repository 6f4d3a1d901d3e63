//! What a note says, and what can be done about it. There is one at a time; `notes.rs` shows it.

use std::sync::Arc;

use afterlaunch::present::words::app;
use afterlaunch::session::{LONGEST_DAYS, Session};
use leptos::prelude::*;

use super::address::Place;
use super::driver::{Going, Run};
use super::storage::storage_works;

/// Something to do about a note.
#[derive(Clone, Copy)]
pub struct NoteAction {
    /// Its words.
    pub words: &'static str,
    /// It is the next sensible thing.
    pub main: bool,
    /// What it does; the note goes.
    pub run: Callback<()>,
}

/// A note.
#[derive(Clone)]
pub struct Note {
    /// Its icon.
    pub icon_name: &'static str,
    /// Its first line.
    pub head: String,
    /// What else there is to say.
    pub body: String,
    /// What can be done about it; without, it can be closed.
    pub acts: Vec<NoteAction>,
    /// It still holds after a reset.
    pub outlives_reset: bool,
    /// It is about the last thing that was tried: the next one puts it out of date.
    pub of_act: bool,
    /// What it says is still so; followed. Without, it waits until it is closed.
    pub holds: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
}

impl Note {
    /// A note that says this, and nothing to do about it.
    pub fn new(icon_name: &'static str, head: impl Into<String>, body: impl Into<String>) -> Self {
        Self { icon_name, head: head.into(), body: body.into(), acts: vec![], outlives_reset: false, of_act: false, holds: None }
    }

    /// There is something to do about it.
    pub fn act(mut self, words: &'static str, main: bool, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.acts.push(NoteAction { words, main, run: Callback::new(move |()| run()) });
        self
    }

    /// It goes by itself once this is no longer so.
    pub fn while_(mut self, holds: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        // Not a callback: one that is made in an effect ends when that runs again.
        self.holds = Some(Arc::new(holds));
        self
    }

    /// It is about a moment at which time stands: it goes once time does.
    pub fn while_time_stands(self, run: Run) -> Self {
        let at = run.read(Session::now);
        self.while_(move || {
            run.clock.track();
            run.going.get() == Going::Paused && run.read(Session::now) == at
        })
    }

    /// What a link got wrong.
    pub fn for_link(notes: &[String]) -> Option<Self> {
        let (first, rest) = notes.split_first()?;
        let (head, more) = first.split_once(". ").unwrap_or((first.as_str(), ""));
        let mut body = vec![more];
        body.extend(rest.iter().map(String::as_str));
        body.push(app::EVERYTHING_ELSE_IN_THE_LINK);
        let body = body.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Some(Self { outlives_reset: true, ..Self::new("link", head.trim_end_matches('.'), body) })
    }

    /// Nobody looked for a while.
    pub fn away(run: Run) -> Self {
        let time = run.clock.with_untracked(|clock| clock.time.clone());
        Self::new("pause", app::PAUSED_WHILE_YOU_WERE_AWAY, app::it_is_still_nothing_was_missed(&time))
            .act(app::GO_ON, true, move || run.play())
            .while_time_stands(run)
    }

    /// The browser does not keep what has been done.
    pub fn not_kept() -> Self {
        let body = app::ITS_STORAGE_IS_BLOCKED_OR_FULL;
        let note = Self::new("lock", app::THIS_BROWSER_DOES_NOT_KEEP, body).act(app::TO_THE_FILE, false, to_course);
        Self { outlives_reset: true, ..note }.while_(|| !storage_works())
    }

    /// The progress that was kept cannot be read: why, and where.
    pub fn rejected_records(why: &str) -> Self {
        let body = app::what_was_kept_in_this_browser(why);
        let note = Self::new("lock", app::YOUR_EARLIER_PROGRESS_CANNOT_BE_READ, body).act(app::TO_THE_FILE, false, to_course);
        Self { outlives_reset: true, ..note }
    }

    /// The truth is shown.
    pub fn truth(run: Run) -> Self {
        Self::new("eye", app::THE_TRUTH_IS_SHOWN, app::NOBODY_OUTSIDE_THIS_PAGE_COULD_SEE)
            .act(app::HIDE_IT, false, move || run.truth.set(false))
            .while_(move || run.truth.get())
    }

    /// No event came.
    pub fn nothing_found(run: Run) -> Self {
        let time = run.clock.with_untracked(|clock| clock.time.clone());
        Self::new("jump", app::NOTHING_HAPPENED_FOR_30_DAYS, app::it_is_now(&time))
            .act(app::PLAY_ON, false, move || run.play())
            .while_time_stands(run)
    }

    /// The run has come to its end.
    pub fn over(run: Run) -> Self {
        let body = app::a_run_is_at_most_days(LONGEST_DAYS);
        Self::new("clock", app::THIS_IS_THE_LAST_DAY, body).while_(move || run.over.get())
    }

    /// Something was refused that has no place of its own to say so.
    pub fn refused(why: &str) -> Self {
        let (head, body) = why.split_once(": ").or_else(|| why.split_once(". ")).unwrap_or((why, ""));
        Self { of_act: true, ..Self::new("lock", head.trim_end_matches('.'), body) }
    }
}

fn to_course() {
    let _ = window().location().set_hash(&Place::Course.fragment());
}
