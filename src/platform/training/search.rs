//! Experiments: a table of all trainings that were done, and a search over one setting.
//!
//! Each training leaves a row: what it learnt from, by which recipe, how it did, how long it took. Rows can be compared
//! where they learnt from the same snapshot; otherwise the difference may be in the data.
//!
//! A search trains the same snapshot once for each value of a setting and keeps only the best as a version. The best
//! is told by the validation part, not by the test part: a test that was chosen by is no test any more.

use std::sync::Arc;

use super::state::{Progress, Task, Training};
use super::{Experiment, Job};
use crate::base::time::Tick;
use crate::learn::data::Schema;
use crate::platform::release::{Answers, Version};

/// Rows that are kept; the oldest go.
const MOST_ROWS: usize = 100;

impl Training {
    /// A training is done: it leaves its row, and becomes a version at once or when its search has ended.
    pub(super) fn finish(&mut self, task: Task, version: Version, now: Tick, schema: &Schema) -> Progress {
        let row = self.write_row(&task, &version, now);
        let Some(mut search) = self.search.take() else { return Progress::Made(task, Box::new(version)) };
        search.done += 1;
        let loss = self.experiments.last().and_then(|experiment| experiment.validation).unwrap_or(f64::INFINITY);
        if search.best.as_ref().is_none_or(|(_, best, _)| loss < *best) {
            search.best = Some((Box::new(version), loss, row));
        }
        let next = search.model_specs.get(search.done as usize).map(|model_spec| {
            let choice = task.choice.by(*model_spec);
            Job::on(task.number, choice, now, schema, task.snapshot.clone())
        });
        match (next, search.best.take()) {
            (Some(Ok(job)), best) => {
                search.best = best;
                self.job = Some(job);
                self.search = Some(search);
                Progress::None
            }
            (_, Some((version, _, row))) => {
                let of_row = self.experiments.iter_mut().find(|experiment| experiment.number == row);
                of_row.into_iter().for_each(|experiment| experiment.version = Some(version.number));
                let choice = task.choice.by(version.model_spec);
                Progress::Made(Task { choice, ..task }, version)
            }
            (_, None) => Progress::None,
        }
    }

    /// Writes a training down in the table. Returns the number of its row.
    fn write_row(&mut self, task: &Task, version: &Version, now: Tick) -> u32 {
        let number = self.experiments.last().map_or(1, |last| last.number + 1);
        if self.experiments.len() == MOST_ROWS {
            self.experiments.remove(0);
        }
        self.experiments.push(Experiment {
            number,
            version: Some(version.number).filter(|_| self.search.is_none()),
            at: now,
            minutes: now.since(task.began).0,
            choice: task.choice,
            snapshot: version.snapshot.clone(),
            measures: version.measures.clone(),
            validation: version.curve.last().and_then(|point| point.held),
            answers: Arc::new(Answers { outcomes: version.tested.outcomes.clone(), scores: version.tested.scores.clone() }),
        });
        number
    }
}
