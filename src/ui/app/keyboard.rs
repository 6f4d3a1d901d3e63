//! Keys for everything, wherever the focus is. Letters, digits and signs rest while somebody types, while a modal
//! sheet is open, and altogether when they are switched off in Help. What has arrows of its own keeps them.

use afterlaunch::present::control_room::view::Tab;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::context::inspection::Inspection;
use super::context::navigation::Navigation;
use super::context::overlay::Overlay;
use super::context::preferences::Preferences;
use super::driver::Run;
use crate::ui::dom::focus::{focus, modal_open};
use crate::ui::lesson::learner::Learner;

/// What keys reach.
#[derive(Clone, Copy)]
pub struct Keys {
    /// Time.
    pub run: Run,
    /// The mission that is played.
    pub learner: Learner,
    /// The controls.
    pub navigation: Navigation,
    /// What is looked into is closed.
    pub inspection: Inspection,
    /// Help and reset.
    pub overlay: Overlay,
    /// Whether single letters are shortcuts.
    pub preferences: Preferences,
}

/// Listens from now on.
pub fn listen(keys: Keys) {
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let on = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if press(keys, &event.key(), on.as_ref()) {
            event.prevent_default();
        }
    });
}

/// Does what a key stands for; tells whether it stood for something.
fn press(keys: Keys, key: &str, on: Option<&web_sys::Element>) -> bool {
    let run = keys.run;
    if key == "Escape" {
        return !modal_open() && close(keys);
    }
    if typed(on) || within(on, "dialog") || !keys.preferences.letters.get_untracked() {
        return false;
    }
    match key {
        // A button that has the focus is pressed by the browser; a slider has no use for it.
        " " if within(on, "button, a, summary, input:not([type=range]), select, label, [role=button]") => return false,
        " " => run.toggle(),
        "." => run.one_minute(),
        "n" | "N" if keys.learner.plays() => keys.learner.skip(),
        "n" | "N" => run.to_next_event(),
        "-" => run.shift(-1),
        "+" | "=" => run.shift(1),
        "r" | "R" => keys.overlay.reset.set(true),
        "1" | "2" | "3" | "4" => to_question(key),
        "p" | "P" => to_first("#pipeline"),
        "l" | "L" => to_first("#timeline"),
        "a" | "A" => to_first("#alerts"),
        "t" | "T" => keys.navigation.to_control(Tab::Faults, None),
        "e" | "E" => keys.navigation.to_control(Tab::Respond, None),
        "?" => keys.overlay.help.set(true),
        _ => return false,
    }
    true
}

fn close(keys: Keys) -> bool {
    if keys.inspection.chart.get_untracked().is_some() {
        keys.inspection.chart.set(None);
    } else if keys.overlay.reset.get_untracked() {
        keys.overlay.reset.set(false);
    } else {
        return false;
    }
    true
}

fn to_question(number: &str) {
    if let Some(tab) = element(&format!("#question-tab-{number}")) {
        tab.click();
    }
    let chart = format!("[aria-labelledby=question-{number}] .chart[tabindex='0']");
    to_first(if element(&chart).is_some() { &chart } else { "main" });
}

/// The first thing in there that can have the focus, or the place itself.
fn to_first(place: &str) {
    let Some(place) = element(place) else { return };
    let inside = place.query_selector("button, a[href], [tabindex='0']").ok().flatten().and_then(|e| e.dyn_into().ok());
    let target: web_sys::HtmlElement = if place.tab_index() >= 0 { place } else { inside.unwrap_or(place) };
    if target.id().is_empty() {
        let _ = target.focus();
    } else {
        focus(target.id());
    }
}

fn element(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

fn typed(on: Option<&web_sys::Element>) -> bool {
    within(on, "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]")
}

fn within(on: Option<&web_sys::Element>, selector: &str) -> bool {
    on.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}
