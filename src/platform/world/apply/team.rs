//! What the team agrees on: what it wants, who may do what, whose an alert is, and whether the model answers.

use crate::platform::team::goal::{ProductGoal, WrittenGoal};
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, GoalRefusal, PowerRefusal, Refusal, SettingRefusal, TeamRole, What};
use crate::platform::world::World;

impl World {
    /// Whether this may be done by somebody in a role, or without a role by the team.
    ///
    /// # Errors
    /// If it may not: who may.
    pub fn permits(&self, action: &Action, by: Option<TeamRole>) -> Result<(), PowerRefusal> {
        action.needs().map_or(Ok(()), |power| self.team.settings.powers.permit(power, by))
    }

    /// Somebody picks an alert up.
    pub(super) fn acknowledge(&mut self, rule: &str) -> Result<(), Refusal> {
        self.alerts.acknowledge(rule, self.now)?;
        self.tell(What::AlertTaken { rule: rule.to_owned() });
        Ok(())
    }

    pub(super) fn set_owner(&mut self, action: &Action, rule: &str, owner: Option<TeamRole>) -> Result<(), Refusal> {
        self.alerts.set_owner(rule, owner, self.now)?;
        self.note(action);
        Ok(())
    }

    /// Takes the model out of the traffic, or lets it back in.
    pub(super) fn pause(&mut self, pause: bool) -> Result<(), SettingRefusal> {
        match (pause, self.serving.paused) {
            (true, true) => return Err(SettingRefusal::AlreadyPaused),
            (false, false) => return Err(SettingRefusal::NotPaused),
            _ => {}
        }
        self.serving.paused = pause;
        self.tell(if pause { What::Paused } else { What::Resumed });
        Ok(())
    }

    /// Writes down what the run is for, in the place of what stood there.
    pub(super) fn write_goal(&mut self, goal: &ProductGoal) -> Result<(), GoalRefusal> {
        goal.check()?;
        let rewritten = self.team.goal.as_ref().map_or(0, |before| before.rewritten.saturating_add(1));
        self.team.goal = Some(WrittenGoal { goal: goal.clone(), at: self.now, rewritten });
        self.note(&Action::Goal(Box::new(goal.clone())));
        Ok(())
    }

    /// What follows at once from a way of working together.
    pub(super) fn work_together(&mut self, setting: Setting) {
        if let Setting::Reaction(_) = setting {
            self.alerts.owners_begin(self.now);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::time::HOUR;
    use crate::course::scenarios;
    use crate::platform::team::settings::Setting::{ActAs, Power as Give};
    use crate::platform::vocabulary::{By, Power, TrainingConfig};

    fn world() -> World {
        World::new(Arc::new(scenarios::default_scenario()), 7).expect("a world")
    }

    fn live(world: &mut World, hours: u32) {
        (0..hours * HOUR).for_each(|_| world.step());
    }

    /// Requests of the last closed bucket by who answered them.
    fn answered(world: &World, by: By) -> u32 {
        world.monitoring.buckets.last().map_or(0, |bucket| bucket.answered_by[by as usize])
    }

    #[test]
    fn while_it_is_paused_the_simple_rule_answers_everything_and_that_is_booked() {
        let mut world = world();
        live(&mut world, 9);
        assert!(answered(&world, By::Champion) > 0);
        assert_eq!(world.apply(&Action::Resume), Err(SettingRefusal::NotPaused.into()));
        world.apply(&Action::Pause).expect("it can be paused");
        assert_eq!(world.apply(&Action::Pause), Err(SettingRefusal::AlreadyPaused.into()));
        live(&mut world, 1);
        let last = world.monitoring.buckets.last().expect("an hour has passed");
        assert_eq!((answered(&world, By::Champion), answered(&world, By::Rule)), (0, last.requests));
        let booked = world.ledger.accounts.iter().find(|(version, _)| *version == 0).map_or(0, |(_, account)| account.answered);
        assert!(booked >= u64::from(last.requests), "{booked}");
        world.apply(&Action::Resume).expect("it can be resumed");
        live(&mut world, 1);
        assert!(answered(&world, By::Champion) > 0);
    }

    #[test]
    fn whoever_asks_does_not_agree_and_where_nobody_may_a_request_waits() {
        let mut world = world();
        live(&mut world, 10);
        world.apply(&Action::Retrain(TrainingConfig::last(14))).expect("it can begin");
        live(&mut world, 4);
        let give = |world: &mut World, role, may| {
            world.apply(&Action::Setting(Give { power: Power::Approve, role, may })).expect("it can be given");
        };
        give(&mut world, TeamRole::DataScientist, false);
        give(&mut world, TeamRole::MlEngineer, true);
        world.apply(&Action::Setting(ActAs(Some(TeamRole::MlEngineer)))).expect("it can be chosen");
        world.apply(&Action::RequestApproval { version: 4 }).expect("it can be asked for");
        live(&mut world, 5);
        let request = &world.release.approvals[0];
        assert_eq!((request.approver, request.found.is_some()), (None, false), "the one who asked may, and nobody else");
        give(&mut world, TeamRole::Compliance, true);
        live(&mut world, 3);
        let request = &world.release.approvals[0];
        assert_eq!((request.approver, request.found.is_some()), (Some(TeamRole::Compliance), true));
    }
}
