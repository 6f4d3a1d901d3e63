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

/// The lesson with this id.
pub fn find(id: &str) -> Option<&'static Lesson> {
    ALL.iter().copied().find(|lesson| lesson.id == id)
}
