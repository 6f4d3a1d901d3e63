//! The account of this run as a page, and as a file to take along.

use afterlaunch::present;
use afterlaunch::present::view::AccountView;
use leptos::prelude::*;

use super::app::the_page;
use super::dom::{El, View, button, div, el, text};
use super::file::save;
use super::paper::paper;
use super::widgets::glyph::icon;

/// The account of the run that is looked at: of a mission while one is played, else of free play.
pub fn account() -> View {
    let page = the_page();
    let account = page.run.read(present::account);
    let said = RwSignal::new("");
    let keep = move |name: &'static str, kind: &'static str, text: &str| {
        said.set(if save(name, kind, text).is_ok() { "Saved." } else { "This browser would not save the file." });
    };
    let (html, markdown) = (account.to_html(), account.to_markdown());
    let acts = div("acts")
        .add(button("btn", move || keep("afterlaunch-account.html", "text/html", &html)).add(icon("save")).add("Save as HTML"))
        .add(button("btn", move || keep("afterlaunch-account.md", "text/markdown", &markdown)).add(icon("save")).add("Save as Markdown"));
    let facts = account.facts.iter().map(|(name, value)| el("div").add(el("dt").add(*name)).add(el("dd").add(value.as_str())));
    let trouble =
        (!account.trouble.is_empty()).then(|| table("Trouble, and who saw it when", AccountView::TROUBLE, &account.trouble_cells()));
    let rows = if account.rows.is_empty() {
        el("p").add("Nothing has happened in this run yet.").into()
    } else {
        View::from(table("What happened", AccountView::ROWS, &account.row_cells()))
    };
    paper(
        &account.title,
        View::many([
            acts.into(),
            el("p").class("said").attr("role", "status").add(text(move || said.get())).into(),
            el("dl").class("facts").add_all(facts).into(),
            trouble.into(),
            rows,
        ]),
    )
}

/// A table with its heading; on a narrow screen it scrolls by itself.
pub fn table<const N: usize>(name: &str, head: [&str; N], rows: &[[&str; N]]) -> El {
    let head = el("tr").add_all(head.map(|cell| el("th").attr("scope", "col").add(cell)));
    let row = |row: &[&str; N]| el("tr").add_all(row.map(|cell| el("td").add(cell)));
    let table = el("table").add(el("thead").add(head)).add(el("tbody").add_all(rows.iter().map(row)));
    el("section")
        .add(el("h2").add(name))
        .add(div("scrolls").attr("tabindex", "0").attr("role", "region").attr("aria-label", name).add(table))
}
