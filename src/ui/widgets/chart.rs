//! A chart as a figure: its title, its plot, one sentence and a table for those who do not see it, and keys for all
//! that the pointer can do.
//!
//! Left and right move the time cursor of all charts, with Shift ten steps at once; D opens the table, Enter the
//! card, Escape goes back. A grip on a limit is a slider of its own. The rule changes once, when the grip is let
//! go; until then only this chart shows where it would be.

mod painter;
pub mod plotted;

use afterlaunch::present::draw::{Grip, Grips, readout};
use afterlaunch::present::plot::{Plot, Shape, SharedPlot};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

use self::plotted::{Handle, Plotted};
use crate::ui::widgets::glyph::icon;

/// One chart.
#[component]
pub fn ChartFigure(
    /// What it shows.
    plot: Signal<SharedPlot, LocalStorage>,
    /// The moment under the pointer, the same in all charts.
    cursor: RwSignal<Option<f64>>,
    /// The time axis is labelled.
    #[prop(optional)]
    axis: bool,
    /// There is little room.
    #[prop(optional)]
    compact: bool,
    /// Counts up when colours have changed.
    theme: Signal<u32>,
    /// The limit of an alert rule was moved.
    on_limit: Callback<(&'static str, f64)>,
    /// The decision line was moved, 0 to 1.
    on_cut: Callback<f64>,
    /// Somebody wants to look closer.
    on_open: Callback<()>,
    /// It belongs to what is looked into.
    lit: Signal<bool>,
) -> impl IntoView {
    let figure = NodeRef::<html::Figure>::new();
    let handle = Handle::new(plot, cursor);
    let id = plot.with_untracked(|plot| plot.id);
    let table = RwSignal::new(false);
    let spoken = RwSignal::new(String::new());
    let dragged = StoredValue::new(None::<usize>);
    let name = move || plot.with(|plot| format!("{}, {}", plot.title, plot.of));
    let commit = move || match handle.release() {
        Some((Grips::Limit(rule), value)) => on_limit.run((rule, value)),
        Some((Grips::Cut, value)) => on_cut.run(value),
        None => {}
    };
    one_stop(figure);
    // The focus goes into the table, whose rows may scroll, and comes back.
    let show_table = move |open: bool| {
        table.set(open);
        if let (false, Some(figure)) = (open, figure.get_untracked()) {
            let _ = figure.focus();
        }
    };
    let values = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(values) = values.get() {
            let _ = values.focus();
        }
    });

    let on_move = move |event: PointerEvent| match dragged.get_value().and_then(|i| handle.grip(i)) {
        Some(grip) => place_in_plot(&event).into_iter().for_each(|place| handle.drag(&grip, place)),
        None => on_plot(handle, &event),
    };
    let on_down = move |event: PointerEvent| {
        if let Some((element, i)) = grip_of(&event) {
            event.prevent_default();
            let _ = element.set_pointer_capture(event.pointer_id());
            let _ = element.focus();
            handle.leave();
            dragged.set_value(Some(i));
        } else {
            on_move(event);
        }
    };
    let on_up = move |_: PointerEvent| {
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
        let to = |way: Way| {
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
            "ArrowLeft" if here => to(Way::By(-many)),
            "ArrowRight" if here => to(Way::By(many)),
            "Home" if here => to(Way::First),
            "End" if here => to(Way::Last),
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
    let on_focus = move |_| {
        if let Some(figure) = figure.get_untracked() {
            take_stop(&figure);
            set_grips_reachable(&figure, true);
        }
    };
    let on_blur = move |event: leptos::ev::FocusEvent| {
        let Some(figure) = figure.get_untracked() else { return };
        let next = event.related_target().and_then(|next| next.dyn_into::<web_sys::Node>().ok());
        if !figure.contains(next.as_ref()) {
            set_grips_reachable(&figure, false);
            handle.active.set(false);
            spoken.set(String::new());
        }
    };
    view! {
        <figure
            class="chart"
            class:lit=lit
            class:compact=compact
            node_ref=figure
            id=format!("chart-{id}")
            tabindex="0"
            aria-label=name
            aria-describedby=format!("says-{id}")
            on:keydown=on_key
            on:keyup=on_key_up
            on:focusin=on_focus
            on:focusout=on_blur
            on:pointermove=on_move
            on:pointerdown=on_down
            on:pointerup=on_up
            on:pointercancel=on_up
            on:pointerleave=on_leave
        >
            <figcaption class="chart-title">
                {move || plot.with(|plot| plot.title.clone())}" "<span>{move || plot.with(|plot| plot.of.clone())}</span>
            </figcaption>
            <button
                type="button"
                class="chart-more"
                tabindex="-1"
                aria-label=move || format!("Look closer: {}", name())
                on:click=move |_| on_open.run(())
            >
                {icon("expand")}
            </button>
            <Plotted handle axis compact grips=true theme/>
            <p class="sr" id=format!("says-{id}")>{move || plot.with(|plot| plot.sentence.clone())}</p>
            <p class="sr" role="status">{spoken}</p>
            {move || {
                let of = move || format!("{}, values", name());
                table.get().then(|| view! { <div class="chart-table" node_ref=values tabindex="0" role="region" aria-label=of><PlotTable plot/></div> })
            }}
        </figure>
    }
}

/// The values of a chart as a table.
#[component]
pub fn PlotTable(plot: Signal<SharedPlot, LocalStorage>) -> impl IntoView {
    let head = move || plot.with(|plot| plot.table.head.iter().map(|cell| view! { <th scope="col">{cell.clone()}</th> }).collect_view());
    let row = |cells: &Vec<String>| view! { <tr>{cells.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view()}</tr> };
    let rows = move || plot.with(|plot| plot.table.rows.iter().map(row).collect_view());
    view! { <table class="plot-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table> }
}

/// Where the time cursor goes.
enum Way {
    By(f64),
    First,
    Last,
}

/// The cursor's next place; it starts at the present.
fn moved_cursor(handle: Handle, plot: &Plot, way: Way) -> Option<f64> {
    let (first, last) = handle.window()?;
    let from = handle.cursor.get_untracked().unwrap_or(last);
    Some(match way {
        Way::By(steps) => (from + steps * spacing(plot)).clamp(first, last),
        Way::First => first,
        Way::Last => last,
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
fn grip_of(event: &web_sys::Event) -> Option<(HtmlElement, usize)> {
    let element: HtmlElement = event.target()?.dyn_into().ok()?;
    let number = element.get_attribute("data-grip")?.parse().ok()?;
    Some((element, number))
}

fn within(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.closest(selector).ok().flatten()).is_some()
}

/// Charts side by side are one stop for Tab: at first the first of them.
fn one_stop(figure: NodeRef<html::Figure>) {
    Effect::new(move |_| {
        let Some(figure) = figure.get() else { return };
        if figure.previous_element_sibling().is_some_and(|before| before.class_list().contains("chart")) {
            figure.set_tab_index(-1);
        }
    });
}

/// From now on it is the one that has the focus.
fn take_stop(figure: &HtmlElement) {
    let Some(parent) = figure.parent_element() else { return };
    let children = parent.children();
    for child in (0..children.length()).filter_map(|i| children.item(i)) {
        if child.class_list().contains("chart")
            && let Some(chart) = child.dyn_ref::<HtmlElement>()
        {
            chart.set_tab_index(if chart == figure { 0 } else { -1 });
        }
    }
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
