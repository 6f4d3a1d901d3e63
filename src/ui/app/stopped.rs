//! When the page itself breaks. On the web a panic ends the program at once, so what a person needs then is kept
//! outside it: the last minute that was fine, as a link. The hook hands both to `boot.js`, which is plain script and
//! still works: it shows what happened, offers to start again from there, and to copy the report.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

thread_local! {
    /// The link and the time of the last good state.
    static LAST: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
}

/// Remembers the last good state.
pub fn remember(query: String, time: String) {
    LAST.with(|last| *last.borrow_mut() = (query, time));
}

/// From now on a panic is told to the page.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        let (query, time) = LAST.with(|last| last.try_borrow().map(|last| last.clone()).unwrap_or_default());
        tell(&query, &time, &panic.to_string());
    }));
}

fn tell(query: &str, time: &str, report: &str) {
    let detail = js_sys::Array::of3(&query.into(), &time.into(), &report.into());
    let options = web_sys::CustomEventInit::new();
    options.set_detail(&JsValue::from(detail));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("afterlaunch-stopped", &options) {
        let _ = leptos::prelude::window().dispatch_event(&event);
    }
}
