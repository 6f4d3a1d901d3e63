//! One note at a time, at the top of the play area. It waits to be read, and is announced once, politely.

use afterlaunch::session::LONGEST_DAYS;
use leptos::prelude::*;

use crate::ui::app::Page;
use crate::ui::driver::Run;
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
}

impl Note {
    fn new(glyph: &'static str, head: impl Into<String>, body: impl Into<String>) -> Self {
        Self { glyph, head: head.into(), body: body.into(), acts: vec![], outlives_reset: false }
    }

    fn act(mut self, words: &'static str, main: bool, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.acts.push(Act { words, main, run: Callback::new(move |()| run()) });
        self
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
    }

    /// The truth is shown.
    pub fn truth(run: Run) -> Self {
        Self::new("eye", "The truth is shown", "Nobody outside this page could see it. Alerts and plans never use it.").act(
            "Hide it",
            false,
            move || run.truth.set(false),
        )
    }

    /// No event came.
    pub fn nothing_found(run: Run) -> Self {
        let time = run.clock.with_untracked(|clock| clock.time.clone());
        Self::new("jump", "Nothing happened for 30 days", format!("It is {time} now, and all is as usual. Trouble would be an event.")).act(
            "Play on",
            false,
            move || run.play(),
        )
    }

    /// The run has come to its end.
    pub fn over() -> Self {
        let body = format!("A run is at most {LONGEST_DAYS} days long. Go back on the timeline, or start over.");
        Self::new("clock", "This is the last day of this run", body)
    }

    /// Something was refused that has no place of its own to say so.
    pub fn refused(why: &str) -> Self {
        let (head, body) = why.split_once(": ").or_else(|| why.split_once(". ")).unwrap_or((why, ""));
        Self::new("lock", head.trim_end_matches('.'), body)
    }
}

/// The place of the one note.
#[component]
pub fn Notes() -> impl IntoView {
    let Page { note, .. } = expect_context::<Page>();
    view! {
        <div class="notes" role="status">
            {move || note.get().map(|shown| {
                let closable = shown.acts.iter().all(|act| !act.main);
                view! {
                    <section class="note">
                        {icon(shown.glyph)}
                        <b>{shown.head}</b>
                        {closable.then(|| view! {
                            <button type="button" class="close" aria-label="Close this note" on:click=move |_| note.set(None)>{icon("close")}</button>
                        })}
                        {(!shown.body.is_empty()).then(|| view! { <p>{shown.body}</p> })}
                        {(!shown.acts.is_empty()).then(|| view! {
                            <div class="acts">
                                {shown.acts.into_iter().map(|act| view! {
                                    <button type="button" class="btn" class:main=act.main on:click=move |_| { note.set(None); act.run.run(()) }>{act.words}</button>
                                }).collect_view()}
                            </div>
                        })}
                    </section>
                }
            })}
        </div>
    }
}
