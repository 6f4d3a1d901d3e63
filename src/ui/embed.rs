//! The run in somebody else's page, 800 by 500 and less: one chart a question, and one line for what calls now.

use leptos::prelude::*;

use super::address::Place;
use super::dom::{View, div, el, when};
use super::page::the_page;
use super::panels::alerts::alert_deck;
use super::panels::controls::{control_buttons, control_sheet};
use super::panels::pipeline::PipelineLayout;
use super::panels::questions::{Room, questions};
use super::panels::top_bar::{brand, reset};
use super::panels::transport::{Next, sim_clock, transport};
use super::room::{live_pipeline, looked_into};
use super::widgets::glyph::icon;

/// The embedded page.
pub fn embed() -> View {
    let page = the_page();
    let name = page.scenario().name;
    let full = move || {
        page.run.words.track();
        format!("?{}#room", page.run.link())
    };
    let surprised = move || {
        page.run.words.track();
        page.run.read(|session| session.surprise().is_some())
    };
    let bar = el("header")
        .class("top-bar")
        .add(brand(true))
        .add(el("b").class("pick").add(name.clone()))
        .add(div("push").add(sim_clock(false, ().into())))
        .add(when(surprised, || el("a").class("btn").attr("href", Place::Surprise.fragment()).add("What is wrong?")))
        .add(transport(Next::Words, false))
        .add(reset(true))
        .add(
            el("a")
                .class("btn bare square")
                .attr_of("href", full)
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .attr("aria-label", "Open in a full page")
                .add(icon("expand")),
        );
    let main = el("main")
        .class("stagehouse")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .add(el("h1").class("sr").add(name).add(", live"))
        .add(live_pipeline(PipelineLayout::Embed, ().into()))
        .add(questions(Room::Tiny));
    let look = Callback::new(move |stage| page.look(stage));
    div("in-embed")
        .add(bar)
        .add(main)
        .add(alert_deck(page.alerts, page.ledger, look, control_buttons()))
        .add(control_sheet())
        .add(looked_into())
        .into()
}
