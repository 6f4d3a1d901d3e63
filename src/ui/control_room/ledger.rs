//! What it costs, in money and in people. Harm is shown as people, one figure each, beside what is usual by now.

use afterlaunch::present::control_room::view::LedgerView;
use afterlaunch::present::control_room::view::words;

use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{View, div, el, part, text, when};

/// The ledger of the control panel.
pub fn ledger(view: Memo<LedgerView>) -> View {
    let expected = el("small").add(words(view, |v| &v.expected));
    let people = el("b").add(words(view, |v| &v.people));
    el("section")
        .class("desk-part ledger")
        .attr("id", "ledger")
        .attr("aria-labelledby", "ledger-name")
        .add(el("h2").class("eyebrow").attr("id", "ledger-name").add(words::TODAY_SO_FAR_THEN).add(expected))
        .add(
            div("ledger-sum")
                .add(el("p").add(el("b").attr("translate", "no").add(words(view, |v| &v.money))))
                .add(el("p").add(people).add(el("small").add(words(view, |v| &v.people_note)))),
        )
        .add(div("people-room").add(people_row(view)))
        .add(el("p").class("before").add(words(view, |v| &v.most)).add(" ").add(words(view, |v| &v.before)))
        .into()
}

/// Words of the ledger, as they are by now.
fn words(view: Memo<LedgerView>, of: fn(&LedgerView) -> &str) -> View {
    text(move || view.with(|v| of(v).to_owned()))
}

/// One figure a person: grey for what is usual by now, crimson for what is more.
fn people_row(view: Memo<LedgerView>) -> View {
    let counts = move || view.with(|v| (v.figures as usize, v.expected_figures.min(v.figures) as usize));
    let row = move |&(all, expected): &(usize, usize)| {
        let figures = figure("who usual").repeat(expected) + &figure("who more").repeat(all - expected);
        let people = || div("people").attr("role", "img").attr_of("aria-label", move || view.with(|v| v.spoken.clone())).markup(&figures);
        (all > 0).then(people).into()
    };
    let each = move || view.with(|v| v.people_per_figure);
    let meaning = move || el("small").class("each").add(text(move || format!("one figure is {} people", each())));
    View::many([part(counts, row), when(move || each() > 1, meaning)])
}

/// Markup: there are up to 120 of them, and all are alike.
fn figure(class: &str) -> String {
    format!(r##"<svg class="{class}" aria-hidden="true"><use href="#g-person"></use></svg>"##)
}

/// People harmed today as a small chart of its own.
pub fn today(view: Memo<LedgerView>) -> View {
    let note = el("span").add(words(view, |v| &v.people_note));
    el("section")
        .class("people-today")
        .attr("aria-label", words::PEOPLE_TODAY)
        .add(el("h2").class("chart-title").add(words::PEOPLE_TODAY_THEN).add(note))
        .add(people_row(view))
        .add(
            el("p")
                .add(el("b").add(words(view, |v| &v.people)))
                .add(", ")
                .add(words(view, |v| &v.money))
                .add("; ")
                .add(words(view, |v| &v.expected)),
        )
        .add(el("small").add(words(view, |v| &v.later)))
        .into()
}

/// The ledger as a sentence, for a phone.
pub fn purse(view: Memo<LedgerView>) -> View {
    el("section")
        .class("purse")
        .attr("id", "ledger")
        .attr("aria-label", words::TODAY_SO_FAR)
        .add(el("p").add(words(view, |v| &v.sentence)).add("."))
        .add(el("small").add(words(view, |v| &v.before)))
        .into()
}
