//! The newest training once more: a test of reproducibility.

use crate::platform::vocabulary::Action;
use crate::platform::world::World;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response};
use crate::present::control_room::view::{ControlState, ControlView};
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "repeat-training", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let world = session.world();
    let newest = newest_trained(world);
    let mut control =
        response(CONTROL.id, "Train the same again", "The same rows, the same settings: is it the same model?", "Train again");
    let Some(newest) = newest else {
        control.state = ControlState::Locked { why: NO_TRAINING.to_owned(), anyway: None };
        return control;
    };
    control.means = format!("v{newest} once more, on the very rows that it learnt from.");
    if let Some(job) = &world.training.job {
        control.state = ControlState::Locked { why: format!("v{} is being trained.", job.number), anyway: None };
    }
    control.done = same_as(world).map(|(a, b, same)| {
        if same { format!("v{b} has learnt the same as v{a}, to the last bit.") } else { format!("v{b} has not learnt the same as v{a}.") }
    });
    control
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    newest_trained(session.world()).map(|version| Action::RepeatTraining { version }).ok_or_else(|| NO_TRAINING.to_owned())
}

const NO_TRAINING: &str = "Nothing was trained in this run yet, or nothing of it was kept.";

/// The newest version that was trained in this run.
fn newest_trained(world: &World) -> Option<u32> {
    world.release.registry.all().rev().map(|(v, _)| v).find(|v| world.training.snapshots.find(v.number).is_ok()).map(|v| v.number)
}

/// The newest two versions that were trained in this run, and whether they have learnt the same.
fn same_as(world: &World) -> Option<(u32, u32, bool)> {
    let mut newest = world.release.registry.all().rev().map(|(v, _)| v).filter(|v| v.made_at > 0);
    let (b, a) = (newest.next()?, newest.next()?);
    Some((a.number, b.number, a.learnt() == b.learnt()))
}
