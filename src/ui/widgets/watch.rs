//! What a part of the page asks the browser to tell it: that a box has another size, that a frame is due.
//!
//! Both end with the component that asked.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

use crate::ui::dom::watch;

/// Calls `told` at once and whenever the size of `target` changes, until the running owner is cleaned up.
pub fn on_resize(target: &Element, handler: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(handler);
    let Ok(observer) = ResizeObserver::new(call.as_ref().unchecked_ref()) else { return };
    observer.observe(target);
    let kept = StoredValue::new_local((observer, call));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}

/// Remembers the size at which something is drawn, as a style of it: paper has another width, and nothing is drawn anew
/// for it.
pub fn keep_drawn_size(drawn: &HtmlElement) {
    let style = drawn.style();
    for (name, value) in [("--drawn-w", drawn.client_width()), ("--drawn-h", drawn.client_height())] {
        let _ = style.set_property(name, &value.to_string());
    }
}

/// A frame later than this was not missed but asleep: time did not pass for it.
const LONGEST_MS: f64 = 100.0;

struct Frames {
    each: Box<dyn FnMut(f64)>,
    on: bool,
    asked: bool,
    last: Option<f64>,
}

/// Calls `each` once a frame while `on`, with the milliseconds since the frame before. A hidden tab has no frames.
pub fn frames(on: impl Fn() -> bool + 'static, each: impl FnMut(f64) + 'static) {
    let state = StoredValue::new_local(Frames { each: Box::new(each), on: false, asked: false, last: None });
    watch(move || {
        let on = on();
        let ask_now = state.try_update_value(|s| {
            s.on = on;
            s.last = None;
            let first = on && !s.asked;
            s.asked |= on;
            first
        });
        if ask_now == Some(true) {
            ask(state);
        }
    });
}

fn ask(state: StoredValue<Frames, LocalStorage>) {
    request_animation_frame(move || {
        let now = window().performance().map_or(0.0, |p| p.now());
        let go_on = state.try_update_value(|s| {
            if s.on {
                let since = s.last.map_or(0.0, |last| (now - last).clamp(0.0, LONGEST_MS));
                s.last = Some(now);
                (s.each)(since);
            } else {
                s.asked = false;
            }
            s.on
        });
        if go_on == Some(true) {
            ask(state);
        }
    });
}

/// Whether somebody asked for less motion.
pub fn prefers_stillness() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds now.
pub fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|m| m.matches())
}
