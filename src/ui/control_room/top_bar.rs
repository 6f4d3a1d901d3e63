//! The bar on top: what is run, when it is there, time in one's hands, and the tools.

use afterlaunch::present;
use afterlaunch::present::control_room::view::words;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::transport::{Next, sim_clock, transport};
use crate::ui::app::address::{Place, begin_anew};
use crate::ui::app::context::navigation::Navigation;
use crate::ui::app::context::overlay::Overlay;
use crate::ui::app::context::runs::Runs;
use crate::ui::app::context::viewport::Viewport;
use crate::ui::app::driver::Run;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{El, View, button, div, el, part, span, text, watch};
use crate::ui::share::sheet::share;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::sheet::{sheet, under};

/// The bar of the room.
pub fn top_bar() -> El {
    let scenario = expect_context::<Run>().scenario();
    let line = div("scenario-line").add(system()).add(el("p").attr("title", &scenario.sentence).add(scenario.sentence.as_str()));
    el("header")
        .class("top-bar")
        .add(brand(false))
        .add(line)
        .add(div("push").add(sim_clock(true, day_and_seed())))
        .add(transport(Next::Words, true))
        .add(div("tools").add(reset(false)).add(share()).add(theme_button()).add(help_button()))
}

/// Which system runs; another one begins anew.
fn system() -> El {
    let runs = expect_context::<Run>().scenario();
    let now = runs.id;
    let own = if now == present::OWN { runs.name } else { words::YOUR_OWN_DATA.to_owned() };
    let built_in = present::scenarios().map(|card| (card.id, card.name));
    let options = built_in.chain([(present::OWN, own.as_str())]).map(|(id, name)| {
        let option = el("option").attr("value", id).add(name);
        if id == now { option.attr("selected", "") } else { option }
    });
    let choose = |event: Event| {
        let id = event_target_value(&event);
        if id == present::OWN {
            let _ = window().location().set_hash(&Place::Own.fragment());
        } else {
            begin_anew(&id);
        }
    };
    el("select").class("pick").attr("aria-label", words::SYSTEM_THAT_RUNS).on("change", choose).add_all(options)
}

/// The bar of a phone: the tools are behind one button.
pub fn phone_bar() -> View {
    let overlay = expect_context::<Overlay>();
    let menu = RwSignal::new(false);
    // Whoever asks by key sees the question.
    watch(move || {
        if overlay.reset.get() {
            menu.set(true);
        }
    });
    let close = move || menu.set(false);
    let opener =
        button("btn bare square", move || menu.set(true)).attr("aria-label", words::MENU_COURSE_SEED_RESET_SHARE_THEME).add(icon("menu"));
    let bar = el("header").class("top-bar").add(brand(true)).add(system()).add(div("push").add(sim_clock(true, ().into()))).add(opener);
    let list = move || {
        let head = div("menu-head")
            .add(el("h2").add(words::THIS_RUN))
            .add(button("btn bare square", close).attr("aria-label", "Close").add(icon("close")));
        let help = help(true, move || {
            close();
            overlay.help.set(true);
        });
        div("menu-list")
            .add(head)
            .add(el("a").class("btn bare").attr("href", Place::Course.fragment()).add(icon("right")).add(words::THE_COURSE))
            .add(el("a").class("btn bare").attr("href", Place::Release.fragment()).add(icon("stairs")).add(words::RELEASE_ROOM))
            .add(seed_form(Callback::new(move |()| close())))
            .add(reset(false))
            .add(share())
            .add(theme(true))
            .add(help)
            .into()
    };
    View::many([bar.into(), sheet(menu, "Menu", "menu", list).into()])
}

/// The name of the page, which leads home; in somebody else's page it opens the whole one beside it.
pub fn brand(bare: bool) -> El {
    let embedded = expect_context::<Navigation>().embedded;
    let spoken = match (embedded, bare) {
        (true, _) => Some(words::AFTERLAUNCH_IN_A_PAGE),
        (false, true) => Some(words::AFTERLAUNCH_TO_THE_FRONT_PAGE),
        (false, false) => None,
    };
    let link = el("a").class("brand").attr("href", if embedded { "./" } else { "#home" });
    let link = if embedded { link.attr("target", "_blank").attr("rel", "noopener") } else { link };
    let link = spoken.into_iter().fold(link, |link, spoken| link.attr("aria-label", spoken));
    link.add(icon("loop")).add((!bare).then_some("Afterlaunch"))
}

/// "day 9, seed 7"; the seed opens a small form.
pub fn day_and_seed() -> View {
    let run = expect_context::<Run>();
    let open = RwSignal::new(false);
    let seed = move || {
        run.words.track();
        format!("seed {}", run.seed())
    };
    let form = move || seed_form(Callback::new(move |()| open.set(false))).into();
    let day = text(move || run.clock.with(|clock| format!("day {}, ", clock.day)));
    el("small").class("day-and-seed").add(day).add(under(open, words::ANOTHER_SEED, "seed", text(seed), "seed-button", form)).into()
}

/// Starts the run over with a chosen seed. A bad one is named in place.
fn seed_form(done: Callback<()>) -> El {
    let run = expect_context::<Run>();
    let runs = expect_context::<Runs>();
    let field = el("input");
    let input: HtmlInputElement = field.dom();
    let problem = RwSignal::new(None::<String>);
    let start = move |event: Event| {
        event.prevent_default();
        let typed = input.value();
        match typed.trim().parse::<u64>() {
            Ok(seed) => {
                runs.restart(seed);
                done.run(());
            }
            Err(_) => problem.set(Some(bad_seed(&typed))),
        }
    };
    let field = field
        .attr("id", "seed-field")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("size", "8")
        .attr("maxlength", "20")
        .attr("value", run.seed().to_string())
        .attr("aria-describedby", "seed-about")
        .attr_of("aria-invalid", move || problem.with(Option::is_some).then(|| "true".to_owned()));
    let about = move || problem.get().unwrap_or_else(|| words::THE_SEED_IS_THE_LUCK.into());
    el("form")
        .class("seed-form")
        .attr("novalidate", "")
        .on("submit", start)
        .add(el("label").attr("for", "seed-field").add("Seed"))
        .add(field)
        .add(el("button").attr("type", "submit").class("btn").add(words::RESET_TO_THIS_SEED))
        .add(el("p").attr("id", "seed-about").attr("role", "status").add(text(about)))
}

fn bad_seed(typed: &str) -> String {
    match typed.trim() {
        "" => words::A_SEED_IS_A_WHOLE_NUMBER.to_owned(),
        typed if typed.bytes().all(|byte| byte.is_ascii_digit()) => words::THAT_NUMBER_IS_TOO_LONG.to_owned(),
        typed => words::a_seed_is_a_whole_number(typed),
    }
}

/// Starts over, after asking once, in place.
pub fn reset(icon_only: bool) -> View {
    let run = expect_context::<Run>();
    let runs = expect_context::<Runs>();
    let overlay = expect_context::<Overlay>();
    let asked = overlay.reset;
    let keep = move || {
        asked.set(false);
        focus("reset");
    };
    let yes = move || {
        asked.set(false);
        runs.restart(run.seed());
        focus("reset");
    };
    watch(move || {
        if asked.get() {
            focus("reset-yes");
        }
    });
    on_cleanup(move || asked.set(false));
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            keep();
        }
    };
    part(
        move || asked.get(),
        move |asking| {
            if *asking {
                span("ask-reset")
                    .attr("role", "group")
                    .attr("aria-label", words::RESET_THE_RUN)
                    .on_key(escape)
                    .add(button("btn", yes).attr("id", "reset-yes").add("Reset"))
                    .add(button("btn bare", keep).add(words::KEEP_IT))
                    .into()
            } else {
                let button = button(if icon_only { "btn bare square" } else { "btn bare" }, move || asked.set(true));
                let button = if icon_only { button.attr("aria-label", "Reset") } else { button };
                button.attr("id", "reset").attr("title", words::RESET_R).add(icon("reset")).add((!icon_only).then_some("Reset")).into()
            }
        },
    )
}

/// Light or dark.
pub fn theme_button() -> El {
    theme(false)
}

fn theme(with_words: bool) -> El {
    let viewport = expect_context::<Viewport>();
    let name = move || if viewport.dark.get() { words::LIGHT_COLOURS } else { words::DARK_COLOURS };
    button(if with_words { "btn bare" } else { "btn bare square" }, move || viewport.toggle())
        .attr_of("aria-label", move || name().to_owned())
        .attr_of("title", move || name().to_owned())
        .add(icon("theme"))
        .add(with_words.then(|| text(name)))
}

/// All keys, and how to read the page.
pub fn help_button() -> El {
    let overlay = expect_context::<Overlay>();
    help(false, move || overlay.help.set(true))
}

fn help(with_words: bool, open: impl Fn() + 'static) -> El {
    button(if with_words { "btn bare" } else { "btn bare square" }, open)
        .attr("aria-label", "Help")
        .attr("title", words::HELP)
        .add(icon("help"))
        .add(with_words.then_some("Help"))
}
