//! A sum of money and people.

use serde::Serialize;

/// Money and people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bill {
    /// EUR.
    pub eur: f64,
    /// People harmed.
    pub people: u32,
}

impl Bill {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.eur += other.eur;
        self.people += other.people;
    }
}
