//! A mission: what is asked on the left, the system and its charts on the right; on a narrow screen under each other,
//! the one button under the thumb.

use afterlaunch::course::glossary::Term;
use afterlaunch::course::lesson::Lesson;
use afterlaunch::course::lessons;
use afterlaunch::present;
use afterlaunch::present::lesson::view::{DotView, GateAct, HeroView, LessonView, OptionView, StepKind};
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::driver::Going;
use crate::ui::app::page::{Page, the_page};
use crate::ui::app::viewport::Form;
use crate::ui::control_room::controls::control_list;
use crate::ui::control_room::ledger::today;
use crate::ui::control_room::pipeline::PipelineLayout;
use crate::ui::control_room::questions::figure_of;
use crate::ui::control_room::room::{live_alerts, live_pipeline, live_timeline, looked_into};
use crate::ui::control_room::top_bar::{brand, help_button, theme_button};
use crate::ui::control_room::transport::{Next, sim_clock, speed, transport};
use crate::ui::course::chapters::next_links;
use crate::ui::dom::focus::{bring, focus_text};
use crate::ui::dom::{El, View, button, div, each, el, part, span, text, watch, when};
use crate::ui::widgets::glyph::icon;
use crate::ui::widgets::prose::{paragraphs, prose};

/// Where the words of a step begin.
const HEADING: &str = "step-heading";

/// A mission.
pub fn lesson(id: &'static str) -> View {
    let page = the_page();
    let Some(lesson) = lessons::find(id) else { return View::default() };
    let wide = move || page.screen.form() == Form::Wide;
    let play = el("main")
        .class("play")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .attr("aria-label", "The system")
        .add(part(wide, |wide| live_pipeline(if *wide { PipelineLayout::Embed } else { PipelineLayout::Strip }, ().into())))
        .add(hero(page))
        .add(beside(page, lesson))
        .add(lesson.shows.parts.contains(&"timeline").then(live_timeline));
    follow_steps(page);
    div("in-lesson").add(bar(page, lesson)).add(card(page, lesson)).add(play).add(looked_into()).into()
}

/// Something of the mission; followed.
fn read<T: Default>(page: &'static Page, of: impl FnOnce(&LessonView) -> T) -> T {
    page.learner.lesson.with(|view| view.as_ref().map(of).unwrap_or_default())
}

/// Writes down each new step, and takes the reader along to its text.
fn follow_steps(page: &'static Page) {
    let mut before = None;
    watch(move || {
        let now = read(page, |view| Some((view.step, view.kind)));
        if now.is_some() && now != before {
            page.write_down();
            page.learner.keep_pace();
            // In somebody else's page the focus may be elsewhere, and stays there.
            if before.is_some() || !page.embedded || document().has_focus().unwrap_or_default() {
                focus_text(HEADING);
            }
            before = now;
        }
    });
}

fn bar(page: &'static Page, lesson: &'static Lesson) -> El {
    let phone = move || page.screen.form() == Form::Phone;
    let line = move || {
        div("scenario-line")
            .add(el("p").add(text(move || read(page, |view| view.chapter.clone()))))
            .add(el("strong").add(text(move || read(page, |view| view.mission.clone()))))
    };
    let map = || el("a").class("btn bare").attr("href", Place::Course.fragment()).add("Chapter map");
    let wide = move || {
        View::many([
            brand(false).into(),
            line().into(),
            div("push").add(sim_clock(true, day(page))).into(),
            transport(Next::None, true).into(),
            div("tools").add(map()).add(theme_button()).add(help_button()).into(),
        ])
    };
    let narrow = move || {
        let back = el("a")
            .class("btn bare square")
            .attr("href", Place::Course.fragment())
            .attr("aria-label", "Back to the chapter map")
            .add(icon("left"));
        View::many([
            back.into(),
            el("b").class("pick").add(format!("{} {}", lesson.id, lesson.title)).into(),
            div("push").add(sim_clock(false, ().into())).into(),
            help_button().into(),
        ])
    };
    el("header").class("top-bar").add(part(phone, move |phone| if *phone { narrow() } else { wide() }))
}

fn day(page: &'static Page) -> View {
    el("small").add(text(move || page.run.clock.with(|clock| format!("day {}", clock.day)))).into()
}

/// What is asked, and the one button.
fn card(page: &'static Page, lesson: &'static Lesson) -> El {
    let dots = part(
        move || read(page, |view| view.dots.clone()),
        |dots| {
            let dot = |dot: &DotView| {
                let item = el("li")
                    .class(if dot.here {
                        "here"
                    } else if dot.done {
                        "done"
                    } else {
                        ""
                    })
                    .add(span("").add(dot.name));
                if dot.here { item.attr("aria-current", "step") } else { item }
            };
            el("ol").class("step-dots").attr("aria-label", "Steps").add_all(dots.iter().map(dot)).into()
        },
    );
    let step = part(
        move || read(page, |view| Some((view.step, view.kind))),
        move |step| step.map_or_else(View::default, |(_, kind)| step_body(page, lesson, kind)),
    );
    let body = div("lesson-scroll").add(dots).add(step);
    el("section").class("lesson-card").attr("aria-label", "Mission").add(body).add(foot(page))
}

fn step_body(page: &'static Page, lesson: &'static Lesson, kind: StepKind) -> View {
    let view = page.learner.lesson.with_untracked(Clone::clone);
    let Some(view) = view else { return View::default() };
    let title = el("h1").attr("id", HEADING).attr("tabindex", "-1").add(view.heading);
    let texts = || paragraphs("say", view.paragraphs.iter().copied());
    let body: View = match kind {
        StepKind::Say => View::many([texts(), beside_links(lesson, false)]),
        StepKind::Missed => texts(),
        StepKind::Predict => predict(page, &view),
        StepKind::Do | StepKind::Observe => View::many([goals(&view), texts(), trial(page), tools(page, lesson)]),
        StepKind::Explain => {
            let said = view.said.as_deref().map(|said| el("p").class("say told").add(said));
            View::many([said.into(), texts(), figures(&view), beside_links(lesson, false)])
        }
        StepKind::Solved => {
            View::many([texts(), did(&view), field_terms(&view), beside_links(lesson, true), next_links(page, lesson), ways(&view)])
        }
    };
    let story = paragraphs("say", view.story.iter().copied());
    View::many([title.into(), story, body, hints(page)])
}

fn predict(page: &'static Page, view: &LessonView) -> View {
    let earlier = view
        .earlier
        .iter()
        .map(|(ask, answer)| div("answered").add(icon("check")).add(el("p").add(*ask).add(" ").add(el("b").add(answer.as_str()))));
    let earlier: View = earlier.collect();
    let ask = view.paragraphs.first().copied().unwrap_or_default();
    let question = prose("ask", ask);
    if view.line.is_some() {
        let how =
            el("p").class("say soft").attr("role", "status").add(text(move || read(page, |view| view.line.clone().unwrap_or_default())));
        let drawn = move || read(page, |view| view.locked.is_none());
        let acts = div("acts")
            .add(when(move || !drawn(), move || button("btn", move || page.learner.keep_level()).add("It stays as it is")))
            .add(when(drawn, move || button("btn bare", move || page.learner.clear()).add("Clear my line")));
        return View::many([earlier, question.into(), how.into(), acts.into()]);
    }
    let option = |(at, option): (usize, &OptionView)| {
        let chosen = move || read(page, |view| view.options.get(at).is_some_and(|option| option.chosen));
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "prediction")
            .prop_of("checked", chosen)
            .on("change", move |_: web_sys::Event| page.learner.choose(at));
        el("label").class("option").class_if("chosen", chosen).add(input).add(el("span").add(option.words))
    };
    let options =
        el("fieldset").class("options").add(el("legend").class("sr").add(ask)).add_all(view.options.iter().enumerate().map(option));
    View::many([earlier, question.into(), options.into()])
}

/// How the trial of a version stands, while there is one.
fn trial(page: &'static Page) -> View {
    let said = move || read(page, |view| view.trial.clone());
    when(move || said().is_some(), move || el("p").class("say told").add(text(move || said().unwrap_or_default())))
}

/// What has been done. What is still to come would give too much away.
fn goals(view: &LessonView) -> View {
    let goal = |words: &&'static str| el("li").add(icon("check")).add(span("sr").add("done: ")).add(*words);
    let list = || el("ul").class("goals").attr("role", "list").add_all(view.done.iter().map(goal));
    (!view.done.is_empty()).then(list).into()
}

/// What the person did, in order.
fn did(view: &LessonView) -> View {
    let deed = |deed: &String| el("li").add(icon("check")).add(deed.as_str());
    let list = || {
        View::many([
            el("h2").class("astray").add("What you did").into(),
            el("ul").class("goals").attr("role", "list").add_all(view.did.iter().map(deed)).into(),
        ])
    };
    (!view.did.is_empty()).then(list).unwrap_or_default()
}

/// What was seen, as the field calls it.
fn field_terms(view: &LessonView) -> View {
    let term = |term: &&'static Term| div("field-term").add(el("dt").add(term.term)).add(el("dd").add(term.says));
    let list = || {
        View::many([
            el("h2").class("astray").add("In the field this is called").into(),
            el("dl").class("field-terms").add_all(view.terms.iter().map(term)).into(),
        ])
    };
    (!view.terms.is_empty()).then(list).unwrap_or_default()
}

/// A way that works, and ways that look right and are not.
fn ways(view: &LessonView) -> View {
    let way = |(name, why): &(&'static str, &'static str)| div("way").add(el("h3").add(*name)).add(prose("", why));
    let works = || el("h2").class("astray").add("A way that works");
    View::many([
        view.way.is_some().then(works).into(),
        view.way.iter().map(way).collect(),
        el("h2").class("astray").add("What looks right, and is not").into(),
        view.astray.iter().map(way).collect(),
    ])
}

/// What the mission offers to do: controls, alerts, the bill.
fn tools(page: &'static Page, lesson: &'static Lesson) -> View {
    let shows = |part: &str| lesson.shows.parts.contains(&part);
    let controls = move || page.desk.offered(lesson.shows.controls);
    View::many([
        when(move || !controls().is_empty(), move || control_list(controls)),
        shows("alerts").then(live_alerts).into(),
        beside_links(lesson, false),
    ])
}

/// A page beside a mission that it can lead to.
struct Door {
    /// Its name among the parts that a mission shows.
    part: &'static str,
    place: Place,
    words: &'static str,
    /// It opens once the mission is solved; others are open on the way.
    once_solved: bool,
}

const DOORS: [Door; 3] = [
    Door { part: "training", place: Place::Train, words: "Look into the training room", once_solved: false },
    Door { part: "request", place: Place::Way(None), words: "Write a request by hand", once_solved: false },
    Door { part: "account", place: Place::Account, words: "Open the account of this run", once_solved: true },
];

/// The doors of a mission that are open on the way, or once it is solved.
fn beside_links(lesson: &'static Lesson, solved: bool) -> View {
    let open = |door: &Door| door.once_solved == solved && lesson.shows.parts.contains(&door.part);
    let link = |door: Door| el("a").class("btn").attr("href", door.place.fragment()).add(door.words);
    let links: Vec<El> = DOORS.into_iter().filter(open).map(link).collect();
    (!links.is_empty()).then(|| div("acts beside-links").add_all(links)).into()
}

fn figures(view: &LessonView) -> View {
    let figure = |(figure, words): &(String, String)| el("li").add(el("b").add(figure.as_str())).add(prose("", words));
    let list = || el("ul").class("callouts").attr("role", "list").add_all(view.figures.iter().map(figure));
    (!view.figures.is_empty()).then(list).into()
}

/// The list of hints, as an element.
const HINTS: &str = "hints";

fn hints(page: &'static Page) -> View {
    let shown = move || read(page, |view| view.hints.clone());
    let list = each(shown, |hint| div("hint").add(el("b").add("Hint")).add(prose("", hint)));
    div("hints").attr("id", HINTS).attr("role", "status").add(list).into()
}

/// The one button, why it is locked, and what else can be done.
fn foot(page: &'static Page) -> El {
    let act = move || read(page, |view| Some((view.act, view.kind)));
    let locked = move || read(page, |view| view.locked.clone());
    let running = move || page.run.going.get() != Going::Paused;
    let words = move || match act() {
        Some((GateAct::Time, _)) if running() => "Pause".to_owned(),
        Some((GateAct::Time, _)) => "Let time pass".to_owned(),
        _ => read(page, |view| view.gate.clone()),
    };
    let glyph = move |act: &Option<(GateAct, bool)>| match act {
        _ if untrack(|| locked().is_some()) => icon("lock").into(),
        Some((GateAct::Time, true)) => icon("pause").into(),
        Some((GateAct::Time | GateAct::Run, _)) => icon("play").into(),
        Some((GateAct::Again, _)) => icon("reset").into(),
        _ => View::default(),
    };
    let press = move || {
        if untrack(locked).is_none()
            && let Some((act, _)) = untrack(act)
        {
            page.learner.press(act);
        }
    };
    let gate = move || {
        button("btn big run", press)
            // In a task the next sensible thing is the task.
            .class_if("main", move || !matches!(act(), Some((GateAct::Time, StepKind::Do))))
            .attr("id", "gate")
            .attr("aria-describedby", "gate-why")
            .attr_of("aria-disabled", move || locked().map(|_| "true".to_owned()))
            .add(part(move || (act().map(|(act, _)| (act, running())), locked().is_some()), move |(act, _)| glyph(act)))
            .add(text(words))
    };
    let in_vain = move || page.run.nothing_found.get().then(|| "A day passed, and nothing happened.".to_owned());
    let stopped = move || page.run.found.get().map(|what| format!("Stopped at {what}."));
    let time = move || read(page, |view| view.time.clone());
    let time = move || {
        let both: Vec<String> = stopped().into_iter().chain(time()).collect();
        (!both.is_empty()).then(|| both.join(" "))
    };
    let why = move || locked().or_else(in_vain).or_else(time).or_else(|| lasts(page)).unwrap_or_default();
    let more =
        move || read(page, |view| view.more_hints) && matches!(act(), Some((_, StepKind::Do | StepKind::Observe | StepKind::Missed)));
    let ask = move || {
        page.learner.hint();
        bring(HINTS);
    };
    let hint = move || button("", ask).add("Give me a hint");
    let explains = move || matches!(act(), Some((_, StepKind::Explain)));
    let again = move || button("", move || page.learner.predict_again()).add("Predict again");
    let over = move || matches!(act(), Some((_, StepKind::Explain | StepKind::Solved)));
    let free = move || button("", move || page.to_free_play()).add("Try it in free play");
    let line = div("run-why")
        .add(el("p").attr("id", "gate-why").add(text(why)))
        .add(when(explains, again))
        .add(when(more, hint))
        .add(when(over, free));
    let passes = move || matches!(act(), Some((GateAct::Time | GateAct::Run, _)));
    let pace = move || div("pace").add(speed()).add(when(move || matches!(act(), Some((GateAct::Time, _))), move || skip(page)));
    div("lesson-foot").add(when(move || !matches!(act(), Some((GateAct::Done, _))), gate)).add(when(passes, pace)).add(line)
}

/// Time passes as fast as it can, until something happens or the step is over.
fn skip(page: &'static Page) -> El {
    let seeks = move || matches!(page.run.going.get(), Going::ToEvent(_));
    let press = move || if untrack(seeks) { page.run.pause() } else { page.learner.skip() };
    let words = move || if seeks() { "Stop here" } else { "Skip to what happens" };
    button("btn skip-time", press).attr("title", "As fast as it can, to the next event (N)").add(icon("jump")).add(text(words))
}

/// "Takes about 30 seconds", where time passes next.
fn lasts(page: &'static Page) -> Option<String> {
    let runs = read(page, |view| view.act == GateAct::Run);
    let seconds =
        page.run.notch.with(|notch| page.run.read_lesson(|session, playing| playing.map(|p| present::lesson::lasts(session, p, *notch))));
    seconds.filter(|_| runs).map(|seconds| format!("Takes about {seconds} seconds."))
}

/// The chart that the step is about.
fn hero(page: &'static Page) -> View {
    let shown = move || (read(page, |view| Some(view.hero)), page.run.prediction.with(Option::is_some));
    let chart = move |&(hero, ready): &(Option<HeroView>, bool)| match hero {
        Some(HeroView::Prediction(_)) if ready => {
            let first = page.run.prediction.get_untracked();
            let Some(first) = first else { return View::default() };
            let plot = RwSignal::new_local(first);
            watch(move || {
                if let Some(now) = page.run.prediction.get() {
                    plot.set(now);
                }
            });
            div("hero").add(figure_of(page, plot, true, false)).into()
        }
        Some(HeroView::Chart(id)) => page.run.chart(id).map(|plot| div("hero").add(figure_of(page, plot, true, false))).into(),
        _ => View::default(),
    };
    part(shown, chart)
}

/// The other charts of the mission, and what it costs.
fn beside(page: &'static Page, lesson: &'static Lesson) -> El {
    let shown = move || {
        let hero = read(page, |view| Some(view.hero));
        let charts = lesson.shows.charts.iter().copied();
        charts.filter(|id| hero != Some(HeroView::Chart(id))).take(3).collect::<Vec<_>>()
    };
    let charts = each(shown, move |id| page.run.chart(id).map(|plot| figure_of(page, plot, true, false)));
    div("beside").add(charts).add(lesson.shows.parts.contains(&"ledger").then(|| today(page.ledger)))
}
