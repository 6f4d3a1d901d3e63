//! Experiments: a table of all trainings that were done, and a search over one setting.
//!
//! Each training leaves a row: what it learnt from, by which recipe, how it did, how long it took. Rows can be compared
//! where they learnt from the same snapshot; otherwise the difference may be in the data.
//!
//! A [`Search`] trains the same snapshot once for each value of a setting and keeps only the best as a version. The best
//! is told by the validation part, not by the test part: a test that was chosen by is no test any more.

use std::sync::Arc;

use crate::base::time::Tick;

use super::{Experiment, Job, Searching, Snapshot};
use crate::platform::release::{Answers, Status, Version};
use crate::platform::vocabulary::{Refusal, Search, TrainingConfig, What};
use crate::platform::world::World;

/// Rows that are kept; the oldest go.
const MOST_ROWS: usize = 100;

/// What a training that is done was about.
pub(in crate::platform) struct Task {
    /// The version it becomes.
    pub number: u32,
    /// What was chosen.
    pub choice: TrainingConfig,
    /// When it began.
    pub began: Tick,
    /// What it learnt from.
    pub snapshot: Arc<Snapshot>,
}

impl World {
    /// Begins a search.
    pub(in crate::platform) fn search(&mut self, search: &Search) -> Result<(), Refusal> {
        let recipes = search.recipes()?;
        self.retrain(search.training.by(recipes[0]))?;
        self.searching = Some(Searching { recipes, done: 0, best: None });
        Ok(())
    }

    /// How far the work that runs is, a whole search or one training: 0 to 1; `None` where nothing runs.
    pub fn training_progress(&self) -> Option<f64> {
        let job = self.training.as_ref()?.progress();
        Some(self.searching.as_ref().map_or(job, |search| (f64::from(search.done) + job) / search.recipes.len() as f64))
    }

    /// A training is done: it leaves its row, and becomes a version at once or when its search has ended.
    pub(in crate::platform) fn training_is_done(&mut self, task: Task, version: Version) {
        let number = self.experiments.last().map_or(1, |last| last.number + 1);
        if self.experiments.len() == MOST_ROWS {
            self.experiments.remove(0);
        }
        let validation = version.curve.last().and_then(|point| point.held);
        self.experiments.push(Experiment {
            number,
            version: Some(version.number).filter(|_| self.searching.is_none()),
            at: self.now,
            minutes: self.now.since(task.began).0,
            choice: task.choice,
            snapshot: version.snapshot.clone(),
            measures: version.measures.clone(),
            validation,
            answers: Arc::new(Answers { outcomes: version.tested.outcomes.clone(), scores: version.tested.scores.clone() }),
        });
        let Some(mut search) = self.searching.take() else { return self.add_version(task, version) };
        search.done += 1;
        let loss = validation.unwrap_or(f64::INFINITY);
        if search.best.as_ref().is_none_or(|(_, best, _)| loss < *best) {
            search.best = Some((Box::new(version), loss, number));
        }
        let next = search.recipes.get(search.done as usize).map(|recipe| {
            let choice = task.choice.by(*recipe);
            Job::on(task.number, choice, self.now, &self.scenario.schema, task.snapshot.clone())
        });
        match (next, search.best.take()) {
            (Some(Ok(job)), best) => {
                search.best = best;
                self.training = Some(job);
                self.searching = Some(search);
            }
            (_, Some((version, _, row))) => {
                let of_row = self.experiments.iter_mut().find(|experiment| experiment.number == row);
                of_row.into_iter().for_each(|experiment| experiment.version = Some(version.number));
                let choice = task.choice.by(version.recipe);
                self.add_version(Task { choice, ..task }, *version);
            }
            (_, None) => {}
        }
    }

    fn add_version(&mut self, task: Task, version: Version) {
        let number = version.number;
        if self.settings.keep_versions {
            self.snapshots.keep(number, task.choice, task.snapshot);
        }
        self.registry.add(version, Status::Ready);
        self.tell(What::TrainingDone { version: number });
    }
}
