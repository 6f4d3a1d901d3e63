//! Tests before release: what a version has to show before it may meet anybody, on data that it has not seen.
//!
//! Eight gates. Each looks at the version by itself or beside the champion, and comes to one of three results: it **passes**
//! when its whole 95 % interval is inside the limit, **fails** when the whole of it is outside, and is **too little evidence** when
//! the limit lies within. What was fixed beforehand has an ordinary interval: nobody looks at it twice.
//!
//! What both versions answer is compared row by row on the candidate's test part. It is fair to the champion only where the
//! champion has not learnt from these rows: where its own test part begins no later than the candidate's.
//!
//! A gate changes nothing and draws the same luck each time, so that whoever asks again hears the same.
//!
//! To add a gate: a variant of [`Gate`], its file with one function, and a line in [`World::gates`].

mod answer_time;
mod beside;
mod calibration;
mod fairness;
mod gate;
mod odd_inputs;
mod prepared;
mod repeated;
mod resample;

pub use gate::{Gate, GateEvidence, GateResult, Held, Tried};

use crate::platform::world::World;

impl World {
    /// A version before all gates; nothing where there is no such version.
    pub fn gates(&self, number: u32) -> Vec<Tried> {
        Gate::ALL.into_iter().filter_map(|gate| self.gate(gate, number)).collect()
    }

    /// A version before one gate; nothing where there is no such version.
    pub fn gate(&self, gate: Gate, number: u32) -> Option<Tried> {
        let version = &**self.release.registry.get(number)?;
        let (evidence, result) = match gate {
            Gate::BeatsChampion => beside::cost(self, version),
            Gate::Segments => beside::segments(self, version),
            Gate::Calibration => calibration::calibration(version),
            Gate::AnswerTime => answer_time::answer_time(self, version),
            Gate::OddInputs => odd_inputs::odd_inputs(self, version),
            Gate::TrainingServing => prepared::prepared(version),
            Gate::Reproducible => repeated::repeated(self, version),
            Gate::Fairness => fairness::fairness(self, version),
        };
        Some(Tried { gate, result, evidence })
    }
}

#[cfg(test)]
mod tests;
