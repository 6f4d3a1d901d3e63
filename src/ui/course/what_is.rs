//! What MLOps is: text beside the picture of the run that goes on, on which the part of the loop is lit that is read about.

use afterlaunch::course::lessons;
use afterlaunch::course::lifecycle::LoopPart;
use afterlaunch::present::course::what_is::{BEFORE, PARTS, PartText, Section, stages_of};
use afterlaunch::present::course::words;
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::context::inspection::Inspection;
use crate::ui::app::context::viewport::{ScreenSize, Viewport};
use crate::ui::app::driver::Run;
use crate::ui::control_room::pipeline::PipelineLayout;
use crate::ui::control_room::room::{live_pipeline, looked_into};
use crate::ui::control_room::transport::{Next, sim_clock, transport};
use crate::ui::control_room::views::RoomViews;
use crate::ui::dom::{El, View, button, div, el, part, span, text, when};
use crate::ui::widgets::prose::paragraphs;

/// The page.
pub fn what_is() -> View {
    let viewport = expect_context::<Viewport>();
    let lit = expect_context::<Inspection>().part;
    on_cleanup(move || lit.set(None));
    let phone = move || viewport.form() == ScreenSize::Phone;
    let picture = part(phone, |phone| live_pipeline(if *phone { PipelineLayout::Strip } else { PipelineLayout::Home }, ().into()));
    let time = div("time").add(sim_clock(true, ().into())).add(transport(Next::None, true));
    let begin = lessons::ALL.first().map(|first| {
        el("a").class("btn main").attr("href", Place::Lesson(first.id).fragment()).add(words::mission_and_title(first.id, first.title))
    });
    let links = div("acts")
        .add(begin)
        .add(el("a").class("btn").attr("href", Place::Course.fragment()).add(words::THE_COURSE))
        .add(el("a").class("btn").attr("href", Place::Room.fragment()).add(words::FREE_PLAY));
    let parts = el("section")
        .class("loop-parts")
        .attr("aria-labelledby", "loop-parts-name")
        .add(el("h2").attr("id", "loop-parts-name").add(words::SIX_PARTS_OF_ONE_LOOP))
        .add(el("p").class("lede").add(words::CHOOSE_A_PART_TO_LIGHT))
        .add(time)
        .add(div("system").add(picture))
        .add(el("ol").attr("role", "list").add_all(PARTS.iter().map(|part_view| part_text(part_view, lit))));
    let body = View::many([
        div("what-is").add_all(BEFORE.iter().map(section)).into(),
        parts.into(),
        el("section").add(el("h2").add(words::NOW_DO_IT)).add(links).into(),
        looked_into(),
    ]);
    paper(words::WHAT_MLOPS_IS, body)
}

fn section(part_view: &'static Section) -> El {
    el("section").add(el("h2").add(part_view.title)).add(paragraphs("", part_view.text.iter().copied()))
}

/// A part of the loop: its name lights it on the picture.
fn part_text(part_view: &'static PartText, lit: RwSignal<Option<LoopPart>>) -> El {
    let part = part_view.part;
    let views = expect_context::<RoomViews>();
    let stages = expect_context::<Run>().read(|session| stages_of(session, part));
    let is_lit = move || lit.get() == Some(part);
    let at_work = move || views.pipeline.with(|view| view.at_work.contains(&part));
    let name = button("btn", move || lit.update(|lit| *lit = (*lit != Some(part)).then_some(part)))
        .flag_of("aria-pressed", is_lit)
        .add(part.name());
    let state = text(move || if at_work() { words::AT_WORK_NOW } else { words::QUIET_NOW }.to_owned());
    el("li")
        .class_if("lit", is_lit)
        .add(el("h3").add(name).add(" ").add(el("small").add(stages).add(", ").add(state)))
        .add(when(at_work, || span("dot full").attr("aria-hidden", "true")))
        .add(paragraphs("", part_view.text))
}
