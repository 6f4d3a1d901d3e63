//! Owners pick up their alerts, as soon as the team has agreed on; whoever is on call for it is paid.

use crate::base::time::{HOUR, Minutes};
use crate::platform::team::plan::{HOUR_EUR, LOOK, ON_CALL_EUR};
use crate::platform::vocabulary::{Hours, What, office};
use crate::platform::world::World;

impl World {
    /// Runs between ticks, once alerts have been looked at.
    pub(in crate::platform::world) fn owners_answer(&mut self) {
        let Some(reaction) = self.team.settings.reaction else { return };
        let plan_pays = self.team.plan_runner.as_ref().is_some_and(|runner| runner.plan.hours == Hours::AroundTheClock);
        if reaction.hours == Hours::AroundTheClock && !plan_pays && !office(self.now.minus(Minutes(1))) {
            self.ledger.pay(ON_CALL_EUR / f64::from(HOUR));
        }
        for rule in self.alerts.owners_answer(Some(reaction), self.now) {
            self.ledger.pay(HOUR_EUR * f64::from(LOOK.0) / f64::from(HOUR));
            self.tell(What::AlertTaken { rule: rule.to_owned() });
        }
    }
}
