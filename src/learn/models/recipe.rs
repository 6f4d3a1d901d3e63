//! Recipes: which kind of model, with which settings.
//!
//! A kind names its settings ([`Knob`]), each with its range and what is usual. A [`Recipe`] holds a value for each, always
//! within its range, so that whoever trains by it need not ask again.
//!
//! ```
//! use afterlaunch::learn::models::Recipe;
//!
//! let recipe = Recipe::of("boosted-trees").unwrap().with("trees", 30.0).unwrap();
//! assert_eq!(recipe.changed().map(|(knob, value)| (knob.id, value)).collect::<Vec<_>>(), [("trees", 30.0)]);
//! assert!(recipe.with("trees", 0.5).unwrap_err().contains("from 1 to 400"));
//! ```

use serde::Serialize;

use super::{ALL, ModelKind, logistic};
use crate::base::say::{meant, short};

/// The most settings of a kind.
pub const MOST_KNOBS: usize = 5;

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knob {
    /// Its name in files.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// Lowest and highest value.
    pub range: (f32, f32),
    /// What is usual.
    pub usual: f32,
    /// Only whole numbers.
    pub whole: bool,
}

impl Knob {
    /// A setting that counts.
    pub const fn whole(id: &'static str, name: &'static str, sentence: &'static str, range: (f32, f32), usual: f32) -> Self {
        Self { id, name, sentence, range, usual, whole: true }
    }

    /// Any number.
    pub const fn number(id: &'static str, name: &'static str, sentence: &'static str, range: (f32, f32), usual: f32) -> Self {
        Self { id, name, sentence, range, usual, whole: false }
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
    pub fn check(&self, value: f32) -> Result<(), String> {
        let (low, high) = self.range;
        if !(low..=high).contains(&value) {
            return Err(format!(
                "“{}” can be from {} to {}, not {}.",
                self.name,
                short(low.into()),
                short(high.into()),
                short(value.into())
            ));
        }
        if self.whole && value as u32 as f32 != value {
            return Err(format!("“{}” must be a whole number, not {}.", self.name, short(value.into())));
        }
        Ok(())
    }
}

/// A kind of model with a value for each of its settings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Recipe {
    kind: u8,
    values: [f32; MOST_KNOBS],
}

impl Default for Recipe {
    /// Logistic regression as usual.
    fn default() -> Self {
        // Known beforehand: whoever trains as usual does not need the list of all kinds.
        const USUAL: [f32; MOST_KNOBS] = values(logistic::KIND.knobs);
        Self { kind: super::USUAL as u8, values: USUAL }
    }
}

impl Recipe {
    /// The kind at this place in [`ALL`], as usual.
    fn usual(kind: usize) -> Self {
        Self { kind: kind as u8, values: values(ALL[kind].knobs) }
    }

    /// It is logistic regression, with whatever settings.
    pub const fn is_usual_kind(&self) -> bool {
        self.kind as usize == super::USUAL
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
    pub fn values(&self) -> [f32; MOST_KNOBS] {
        self.values
    }

    /// Strength of the penalty on the squared weights, on the mean loss of so many rows; 0 for kinds without one.
    pub fn penalty(&self, rows: u32) -> f64 {
        let first = f64::from(self.values[0]);
        if self.is_usual_kind() {
            return 1.0 / (first * f64::from(rows));
        }
        match self.kind().id {
            "ridge-regression" => first / f64::from(rows),
            "neural-network" => f64::from(self.values[3]),
            _ => 0.0,
        }
    }

    /// All settings with their values.
    pub fn settings(&self) -> impl Iterator<Item = (&'static Knob, f32)> + use<> {
        self.kind().knobs.iter().zip(self.values)
    }

    /// The settings that are not as usual.
    pub fn changed(&self) -> impl Iterator<Item = (&'static Knob, f32)> + use<> {
        self.settings().filter(|(knob, value)| *value != knob.usual)
    }
}

/// What is usual of some settings.
const fn values(knobs: &[Knob]) -> [f32; MOST_KNOBS] {
    let mut values = [0.0; MOST_KNOBS];
    let mut at = 0;
    while at < knobs.len() {
        values[at] = knobs[at].usual;
        at += 1;
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(recipe: Result<Recipe, String>, expected: &str) {
        let told = recipe.map_or_else(|why| why, |recipe| format!("{} {:?}", recipe.kind().id, recipe.changed().next().map(|(_, v)| v)));
        assert!(told.contains(expected), "{told}");
    }

    #[test]
    fn what_cannot_be_is_named() {
        check(Recipe::of("astrology"), "no kind of model “astrology”");
        check(Recipe::default().with("trees", 3.0), "no setting “trees”");
        let boosted = || Recipe::of("boosted-trees").unwrap();
        check(boosted().with("trees", 1e9), "from 1 to 400");
        check(boosted().with("trees", f32::NAN), "from 1 to 400");
        check(boosted().with("trees", 2.5), "whole number");
        check(boosted().with("rate", 0.5), "boosted-trees Some(0.5)");
        check(Ok(Recipe::default()), "logistic-regression None");
    }

    #[test]
    fn what_is_usual_lies_within_the_range() {
        for kind in ALL {
            assert!(kind.knobs.len() <= MOST_KNOBS, "{}", kind.id);
            kind.knobs.iter().for_each(|knob| knob.check(knob.usual).unwrap());
        }
    }
}
