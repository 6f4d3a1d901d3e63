//! One note at a time, at the top of the play area. It waits to be read, and is announced once, politely.

use afterlaunch::present::words::app;
use leptos::prelude::*;

use crate::ui::app::context::announcer::Announcer;
use crate::ui::app::note::{Note, NoteAction};
use crate::ui::dom::{El, View, button, div, el, part, text, when};
use crate::ui::widgets::icons::icon;

/// The place of the one note.
pub fn notes() -> View {
    let announcer = expect_context::<Announcer>();
    let note = announcer.note;
    div("notes").attr("role", "status").add(when(move || note.with(Option::is_some), move || shown(note))).into()
}

/// The note. Another one may take its place: what both have stays, and keeps the focus.
fn shown(note: RwSignal<Option<Note>>) -> El {
    let head = move || read(note, |note| note.head.clone());
    let body = move || read(note, |note| note.body.clone());
    let closable = move || read(note, |note| note.acts.iter().all(|act| !act.main));
    let close = move || button("close", move || note.set(None)).attr("aria-label", app::CLOSE_THIS_NOTE).add(icon("close"));
    let acts = move || read(note, |note| note.acts.iter().map(|act| (act.words, act.main)).collect::<Vec<_>>());
    el("section")
        .class("note")
        .add(part(move || read(note, |note| Some(note.icon_name)), |icon_name| icon_name.map(icon).into()))
        .add(el("b").add(text(head)))
        .add(when(closable, close))
        .add(when(move || !body().is_empty(), move || el("p").add(text(body))))
        .add(part(acts, move |_| {
            let acts = read(note, |note| note.acts.clone());
            (!acts.is_empty()).then(|| div("acts").add_all(acts.into_iter().map(|act| act_button(note, act)))).into()
        }))
}

fn act_button(note: RwSignal<Option<Note>>, act: NoteAction) -> El {
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
