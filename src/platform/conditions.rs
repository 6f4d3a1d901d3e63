//! This tick's knobs: faults write them, stages read them. Built anew each tick from the trouble that is active.

use super::scenario::Scenario;

/// What is different about this minute.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditions {
    /// Traffic, as a factor of the usual.
    pub traffic: f32,
    /// Share of requests from customers of the new product line.
    pub newcomers: f32,
    /// How far the concept has moved, 0 to 1.
    pub concept: f32,
    /// Share of positive outcomes that a careless team writes down as negative.
    pub flipped: f32,
    /// Share of what was written down in the last day that gets out this minute.
    pub leaking: f32,
    /// What happens to fields on their way, in order.
    pub corruptions: Vec<Corruption>,
}

impl Default for Conditions {
    fn default() -> Self {
        Self { traffic: 1.0, newcomers: 0.0, concept: 0.0, flipped: 0.0, leaking: 0.0, corruptions: Vec::new() }
    }
}

/// Something that happens to a field between its sender and the check.
#[derive(Clone, Debug, PartialEq)]
pub struct Corruption {
    /// The field's place in the schema.
    pub field: usize,
    /// Only customers of this segment; without it, all.
    pub segment: Option<u8>,
    /// Share of those that it happens to.
    pub share: f32,
    /// What happens.
    pub how: How,
}

/// What happens to a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// It is not sent.
    Dropped,
    /// It is sent in another unit: `factor * value + offset`.
    Converted {
        /// How many of the other unit make one of the field's own.
        factor: f32,
        /// What 0 of the field's own is in the other.
        offset: f32,
    },
}

/// How strong a fault is at a minute, and where it strikes.
#[derive(Clone, Copy, Debug)]
pub struct Dose<'a> {
    /// The size as chosen, in the fault's unit.
    pub size: f32,
    /// How much of it has come already, 0 to 1: below 1 while it grows.
    pub grown: f32,
    /// The scenario, for names of fields and segments.
    pub scenario: &'a Scenario,
}

impl Dose<'_> {
    /// The size times what has come already.
    pub fn share(&self) -> f32 {
        self.size * self.grown
    }
}
