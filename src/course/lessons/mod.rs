//! The lessons, one file each.
//!
//! To add one: write a file with a [`Lesson`] value named `LESSON` (best example: `silent_failure.rs`), add its `mod`
//! line and its line in [`ALL`], and run `cargo test --test lessons`: it replays the solution and both wrong ways on
//! the lesson's own seed, and on others what the lesson claims in general (`LESSON=4.2 SEEDS=100` for the new one). Then print the coverage anew
//! (`cargo run --bin headless -- coverage > docs/course-coverage.md`).
//!
//! A lesson gives no figure away that it has not measured: say what to look at, let a `Measure` read it off the run.

mod aim;
mod alert_limits;
mod approval;
mod broken_week;
mod by_hand;
mod canary;
mod careless_labels;
mod contract;
mod doubtful;
mod follow_the_loop;
mod late_labels;
mod logging;
mod newer;
mod one_segment;
mod owners;
mod review;
mod rollback;
mod silent_failure;
mod sixty_days;
mod skew;
mod slower_model;
mod split;
mod standing_guards;
mod threshold;
mod traffic_peak;
mod upkeep;
mod what_changed;

pub use super::lesson::Lesson;

/// All lessons, in the order in which they are taught.
pub static ALL: [&Lesson; 27] = [
    &silent_failure::LESSON,
    &slower_model::LESSON,
    &follow_the_loop::LESSON,
    &owners::LESSON,
    &aim::LESSON,
    &by_hand::LESSON,
    &careless_labels::LESSON,
    &threshold::LESSON,
    &contract::LESSON,
    &split::LESSON,
    &doubtful::LESSON,
    &what_changed::LESSON,
    &skew::LESSON,
    &traffic_peak::LESSON,
    &late_labels::LESSON,
    &one_segment::LESSON,
    &alert_limits::LESSON,
    &review::LESSON,
    &logging::LESSON,
    &canary::LESSON,
    &broken_week::LESSON,
    &rollback::LESSON,
    &newer::LESSON,
    &approval::LESSON,
    &standing_guards::LESSON,
    &upkeep::LESSON,
    &sixty_days::LESSON,
];

/// The titles of the chapters.
pub const CHAPTERS: [&str; 6] = [
    "What it takes after the launch",
    "What a model is made of",
    "Going live",
    "Keeping watch",
    "Changing it safely",
    "A plan of one’s own",
];

/// What each chapter is about, in one sentence.
pub const ABOUT: [&str; 6] = [
    "Why a good test result is only the start of the work.",
    "Data, labels, a line to decide by, and what a model picks up from them.",
    "From a tested model to a service that people depend on.",
    "Notice what is wrong, in time, without crying wolf.",
    "Retrain, test, release a little, take back.",
    "Write down what you would do, and let it run.",
];

/// The lesson with this id.
pub fn find(id: &str) -> Option<&'static Lesson> {
    ALL.iter().copied().find(|lesson| lesson.id == id)
}
