//! From a file that somebody brings to a run: it is read, made ready, and gone to.

use std::sync::Arc;

use afterlaunch::learn::table::{ReadOptions, Table};
use afterlaunch::present::own_data as shown;
use afterlaunch::present::own_data::ReadingChange;
use afterlaunch::session::Session;
use afterlaunch::session::links::share::{DEFAULT_SEED, Link};
use afterlaunch::session::own::Choices;
use leptos::prelude::*;
use web_sys::File;

use super::desk::{OwnDesk, not_the_file};
use super::loading::{self, Stage};
use crate::ui::app::driver::Going;
use crate::ui::app::page::Page;
use crate::ui::dom::focus::focus;

impl OwnDesk {
    /// Reads a file that somebody brings; as the link says that waits for one.
    pub(super) fn take(self, page: &'static Page, file: File) {
        let asked = self.wanted.get_untracked().as_ref().and_then(Link::file).and_then(|name| name.choices);
        self.source.set_value(Some(file));
        self.load(page, asked.map(|(options, _)| options).unwrap_or_default(), None);
    }

    /// Reads the same file once more with something changed, and comes back to the control that changed it.
    pub(super) fn reread(self, page: &'static Page, change: ReadingChange, control: String) {
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

    /// Makes a run of the table, and goes to it.
    pub(super) fn run(self, page: &'static Page) {
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

    /// Goes to a run; whether a link asked for it.
    pub(super) fn enter(self, page: &'static Page, session: Session, asked: bool) {
        let left = self.left.get_untracked().filter(|_| asked);
        self.wait_no_longer();
        page.learner.leave();
        page.run.restart(session);
        if let Some(run) = left {
            page.tell_taken_up(&run);
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
