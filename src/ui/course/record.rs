//! What somebody has completed: missions, quizzes, and links to the runs. Made to be printed.

use afterlaunch::course::chapters;
use afterlaunch::course::lessons::ListedMission;
use afterlaunch::course::progress::{Mission, QuizScore};
use afterlaunch::course::scope::Scope;
use afterlaunch::present::course::{standing, words};
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::driver::today;
use crate::ui::app::storage::{store, stored};
use crate::ui::dom::{El, View, button, div, el, text};
use crate::ui::lesson::learner::Learner;

/// Where the name on the record is kept.
const NAME: &str = "afterlaunch.name";

/// The record of completion.
pub fn record() -> View {
    let learner = expect_context::<Learner>();
    let progress = learner.progress.get_untracked();
    let scope = learner.scope;
    let stands = scope.standing(&progress);
    let name = RwSignal::new(stored(NAME).unwrap_or_default());
    let field =
        el("input").attr("id", "record-name").attr("autocomplete", "name").attr("maxlength", "80").attr("value", name.get_untracked()).on(
            "input",
            move |event: web_sys::Event| {
                let typed = event_target_value(&event);
                store(NAME, &typed);
                name.set(typed);
            },
        );
    let title = if stands.passed { words::RECORD_OF_COMPLETION } else { words::RECORD_SO_FAR };
    let who = el("p").class("holder").add(text(move || match name.get().trim() {
        "" => words::WITHOUT_A_NAME.to_owned(),
        name => name.to_owned(),
    }));
    let what = match scope {
        Scope::Course => words::AFTERLAUNCH_THE_WHOLE_COURSE.to_owned(),
        Scope::Chapter(chapter) => words::afterlaunch_chapter(chapter, chapters::title(chapter)),
        Scope::Lesson(id) => words::afterlaunch_mission(id),
    };
    let sum = standing::sum(&stands, &today());
    let missions = scope.missions().map(|lesson| mission(lesson, progress.lessons.get(lesson.id)));
    let quizzes = scope.quizzes().map(|chapter| quiz(chapter, progress.quizzes.get(&chapter)));
    let print = move || {
        let _ = window().print();
    };
    let form = div("no-print acts")
        .add(el("label").attr("for", "record-name").add(words::NAME_ON_THE_RECORD))
        .add(field)
        .add(button("btn", print).add("Print"));
    let after = el("p").class("no-print").add(el("a").attr("href", Place::After.fragment()).add(words::AFTER_THE_COURSE));
    paper(
        title,
        View::many([
            form.into(),
            who.into(),
            el("p").class("lede").add(what).into(),
            el("p").add(sum).into(),
            el("table").add(el("tbody").add_all(missions).add_all(quizzes)).into(),
            after.into(),
        ]),
    )
}

/// A mission's line: how it was done, and a link to its run.
fn mission(lesson: &ListedMission, mission: Option<&Mission>) -> El {
    let run = mission
        .filter(|m| m.solved && !m.link.is_empty())
        .map(|m| el("a").attr("href", format!("?{}#account", m.link)).attr("target", "_blank").attr("rel", "noopener").add("the run"));
    let name = format!("{} {}", lesson.id, lesson.title);
    el("tr").add(el("td").add(name)).add(el("td").add(standing::mission(mission))).add(el("td").add(run))
}

/// A quiz's line: how much of it was right.
fn quiz(chapter: u8, score: Option<&QuizScore>) -> El {
    el("tr").add(el("td").add(words::quiz_of_chapter(chapter))).add(el("td").add(standing::quiz(score))).add(el("td"))
}
