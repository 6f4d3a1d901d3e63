//! What a teacher wants to know: how a mission works, what counts as passed, and chapter by chapter the goals, the
//! missions, questions to talk about, and the link. All of it comes from the course itself, as `docs/teaching.md` does.

use afterlaunch::course::chapters::{self, Chapter};
use afterlaunch::course::lessons::ListedMission;
use afterlaunch::course::scope::Scope;
use afterlaunch::present::course::words;

use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::dom::file::own_address;
use crate::ui::dom::{El, View, div, el, span};
use crate::ui::widgets::copy_field::taken;
use crate::ui::widgets::icons::icon;

/// The page for teachers.
pub fn teachers() -> View {
    let lede = words::AFTERLAUNCH_IS_A_SHORT_COURSE;
    let basics = chapters::basics().into_iter().map(|(heading, says)| el("div").add(el("h2").add(heading)).add(el("p").add(says)));
    let make = el("a").class("btn main").attr("href", Place::Link(Scope::Course).fragment()).add(icon("link")).add(words::MAKE_A_LINK);
    paper(
        words::FOR_TEACHERS,
        View::many([
            el("p").class("lede").add(lede).into(),
            div("acts").add(make).add(el("a").class("btn").attr("href", Place::Course.fragment()).add(words::THE_COURSE_ITSELF)).into(),
            div("basics").add_all(basics).into(),
            el("section")
                .class("listener")
                .attr("aria-labelledby", "listener-name")
                .add(el("h2").attr("id", "listener-name").add(words::A_PAGE_THAT_LISTENS))
                .add(el("p").add(words::BESIDE_THE_SCRIPT_EMBED_JS))
                .add(taken("listener", words::A_LISTENER_TO_COPY, 7, || chapters::LISTENER.to_owned()))
                .into(),
            chapters::ALL.iter().map(chapter).collect(),
        ]),
    )
}

fn chapter(chapter: &'static Chapter) -> El {
    let name = format!("teach-{}", chapter.id);
    let head = el("h2").attr("id", &name).add(span("number").add(words::chapter_number(chapter.id))).add(chapter.title);
    let goals = div("")
        .add(el("h3").add(words::AFTERWARDS_ONE_CAN))
        .add(el("ul").class("dashes").add_all(chapter.to_teach().goals.iter().map(|goal| el("li").add(*goal))));
    let missions =
        div("").add(el("h3").add("Missions")).add(el("ul").class("missions").attr("role", "list").add_all(chapter.missions().map(mission)));
    let questions = div("")
        .add(el("h3").add(words::TO_TALK_ABOUT))
        .add(el("ol").class("numbers").add_all(chapter.to_teach().questions.iter().map(|question| el("li").add(*question))));
    let embed = move || format!("{}{}", own_address(), chapter.query());
    let make = el("a")
        .class("btn")
        .attr("href", Place::Link(Scope::Chapter(chapter.number)).fragment())
        .attr("aria-label", words::make_a_link_to_chapter(chapter.id))
        .add(icon("link"))
        .add(words::MAKE_A_LINK);
    let link = div("embed-this").add(taken(&format!("embed-{}", chapter.id), words::TO_EMBED, 1, embed)).add(make);
    let key = chapter
        .answer_key()
        .map(|key| el("li").add(el("p").add(key.ask)).add(el("p").add(el("b").add(key.answer)).add(" ").add(key.reason)));
    let key =
        el("details").class("rules").add(el("summary").add(words::ANSWER_KEY_OF_THE_QUIZ)).add(el("ol").class("numbers").add_all(key));
    el("section")
        .class("teach-chapter")
        .attr("aria-labelledby", name)
        .add(head)
        .add(el("p").class("lede").add(format!("{} {}.", chapter.about, chapter.size())))
        .add(div("columns").add(goals).add(missions).add(questions))
        .add(key)
        .add(link)
}

fn mission(lesson: &'static ListedMission) -> El {
    el("li")
        .class("mission")
        .add(span("id").add(lesson.id))
        .add(el("div").add(el("a").attr("href", Place::Lesson(lesson.id).fragment()).add(lesson.title)).add(el("p").add(lesson.sentence)))
        .add(el("small").add(format!("{} min", lesson.minutes)))
}
