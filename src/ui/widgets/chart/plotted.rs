//! The plot of a chart: draws it when its values, size or colours have changed, and never otherwise. The time cursor
//! and the readout lie over it, so that moving them draws nothing.

use std::rc::Rc;

use afterlaunch::present::draw::{Grip, Grips, Readout, Room, moved, readout};
use afterlaunch::present::plot::{SharedPlot, Who};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

use super::painter::Painter;
use crate::ui::canvas::{Surface, forget_look, look, next_frame};

/// How long a moved line stays where it was put, until the chart itself has it there.
const SETTLE: std::time::Duration = std::time::Duration::from_millis(600);

/// A grip that is being moved, and where it is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draft {
    what: Grips,
    value: f64,
    held: bool,
}

/// What a plot and what surrounds it share.
#[derive(Clone, Copy)]
pub struct Handle {
    plot: Signal<SharedPlot, LocalStorage>,
    painter: StoredValue<Option<Painter>, LocalStorage>,
    /// The moment under the cursor, in all charts.
    pub cursor: RwSignal<Option<f64>>,
    /// The pointer or the focus is here: this chart says what it shows at the cursor.
    pub active: RwSignal<bool>,
    draft: RwSignal<Option<Draft>>,
}

impl Handle {
    /// A plot that nobody has touched.
    pub fn new(plot: Signal<SharedPlot, LocalStorage>, cursor: RwSignal<Option<f64>>) -> Self {
        Self { plot, painter: StoredValue::new_local(None), cursor, active: RwSignal::new(false), draft: RwSignal::new(None) }
    }

    /// The chart with the line that is being moved.
    fn shown(self) -> SharedPlot {
        let plot = self.plot.get();
        match self.draft.get() {
            Some(Draft { what, value, .. }) => Rc::new(moved(&plot, what, value)),
            None => plot,
        }
    }

    fn with_painter<T>(self, f: impl FnOnce(&Painter) -> Option<T>) -> Option<T> {
        self.painter.try_with_value(|painter| painter.as_ref().and_then(f)).flatten()
    }

    /// A grip by its number.
    pub fn grip(self, i: usize) -> Option<Grip> {
        self.with_painter(|painter| painter.scene()?.grips.get(i).cloned())
    }

    /// The moment under a place of the plot.
    pub fn time_at(self, x: f64) -> Option<f64> {
        self.with_painter(|painter| painter.scene()?.frame.time_at(x))
    }

    /// First and last moment shown.
    pub fn window(self) -> Option<(f64, f64)> {
        self.with_painter(|painter| painter.scene().filter(|scene| scene.frame.timed).map(|scene| (scene.frame.x.low, scene.frame.x.high)))
    }

    /// Holds a grip over a place of the plot.
    pub fn drag(self, grip: &Grip, (x, y): (f64, f64)) {
        let frame = self.with_painter(|painter| Some(painter.scene()?.frame));
        if let Some(frame) = frame {
            let value = if grip.what == Grips::Cut { frame.across_at(x) } else { frame.value_at(y) };
            self.hold(grip, grip.snapped(value));
        }
    }

    /// Holds a grip at a value.
    pub fn hold(self, grip: &Grip, value: f64) {
        self.draft.set(Some(Draft { what: grip.what, value, held: true }));
    }

    /// Lets a grip go where it was.
    pub fn cancel(self) {
        self.draft.set(None);
    }

    /// Lets a grip go where it is held; tells what has moved to where, once.
    pub fn release(self) -> Option<(Grips, f64)> {
        let held = self.draft.get_untracked().filter(|draft| draft.held)?;
        let draft = Draft { held: false, ..held };
        self.draft.set(Some(draft));
        set_timeout(
            move || {
                if self.draft.try_get_untracked().flatten() == Some(draft) {
                    self.draft.set(None);
                }
            },
            SETTLE,
        );
        Some((draft.what, draft.value))
    }

    /// The pointer is elsewhere.
    pub fn leave(self) {
        self.active.set(false);
        self.cursor.set(None);
    }

    fn draw(self, room: Room, theme: u32) {
        if room.width < 1.0 || room.height < 1.0 {
            return;
        }
        let plot = untrack(|| self.shown());
        self.painter.try_update_value(|painter| {
            if let Some(painter) = painter {
                painter.draw(&plot, room, &look(theme));
            }
        });
    }
}

/// The plot itself.
#[component]
pub fn Plotted(
    handle: Handle,
    axis: bool,
    compact: bool,
    /// Lines that can be moved have a grip here.
    grips: bool,
    theme: Signal<u32>,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let words = NodeRef::<html::Div>::new();
    let handles = NodeRef::<html::Div>::new();
    let line = NodeRef::<html::Div>::new();
    let size = RwSignal::new((0.0, 0.0));
    let drawn = RwSignal::new(0u32);

    Effect::new(move |_| {
        let (Some(canvas), Some(words)) = (canvas.get(), words.get()) else { return };
        let handles = handles.get().map(Into::into);
        handle.painter.set_value(Surface::new(canvas).map(|surface| Painter::new(surface, words.into(), handles)));
    });
    follow_size(host, size);
    let letters = window_event_listener(leptos::ev::resize, move |_| {
        forget_look();
        size.notify();
    });
    on_cleanup(move || letters.remove());

    let job: Rc<dyn Fn()> = Rc::new(move || {
        let Some((width, height)) = size.try_get_untracked() else { return };
        handle.draw(Room { width, height, axis, compact, rem: 16.0 }, theme.get_untracked());
        drawn.update(|count| *count += 1);
    });
    Effect::new(move |_| {
        handle.plot.track();
        handle.draft.track();
        size.track();
        theme.track();
        next_frame(&job);
    });
    Effect::new(move |_| {
        drawn.track();
        let Some(line) = line.get() else { return };
        let place = handle.cursor.get().and_then(|t| place_of(handle, t));
        line.set_hidden(place.is_none());
        if let Some(Place { x, height, right }) = place {
            let style = HtmlElement::style(&line);
            let _ = style.set_property("transform", &format!("translateX({x}px)"));
            let _ = style.set_property("height", &format!("{height}px"));
            let _ = line.class_list().toggle_with_force("flip", right);
        }
    });
    let said = move || {
        let at = handle.cursor.get().filter(|_| handle.active.get())?;
        readout(&handle.plot.get(), at).map(show_readout)
    };
    view! {
        <div class="plot" node_ref=host>
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            <div class="c-words" node_ref=words aria-hidden="true"></div>
            <div class="c-cursor" node_ref=line hidden aria-hidden="true">{said}</div>
            {grips.then(|| view! { <div class="c-grips" node_ref=handles></div> })}
        </div>
    }
}

/// Where the cursor stands.
struct Place {
    x: f64,
    height: f64,
    right: bool,
}

fn place_of(handle: Handle, t: f64) -> Option<Place> {
    handle.with_painter(|painter| {
        let scene = painter.scene()?;
        let frame = scene.frame;
        let x = frame.x(t).round();
        (frame.timed && frame.shows(t)).then_some(Place { x, height: frame.area.y1, right: x > scene.size.0 / 2.0 })
    })
}

fn show_readout(said: Readout) -> impl IntoView {
    let values = said.values.into_iter().map(|(who, name, value)| {
        let class = match who {
            Who::Champion => "i-champion",
            Who::Candidate => "i-candidate",
            Who::Truth | Who::Otherwise => "i-truth",
            _ => "i-ink",
        };
        view! { <span class="c-said"><b class=class>{value}</b>" "{name}</span> }
    });
    let more = said.usual.into_iter().chain(said.remarks).map(|words| view! { <span>{words}</span> });
    view! { <div class="c-readout"><span>{said.time}</span>{values.collect_view()}{more.collect_view()}</div> }
}

/// Keeps the size of an element in a signal.
fn follow_size(element: NodeRef<html::Div>, size: RwSignal<(f64, f64)>) {
    let follower = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut(js_sys::Array)>)>);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let element: HtmlElement = element.into();
        let seen = element.clone();
        let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |_: js_sys::Array| {
            let now = seen.get_bounding_client_rect();
            let now = (now.width(), now.height());
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        });
        if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&element);
            follower.set_value(Some((observer, changed)));
        }
    });
    on_cleanup(move || {
        follower.try_update_value(|follower| {
            if let Some((observer, _)) = follower.take() {
                observer.disconnect();
            }
        });
    });
}
