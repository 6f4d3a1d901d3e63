//! Makes a link: a form with a field for each parameter of the address, and beside it what comes of it: the page as
//! the link shows it, the link, its code for a phone, and the ways to put it into another page.
//!
//! The form is the table of parameters, walked: a new parameter stands here without another line, unless it takes
//! something of a new kind.

mod invited_faults;
mod made;

use std::time::Duration;

use afterlaunch::course::scope::Scope;
use afterlaunch::present::share::qr;
use afterlaunch::present::share::words;
use afterlaunch::present::words::files;
use afterlaunch::session::links::make_link::Wish;
use afterlaunch::session::links::parameters::{ALL, LinkFormPart, List, Parameter, ParameterKind, Pick, of_group};
use leptos::prelude::*;
use web_sys::{Element, Event, HtmlInputElement};

use self::made::{Made, enter};
use crate::ui::app::article::paper;
use crate::ui::app::context::viewport::{ScreenSize, Viewport};
use crate::ui::app::driver::Run;
use crate::ui::dom::file::{own_address, save};
use crate::ui::dom::{El, View, button, div, el, part, svg, text, watch, when};
use crate::ui::widgets::copy_field::taken;
use crate::ui::widgets::icons::icon;

/// The preview waits until nobody types.
const SETTLED: Duration = Duration::from_millis(700);
/// More choices than these are folded.
const IN_SIGHT: usize = 6;

const PARTS: [(LinkFormPart, &str); 4] = [
    (LinkFormPart::Task, words::WHAT_IS_GIVEN_TO_DO),
    (LinkFormPart::Run, words::THE_RUN),
    (LinkFormPart::Display, words::WHAT_OF_THE_PAGE_IS_THERE),
    (LinkFormPart::Look, words::HOW_IT_LOOKS),
];

/// The page; it begins with what a link from elsewhere has named.
pub fn make_link(scope: Scope) -> View {
    let run = expect_context::<Run>();
    let viewport = expect_context::<Viewport>();
    let wish = RwSignal::new(Wish::for_scope(scope));
    let lede = words::CHOOSE_WHAT_OTHERS_ARE_TO_FIND;
    let form = el("form")
        .class("make-form")
        .attr("novalidate", "")
        .attr("aria-label", words::WHAT_THE_LINK_SAYS)
        .on("submit", |event: Event| event.prevent_default())
        .add_all(PARTS.map(|(part, legend)| fieldset(run, wish, part, legend)));
    let result = div("made").add(preview(viewport, wish)).add(further_forms(wish));
    paper(words::MAKE_A_LINK, View::many([el("p").class("lede").add(lede).into(), div("make").add(form).add(result).into()]))
}

fn fieldset(run: Run, wish: Made, part: LinkFormPart, legend: &str) -> El {
    // A code is what comes of the trouble that is hidden.
    let shown = |parameter: &&Parameter| parameter.part == part && !matches!(parameter.kind, ParameterKind::Code);
    let fields = ALL.iter().filter(shown).map(|parameter| field(run, wish, parameter));
    el("fieldset").add(el("legend").add(legend)).add_all(fields)
}

/// A parameter, with what it means and what is wrong with it.
fn field(run: Run, wish: Made, parameter: &'static Parameter) -> El {
    let (name, id) = (parameter.name, format!("make-{}", parameter.name));
    let about = format!("about-{name}");
    let control = match &parameter.kind {
        ParameterKind::Choice(list) => select(wish, name, list, &id).attr("aria-describedby", &about),
        ParameterKind::Moment(_) => return group(parameter, wish, moment(wish, name)),
        ParameterKind::Number(..) | ParameterKind::Text(..) | ParameterKind::Code => {
            let field = entry(wish, name, &id).attr("aria-describedby", &about);
            let numeric = matches!(parameter.kind, ParameterKind::Number(..));
            if numeric { field.attr("inputmode", "numeric") } else { field.attr("spellcheck", "false") }
        }
        ParameterKind::Flag(without) => return tick_field(flag(wish, name, *without), &id, parameter, wish),
        ParameterKind::Log => return tick_field(take_run(run, wish), &id, parameter, wish),
        ParameterKind::Choices(list) => return group(parameter, wish, choices(wish, name, list)),
        ParameterKind::Faults => return group(parameter, wish, invited_faults::rows(wish)),
    };
    div("make-field").add(el("label").attr("for", &id).add(parameter.label)).add(control).add(remarks(parameter, wish))
}

/// Something to tick, its words beside it.
fn tick_field(input: El, id: &str, parameter: &'static Parameter, wish: Made) -> El {
    let input = input.attr("id", id).attr("aria-describedby", format!("about-{}", parameter.name));
    let label = el("label").class("switch").add(input).add(parameter.label);
    div("make-field").add(label).add(remarks(parameter, wish))
}

/// Several controls under one name.
fn group(parameter: &'static Parameter, wish: Made, controls: View) -> El {
    let name = format!("name-{}", parameter.name);
    div("make-field")
        .attr("role", "group")
        .attr("aria-labelledby", &name)
        .attr("aria-describedby", format!("about-{}", parameter.name))
        .add(el("span").class("make-name").attr("id", name).add(parameter.label))
        .add(controls)
        .add(remarks(parameter, wish))
}

/// What a parameter does; in its place what is wrong with it, once something is.
fn remarks(parameter: &'static Parameter, wish: Made) -> El {
    let name = parameter.name;
    let wrong = move || wish.with(|wish| files::problem(wish, name));
    let words = move || {
        let remark = || wish.with(|wish| wish.remark(name).map(|remark| files::remark(remark).to_owned()));
        wrong().or_else(remark).unwrap_or_else(|| match &parameter.kind {
            // Its name says it all.
            ParameterKind::Flag(_) => String::new(),
            ParameterKind::Log => words::THE_ONE_THAT_IS_OPEN.to_owned(),
            ParameterKind::Number(least, most, of) if !of.is_empty() => format!("{}: {least} to {most} {of}.", parameter.means),
            ParameterKind::Moment(_) => format!("{}, on the clock of the run.", parameter.means),
            _ => format!("{}.", parameter.means),
        })
    };
    el("p")
        .class("make-about")
        .class_if("wrong", move || wrong().is_some())
        .attr("id", format!("about-{name}"))
        .attr("role", "status")
        .add(when(move || wrong().is_some(), || icon("s-firing").class("state trouble")))
        .add(el("span").add(text(words)))
}

fn select(wish: Made, name: &'static str, list: &List, id: &str) -> El {
    let option = |pick: Pick| el("option").attr("value", pick.value).add(pick.words);
    el("select")
        .attr("id", id)
        .add(el("option").attr("value", "").add(if matches!(name, "lesson" | "chapter") { "None" } else { words::AS_USUAL }))
        .add_all((list.all)().into_iter().map(option))
        .on("change", move |event: Event| enter(wish, name, &event_target_value(&event)))
        .prop_of("value", move || wish.with(|wish| wish.text(name).to_owned()))
        .prop_of("disabled", move || wish.with(|wish| wish.is_of_the_run(name)))
}

fn entry(wish: Made, name: &'static str, id: &str) -> El {
    let field = el("input").attr("id", id).attr("autocomplete", "off").attr("maxlength", "200");
    let input: HtmlInputElement = field.dom();
    // What is typed stays as it was typed, until something else takes its place.
    watch(move || {
        let text = wish.with(|wish| wish.text(name).to_owned());
        if input.value().trim() != text {
            input.set_value(&text);
        }
    });
    field
        .attr_of("aria-invalid", move || wish.with(|wish| wish.problem(name)).map(|_| "true".to_owned()))
        .prop_of("disabled", move || wish.with(|wish| wish.is_of_the_run(name)))
        .on("input", move |event: Event| enter(wish, name, &event_target_value(&event)))
}

/// A minute of the run as people count: the day, and the time of that day.
fn moment(wish: Made, name: &'static str) -> View {
    let minute = move || wish.with(|wish| wish.text(name).parse::<u32>().ok());
    let of_the_run = move || wish.with(|wish| wish.is_of_the_run(name));
    let day =
        el("input").attr("id", "make-at").attr("inputmode", "numeric").attr("autocomplete", "off").attr("maxlength", "3").attr("size", "3");
    let time = el("input").attr("id", "make-at-time").attr("type", "time").attr("value", "09:00");
    let (days, times): (HtmlInputElement, HtmlInputElement) = (day.dom(), time.dom());
    let tell = move || {
        let typed = days.value();
        let typed = typed.trim();
        let clock = times.value();
        let of_day = clock.split_once(':').and_then(|(h, m)| Some(60 * h.parse::<u32>().ok()? + m.parse::<u32>().ok()?)).unwrap_or(0);
        match typed.parse::<u32>() {
            Ok(day) if day > 0 => enter(wish, name, &(day - 1).saturating_mul(1440).saturating_add(of_day).to_string()),
            // What is no day is named by the one who reads it.
            _ => enter(wish, name, typed),
        }
    };
    let changed = tell.clone();
    let shown = move || minute().filter(|_| of_the_run());
    let day = day
        .on("input", move |_: Event| tell())
        .prop_of("disabled", of_the_run)
        .attr_of("placeholder", move || shown().map(|minute| (minute / 1440 + 1).to_string()));
    let time = time.on("input", move |_: Event| changed()).prop_of("disabled", of_the_run);
    div("moment")
        .add(el("label").attr("for", "make-at").add("Day"))
        .add(day)
        .add(el("label").attr("for", "make-at-time").add("Time"))
        .add(time)
        .into()
}

/// A box to tick, and what is told when it is.
fn tick(ticked: impl Fn(bool) + 'static) -> El {
    el("input").attr("type", "checkbox").on("change", move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        ticked(input.checked());
    })
}

fn flag(wish: Made, name: &'static str, without: bool) -> El {
    let on = move || match wish.with(|wish| wish.text(name).to_owned()).as_str() {
        "" => without,
        text => text == "1",
    };
    tick(move |on| enter(wish, name, if on { "1" } else { "0" })).prop_of("checked", on)
}

fn take_run(run: Run, wish: Made) -> El {
    tick(move |on| {
        let link = on.then(|| run.read(|session| session.link()));
        wish.update(|wish| wish.take_run(link));
    })
}

/// Boxes for each of several; many are folded.
fn choices(wish: Made, name: &'static str, list: &List) -> View {
    let all = (list.all)();
    let many = all.len() > IN_SIGHT;
    // A group speaks for all that is in it.
    let chosen = move || {
        let text = wish.with(|wish| wish.text(name).to_owned());
        let named: Vec<String> = text.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let within: Vec<String> = named.iter().flat_map(|group| of_group(group)).map(str::to_owned).collect();
        named.into_iter().chain(within).collect::<std::collections::BTreeSet<_>>()
    };
    let has = move |value: &str| chosen().contains(value);
    let boxes = div("ticks").add_all(all.into_iter().map(|pick| {
        let value = pick.value;
        let ticked = move |on: bool| {
            let mut now = untrack(chosen);
            for part in of_group(value).into_iter().chain([value]) {
                if on {
                    now.insert(part.to_owned());
                } else {
                    now.remove(part);
                }
            }
            // Without one of its own a group is no group any more.
            let whole = |group: &String| of_group(group).iter().all(|part| now.contains(*part));
            let now: Vec<_> = now.iter().filter(|part| whole(part)).cloned().collect();
            enter(wish, name, &now.join(","));
        };
        el("label").class("switch").add(tick(ticked).attr("value", value).prop_of("checked", move || has(value))).add(pick.words)
    }));
    if !many {
        return boxes.into();
    }
    let count = move || match chosen().iter().filter(|part| of_group(part).is_empty()).count() {
        0 => "None".to_owned(),
        count => format!("{count} chosen"),
    };
    el("details").class("rules").add(el("summary").add(text(count))).add(boxes).into()
}

/// The page as the link shows it, in a frame. A frame that was there makes room for a new one, so that the way back
/// through the browser's history does not lead through previews.
fn preview(viewport: Viewport, wish: Made) -> View {
    let small = RwSignal::new(true);
    let link = move || {
        wish.with(|wish| {
            let mut wish = wish.clone();
            // It speaks to nobody.
            wish.enter("host", "");
            if small.get() {
                wish.enter("embed", "1");
            }
            wish.link(&own_address())
        })
    };
    let (shown, asked) = (RwSignal::new(untrack(link)), RwSignal::new(false));
    watch(move || {
        let now = link();
        set_timeout(
            move || {
                // The page may have been left meanwhile.
                if shown.try_get_untracked().is_some_and(|shown| shown != now) && untrack(link) == now {
                    shown.set(now);
                }
            },
            SETTLED,
        );
    });
    // A second system is much for a phone: it runs there when it is asked for.
    let on = move || asked.get() || viewport.form() != ScreenSize::Phone;
    // A file on a disk cannot be framed, and its links lead nowhere for others.
    let on_a_site = own_address().starts_with("http");
    let frame = part(
        move || (on() && on_a_site).then(|| shown.get()),
        move |shown| match shown {
            _ if !on_a_site => el("p").add(words::THIS_PAGE_LIES_ON_A_DISK).into(),
            Some(link) => framed(link),
            None => button("btn", move || asked.set(true)).add(words::SHOW_A_PREVIEW).into(),
        },
    );
    el("section")
        .class("preview")
        .attr("aria-labelledby", "preview-name")
        .add(el("h2").attr("id", "preview-name").add("Preview"))
        .add(
            el("label")
                .class("switch")
                .add(tick(move |on| small.set(on)).prop_of("checked", move || small.get()))
                .add(words::AS_IN_ANOTHER_PAGE),
        )
        .add(frame)
        .into()
}

/// The page in a frame that leaves the wheel to the page around it until somebody goes into it.
fn framed(link: &str) -> View {
    let inside = RwSignal::new(false);
    let cover = move || button("frame-cover", move || inside.set(true)).add(el("span").class("btn").add(words::TRY_IT_HERE));
    div("framed")
        .add(el("iframe").attr("title", words::PREVIEW_OF_THE_LINK).attr("src", link))
        .add(when(move || !inside.get(), cover))
        .on("pointerleave", move |_: Event| inside.set(false))
        .into()
}

/// All that can be taken from here.
fn further_forms(wish: Made) -> View {
    let link = move || wish.with(|wish| wish.link(&own_address()));
    let said = RwSignal::new("");
    let code = move |link: &String| match qr::qr(link) {
        None => el("p").class("no-code").add(words::THIS_LINK_IS_TOO_LONG).into(),
        Some(code) => {
            let side = code.side.to_string();
            let picture = svg("svg")
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("viewBox", format!("0 0 {side} {side}"))
                .attr("shape-rendering", "crispEdges")
                .attr("role", "img")
                .attr("aria-label", words::CODE_OF_THE_LINK)
                .add(svg("path").attr("fill", "#fff").attr("d", format!("M0 0h{side}v{side}H0z")))
                .add(svg("path").attr("fill", "#000").attr("d", code.path));
            let drawing: Element = picture.dom();
            let keep = move || {
                let kept = save("afterlaunch-link.svg", "image/svg+xml", &drawing.outer_html());
                said.set(if kept.is_ok() { words::SAVED_AS_AFTERLAUNCH_LINK_SVG } else { words::THIS_BROWSER_WOULD_NOT_SAVE });
            };
            View::many([picture.into(), button("btn", keep).add(icon("save")).add(words::SAVE_THE_CODE).into()])
        }
    };
    let code = div("code").add(part(link, code)).add(el("p").class("said").attr("role", "status").add(text(move || said.get())));
    let frame = move || wish.with(|wish| wish.frame(&own_address()));
    let element = move || wish.with(|wish| wish.element(&own_address()));
    let json = move || wish.with(|wish| wish.json(&own_address()));
    el("section")
        .class("ways")
        .attr("aria-labelledby", "ways-name")
        .add(el("h2").attr("id", "ways-name").add(words::TAKE_IT_ALONG))
        .add(code)
        .add(
            div("texts")
                .add(taken("the-link", words::THE_LINK, 2, link))
                .add(taken("the-frame", words::FRAME_FOR_ANOTHER_PAGE, 4, frame))
                .add(taken("the-element", words::ELEMENT_FOR_ANOTHER_PAGE_WHICH_GROWS, 4, element))
                .add(taken("the-data", words::AS_DATA_JSON, 6, json)),
        )
        .into()
}
