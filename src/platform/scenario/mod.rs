//! A scenario as a value: who decides what with the model, how requests arise, what is true about them, when the
//! truth becomes known, and what mistakes cost. Built-in ones are Rust values; any can be written as JSON.
//!
//! All shares are 0 to 1, money is in EUR, times name their unit.

mod amount;
mod concept;
mod nouns;
mod outcomes;
mod population;
mod product;
mod service;

pub use amount::{Amount, AmountPrediction};
pub use concept::{Concept, ConceptTerm};
pub use nouns::{FaultNarratives, Phrase, Words};
pub use outcomes::{Costs, Outcomes};
pub use population::{FieldDistribution, FieldShape, Segment, Traffic};
pub use product::Scenario;
pub use service::{RuleTerm, Service};
