//! What makes a request positive: a sum of terms in log odds, known to nobody but the simulation.

use serde::{Deserialize, Serialize};

/// What makes a request positive: a score in log-odds made of terms, with a floor of noise on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concept {
    /// Where the score starts.
    pub base: f32,
    /// What is added to it.
    pub terms: Vec<ConceptTerm>,
    /// Even the clearest case turns out otherwise with this probability.
    pub noise: f32,
}

impl Concept {
    /// How much a field says about the outcome, in log-odds, roughly: the least is 0.
    pub fn weight_of(&self, place: usize) -> f32 {
        let about = |term: &ConceptTerm| match term {
            ConceptTerm::Linear { field, weight, .. }
            | ConceptTerm::Log { field, weight, .. }
            | ConceptTerm::Above { field, weight, .. }
                if usize::from(*field) == place =>
            {
                weight.abs()
            }
            ConceptTerm::Category { field, weights } if usize::from(*field) == place => weights.iter().map(|w| w.abs()).fold(0.0, f32::max),
            ConceptTerm::Both { field, other, weight, .. } if [*field, *other].contains(&(place as u8)) => weight.abs(),
            _ => 0.0,
        };
        self.terms.iter().map(about).sum()
    }
}

/// One part of a true concept. Fields are named by their place in the schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ConceptTerm {
    /// `weight * (value - centre) / scale`.
    Linear {
        /// Field.
        field: u8,
        /// What counts as ordinary.
        centre: f32,
        /// What counts as one step.
        scale: f32,
        /// Log-odds for one step.
        weight: f32,
    },
    /// `weight * ln(value / centre)`, for values above zero.
    Log {
        /// Field.
        field: u8,
        /// What counts as ordinary.
        centre: f32,
        /// Log-odds for each factor of e.
        weight: f32,
    },
    /// One weight for each category.
    Category {
        /// Field.
        field: u8,
        /// Log-odds for each category.
        weights: Vec<f32>,
    },
    /// A weight when the value lies above a limit.
    Above {
        /// Field.
        field: u8,
        /// The limit.
        limit: f32,
        /// Log-odds.
        weight: f32,
    },
    /// An interaction: a weight when one field has a category and another lies within a range.
    Both {
        /// Categorical or boolean field.
        field: u8,
        /// Its category.
        category: u8,
        /// The other field.
        other: u8,
        /// The other lies at or above this.
        from: f32,
        /// The other lies below this.
        below: f32,
        /// Log-odds.
        weight: f32,
    },
}
