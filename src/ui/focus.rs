//! Where the focus goes, and the names of the places it goes to.

use afterlaunch::present::view::Tab;
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
        Tab::Trouble => "tab-trouble",
        Tab::Respond => "tab-respond",
    }
}

/// A modal sheet is open: Escape is the browser's, which closes it, and nothing that lies under it.
pub fn modal_open() -> bool {
    document().query_selector("dialog:modal").ok().flatten().is_some()
}

/// Moves the focus to an element, once it is there.
pub fn focus(id: impl Into<String>) {
    focus_at(id.into(), nearest());
}

/// Moves the focus to where a text begins, which then stands on top.
pub fn focus_text(id: impl Into<String>) {
    let top = web_sys::ScrollIntoViewOptions::new();
    top.set_block(web_sys::ScrollLogicalPosition::Start);
    focus_at(id.into(), top);
}

fn focus_at(id: String, place: web_sys::ScrollIntoViewOptions) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            element.scroll_into_view_with_scroll_into_view_options(&place);
            let _ = element.focus();
        }
    });
}
