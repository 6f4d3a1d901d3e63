//! A page of the notebook: its lines to write on, what the run tells for each, and the ways to take it along.

use afterlaunch::course::progress::NotebookPage;
use afterlaunch::course::progress::notebook::{LONGEST_LINE, NotebookLine};
use afterlaunch::present;
use afterlaunch::present::notebook::words;
use afterlaunch::present::notebook::{NotebookLineView, NotebookView, html, in_plain_text, markdown, title, with_fact};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::context::runs::Runs;
use crate::ui::app::driver::Run;
use crate::ui::dom::file::save;
use crate::ui::dom::{El, View, button, div, each, el, figures, text, when};
use crate::ui::lesson::learner::Learner;
use crate::ui::share::host::Host;
use crate::ui::trace::record::back_link;
use crate::ui::widgets::icons::icon;

/// The page that belongs to what is looked at.
pub fn notebook() -> View {
    let run = expect_context::<Run>();
    let learner = expect_context::<Learner>();
    let asked = expect_context::<Runs>().asked;
    let view = run.read_lesson(present::notebook::notebook);
    let question = asked.question.as_deref();
    let page = Page { learner, id: view.id, question };
    let own = question.map(|question| teachers(page, question));
    paper(
        words::NOTEBOOK,
        View::many([
            el("p").class("lede").add(el("b").add(view.title.as_str())).add(" ").add(words::FIVE_LINES).into(),
            div("acts").add(back_link(run)).into(),
            el("section")
                .class("notebook")
                .attr("aria-label", words::notebook_of(&view.title))
                .add_all(fields(page, &view))
                .add(own)
                .into(),
            take_along(page, asked.host.clone()),
            others(page),
        ]),
    )
}

/// The way to the notebook, from elsewhere.
pub fn path_to_it() -> El {
    el("a").attr("href", Place::Notebook.fragment()).add(words::NOTEBOOK)
}

/// Which page it is, and whose.
#[derive(Clone, Copy)]
struct Page {
    learner: Learner,
    id: &'static str,
    question: Option<&'static str>,
}

impl Page {
    fn line(self, line: NotebookLine) -> String {
        self.learner.progress.with(|progress| progress.page(self.id).map_or_else(String::new, |page| page.line(line).to_owned()))
    }

    fn write(self, line: NotebookLine, text: &str) {
        self.learner.progress.update(|progress| progress.write(self.id, line, text, self.question));
    }

    /// Reads the page, unless nothing is written on it; followed.
    fn read<T>(self, of: impl FnOnce(&NotebookPage) -> T) -> Option<T> {
        self.learner.progress.with(|progress| progress.page(self.id).filter(|page| !page.is_blank()).map(of))
    }
}

fn fields(page: Page, view: &NotebookView) -> Vec<El> {
    view.lines.iter().map(|line| field(page, line)).collect()
}

fn field(page: Page, view: &NotebookLineView) -> El {
    let line = view.line;
    let id = format!("notebook-{}", words::name(line).to_lowercase().replace(' ', "-"));
    let example = el("small").attr("id", format!("{id}-example")).add(view.example);
    let described = (!view.tells.is_empty()).then(|| {
        let fact = view.tells.clone();
        let take = move || page.write(line, &with_fact(&untrack(|| page.line(line)), &fact));
        let label = format!("{}: {}", words::TAKE_IT_OVER, words::name(line));
        let described = el("p").class("told").add(words::THE_RUN_TELLS).add(figures(&view.tells)).add(" ");
        described.add(button("btn bare", take).attr("aria-label", label).add(words::TAKE_IT_OVER))
    });
    div("")
        .add(el("label").attr("for", &id).add(view.asks))
        .add(example)
        .add(area(page, line, &id).attr("aria-describedby", format!("{id}-example")))
        .add(described)
}

fn area(page: Page, line: NotebookLine, id: &str) -> El {
    let typed = move |event: Event| page.write(line, &event_target_value(&event));
    el("textarea")
        .attr("id", id)
        .attr("rows", "2")
        .attr("maxlength", LONGEST_LINE.to_string())
        .on("input", typed)
        .prop_of("value", move || page.line(line))
}

/// A teacher's own question.
fn teachers(page: Page, question: &'static str) -> El {
    let id = "notebook-answer";
    div("of-teacher").add(el("label").attr("for", id).add(question)).add(el("small").add(words::A_QUESTION_OF_YOUR_TEACHER)).add(area(
        page,
        NotebookLine::Answer,
        id,
    ))
}

/// Saves the page, or all, and hands it in where there is somebody to take it.
fn take_along(page: Page, origin: Option<String>) -> View {
    let said = RwSignal::new(None::<&'static str>);
    let blank = move || said.set(Some(words::NOTHING_IS_WRITTEN_YET));
    let keep = move |name: &'static str, kind: &'static str, text: Option<String>| match text {
        Some(text) => said.set(Some(if save(name, kind, &text).is_ok() {
            words::SAVED
        } else {
            present::account::words::THIS_BROWSER_WOULD_NOT_SAVE
        })),
        None => blank(),
    };
    let read = move |of: fn(&NotebookPage) -> String| untrack(|| page.read(of));
    let id = page.id;
    let one = move |document: fn(&str, &NotebookPage) -> String| untrack(|| page.read(|page| document(id, page)));
    let save_markdown = move || keep("afterlaunch-notebook.md", "text/markdown", one(|id, page| markdown([(id, page)])));
    let save_html = move || keep("afterlaunch-notebook.html", "text/html", one(|id, page| html([(id, page)])));
    let all = move || {
        let text = page.learner.progress.with_untracked(|progress| {
            let pages = progress.notebook.iter().filter(|(_, page)| !page.is_blank()).map(|(id, page)| (id.as_str(), page));
            let pages: Vec<_> = pages.collect();
            (!pages.is_empty()).then(|| markdown(pages))
        });
        keep("afterlaunch-notebook-all.md", "text/markdown", text);
    };
    let host = Host::around(origin).map(|host| {
        let hand = move || match read(in_plain_text) {
            Some(text) => {
                page.learner.handed_in.set(None);
                host.hand_in(id, &title(id), &text);
                said.set(Some(words::HANDED_OVER));
            }
            None => blank(),
        };
        button("btn main", hand).add(words::HAND_IT_IN)
    });
    let answered = move || match page.learner.handed_in.get() {
        Some(true) => words::TAKEN,
        Some(false) => words::NOT_TAKEN,
        None => "",
    };
    let status = text(move || format!("{} {}", said.get().unwrap_or_default(), answered()).trim().to_owned());
    View::many([
        div("acts")
            .add(host)
            .add(button("btn", save_markdown).add(icon("save")).add(words::SAVE_AS_MARKDOWN))
            .add(button("btn", save_html).add(icon("save")).add(words::SAVE_AS_HTML))
            .add(button("btn", all).add(icon("save")).add(words::SAVE_ALL_PAGES))
            .into(),
        el("p").class("said").attr("role", "status").add(status).into(),
    ])
}

/// The other pages that are written on, to read.
fn others(page: Page) -> View {
    let ids = move || {
        page.learner.progress.with(|progress| {
            let written = progress.notebook.iter().filter(|(id, other)| *id != page.id && !other.is_blank());
            written.map(|(id, _)| id.clone()).collect::<Vec<_>>()
        })
    };
    let other = move |id: &String| {
        let whole = page.learner.progress.with_untracked(|progress| progress.page(id).map(in_plain_text)).unwrap_or_default();
        let lines = whole.lines().map(|line| el("p").add(line)).collect::<Vec<_>>();
        el("details").add(el("summary").add(title(id))).add_all(lines)
    };
    when(
        move || !ids().is_empty(),
        move || el("section").class("notebook-others").add(el("h2").add(words::OTHER_PAGES)).add(each(ids, other)),
    )
}
