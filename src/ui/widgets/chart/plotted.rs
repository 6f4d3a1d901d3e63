//! The plot of a chart: draws it when its values, size or colours have changed, and never otherwise. The time cursor
//! and the readout lie over it, so that moving them draws nothing.

use std::rc::Rc;

use afterlaunch::present::draw::{Grip, Grips, Readout, Room, moved, readout};
use afterlaunch::present::plot::{SharedPlot, Who};
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::painter::Painter;
use crate::ui::dom::{El, div, el, figures, part, span, watch};
use crate::ui::widgets::chart::canvas::{Surface, forget_look, look, next_frame};
use crate::ui::widgets::watch::{keep_drawn_size, on_resize};

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

    /// The bead of a line under this place, and the value there: the line is drawn through it.
    pub fn knot_at(self, (x, y): (f64, f64)) -> Option<(Grips, f64)> {
        self.with_painter(|painter| {
            let scene = painter.scene()?;
            let knots = || scene.grips.iter().filter(|grip| matches!(grip.what, Grips::Knot(_)));
            let apart = knots().zip(knots().skip(1)).map(|(a, b)| b.at.0 - a.at.0).next().unwrap_or(scene.size.0);
            let near = knots().find(|knot| (knot.at.0 - x).abs() <= apart / 2.0)?;
            Some((near.what, near.snapped(scene.frame.value_at(y))))
        })
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

/// The plot itself. Lines that can be moved have a grip where `grips` are wanted.
pub fn plotted(handle: Handle, axis: bool, compact: bool, grips: bool, theme: RwSignal<u32>) -> El {
    let canvas = el("canvas").attr("aria-hidden", "true");
    // Placed by their width: another language has others.
    let words = div("c-words").attr("aria-hidden", "true").attr("translate", "no");
    let handles = grips.then(|| div("c-grips"));
    let line = div("c-cursor").attr("hidden", "").attr("aria-hidden", "true");
    let host = div("plot");
    let size = RwSignal::new((0.0, 0.0));
    let drawn = RwSignal::new(0u32);

    let surface = Surface::new(canvas.dom());
    handle.painter.set_value(surface.map(|surface| Painter::new(surface, words.html(), handles.as_ref().map(El::html))));
    follow_size(host.html(), size);
    let job: Rc<dyn Fn()> = Rc::new(move || {
        let Some((width, height)) = size.try_get_untracked() else { return };
        handle.draw(Room { width, height, axis, compact, rem: 16.0 }, theme.get_untracked());
        drawn.update(|count| *count += 1);
    });
    watch(move || {
        handle.plot.track();
        handle.draft.track();
        size.track();
        theme.track();
        next_frame(&job);
    });
    let cursor = line.html();
    watch(move || {
        drawn.track();
        put_cursor(&cursor, handle.cursor.get().and_then(|t| place_of(handle, t)));
    });
    let said = move || {
        let at = handle.cursor.get().filter(|_| handle.active.get())?;
        readout(&handle.plot.get(), at)
    };
    let said = part(said, |said| said.as_ref().map(show_readout).into());
    host.add(canvas).add(words).add(line.add(said)).add(handles)
}

/// The size follows its element, and the size of letters.
fn follow_size(host: HtmlElement, size: RwSignal<(f64, f64)>) {
    watch(move || {
        let seen = host.clone();
        on_resize(&host, move || {
            keep_drawn_size(&seen);
            let now = seen.get_bounding_client_rect();
            let now = (now.width(), now.height());
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        });
    });
    let letters = window_event_listener(leptos::ev::resize, move |_| {
        forget_look();
        size.notify();
    });
    on_cleanup(move || letters.remove());
}

/// Puts the line of the cursor where it stands, or away.
fn put_cursor(cursor: &HtmlElement, place: Option<Place>) {
    cursor.set_hidden(place.is_none());
    if let Some(Place { x, height, right }) = place {
        let style = cursor.style();
        let _ = style.set_property("transform", &format!("translateX({x}px)"));
        let _ = style.set_property("height", &format!("{height}px"));
        let _ = cursor.class_list().toggle_with_force("flip", right);
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

fn show_readout(said: &Readout) -> El {
    let values = said.values.iter().map(|(who, name, value)| {
        let class = match who {
            Who::Champion => "i-champion",
            Who::Candidate => "i-candidate",
            Who::Truth | Who::Counterfactual => "i-truth",
            _ => "i-ink",
        };
        span("c-said").add(el("b").class(class).attr("translate", "no").add(value.as_str())).add(" ").add(*name)
    });
    let more = said.typical.iter().chain(&said.remarks).map(|words| el("span").add(figures(words)));
    div("c-readout").add(el("span").add(figures(&said.time))).add_all(values).add_all(more)
}
