//! Things that lie over the page: a sheet that takes all attention, and a small panel under the button it came from.
//!
//! The sheet is the browser's own modal dialog, which keeps the focus inside, stills what lies under it, closes
//! with Escape and gives the focus back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, KeyboardEvent, MouseEvent, Node};

use crate::ui::dom::{El, View, button, div, el, watch, when};

/// A modal dialog. What is in it is built when it opens.
pub fn sheet(open: RwSignal<bool>, label: &'static str, class: &'static str, children: impl Fn() -> View + 'static) -> El {
    let whole = el("dialog").class(&format!("sheet {class}")).attr("aria-label", label);
    let dialog: HtmlDialogElement = whole.dom();
    let itself = dialog.clone();
    watch(move || match (open.get(), dialog.open()) {
        (true, false) => drop(dialog.show_modal()),
        (false, true) => dialog.close(),
        _ => {}
    });
    // A press on the scrim is a press on the dialog itself, outside of what is in it.
    let scrim = move |event: MouseEvent| {
        if event.target().is_some_and(|target| target == *itself.unchecked_ref::<web_sys::EventTarget>()) {
            open.set(false);
        }
    };
    whole.on("close", move |_: Event| open.set(false)).on("click", scrim).add(div("sheet-body").add(when(move || open.get(), children)))
}

/// A button and the panel that opens under it. A press elsewhere closes it, Escape gives the focus back.
pub fn under(
    open: RwSignal<bool>,
    label: &'static str,
    class: &'static str,
    words: View,
    button_class: &str,
    children: impl Fn() -> View + 'static,
) -> El {
    let whole = div("under");
    let trigger = button(button_class, move || open.update(|open| *open = !*open)).flag_of("aria-expanded", move || open.get()).add(words);
    let (inside, back) = (whole.html(), trigger.html());
    let inside = StoredValue::new_local(inside);
    let elsewhere = window_event_listener(leptos::ev::pointerdown, move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if open.get_untracked() && !inside.with_value(|inside| inside.contains(pressed.as_ref())) {
            open.set(false);
        }
    });
    on_cleanup(move || elsewhere.remove());
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            let _ = back.focus();
        }
    };
    let panel = move || div(&format!("pop {class}")).attr("role", "group").attr("aria-label", label).add(children());
    whole.on_key(escape).add(trigger).add(when(move || open.get(), panel))
}
