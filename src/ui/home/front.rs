//! The front page: a system that runs, one sentence on what it is, and an invitation to break it. Whatever is
//! pressed here happens in the run that goes on in the room.

use afterlaunch::present::control_room::controls;
use afterlaunch::present::home::words;
use leptos::prelude::*;

use super::scenarios::{scenarios, to_scenarios};
use crate::ui::app::address::Place;
use crate::ui::app::context::viewport::{ScreenSize, Viewport};
use crate::ui::app::driver::{Going, Run};
use crate::ui::app::view_state::control_settings::{ControlSettings, LOCKED_BRIEFLY, Press};
use crate::ui::app::view_state::views::Memo;
use crate::ui::control_room::alerts::announcer;
use crate::ui::control_room::pipeline::PipelineLayout;
use crate::ui::control_room::questions::{Room, questions};
use crate::ui::control_room::room::{live_pipeline, looked_into};
use crate::ui::control_room::top_bar::{brand, day_and_seed, help_button, reset, theme_button};
use crate::ui::control_room::transport::{Next, sim_clock, transport};
use crate::ui::control_room::views::RoomViews;
use crate::ui::course::chapters::{chapter_map, course_bar, to_what_is};
use crate::ui::dom::{El, View, button, div, el, part, svg, text, when};
use crate::ui::widgets::icons::icon;

/// Trouble that one press brings: the control, and what its button says here.
const INVITED: [(&str, &str); 3] =
    [("seconds-for-minutes", words::SEND_IN), ("traffic-peak", words::TRIPLE_THE_TRAFFIC), ("concept-drift", words::CHANGE_WHAT_MEANS)];

/// The front page.
pub fn home() -> View {
    let viewport = expect_context::<Viewport>();
    let views = expect_context::<RoomViews>();
    let system = part(
        move || viewport.form(),
        |form| match form {
            ScreenSize::Phone => View::many([live_pipeline(PipelineLayout::Strip, ().into()), invite()]),
            ScreenSize::Narrow => View::many([live_pipeline(PipelineLayout::Home, ().into()), invite()]),
            ScreenSize::Wide => live_pipeline(PipelineLayout::Home, invite()),
        },
    );
    let nav = el("nav")
        .attr("aria-label", "Main")
        .add(el("a").attr("href", Place::Course.fragment()).add("Course"))
        .add(el("a").attr("href", "#room").add(words::FREE_PLAY))
        .add(el("a").attr("href", Place::Surprise.fragment()).add(words::SURPRISE_WEEK))
        .add(el("a").attr("href", Place::Words.fragment()).add(words::WORDS_EXPLAINED))
        .add(el("a").attr("href", Place::Teachers.fragment()).add(words::FOR_TEACHERS))
        .add(el("a").attr("href", "#scenarios").on("click", to_scenarios).add("Scenarios"));
    let bar = el("header").class("top-bar").add(brand(false)).add(nav).add(div("tools push").add(theme_button()).add(help_button()));
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .add(div("wrap first").add(opening()).add(div("system").add(system)).add(questions(Room::One)))
        .add(course_bar())
        .add(below());
    div("in-home").add(bar).add(main).add(looked_into()).add(announcer(views.alerts)).into()
}

/// What one has to scroll to.
pub(super) fn below() -> View {
    View::many([course_section().into(), scenarios().into()])
}

fn opening() -> El {
    let run = expect_context::<Run>();
    let time = move || match run.going.get() {
        Going::Paused => words::ALL_OF_IT,
        _ => words::ALL_OF_IT_IS_RUNNING,
    };
    let said =
        el("p").add(run.scenario().opening.as_str()).add(" ").add(text(move || time().to_owned())).add(" ").add(to_what_is()).add(".");
    let words = el("div").add(el("h1").add(words::THIS_MODEL_IS_LIVE_KEEP)).add(said);
    let time = div("time").add(sim_clock(true, day_and_seed())).add(transport(Next::None, true)).add(reset(false));
    div("opening").add(words).add(time)
}

/// Points at the place where trouble enters, and lets it in.
fn invite() -> View {
    let run = expect_context::<Run>();
    let control_settings = expect_context::<ControlSettings>();
    let running = Memo::new(run, |at| INVITED.map(|(id, _)| controls::runs(at.session, id)));
    let on = move |id: &'static str| running.with(|running| INVITED.iter().zip(running).any(|((of, _), runs)| *of == id && *runs));
    let any = move || INVITED.iter().any(|(id, _)| on(id));
    let described = |words: &str| run.read(|session| session.scenario().tell(words));
    let buttons = INVITED.into_iter().enumerate().map(|(at, (id, words))| {
        let press = move || {
            control_settings.press(id, if untrack(|| on(id)) { Press::Stop } else { Press::Do });
        };
        let locked = control_settings.is_locked(id);
        let button = button("btn", press).class_if("main", move || at == 0 && !any() && !locked);
        let button = if locked { button.attr("aria-disabled", "true").add(icon("lock")) } else { button };
        button.flag_of("aria-pressed", move || on(id)).add(when(move || on(id), || icon("check"))).add(described(words))
    });
    let open = el("a")
        .class("btn")
        .class_if("bare", move || !any())
        .class_if("main", any)
        .attr("href", "#room")
        .add(text(move || if any() { words::OPEN_THE_CONTROL_ROOM } else { words::MORE_TROUBLE }));
    let leader = || {
        let path = svg("path").attr("d", "M5 60V2M0 8L5 2L10 8");
        svg("svg").class("leader").attr("aria-hidden", "true").attr("viewBox", "0 0 10 60").add(path)
    };
    let head = move || if any() { words::TROUBLE_IS_IN_WATCH } else { words::GO_ON_PUT_SOME_TROUBLE_IN };
    let body = move || {
        if any() { words::NOTHING_CRASHES_AND } else { words::IT_COSTS_NOTHING_HERE_AND_RESET }
    };
    let locked = if INVITED.iter().any(|(id, _)| control_settings.is_locked(id)) { LOCKED_BRIEFLY } else { "" };
    let refused = move || INVITED.iter().find_map(|(id, _)| control_settings.refusal(id)).unwrap_or_else(|| locked.to_owned());
    let invite = div("invite")
        .add(el("h2").add(text(head)))
        .add(el("p").add(text(body)))
        .add(div("btns").add_all(buttons).add(open))
        .add(el("p").class("why-not").attr("role", "status").add(text(refused)));
    View::many([when(move || !any(), leader), invite.into()])
}

fn course_section() -> El {
    let section = el("section")
        .attr("aria-labelledby", "course-name")
        .add(el("h2").attr("id", "course-name").add(words::THE_COURSE))
        .add(el("p").class("lede").add(words::IN_EACH_MISSION_YOU_PREDICT_RUN))
        .add(chapter_map());
    div("below").add(div("wrap").add(section))
}
