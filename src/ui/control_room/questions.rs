//! Four questions, each with its answer and its evidence. Rows of charts line up across the four columns; the second
//! row carries the time axis of both rows over it.

use afterlaunch::present;
use afterlaunch::present::control_room::view::QuestionView;
use afterlaunch::present::draw::Grips;
use afterlaunch::present::plot::SharedPlot;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, KeyboardEvent};

use crate::ui::app::context::announcer::Announcer;
use crate::ui::app::context::inspection::Inspection;
use crate::ui::app::context::viewport::Viewport;
use crate::ui::app::driver::Run;
use crate::ui::control_room::views::RoomViews;
use crate::ui::dom::{El, View, div, el, figures, part, text, watch};
use crate::ui::lesson::learner::Learner;
use crate::ui::widgets::chart::chart_figure;
use crate::ui::widgets::icons::state_icon;

/// The row that carries the time axis.
const AXIS_ROW: usize = 1;

/// How many charts a question shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// All three.
    All,
    /// The one that says most, with its own axis.
    One,
    /// One in very little space.
    Tiny,
}

/// The four questions side by side.
pub fn questions(room: Room) -> El {
    let run = expect_context::<Run>();
    div("questions").add_all(run.charts.questions.into_iter().zip(1..).map(|(question, number)| question_column(question, number, room)))
}

/// One question: its answer, then its charts. Up and down go from chart to chart; the column is one stop for Tab.
pub fn question_column(head: RwSignal<QuestionView>, number: u32, room: Room) -> El {
    let rows = move || match room {
        Room::All => head.with(|head| head.charts.to_vec()),
        Room::One | Room::Tiny => vec![head.with(|head| head.main_chart)],
    };
    let column = el("section").class("question");
    let whole = column.html();
    let mut stops = None;
    watch(move || {
        let rows = Some(rows());
        if stops != rows
            && let Some(first) = whole.query_selector(".chart").ok().flatten()
        {
            stop_at(&first);
        }
        stops = rows;
    });
    let title = head.with_untracked(|head| head.title);
    let heading = format!("question-{number}");
    let name = el("h2").attr("id", &heading).attr("tabindex", "-1").add(title);
    let evidence = part(
        move || head.with(|head| head.evidence.clone()),
        |all| all.iter().map(|said| View::from(el("li").add(figures(said)))).collect(),
    );
    let mark = el("details")
        .class("mark")
        .attr("name", "evidence")
        .on_key(close_on_escape)
        .add(el("summary").attr("aria-label", format!("{title} What this rests on")).add(state_icon(move || head.with(|head| head.state))))
        .add(el("ul").attr("role", "list").add(evidence));
    let answer = el("p")
        .class("answer")
        .add(el("strong").add(text(move || head.with(|head| head.lead.clone()))))
        .add(" ")
        .add(text(move || head.with(|head| head.rest.clone())));
    column
        .attr("aria-labelledby", &heading)
        .on_key(walk)
        .on("focusin", stay)
        .add(el("header").add(name).add(mark).add(answer))
        .add(part(rows, move |rows| rows.iter().enumerate().filter_map(|(row, id)| one_chart(id, row, room)).collect()))
}

/// Escape folds what a mark has unfolded.
fn close_on_escape(event: KeyboardEvent) {
    let details = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(details) = details.filter(|details| event.key() == "Escape" && details.has_attribute("open")) {
        event.prevent_default();
        let _ = details.remove_attribute("open");
    }
}

fn one_chart(id: &'static str, row: usize, room: Room) -> Option<El> {
    let run = expect_context::<Run>();
    Some(figure_of(run.chart(id)?, row == AXIS_ROW || room != Room::All, room == Room::Tiny))
}

/// A chart of this run, with all that can be done with it.
pub fn figure_of(plot: RwSignal<SharedPlot, LocalStorage>, axis: bool, compact: bool) -> El {
    let run = expect_context::<Run>();
    let learner = expect_context::<Learner>();
    let viewport = expect_context::<Viewport>();
    let views = expect_context::<RoomViews>();
    let inspection = expect_context::<Inspection>();
    let announcer = expect_context::<Announcer>();
    let id = plot.with_untracked(|plot| plot.id);
    let lit = move || views.card.with(|card| card.as_ref().and_then(|card| card.chart) == Some(id));
    let on_grip = Callback::new(move |grip| move_grip(run, learner, announcer, grip));
    let on_open = Callback::new(move |()| inspection.chart.set(Some(id)));
    chart_figure(plot, inspection.cursor, axis, compact, viewport.theme, on_grip, on_open, lit)
}

/// A grip of a chart was moved.
fn move_grip(run: Run, learner: Learner, announcer: Announcer, (what, value): (Grips, f64)) {
    match what {
        Grips::Limit(rule) => announcer.answer(run.change(|session| session.dispatch(present::move_limit(session, rule, value)))),
        Grips::Cut => announcer.answer(run.change(|session| session.dispatch(present::move_threshold(value)))),
        Grips::Knot(nth) => learner.move_knot(nth, value),
    }
}

/// Up and down go from chart to chart of the same question.
fn walk(event: KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    // A grip inside of a chart has its own use for these keys.
    let Some(chart) = chart(event.target()) else { return };
    let next = if down { chart.next_element_sibling() } else { chart.previous_element_sibling() };
    if let Some(next) = next.filter(is_chart).and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        let _ = next.focus();
    }
}

/// Tab comes back to the chart where it left.
fn stay(event: FocusEvent) {
    if let Some(chart) = chart(event.target()) {
        stop_at(&chart);
    }
}

/// Makes this chart the one stop of its column.
fn stop_at(chart: &Element) {
    let Some(column) = chart.parent_element() else { return };
    let charts = column.children();
    for other in (0..charts.length()).filter_map(|at| charts.item(at)).filter(is_chart) {
        let _ = other.set_attribute("tabindex", if other == *chart { "0" } else { "-1" });
    }
}

fn chart(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into::<Element>().ok().filter(is_chart)
}

fn is_chart(element: &Element) -> bool {
    element.class_list().contains("chart")
}
