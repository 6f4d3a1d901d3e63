//! Trainings are begun: from which rows, by hand or not, and the same once more.

use crate::base::dice::{Dice, Stream};
use crate::base::time::{DAY, Tick};
use crate::platform::monitoring::alerts::AlertState;
use crate::platform::release::{Origin, relative};
use crate::platform::team::settings::TestSplit;
use crate::platform::training::{Job, Searching, Snapshot};
use crate::platform::vocabulary::{HyperparameterSearch, TrainingConfig, TrainingRefusal, What};
use crate::platform::world::World;

impl World {
    pub(in crate::platform) fn retrain(&mut self, choice: TrainingConfig) -> Result<(), TrainingRefusal> {
        self.training.nothing_runs()?;
        let snapshot = self.snapshot(choice)?;
        let number = self.release.registry.number_for(Origin::Trained(self.now));
        let snapshot = if self.team.settings.test_split == TestSplit::AtRandom { snapshot.at_random(self.seed, number) } else { snapshot };
        let mut job = Job::new(number, choice, self.now, &self.scenario.schema, snapshot)?;
        let assumed = self.team.settings.updates();
        let mut dice = Dice::keyed(self.seed, Stream::Slips, u64::from(number));
        job.not_before = self.now.plus(assumed.takes());
        job.slip = assumed.slip(dice.bits());
        self.begin_training(job);
        Ok(())
    }

    /// Begins a search.
    pub(super) fn search(&mut self, search: &HyperparameterSearch) -> Result<(), TrainingRefusal> {
        let model_specs = search.model_specs()?;
        self.retrain(search.training.by(model_specs[0]))?;
        self.training.search = Some(Searching { model_specs, done: 0, best: None });
        Ok(())
    }

    /// The rows that a training would learn from now.
    ///
    /// # Errors
    /// If there is too little to learn from, or no such stretch of days.
    pub fn snapshot(&self, choice: TrainingConfig) -> Result<Snapshot, TrainingRefusal> {
        choice.check()?;
        let now = relative(self.now);
        let [from, to] = [choice.days, choice.until].map(|days| now - i64::from(days * DAY));
        let bad = if choice.skip_alerts { self.alert_times() } else { Vec::new() };
        self.training.store.snapshot(from, to, |at| bad.iter().any(|(a, b)| (*a..*b).contains(&at)))
    }

    /// Rows with an outcome in the days of a training, hours with an alert among them.
    pub fn known_in(&self, choice: TrainingConfig) -> u64 {
        let [from, to] = [choice.days, choice.until].map(|days| relative(self.now) - i64::from(days * DAY));
        self.training.store.known_between(from, to)
    }

    pub(super) fn begin_training(&mut self, job: Job) {
        self.release.registry.begin(Origin::Trained(self.now), job.number);
        self.tell(What::TrainingBegan { version: job.number });
        self.training.job = Some(job);
    }

    /// The same training once more: the same rows in the same order, the same settings.
    pub(super) fn repeat(&mut self, version: u32) -> Result<(), TrainingRefusal> {
        self.training.nothing_runs()?;
        let (choice, snapshot) = self.training.snapshots.find(version)?;
        let number = self.release.registry.number_for(Origin::Trained(self.now));
        let mut job = Job::on(number, choice, self.now, &self.scenario.schema, snapshot)?;
        job.repeats = Some(version);
        self.begin_training(job);
        Ok(())
    }

    /// Stretches in which an alert fired, from the minute at which its limit was first crossed.
    pub(super) fn alert_times(&self) -> Vec<(i64, i64)> {
        let mut stretches = Vec::new();
        for alert in &self.alerts.all {
            let mut since = None;
            let of_rule = |r: &String| r == alert.rule.id;
            for event in &self.events {
                match &event.what {
                    What::AlertWatching { rule } if of_rule(rule) => since = Some(event.at),
                    What::AlertOver { rule } if of_rule(rule) => {
                        stretches.extend(since.take().map(|s: Tick| (relative(s), relative(event.at))));
                    }
                    _ => {}
                }
            }
            if let AlertState::Firing { since, .. } = alert.state {
                stretches.push((relative(since), relative(self.now)));
            }
        }
        stretches
    }
}
