//! One note at a time, at the top of the play area. It waits to be read, and is announced once, politely.

use std::sync::Arc;

use afterlaunch::session::{LONGEST_DAYS, Session};
use leptos::prelude::*;

use crate::ui::address::Place;
use crate::ui::app::{Page, the_page};
use crate::ui::dom::{El, View, button, div, el, part, text, when};
use crate::ui::driver::{Going, Run};
use crate::ui::last_run::{self, LastRun};
use crate::ui::storage::keeps;
use crate::ui::widgets::glyph::icon;

/// Something to do about a note.
#[derive(Clone, Copy)]
pub struct Act {
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
    /// Its glyph.
    pub glyph: &'static str,
    /// Its first line.
    pub head: String,
    /// What else there is to say.
    pub body: String,
    /// What can be done about it; without, it can be closed.
    pub acts: Vec<Act>,
    /// It still holds after a reset.
    pub outlives_reset: bool,
    /// It is about the last thing that was tried: the next one puts it out of date.
    pub of_act: bool,
    /// What it says is still so; followed. Without, it waits until it is closed.
    pub holds: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
}

impl Note {
    fn new(glyph: &'static str, head: impl Into<String>, body: impl Into<String>) -> Self {
        Self { glyph, head: head.into(), body: body.into(), acts: vec![], outlives_reset: false, of_act: false, holds: None }
    }

    fn act(mut self, words: &'static str, main: bool, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.acts.push(Act { words, main, run: Callback::new(move |()| run()) });
        self
    }

    /// It goes by itself once this is no longer so.
    pub fn while_(mut self, holds: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        // Not a callback: one that is made in an effect ends when that runs again.
        self.holds = Some(Arc::new(holds));
        self
    }

    /// It is about a moment at which time stands: it goes once time does.
    fn while_time_stands(self, run: Run) -> Self {
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
        body.push("Everything else in the link was used.");
        let body = body.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Some(Self { outlives_reset: true, ..Self::new("link", head.trim_end_matches('.'), body) })
    }

    /// Nobody looked for a while.
    pub fn away(run: Run) -> Self {
        let time = run.clock.with_untracked(|clock| clock.time.clone());
        Self::new("pause", "Paused while you were away", format!("It is still {time}. Nothing was missed."))
            .act("Go on", true, move || run.play())
            .while_time_stands(run)
    }

    /// The run that was left goes on where it was.
    pub fn taken_up(page: &'static Page, run: &LastRun) -> Self {
        Self::new("pause", "Your run is taken up where it was", format!("{}. What you had done is done.", run.words))
            .act("Go on", true, move || page.run.play())
            .act("Start over", false, move || page.restart(page.seed()))
            .while_time_stands(page.run)
    }

    /// A run was left, and another one is there.
    pub fn left_behind(page: &'static Page, run: LastRun) -> Self {
        let body = format!("{}. It is kept in this browser.", run.words);
        Self::new("clock", "You left a run half-way", body).act("Take it up", true, move || page.take_up_run(&run)).act(
            "Leave it",
            false,
            last_run::let_go,
        )
    }

    /// The browser does not keep what has been done.
    pub fn not_kept() -> Self {
        let body =
            "Its storage is blocked or full. What you do here is gone once the page is closed, unless you save your progress as a file.";
        let note = Self::new("lock", "This browser does not keep your progress", body).act("To the file", false, to_course);
        Self { outlives_reset: true, ..note }.while_(|| !keeps())
    }

    /// The progress that was kept cannot be read: why, and where.
    pub fn set_aside(why: &str) -> Self {
        let body = format!("What was kept in this browser is set aside as it is, because {why}.");
        let note = Self::new("lock", "Your earlier progress cannot be read", body).act("To the file", false, to_course);
        Self { outlives_reset: true, ..note }
    }

    /// The truth is shown.
    pub fn truth(run: Run) -> Self {
        Self::new("eye", "The truth is shown", "Nobody outside this page could see it. Alerts and plans never use it.")
            .act("Hide it", false, move || run.truth.set(false))
            .while_(move || run.truth.get())
    }

    /// No event came.
    pub fn nothing_found(run: Run) -> Self {
        let time = run.clock.with_untracked(|clock| clock.time.clone());
        Self::new("jump", "Nothing happened for 30 days", format!("It is {time} now, and all is as usual. Trouble would be an event."))
            .act("Play on", false, move || run.play())
            .while_time_stands(run)
    }

    /// The run has come to its end.
    pub fn over(run: Run) -> Self {
        let body = format!("A run is at most {LONGEST_DAYS} days long. Go back on the timeline, or start over.");
        Self::new("clock", "This is the last day of this run", body).while_(move || run.over.get())
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

/// The place of the one note.
pub fn notes() -> View {
    let Page { note, .. } = *the_page();
    div("notes").attr("role", "status").add(when(move || note.with(Option::is_some), move || shown(note))).into()
}

/// The note. Another one may take its place: what both have stays, and keeps the focus.
fn shown(note: RwSignal<Option<Note>>) -> El {
    let head = move || read(note, |note| note.head.clone());
    let body = move || read(note, |note| note.body.clone());
    let closable = move || read(note, |note| note.acts.iter().all(|act| !act.main));
    let close = move || button("close", move || note.set(None)).attr("aria-label", "Close this note").add(icon("close"));
    let acts = move || read(note, |note| note.acts.iter().map(|act| (act.words, act.main)).collect::<Vec<_>>());
    el("section")
        .class("note")
        .add(part(move || read(note, |note| Some(note.glyph)), |glyph| glyph.map(icon).into()))
        .add(el("b").add(text(head)))
        .add(when(closable, close))
        .add(when(move || !body().is_empty(), move || el("p").add(text(body))))
        .add(part(acts, move |_| {
            let acts = read(note, |note| note.acts.clone());
            (!acts.is_empty()).then(|| div("acts").add_all(acts.into_iter().map(|act| act_button(note, act)))).into()
        }))
}

fn act_button(note: RwSignal<Option<Note>>, act: Act) -> El {
    let press = move || {
        note.set(None);
        act.run.run(());
    };
    button(if act.main { "btn main" } else { "btn" }, press).add(act.words)
}

/// Something of the note; followed. The default once it is gone.
fn read<T: Default>(note: RwSignal<Option<Note>>, of: fn(&Note) -> T) -> T {
    note.with(|note| note.as_ref().map(of).unwrap_or_default())
}
