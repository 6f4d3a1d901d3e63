//! What lies over the page until it is answered or closed: the help card, and the question before a reset.

use leptos::prelude::*;

/// What lies over the page. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Overlay {
    /// Help is open.
    pub help: RwSignal<bool>,
    /// Reset has been asked for once.
    pub reset: RwSignal<bool>,
}

impl Overlay {
    /// Nothing lies over the page.
    pub fn new() -> Self {
        Self { help: RwSignal::new(false), reset: RwSignal::new(false) }
    }
}
