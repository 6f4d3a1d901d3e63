//! A post-mortem to write on: the draft of the run, and what somebody makes of it. The browser keeps the last one.

use afterlaunch::present::account::view::AccountView;
use afterlaunch::present::account::words;
use afterlaunch::present::account::{PostMortem, PostMortemLine};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::storage::{store, stored};
use crate::ui::dom::{El, View, el};

/// Where the last one is kept.
const KEPT: &str = "afterlaunch.post-mortem";

/// Takes up what was written of it earlier.
pub fn take_up(account: &mut AccountView) {
    if let (Some(post_mortem), Some(kept)) = (&mut account.post_mortem, stored(KEPT)) {
        post_mortem.take_up(&kept);
    }
}

/// The post-mortem of an account, if it has one.
pub fn post_mortem(account: RwSignal<AccountView>) -> View {
    let Some(first) = account.with_untracked(|account| account.post_mortem.clone()) else { return View::default() };
    let lines = first.lines.iter().enumerate().map(|(at, line)| field(account, at, line));
    el("section")
        .class("post-mortem")
        .add(el("h2").add(words::post_mortem_of(&first.about)))
        .add(el("p").add(words::DRAFTED_FROM_THE_TIMELINE))
        .add_all(lines)
        .into()
}

fn field(account: RwSignal<AccountView>, at: usize, line: &PostMortemLine) -> El {
    let id = format!("post-mortem-{at}");
    let typed = move |event: Event| {
        let text = event_target_value(&event);
        account.update(|account| write(account.post_mortem.as_mut(), at, text));
    };
    let example = (!line.example.is_empty()).then(|| el("small").attr("id", format!("{id}-example")).add(line.example));
    let area = el("textarea").attr("id", &id).attr("rows", "2").attr("maxlength", "2000").on("input", typed).add(line.text.as_str());
    let area = if example.is_some() { area.attr("aria-describedby", format!("{id}-example")) } else { area };
    el("div").add(el("label").attr("for", &id).add(line.asks)).add(example).add(area)
}

/// Writes a line, and keeps all of it.
fn write(post_mortem: Option<&mut PostMortem>, at: usize, text: String) {
    let Some(post_mortem) = post_mortem else { return };
    if let Some(line) = post_mortem.lines.get_mut(at) {
        line.text = text;
    }
    store(KEPT, &post_mortem.to_kept());
}
