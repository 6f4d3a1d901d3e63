//! The team watches what came, what was answered and which outcomes are in; the simulation books what is true.

use crate::base::time::Tick;
use crate::platform::team::plan::{PlanView, PlannedAction};
use crate::platform::vocabulary::{Action, What};
use crate::platform::world::World;

impl World {
    pub(in crate::platform::world) fn observe(&mut self) {
        self.monitoring.observe(self.now, &self.release.in_service(), self.workload.seen());
        self.monitoring.learn_outcomes(&self.labels.matured);
        self.truth.observe(self.serving.threshold, self.scenario.amount.as_ref(), &self.workload.minute);
    }

    /// Runs between ticks: `now` is already the minute after the bucket's last.
    pub(in crate::platform::world) fn close_bucket(&mut self) {
        let champion = self.release.champion().clone();
        if !self.monitoring.close(Tick(self.now.0 - 1), &champion) {
            return;
        }
        self.truth.close();
        self.judge_trials();
        let mut events = Vec::new();
        let coverage = f64::from(self.scenario.outcomes.coverage);
        self.alerts.look(self.now, &self.monitoring, coverage, |what| events.push(what));
        self.quality.rules.close(self.now, |what| events.push(what));
        for what in events {
            self.tell(what);
        }
        self.roll_out();
        self.run_plan();
    }

    /// The plan is asked, and acts through the door that a person uses.
    fn run_plan(&mut self) {
        let Some(mut operating) = self.team.plan_runner.take() else { return };
        self.ledger.pay(operating.eur_a_bucket(self.now));
        let acts = operating.look(&PlanView {
            now: self.now,
            alerts: &self.alerts,
            registry: &self.release.registry,
            rollout: &self.release.rollout,
            verdict: &|| self.verdict(),
            monitoring: &self.monitoring,
            events: &self.events,
            powers: self.team.settings.powers,
            threshold: self.serving.threshold,
            coverage: f64::from(self.scenario.outcomes.coverage),
        });
        let mut undone = Vec::new();
        for PlannedAction { action, step } in acts {
            let outcome = action.as_ref().map_or(Ok(()), |action| self.apply_for_team(action));
            if let (Some(Action::Retrain(_)), Ok(()), Some(job)) = (&action, &outcome, &self.training.job) {
                operating.began(job.number);
            }
            match outcome {
                Ok(()) => self.tell(What::ByPlan { step, refused: None }),
                Err(why) => undone.push((step, why)),
            }
        }
        let news = operating.could_not_do(undone.iter().map(|(step, _)| step.clone()).collect());
        for ((step, why), _) in undone.into_iter().zip(news).filter(|(_, news)| *news) {
            self.tell(What::ByPlan { step, refused: Some(why) });
        }
        self.team.plan_runner = Some(operating);
    }
}
