//! The built-in scenarios.
//!
//! To add one: write a file with a function that returns a [`Scenario`] (best example: `support_tickets.rs`), add its
//! `mod` line and its line in [`ALL`]. The page, the command line and the tests find it there.

mod card;
mod card_fraud;
mod churn;
mod deliveries;
mod loans;
mod machines;
mod parts;
pub mod sectors;
mod sign_ups;
mod spam;
mod support_tickets;

pub use card::Card;

use crate::platform::scenario::Scenario;

/// A built-in scenario.
pub struct Entry {
    /// What a list shows of it.
    pub card: &'static Card,
    /// Makes it.
    pub make: fn() -> Scenario,
}

/// All scenarios, in the order in which the page lists them.
pub const ALL: &[Entry] = &[
    Entry { card: &support_tickets::CARD, make: support_tickets::scenario },
    Entry { card: &card_fraud::CARD, make: card_fraud::scenario },
    Entry { card: &spam::CARD, make: spam::scenario },
    Entry { card: &churn::CARD, make: churn::scenario },
    Entry { card: &machines::CARD, make: machines::scenario },
    Entry { card: &sign_ups::CARD, make: sign_ups::scenario },
    Entry { card: &deliveries::CARD, make: deliveries::scenario },
    Entry { card: &loans::CARD, make: loans::scenario },
];

/// The scenario that a page without a link opens with.
pub const DEFAULT: &str = ALL[0].card.id;

/// That scenario: where no other is meant, things are told in its words.
pub fn default_scenario() -> Scenario {
    (ALL[0].make)()
}

/// The scenario with this name.
pub fn find(id: &str) -> Option<Scenario> {
    ALL.iter().find(|e| e.card.id == id).map(|e| (e.make)())
}
