//! The version that is ready to be released.

use crate::platform::release::Status;
use crate::platform::world::World;
use crate::session::Session;

/// Why nothing can be released.
pub(super) const NOTHING_READY: &str = "No new version is ready: one has to be trained, or to come from another team.";

/// The newest version that was never in service.
pub(super) fn newest_ready(world: &World) -> Option<u32> {
    world.release.registry.all().rev().find(|(_, s)| *s == Status::Ready).map(|(v, _)| v.number)
}

/// The same, or why there is none.
pub(super) fn ready(session: &Session) -> Result<u32, String> {
    newest_ready(session.world()).ok_or_else(|| NOTHING_READY.to_owned())
}
