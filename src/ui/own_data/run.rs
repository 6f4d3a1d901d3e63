//! From a file that somebody brings to a run: it is read, made ready, and gone to.

use std::sync::Arc;

use afterlaunch::learn::table::{ReadOptions, Table};
use afterlaunch::present::own_data as shown;
use afterlaunch::present::own_data::ReadingChange;
use afterlaunch::present::own_data::words;
use afterlaunch::present::words::session_error;
use afterlaunch::session::Session;
use afterlaunch::session::links::share::{DEFAULT_SEED, Link};
use afterlaunch::session::own::Choices;
use leptos::prelude::*;
use web_sys::File;

use super::loading::{self, Stage};
use super::state::{OwnDataState, not_the_file};
use crate::ui::app::context::navigation::Navigation;
use crate::ui::app::context::runs::Runs;
use crate::ui::app::driver::{Going, Run};
use crate::ui::dom::focus::focus;

/// The room: what is on its desk, the run that goes on meanwhile, and the ways to the one that is made here.
#[derive(Clone, Copy)]
pub struct OwnRoom {
    pub(super) own_data: OwnDataState,
    pub(super) run: Run,
    runs: Runs,
    navigation: Navigation,
}

impl OwnRoom {
    /// The room of this page.
    pub const fn new(runs: Runs, navigation: Navigation) -> Self {
        Self { own_data: runs.own, run: runs.run, runs, navigation }
    }

    /// Reads a file that somebody brings; as the link says that waits for one.
    pub(super) fn take(self, file: File) {
        let asked = self.own_data.wanted.get_untracked().as_ref().and_then(Link::file).and_then(|name| name.choices);
        self.own_data.source.set_value(Some(file));
        self.load(asked.map(|(options, _)| options).unwrap_or_default(), None);
    }

    /// Reads the same file once more with something changed, and comes back to the control that changed it.
    pub(super) fn reread(self, change: ReadingChange, control: String) {
        let Some(draft) = self.own_data.draft.get_untracked() else { return };
        self.load(draft.table.with_value(|table| change.made(&table.options)), Some(control));
    }

    fn load(self, options: ReadOptions, control: Option<String>) {
        let Some(file) = self.own_data.source.get_value() else { return };
        self.own_data.turn.update(|turn| *turn += 1);
        let (turn, name) = (self.own_data.turn.get_untracked(), file.name());
        self.own_data.said.set(String::new());
        self.own_data.stage.set(Stage::Reading(name.clone(), 0.0, 0));
        // What runs has to wait: the reading is what somebody waits for.
        let went = self.run.going.get_untracked() != Going::Paused;
        self.run.pause();
        leptos::task::spawn_local(async move {
            let report = |share: f64, rows: u32| {
                let goes_on = self.own_data.turn.get_untracked() == turn;
                if goes_on {
                    self.own_data.stage.set(Stage::Reading(file.name(), share, rows));
                }
                goes_on
            };
            let table = loading::read(&file, options, report).await;
            if went {
                self.run.play();
            }
            if self.own_data.turn.get_untracked() != turn {
                return;
            }
            match (table, control) {
                (Ok(table), Some(control)) => self.own_data.keep_choices(table, control),
                (Ok(table), None) => self.keep(name, table),
                (Err(Some(why)), Some(control)) => {
                    self.own_data.stage.set(Stage::Ready);
                    self.own_data.said.set(words::it_cannot_be_read_so_nothing(&why));
                    focus(control);
                }
                (Err(Some(why)), None) => self.own_data.stage.set(Stage::Refused(name, why)),
                (Err(None), _) => {}
            }
        });
    }

    fn keep(self, name: String, table: Table) {
        let choices = Choices::guess(&table);
        let draft = self.own_data.show(table, choices);
        self.own_data.file.set(name);
        focus("own-name");
        let Some(link) = self.own_data.wanted.get_untracked() else { return };
        let Some(wanted) = link.file() else { return };
        match wanted.choices {
            Some((_, chosen)) if wanted.fingerprint == draft.table.with_value(|table| table.fingerprint) => {
                // The name that the link gives, so that the run is the same one.
                self.own_data.file.set(wanted.file);
                draft.change(|choices, _| *choices = chosen);
                self.make();
            }
            _ => self.own_data.said.set(format!("{} It can be run all the same, as a run of its own.", not_the_file(&wanted.file))),
        }
    }

    /// Makes a run of the table, and goes to it.
    pub(super) fn make(self) {
        let Some(draft) = self.own_data.draft.get_untracked() else { return };
        self.own_data.turn.update(|turn| *turn += 1);
        let (turn, file, choices) = (self.own_data.turn.get_untracked(), self.own_data.file.get_untracked(), draft.choices.get_untracked());
        self.own_data.stage.set(Stage::Making(0.0));
        leptos::task::spawn_local(async move {
            let table = draft.table.get_value();
            let own = loading::make(&table, &file, choices, |share| self.own_data.stage.set(Stage::Making(share))).await;
            if self.own_data.turn.get_untracked() != turn {
                return;
            }
            loading::breathe().await;
            let own = own.map(Arc::new);
            let link = own.as_ref().ok().and_then(|own| self.own_data.waiting(own));
            let session = match (own, &link) {
                (Err(why), _) => Err(why),
                (Ok(own), Some(link)) => {
                    Session::from_link_with(link, shown::OPENING, Some(&own)).map(|(session, _)| session).map_err(|why| session_error(&why))
                }
                (Ok(own), None) => loading::open(own, DEFAULT_SEED).await,
            };
            self.own_data.stage.set(Stage::Ready);
            match session {
                Ok(session) => self.enter(session, link.is_some()),
                Err(why) => self.own_data.said.set(why),
            }
        });
    }

    /// Goes to a run; whether a link asked for it.
    pub(super) fn enter(self, session: Session, asked: bool) {
        let left = self.own_data.left.get_untracked().filter(|_| asked);
        self.own_data.wait_no_longer();
        self.runs.enter_own(session, left.as_ref(), asked);
        let _ = window().location().set_hash("room");
        // The address may have named the room all the while.
        self.navigation.arrive();
    }
}
