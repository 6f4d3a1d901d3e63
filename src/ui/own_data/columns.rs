//! The columns of a table: what each is, how much of it is empty, what it looks like; and its first rows.

use std::sync::Arc;

use afterlaunch::learn::table::{ColumnKind, Decimal, Table};
use afterlaunch::present::own_data;
use afterlaunch::present::own_data::words;
use afterlaunch::present::own_data::{ColumnView, ReadingChange};
use afterlaunch::present::words::tables;
use leptos::prelude::*;
use web_sys::Event;

use super::reading::choice;
use super::run::OwnRoom;
use super::state::OwnDataDraft;
use crate::ui::dom::{El, View, div, el, part, svg, text};

/// Columns that are shown at once; the others when somebody asks.
const AT_ONCE: usize = 40;

/// The table of the columns.
pub fn columns(room: OwnRoom, draft: OwnDataDraft) -> View {
    let table = draft.table;
    let all = own_data::columns(&table.get_value());
    let many = all.len() > AT_ONCE;
    let whole = RwSignal::new(!many);
    let head = ["Column", words::WHAT_IT_IS, "Empty", "Values", words::FOR_EXAMPLE].map(|name| el("th").attr("scope", "col").add(name));
    let rows = part(
        move || whole.get(),
        move |whole| {
            let shown = if *whole { all.len() } else { AT_ONCE };
            all.iter().take(shown).enumerate().map(|(at, column)| row(room, draft, at, column)).collect()
        },
    );
    let body = el("table").class("own-columns").add(el("thead").add(el("tr").add_all(head))).add(el("tbody").add(rows));
    let more = many.then(|| {
        let words = words::show_all_columns(table.with_value(|table| table.columns.len()));
        crate::ui::dom::when(move || !whole.get(), move || crate::ui::dom::button("btn", move || whole.set(true)).add(words.as_str()))
    });
    View::many([scrolling(words::THE_COLUMNS, body).into(), more.into()])
}

fn row(room: OwnRoom, draft: OwnDataDraft, at: usize, column: &ColumnView) -> El {
    let choices = draft.choices;
    let kind = move || choices.with(|choices| choices.kinds[at]);
    let number = |kind: ColumnKind| ColumnKind::ALL.iter().position(|k| *k == kind).unwrap_or(0).to_string();
    let option = |kind: &ColumnKind| el("option").attr("value", number(*kind)).add(tables::kind(*kind));
    let select = el("select")
        .attr("aria-label", words::what_is(&column.name))
        .add_all(column.kinds.iter().map(option))
        .on("change", move |event: Event| {
            let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| ColumnKind::ALL.get(at).copied());
            if let Some(kind) = chosen {
                draft.change(move |choices, table| choices.call(table, at as u16, kind));
            }
        })
        .prop_of("value", move || number(kind()));
    let is_target = move || choices.with(|choices| usize::from(choices.target) == at);
    let name =
        el("th").attr("scope", "row").add(column.name.as_str()).add(crate::ui::dom::when(is_target, || el("small").add("to predict")));
    let why = move || choices.with(|choices| draft.table.with_value(|table| own_data::why_unused(table, choices, at)));
    let what = el("td").add(select).add(written(room, at, column)).add(el("small").class("own-unused").add(text(why)));
    el("tr")
        .class_if("off", move || kind() == ColumnKind::Ignored && !is_target())
        .add(name)
        .add(what)
        .add(el("td").class("figure").add(column.empty.as_str()))
        .add(el("td").add(div("looks").add(bars(&column.bars)).add(el("span").add(column.spread.as_str()))))
        .add(el("td").class("examples").add(column.examples.as_str()))
}

/// How the numbers or dates of a column are written, where they could be read in another way.
fn written(room: OwnRoom, at: usize, column: &ColumnView) -> View {
    let place = at as u16;
    let decimal = column.decimal.map(|now| {
        let options = Decimal::ALL.into_iter().map(|sign| (tables::decimal(sign), sign == now)).collect();
        let change = move |at: usize| ReadingChange::Decimal(place, Decimal::ALL[at.min(1)]);
        choice(room, format!("own-decimal-{at}"), options, change).attr("aria-label", words::how_writes_numbers(&column.name))
    });
    let day_order = column.day_order.clone().map(|(now, possible)| {
        let options = possible.iter().map(|order| (tables::day_order(*order), *order == now)).collect();
        let change = move |at: usize| ReadingChange::DayOrder(place, possible.get(at).copied().unwrap_or(now));
        choice(room, format!("own-days-{at}"), options, change).attr("aria-label", words::how_writes_dates(&column.name))
    });
    View::many([decimal.into(), day_order.into()])
}

/// The small picture of a column: one bar for each stretch of numbers, or for each of the most frequent words.
fn bars(heights: &[f32]) -> El {
    let path: String = heights.iter().zip(0u32..).map(|(height, at)| format!("M{} 24v-{:.1}", 2 + at * 5, 1.0 + height * 21.0)).collect();
    svg("svg").class("own-bars").attr("viewBox", "0 0 80 24").attr("aria-hidden", "true").add(svg("path").attr("d", path))
}

/// The first rows, as they are written.
pub fn preview(table: &Arc<Table>) -> El {
    let head = table.columns.iter().take(AT_ONCE).map(|column| el("th").attr("scope", "col").add(column.name.as_str()));
    let row = |cells: &Vec<String>| {
        let cell = |at: usize| el("td").add(cells.get(at).map_or("", String::as_str));
        el("tr").add_all((0..table.columns.len().min(AT_ONCE)).map(cell))
    };
    let body = el("table")
        .class("own-preview")
        .add(el("thead").add(el("tr").add_all(head)))
        .add(el("tbody").add_all(table.preview.iter().map(row)));
    scrolling(words::THE_FIRST_ROWS, body)
}

/// What is wider than the page scrolls by itself, by keys as well.
fn scrolling(name: &str, table: El) -> El {
    div("scrolls").attr("role", "region").attr("aria-label", name).attr("tabindex", "0").add(table)
}
