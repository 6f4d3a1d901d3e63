//! The link that is being made, as all fields of the form hold it.

use afterlaunch::session::links::make_link::Wish;
use leptos::prelude::*;

/// What the form says so far.
pub(super) type Made = RwSignal<Wish>;

/// Enters a text for a parameter.
pub(super) fn enter(wish: Made, name: &str, text: &str) {
    wish.update(|wish| wish.enter(name, text));
}
