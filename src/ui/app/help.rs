//! All keys on one card, and how to read the page. Single letters can be switched off, for those whose tools use
//! them.

use afterlaunch::present::words::app;
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::address::Place;
use crate::ui::app::context::overlay::Overlay;
use crate::ui::app::context::preferences::Preferences;
use crate::ui::dom::{View, button, div, el};
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::sheet::sheet;

const STORY: &str = app::STORY;

const LETTERS: &str = app::LETTERS;

const KEYS: [(&[&str], &str); 12] = [
    (&["Space"], "play or pause"),
    (&[".", "N"], "one minute, next event"),
    (&["-", "+"], "slower, faster"),
    (&["R"], "reset; it asks once"),
    (&["1", "2", "3", "4"], "go to a question"),
    (&["P", "L"], "go to the picture, the timeline"),
    (&["A"], "go to the alerts"),
    (&["T", "E"], "make trouble, respond"),
    (&["←", "↑", "↓", "→"], "from stage to stage; in a chart the time; on a slider its value, with Shift ten steps"),
    (&["Enter", "D"], "look into; the table of a chart"),
    (&["Esc"], "close, back to where you were"),
    (&["?"], "this card"),
];

/// The help card.
pub fn help() -> View {
    let overlay = expect_context::<Overlay>();
    let preferences = expect_context::<Preferences>();
    let help = overlay.help;
    let letters = preferences.letters;
    let close = move || button("btn bare square", move || help.set(false)).attr("aria-label", "Close").add(icon("close"));
    let key =
        |(keys, what): (&[&str], &str)| el("div").add(el("dt").add_all(keys.iter().map(|key| el("kbd").add(*key)))).add(el("dd").add(what));
    let switch = move || {
        el("input")
            .attr("type", "checkbox")
            .prop_of("checked", move || letters.get())
            .on("change", move |event: Event| letters.set(event_target_checked(&event)))
    };
    let card = move || {
        View::many([
            div("help-head").add(el("h2").add(app::KEYS_AND_HOW_TO_READ)).add(close()).into(),
            el("p").add(STORY).into(),
            el("p")
                .add(el("a").attr("href", Place::WhatIs.fragment()).on("click", move |_: Event| help.set(false)).add(app::WHAT_MLOPS_IS))
                .into(),
            el("dl").class("keys").add_all(KEYS.map(key)).into(),
            el("label").class("switch").add(switch()).add(LETTERS).into(),
        ])
    };
    sheet(help, "Help", "help", card).into()
}
