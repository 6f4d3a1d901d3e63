//! The course: six chapters on one line, what is done of each, and where to go on. On the front page and as a page of
//! its own.

use afterlaunch::course::chapters::{self, Chapter};
use afterlaunch::course::lessons::{ALL, Lesson, ListedMission};
use afterlaunch::course::progress::Progress;
use afterlaunch::course::scenarios::Card;
use afterlaunch::course::scenarios::sectors::Sector;
use afterlaunch::course::scope::{QUIZ_PASSES, Scope};
use afterlaunch::present::course::{sectors, words};
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::storage::storage_works;
use crate::ui::dom::file::{load, save};
use crate::ui::dom::{El, View, button, div, el, part, text, when};
use crate::ui::lesson::learner::Learner;
use crate::ui::widgets::icons::icon;

/// The course as a page: by chapter, or the missions of one field of work.
pub fn course(sector: Option<&'static Sector>) -> View {
    let learner = expect_context::<Learner>();
    let title = match learner.scope {
        Scope::Chapter(chapter) => words::chapter_and_title(chapter, chapters::title(chapter)),
        Scope::Lesson(_) | Scope::Course => words::THE_COURSE.to_owned(),
    };
    let lede = words::IN_EACH_MISSION_YOU_PREDICT_RUN;
    let missions = sector.map_or_else(chapter_map, |sector| sector_map(learner, sector));
    let teach = el("p")
        .add(words::DO_YOU_TEACH)
        .add(el("a").attr("href", Place::Teachers.fragment()).add(words::GOALS_QUESTIONS_AND_LINKS))
        .add(".");
    let lede = el("p").class("lede").add(lede).add(" ").add(words::NEW_TO_THIS).add(to_what_is()).add(".");
    paper(&title, View::many([lede.into(), sector_links(learner, sector), missions, kept(learner), teach.class("teach").into()]))
}

/// The link to the page that says what MLOps is.
pub fn to_what_is() -> El {
    el("a").attr("href", Place::WhatIs.fragment()).add(words::WHAT_MLOPS_IS_IN_FIVE_MINUTES)
}

/// Links to the missions by chapter and by each field of work, with how many there are.
fn sector_links(learner: Learner, shown: Option<&'static Sector>) -> View {
    let link = |place: Place, name: &'static str, count: usize, here: bool| {
        let link = el("a").class("btn").attr("href", place.fragment()).add(name).add(" ").add(el("small").add(count.to_string()));
        el("li").add(if here { link.attr("aria-current", "true") } else { link })
    };
    let all = learner.scope.missions().count();
    let counted = sectors::counted(learner.scope);
    let count = counted.iter().find(|(sector, _)| Some(*sector) == shown).map_or(all, |(_, count)| *count);
    let links = counted.into_iter().map(|(sector, count)| link(Place::Sector(sector), sector.name, count, shown == Some(sector)));
    let list = el("ul").attr("role", "list").add(link(Place::Course, words::BY_CHAPTER, all, shown.is_none())).add_all(links);
    let nav = el("nav").class("sectors").attr("aria-label", words::MISSIONS_BY_CHAPTER_OR_FIELD).add(list);
    View::many([nav.into(), el("p").class("count").attr("role", "status").add(words::missions_shown(count, all)).into()])
}

/// The systems of a field of work, each with what is decided by it and its missions.
fn sector_map(learner: Learner, sector: &'static Sector) -> View {
    let system = |(card, missions): (&'static Card, Vec<&'static ListedMission>)| {
        let fact = |name: &'static str, says: &'static str| el("div").add(el("dt").add(name)).add(el("dd").add(says));
        let facts = el("dl")
            .class("decides")
            .add(fact(words::WHO_DECIDES_WHAT, card.decision))
            .add(fact(words::WHAT_IT_MUST_NOT_DECIDE, card.not_for));
        let list = el("ul").class("missions").attr("role", "list").add_all(missions.into_iter().map(|lesson| mission(learner, lesson)));
        el("section").class("system-missions").add(el("h2").add(card.name)).add(facts).add(list)
    };
    sectors::systems(learner.scope, sector).into_iter().map(system).collect()
}

/// The bar on the front page that leads into the course.
pub fn course_bar() -> El {
    let learner = expect_context::<Learner>();
    let begun = move || learner.progress.with(|p| p.open.is_some() || !p.lessons.is_empty());
    let said = move || {
        let solved = learner.progress.with(|p| ALL.iter().filter(|l| p.solved(l.id)).count());
        match solved {
            0 => format!("six chapters, {} short missions. No code, no formulas.", ALL.len()),
            _ => format!("{solved} of {} missions solved.", ALL.len()),
        }
    };
    let next = move || learner.progress.with(|p| p.next().map(str::to_owned));
    let go = move |id: &Option<String>| {
        let Some(lesson) = id.as_deref().and_then(afterlaunch::course::lessons::find) else {
            return el("a").class("btn push").attr("href", Place::Record.fragment()).add(words::YOUR_RECORD).into();
        };
        let words = if untrack(begun) { words::go_on_with_mission(lesson.id) } else { words::begin_with_mission(lesson.id) };
        el("a").class("btn push").attr("href", Place::Lesson(lesson.id).fragment()).add(words).into()
    };
    let head = el("b").add(text(move || if begun() { words::THE_COURSE_BEFORE } else { words::OR_TAKE_THE_COURSE }));
    div("peek").add(div("wrap").add(head).add(el("span").add(text(said))).add(part(next, go)))
}

/// Six chapters, each with its missions and its quiz.
pub fn chapter_map() -> View {
    let learner = expect_context::<Learner>();
    let scope = learner.scope;
    let chapters = chapters::ALL.iter().filter(|chapter| scope.has_chapter(chapter.number));
    let all: View = chapters.map(|chapter| chapter_of(learner, chapter)).collect();
    el("ol").class("chapters").attr("role", "list").add(all).into()
}

fn chapter_of(learner: Learner, shown: &'static Chapter) -> El {
    let chapter = shown.number;
    let progress = learner.progress;
    let state = move || {
        progress.with(|p| {
            let standing = Scope::Chapter(chapter).standing(p);
            (standing.passed, standing.done > 0)
        })
    };
    let badge = part(move || state().0, move |done| if *done { icon("check").into() } else { chapter.to_string().into() });
    let left = move || progress.with(|p| left(p, chapter));
    let missions = ALL.iter().filter(move |l| l.chapter == chapter).map(|lesson| mission(learner, lesson));
    let quiz = move || progress.with(|p| p.quizzes.get(&chapter).map(|score| (score.right, score.of)));
    let quiz_words = move || quiz().map_or_else(|| "Quiz".to_owned(), |(right, of)| words::quiz_of(right, of));
    let quiz_done = move || progress.with(|p| p.quiz_share(chapter)) >= QUIZ_PASSES;
    let quiz = el("li")
        .class("mission quiz")
        .class_if("solved", quiz_done)
        .add(mark(quiz_done, || false))
        .add(el("a").attr("href", Place::Quiz(chapter).fragment()).add(text(quiz_words)))
        .add(el("small").add(when(quiz_done, || "passed")));
    el("li")
        .class("chapter")
        .class_if("done", move || state().0)
        .class_if("begun", move || state().1)
        .add(div("chapter-bead").attr("aria-hidden", "true").add(badge))
        .add(el("h3").add(el("span").class("sr").add(words::chapter_with_colon(chapter))).add(shown.title))
        .add(el("p").add(shown.about))
        .add(el("small").class("left").add(text(left)))
        .add(el("ul").class("missions").attr("role", "list").add_all(missions).add(quiz))
}

fn mission(learner: Learner, lesson: &'static ListedMission) -> El {
    let progress = learner.progress;
    let solved = move || progress.with(|p| p.solved(lesson.id));
    let open = move || progress.with(|p| p.unfinished(lesson.id).is_some());
    let state = move || match (solved(), open()) {
        (_, true) => "half-way".to_owned(),
        (true, _) => "solved".to_owned(),
        _ => format!("{} min", lesson.minutes),
    };
    el("li")
        .class("mission")
        .class_if("solved", solved)
        .add(mark(solved, open))
        .add(
            el("a")
                .attr("href", Place::Lesson(lesson.id).fragment())
                .attr("title", lesson.sentence)
                .add(format!("{} {}", lesson.id, lesson.title)),
        )
        .add(el("small").add(text(state)))
}

/// A dot: empty, begun, done.
fn mark(done: impl Fn() -> bool + Copy + 'static, begun: impl Fn() -> bool + 'static) -> El {
    el("i").class("dot").attr("aria-hidden", "true").class_if("full", done).class_if("half", move || begun() && !done())
}

/// "20 min left", or how the quiz went once all is done.
fn left(progress: &Progress, chapter: u8) -> String {
    let standing = Scope::Chapter(chapter).standing(progress);
    if standing.passed {
        return "done".to_owned();
    }
    let minutes: u32 = ALL.iter().filter(|l| l.chapter == chapter && !progress.solved(l.id)).map(|l| u32::from(l.minutes)).sum();
    match (minutes, standing.done) {
        (0, _) => "only the quiz is left".to_owned(),
        (minutes, 0) => format!("about {minutes} min"),
        (minutes, _) => format!("about {minutes} min left"),
    }
}

/// The next thing after a mission: the mission that follows, or the quiz of a chapter that is through.
pub fn next_in_order(learner: Learner, lesson: &'static Lesson) -> Option<El> {
    let scope = learner.scope;
    let after = scope.missions().skip_while(|l| l.id != lesson.id).nth(1);
    let quiz = scope.quizzes().any(|chapter| chapter == lesson.chapter);
    let (place, words) = match after {
        Some(next) if next.chapter == lesson.chapter || !quiz => (Place::Lesson(next.id), words::next_mission(next.id, next.title)),
        _ if quiz => (Place::Quiz(lesson.chapter), words::take_the_quiz_of_chapter(lesson.chapter)),
        _ => return None,
    };
    Some(el("a").class("btn main big run").attr("href", place.fragment()).add(words))
}

/// Where else one can go after a mission.
pub fn other_paths_on() -> View {
    let link = |place: Place, words: &'static str| el("a").class("btn big").attr("href", place.fragment()).add(words);
    div("after").add(link(Place::Course, words::CHAPTER_MAP)).add(link(Place::Account, words::ACCOUNT_OF_THIS_RUN)).into()
}

/// What has been done so far, as a file: to take along, to bring in, to forget.
fn kept(learner: Learner) -> View {
    let progress = learner.progress;
    let said = RwSignal::new(String::new());
    let take = move || {
        let text = progress.with_untracked(Progress::to_json);
        said.set(match save("afterlaunch-progress.json", "application/json", &text) {
            Ok(()) => words::SAVED_AS_AFTERLAUNCH_PROGRESS_JSON.to_owned(),
            Err(_) => words::THIS_BROWSER_WOULD_NOT_SAVE.to_owned(),
        });
    };
    let field = el("input").attr("type", "file").attr("accept", ".json,application/json").attr("id", "progress-file").class("sr");
    let input: HtmlInputElement = field.dom();
    let picked = input.clone();
    let bring = move |_: Event| {
        let file = input.files().and_then(|files| files.get(0));
        input.set_value("");
        leptos::task::spawn_local(async move {
            let Some(file) = file else { return };
            said.set(match load(&file).await {
                Ok(text) => bring_in(learner, &text),
                Err(why) => why,
            });
        });
    };
    let where_kept = move || match storage_works() {
        true => words::IT_IS_KEPT_IN_THIS_BROWSER,
        false => words::THIS_BROWSER_KEEPS_NOTHING,
    };
    let acts = div("acts")
        .add(button("btn", take).add(icon("save")).add(words::SAVE_AS_A_FILE))
        .add(button("btn", move || picked.click()).add(words::BRING_IN_A_FILE))
        .add(el("label").class("sr").attr("for", "progress-file").add(words::BRING_IN_A_PROGRESS_FILE))
        .add(field.attr("tabindex", "-1").on("change", bring))
        .add(el("a").class("btn").attr("href", Place::Record.fragment()).add(words::RECORD_OF_COMPLETION))
        .add(el("a").class("btn").attr("href", Place::After.fragment()).add(words::AFTER_THE_COURSE))
        .add(start_over(learner, said));
    el("section")
        .class("kept")
        .attr("aria-labelledby", "kept-name")
        .add(el("h2").attr("id", "kept-name").attr("tabindex", "-1").add(words::YOUR_PROGRESS))
        .add(el("p").attr("role", "status").add(text(where_kept)))
        .add(acts)
        .add(el("p").class("said").attr("role", "status").add(text(move || said.get())))
        .add(learner.rejected_records.view())
        .into()
}

/// Forgets all progress, after asking once, in place.
fn start_over(learner: Learner, said: RwSignal<String>) -> View {
    let asked = RwSignal::new(false);
    let forget = move || {
        asked.set(false);
        learner.progress.update(Progress::forget);
        said.set(words::ALL_PROGRESS_IS_FORGOTTEN.to_owned());
    };
    part(
        move || asked.get(),
        move |asking| {
            if *asking {
                View::many([
                    button("btn", forget).add(words::FORGET_ALL_PROGRESS).into(),
                    button("btn bare", move || asked.set(false)).add(words::KEEP_IT).into(),
                ])
            } else {
                button("btn bare", move || asked.set(true)).add(icon("reset")).add(words::START_OVER).into()
            }
        },
    )
}

/// Takes in a progress file; says what came of it.
fn bring_in(learner: Learner, text: &str) -> String {
    match learner.take_in(text) {
        Ok(1) => "1 mission was brought in.".to_owned(),
        Ok(missions) => format!("{missions} missions were brought in."),
        Err(why) => words::nothing_was_brought_in_because(&why),
    }
}
