//! The control room on a phone, and in a frame as small as one: the loudest alert, one line of costs, the pipeline
//! as a strip, one question at a time, and time and controls under the thumb.

use afterlaunch::present::control_room::view::words;
use leptos::prelude::*;
use web_sys::Event;

use super::alerts::{alert_banner, see_as};
use super::controls::{control_buttons, control_sheet};
use super::ledger::purse;
use super::pipeline::PipelineLayout;
use super::questions::{Room, question_column};
use super::room::{live_pipeline, live_timeline, looked_into};
use super::top_bar::phone_bar;
use super::transport::{Next, transport};
use crate::ui::app::context::inspection::Inspection;
use crate::ui::app::driver::Run;
use crate::ui::control_room::views::RoomViews;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{View, div, el};
use crate::ui::goal::line as goal_line;
use crate::ui::surprise::door;
use crate::ui::widgets::chart::colour_key::colour_key;
use crate::ui::widgets::icons::state_icon;

/// The control room on a phone.
pub fn room_phone() -> View {
    let run = expect_context::<Run>();
    let views = expect_context::<RoomViews>();
    let inspection = expect_context::<Inspection>();
    let name = run.scenario().name.to_ascii_lowercase();
    let flow = el("main")
        .class("flow")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .add(el("h1").class("sr").add(words::CONTROL_ROOM).add(name))
        .add(alert_banner(views.alerts, Callback::new(move |stage| inspection.look(stage))))
        .add(purse(views.ledger))
        .add(goal_line(run))
        .add(live_pipeline(PipelineLayout::Strip, ().into()))
        .add(pager())
        .add(live_timeline())
        .add(door())
        .add(see_as())
        .add(colour_key(run.truth));
    let foot = el("footer").class("foot").add(transport(Next::IconOnly, true)).add(div("two").add(control_buttons()));
    div("in-phone").add(phone_bar()).add(flow).add(foot).add(control_sheet()).add(looked_into()).into()
}

/// Four tabs over four pages; a swipe turns them, too.
fn pager() -> View {
    let questions = expect_context::<Run>().charts.questions;
    let pager = div("pager");
    let pages = pager.html();
    let turned_to = RwSignal::new(0usize);
    let turn = move |to: usize| {
        turned_to.set(to);
        pages.set_scroll_left(pages.client_width() * to as i32);
    };
    let pages = pager.html();
    let swiped = move |_: Event| {
        let to = f64::from(pages.scroll_left()) / f64::from(pages.client_width().max(1));
        let to = to.round() as usize;
        if to != turned_to.get_untracked() {
            turned_to.set(to);
        }
    };
    let to_tab = turn.clone();
    let by_arrows = move |event: web_sys::KeyboardEvent| {
        let at = turned_to.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1).min(questions.len() - 1),
            "ArrowLeft" => at.saturating_sub(1),
            _ => return,
        };
        to_tab(to);
        focus(format!("question-tab-{}", to + 1));
    };
    let tabs = questions.into_iter().enumerate().map(|(at, question)| {
        let chosen = move || turned_to.get() == at;
        let turn = turn.clone();
        el("button")
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", format!("question-tab-{}", at + 1))
            .attr("aria-controls", format!("question-page-{}", at + 1))
            .flag_of("aria-selected", chosen)
            .attr_of("tabindex", move || if chosen() { "0" } else { "-1" }.to_owned())
            .on_click(move || turn(at))
            .add(question.with_untracked(|head| head.short))
            .add(state_icon(move || question.with(|head| head.state)))
    });
    let tabs = div("group-tabs").attr("role", "tablist").attr("aria-label", words::FOUR_QUESTIONS).on_key(by_arrows).add_all(tabs);
    let pages = questions.into_iter().zip(1..).map(|(question, number)| {
        div("page")
            .attr("role", "tabpanel")
            .attr("id", format!("question-page-{number}"))
            .attr("aria-labelledby", format!("question-tab-{number}"))
            .add(question_column(question, number, Room::All))
    });
    View::many([tabs.into(), pager.on("scroll", swiped).add_all(pages).into()])
}
