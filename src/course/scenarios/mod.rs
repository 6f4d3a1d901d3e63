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
pub struct ScenarioEntry {
    /// What a list shows of it.
    pub card: &'static Card,
    /// Makes it.
    pub make: fn() -> Scenario,
}

/// All scenarios, in the order in which the page lists them.
pub const ALL: &[ScenarioEntry] = &[
    ScenarioEntry { card: &support_tickets::CARD, make: support_tickets::scenario },
    ScenarioEntry { card: &card_fraud::CARD, make: card_fraud::scenario },
    ScenarioEntry { card: &spam::CARD, make: spam::scenario },
    ScenarioEntry { card: &churn::CARD, make: churn::scenario },
    ScenarioEntry { card: &machines::CARD, make: machines::scenario },
    ScenarioEntry { card: &sign_ups::CARD, make: sign_ups::scenario },
    ScenarioEntry { card: &deliveries::CARD, make: deliveries::scenario },
    ScenarioEntry { card: &loans::CARD, make: loans::scenario },
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
