//! Model specifications: which kind of model, with which settings.
//!
//! A kind names its settings ([`Hyperparameter`]), each with its range and what is usual. A [`ModelSpec`] holds a value for each, always
//! within its range, so that whoever trains by it need not ask again.
//!
//! ```
//! use afterlaunch::learn::models::ModelSpec;
//!
//! let recipe = ModelSpec::of("boosted-trees").unwrap().with("trees", 30.0).unwrap();
//! assert_eq!(recipe.changed().map(|(knob, value)| (knob.id, value)).collect::<Vec<_>>(), [("trees", 30.0)]);
//! assert!(recipe.with("trees", 0.5).unwrap_err().contains("from 1 to 400"));
//! ```

use super::kinds::linear::logistic;
use super::kinds::{ALL, USUAL};
use super::knob::{Hyperparameter, Values, usual};
use super::model::ModelKind;
use crate::base::wording::meant;
use serde::Serialize;

/// A kind of model with a value for each of its settings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ModelSpec {
    kind: u8,
    values: Values,
}

impl Default for ModelSpec {
    /// Logistic regression as usual.
    fn default() -> Self {
        // Known beforehand: whoever trains as usual does not need the list of all kinds.
        const VALUES: Values = usual(logistic::KIND.knobs);
        Self { kind: USUAL as u8, values: VALUES }
    }
}

impl ModelSpec {
    /// The kind at this place in [`ALL`], as usual.
    fn usual(kind: usize) -> Self {
        Self { kind: kind as u8, values: usual(ALL[kind].knobs) }
    }

    /// It is logistic regression, with whatever settings.
    pub const fn is_usual_kind(&self) -> bool {
        self.kind as usize == USUAL
    }

    /// A kind of model as usual, by its name in files.
    ///
    /// # Errors
    /// If there is no such kind; which there are.
    pub fn of(id: &str) -> Result<Self, String> {
        let known = || ALL.iter().map(|kind| kind.id).collect::<Vec<_>>().join(", ");
        let at = ALL.iter().position(|kind| kind.id == id);
        at.map(Self::usual).ok_or_else(|| {
            format!("There is no kind of model “{id}”.{} There are: {}.", meant(id, ALL.iter().map(|kind| kind.id)), known())
        })
    }

    /// The same with another value of a setting.
    ///
    /// # Errors
    /// If the kind has no such setting, or the value lies outside its range.
    pub fn with(mut self, id: &str, value: f32) -> Result<Self, String> {
        let kind = self.kind();
        let known = || kind.knobs.iter().map(|knob| knob.id).collect::<Vec<_>>().join(", ");
        let Some(at) = kind.knobs.iter().position(|knob| knob.id == id) else {
            let others = if kind.knobs.is_empty() { "none".to_owned() } else { known() };
            return Err(format!(
                "{} has no setting “{id}”.{} Its settings: {others}.",
                kind.name,
                meant(id, kind.knobs.iter().map(|knob| knob.id))
            ));
        };
        kind.knobs[at].check(value)?;
        self.values[at] = value;
        Ok(self)
    }

    /// The kind. Whoever trains as usual does not need the list of all.
    #[inline(never)]
    pub fn kind(&self) -> &'static ModelKind {
        &ALL[usize::from(self.kind)]
    }

    /// It learns numbers where there are any. Logistic regression never does, which is known without the list of all kinds.
    pub fn tells_numbers(&self) -> bool {
        !self.is_usual_kind() && self.kind().numbers
    }

    /// Its place in [`ALL`].
    pub fn place(&self) -> usize {
        usize::from(self.kind)
    }

    /// The values in the order of the kind's settings.
    pub fn values(&self) -> Values {
        self.values
    }

    /// Strength of the penalty on the squared weights, on the mean loss of so many rows; 0 for kinds without one.
    pub fn penalty(&self, rows: u32) -> f64 {
        (self.kind().penalty)(&self.values, rows)
    }

    /// All settings with their values.
    pub fn settings(&self) -> impl Iterator<Item = (&'static Hyperparameter, f32)> + use<> {
        self.kind().knobs.iter().zip(self.values)
    }

    /// The settings that are not as usual.
    pub fn changed(&self) -> impl Iterator<Item = (&'static Hyperparameter, f32)> + use<> {
        self.settings().filter(|(knob, value)| *value != knob.usual)
    }
}

#[cfg(test)]
mod tests {
    use super::super::knob::MOST_KNOBS;
    use super::*;

    fn check(recipe: Result<ModelSpec, String>, expected: &str) {
        let told = recipe.map_or_else(|why| why, |recipe| format!("{} {:?}", recipe.kind().id, recipe.changed().next().map(|(_, v)| v)));
        assert!(told.contains(expected), "{told}");
    }

    #[test]
    fn what_cannot_be_is_named() {
        check(ModelSpec::of("astrology"), "no kind of model “astrology”");
        check(ModelSpec::default().with("trees", 3.0), "no setting “trees”");
        let boosted = || ModelSpec::of("boosted-trees").unwrap();
        check(boosted().with("trees", 1e9), "from 1 to 400");
        check(boosted().with("trees", f32::NAN), "from 1 to 400");
        check(boosted().with("trees", 2.5), "whole number");
        check(boosted().with("rate", 0.5), "boosted-trees Some(0.5)");
        check(Ok(ModelSpec::default()), "logistic-regression None");
    }

    #[test]
    fn what_is_usual_lies_within_the_range() {
        for kind in ALL {
            assert!(kind.knobs.len() <= MOST_KNOBS, "{}", kind.id);
            kind.knobs.iter().for_each(|knob| knob.check(knob.usual).unwrap());
        }
    }
}
