//! A chart as a figure: its title, its plot, one sentence and a table for those who do not see it, and keys for all
//! that the pointer can do.
//!
//! Left and right move the time cursor of all charts, with Shift ten steps at once; D opens the table, Enter the
//! card, Escape goes back. A grip on a limit is a slider of its own. The rule changes once, when the grip is let
//! go; until then only this chart shows where it would be.

pub mod canvas;
pub mod colour_key;
mod painter;
pub mod plotted;

use afterlaunch::present::draw::{Grip, Grips, readout};
use afterlaunch::present::plot::{Plot, Shape, SharedPlot};
use afterlaunch::present::words::widgets;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, Node, PointerEvent};

use self::plotted::{Handle, plotted};
use crate::ui::dom::{El, button, div, el, figures, part, text, watch, when};
use crate::ui::widgets::icons::icon;

/// One chart, with the moment under the pointer, which is the same in all charts. `axis` labels the time axis, `compact`
/// says that there is little room, `theme` counts up when colours have changed, `lit` says that it belongs to what is
/// looked into.
#[expect(clippy::too_many_arguments, reason = "a chart is told all of it once, in one place")]
pub fn chart_figure(
    plot: RwSignal<SharedPlot, LocalStorage>,
    cursor: RwSignal<Option<f64>>,
    axis: bool,
    compact: bool,
    theme: RwSignal<u32>,
    on_grip: Callback<(Grips, f64)>,
    on_open: Callback<()>,
    lit: impl Fn() -> bool + 'static,
) -> El {
    let id = plot.with_untracked(|plot| plot.id);
    let figure = Figure {
        plot,
        handle: Handle::new(plot.into(), cursor),
        table: RwSignal::new(false),
        spoken: RwSignal::new(String::new()),
        dragged: StoredValue::new(None),
        sketching: StoredValue::new(false),
        on_grip,
        on_open,
    };
    let sentence = el("p").class("sr").attr("id", format!("says-{id}")).add(text(move || plot.with(|plot| plot.sentence.clone())));
    let whole = el("figure")
        .class(if compact { "chart compact" } else { "chart" })
        .class_if("lit", lit)
        .class_if("sketch", move || plot.with(|plot| sketchable(plot)))
        .attr("id", format!("chart-{id}"))
        .attr("tabindex", "0")
        .attr_of("aria-label", move || figure.name())
        .attr("aria-describedby", format!("says-{id}"));
    listen(whole, figure)
        .add(figure.title())
        .add(figure.opener())
        .add(plotted(figure.handle, axis, compact, true, theme))
        .add(sentence)
        .add(el("p").class("sr").attr("role", "status").add(text(move || figure.spoken.get())))
        .add(when(move || figure.table.get(), move || figure.values()))
}

/// What a chart knows while it is pointed at, pulled, or read by keys. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Figure {
    plot: RwSignal<SharedPlot, LocalStorage>,
    handle: Handle,
    /// The table is open.
    table: RwSignal<bool>,
    /// What is said of the place that keys have gone to.
    spoken: RwSignal<String>,
    /// The grip that is pulled, by its number.
    dragged: StoredValue<Option<usize>>,
    /// A line is being drawn.
    sketching: StoredValue<bool>,
    on_grip: Callback<(Grips, f64)>,
    on_open: Callback<()>,
}

/// Pointer, keys and focus of a chart.
fn listen(whole: El, figure: Figure) -> El {
    let (keyed, focused, left) = (whole.html(), whole.html(), whole.html());
    let on_blur = move |event: FocusEvent| {
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        if !left.contains(next.as_ref()) {
            set_grips_reachable(&left, false);
            figure.handle.active.set(false);
            figure.spoken.set(String::new());
        }
    };
    let on_up = move |_: PointerEvent| figure.lift();
    whole
        .on_key(move |event: KeyboardEvent| figure.key(&event, &keyed))
        .on("keyup", move |event: KeyboardEvent| figure.key_up(&event))
        .on("focusin", move |_: Event| set_grips_reachable(&focused, true))
        .on("focusout", on_blur)
        .on_pointer("pointermove", move |event: PointerEvent| figure.point(&event))
        .on_pointer("pointerdown", move |event: PointerEvent| figure.press(&event))
        .on_pointer("pointerup", on_up)
        .on_pointer("pointercancel", on_up)
        .on_pointer("pointerleave", move |event: PointerEvent| {
            // A finger leaves whenever it is lifted; what it pointed at stays.
            if event.pointer_type() != "touch" {
                figure.handle.leave();
            }
        })
}

/// The pointer.
impl Figure {
    fn point(self, event: &PointerEvent) {
        match self.dragged.get_value().and_then(|i| self.handle.grip(i)) {
            Some(grip) => place_in_plot(event).into_iter().for_each(|place| self.handle.drag(&grip, place)),
            None if self.sketching.get_value() => self.sketch(event),
            None => on_plot(self.handle, event),
        }
    }

    fn press(self, event: &PointerEvent) {
        // Where a line can be drawn, a bead is a place on it like any other.
        let draws = self.plot.with_untracked(|plot| sketchable(plot)) && (within(event, ".plot") || grip_of(event).is_some());
        if let Some((element, i)) = grip_of(event).filter(|_| !draws) {
            event.prevent_default();
            let _ = element.set_pointer_capture(event.pointer_id());
            let _ = element.focus();
            self.handle.leave();
            self.dragged.set_value(Some(i));
        } else if draws {
            event.prevent_default();
            if let Some((element, _)) = grip_of(event) {
                let _ = element.focus();
            }
            if let Some(whole) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
                let _ = whole.set_pointer_capture(event.pointer_id());
            }
            self.sketching.set_value(true);
            self.sketch(event);
        } else {
            self.point(event);
        }
    }

    fn sketch(self, event: &PointerEvent) {
        if let Some(knot) = place_in_plot(event).and_then(|place| self.handle.knot_at(place)) {
            self.on_grip.run(knot);
        }
    }

    fn lift(self) {
        self.sketching.set_value(false);
        if self.dragged.get_value().is_some() {
            self.dragged.set_value(None);
            self.commit();
        }
    }

    fn commit(self) {
        if let Some(moved) = self.handle.release() {
            self.on_grip.run(moved);
        }
    }
}

/// The keys.
impl Figure {
    fn key(self, event: &KeyboardEvent, whole: &HtmlElement) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || within(event, "button") {
            return;
        }
        let used = match grip_of(event).and_then(|(_, i)| self.handle.grip(i)) {
            Some(grip) => self.grip_key(event, &grip),
            None => self.chart_key(event, whole),
        };
        if used {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// A held key sends many steps; the rule changes once, when it is let go.
    fn key_up(self, event: &KeyboardEvent) {
        if grip_of(event).is_some() && self.dragged.get_value().is_none() {
            self.commit();
        }
    }

    fn grip_key(self, event: &KeyboardEvent, grip: &Grip) -> bool {
        let many = if event.shift_key() { 10.0 } else { 1.0 };
        match event.key().as_str() {
            "ArrowUp" | "ArrowRight" => self.handle.hold(grip, grip.stepped(many)),
            "ArrowDown" | "ArrowLeft" => self.handle.hold(grip, grip.stepped(-many)),
            "Home" => self.handle.hold(grip, grip.reach.0),
            "End" => self.handle.hold(grip, grip.reach.1),
            "Escape" => self.handle.cancel(),
            _ => return false,
        }
        true
    }

    fn chart_key(self, event: &KeyboardEvent, whole: &HtmlElement) -> bool {
        let many = if event.shift_key() { 10.0 } else { 1.0 };
        let here = event.target() == event.current_target();
        let cursor = self.handle.cursor;
        match event.key().as_str() {
            "ArrowLeft" if here => return self.move_cursor(CursorMove::By(-many)),
            "ArrowRight" if here => return self.move_cursor(CursorMove::By(many)),
            "Home" if here => return self.move_cursor(CursorMove::First),
            "End" if here => return self.move_cursor(CursorMove::Last),
            "d" | "D" => self.show_table(!self.table.get_untracked(), whole),
            "Enter" if here => self.on_open.run(()),
            "Escape" if self.table.get_untracked() => self.show_table(false, whole),
            "Escape" if cursor.get_untracked().is_some() => cursor.set(None),
            _ => return false,
        }
        true
    }

    fn move_cursor(self, movement: CursorMove) -> bool {
        let moved = moved_cursor(self.handle, &self.plot.get_untracked(), movement);
        if let Some(t) = moved {
            self.handle.cursor.set(Some(t));
            self.handle.active.set(true);
            self.spoken.set(said(&self.plot.get_untracked(), t));
        }
        moved.is_some()
    }

    /// The focus goes into the table, whose rows may scroll, and comes back.
    fn show_table(self, open: bool, whole: &HtmlElement) {
        self.table.set(open);
        if !open {
            let _ = whole.focus();
        }
    }
}

/// What stands beside the plot.
impl Figure {
    /// Its title with what it is of; followed.
    fn name(self) -> String {
        self.plot.with(|plot| format!("{}, {}", plot.title, plot.of))
    }

    fn title(self) -> El {
        let plot = self.plot;
        el("figcaption")
            .class("chart-title")
            .add(text(move || plot.with(|plot| plot.title.clone())))
            .add(" ")
            .add(el("span").add(text(move || plot.with(|plot| plot.of.clone()))))
    }

    fn opener(self) -> El {
        button("chart-more", move || self.on_open.run(()))
            .attr("tabindex", "-1")
            .attr_of("aria-label", move || widgets::look_closer(self.name()))
            .add(icon("expand"))
    }

    fn values(self) -> El {
        let of = move || format!("{}, values", self.name());
        let table = plot_table(self.plot.into());
        let values = div("chart-table").attr("tabindex", "0").attr("role", "region").attr_of("aria-label", of).add(table);
        let first = values.html();
        watch(move || {
            let _ = first.focus();
        });
        values
    }
}

/// A line can be drawn on it.
fn sketchable(plot: &Plot) -> bool {
    matches!(&plot.shape, Shape::Lines(lines) if lines.guess.as_ref().is_some_and(|guess| guess.open))
}

/// The values of a chart as a table.
pub fn plot_table(plot: Signal<SharedPlot, LocalStorage>) -> El {
    let head = |cells: &Vec<String>| cells.iter().map(|cell| el("th").attr("scope", "col").add(cell.as_str())).collect();
    let row = |cells: &Vec<String>| el("tr").add_all(cells.iter().map(|cell| el("td").add(figures(cell))));
    let head = part(move || plot.with(|plot| plot.table.head.clone()), head);
    let rows = part(move || plot.with(|plot| plot.table.rows.clone()), move |rows| rows.iter().map(row).collect());
    el("table").class("plot-table").add(el("thead").add(el("tr").add(head))).add(el("tbody").add(rows))
}

/// Where the time cursor goes.
enum CursorMove {
    By(f64),
    First,
    Last,
}

/// The cursor's next place; it starts at the present.
fn moved_cursor(handle: Handle, plot: &Plot, movement: CursorMove) -> Option<f64> {
    let (first, last) = handle.window()?;
    let from = handle.cursor.get_untracked().unwrap_or(last);
    Some(match movement {
        CursorMove::By(steps) => (from + steps * spacing(plot)).clamp(first, last),
        CursorMove::First => first,
        CursorMove::Last => last,
    })
}

/// Minutes from one point to the next.
fn spacing(plot: &Plot) -> f64 {
    let Shape::Lines(lines) = &plot.shape else { return 1.0 };
    let gaps = lines.lines.iter().filter_map(|line| Some(line.points.get(1)?.t - line.points.first()?.t));
    gaps.filter(|gap| *gap > 0.0).fold(None, |least: Option<f64>, gap| Some(least.map_or(gap, |least| least.min(gap)))).unwrap_or(60.0)
}

/// "Wed 08:00: 7 % champion, usually 12 to 16 %".
fn said(plot: &Plot, t: f64) -> String {
    let Some(at) = readout(plot, t) else { return String::new() };
    let values = at.values.iter().map(|(_, name, value)| format!("{value} {name}").trim().to_owned());
    let all: Vec<String> = values.chain(at.typical).chain(at.remarks).collect();
    format!("{}: {}", at.time, if all.is_empty() { "nothing logged".to_owned() } else { all.join(", ") })
}

/// The pointer is over a plot: the cursor follows it.
pub fn on_plot(handle: Handle, event: &PointerEvent) {
    if let Some((x, _)) = place_in_plot(event) {
        handle.active.set(true);
        handle.cursor.set(handle.time_at(x).map(f64::round));
    }
}

/// Where a pointer is, from the upper left of the plot.
fn place_in_plot(event: &PointerEvent) -> Option<(f64, f64)> {
    let figure: Element = event.current_target()?.dyn_into().ok()?;
    let area = figure.query_selector(".plot").ok()??.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - area.left(), f64::from(event.client_y()) - area.top()))
}

/// The grip that an event comes from, and its number.
fn grip_of(event: &Event) -> Option<(HtmlElement, usize)> {
    let element: HtmlElement = event.target()?.dyn_into().ok()?;
    let number = element.get_attribute("data-grip")?.parse().ok()?;
    Some((element, number))
}

fn within(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.closest(selector).ok().flatten()).is_some()
}

/// Grips are stops for Tab only inside the chart that has the focus.
fn set_grips_reachable(figure: &HtmlElement, reachable: bool) {
    let Ok(grips) = figure.query_selector_all(".c-grip") else { return };
    for grip in (0..grips.length()).filter_map(|i| grips.get(i)) {
        if let Some(grip) = grip.dyn_ref::<HtmlElement>() {
            grip.set_tab_index(if reachable { 0 } else { -1 });
        }
    }
}
