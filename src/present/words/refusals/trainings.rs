//! Why a training does not begin, or does not end.

use crate::base::wording::meant;
use crate::learn::models::{ALL, SpecError, ValueError};
use crate::platform::training::SHELF;
use crate::platform::vocabulary::{MOST_DAYS, MOST_VALUES, TrainingRefusal};
use crate::present::words::short;

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
            "What v{version} learnt from is not kept. Only the snapshots of the newest {SHELF} trainings are, and only while versions are kept."
        ),
        TrainingRefusal::Preparation(why) => format!("These rows cannot be prepared: {why}."),
        TrainingRefusal::NoFirstVersion => "The first model could not be trained.".to_owned(),
        TrainingRefusal::AlreadyRunning { version } => {
            format!("v{version} is being trained. One training at a time; it can be cancelled.")
        }
        TrainingRefusal::NotRunning => "No training is running.".to_owned(),
    }
}

/// Why there is no such model.
pub(super) fn model(why: &SpecError) -> String {
    match why {
        SpecError::NoSuchKind { kind } => {
            let known: Vec<&str> = ALL.iter().map(|kind| kind.id).collect();
            format!("There is no kind of model “{kind}”.{} There are: {}.", meant(kind, known.iter().copied()), known.join(", "))
        }
        SpecError::NoSuchSetting { kind, setting } => {
            let kind = ALL.iter().find(|known| known.id == *kind);
            let known: Vec<&str> = kind.map_or(&[][..], |kind| kind.knobs).iter().map(|knob| knob.id).collect();
            let others = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            let name = kind.map_or("This model", |kind| kind.name);
            format!("{name} has no setting “{setting}”.{} Its settings: {others}.", meant(setting, known))
        }
        SpecError::Value(ValueError::OutOfRange { setting, least, most, given }) => {
            let [least, most, given] = [least, most, given].map(|value| short(f64::from(*value)));
            format!("“{setting}” can be from {least} to {most}, not {given}.")
        }
        SpecError::Value(ValueError::NotWhole { setting, given }) => {
            format!("“{setting}” must be a whole number, not {}.", short(f64::from(*given)))
        }
    }
}
