//! This tick's knobs: faults write them, stages read them. Built anew each tick from the trouble that is active.

use crate::base::time::{HOUR, Minutes, Tick};

use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::ValueCorruption;

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
    /// Requests that come from other customers than usual.
    pub world: PopulationShift,
    /// What happens to requests as a whole on their way.
    pub ingest: IngestFaults,
    /// What happens to what is written down and kept.
    pub records: LabellingFaults,
    /// How the machines do.
    pub machines: Machines,
}

impl Default for Conditions {
    fn default() -> Self {
        Self {
            traffic: 1.0,
            newcomers: 0.0,
            concept: 0.0,
            flipped: 0.0,
            leaking: 0.0,
            corruptions: Vec::new(),
            world: PopulationShift::default(),
            ingest: IngestFaults::default(),
            records: LabellingFaults::default(),
            machines: Machines::default(),
        }
    }
}

/// How the world that sends requests differs from the one learnt from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PopulationShift {
    /// A segment that sends this share on top of what it usually sends; the others share the rest.
    pub mix: Option<(u8, f32)>,
    /// Fields whose values are really others.
    pub shifts: Vec<Shift>,
    /// How much graver all requests are, in standard deviations of the hidden severity.
    pub graver: f32,
    /// Even the clearest case turns out otherwise with this probability, where it is more than usual.
    pub noise: f32,
    /// The day of the senders runs so many minutes late.
    pub late_by: u32,
}

/// A field whose values are really others: `z` becomes `by + spread * z` before it becomes a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// The field's place in the schema.
    pub field: usize,
    /// Only customers of this segment; without it, all.
    pub segment: Option<u8>,
    /// By so many of its usual spreads.
    pub by: f32,
    /// Its spread, as a factor of the usual.
    pub spread: f32,
}

/// What happens to requests as a whole on their way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IngestFaults {
    /// Share of the requests that are held back.
    pub held: f32,
    /// Held requests of these minutes arrive now: the first, and the one after the last.
    pub released: Option<(Tick, Tick, f32)>,
    /// Share of the requests that arrive twice.
    pub repeated: f32,
    /// Age of the oldest field that the feature store gave out, in hours.
    pub stale_hours: f32,
}

/// What happens to what is written down and kept for training.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabellingFaults {
    /// Share of a segment's positive outcomes that are written down as negative.
    pub biased: Option<(u8, f32)>,
    /// A field of kept requests that is written over once the outcome is known, and for what share.
    pub rewritten: Option<(usize, f32)>,
    /// Share of a segment's requests that are not kept.
    pub left_out: Option<(u8, f32)>,
    /// Share of the positives that were called so and are written down as negative, since what was done about them helped.
    pub averted: f32,
}

/// How the machines do.
#[derive(Clone, Debug, PartialEq)]
pub struct Machines {
    /// Share of the servers that are down.
    pub down: f32,
    /// The way to and fro takes longer by so many times what an answer may take.
    pub network: f32,
    /// Answers take so many times as long.
    pub slowed: f32,
    /// Share of the memory that is in use.
    pub memory: f32,
}

impl Default for Machines {
    fn default() -> Self {
        Self { down: 0.0, network: 0.0, slowed: 1.0, memory: MEMORY }
    }
}

/// Share of the memory that a healthy server uses.
pub const MEMORY: f32 = 0.35;

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
    pub how: ValueCorruption,
}

/// How strong a fault is at a minute, and where it strikes.
#[derive(Clone, Copy, Debug)]
pub struct Intensity<'a> {
    /// The size as chosen, in the fault's unit.
    pub size: f32,
    /// How many records it has reached already, 0 to 1 of all that it will.
    pub grown: f32,
    /// How deep it goes already, 0 to 1.
    pub depth: f32,
    /// The field that it strikes, by its place, where it strikes one.
    pub field: Option<usize>,
    /// The kind of customers that it strikes; without it, all.
    pub segment: Option<u8>,
    /// Share of the records that it will reach, where its size says something else.
    pub rate: f32,
    /// When it began, and for how long it is there.
    pub start: Tick,
    /// For how long it is there.
    pub age: Minutes,
    /// Its own luck, the same for as long as it lasts: 0 to 1.
    pub draw: f32,
    /// The scenario, for names of fields and segments.
    pub scenario: &'a Scenario,
}

impl Intensity<'_> {
    /// The size times what has come already.
    pub fn share(&self) -> f32 {
        self.size * self.grown * self.depth
    }

    /// Share of the records that it reaches now, where its size says something else.
    pub fn reached(&self) -> f32 {
        self.rate * self.grown
    }

    /// The size, as far as it goes already, from where nothing would happen.
    pub fn far(&self, nothing: f32) -> f32 {
        nothing + (self.size - nothing) * self.depth
    }

    /// Hours that it is there, with their fraction.
    pub fn hours(&self) -> f32 {
        self.age.0 as f32 / HOUR as f32
    }

    /// What happens to its field, to this share of its records.
    pub fn corrupts(&self, share: f32, how: ValueCorruption) -> Option<Corruption> {
        Some(Corruption { field: self.field?, segment: self.segment, share, how })
    }
}
