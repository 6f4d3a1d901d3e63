//! What happened and when, in four lanes; the playhead, with which one travels in time; the choice of window.
//!
//! The marks come from the library's `geometry` and change only when one of them has moved by half a pixel. The
//! playhead and the cursor are elements of their own, so following the pointer draws nothing else.

use afterlaunch::base::time::{HOUR, Tick};
use afterlaunch::present::control_room::view::TimelineView;
use afterlaunch::present::control_room::view::words;
use afterlaunch::present::geometry::timeline::{Frame, Marks, Shape, Word, clock, marks};
use afterlaunch::present::view::Window;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Event, HtmlCanvasElement, HtmlElement, KeyboardEvent, PointerEvent};

use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, div, el, figures, follow, part, span, svg, text, watch};
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::watch::{keep_drawn_size, on_resize};

/// The size of small type in rem, as in the style sheet.
const SMALL_REM: f64 = 0.6875;
/// Room beside and under the lanes, in rem: names on the left, "now" on the right, the axis at the foot.
const MARGINS_REM: (f64, f64, f64) = (5.75, 3.375, 1.125);

/// The timeline of a run, with the stretch of time shown and the moment pointed at, which are those of all charts.
pub fn timeline(view: Memo<TimelineView>, window: RwSignal<Window>, cursor: RwSignal<Option<f64>>, on_travel: Callback<f64>) -> El {
    let plot = div("timeline-plot");
    let frame = RwSignal::new(Frame { w: 0.0, h: 0.0, left: 0.0, right: 0.0, foot: 0.0 });
    let ruler = StoredValue::new_local(Ruler::default());
    let box_ = plot.html();
    watch(move || {
        let resized = box_.clone();
        on_resize(&box_, move || {
            keep_drawn_size(&resized);
            let rem = ruler.try_update_value(|r| r.read(&resized)).unwrap_or(16.0);
            let (left, right, foot) = MARGINS_REM;
            let (w, h) = (f64::from(resized.client_width()), f64::from(resized.client_height()));
            let now = Frame { w, h, left: left * rem, right: right * rem, foot: foot * rem };
            if frame.try_get_untracked().is_some_and(|before| before != now) {
                frame.set(now);
            }
        });
    });
    let drawn = move || {
        let frame = frame.get();
        view.with(|v| ruler.with_value(|r| marks(v, frame, &|text| r.width(text))))
    };
    let range = move || view.with(|v| v.range);
    let now = move || view.with(|v| v.now);
    let pointed = plot.html();
    let moment_at = move |ev: &PointerEvent| {
        let left = pointed.get_bounding_client_rect().left();
        let (x, frame) = (f64::from(ev.client_x()) - left, frame.get_untracked());
        let inside = x >= frame.left && x <= frame.w - frame.right;
        (frame.t(untrack(range), x), inside)
    };
    let moment = moment_at.clone();
    let point = move |ev: PointerEvent| {
        if ev.pointer_type() != "touch" {
            let (at, inside) = moment(&ev);
            cursor.set(inside.then_some(at));
        }
    };
    let plot = plot
        .on_pointer("pointermove", point)
        .on_pointer("pointerleave", move |_| cursor.set(None))
        // Placed by their width: another language has others. The sentences below say the same.
        .add(svg("svg").class("tl").attr("aria-hidden", "true").attr("translate", "no").add(part(drawn, |marks| drawing(marks).into())))
        .add(time_cursor(cursor, range, now, frame))
        .add(playhead(range, now, window, frame, moment_at, on_travel));
    let sentences = part(
        move || view.with(|v| v.sentences.clone()),
        |sentences| sentences.iter().map(|sentence| el("li").add(figures(sentence))).collect(),
    );
    el("section")
        .class("timeline")
        .attr("id", "timeline")
        .attr("aria-label", "Timeline")
        .add(plot)
        .add(window_choice(window))
        .add(el("ul").class("sr").attr("role", "list").attr("aria-label", words::WHAT_HAPPENED_THE_LATEST_FIRST).add(sentences))
}

fn drawing(marks: &Marks) -> Vec<El> {
    let shape = |s: &Shape| {
        let path = svg("path").attr("class", s.class).attr("d", &s.d);
        s.fill.into_iter().fold(path, |path, fill| path.attr("fill", fill))
    };
    let word = |w: &Word| {
        let anchor = if w.middle { "middle" } else { "start" };
        let text = svg("text").attr("class", w.class).attr("x", w.x.to_string()).attr("y", w.y.to_string());
        text.attr("text-anchor", anchor).add(w.text.as_str())
    };
    vec![svg("g").add_all(marks.shapes.iter().map(shape)), svg("g").add_all(marks.words.iter().map(word))]
}

/// Tells how wide small words are.
#[derive(Default)]
struct Ruler(Option<CanvasRenderingContext2d>);

impl Ruler {
    /// Takes the type face of an element; the size of one rem in pixels.
    fn read(&mut self, element: &HtmlElement) -> f64 {
        let style = |e: &web_sys::Element, name: &str| {
            let style = window().get_computed_style(e).ok().flatten();
            style.and_then(|s| s.get_property_value(name).ok()).unwrap_or_default()
        };
        let root = document().document_element();
        let rem = root.map(|r| js_sys::parse_float(&style(&r, "font-size"))).filter(|rem| rem.is_finite()).unwrap_or(16.0);
        if self.0.is_none() {
            let canvas = document().create_element("canvas").ok().and_then(|c| c.dyn_into::<HtmlCanvasElement>().ok());
            self.0 = canvas.and_then(|c| c.get_context("2d").ok().flatten()).and_then(|c| c.dyn_into().ok());
        }
        if let Some(context) = &self.0 {
            context.set_font(&format!("{}px {}", SMALL_REM * rem, style(element, "font-family")));
        }
        rem
    }

    fn width(&self, text: &str) -> f64 {
        let measured = self.0.as_ref().and_then(|c| c.measure_text(text).ok()).map(|m| m.width());
        measured.unwrap_or(text.chars().count() as f64 * 6.0)
    }
}

fn px(v: f64) -> String {
    format!("{v:.1}px")
}

/// The moment that is pointed at, with its time.
fn time_cursor(
    cursor: RwSignal<Option<f64>>,
    range: impl Fn() -> (f64, f64) + Copy + 'static,
    now: impl Fn() -> f64 + Copy + 'static,
    frame: RwSignal<Frame>,
) -> El {
    let at = move || cursor.get().filter(|&t| t >= range().0 && t <= range().1);
    let left = move || px(at().map_or(0.0, |t| frame.get().x(range(), t)));
    let day = |t: f64| Tick(t.max(0.0) as u32).day();
    let words = move || at().map(|t| clock(t, day(t) != day(now()))).unwrap_or_default();
    div("tl-cursor")
        .attr("aria-hidden", "true")
        .style_of("left", left)
        .attr_of("hidden", move || at().is_none().then(String::new))
        .add(el("span").add(text(words)))
}

/// What the playhead knows while it is pulled or has the focus.
#[derive(Clone, Copy)]
struct Playhead<R, N> {
    range: R,
    now: N,
    /// Where it is pulled to.
    drag: RwSignal<Option<f64>>,
    /// While it has the focus, only keys change what is spoken: a running clock must not talk.
    held: RwSignal<bool>,
    said: RwSignal<f64>,
    on_travel: Callback<f64>,
}

impl<R: Fn() -> (f64, f64) + Copy + 'static, N: Fn() -> f64 + Copy + 'static> Playhead<R, N> {
    fn travel(self, to: f64) {
        let (from, until) = untrack(self.range);
        let to = to.clamp(from, until).round();
        self.said.set(to);
        self.on_travel.run(to);
    }

    fn press(self, ev: &PointerEvent) {
        if ev.button() != 0 {
            return;
        }
        if let Some(handle) = ev.current_target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
            _ = handle.set_pointer_capture(ev.pointer_id());
        }
        self.drag.set(Some(untrack(self.now)));
    }

    fn drop(self) {
        if let Some(to) = self.drag.get_untracked() {
            self.drag.set(None);
            if (to - untrack(self.now)).abs() >= 1.0 {
                self.travel(to);
            }
        }
    }

    fn key(self, ev: &KeyboardEvent, window: Window) {
        if ev.ctrl_key() || ev.alt_key() || ev.meta_key() {
            return;
        }
        let one = match window {
            Window::Day => 1.0,
            Window::Week => 10.0,
            Window::Run => f64::from(HOUR),
        } * if ev.shift_key() { 10.0 } else { 1.0 };
        let (from, until) = untrack(self.range);
        let now = untrack(self.now);
        let to = match ev.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now - one,
            "ArrowRight" | "ArrowUp" => now + one,
            "PageDown" => now - f64::from(HOUR),
            "PageUp" => now + f64::from(HOUR),
            "Home" => from,
            "End" => until,
            _ => return,
        };
        ev.prevent_default();
        ev.stop_propagation();
        self.travel(to);
    }

    /// Where it stands, as a screen reader says it; followed.
    fn spoken(self) -> String {
        let t = self.said.get();
        format!("{}, day {}", clock(t, true), Tick(t.max(0.0) as u32).day())
    }
}

/// Where the run stands. Dragged, or moved with arrow keys, it travels in time.
fn playhead(
    range: impl Fn() -> (f64, f64) + Copy + 'static,
    now: impl Fn() -> f64 + Copy + 'static,
    window: RwSignal<Window>,
    frame: RwSignal<Frame>,
    moment_at: impl Fn(&PointerEvent) -> (f64, bool) + 'static,
    on_travel: Callback<f64>,
) -> El {
    let head = Playhead { range, now, drag: RwSignal::new(None), held: RwSignal::new(false), said: RwSignal::new(0.0), on_travel };
    let Playhead { drag, held, said, .. } = head;
    follow(move || {
        let now = now();
        if !held.get_untracked() {
            said.set(now);
        }
    });
    let shown = move || drag.get().unwrap_or_else(now);
    let left = move || px(frame.get().x(range(), shown()));
    let pull = move |ev: PointerEvent| {
        if drag.get_untracked().is_some() {
            drag.set(Some(moment_at(&ev).0));
        }
    };
    let words = move || drag.get().map_or_else(|| "now".to_owned(), |t| clock(t, true));
    let mark = svg("svg").class("head").attr("viewBox", "0 0 10 7").attr("aria-hidden", "true").add(svg("path").attr("d", "M0 0h10L5 7z"));
    div("playhead")
        .class_if("pulled", move || drag.get().is_some())
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-label", words::TRAVEL_IN_TIME)
        .attr_of("aria-valuemin", move || range().0.round().to_string())
        .attr_of("aria-valuemax", move || range().1.round().to_string())
        .attr_of("aria-valuenow", move || said.get().round().to_string())
        .attr_of("aria-valuetext", move || head.spoken())
        .style_of("left", left)
        .on_pointer("pointerdown", move |ev: PointerEvent| head.press(&ev))
        .on_pointer("pointermove", pull)
        .on_pointer("pointerup", move |_: PointerEvent| head.drop())
        .on_pointer("pointercancel", move |_| drag.set(None))
        .on_key(move |ev: KeyboardEvent| head.key(&ev, window.get_untracked()))
        .on("focus", move |_: Event| held.set(true))
        .on("blur", move |_: Event| held.set(false))
        .add(mark)
        .add(span("now").attr("aria-hidden", "true").add(text(words)))
}

/// 24 hours, 7 days or the whole run; sets the charts as well.
fn window_choice(window: RwSignal<Window>) -> El {
    let choose = move |ev: Event| {
        let name = event_target_value(&ev);
        if let Some(chosen) = Window::ALL.into_iter().find(|w| w.name() == name) {
            window.set(chosen);
        }
    };
    let select = el("select")
        .on("change", choose)
        .add_all(Window::ALL.map(|w| el("option").attr("value", w.name()).add(w.name())))
        .prop_of("value", move || window.get().name());
    el("label").class("window-choice").add(span("sr").add(words::STRETCH_OF_TIME_SHOWN)).add(select).add(icon("down"))
}
