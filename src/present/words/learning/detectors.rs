//! Why there is no such detector on a stream, or not with such settings.

use super::models::value;
use crate::learn::drift::detectors::{ALL, SettingsClash, TuningError};
use crate::present::words::meant;

/// Why there is no such detector, or not with such settings.
pub fn tuning(why: &TuningError) -> String {
    match why {
        TuningError::NoSuchDetector { detector } => {
            let known: Vec<&str> = ALL.iter().map(|kind| kind.id).collect();
            format!("There is no detector “{detector}”. There are: {}.", known.join(", "))
        }
        TuningError::NoSuchSetting { detector, setting } => {
            let kind = ALL.iter().find(|known| known.id == *detector);
            let known: Vec<&str> =
                kind.map_or(&[][..], |kind| kind.hyperparameters).iter().map(|hyperparameter| hyperparameter.id).collect();
            let name = kind.map_or(*detector, |kind| kind.name);
            format!("{name} has no setting “{setting}”.{} Its settings: {}.", meant(setting, known.iter().copied()), known.join(", "))
        }
        TuningError::Value(why) => value(why),
        TuningError::Clash(clash) => match clash {
            SettingsClash::DdmWarnsLate => "DDM warns before it fires: “Warning threshold” cannot be above “Drift threshold”.",
            SettingsClash::EddmWarnsLate => "EDDM warns first: “Alpha” is never below “Beta”.",
            SettingsClash::KswinWindow => {
                "“Window size” must be at least twice “Statistic size”: the older part has to hold as many values."
            }
        }
        .to_owned(),
    }
}
