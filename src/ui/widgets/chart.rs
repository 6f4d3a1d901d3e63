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
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, Node, PointerEvent};

use self::plotted::{Handle, plotted};
use crate::ui::dom::{El, button, div, el, figures, part, text, watch, when};
use crate::ui::widgets::glyph::icon;

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
    let whole = el("figure");
    let figure = whole.html();
    let handle = Handle::new(plot.into(), cursor);
    let id = plot.with_untracked(|plot| plot.id);
    let table = RwSignal::new(false);
    let spoken = RwSignal::new(String::new());
    let dragged = StoredValue::new(None::<usize>);
    let name = move || plot.with(|plot| format!("{}, {}", plot.title, plot.of));
    let commit = move || {
        if let Some(moved) = handle.release() {
            on_grip.run(moved);
        }
    };
    let sketching = StoredValue::new(false);
    let sketch = move |event: &PointerEvent| {
        if let Some(bead) = place_in_plot(event).and_then(|place| handle.bead_at(place)) {
            on_grip.run(bead);
        }
    };
    // The focus goes into the table, whose rows may scroll, and comes back.
    let back = figure.clone();
    let show_table = move |open: bool| {
        table.set(open);
        if !open {
            let _ = back.focus();
        }
    };

    let on_move = move |event: PointerEvent| match dragged.get_value().and_then(|i| handle.grip(i)) {
        Some(grip) => place_in_plot(&event).into_iter().for_each(|place| handle.drag(&grip, place)),
        None if sketching.get_value() => sketch(&event),
        None => on_plot(handle, &event),
    };
    let on_down = move |event: PointerEvent| {
        // Where a line can be drawn, a bead is a place on it like any other.
        let draws = plot.with_untracked(|plot| sketchable(plot)) && (within(&event, ".plot") || grip_of(&event).is_some());
        if let Some((element, i)) = grip_of(&event).filter(|_| !draws) {
            event.prevent_default();
            let _ = element.set_pointer_capture(event.pointer_id());
            let _ = element.focus();
            handle.leave();
            dragged.set_value(Some(i));
        } else if draws {
            event.prevent_default();
            if let Some((element, _)) = grip_of(&event) {
                let _ = element.focus();
            }
            if let Some(whole) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
                let _ = whole.set_pointer_capture(event.pointer_id());
            }
            sketching.set_value(true);
            sketch(&event);
        } else {
            on_move(event);
        }
    };
    let on_up = move |_: PointerEvent| {
        sketching.set_value(false);
        if dragged.get_value().is_some() {
            dragged.set_value(None);
            commit();
        }
    };
    let on_leave = move |event: PointerEvent| {
        // A finger leaves whenever it is lifted; what it pointed at stays.
        if event.pointer_type() != "touch" {
            handle.leave();
        }
    };
    let grip_key = move |event: &KeyboardEvent, grip: &Grip| {
        let many = if event.shift_key() { 10.0 } else { 1.0 };
        match event.key().as_str() {
            "ArrowUp" | "ArrowRight" => handle.hold(grip, grip.stepped(many)),
            "ArrowDown" | "ArrowLeft" => handle.hold(grip, grip.stepped(-many)),
            "Home" => handle.hold(grip, grip.reach.0),
            "End" => handle.hold(grip, grip.reach.1),
            "Escape" => handle.cancel(),
            _ => return false,
        }
        true
    };
    let chart_key = move |event: &KeyboardEvent| {
        let many = if event.shift_key() { 10.0 } else { 1.0 };
        let to = |way: CursorMove| {
            let moved = moved_cursor(handle, &plot.get_untracked(), way);
            if let Some(t) = moved {
                cursor.set(Some(t));
                handle.active.set(true);
                spoken.set(said(&plot.get_untracked(), t));
            }
            moved.is_some()
        };
        let here = event.target() == event.current_target();
        match event.key().as_str() {
            "ArrowLeft" if here => to(CursorMove::By(-many)),
            "ArrowRight" if here => to(CursorMove::By(many)),
            "Home" if here => to(CursorMove::First),
            "End" if here => to(CursorMove::Last),
            "d" | "D" => {
                show_table(!table.get_untracked());
                true
            }
            "Enter" if here => {
                on_open.run(());
                true
            }
            "Escape" if table.get_untracked() => {
                show_table(false);
                true
            }
            "Escape" if cursor.get_untracked().is_some() => {
                cursor.set(None);
                true
            }
            _ => false,
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || within(&event, "button") {
            return;
        }
        let used = match grip_of(&event).and_then(|(_, i)| handle.grip(i)) {
            Some(grip) => grip_key(&event, &grip),
            None => chart_key(&event),
        };
        if used {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    // A held key sends many steps; the rule changes once, when it is let go.
    let on_key_up = move |event: KeyboardEvent| {
        if grip_of(&event).is_some() && dragged.get_value().is_none() {
            commit();
        }
    };
    let focused = figure.clone();
    let on_focus = move |_: Event| {
        set_grips_reachable(&focused, true);
    };
    let on_blur = move |event: FocusEvent| {
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        if !figure.contains(next.as_ref()) {
            set_grips_reachable(&figure, false);
            handle.active.set(false);
            spoken.set(String::new());
        }
    };
    let values = move || {
        let of = move || format!("{}, values", name());
        let values = div("chart-table").attr("tabindex", "0").attr("role", "region").attr_of("aria-label", of).add(plot_table(plot.into()));
        let first = values.html();
        watch(move || {
            let _ = first.focus();
        });
        values
    };
    let title = el("figcaption")
        .class("chart-title")
        .add(text(move || plot.with(|plot| plot.title.clone())))
        .add(" ")
        .add(el("span").add(text(move || plot.with(|plot| plot.of.clone()))));
    let more = button("chart-more", move || on_open.run(()))
        .attr("tabindex", "-1")
        .attr_of("aria-label", move || format!("Look closer: {}", name()))
        .add(icon("expand"));
    let sentence = el("p").class("sr").attr("id", format!("says-{id}")).add(text(move || plot.with(|plot| plot.sentence.clone())));
    whole
        .class(if compact { "chart compact" } else { "chart" })
        .class_if("lit", lit)
        .class_if("sketch", move || plot.with(|plot| sketchable(plot)))
        .attr("id", format!("chart-{id}"))
        .attr("tabindex", "0")
        .attr_of("aria-label", name)
        .attr("aria-describedby", format!("says-{id}"))
        .on_key(on_key)
        .on("keyup", on_key_up)
        .on("focusin", on_focus)
        .on("focusout", on_blur)
        .on_pointer("pointermove", on_move)
        .on_pointer("pointerdown", on_down)
        .on_pointer("pointerup", on_up)
        .on_pointer("pointercancel", on_up)
        .on_pointer("pointerleave", on_leave)
        .add(title)
        .add(more)
        .add(plotted(handle, axis, compact, true, theme))
        .add(sentence)
        .add(el("p").class("sr").attr("role", "status").add(text(move || spoken.get())))
        .add(when(move || table.get(), values))
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
fn moved_cursor(handle: Handle, plot: &Plot, way: CursorMove) -> Option<f64> {
    let (first, last) = handle.window()?;
    let from = handle.cursor.get_untracked().unwrap_or(last);
    Some(match way {
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
    let all: Vec<String> = values.chain(at.usual).chain(at.remarks).collect();
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
