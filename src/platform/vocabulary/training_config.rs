//! What a training is to learn from, and how: days, rows left out, kind of model, settings.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::TrainingRefusal;
use crate::learn::models::{ModelSpec, SpecError};

/// Days back that a training can look at most.
pub const MOST_DAYS: u32 = 70;

/// Values that a search can try.
pub const MOST_VALUES: usize = 8;

/// What a new version learns from, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct TrainingConfig {
    /// From so many days back.
    pub days: u32,
    /// Up to so many days back; 0 is now.
    pub until: u32,
    /// Leave out the hours in which an alert fired.
    pub skip_alerts: bool,
    /// Which kind of model, with which settings.
    pub model_spec: ModelSpec,
}

impl TrainingConfig {
    /// Logistic regression as usual on the last days.
    pub fn last(days: u32) -> Self {
        Self { days, ..Self::default() }
    }

    /// The same without the hours in which an alert fired, or with them.
    #[must_use]
    pub fn skipping(self, skip_alerts: bool) -> Self {
        Self { skip_alerts, ..self }
    }

    /// The same with another kind of model or other settings.
    #[must_use]
    pub fn by(self, model_spec: ModelSpec) -> Self {
        Self { model_spec, ..self }
    }

    /// Whether there can be such a training.
    ///
    /// # Errors
    /// If it looks too far back, or not back at all.
    pub fn check(&self) -> Result<(), TrainingRefusal> {
        let Self { days, until, .. } = *self;
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(TrainingRefusal::DaysBack { days });
        }
        if until >= days {
            return Err(TrainingRefusal::NoDayBetween { days, until });
        }
        Ok(())
    }
}

/// As it is written: the model by its name, with the settings that are not as usual.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    days: u32,
    #[serde(default)]
    until: u32,
    #[serde(default)]
    skip_alerts: bool,
    #[serde(default)]
    model: Option<String>,
    #[serde(default)]
    hyperparameters: BTreeMap<String, f32>,
}

impl From<TrainingConfig> for Written {
    fn from(choice: TrainingConfig) -> Self {
        let TrainingConfig { days, until, skip_alerts, model_spec } = choice;
        let model = (!model_spec.is_default_kind()).then(|| model_spec.kind().id.to_owned());
        Self {
            days,
            until,
            skip_alerts,
            model,
            hyperparameters: model_spec.changed().map(|(hyperparameter, value)| (hyperparameter.id.to_owned(), value)).collect(),
        }
    }
}

impl TryFrom<Written> for TrainingConfig {
    type Error = SpecError;

    fn try_from(written: Written) -> Result<Self, SpecError> {
        let Written { days, until, skip_alerts, model, hyperparameters } = written;
        let default_spec = model.map_or(Ok(ModelSpec::default()), |model| ModelSpec::of(&model))?;
        let model_spec = hyperparameters.iter().try_fold(default_spec, |model_spec, (id, value)| model_spec.with(id, *value))?;
        Ok(Self { days, until, skip_alerts, model_spec })
    }
}

/// Trainings of one snapshot with several values of a setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HyperparameterSearch {
    /// What all have in common.
    pub training: TrainingConfig,
    /// The setting's name in files.
    pub hyperparameter: String,
    /// The values that are tried, in order.
    pub values: Vec<f32>,
}

impl HyperparameterSearch {
    /// The recipes that are tried.
    ///
    /// # Errors
    /// If there are too few or too many values, or one cannot be.
    pub fn model_specs(&self) -> Result<Vec<ModelSpec>, TrainingRefusal> {
        if !(2..=MOST_VALUES).contains(&self.values.len()) {
            return Err(TrainingRefusal::SearchValues { given: self.values.len() });
        }
        let model_specs = self.values.iter().map(|value| self.training.model_spec.with(&self.hyperparameter, *value));
        model_specs.collect::<Result<_, _>>().map_err(TrainingRefusal::Model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boosted() -> ModelSpec {
        ModelSpec::of("boosted-trees").unwrap().with("trees", 30.0).unwrap()
    }

    fn check(choice: TrainingConfig, json: &str, bytes: usize) {
        assert_eq!(serde_json::to_string(&choice).unwrap(), json);
        assert_eq!(serde_json::from_str::<TrainingConfig>(json).unwrap(), choice);
        // What stands behind it in a link is not touched.
        let followed = postcard::to_allocvec(&(choice, 7_u8)).unwrap();
        assert_eq!((postcard::from_bytes::<(TrainingConfig, u8)>(&followed).unwrap(), followed.len()), ((choice, 7), bytes + 1));
    }

    #[test]
    fn what_is_written_comes_back() {
        check(TrainingConfig::last(14), r#"{"days":14,"until":0,"skip_alerts":false,"model":null,"hyperparameters":{}}"#, 5);
        let json = r#"{"days":9,"until":2,"skip_alerts":true,"model":"boosted-trees","hyperparameters":{"trees":30.0}}"#;
        check(TrainingConfig { until: 2, ..TrainingConfig::last(9).by(boosted()).skipping(true) }, json, 29);
        assert_eq!(serde_json::from_str::<TrainingConfig>(r#"{"days":14}"#).unwrap(), TrainingConfig::last(14));
    }

    #[test]
    fn what_cannot_be_is_named() {
        let message = |json: &str| serde_json::from_str::<TrainingConfig>(json).unwrap_err().to_string();
        assert!(message(r#"{"days":9,"model":"tarot"}"#).contains("NoSuchKind { kind: \"tarot\" }"));
        assert!(message(r#"{"days":9,"hyperparameters":{"trees":3}}"#).contains("setting: \"trees\""));
        assert!(message(r#"{"days":9,"model":"boosted-trees","hyperparameters":{"trees":3000}}"#).contains("least: 1.0, most: 400.0"));
        assert!(postcard::from_bytes::<TrainingConfig>(&[9, 0, 0, 1, 1, b'x', 0]).is_err());
        let days = |days, until| TrainingConfig { until, ..TrainingConfig::last(days) }.check();
        assert_eq!(days(7, 6), Ok(()));
        assert_eq!([days(0, 0), days(71, 0)], [0, 71].map(|days| Err(TrainingRefusal::DaysBack { days })));
        assert_eq!(days(7, 7), Err(TrainingRefusal::NoDayBetween { days: 7, until: 7 }));
    }
}
