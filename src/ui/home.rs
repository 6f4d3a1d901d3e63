//! The front page: a system that runs, one sentence on what it is, and an invitation to break it. Whatever is
//! pressed here happens in the run that goes on in the room.

use afterlaunch::course::scenarios::Card;
use afterlaunch::present;
use afterlaunch::present::control_room::controls;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::app::address::{Place, address_of};
use super::app::driver::Going;
use super::app::page::{Page, the_page};
use super::app::shown::control_settings::{LOCKED_BRIEFLY, Press};
use super::app::shown::views::Memo;
use super::app::viewport::Form;
use super::control_room::alerts::announcer;
use super::control_room::pipeline::PipelineLayout;
use super::control_room::questions::{Room, questions};
use super::control_room::room::{live_pipeline, looked_into};
use super::control_room::top_bar::{brand, day_and_seed, help_button, reset, theme_button};
use super::control_room::transport::{Next, sim_clock, transport};
use super::course::chapters::{chapter_map, course_bar};
use super::dom::{El, View, button, div, el, part, svg, text, when};
use super::widgets::glyph::icon;

/// Trouble that one press brings: the control, and what its button says here.
const INVITED: [(&str, &str); 3] = [
    ("seconds-for-minutes", "Send {unit-field} in {other-unit}"),
    ("traffic-peak", "Triple the traffic"),
    ("concept-drift", "Change what “{positive}” means"),
];

/// The front page.
pub fn home() -> View {
    let Page { screen, alerts, .. } = *the_page();
    let system = part(
        move || screen.form(),
        |form| match form {
            Form::Phone => View::many([live_pipeline(PipelineLayout::Strip, ().into()), invite()]),
            Form::Narrow => View::many([live_pipeline(PipelineLayout::Home, ().into()), invite()]),
            Form::Wide => live_pipeline(PipelineLayout::Home, invite()),
        },
    );
    let nav = el("nav")
        .attr("aria-label", "Main")
        .add(el("a").attr("href", Place::Course.fragment()).add("Course"))
        .add(el("a").attr("href", "#room").add("Free play"))
        .add(el("a").attr("href", Place::Surprise.fragment()).add("Surprise week"))
        .add(el("a").attr("href", Place::Words.fragment()).add("Words"))
        .add(el("a").attr("href", Place::Teachers.fragment()).add("For teachers"))
        .add(el("a").attr("href", "#scenarios").on("click", to_scenarios).add("Scenarios"));
    let bar = el("header").class("top-bar").add(brand(false)).add(nav).add(div("tools push").add(theme_button()).add(help_button()));
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .add(div("wrap first").add(opening()).add(div("system").add(system)).add(questions(Room::One)))
        .add(course_bar())
        .add(below());
    div("in-home").add(bar).add(main).add(looked_into()).add(announcer(alerts)).into()
}

/// What one has to scroll to.
fn below() -> View {
    View::many([course_section().into(), scenarios().into()])
}

fn opening() -> El {
    let page = the_page();
    let time = move || match page.run.going.get() {
        Going::Paused => "All of it is in this tab, and time stands still.",
        _ => "All of it is running now, in this tab.",
    };
    let said = el("p").add(page.scenario().opening.as_str()).add(" ").add(text(move || time().to_owned()));
    let words = el("div").add(el("h1").add("This model is live. Keep it useful.")).add(said);
    let time = div("time").add(sim_clock(true, day_and_seed())).add(transport(Next::None, true)).add(reset(false));
    div("opening").add(words).add(time)
}

/// Points at the place where trouble enters, and lets it in.
fn invite() -> View {
    let Page { desk, run, .. } = *the_page();
    let running = Memo::new(run, |at| INVITED.map(|(id, _)| controls::runs(at.session, id)));
    let on = move |id: &'static str| running.with(|running| INVITED.iter().zip(running).any(|((of, _), runs)| *of == id && *runs));
    let any = move || INVITED.iter().any(|(id, _)| on(id));
    let told = |words: &str| the_page().run.read(|session| session.scenario().tell(words));
    let buttons = INVITED.into_iter().enumerate().map(|(at, (id, words))| {
        let press = move || {
            desk.press(id, if untrack(|| on(id)) { Press::Stop } else { Press::Do });
        };
        let locked = desk.is_locked(id);
        let button = button("btn", press).class_if("main", move || at == 0 && !any() && !locked);
        let button = if locked { button.attr("aria-disabled", "true").add(icon("lock")) } else { button };
        button.flag_of("aria-pressed", move || on(id)).add(when(move || on(id), || icon("check"))).add(told(words))
    });
    let open = el("a")
        .class("btn")
        .class_if("bare", move || !any())
        .class_if("main", any)
        .attr("href", "#room")
        .add(text(move || if any() { "Open the control room" } else { "More trouble" }));
    let leader = || {
        let path = svg("path").attr("d", "M5 60V2M0 8L5 2L10 8");
        svg("svg").class("leader").attr("aria-hidden", "true").attr("viewBox", "0 0 10 60").add(path)
    };
    let head = move || if any() { "Trouble is in. Watch what it does." } else { "Go on, put some trouble in." };
    let body = move || {
        if any() {
            "Nothing crashes, and that is the point. The control room has the alerts, and what you can do."
        } else {
            "It costs nothing here, and Reset is always near."
        }
    };
    let locked = if INVITED.iter().any(|(id, _)| desk.is_locked(id)) { LOCKED_BRIEFLY } else { "" };
    let refused = move || INVITED.iter().find_map(|(id, _)| desk.refusal(id)).unwrap_or_else(|| locked.to_owned());
    let invite = div("invite")
        .add(el("h2").add(text(head)))
        .add(el("p").add(text(body)))
        .add(div("btns").add_all(buttons).add(open))
        .add(el("p").class("why-not").attr("role", "status").add(text(refused)));
    View::many([when(move || !any(), leader), invite.into()])
}

fn course_section() -> El {
    let section =
        el("section")
            .attr("aria-labelledby", "course-name")
            .add(el("h2").attr("id", "course-name").add("The course"))
            .add(el("p").class("lede").add(
                "In each mission you predict, run, and see. No code, no formulas. Begin anywhere; everything is also open in free play.",
            ))
            .add(chapter_map());
    div("below").add(div("wrap").add(section))
}

fn scenarios() -> El {
    let file = el("a").attr("href", Place::Own.fragment()).add("saved as a file, changed, and loaded back");
    let section = el("section")
        .attr("id", "scenarios")
        .attr("tabindex", "-1")
        .add(el("h2").add("Systems to run"))
        .add(
            el("p")
                .class("lede")
                .add("A product that somebody depends on. The small curve is its traffic over a day. Any of them can be ")
                .add(file)
                .add("."),
        )
        .add(div("scenarios").add_all(present::scenarios().map(scenario)).add_all(BESIDE.iter().map(beside)));
    div("below").add(div("wrap").add(section))
}

fn scenario(scenario: &'static Card) -> El {
    let line = spark(&scenario.by_hour);
    let curve = svg("svg")
        .class("spark")
        .attr("viewBox", "0 0 112 32")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .add(svg("path").class("f").attr("d", format!("M0 31L{line}L112 31Z")))
        .add(svg("path").attr("d", format!("M{line}")));
    let runs = scenario.id == the_page().scenario().id;
    let href = if runs { Place::Room.fragment() } else { address_of(scenario.id) };
    let card = el("a").class("scenario").attr("href", href);
    let card = if runs { card.attr("aria-current", "true") } else { card };
    card.add(el("div").add(el("b").add(scenario.name)).add(el("p").add(scenario.sentence))).add(curve).add(el("small").add(scenario.stakes))
}

/// What there is beside the systems: where it leads, its name, a sentence, how it looks, and what else there is to say.
const BESIDE: [(Place, &str, &str, &str, &str); 3] = [
    (
        Place::Surprise,
        "Surprise me",
        "In this system’s next week something may go wrong, and nobody says what. Find out what, where, and since when.",
        "jump",
        "Sometimes nothing is wrong at all.",
    ),
    (
        Place::Own,
        "Your own data",
        "A table of yours as a CSV file becomes the stream. It stays in this tab; nothing is sent anywhere.",
        "table",
        "From 200 rows up to a million.",
    ),
    (
        Place::Lab,
        "Laboratory",
        "The classic streams of research, a learner that goes through them row by row, and five detectors that watch for a change.",
        "flask",
        "Two charts and no customers.",
    ),
];

fn beside((place, name, sentence, glyph, small): &(Place, &'static str, &'static str, &'static str, &'static str)) -> El {
    el("a")
        .class("scenario")
        .attr("href", place.fragment())
        .add(el("div").add(el("b").add(*name)).add(el("p").add(*sentence)))
        .add(icon(glyph))
        .add(el("small").add(*small))
}

/// The points of a small curve, 112 by 32, from zero up.
fn spark(by_hour: &[f32; 24]) -> String {
    let highest = f64::from(by_hour.iter().fold(f32::MIN_POSITIVE, |high, value| high.max(*value)));
    let round = by_hour.iter().chain(&by_hour[..1]).zip(0u16..);
    let points =
        round.map(|(value, hour)| format!("{:.1} {:.1}", f64::from(hour) / 24.0 * 112.0, 30.0 - f64::from(*value) / highest * 27.0));
    points.collect::<Vec<_>>().join("L")
}

fn to_scenarios(event: MouseEvent) {
    event.prevent_default();
    super::dom::focus::focus("scenarios");
}
