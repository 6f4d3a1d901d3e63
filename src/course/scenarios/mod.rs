//! The built-in scenarios.
//!
//! To add one: write a file with a function that returns a [`Scenario`] (best example: `support_tickets.rs`), add its
//! `mod` line and its line in [`ALL`]. The page, the command line and the tests find it there.

mod card_fraud;
mod churn;
mod deliveries;
mod loans;
mod machines;
mod parts;
mod sign_ups;
mod spam;
mod support_tickets;

use crate::platform::scenario::Scenario;

/// A built-in scenario: its name in links and how to make it.
pub struct Entry {
    /// Its name in links.
    pub id: &'static str,
    /// Makes it.
    pub make: fn() -> Scenario,
}

/// All scenarios, in the order in which the page lists them.
pub const ALL: [Entry; 8] = [
    Entry { id: "support-tickets", make: support_tickets::scenario },
    Entry { id: "card-fraud", make: card_fraud::scenario },
    Entry { id: "spam-filter", make: spam::scenario },
    Entry { id: "churn", make: churn::scenario },
    Entry { id: "machine-failure", make: machines::scenario },
    Entry { id: "sign-ups", make: sign_ups::scenario },
    Entry { id: "delivery-time", make: deliveries::scenario },
    Entry { id: "loan-approval", make: loans::scenario },
];

/// The scenario that a page without a link opens with.
pub const DEFAULT: &str = ALL[0].id;

/// That scenario: where no other is meant, things are told in its words.
pub fn usual() -> Scenario {
    (ALL[0].make)()
}

/// The scenario with this name.
pub fn find(id: &str) -> Option<Scenario> {
    ALL.iter().find(|e| e.id == id).map(|e| (e.make)())
}
