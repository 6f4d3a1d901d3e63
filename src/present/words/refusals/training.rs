//! Why a training does not begin, or does not end.

use crate::platform::training::KEPT_SNAPSHOTS;
use crate::platform::vocabulary::{MOST_DAYS, MOST_VALUES, TrainingRefusal};
use crate::present::words::learning::{model, preparation};

/// Why a training does not begin, or does not end, as a sentence or two.
pub fn training(why: &TrainingRefusal) -> String {
    match why {
        TrainingRefusal::DaysBack { days } => format!("A training can look 1 to {MOST_DAYS} days back, not {days}."),
        TrainingRefusal::NoDayBetween { days, until } => {
            format!("A training from {days} days back on cannot end {until} days back: there is no day between.")
        }
        TrainingRefusal::SearchValues { given } => format!("A search tries 2 to {MOST_VALUES} values, not {given}."),
        TrainingRefusal::Model(why) => model(why),
        TrainingRefusal::TooFewRows { rows, least } => {
            format!("Only {rows} kept requests in that time have an outcome; a model needs {least}. Take more days, or wait.")
        }
        TrainingRefusal::OneOutcome => "All requests to learn from have the same outcome, so there is nothing to tell apart.".to_owned(),
        TrainingRefusal::SnapshotGone { version } => format!(
            "What v{version} learnt from is not kept. Only the snapshots of the newest {KEPT_SNAPSHOTS} trainings are, and only while versions are kept."
        ),
        TrainingRefusal::Preparation(why) => format!("These rows cannot be prepared: {}.", preparation(*why)),
        TrainingRefusal::NoFirstVersion => "The first model could not be trained.".to_owned(),
        TrainingRefusal::AlreadyRunning { version } => {
            format!("v{version} is being trained. One training at a time; it can be cancelled.")
        }
        TrainingRefusal::NotRunning => "No training is running.".to_owned(),
    }
}
