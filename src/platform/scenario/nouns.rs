//! The words of a scenario: what its people and its requests are called, how trouble comes about, how a request reads.

use serde::{Deserialize, Serialize};

/// The words a scenario is spoken of in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// "ticket".
    pub one: String,
    /// "tickets".
    pub many: String,
    /// "urgent": what the model looks for.
    pub positive: String,
    /// "customer": who sends one.
    pub sender: String,
    /// "customers".
    pub senders: String,
    /// "urgent ticket": what is counted where somebody is harmed.
    pub harmed: String,
    /// "urgent tickets".
    pub harmed_many: String,
    /// "waited past the 4-hour promise": what happened to them. Empty where nobody can tell.
    pub harm: String,
}

/// How trouble comes about in a scenario, for the faults that are the same everywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FaultNarratives {
    /// The field that a careless update forgets, by its name.
    pub dropped_field: String,
    /// The segment for which it does, by its id.
    pub dropped_for: String,
    /// Fields that are looked up for each request in the feature store, by their names.
    pub feature_store_fields: Vec<String>,
    /// Why many more requests come: one sentence.
    pub peak: String,
    /// Why something else counts as positive: one sentence.
    pub moved: String,
    /// Who is new: one sentence.
    pub newcomers: String,
}

/// Words that stand in a request when a field lies within a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Phrase {
    /// Field.
    pub field: u8,
    /// At or above this.
    pub from: f32,
    /// Below this.
    pub below: f32,
    /// The words.
    pub words: String,
}
