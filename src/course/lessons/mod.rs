//! The lessons, one file each, in a folder for each chapter.
//!
//! To add one: write a file with a [`Lesson`] value named `LESSON` (best example: `chapter_1/silent_failure.rs`) into the
//! folder of its chapter, add its `mod` line and its line in [`ALL`] here, and run `cargo test --test lessons`: it replays
//! the solution and both wrong ways on the lesson's own seed, and on others what the lesson claims in general
//! (`LESSON=4.2 SEEDS=100` for the new one). Then print the coverage anew (`afterlaunch coverage > docs/course-coverage.md`).
//!
//! A lesson gives no figure away that it has not measured: say what to look at, let a `Measure` read it off the run.

/// Chapter 1: what it takes after the launch.
mod chapter_1 {
    pub mod by_hand;
    pub mod follow_the_loop;
    pub mod owners;
    pub mod silent_failure;
    pub mod slower_model;
    pub mod success_metric;
    pub mod what_mlops;
}

/// Chapter 2: what a model is made of.
mod chapter_2 {
    pub mod button;
    pub mod careless_labels;
    pub mod contract;
    pub mod doubtful;
    pub mod fahrenheit;
    pub mod one_message;
    pub mod precision_first;
    pub mod rare;
    pub mod safety;
    pub mod saved;
    pub mod shortcut;
    pub mod split;
    pub mod threshold;
    pub mod what_changed;
}

/// Chapter 3: going live.
mod chapter_3 {
    pub mod amount;
    pub mod hosting;
    pub mod request;
    pub mod skew;
    pub mod to_production;
    pub mod traffic_peak;
}

/// Chapter 4: keeping watch.
mod chapter_4 {
    pub mod alert_limits;
    pub mod by_group;
    pub mod hard_times;
    pub mod late_labels;
    pub mod logging;
    pub mod noise;
    pub mod one_segment;
    pub mod other_visitors;
    pub mod overnight;
    pub mod review;
    pub mod sensor_wear;
    pub mod stuck_sensor;
    pub mod weeks_late;
}

/// Chapter 5: changing it safely.
mod chapter_5 {
    pub mod approval;
    pub mod broken_week;
    pub mod canary;
    pub mod newer;
    pub mod rollback;
    pub mod strikes;
    pub mod thieves;
    pub mod whole_cycle;
}

/// Chapter 6: a plan of one’s own.
mod chapter_6 {
    pub mod clever;
    pub mod sixty_days;
    pub mod standing_guards;
    pub mod the_reason;
    pub mod upkeep;
}

use std::ops::Deref;

pub use super::lesson::Lesson;

/// A lesson in the list: what is said of it before anybody opens it. The rest of it, most of all its texts, is looked up
/// when it is asked for, so that the page can open without.
#[derive(Debug)]
pub struct ListedMission {
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

impl Deref for ListedMission {
    type Target = Lesson;

    fn deref(&self) -> &Lesson {
        (self.whole)()
    }
}

macro_rules! listed {
    ($($chapter:ident :: $file:ident),* $(,)?) => {
        &[$(ListedMission {
            id: $chapter::$file::LESSON.id,
            chapter: $chapter::$file::LESSON.chapter,
            title: $chapter::$file::LESSON.title,
            sentence: $chapter::$file::LESSON.sentence,
            minutes: $chapter::$file::LESSON.minutes,
            whole: || &$chapter::$file::LESSON,
        }),*]
    };
}

/// All lessons, in the order in which they are taught.
pub static ALL: &[ListedMission] = listed![
    chapter_1::what_mlops,
    chapter_1::silent_failure,
    chapter_1::slower_model,
    chapter_1::follow_the_loop,
    chapter_1::owners,
    chapter_1::success_metric,
    chapter_1::by_hand,
    chapter_2::careless_labels,
    chapter_2::threshold,
    chapter_2::contract,
    chapter_2::split,
    chapter_2::doubtful,
    chapter_2::what_changed,
    chapter_2::shortcut,
    chapter_2::rare,
    chapter_2::precision_first,
    chapter_2::button,
    chapter_2::saved,
    chapter_2::fahrenheit,
    chapter_2::safety,
    chapter_2::one_message,
    chapter_3::skew,
    chapter_3::traffic_peak,
    chapter_3::request,
    chapter_3::hosting,
    chapter_3::to_production,
    chapter_3::amount,
    chapter_4::late_labels,
    chapter_4::one_segment,
    chapter_4::alert_limits,
    chapter_4::review,
    chapter_4::logging,
    chapter_4::weeks_late,
    chapter_4::overnight,
    chapter_4::by_group,
    chapter_4::hard_times,
    chapter_4::stuck_sensor,
    chapter_4::sensor_wear,
    chapter_4::other_visitors,
    chapter_4::noise,
    chapter_5::canary,
    chapter_5::broken_week,
    chapter_5::rollback,
    chapter_5::newer,
    chapter_5::approval,
    chapter_5::thieves,
    chapter_5::strikes,
    chapter_5::whole_cycle,
    chapter_6::standing_guards,
    chapter_6::upkeep,
    chapter_6::sixty_days,
    chapter_6::clever,
    chapter_6::the_reason,
];

/// The lesson with this id.
pub fn find(id: &str) -> Option<&'static ListedMission> {
    ALL.iter().find(|lesson| lesson.id == id)
}
