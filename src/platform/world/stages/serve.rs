//! Versions, the simple rule and people answer.

use crate::platform::minute_context::MinuteContext;
use crate::platform::serving::Oversight;
use crate::platform::world::World;

impl World {
    pub(in crate::platform::world) fn serve(&mut self, context: &mut MinuteContext<'_>) {
        let oversight =
            Oversight { on_breach: self.quality.on_breach, review_band: self.team.settings.review_band, paused: self.serving.paused };
        self.serving.serve(context, &self.release, oversight, &mut self.workload.minute);
    }
}
