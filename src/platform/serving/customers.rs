//! Who asks, where each customer is to be answered by the same version each time.
//!
//! A system has as many customers as requests come in three days, and any of them may come at any minute: on average each comes
//! back after three days. Which version answers follows from the customer alone, by a keyed hash, so no list is kept.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::Tick;
use crate::platform::scenario::Scenario;

/// Days until a customer comes back, on average.
const BACK_AFTER_DAYS: f64 = 3.0;
/// Keys of customers lie behind those of requests.
const CUSTOMERS: u64 = 1 << 55;
/// Rows of a minute.
const ROWS: u64 = 1 << 16;

/// How many there are.
pub(super) fn of(scenario: &Scenario) -> u64 {
    (BACK_AFTER_DAYS * scenario.traffic.a_day()).max(1.0) as u64
}

/// Who asks.
fn customer(seed: u64, now: Tick, row: usize, all: u64) -> u64 {
    Dice::keyed(seed, Stream::Routing, u64::from(now.0) * ROWS + row as u64).bits() % all
}

/// The throw of whoever asks, 0 to 1: the same each time.
pub(super) fn throw(seed: u64, now: Tick, row: usize, all: u64) -> f32 {
    unit((Dice::keyed(seed, Stream::Routing, CUSTOMERS | customer(seed, now, row, all)).bits() >> 32) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_has_one_throw_and_they_are_spread() {
        let mut seen = std::collections::BTreeMap::new();
        let mut low = 0;
        for minute in 0..40 {
            for row in 0..50 {
                let (who, throw) = (customer(7, Tick(minute), row, 500), throw(7, Tick(minute), row, 500));
                assert_eq!(*seen.entry(who).or_insert(throw), throw, "customer {who}");
                low += usize::from(throw < 0.5);
            }
        }
        assert!(seen.len() > 450 && (850..1_150).contains(&low), "{} customers, {low}", seen.len());
    }
}
