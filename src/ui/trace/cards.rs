//! The cards of a record's way: what one station of the loop did with it, from what was sent to what was learnt from it.

use afterlaunch::present::trace::{TraceCard, TraceRow};
use afterlaunch::present::view::StatusIcon;

use crate::ui::dom::{El, View, div, el, span};
use crate::ui::widgets::icons::{stage_icon, state_icon};
use crate::ui::widgets::prose::prose;

/// Cards under one another, in the order of what happened.
pub fn path(cards: &[TraceCard]) -> El {
    el("ol").class("way-path").attr("role", "list").add_all(cards.iter().map(card))
}

fn card(card: &TraceCard) -> El {
    let state = card.state;
    let mark = (state != StatusIcon::Normal).then(|| state_icon(move || state));
    let disc = span("way-bead").attr("aria-hidden", "true").add(stage_icon(card.stage, move || state));
    let heading = el("h2").add(card.name.as_str()).add(mark);
    let note = (!card.note.is_empty()).then(|| prose("way-note", &card.note));
    let body = div("way-body").add(heading).add(prose("", &card.lead)).add(table(card)).add(note);
    el("li").class("way-card").add(disc).add(body)
}

fn table(card: &TraceCard) -> Option<El> {
    if card.rows.is_empty() {
        return None;
    }
    if card.head[0].is_empty() {
        let reason = |row: &TraceRow| el("li").add(state_icon(|| StatusIcon::Firing)).add(el("span").add(row.cells[0].as_str()));
        return Some(el("ul").class("reasons").attr("role", "list").add_all(card.rows.iter().map(reason)));
    }
    let columns = card.head.iter().filter(|name| !name.is_empty()).count();
    let head = el("tr").add_all(card.head[..columns].iter().map(|name| el("th").attr("scope", "col").add(*name)));
    let row = |row: &TraceRow| {
        let mark = || View::many([state_icon(|| StatusIcon::Firing).into(), span("sr").add("stands out: ").into()]);
        let name = el("th").attr("scope", "row").add(row.marked.then(mark)).add(row.cells[0].as_str());
        let cells = row.cells[1..columns].iter().enumerate().map(|(at, cell)| {
            let bar = row.bar.filter(|_| at + 2 == columns).map(bar);
            el("td").add(bar).add(cell.as_str())
        });
        el("tr").class(if row.marked { "bad" } else { "" }).add(name).add_all(cells)
    };
    let table = el("table").add(el("thead").add(head)).add(el("tbody").add_all(card.rows.iter().map(row)));
    Some(div("scrolls").add(table))
}

/// How much a number adds, as a bar to the right, or takes away, as one to the left.
fn bar(share: f64) -> El {
    let inner = el("i").style_of("width", move || format!("{:.1}%", share.abs() * 50.0));
    span(if share < 0.0 { "adds less" } else { "adds more" }).attr("aria-hidden", "true").add(inner)
}
