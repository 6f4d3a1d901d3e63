//! The true score of each request, by the concept of its scenario.

use crate::base::math;
use crate::learn::data::Batch;
use crate::platform::scenario::{Concept, ConceptTerm};

/// The true score of each row, in log-odds before noise.
pub fn log_odds(concept: &Concept, batch: &Batch, out: &mut [f32]) {
    out.fill(concept.base);
    for term in &concept.terms {
        match term {
            ConceptTerm::Linear { field, centre, scale, weight } => {
                let slope = weight / scale;
                for (o, v) in out.iter_mut().zip(batch.column(usize::from(*field))) {
                    *o += slope * (v - centre);
                }
            }
            ConceptTerm::Log { field, centre, weight } => {
                let shift = math::ln_f32(*centre);
                for (o, v) in out.iter_mut().zip(batch.column(usize::from(*field))) {
                    *o += weight * (math::ln_f32(v.max(1e-3)) - shift);
                }
            }
            ConceptTerm::Category { field, weights } => {
                for (o, v) in out.iter_mut().zip(batch.column(usize::from(*field))) {
                    *o += weights.get(*v as usize).copied().unwrap_or(0.0);
                }
            }
            ConceptTerm::Above { field, limit, weight } => {
                for (o, v) in out.iter_mut().zip(batch.column(usize::from(*field))) {
                    *o += if v > limit { *weight } else { 0.0 };
                }
            }
            ConceptTerm::Both { field, category, other, from, below, weight } => {
                let first = batch.column(usize::from(*field));
                let second = batch.column(usize::from(*other));
                for ((o, a), b) in out.iter_mut().zip(first).zip(second) {
                    let holds = *a as u8 == *category && b >= from && b < below;
                    *o += if holds { *weight } else { 0.0 };
                }
            }
        }
    }
}
