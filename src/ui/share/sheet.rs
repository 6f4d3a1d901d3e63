//! A link is the save file: scenario, seed and what was done fit into it. The log alone can be saved as a file, in
//! the form that the command line reads.

use afterlaunch::present::share::words;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use crate::ui::app::address::Place;
use crate::ui::app::driver::Run;
use crate::ui::dom::file::{copy as copy_text, own_address, save};
use crate::ui::dom::{El, View, button, div, el, text};
use crate::ui::lesson::learner::Learner;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::sheet::under;

/// The button and its panel.
pub fn share() -> El {
    let words = View::many([icon("link").into(), "Share".into()]);
    under(RwSignal::new(false), words::SHARE_THIS_RUN, "share", words, "btn bare", panel)
}

fn panel() -> View {
    let run = expect_context::<Run>();
    let learner = expect_context::<Learner>();
    let (said, link) = (RwSignal::new(""), address(&run.link()));
    let field = el("input").class("link-field").attr("readonly", "").attr("aria-label", words::LINK_TO_THIS_RUN).attr("value", &link);
    let input: HtmlInputElement = field.dom();
    let marked = input.clone();
    let copy = move || {
        input.select();
        let link = link.clone();
        leptos::task::spawn_local(async move {
            said.set(copy_text(&link).await);
        });
    };
    let keep = move || {
        let log = run.read(|session| session.log().to_json());
        said.set(if save("afterlaunch-log.json", "application/json", &log).is_ok() {
            words::SAVED_AS_AFTERLAUNCH_LOG_JSON
        } else {
            words::THIS_BROWSER_WOULD_NOT_SAVE
        });
    };
    let about = words::WHOEVER_OPENS_THIS_LINK_SEES;
    let acts =
        div("acts").add(button("btn", copy).add(words::COPY_THE_LINK)).add(button("btn bare", keep).add(words::SAVE_THE_LOG_AS_A_FILE));
    let more = el("a").attr("href", Place::Link(learner.scope).fragment()).add(words::MAKE_A_LINK_WITH_MORE);
    View::many([
        el("p").add(about).into(),
        field.on("focus", move |_: Event| marked.select()).into(),
        acts.into(),
        el("p").class("more").add(more).add(", for a class, a page of your own, or a code on a screen.").into(),
        el("p").class("said").attr("role", "status").add(text(move || said.get())).into(),
    ])
}

/// The page's own address with this query, leading into the room.
fn address(query: &str) -> String {
    format!("{}?{query}#room", own_address())
}
