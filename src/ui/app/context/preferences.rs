//! What somebody prefers and the browser keeps: whether single letters are shortcuts. The theme is kept by `viewport.rs`.

use leptos::prelude::*;

use crate::ui::app::storage::{store, stored};
use crate::ui::dom::watch;

/// Where the choice about single letters is kept.
const LETTERS: &str = "afterlaunch.letters";

/// What somebody prefers. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Preferences {
    /// Single letters are shortcuts.
    pub letters: RwSignal<bool>,
}

impl Preferences {
    /// As they were left; each change is kept from here on.
    pub fn open() -> Self {
        let letters = RwSignal::new(stored(LETTERS).as_deref() != Some("off"));
        let mut before = letters.get_untracked();
        watch(move || {
            let after = letters.get();
            if after != std::mem::replace(&mut before, after) {
                store(LETTERS, if after { "on" } else { "off" });
            }
        });
        Self { letters }
    }
}
