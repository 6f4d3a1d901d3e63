//! The card of a system: what a list shows of it.

use super::sectors::Sector;

/// What a list of systems shows. Kept apart from the scenario, so that listing all makes none of them.
pub struct Card {
    /// Its name in links.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// Who decides what with it, in one sentence.
    pub sentence: &'static str,
    /// Who decides what with the answer.
    pub decision: &'static str,
    /// What must not be decided by it.
    pub not_for: &'static str,
    /// What hangs on it, and when the truth is known.
    pub stakes: &'static str,
    /// The field of work that it belongs to.
    pub sector: &'static Sector,
    /// Requests a minute at each full hour of a weekday.
    pub by_hour: [f32; 24],
}
