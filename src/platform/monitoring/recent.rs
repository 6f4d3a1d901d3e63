//! The newest requests as they were received, for pictures and for looking into.

use serde::Serialize;

use crate::base::time::Tick;
use crate::learn::data::Batch;

/// Requests that are kept: about the last hour's.
const RECENT: usize = 600;

/// The newest requests as received, oldest first where the ring begins.
#[derive(Clone, Debug, Serialize)]
pub struct Recent {
    fields: usize,
    next: u64,
    values: Vec<f32>,
    missing: Vec<u32>,
    at: Vec<u32>,
}

impl Recent {
    pub(super) fn new(fields: usize) -> Self {
        Self { fields, next: 0, values: Vec::new(), missing: Vec::new(), at: Vec::new() }
    }

    pub(super) fn push(&mut self, tick: Tick, batch: &Batch, row: usize) {
        let place = (self.next % RECENT as u64) as usize;
        if self.missing.len() <= place {
            self.values.resize((place + 1) * self.fields, 0.0);
            self.missing.resize(place + 1, 0);
            self.at.resize(place + 1, 0);
        }
        for field in 0..self.fields {
            self.values[place * self.fields + field] = batch.column(field)[row];
        }
        self.missing[place] = batch.missing()[row];
        self.at[place] = tick.0;
        self.next += 1;
    }

    /// The newest request: its fields, `None` where empty.
    pub fn last(&self) -> Option<Vec<Option<f32>>> {
        let place = (self.next.checked_sub(1)? % RECENT as u64) as usize;
        Some((0..self.fields).map(|f| self.at(place, f)).collect())
    }

    /// All of them, as one batch.
    pub fn batch(&self) -> Batch {
        let mut batch = Batch::with_capacity(self.fields, self.missing.len());
        for place in 0..self.missing.len() {
            let row: Vec<Option<f32>> = (0..self.fields).map(|field| self.at(place, field)).collect();
            batch.push(&row);
        }
        batch
    }

    fn at(&self, place: usize, field: usize) -> Option<f32> {
        (self.missing[place] >> field & 1 == 0).then(|| self.values[place * self.fields + field])
    }

    /// The values of one field since a minute, in no order; empty ones are left out.
    pub fn since(&self, from: Tick, field: usize) -> impl Iterator<Item = f32> + '_ {
        (0..self.missing.len()).filter(move |p| self.at[*p] >= from.0).filter_map(move |p| self.at(p, field))
    }
}
