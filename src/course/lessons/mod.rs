//! The lessons, one file each.
//!
//! To add one: write a file with a [`Lesson`] value named `LESSON` (best example: `silent_failure.rs`), add its `mod`
//! line and its line in [`ALL`], and run `cargo test --test lessons`: it replays the solution and both wrong ways on
//! the lesson's own seed, and on others what the lesson claims in general (`LESSON=4.2 SEEDS=100` for the new one). Then print the coverage anew
//! (`afterlaunch coverage > docs/course-coverage.md`).
//!
//! A lesson gives no figure away that it has not measured: say what to look at, let a `Measure` read it off the run.

mod aim;
mod alert_limits;
mod approval;
mod broken_week;
mod by_hand;
mod canary;
mod careless_labels;
mod clever;
mod contract;
mod doubtful;
mod follow_the_loop;
mod hosting;
mod late_labels;
mod logging;
mod newer;
mod one_segment;
mod owners;
mod request;
mod review;
mod rollback;
mod shortcut;
mod silent_failure;
mod sixty_days;
mod skew;
mod slower_model;
mod split;
mod standing_guards;
mod threshold;
mod to_production;
mod traffic_peak;
mod upkeep;
mod what_changed;

use std::ops::Deref;

pub use super::lesson::Lesson;

/// A lesson in the list: what is said of it before anybody opens it. The rest of it, most of all its texts, is looked up
/// when it is asked for, so that the page can open without.
#[derive(Debug)]
pub struct Listed {
    /// Its name in links and records.
    pub id: &'static str,
    /// 1 to 6.
    pub chapter: u8,
    /// Its title.
    pub title: &'static str,
    /// What one will have seen, in one sentence.
    pub sentence: &'static str,
    /// How long it takes a beginner.
    pub minutes: u8,
    whole: fn() -> &'static Lesson,
}

impl Deref for Listed {
    type Target = Lesson;

    fn deref(&self) -> &Lesson {
        (self.whole)()
    }
}

macro_rules! listed {
    ($($file:ident),* $(,)?) => {
        [$(Listed {
            id: $file::LESSON.id,
            chapter: $file::LESSON.chapter,
            title: $file::LESSON.title,
            sentence: $file::LESSON.sentence,
            minutes: $file::LESSON.minutes,
            whole: || &$file::LESSON,
        }),*]
    };
}

/// All lessons, in the order in which they are taught.
pub static ALL: [Listed; 32] = listed![
    silent_failure,
    slower_model,
    follow_the_loop,
    owners,
    aim,
    by_hand,
    careless_labels,
    threshold,
    contract,
    split,
    doubtful,
    what_changed,
    shortcut,
    skew,
    traffic_peak,
    request,
    hosting,
    to_production,
    late_labels,
    one_segment,
    alert_limits,
    review,
    logging,
    canary,
    broken_week,
    rollback,
    newer,
    approval,
    standing_guards,
    upkeep,
    sixty_days,
    clever,
];

/// The lesson with this id.
pub fn find(id: &str) -> Option<&'static Listed> {
    ALL.iter().find(|lesson| lesson.id == id)
}
