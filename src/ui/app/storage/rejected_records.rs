//! Progress that cannot be read: what was kept is put aside in the browser as it stands, under a name of its own, and said, with
//! what is wrong and where. Nothing is written over: the learner can save it as a file, and alone throws it away.

use afterlaunch::course::progress::Progress;
use afterlaunch::present::words::{app, files};
use leptos::prelude::*;

use super::{forget, store, stored};
use crate::ui::dom::file::save;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{View, button, div, el, part};
use crate::ui::widgets::icons::icon;

/// The names under which texts are put aside: "afterlaunch.progress.unread", and with a number from the second one on.
const NAME: &str = "afterlaunch.progress.unread";
/// The most texts that are put aside.
const MOST: u32 = 9;

/// A text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRecord {
    /// The name under which the browser keeps it.
    name: String,
    text: String,
    /// What is wrong with it, and where.
    why: String,
}

/// All that has been put aside in this browser.
#[derive(Clone, Copy)]
pub struct RejectedRecords {
    all: RwSignal<Vec<RejectedRecord>>,
    /// What is wrong with the text that this visit has found.
    pub found: RwSignal<Option<String>>,
}

impl RejectedRecords {
    /// What earlier visits have put aside.
    pub fn open() -> Self {
        let read = |(name, text): (String, String)| {
            let why = Progress::read(&text)
                .err()
                .map_or_else(|| "this version could, once it is brought in as a file".to_owned(), |why| files::progress(&why));
            RejectedRecord { name, text, why }
        };
        let all = names().filter_map(|name| stored(&name).map(|text| (name, text))).map(read).collect();
        Self { all: RwSignal::new(all), found: RwSignal::default() }
    }

    /// Puts a text aside; whether the browser keeps it there.
    pub fn put(self, text: &str, why: &str) -> bool {
        if self.found.with_untracked(|found| found.as_deref() != Some(why)) {
            self.found.set(Some(why.to_owned()));
        }
        if self.all.with_untracked(|all| all.iter().any(|one| one.text == text)) {
            return true;
        }
        let Some(name) = names().find(|name| stored(name).is_none()) else { return false };
        let kept = store(&name, text);
        if kept {
            self.all.update(|all| all.push(RejectedRecord { name, text: text.to_owned(), why: why.to_owned() }));
        }
        kept
    }

    /// What has been put aside, with what can be done about it.
    pub fn view(self) -> View {
        part(move || self.all.get(), move |all| all.iter().map(|one| self.one(one)).collect())
    }

    fn one(self, one: &RejectedRecord) -> View {
        let RejectedRecord { name, text, why } = one.clone();
        let take = move || drop(save("afterlaunch-progress-unread.json", "application/json", &text));
        let throw = move || {
            forget(&name);
            self.all.update(|all| all.retain(|other| other.name != name));
            // The button is gone.
            focus("kept-name");
        };
        let acts = div("acts")
            .add(button("btn", take).add(icon("save")).add(app::SAVE_THE_UNREAD_PROGRESS))
            .add(button("btn bare", throw).add(app::THROW_IT_AWAY));
        div("set-aside").add(el("p").add(app::progress_that_was_kept_earlier(&why))).add(acts).into()
    }
}

fn names() -> impl Iterator<Item = String> {
    (1..=MOST).map(|nth| if nth == 1 { NAME.to_owned() } else { format!("{NAME}.{nth}") })
}
