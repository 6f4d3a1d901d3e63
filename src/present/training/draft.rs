//! What a person has entered about a training.

use crate::learn::models::{ALL, ModelKind, ModelSpec, SpecError};
use crate::platform::vocabulary::{Action, HyperparameterSearch, TrainingConfig, TrainingRefusal};
use crate::present::words;
use crate::session::Session;

/// Days back that the form offers.
pub const DAYS: [u32; 6] = [7, 14, 21, 28, 42, 70];

/// Days back up to which the form offers to learn.
pub const UNTIL: [u32; 7] = [0, 3, 7, 14, 21, 28, 42];

/// What is being entered. Texts are as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingDraft {
    /// A place in [`DAYS`].
    pub days: usize,
    /// A place in [`UNTIL`].
    pub until: usize,
    /// Leave out hours with an alert.
    pub skip_alerts: bool,
    /// A place in [`ALL`].
    pub kind: usize,
    /// A text for each setting of the kind.
    pub settings: Vec<String>,
    /// The setting that is to be tried with several values.
    pub tried: usize,
    /// These values, parted by blanks.
    pub values: String,
}

impl TrainingDraft {
    /// A draft for a kind of model, with its settings as usual.
    pub fn new(kind: usize) -> Self {
        let hyperparameters = ALL[kind].hyperparameters;
        let settings: Vec<String> = hyperparameters.iter().map(|hyperparameter| hyperparameter.default.to_string()).collect();
        let mut draft = Self { days: 1, until: 0, skip_alerts: false, kind, settings, tried: 0, values: String::new() };
        draft.try_setting(0);
        draft
    }

    /// The kind that a form begins with: what the first versions of a system are.
    pub fn default_kind(session: &Session) -> usize {
        session.scenario().first_model_spec().place()
    }

    /// The kind of model that is chosen.
    pub fn model(&self) -> &'static ModelKind {
        &ALL[self.kind]
    }

    /// Chooses the setting to try several values of: less than usual, usual, more.
    pub fn try_setting(&mut self, at: usize) {
        self.tried = at;
        let Some(hyperparameter) = self.model().hyperparameters.get(at) else { return };
        let within = |value: f32| {
            let value = value.clamp(hyperparameter.range.0, hyperparameter.range.1);
            if hyperparameter.whole { value.round() } else { value }
        };
        let mut values: Vec<String> = [0.25, 1.0, 4.0].map(|times| within(hyperparameter.default * times).to_string()).to_vec();
        if hyperparameter.default == 0.0 {
            values = vec![hyperparameter.range.0.to_string(), hyperparameter.range.1.to_string()];
        }
        values.dedup();
        self.values = values.join(" ");
    }

    /// Whether a setting that is a switch is on.
    pub fn is_on(&self, at: usize) -> bool {
        self.settings[at] == "1"
    }

    /// Turns a setting that is a switch on or off.
    pub fn turn(&mut self, at: usize) {
        self.settings[at] = if self.is_on(at) { "0" } else { "1" }.to_owned();
    }

    /// What it means for a training.
    ///
    /// # Errors
    /// If a setting is no number or cannot be: which one.
    pub fn choice(&self) -> Result<TrainingConfig, String> {
        let mut model_spec = ModelSpec::of(self.model().id).map_err(refused)?;
        for (hyperparameter, text) in self.model().hyperparameters.iter().zip(&self.settings) {
            model_spec = model_spec.with(hyperparameter.id, number(text, hyperparameter.name)?).map_err(refused)?;
        }
        let choice = TrainingConfig { days: DAYS[self.days], until: UNTIL[self.until], skip_alerts: self.skip_alerts, model_spec };
        choice.check().map(|()| choice).map_err(|why| words::refusals::training(&why))
    }

    /// One training.
    ///
    /// # Errors
    /// As [`Self::choice`].
    pub fn action(&self) -> Result<Action, String> {
        self.choice().map(Action::Retrain)
    }

    /// One training for each value of a setting.
    ///
    /// # Errors
    /// As [`Self::choice`], or if a value is no number.
    pub fn search(&self) -> Result<Action, String> {
        let Some(hyperparameter) = self.model().hyperparameters.get(self.tried) else {
            return Err(format!("{} has no settings to try.", self.model().name));
        };
        let values = self.values.split_whitespace().map(|text| number(text, hyperparameter.name)).collect::<Result<_, _>>()?;
        Ok(Action::TuneHyperparameters(HyperparameterSearch {
            training: self.choice()?,
            hyperparameter: hyperparameter.id.to_owned(),
            values,
        }))
    }
}

fn refused(why: SpecError) -> String {
    words::refusals::training(&TrainingRefusal::Model(why))
}

pub(super) fn number(text: &str, what: &str) -> Result<f32, String> {
    words::typed(text, &format!("“{what}”")).map(|value| value as f32)
}
