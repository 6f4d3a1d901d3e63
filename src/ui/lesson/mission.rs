//! A mission: what is asked on the left, the system and its charts on the right; on a narrow screen under each other,
//! the one button under the thumb.

use afterlaunch::course::glossary::Term;
use afterlaunch::course::lesson::Lesson;
use afterlaunch::course::lessons;
use afterlaunch::present::lesson::view::{DotView, HeroView, LessonView, OptionView, StepKind};
use afterlaunch::present::lesson::words;
use leptos::prelude::*;

use super::foot::{HINTS, foot};
use crate::ui::app::address::Place;
use crate::ui::app::context::inspection::Inspection;
use crate::ui::app::context::navigation::Navigation;
use crate::ui::app::context::viewport::{ScreenSize, Viewport};
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::ControlSettings;
use crate::ui::control_room::controls::control_list;
use crate::ui::control_room::ledger::today;
use crate::ui::control_room::pipeline::PipelineLayout;
use crate::ui::control_room::questions::figure_of;
use crate::ui::control_room::room::{live_alerts, live_pipeline, live_timeline, looked_into};
use crate::ui::control_room::top_bar::{brand, help_button, theme_button};
use crate::ui::control_room::transport::{Next, sim_clock, transport};
use crate::ui::control_room::views::RoomViews;
use crate::ui::course::chapters::other_paths_on;
use crate::ui::dom::focus::focus_text;
use crate::ui::dom::{El, View, button, div, each, el, part, span, text, watch, when};
use crate::ui::lesson::learner::Learner;
use crate::ui::notebook::path_to_it;
use crate::ui::roles::voices;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::{paragraphs, prose};

/// Where the words of a step begin.
const HEADING: &str = "step-heading";

/// A mission.
pub fn lesson(id: &'static str) -> View {
    let run = expect_context::<Run>();
    let learner = expect_context::<Learner>();
    let control_settings = expect_context::<ControlSettings>();
    let viewport = expect_context::<Viewport>();
    let views = expect_context::<RoomViews>();
    let navigation = expect_context::<Navigation>();
    let Some(lesson) = lessons::find(id) else { return View::default() };
    let wide = move || viewport.form() == ScreenSize::Wide;
    let play = el("main")
        .class("play")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .attr("aria-label", words::THE_SYSTEM)
        .add(part(wide, |wide| live_pipeline(if *wide { PipelineLayout::Embed } else { PipelineLayout::Strip }, ().into())))
        .add(hero(run, learner))
        .add(beside(run, learner, views))
        .add(when(move || shows(learner, "timeline"), live_timeline));
    follow_steps(learner, navigation);
    light_parts(learner);
    div("in-lesson")
        .add(bar(run, learner, viewport, lesson))
        .add(card(run, learner, control_settings, lesson))
        .add(play)
        .add(looked_into())
        .into()
}

/// Writes down each new step, and takes the reader along to its text.
fn follow_steps(learner: Learner, navigation: Navigation) {
    let mut before = None;
    watch(move || {
        let now = learner.read_view(|view| Some((view.step, view.kind)));
        if now.is_some() && now != before {
            learner.write_down();
            learner.keep_pace();
            // In somebody else's page the focus may be elsewhere, and stays there.
            if before.is_some() || !navigation.embedded || document().has_focus().unwrap_or_default() {
                focus_text(HEADING);
            }
            before = now;
        }
    });
}

/// Lights the part of the loop that a step names.
fn light_parts(learner: Learner) {
    let lit = expect_context::<Inspection>().part;
    watch(move || lit.set(learner.read_view(|view| view.lit)));
    on_cleanup(move || lit.set(None));
}

fn bar(run: Run, learner: Learner, viewport: Viewport, lesson: &'static Lesson) -> El {
    let phone = move || viewport.form() == ScreenSize::Phone;
    let line = move || {
        div("scenario-line")
            .add(el("p").add(text(move || learner.read_view(|view| view.chapter.clone()))))
            .add(el("strong").add(text(move || learner.read_view(|view| view.mission.clone()))))
    };
    let map = || el("a").class("btn bare").attr("href", Place::Course.fragment()).add(words::CHAPTER_MAP);
    let wide = move || {
        View::many([
            brand(false).into(),
            line().into(),
            div("push").add(sim_clock(true, day(run))).into(),
            transport(Next::None, true).into(),
            div("tools").add(map()).add(theme_button()).add(help_button()).into(),
        ])
    };
    let narrow = move || {
        let back = el("a")
            .class("btn bare square")
            .attr("href", Place::Course.fragment())
            .attr("aria-label", words::BACK_TO_THE_CHAPTER_MAP)
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

fn day(run: Run) -> View {
    el("small").add(text(move || run.clock.with(|clock| format!("day {}", clock.day)))).into()
}

/// What is asked, and the one button.
fn card(run: Run, learner: Learner, control_settings: ControlSettings, lesson: &'static Lesson) -> El {
    let dots = part(
        move || learner.read_view(|view| view.dots.clone()),
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
        move || learner.read_view(|view| Some((view.step, view.kind))),
        move |step| step.map_or_else(View::default, |(_, kind)| step_body(learner, control_settings, lesson, kind)),
    );
    let section = move || learner.read_view(|view| view.section.clone());
    let left = move || learner.read_view(|view| view.left.clone());
    let where_one_is = div("where")
        .add(when(move || section().is_some(), move || el("p").class("section").add(text(move || section().unwrap_or_default()))))
        .add(when(move || left().is_some(), move || el("p").class("left").add(text(move || left().unwrap_or_default()))));
    let body = div("lesson-scroll").add(where_one_is).add(dots).add(step);
    el("section").class("lesson-card").attr("aria-label", "Mission").add(body).add(foot(run, learner, lesson))
}

fn step_body(learner: Learner, control_settings: ControlSettings, lesson: &'static Lesson, kind: StepKind) -> View {
    let view = learner.lesson.with_untracked(Clone::clone);
    let Some(view) = view else { return View::default() };
    let title = el("h1").attr("id", HEADING).attr("tabindex", "-1").add(view.heading);
    let texts = || paragraphs("say", view.paragraphs.iter().copied());
    let body: View = match kind {
        StepKind::Say => View::many([texts(), beside_links(lesson, false)]),
        StepKind::Missed => View::many([texts(), missing(learner, words::WHAT_WAS_MISSING)]),
        StepKind::Predict => predict(learner, &view),
        StepKind::Do | StepKind::Observe => View::many([
            goals(&view),
            texts(),
            missing(learner, words::STILL_MISSING),
            trial(learner),
            tools(learner, control_settings, lesson),
        ]),
        StepKind::Explain => {
            let said = view.said.as_deref().map(|said| el("p").class("say told").add(said));
            View::many([said.into(), texts(), figures(&view), beside_links(lesson, false)])
        }
        StepKind::Solved => View::many([
            texts(),
            did(&view),
            told_by_three(&view),
            field_terms(&view),
            beside_links(lesson, true),
            other_paths_on(),
            playthroughs(&view),
        ]),
    };
    let story = paragraphs("say", view.story.iter().copied());
    let notebook = el("p").class("see-as").add(path_to_it());
    View::many([title.into(), story, body, hints(learner), notebook.into()])
}

fn predict(learner: Learner, view: &LessonView) -> View {
    let earlier = view
        .earlier
        .iter()
        .map(|(ask, answer)| div("answered").add(icon("check")).add(el("p").add(*ask).add(" ").add(el("b").add(answer.as_str()))));
    let earlier: View = earlier.collect();
    let ask = view.paragraphs.first().copied().unwrap_or_default();
    let question = prose("ask", ask);
    if view.line.is_some() {
        let how = el("p")
            .class("say soft")
            .attr("role", "status")
            .add(text(move || learner.read_view(|view| view.line.clone().unwrap_or_default())));
        let drawn = move || learner.read_view(|view| view.locked.is_none());
        let acts = div("acts")
            .add(when(move || !drawn(), move || button("btn", move || learner.keep_level()).add(words::IT_STAYS_AS_IT_IS)))
            .add(when(drawn, move || button("btn bare", move || learner.clear()).add(words::CLEAR_MY_LINE)));
        return View::many([earlier, question.into(), how.into(), acts.into()]);
    }
    let option = |(at, option): (usize, &OptionView)| {
        let chosen = move || learner.read_view(|view| view.options.get(at).is_some_and(|option| option.chosen));
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "prediction")
            .prop_of("checked", chosen)
            .on("change", move |_: web_sys::Event| learner.choose(at));
        el("label").class("option").class_if("chosen", chosen).add(input).add(el("span").add(option.words))
    };
    let options =
        el("fieldset").class("options").add(el("legend").class("sr").add(ask)).add_all(view.options.iter().enumerate().map(option));
    View::many([earlier, question.into(), options.into()])
}

/// A part of the page is shown at this step; followed.
fn shows(learner: Learner, part: &'static str) -> bool {
    learner.read_view(|view| view.parts.contains(&part))
}

/// What keeps the step from being over, with what the run reads; followed.
fn missing(learner: Learner, title: &'static str) -> View {
    let all = move || learner.read_view(|view| view.missing.clone());
    let list = move || {
        let items = each(all, |one: &String| el("li").add(one.as_str()));
        div("missing").add(el("b").add(title)).add(el("ul").attr("role", "list").add(items))
    };
    when(move || !all().is_empty(), list)
}

/// How the trial of a version stands, while there is one.
fn trial(learner: Learner) -> View {
    let said = move || learner.read_view(|view| view.trial.clone());
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
    let done = |done: &String| el("li").add(icon("check")).add(done.as_str());
    let list = || {
        View::many([
            el("h2").class("astray").add(words::WHAT_YOU_DID).into(),
            el("ul").class("goals").attr("role", "list").add_all(view.did.iter().map(done)).into(),
        ])
    };
    (!view.did.is_empty()).then(list).unwrap_or_default()
}

/// The trouble of the mission, as three roles tell it.
fn told_by_three(view: &LessonView) -> View {
    view.afterwards.as_ref().map(voices).into()
}

/// What was seen, as the field calls it.
fn field_terms(view: &LessonView) -> View {
    let term = |term: &&'static Term| div("field-term").add(el("dt").add(term.term)).add(el("dd").add(term.says));
    let list = || {
        View::many([
            el("h2").class("astray").add(words::IN_THE_FIELD_THIS_IS_CALLED).into(),
            el("dl").class("field-terms").add_all(view.terms.iter().map(term)).into(),
        ])
    };
    (!view.terms.is_empty()).then(list).unwrap_or_default()
}

/// A way that works, and ways that look right and are not.
fn playthroughs(view: &LessonView) -> View {
    let playthrough = |(name, why): &(&'static str, &'static str)| div("way").add(el("h3").add(*name)).add(prose("", why));
    let works = || el("h2").class("astray").add(words::A_WAY_THAT_WORKS);
    View::many([
        view.playthrough.is_some().then(works).into(),
        view.playthrough.iter().map(playthrough).collect(),
        el("h2").class("astray").add(words::WHAT_LOOKS_RIGHT_AND_IS_NOT).into(),
        view.astray.iter().map(playthrough).collect(),
    ])
}

/// What the step offers to do: controls, alerts, the bill.
fn tools(learner: Learner, control_settings: ControlSettings, lesson: &'static Lesson) -> View {
    let controls = move || control_settings.offered(learner.read_view(|view| view.controls));
    View::many([
        when(move || !controls().is_empty(), move || control_list(controls)),
        when(move || shows(learner, "alerts"), live_alerts),
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

const DOORS: [Door; 4] = [
    Door { part: "training", place: Place::Train, words: words::LOOK_INTO_THE_TRAINING_ROOM, once_solved: false },
    Door { part: "request", place: Place::Trace(None), words: words::WRITE_A_REQUEST_BY_HAND, once_solved: false },
    Door { part: "record", place: Place::Trace(None), words: words::FOLLOW_A_RECORD, once_solved: false },
    Door { part: "account", place: Place::Account, words: words::OPEN_THE_ACCOUNT_OF_THIS_RUN, once_solved: true },
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

fn hints(learner: Learner) -> View {
    let shown = move || learner.read_view(|view| view.hints.clone());
    let list = each(shown, |hint| div("hint").add(el("b").add("Hint")).add(prose("", hint)));
    div("hints").attr("id", HINTS).attr("role", "status").add(list).into()
}

/// The chart that the step is about.
fn hero(run: Run, learner: Learner) -> View {
    let shown = move || (learner.read_view(|view| Some(view.hero)), run.prediction.with(Option::is_some));
    let chart = move |&(hero, ready): &(Option<HeroView>, bool)| match hero {
        Some(HeroView::Prediction(_)) if ready => {
            let first = run.prediction.get_untracked();
            let Some(first) = first else { return View::default() };
            let plot = RwSignal::new_local(first);
            watch(move || {
                if let Some(now) = run.prediction.get() {
                    plot.set(now);
                }
            });
            div("hero").add(figure_of(plot, true, false)).into()
        }
        Some(HeroView::Chart(id)) => run.chart(id).map(|plot| div("hero").add(figure_of(plot, true, false))).into(),
        _ => View::default(),
    };
    part(shown, chart)
}

/// The other charts of the step, and what it costs.
fn beside(run: Run, learner: Learner, views: RoomViews) -> El {
    let shown = move || {
        let hero = learner.read_view(|view| Some(view.hero));
        let charts = learner.read_view(|view| view.charts).iter().copied();
        charts.filter(|id| hero != Some(HeroView::Chart(id))).take(3).collect::<Vec<_>>()
    };
    let charts = each(shown, move |id| run.chart(id).map(|plot| figure_of(plot, true, false)));
    div("beside").add(charts).add(when(move || shows(learner, "ledger"), move || today(views.ledger)))
}
