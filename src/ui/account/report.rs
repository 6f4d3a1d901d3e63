//! The account of this run as a page, and as a file to take along.

use afterlaunch::present;
use afterlaunch::present::account::view::AccountView;
use afterlaunch::present::account::words;
use afterlaunch::session::counterfactual::replay_without::Counterfactual;
use afterlaunch::session::lesson::Playing;
use leptos::prelude::*;

use super::post_mortem::{post_mortem, take_up};
use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::driver::Run;
use crate::ui::app::driver::engine::milliseconds;
use crate::ui::dom::file::save;
use crate::ui::dom::{El, View, button, div, el, part, text};
use crate::ui::goal::written;
use crate::ui::roles::voices;
use crate::ui::trace::record::back_link;
use crate::ui::widgets::icons::icon;

/// Milliseconds of a frame that other runs may take.
const BUDGET_MS: f64 = 10.0;

/// They look at the clock so often, in simulated minutes.
const STRIDE: u32 = 60;

/// The account of the run that is looked at: of a mission while one is played, else of free play.
pub fn account() -> View {
    let run = expect_context::<Run>();
    let account = RwSignal::new(run.read_lesson(|session, playing| present::account(session, given(playing))));
    account.update(take_up);
    let first = account.get_untracked();
    let said = RwSignal::new("");
    let keep = move |name: &'static str, kind: &'static str, text: String| {
        said.set(if save(name, kind, &text).is_ok() { "Saved." } else { words::THIS_BROWSER_WOULD_NOT_SAVE });
    };
    let html = move || keep("afterlaunch-account.html", "text/html", account.with_untracked(AccountView::to_html));
    let markdown = move || keep("afterlaunch-account.md", "text/markdown", account.with_untracked(AccountView::to_markdown));
    let acts = div("acts")
        .add(button("btn", html).add(icon("save")).add(words::SAVE_AS_HTML))
        .add(button("btn", markdown).add(icon("save")).add(words::SAVE_AS_MARKDOWN))
        .add(el("a").class("btn").attr("href", Place::Roles.fragment()).add(words::SEE_IT_AS_EIGHT_PEOPLE))
        .add(back_link(run));
    let facts = first.facts.iter().map(|(name, value)| el("div").add(el("dt").add(*name)).add(el("dd").add(value.as_str())));
    let faults = (!first.faults.is_empty()).then(|| table(words::TROUBLE_AND_WHO_SAW_IT_WHEN, AccountView::FAULTS, &first.fault_cells()));
    let rows = if first.rows.is_empty() {
        el("p").add(words::NOTHING_HAS_HAPPENED_IN_THIS_RUN).into()
    } else {
        View::from(table(words::WHAT_HAPPENED, AccountView::ROWS, &first.row_cells()))
    };
    paper(
        &first.title,
        View::many([
            acts.into(),
            el("p").class("said").attr("role", "status").add(text(move || said.get())).into(),
            el("dl").class("facts").add_all(facts).into(),
            first.goal.as_ref().map(written).into(),
            others(run, account),
            faults.into(),
            first.afterwards.as_ref().map(voices).into(),
            post_mortem(account),
            rows,
            table(words::A_CHECKLIST_FOR_A_FIRST_PROJECT, AccountView::CHECKLIST, &first.check_cells()).into(),
            table(words::WHAT_TOOLS_WOULD_HAVE_DONE, AccountView::TOOLS, &first.tool_cells()).into(),
            el("p").class("count").add(first.assumed.as_str()).into(),
        ]),
    )
}

/// How many entries of the log belong to how a lesson was set up.
fn given(playing: Option<&Playing>) -> usize {
    playing.map_or(0, |playing| playing.lesson().setup.len())
}

/// What the run would have come to otherwise: lived here and now, a few milliseconds at a time.
pub fn others(run: Run, account: RwSignal<AccountView>) -> View {
    let without = run.read_lesson(|session, playing| present::account::without(session, given(playing)));
    if without.is_empty() {
        return View::default();
    }
    let all = without.len() + 1;
    let waiting: Vec<(Counterfactual, String)> =
        run.read(|session| without.into_iter().rev().map(|(out, name)| (Counterfactual::new(session, out), name)).collect());
    let waiting = StoredValue::new_local(waiting);
    live(run, account, waiting);
    let known = move || account.with(|account| account.others.len());
    let note = move || match known() {
        n if n < all => words::each_of_these_runs_is_lived(n, all),
        _ => words::EACH_OF_THESE_RUNS_WAS_LIVED.to_owned(),
    };
    el("div")
        .add(part(known, move |_| {
            account.with_untracked(|a| table(words::WHAT_IT_WAS_WORTH, AccountView::OTHERS, &a.other_cells()).into())
        }))
        .add(el("p").class("count").add(text(note)))
        .into()
}

/// Lives the run that is next for a while, and goes on with the next frame. It ends when the page is left.
fn live(run: Run, account: RwSignal<AccountView>, waiting: StoredValue<Vec<(Counterfactual, String)>, LocalStorage>) {
    request_animation_frame(move || {
        let began = milliseconds();
        let lived = waiting.try_update_value(|waiting| {
            let (next, _) = waiting.last_mut()?;
            let mut there = next.live(STRIDE);
            while !there && milliseconds() - began < BUDGET_MS {
                there = next.live(STRIDE);
            }
            Some(if there { waiting.pop() } else { None })
        });
        // `None` outside: the page is gone; inside: all are there.
        let Some(Some(lived)) = lived else { return };
        if let Some((counterfactual, name)) = lived {
            let other = run.read(|session| present::account::counterfactual(session, name, counterfactual.bill()));
            account.update(|account| account.others.push(other));
        }
        live(run, account, waiting);
    });
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
