//! The one note of the page, and who may put what there: whatever has no place of its own to be said.

use leptos::prelude::*;

use crate::ui::app::note::Note;

/// The place of the one note. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Announcer {
    /// The note that is shown.
    pub note: RwSignal<Option<Note>>,
}

impl Announcer {
    /// Begins with a note, or with none.
    pub fn new(first: Option<Note>) -> Self {
        Self { note: RwSignal::new(first) }
    }

    /// Says this instead of what was said.
    pub fn say(self, note: Note) {
        self.note.set(Some(note));
    }

    /// Says why something was refused.
    pub fn refuse(self, why: &str) {
        self.say(Note::refused(why));
    }

    /// Says why something that was tried was refused; if it was done, what was said of the try before it goes.
    pub fn answer(self, answer: Result<(), String>) {
        match answer {
            Err(why) => self.refuse(&why),
            Ok(()) => self.keep(|note| !note.of_act),
        }
    }

    /// Keeps the note if it is like this.
    pub fn keep(self, is_kept: impl FnOnce(&Note) -> bool) {
        self.note.update(|note| *note = note.take().filter(is_kept));
    }

    /// A note goes when what it says holds no longer.
    pub fn let_outdated_go(self) {
        let over = self.note.with(|note| note.as_ref().and_then(|note| note.holds.clone()).is_some_and(|holds| !holds()));
        if over {
            self.note.set(None);
        }
    }
}
