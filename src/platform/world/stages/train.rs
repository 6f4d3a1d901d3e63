//! A training goes on for a minute.

use crate::platform::release::{Status, Version};
use crate::platform::training::{Progress, Task};
use crate::platform::vocabulary::What;
use crate::platform::world::World;

impl World {
    pub(in crate::platform::world) fn train(&mut self) {
        match self.training.advance(self.now, &self.scenario.schema, self.serving.threshold) {
            Progress::None => {}
            Progress::Failed(version) => self.tell(What::TrainingCancelled { version }),
            Progress::Made(task, version) => self.add_version(task, *version),
        }
    }

    fn add_version(&mut self, task: Task, version: Version) {
        let number = version.number;
        if self.team.settings.keep_versions {
            self.training.snapshots.keep(number, task.choice, task.snapshot);
        }
        self.release.registry.add(version, Status::Ready);
        self.tell(What::TrainingDone { version: number });
    }
}
