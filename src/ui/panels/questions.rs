//! Four questions, each with its answer and its evidence. Rows of charts line up across the four columns; the second
//! row carries the time axis of both rows over it.

use afterlaunch::present;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::app::Page;
use crate::ui::views::Question;
use crate::ui::widgets::chart::ChartFigure;
use crate::ui::widgets::glyph::StateGlyph;

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
#[component]
pub fn Questions(room: Room) -> impl IntoView {
    let page = expect_context::<Page>();
    let columns =
        page.run.charts.0.into_iter().zip(1..).map(|(question, number)| view! { <QuestionColumn question number room/> }).collect_view();
    view! { <div class="questions">{columns}</div> }
}

/// One question: its answer, then its charts. Up and down go from chart to chart; the column is one stop for Tab.
#[component]
pub fn QuestionColumn(question: Question, number: u32, room: Room) -> impl IntoView {
    let head = question.head;
    let rows = Memo::new(move |_| match room {
        Room::All => vec![0, 1, 2],
        Room::One | Room::Tiny => vec![head.with(|head| head.main_chart)],
    });
    let column = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        rows.track();
        if let Some(first) = column.get().and_then(|column| column.query_selector(".chart").ok().flatten()) {
            stop_at(&first);
        }
    });
    let title = head.with_untracked(|head| head.title);
    let heading = Signal::stored(format!("question-{number}"));
    view! {
        <section class="question" node_ref=column aria-labelledby=heading on:keydown=walk on:focusin=stay>
            <header>
                <h2 id=heading tabindex="-1">{title}" "<StateGlyph state=Signal::derive(move || head.with(|head| head.state))/></h2>
                <p class="answer"><strong>{move || head.with(|head| head.lead.clone())}</strong>" "{move || head.with(|head| head.rest.clone())}</p>
            </header>
            {move || rows.get().into_iter().map(|row| view! { <OneChart question row room/> }).collect_view()}
        </section>
    }
}

#[component]
fn OneChart(question: Question, row: usize, room: Room) -> impl IntoView {
    let page = expect_context::<Page>();
    let plot = question.plots[row];
    let id = plot.with_untracked(|plot| plot.id);
    let lit = Signal::derive(move || page.card.with(|card| card.as_ref().and_then(|card| card.chart) == Some(id)));
    let on_limit = Callback::new(move |(rule, value)| page.change(|session| session.dispatch(present::move_limit(rule, value))));
    let on_cut = Callback::new(move |value| page.change(|session| session.dispatch(present::move_threshold(value))));
    view! {
        <ChartFigure
            plot=plot.into()
            cursor=page.cursor
            axis=row == AXIS_ROW || room != Room::All
            compact=room == Room::Tiny
            theme=page.screen.theme.into()
            on_limit
            on_cut
            on_open=Callback::new(move |()| page.chart.set(Some(id)))
            lit
        />
    }
}

/// Up and down go from chart to chart of the same question.
fn walk(event: leptos::ev::KeyboardEvent) {
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
fn stay(event: leptos::ev::FocusEvent) {
    if let Some(chart) = chart(event.target()) {
        stop_at(&chart);
    }
}

/// Makes this chart the one stop of its column.
fn stop_at(chart: &web_sys::Element) {
    let Some(column) = chart.parent_element() else { return };
    let charts = column.children();
    for other in (0..charts.length()).filter_map(|at| charts.item(at)).filter(is_chart) {
        let _ = other.set_attribute("tabindex", if other == *chart { "0" } else { "-1" });
    }
}

fn chart(target: Option<web_sys::EventTarget>) -> Option<web_sys::Element> {
    target?.dyn_into::<web_sys::Element>().ok().filter(is_chart)
}

fn is_chart(element: &web_sys::Element) -> bool {
    element.class_list().contains("chart")
}
