//! What is on the control panel: a file on its way, or a table, what is chosen about it, and what follows from that.

use std::sync::Arc;

use afterlaunch::learn::table::Table;
use afterlaunch::present::own_data as shown;
use afterlaunch::present::own_data::words;
use afterlaunch::present::own_data::{BalanceView, TargetView};
use afterlaunch::present::words::refusals::{needs_file, session_error};
use afterlaunch::session::links::share::Link;
use afterlaunch::session::own::{Choices, Own};
use leptos::prelude::*;
use web_sys::File;

use super::loading::Stage;
use crate::ui::app::storage::last_run::LastRun;
use crate::ui::dom::focus::focus;

/// What is on the control panel: a file on its way, or a table and what is chosen about it. It stays while somebody is elsewhere.
#[derive(Clone, Copy)]
pub struct OwnDataState {
    pub(super) stage: RwSignal<Stage>,
    pub(super) draft: RwSignal<Option<OwnDataDraft>>,
    pub(super) file: RwSignal<String>,
    /// The file itself, to be read once more in another way.
    pub(super) source: StoredValue<Option<File>, LocalStorage>,
    /// The run of a link that waits for its file.
    pub(super) wanted: RwSignal<Option<Link>>,
    /// That run was left here, and goes on where it was.
    pub(super) left: RwSignal<Option<LastRun>>,
    /// Counts up with each file: what an earlier one still does is of no interest.
    pub(super) turn: RwSignal<u32>,
    pub(super) said: RwSignal<String>,
}

/// A table, what is chosen about it, and what follows from that.
#[derive(Clone, Copy)]
pub struct OwnDataDraft {
    pub(super) table: StoredValue<Arc<Table>>,
    pub(super) choices: RwSignal<Choices>,
    pub(super) target_view: RwSignal<TargetView>,
    pub(super) balance: RwSignal<BalanceView>,
    pub(super) problem: RwSignal<Option<String>>,
    pub(super) hints: RwSignal<Vec<String>>,
}

impl OwnDataDraft {
    /// A table, with what was chosen about it.
    pub(super) fn new(table: Table, choices: Choices) -> Self {
        let (target_view, balance) = (shown::target_view(&table, &choices), shown::balance(&table, &choices));
        let draft = Self {
            table: StoredValue::new(Arc::new(table)),
            choices: RwSignal::new(choices.clone()),
            target_view: RwSignal::new(target_view),
            balance: RwSignal::new(balance),
            problem: RwSignal::new(None),
            hints: RwSignal::new(Vec::new()),
        };
        draft.follow(&choices);
        draft
    }

    /// Changes what is chosen; what follows from it follows.
    pub fn change(self, change: impl FnOnce(&mut Choices, &Table)) {
        self.table.with_value(|table| {
            let mut now = self.choices.get_untracked();
            change(&mut now, table);
            self.follow(&now);
            self.choices.set(now);
        });
    }

    /// What follows from choices.
    pub fn follow(self, now: &Choices) {
        self.table.with_value(|table| {
            self.target_view.set(shown::target_view(table, now));
            self.balance.set(shown::balance(table, now));
            self.problem.set(now.check(table).err().map(|why| session_error(&why.into())));
            self.hints.set(if self.problem.with_untracked(Option::is_none) { shown::hints(table, now) } else { Vec::new() });
        });
    }
}

impl OwnDataState {
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
    pub(super) fn wait_no_longer(self) {
        self.wanted.set(None);
        self.left.set(None);
        self.said.set(String::new());
    }

    /// What waits, in words.
    pub(super) fn waits_in_words(self) -> Option<String> {
        let asks = self.wanted.with(|link| {
            link.as_ref().and_then(Link::file).map(|name| (needs_file(&name.file_in_words(), name.choices.is_some()), name.file_in_words()))
        });
        let (of_a_link, file) = asks?;
        Some(self.left.with(|left| match left {
            None => of_a_link,
            Some(run) => words::you_left_a_run_half_way(&run.words, &file),
        }))
    }

    /// The same file, read in another way: what was chosen about it stays, as far as it makes sense.
    pub(super) fn keep_choices(self, table: Table, control: String) {
        let Some(before) = self.draft.get_untracked() else { return };
        let choices = before.table.with_value(|from| before.choices.with_untracked(|choices| choices.carried(from, &table)));
        self.show(table, choices);
        focus(control);
    }

    /// Puts a table on the control panel.
    pub(super) fn show(self, table: Table, choices: Choices) -> OwnDataDraft {
        let draft = OwnDataDraft::new(table, choices);
        // The table before it is large, and nothing shows it any more.
        if let Some(before) = self.draft.get_untracked() {
            before.table.dispose();
        }
        self.draft.set(Some(draft));
        self.stage.set(Stage::Ready);
        draft
    }

    /// Stops what is under way.
    pub(super) fn stop(self) {
        self.turn.update(|turn| *turn += 1);
        let ready = self.draft.with_untracked(Option::is_some);
        self.stage.set(if ready { Stage::Ready } else { Stage::Empty });
        self.said.set(words::STOPPED_NOTHING_WAS_CHANGED.to_owned());
    }

    /// The link that waits for this file, if one does.
    pub(super) fn waiting(self, own: &Own) -> Option<Link> {
        self.wanted.get_untracked().filter(|link| Some(&own.scenario.id) == link.scenario.as_ref())
    }
}

/// Why a file is not taken for the one that a link asks for.
pub(super) fn not_the_file(name: &str) -> String {
    words::this_is_not_the_file(name)
}
