//! Whose alerts they are, and when they pick them up. An alert that nobody owns waits: nobody is told of it.

use super::{Alert, AlertState, Alerts};
use crate::base::time::Tick;
use crate::platform::team::reaction::ReactionTime;
use crate::platform::vocabulary::{Refusal, TeamRole};

impl Alert {
    /// When its owner picks it up, while it fires and waits for that; `None` also where nobody owns it, or owners do not answer by
    /// themselves.
    pub fn due(&self, reaction: Option<ReactionTime>) -> Option<Tick> {
        let AlertState::Firing { notified, taken: None, .. } = self.state else { return None };
        self.rule.owner.and(reaction).map(|reaction| reaction.due(notified.max(self.owned_since)))
    }
}

impl Alerts {
    /// Gives a rule to a role, or to nobody.
    ///
    /// # Errors
    /// If there is no such rule.
    pub fn set_owner(&mut self, rule: &str, owner: Option<TeamRole>, now: Tick) -> Result<(), Refusal> {
        let alert = self.find(rule)?;
        alert.rule.owner = owner;
        alert.owned_since = now;
        Ok(())
    }

    /// From now on owners answer by themselves, in another time than before.
    pub fn owners_begin(&mut self, now: Tick) {
        self.all.iter_mut().for_each(|alert| alert.owned_since = now);
    }

    /// Owners pick up what is due by now. Returns the rules of those alerts.
    pub fn owners_answer(&mut self, reaction: Option<ReactionTime>, now: Tick) -> Vec<&'static str> {
        let mut answered = Vec::new();
        for alert in self.all.iter_mut().filter(|alert| alert.due(reaction).is_some_and(|due| due <= now)) {
            if let AlertState::Firing { taken, .. } = &mut alert.state {
                *taken = Some(now);
                answered.push(alert.rule.id);
            }
        }
        answered
    }
}
