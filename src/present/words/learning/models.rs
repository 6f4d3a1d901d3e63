//! Why there is no such model, or no such value of a setting.

use crate::learn::models::{ALL, SpecError, ValueError};
use crate::present::words::meant;
use crate::present::words::short;

/// Why there is no such model.
pub fn model(why: &SpecError) -> String {
    match why {
        SpecError::NoSuchKind { kind } => {
            let known: Vec<&str> = ALL.iter().map(|kind| kind.id).collect();
            format!("There is no kind of model “{kind}”.{} There are: {}.", meant(kind, known.iter().copied()), known.join(", "))
        }
        SpecError::NoSuchSetting { kind, setting } => {
            let kind = ALL.iter().find(|known| known.id == *kind);
            let known: Vec<&str> =
                kind.map_or(&[][..], |kind| kind.hyperparameters).iter().map(|hyperparameter| hyperparameter.id).collect();
            let others = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            let name = kind.map_or("This model", |kind| kind.name);
            format!("{name} has no setting “{setting}”.{} Its settings: {others}.", meant(setting, known))
        }
        SpecError::Value(why) => value(why),
    }
}

/// Why a setting cannot have a value.
pub fn value(why: &ValueError) -> String {
    match why {
        ValueError::OutOfRange { setting, least, most, given } => {
            let [least, most, given] = [least, most, given].map(|value| short(f64::from(*value)));
            format!("“{setting}” can be from {least} to {most}, not {given}.")
        }
        ValueError::NotWhole { setting, given } => {
            format!("“{setting}” must be a whole number, not {}.", short(f64::from(*given)))
        }
    }
}
