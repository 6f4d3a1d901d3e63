//! Where to go on after the course: three directions, a small project, questions for choosing a tool. Made to be printed.

use afterlaunch::course::lessons;
use afterlaunch::course::next_steps::{DIRECTIONS, Direction, PROJECT, ProjectPart, TOOL_QUESTIONS};
use afterlaunch::present::course::words;
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::dom::{El, View, button, div, el};

/// The page.
pub fn after() -> View {
    let print = move || {
        let _ = window().print();
    };
    let account = el("a").class("btn").attr("href", Place::Account.fragment()).add(words::THE_CHECKLIST_OF_A_RUN);
    let acts = div("no-print acts").add(button("btn", print).add("Print")).add(account);
    let parts = PROJECT.iter().map(|ProjectPart { title, says }| el("div").add(el("h3").add(*title)).add(el("p").add(*says)));
    let questions = el("ul").class("dashes").add_all(TOOL_QUESTIONS.iter().map(|question| el("li").add(*question)));
    paper(
        words::AFTER_THE_COURSE,
        View::many([
            el("p").class("lede").add(words::CHOOSE_ONE_OF_THREE_DIRECTIONS).into(),
            acts.into(),
            DIRECTIONS.iter().map(direction).collect(),
            el("section").add(el("h2").add(words::A_SMALL_PROJECT)).add(div("basics").add_all(parts)).into(),
            el("section").add(el("h2").add(words::BEFORE_CHOOSING_A_TOOL)).add(questions).into(),
        ]),
    )
}

fn direction(shown: &'static Direction) -> El {
    let first = el("ol").class("numbers").add_all(shown.first.iter().map(|step| el("li").add(*step)));
    let again = shown.again.iter().filter_map(|id| lessons::find(id)).map(|lesson| {
        let title = format!("{} {}", lesson.id, lesson.title);
        el("li").add(el("a").attr("href", Place::Lesson(lesson.id).fragment()).add(title))
    });
    el("section")
        .add(el("h2").add(shown.title))
        .add(el("p").add(shown.whom))
        .add(el("h3").add(words::WHAT_TO_DO_FIRST))
        .add(first)
        .add(el("h3").add(words::TO_READ_ABOUT_NEXT))
        .add(el("p").add(words::sentence_of(&shown.read)))
        .add(el("h3").add(words::MISSIONS_TO_PLAY_AGAIN))
        .add(el("ul").class("dashes").add_all(again))
}
