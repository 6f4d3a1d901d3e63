//! Where the focus goes, and the names of the places it goes to.

use afterlaunch::present::control_room::view::Tab;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Scrolls no more than is needed.
pub fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options
}

/// The element id of a control.
pub fn control_id(id: &str) -> String {
    format!("control-{id}")
}

/// The element id of a tab of the control panel.
pub const fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Faults => "tab-faults",
        Tab::Respond => "tab-responses",
    }
}

/// A modal sheet is open: Escape is the browser's, which closes it, and nothing that lies under it.
pub fn modal_open() -> bool {
    document().query_selector("dialog:modal").ok().flatten().is_some()
}

/// Moves the focus to an element, once it is there.
pub fn focus(id: impl Into<String>) {
    focus_at(id.into(), nearest(), PATIENCE);
}

/// Moves the focus to where a text begins, which then stands on top.
pub fn focus_text(id: impl Into<String>) {
    let top = web_sys::ScrollIntoViewOptions::new();
    top.set_block(web_sys::ScrollLogicalPosition::Start);
    focus_at(id.into(), top, PATIENCE);
}

/// Brings an element into view, where it is not wholly; the focus stays.
pub fn bring(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            element.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    });
}

/// Scrolls a list back to where it begins.
pub fn to_top(id: &str) {
    if let Some(list) = document().get_element_by_id(id) {
        list.set_scroll_top(0);
    }
}

/// Frames that an element may take until it is there.
const PATIENCE: u32 = 20;

fn focus_at(id: String, place: web_sys::ScrollIntoViewOptions, frames: u32) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        match element {
            Some(element) => {
                element.scroll_into_view_with_scroll_into_view_options(&place);
                let _ = element.focus();
            }
            None if frames > 0 => focus_at(id, place, frames - 1),
            None => {}
        }
    });
}
