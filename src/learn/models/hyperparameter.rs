//! Settings: what one may choose about a model, or a detector, each with its range and what is usual.

use serde::Serialize;

/// The most settings of a kind.
pub const MOST_HYPERPARAMETERS: usize = 5;

/// A value for each setting of a kind, in their order; 0 behind the last.
pub type Values = [f32; MOST_HYPERPARAMETERS];

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hyperparameter {
    /// Its name in files.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// Lowest and highest value.
    pub range: (f32, f32),
    /// What is usual.
    pub default: f32,
    /// Only whole numbers.
    pub whole: bool,
}

impl Hyperparameter {
    /// A setting that counts.
    pub const fn whole(id: &'static str, name: &'static str, sentence: &'static str, range: (f32, f32), default: f32) -> Self {
        Self { id, name, sentence, range, default, whole: true }
    }

    /// Any number.
    pub const fn number(id: &'static str, name: &'static str, sentence: &'static str, range: (f32, f32), default: f32) -> Self {
        Self { id, name, sentence, range, default, whole: false }
    }

    /// A setting that is on, 1, or off, 0.
    pub const fn switch(id: &'static str, name: &'static str, sentence: &'static str) -> Self {
        Self::whole(id, name, sentence, (0.0, 1.0), 0.0)
    }

    /// Whether it can only be on or off.
    pub fn is_switch(&self) -> bool {
        self.whole && self.range == (0.0, 1.0)
    }

    /// Whether a value can be.
    ///
    /// # Errors
    /// If it lies outside the range, or must be whole.
    pub fn check(&self, value: f32) -> Result<(), ValueError> {
        let (least, most) = self.range;
        if !(least..=most).contains(&value) {
            return Err(ValueError::OutOfRange { setting: self.name, least, most, given: value });
        }
        if self.whole && value as u32 as f32 != value {
            return Err(ValueError::NotWhole { setting: self.name, given: value });
        }
        Ok(())
    }
}

/// Why a setting cannot have a value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum ValueError {
    /// It lies outside the range.
    OutOfRange {
        /// The setting's name for people.
        setting: &'static str,
        /// The lowest value.
        least: f32,
        /// The highest value.
        most: f32,
        /// The value.
        given: f32,
    },
    /// It must be a whole number.
    NotWhole {
        /// The setting's name for people.
        setting: &'static str,
        /// The value.
        given: f32,
    },
}

/// What is usual of some settings.
pub(super) const fn defaults(hyperparameters: &[Hyperparameter]) -> Values {
    let mut values = [0.0; MOST_HYPERPARAMETERS];
    let mut at = 0;
    while at < hyperparameters.len() {
        values[at] = hyperparameters[at].default;
        at += 1;
    }
    values
}
