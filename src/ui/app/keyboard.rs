//! Keys for everything, wherever the focus is. Letters, digits and signs rest while somebody types, while a modal
//! sheet is open, and altogether when they are switched off in Help. What has arrows of its own keeps them.

use afterlaunch::present::control_room::view::Tab;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::page::Page;
use crate::ui::dom::focus::{focus, modal_open};

/// Listens from now on.
pub fn listen(page: &'static Page) {
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let on = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if press(page, &event.key(), on.as_ref()) {
            event.prevent_default();
        }
    });
}

/// Does what a key stands for; tells whether it stood for something.
fn press(page: &'static Page, key: &str, on: Option<&web_sys::Element>) -> bool {
    let run = page.run;
    if key == "Escape" {
        return !modal_open() && close(page);
    }
    if typed(on) || within(on, "dialog") || !page.letters.get_untracked() {
        return false;
    }
    match key {
        // A button that has the focus is pressed by the browser; a slider has no use for it.
        " " if within(on, "button, a, summary, input:not([type=range]), select, label, [role=button]") => return false,
        " " => run.toggle(),
        "." => run.one_minute(),
        "n" | "N" if page.learner.plays() => page.learner.skip(),
        "n" | "N" => run.to_next_event(),
        "-" => run.shift(-1),
        "+" | "=" => run.shift(1),
        "r" | "R" => page.reset.set(true),
        "1" | "2" | "3" | "4" => to_question(key),
        "p" | "P" => to_first("#pipeline"),
        "l" | "L" => to_first("#timeline"),
        "a" | "A" => to_first("#alerts"),
        "t" | "T" => page.to_control(Tab::Trouble, None),
        "e" | "E" => page.to_control(Tab::Respond, None),
        "?" => page.help.set(true),
        _ => return false,
    }
    true
}

fn close(page: &'static Page) -> bool {
    if page.chart.get_untracked().is_some() {
        page.chart.set(None);
    } else if page.reset.get_untracked() {
        page.reset.set(false);
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
