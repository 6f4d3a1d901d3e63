//! The run in somebody else's page, 800 by 500 and less: one chart a question, and one line for what calls now.

use afterlaunch::present::share::words;
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::context::inspection::Inspection;
use crate::ui::app::driver::Run;
use crate::ui::control_room::alerts::alert_deck;
use crate::ui::control_room::controls::{control_buttons, control_sheet};
use crate::ui::control_room::pipeline::PipelineLayout;
use crate::ui::control_room::questions::{Room, questions};
use crate::ui::control_room::room::{live_pipeline, looked_into};
use crate::ui::control_room::top_bar::{brand, reset};
use crate::ui::control_room::transport::{Next, sim_clock, transport};
use crate::ui::control_room::views::RoomViews;
use crate::ui::dom::{View, div, el, when};
use crate::ui::widgets::icons::icon;

/// The embedded page.
pub fn embed() -> View {
    let run = expect_context::<Run>();
    let views = expect_context::<RoomViews>();
    let inspection = expect_context::<Inspection>();
    let name = run.scenario().name;
    let full = move || {
        run.words.track();
        format!("?{}#room", run.link())
    };
    let surprised = move || {
        run.words.track();
        run.read(|session| session.surprise().is_some())
    };
    let bar = el("header")
        .class("top-bar")
        .add(brand(true))
        .add(el("b").class("pick").add(name.clone()))
        .add(div("push").add(sim_clock(false, ().into())))
        .add(when(surprised, || el("a").class("btn").attr("href", Place::Surprise.fragment()).add(words::WHAT_IS_WRONG)))
        .add(transport(Next::Words, false))
        .add(reset(true))
        .add(
            el("a")
                .class("btn bare square")
                .attr_of("href", full)
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .attr("aria-label", words::OPEN_IN_A_FULL_PAGE)
                .add(icon("expand")),
        );
    let main = el("main")
        .class("stagehouse")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .add(el("h1").class("sr").add(name).add(", live"))
        .add(live_pipeline(PipelineLayout::Embed, ().into()))
        .add(questions(Room::Tiny));
    let look = Callback::new(move |stage| inspection.look(stage));
    div("in-embed")
        .add(bar)
        .add(main)
        .add(alert_deck(views.alerts, views.ledger, look, control_buttons()))
        .add(control_sheet())
        .add(looked_into())
        .into()
}
