//! What happened and when, in four lanes; the playhead, with which one travels in time; the choice of window.
//!
//! The marks come from the library's `geometry` and change only when one of them has moved by half a pixel. The
//! playhead and the cursor are elements of their own, so following the pointer draws nothing else.

use afterlaunch::base::time::{HOUR, Tick};
use afterlaunch::present::geometry::timeline::{Frame, clock, marks};
use afterlaunch::present::view::{TimelineView, Window};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use crate::ui::widgets::glyph::icon;
use crate::ui::widgets::watch::on_resize;

/// The size of small type in rem, as in the style sheet.
const SMALL_REM: f64 = 0.6875;

/// The timeline.
#[component]
pub fn Timeline(
    /// What it shows.
    #[prop(into)]
    view: Signal<TimelineView>,
    /// The stretch of time shown, here and in all charts.
    window: RwSignal<Window>,
    /// The moment that is pointed at, here and in all charts.
    cursor: RwSignal<Option<f64>>,
    /// The playhead was moved to this moment.
    on_travel: Callback<f64>,
    /// There is little room.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let plot = NodeRef::<html::Div>::new();
    let frame = RwSignal::new(Frame { w: 0.0, h: 0.0, left: 0.0, right: 0.0, foot: 0.0 });
    let ruler = StoredValue::new_local(Ruler::default());
    Effect::new(move |_| {
        let Some(element) = plot.get() else { return };
        let element: HtmlElement = (*element).clone();
        let told = element.clone();
        on_resize(&element, move || {
            let rem = ruler.try_update_value(|r| r.read(&told)).unwrap_or(16.0);
            let (left, right) = if compact { (4.25, 2.5) } else { (5.75, 3.375) };
            let (w, h) = (f64::from(told.client_width()), f64::from(told.client_height()));
            let now = Frame { w, h, left: left * rem, right: right * rem, foot: 1.125 * rem };
            if frame.get_untracked() != now {
                frame.set(now);
            }
        });
    });
    let drawn = Memo::new(move |_| {
        let frame = frame.get();
        view.with(|v| ruler.with_value(|r| marks(v, frame, &|text| r.width(text))))
    });
    let range = Memo::new(move |_| view.with(|v| v.range));
    let now = Memo::new(move |_| view.with(|v| v.now));
    let sentences = Memo::new(move |_| view.with(|v| v.sentences.clone()));
    let shapes = move || {
        let one = |s: &afterlaunch::present::geometry::timeline::Shape| {
            view! { <path class=s.class fill=s.fill d=s.d.clone()></path> }
        };
        drawn.with(|m| m.shapes.iter().map(one).collect_view())
    };
    let words = move || {
        drawn.with(|m| {
            let word = |w: &afterlaunch::present::geometry::timeline::Word| {
                let anchor = if w.middle { "middle" } else { "start" };
                view! { <text class=w.class x=w.x.to_string() y=w.y.to_string() text-anchor=anchor>{w.text.clone()}</text> }
            };
            m.words.iter().map(word).collect_view()
        })
    };

    let moment_at = move |ev: &PointerEvent| {
        let left = plot.get_untracked()?.get_bounding_client_rect().left();
        let (x, frame) = (f64::from(ev.client_x()) - left, frame.get_untracked());
        let inside = x >= frame.left && x <= frame.w - frame.right;
        Some((frame.t(range.get_untracked(), x), inside))
    };
    let point = move |ev: PointerEvent| {
        if ev.pointer_type() != "touch" {
            cursor.set(moment_at(&ev).filter(|m| m.1).map(|m| m.0));
        }
    };
    view! {
        <section class="timeline" class:compact=compact id="timeline" aria-label="Timeline">
            <div class="timeline-plot" node_ref=plot on:pointermove=point on:pointerleave=move |_| cursor.set(None)>
                <svg class="tl" aria-hidden="true">
                    <g>{shapes}</g>
                    <g>{words}</g>
                </svg>
                <TimeCursor cursor=cursor range=range now=now frame=frame />
                <Playhead range=range now=now window=window frame=frame moment_at=moment_at on_travel=on_travel />
            </div>
            <WindowChoice window=window />
            <ul class="sr" role="list" aria-label="What happened, the latest first">
                {move || sentences.get().into_iter().map(|s| view! { <li>{s}</li> }).collect_view()}
            </ul>
        </section>
    }
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
        let rem = root.and_then(|r| style(&r, "font-size").trim_end_matches("px").parse().ok()).unwrap_or(16.0);
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
#[component]
fn TimeCursor(cursor: RwSignal<Option<f64>>, range: Memo<(f64, f64)>, now: Memo<f64>, frame: RwSignal<Frame>) -> impl IntoView {
    let at = Memo::new(move |_| cursor.get().filter(|&t| t >= range.get().0 && t <= range.get().1));
    let left = move || px(at.get().map_or(0.0, |t| frame.get().x(range.get(), t)));
    let day = |t: f64| Tick(t.max(0.0) as u32).day();
    let text = move || at.get().map(|t| clock(t, day(t) != day(now.get()))).unwrap_or_default();
    view! {
        <div class="tl-cursor" aria-hidden="true" style:left=left hidden=move || at.get().is_none()>
            <span>{text}</span>
        </div>
    }
}

/// Where the run stands. Dragged, or moved with arrow keys, it travels in time.
#[component]
fn Playhead<F>(
    range: Memo<(f64, f64)>,
    now: Memo<f64>,
    window: RwSignal<Window>,
    frame: RwSignal<Frame>,
    moment_at: F,
    on_travel: Callback<f64>,
) -> impl IntoView
where
    F: Fn(&PointerEvent) -> Option<(f64, bool)> + Copy + Send + Sync + 'static,
{
    let drag = RwSignal::new(None::<f64>);
    // While it has the focus, only keys change what is spoken: a running clock must not talk.
    let held = RwSignal::new(false);
    let said = RwSignal::new(0.0);
    Effect::new(move |_| {
        let now = now.get();
        if !held.get_untracked() {
            said.set(now);
        }
    });
    let shown = move || drag.get().unwrap_or_else(|| now.get());
    let left = Memo::new(move |_| frame.get().x(range.get(), shown()));
    let travel = move |to: f64| {
        let (from, until) = range.get_untracked();
        let to = to.clamp(from, until).round();
        said.set(to);
        on_travel.run(to);
    };
    let press = move |ev: PointerEvent| {
        if ev.button() != 0 {
            return;
        }
        if let Some(handle) = ev.current_target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
            _ = handle.set_pointer_capture(ev.pointer_id());
        }
        drag.set(Some(now.get_untracked()));
    };
    let pull = move |ev: PointerEvent| {
        if drag.get_untracked().is_some()
            && let Some((t, _)) = moment_at(&ev)
        {
            drag.set(Some(t));
        }
    };
    let drop = move |_: PointerEvent| {
        if let Some(to) = drag.get_untracked() {
            drag.set(None);
            if (to - now.get_untracked()).abs() >= 1.0 {
                travel(to);
            }
        }
    };
    let key = move |ev: KeyboardEvent| {
        if ev.ctrl_key() || ev.alt_key() || ev.meta_key() {
            return;
        }
        let one = match window.get_untracked() {
            Window::Day => 1.0,
            Window::Week => 10.0,
            Window::Run => f64::from(HOUR),
        } * if ev.shift_key() { 10.0 } else { 1.0 };
        let (from, until) = range.get_untracked();
        let now = now.get_untracked();
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
        travel(to);
    };
    let spoken = move || {
        let t = said.get();
        format!("{}, day {}", clock(t, true), Tick(t.max(0.0) as u32).day())
    };
    view! {
        <div
            class="playhead"
            class:pulled=move || drag.get().is_some()
            role="slider"
            tabindex="0"
            aria-label="Travel in time"
            aria-valuemin=move || range.get().0.round().to_string()
            aria-valuemax=move || range.get().1.round().to_string()
            aria-valuenow=move || said.get().round().to_string()
            aria-valuetext=spoken
            style:left=move || px(left.get())
            on:pointerdown=press
            on:pointermove=pull
            on:pointerup=drop
            on:pointercancel=move |_| drag.set(None)
            on:keydown=key
            on:focus=move |_| held.set(true)
            on:blur=move |_| held.set(false)
        >
            <svg class="head" viewBox="0 0 10 7" aria-hidden="true"><path d="M0 0h10L5 7z"></path></svg>
            <span class="now" aria-hidden="true">
                {move || drag.get().map_or_else(|| "now".to_owned(), |t| clock(t, true))}
            </span>
        </div>
    }
}

/// 24 hours, 7 days or the whole run; sets the charts as well.
#[component]
fn WindowChoice(window: RwSignal<Window>) -> impl IntoView {
    let choose = move |ev: leptos::ev::Event| {
        let name = event_target_value(&ev);
        if let Some(chosen) = Window::ALL.into_iter().find(|w| w.name() == name) {
            window.set(chosen);
        }
    };
    view! {
        <label class="window-choice">
            <span class="sr">"Stretch of time shown"</span>
            <select prop:value=move || window.get().name() on:change=choose>
                {Window::ALL.map(|w| view! { <option value=w.name()>{w.name()}</option> })}
            </select>
            {icon("down")}
        </label>
    }
}
