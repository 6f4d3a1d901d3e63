//! How the file is read: each guess that is one for the whole file, and the way to choose otherwise. Whoever changes one has the
//! file read again; what else was chosen stays, as far as it makes sense.

use afterlaunch::learn::table::Delimiter;
use afterlaunch::present::own_data;
use afterlaunch::present::own_data::ReadingChange;
use afterlaunch::present::own_data::words;
use afterlaunch::present::words::tables;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use super::run::OwnRoom;
use super::state::OwnDataDraft;
use super::target::field;
use crate::ui::dom::{El, View, div, el};

/// A list whose choice has the file read again.
pub fn choice(room: OwnRoom, id: String, options: Vec<(&'static str, bool)>, change: impl Fn(usize) -> ReadingChange + 'static) -> El {
    let entries = options.iter().zip(0..).map(|((word, chosen), at): (_, usize)| {
        let option = el("option").attr("value", at.to_string()).add(*word);
        if *chosen { option.attr("selected", "") } else { option }
    });
    let select = el("select").attr("id", &id).add_all(entries);
    let control: HtmlSelectElement = select.dom();
    select.on("change", move |_: Event| {
        let place = control.selected_index();
        room.reread(change(place.max(0) as usize), id.clone());
    })
}

fn typed(room: OwnRoom, id: &'static str, kind: &str, now: &str, change: impl Fn(&str) -> Option<ReadingChange> + 'static) -> El {
    let input = el("input").attr("id", id).attr("type", kind).attr("autocomplete", "off").attr("value", now);
    let input = if kind == "number" { input.attr("min", "1").attr("step", "1").attr("inputmode", "numeric") } else { input };
    let control: HtmlInputElement = input.dom();
    input.on("change", move |_: Event| {
        if let Some(change) = change(control.value().trim()) {
            room.reread(change, id.to_owned());
        }
    })
}

/// The guesses about the whole file.
pub fn reading(room: OwnRoom, draft: OwnDataDraft) -> View {
    let now = draft.table.with_value(|table| own_data::reading(table));
    let delimiters = Delimiter::ALL.into_iter().map(|delimiter| (tables::delimiter(delimiter), delimiter == now.delimiter)).collect();
    let delimiter = choice(room, "own-delimiter".into(), delimiters, |at| ReadingChange::Delimiter(Delimiter::ALL[at.min(3)]));
    let names = vec![(words::THE_FIRST_ROW_THAT_IS_READ, now.header), (words::NO_ROW_IT_BEGINS_WITH_DATA, !now.header)];
    let header = choice(room, "own-header".into(), names, |at| ReadingChange::Header(at == 0));
    let first = typed(room, "own-first", "number", &now.first.to_string(), |row| row.parse().ok().map(ReadingChange::First));
    let last = now.last.map_or_else(String::new, |row| row.to_string());
    let last = typed(room, "own-last", "number", &last, |row| match row {
        "" => Some(ReadingChange::Last(None)),
        row => row.parse().ok().map(|row| ReadingChange::Last(Some(row))),
    });
    let missing = typed(room, "own-missing", "text", &now.missing, |words| Some(ReadingChange::Missing(words.to_owned())));
    div("own-fields")
        .add(field(words::WHAT_DIVIDES_THE_CELLS, words::THE_SIGN_BETWEEN_TWO_CELLS, delimiter))
        .add(field(words::WHICH_ROW_HOLDS_THE_NAMES, words::THE_NAMES_OF_THE_COLUMNS_WITHOUT, header))
        .add(field(words::FIRST_ROW_TO_READ, words::ROWS_ABOVE_IT_ARE_LEFT_OUT, first))
        .add(field(words::LAST_ROW_TO_READ, words::EMPTY_UP_TO_THE_END_BELOW, last))
        .add(field(words::WHAT_COUNTS_AS_AN_EMPTY_CELL, words::MISSING_VALUES_WORDS_WITH_COMMAS_BETWEEN, missing))
        .into()
}
