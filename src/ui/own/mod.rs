//! A table that somebody brings: choose or drop a file, say what its columns are, and run it.
//!
//! The file is read in this tab and stays in it. What it says is shown as text, never as markup.

mod aim;
mod bring;
mod columns;
mod loading;
mod reading;
mod system;

use std::sync::Arc;

use afterlaunch::base::say::grouped;
use afterlaunch::learn::table::{ReadOptions, Table};
use afterlaunch::present::own::{self as shown, AimView, BalanceView, ReadingChange};
use afterlaunch::session::Session;
use afterlaunch::session::own::{Choices, Own};
use afterlaunch::session::share::{DEFAULT_SEED, Link};
use leptos::prelude::*;
use web_sys::File;

pub use self::bring::catch_drops;
use self::bring::{chooser, drop_zone};
use self::loading::Stage;
use super::app::{Page, the_page};
use super::dom::{El, View, button, div, el, part, text};
use super::driver::Going;
use super::focus::focus;
use super::last_run::LastRun;
use super::panels::notes::Note;
use super::paper::paper;
use super::widgets::glyph::icon;

/// What is on the desk: a file on its way, or a table and what is chosen about it. It stays while somebody is elsewhere.
#[derive(Clone, Copy)]
pub struct OwnDesk {
    stage: RwSignal<Stage>,
    draft: RwSignal<Option<Draft>>,
    file: RwSignal<String>,
    /// The file itself, to be read once more in another way.
    source: StoredValue<Option<File>, LocalStorage>,
    /// The run of a link that waits for its file.
    wanted: RwSignal<Option<Link>>,
    /// That run was left here, and goes on where it was.
    left: RwSignal<Option<LastRun>>,
    /// Counts up with each file: what an earlier one still does is of no interest.
    turn: RwSignal<u32>,
    said: RwSignal<String>,
}

/// A table, what is chosen about it, and what follows from that.
#[derive(Clone, Copy)]
pub struct Draft {
    table: StoredValue<Arc<Table>>,
    choices: RwSignal<Choices>,
    aim: RwSignal<AimView>,
    balance: RwSignal<BalanceView>,
    problem: RwSignal<Option<String>>,
    hints: RwSignal<Vec<String>>,
}

impl Draft {
    fn new(table: Table, choices: Choices) -> Self {
        let (aim, balance) = (shown::aim(&table, &choices), shown::balance(&table, &choices));
        let draft = Self {
            table: StoredValue::new(Arc::new(table)),
            choices: RwSignal::new(choices.clone()),
            aim: RwSignal::new(aim),
            balance: RwSignal::new(balance),
            problem: RwSignal::new(None),
            hints: RwSignal::new(Vec::new()),
        };
        draft.follow(&choices);
        draft
    }
}

impl OwnDesk {
    /// An empty desk; a link may wait for its file, or a run that was left here.
    pub fn new(wanted: Option<Link>, left: Option<LastRun>) -> Self {
        let left = left.filter(|_| wanted.is_some());
        Self {
            stage: RwSignal::new(Stage::Empty),
            draft: RwSignal::new(None),
            file: RwSignal::new(String::new()),
            source: StoredValue::new_local(None),
            wanted: RwSignal::new(wanted),
            left: RwSignal::new(left),
            turn: RwSignal::new(0),
            said: RwSignal::new(String::new()),
        }
    }

    /// The run that waits for its file; followed.
    pub fn waits_for(self) -> Option<Link> {
        self.wanted.get()
    }

    /// A run on somebody's own file that was left waits until the file is brought.
    pub fn wait_for(self, link: Link, run: LastRun) {
        self.wanted.set(Some(link));
        self.left.set(Some(run));
    }

    /// Nothing waits any more; the run that goes on meanwhile stays.
    fn wait_no_longer(self) {
        self.wanted.set(None);
        self.left.set(None);
        self.said.set(String::new());
    }

    /// What waits, in words.
    fn waits_in_words(self) -> Option<String> {
        let asks = self.wanted.with(|link| link.as_ref().and_then(Link::file).map(|name| (name.asks_for_file(), name.file_in_words())));
        let (of_a_link, file) = asks?;
        Some(self.left.with(|left| match left {
            None => of_a_link,
            Some(run) => format!(
                "You left a run half-way: {}. It was made with “{file}”, and this page keeps no files. Bring the same file, and the run goes on where it was.",
                run.words
            ),
        }))
    }

    /// Reads a file that somebody brings; as the link says that waits for one.
    fn take(self, page: &'static Page, file: File) {
        let asked = self.wanted.get_untracked().as_ref().and_then(Link::file).and_then(|name| name.choices);
        self.source.set_value(Some(file));
        self.load(page, asked.map(|(options, _)| options).unwrap_or_default(), None);
    }

    /// Reads the same file once more with something changed, and comes back to the control that changed it.
    fn reread(self, page: &'static Page, change: ReadingChange, control: String) {
        let Some(draft) = self.draft.get_untracked() else { return };
        self.load(page, draft.table.with_value(|table| change.made(&table.options)), Some(control));
    }

    fn load(self, page: &'static Page, options: ReadOptions, control: Option<String>) {
        let Some(file) = self.source.get_value() else { return };
        self.turn.update(|turn| *turn += 1);
        let (turn, name) = (self.turn.get_untracked(), file.name());
        self.said.set(String::new());
        self.stage.set(Stage::Reading(name.clone(), 0.0, 0));
        // What runs has to wait: the reading is what somebody waits for.
        let went = page.run.going.get_untracked() != Going::Paused;
        page.run.pause();
        leptos::task::spawn_local(async move {
            let told = |share: f64, rows: u32| {
                let goes_on = self.turn.get_untracked() == turn;
                if goes_on {
                    self.stage.set(Stage::Reading(file.name(), share, rows));
                }
                goes_on
            };
            let table = loading::read(&file, options, told).await;
            if went {
                page.run.play();
            }
            if self.turn.get_untracked() != turn {
                return;
            }
            match (table, control) {
                (Ok(table), Some(control)) => self.keep_choices(table, control),
                (Ok(table), None) => self.keep(page, name, table),
                (Err(Some(why)), Some(control)) => {
                    self.stage.set(Stage::Ready);
                    self.said.set(format!("It cannot be read so: {why} Nothing was changed."));
                    focus(control);
                }
                (Err(Some(why)), None) => self.stage.set(Stage::Refused(name, why)),
                (Err(None), _) => {}
            }
        });
    }

    /// The same file, read in another way: what was chosen about it stays, as far as it makes sense.
    fn keep_choices(self, table: Table, control: String) {
        let Some(before) = self.draft.get_untracked() else { return };
        let choices = before.table.with_value(|from| before.choices.with_untracked(|choices| choices.carried(from, &table)));
        self.show(table, choices);
        focus(control);
    }

    fn show(self, table: Table, choices: Choices) -> Draft {
        let draft = Draft::new(table, choices);
        // The table before it is large, and nothing shows it any more.
        if let Some(before) = self.draft.get_untracked() {
            before.table.dispose();
        }
        self.draft.set(Some(draft));
        self.stage.set(Stage::Ready);
        draft
    }

    fn keep(self, page: &'static Page, name: String, table: Table) {
        let choices = Choices::guess(&table);
        let draft = self.show(table, choices);
        self.file.set(name);
        focus("own-name");
        let Some(link) = self.wanted.get_untracked() else { return };
        let Some(wanted) = link.file() else { return };
        match wanted.choices {
            Some((_, chosen)) if wanted.fingerprint == draft.table.with_value(|table| table.fingerprint) => {
                // The name that the link gives, so that the run is the same one.
                self.file.set(wanted.file);
                draft.change(|choices, _| *choices = chosen);
                self.run(page);
            }
            _ => self.said.set(format!("{} It can be run all the same, as a run of its own.", not_the_file(&wanted.file))),
        }
    }

    /// Stops what is under way.
    fn stop(self) {
        self.turn.update(|turn| *turn += 1);
        let ready = self.draft.with_untracked(Option::is_some);
        self.stage.set(if ready { Stage::Ready } else { Stage::Empty });
        self.said.set("Stopped. Nothing was changed.".to_owned());
    }

    /// Makes a run of the table, and goes to it.
    fn run(self, page: &'static Page) {
        let Some(draft) = self.draft.get_untracked() else { return };
        self.turn.update(|turn| *turn += 1);
        let (turn, file, choices) = (self.turn.get_untracked(), self.file.get_untracked(), draft.choices.get_untracked());
        self.stage.set(Stage::Making(0.0));
        leptos::task::spawn_local(async move {
            let table = draft.table.get_value();
            let own = loading::make(&table, &file, choices, |share| self.stage.set(Stage::Making(share))).await;
            if self.turn.get_untracked() != turn {
                return;
            }
            loading::breathe().await;
            let own = own.map(Arc::new);
            let link = own.as_ref().ok().and_then(|own| self.waiting(own));
            let session = match (own, &link) {
                (Err(why), _) => Err(why),
                (Ok(own), Some(link)) => {
                    Session::from_link_with(link, shown::OPENING, Some(&own)).map(|(session, _)| session).map_err(|why| why.to_string())
                }
                (Ok(own), None) => loading::open(own, DEFAULT_SEED).await,
            };
            self.stage.set(Stage::Ready);
            match session {
                Ok(session) => self.enter(page, session, link.is_some()),
                Err(why) => self.said.set(why),
            }
        });
    }

    /// The link that waits for this file, if one does.
    fn waiting(self, own: &Own) -> Option<Link> {
        self.wanted.get_untracked().filter(|link| Some(&own.scenario.id) == link.scenario.as_ref())
    }

    /// Goes to a run; whether a link asked for it.
    fn enter(self, page: &'static Page, session: Session, asked: bool) {
        let left = self.left.get_untracked().filter(|_| asked);
        self.wait_no_longer();
        page.learner.leave();
        page.run.restart(session);
        if let Some(run) = left {
            page.run.pause();
            page.note.set(Some(Note::taken_up(page, &run)));
        }
        // As the link asks, which was looked at before there was anything to pause.
        if asked && page.asked.paused {
            page.run.pause();
        }
        let _ = window().location().set_hash("room");
        // The address may have named the room all the while.
        page.arrive();
    }
}

fn not_the_file(name: &str) -> String {
    format!("This is not the file that the run was made with (“{name}”), or it was changed since.")
}

/// The page.
pub fn own() -> View {
    let page = the_page();
    let desk = page.own;
    let lede = "Bring a table as a CSV file. A model learns from its older rows, and the newer rows come in one by one, as if they happened now. \
                Then break it, watch it, and put it right. The file stays in this tab: nothing of it is sent anywhere.";
    let kind = move || match desk.stage.get() {
        Stage::Empty => 0,
        Stage::Reading(..) => 1,
        Stage::Refused(..) => 2,
        Stage::Ready | Stage::Making(_) => 3,
    };
    let body = part(kind, move |kind| match kind {
        1 => reading(desk),
        2 => View::many([refused(desk), drop_zone(page)]),
        3 => desk.draft.get_untracked().map(|draft| chosen(page, draft)).unwrap_or_default(),
        _ => drop_zone(page),
    });
    let without = move || button("btn", move || desk.wait_no_longer()).add("Go on without it");
    let waits = part(
        move || desk.waits_in_words(),
        move |words| {
            let waits = |words: &String| div("own-wanted").add(icon("link")).add(el("p").add(words.as_str())).add(without());
            words.as_ref().map(waits).into()
        },
    );
    let said = el("p").class("said").attr("role", "status").add(text(move || desk.said.get()));
    paper("Your own data", View::many([el("p").class("lede").add(lede).into(), waits, body, said.into(), system::system(page)]))
}

/// How far the reading is.
fn reading(desk: OwnDesk) -> View {
    let at = move || match desk.stage.get() {
        Stage::Reading(name, share, rows) => (name, share, rows),
        _ => Default::default(),
    };
    let bar = el("progress").attr("max", "1").attr("aria-label", "How far the reading is").prop_of("value", move || at().1);
    let words = move || {
        let (_, share, rows) = at();
        format!("{:.0} %, {} rows", share * 100.0, grouped(rows.into()))
    };
    div("own-reading")
        .add(el("p").add("Reading ").add(el("b").add(text(move || at().0))))
        .add(bar)
        .add(el("p").class("count").add(text(words)))
        .add(button("btn", move || desk.stop()).add("Stop"))
        .into()
}

/// Why a file cannot be read.
fn refused(desk: OwnDesk) -> View {
    let Stage::Refused(name, why) = desk.stage.get_untracked() else { return View::default() };
    let words = div("").add(el("b").add(name)).add(el("p").add(why));
    div("own-refused").attr("role", "alert").add(icon("s-firing").class("state trouble")).add(words).into()
}

/// What is chosen about a table, and the way to run it.
fn chosen(page: &'static Page, draft: Draft) -> View {
    let desk = page.own;
    let table = draft.table.get_value();
    let (another, field) = chooser(page);
    let head = div("own-head")
        .add(el("h2").attr("id", "own-name").attr("tabindex", "-1").add(text(move || desk.file.get())))
        .add(el("p").add(shown::size(&table)))
        .add(another.class("btn").add("Another file"))
        .add(field);
    let notes = (!table.notes.is_empty())
        .then(|| el("ul").class("dashes own-notes").add_all(table.notes.iter().map(|note| el("li").add(note.as_str()))));
    let section = |name: &str, body: View| el("section").class("own-part").add(el("h2").add(name)).add(body);
    View::many([
        head.into(),
        notes.into(),
        section("What should the model predict?", aim::target(draft)).into(),
        section("How is the file read?", reading::reading(page, draft)).into(),
        section("What are the columns?", columns::columns(page, draft)).into(),
        section("How do the rows come?", aim::stream(draft)).into(),
        section("What does a mistake cost?", aim::costs(draft)).into(),
        section("The first rows", columns::preview(&table).into()).into(),
        go(page, draft).into(),
    ])
}

/// The way to run it; why not, where it cannot be.
fn go(page: &'static Page, draft: Draft) -> El {
    let desk = page.own;
    let making = move || matches!(desk.stage.get(), Stage::Making(_));
    let why_not = move || draft.problem.get();
    let hints = part(
        move || draft.hints.get(),
        |hints| el("ul").class("dashes").add_all(hints.iter().map(|hint| el("li").add(hint.as_str()))).into(),
    );
    let press = move || {
        if draft.problem.with_untracked(Option::is_none) && untrack(|| !making()) {
            desk.run(page);
        }
    };
    let words = move || match desk.stage.get() {
        Stage::Making(share) => format!("Making it ready, {:.0} %", share * 100.0),
        _ => "Run it".to_owned(),
    };
    let run = button("btn main big", press)
        .attr("id", "own-run")
        .flag_of("aria-disabled", move || why_not().is_some() || making())
        .add(text(words));
    let why = part(why_not, |why| {
        why.as_ref()
            .map(|why| el("p").class("own-why").add(icon("s-firing").class("state trouble")).add(el("span").add(why.as_str())))
            .into()
    });
    div("own-go").add(run).add(div("").attr("role", "status").add(why)).add(hints)
}
