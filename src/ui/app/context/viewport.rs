//! The screen that the page is on: its size and its theme.
//!
//! `theme.js` has set the theme and the size of the text before the first paint, and writes onto the root how the page
//! folds (`data-form`), now and whenever the window has another size: the style sheets and the layouts here go by the
//! same words. A theme that is chosen is kept where storage exists; in a sandboxed frame there is none, and nothing is
//! missed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::ui::app::storage::{store, stored};
use crate::ui::dom::watch;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScreenSize {
    /// Under 720 px (at the usual size of text): one question at a time, controls in a sheet.
    Phone,
    /// Under 1200 px: one column, controls in a sheet.
    Narrow,
    /// The control panel stands beside the play area.
    Wide,
}

const DARK: &str = "(prefers-color-scheme: dark)";
const STORED: &str = "afterlaunch.theme";

/// What is known of the screen. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Viewport {
    form: (RwSignal<bool>, RwSignal<bool>),
    /// Counts up when colours have changed, so that canvases read them again.
    pub theme: RwSignal<u32>,
    /// The theme is the dark one.
    pub dark: RwSignal<bool>,
    chosen: RwSignal<bool>,
}

impl Viewport {
    /// Follows the screen from now on.
    pub fn follow() -> Self {
        let phone = fold("phone");
        let narrow = fold("narrow");
        let dark = root().and_then(|root| root.get_attribute("data-theme")).is_some_and(|theme| theme == "dark");
        let viewport = Self {
            form: (phone, narrow),
            theme: RwSignal::new(0),
            dark: RwSignal::new(dark),
            chosen: RwSignal::new(stored(STORED).is_some()),
        };
        let (system, forced) = (query(DARK), query("(forced-colors: active)"));
        let mut opening = true;
        watch(move || {
            let wish = system.get();
            if !opening && !viewport.chosen.get_untracked() {
                viewport.set(wish);
            }
            opening = false;
        });
        watch(move || {
            forced.track();
            viewport.theme.update(|count| *count += 1);
        });
        viewport
    }

    /// How much room there is; followed.
    pub fn form(self) -> ScreenSize {
        match (self.form.0.get(), self.form.1.get()) {
            (true, _) => ScreenSize::Phone,
            (_, true) => ScreenSize::Narrow,
            _ => ScreenSize::Wide,
        }
    }

    /// Light becomes dark, dark becomes light, and stays so.
    pub fn toggle(self) {
        let dark = !self.dark.get_untracked();
        self.chosen.set(true);
        store(STORED, name(dark));
        self.set(dark);
    }

    /// Takes a theme for this visit, as a link asks for it.
    pub fn set(self, dark: bool) {
        if let Some(root) = root() {
            let _ = root.set_attribute("data-theme", name(dark));
        }
        self.dark.set(dark);
        self.theme.update(|count| *count += 1);
    }
}

/// Whether the page folds like this: one of the words that `theme.js` writes, which hears of the window first.
fn fold(word: &'static str) -> RwSignal<bool> {
    let folds = move || {
        let words = root().and_then(|root| root.get_attribute("data-form")).unwrap_or_default();
        words.split(' ').any(|said| said == word)
    };
    let holds = RwSignal::new(folds());
    let _ = window_event_listener_untyped("resize", move |_| {
        let now = folds();
        if holds.get_untracked() != now {
            holds.set(now);
        }
    });
    holds
}

fn query(text: &str) -> RwSignal<bool> {
    let matches = RwSignal::new(false);
    if let Ok(Some(list)) = window().match_media(text) {
        matches.set(list.matches());
        let changed = Closure::<dyn Fn(_)>::new(move |event: web_sys::MediaQueryListEvent| matches.set(event.matches()));
        let _ = list.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
        // The page listens for as long as it is open.
        changed.forget();
    }
    matches
}

const fn name(dark: bool) -> &'static str {
    if dark { "dark" } else { "light" }
}

fn root() -> Option<web_sys::Element> {
    document().document_element()
}
