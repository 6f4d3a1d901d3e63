//! The room: a file on its way, or a table, what is chosen about it, and the way to run it.

use afterlaunch::base::number_format::grouped;
use afterlaunch::present::own_data as shown;
use afterlaunch::present::own_data::words;
use leptos::prelude::*;

use super::bring::{chooser, drop_zone};
use super::loading::Stage;
use super::run::OwnRoom;
use super::state::{OwnDataDraft, OwnDataState};
use super::{columns, system, target};
use crate::ui::app::article::paper;
use crate::ui::dom::{El, View, button, div, el, part, text};
use crate::ui::widgets::icons::icon;

/// The page.
pub fn own() -> View {
    let room = OwnRoom::new(expect_context(), expect_context());
    let own_data = room.own_data;
    let lede = words::BRING_A_TABLE_AS_A_CSV;
    let kind = move || match own_data.stage.get() {
        Stage::Empty => 0,
        Stage::Reading(..) => 1,
        Stage::Refused(..) => 2,
        Stage::Ready | Stage::Making(_) => 3,
    };
    let body = part(kind, move |kind| match kind {
        1 => reading(own_data),
        2 => View::many([refused(own_data), drop_zone(room)]),
        3 => own_data.draft.get_untracked().map(|draft| chosen(room, draft)).unwrap_or_default(),
        _ => drop_zone(room),
    });
    let without = move || button("btn", move || own_data.wait_no_longer()).add(words::GO_ON_WITHOUT_IT);
    let waits = part(
        move || own_data.waits_in_words(),
        move |words| {
            let waits = |words: &String| div("own-wanted").add(icon("link")).add(el("p").add(words.as_str())).add(without());
            words.as_ref().map(waits).into()
        },
    );
    let said = el("p").class("said").attr("role", "status").add(text(move || own_data.said.get()));
    paper(words::YOUR_OWN_DATA, View::many([el("p").class("lede").add(lede).into(), waits, body, said.into(), system::system(room)]))
}

/// How far the reading is.
fn reading(own_data: OwnDataState) -> View {
    let at = move || match own_data.stage.get() {
        Stage::Reading(name, share, rows) => (name, share, rows),
        _ => Default::default(),
    };
    let bar = el("progress").attr("max", "1").attr("aria-label", words::HOW_FAR_THE_READING_IS).prop_of("value", move || at().1);
    let words = move || {
        let (_, share, rows) = at();
        format!("{:.0} %, {} rows", share * 100.0, grouped(rows.into()))
    };
    div("own-reading")
        .add(el("p").add("Reading ").add(el("b").add(text(move || at().0))))
        .add(bar)
        .add(el("p").class("count").add(text(words)))
        .add(button("btn", move || own_data.stop()).add("Stop"))
        .into()
}

/// Why a file cannot be read.
fn refused(own_data: OwnDataState) -> View {
    let Stage::Refused(name, why) = own_data.stage.get_untracked() else { return View::default() };
    let words = div("").add(el("b").add(name)).add(el("p").add(why));
    div("own-refused").attr("role", "alert").add(icon("s-firing").class("state trouble")).add(words).into()
}

/// What is chosen about a table, and the way to run it.
fn chosen(room: OwnRoom, draft: OwnDataDraft) -> View {
    let own_data = room.own_data;
    let table = draft.table.get_value();
    let (another, field) = chooser(room);
    let head = div("own-head")
        .add(el("h2").attr("id", "own-name").attr("tabindex", "-1").add(text(move || own_data.file.get())))
        .add(el("p").add(shown::size(&table)))
        .add(another.class("btn").add(words::ANOTHER_FILE))
        .add(field);
    let notes = shown::notes(&table);
    let notes = (!notes.is_empty()).then(|| el("ul").class("dashes own-notes").add_all(notes.into_iter().map(|note| el("li").add(note))));
    let section = |name: &str, body: View| el("section").class("own-part").add(el("h2").add(name)).add(body);
    View::many([
        head.into(),
        notes.into(),
        section(words::WHAT_SHOULD_THE_MODEL_PREDICT, target::target(draft)).into(),
        section(words::HOW_IS_THE_FILE_READ, super::reading::reading(room, draft)).into(),
        section(words::WHAT_ARE_THE_COLUMNS, columns::columns(room, draft)).into(),
        section(words::HOW_DO_THE_ROWS_COME, target::stream(draft)).into(),
        section(words::WHAT_DOES_A_MISTAKE_COST, target::costs(draft)).into(),
        section(words::THE_FIRST_ROWS, columns::preview(&table).into()).into(),
        go(room, draft).into(),
    ])
}

/// The way to run it; why not, where it cannot be.
fn go(room: OwnRoom, draft: OwnDataDraft) -> El {
    let own_data = room.own_data;
    let making = move || matches!(own_data.stage.get(), Stage::Making(_));
    let why_not = move || draft.problem.get();
    let hints = part(
        move || draft.hints.get(),
        |hints| el("ul").class("dashes").add_all(hints.iter().map(|hint| el("li").add(hint.as_str()))).into(),
    );
    let press = move || {
        if draft.problem.with_untracked(Option::is_none) && untrack(|| !making()) {
            room.make();
        }
    };
    let words = move || match own_data.stage.get() {
        Stage::Making(share) => words::making_it_ready(share * 100.0),
        _ => words::RUN_IT.to_owned(),
    };
    let run = button("btn main big", press)
        .attr("id", "own-run")
        .flag_of("aria-disabled", move || why_not().is_some() || making())
        .add(text(words));
    let why = part(why_not, |why| {
        why.as_ref()
            .map(|why| el("p").class("own-why").add(icon("s-firing").class("state trouble")).add(el("span").add(why.as_str())))
            .into()
    });
    div("own-go").add(run).add(div("").attr("role", "status").add(why)).add(hints)
}
