//! Whoever was asked to agree to a release decides.

use crate::platform::vocabulary::What;
use crate::platform::world::World;

impl World {
    pub(in crate::platform::world) fn decide_approvals(&mut self) {
        let (powers, threshold) = (self.team.settings.powers, self.serving.threshold);
        for (version, approved) in self.release.decide_approvals(self.now, powers, &self.monitoring.recent, threshold) {
            self.tell(What::Decided { version, approved });
        }
    }
}
