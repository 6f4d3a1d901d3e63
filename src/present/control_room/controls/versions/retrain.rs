//! A new version, trained on the last days.

use crate::platform::vocabulary::{Action, TrainingConfig, What};
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, choice, lately, response, slider};
use crate::present::control_room::view::{ControlState, ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "retrain", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let world = session.world();
    let w = &session.scenario().words;
    let mut control = response(CONTROL.id, "Retrain", format!("Train a new version on {} you choose.", w.many), "Retrain");
    if let Some(job) = &world.training.job {
        // A search is many trainings: how long this one takes tells of the others.
        let (this, done) = (job.progress(), world.training.progress().unwrap_or_default());
        let all = world.training.search.as_ref().map_or(1.0, |search| search.model_specs.len() as f64);
        let gone = f64::from(session.now().since(job.began).0.max(1));
        let left = match this > 0.02 {
            true => format!("about {:.0} simulated minutes left", (gone * all * (1.0 - done) / this).ceil().max(1.0)),
            false => "just begun".to_owned(),
        };
        control.means = format!("v{}, on {} {}.", job.number, words::grouped(u64::from(job.rows())), w.many);
        control.state = ControlState::Working { progress: done, text: format!("{}, {left}", words::percent(done)) };
        return control;
    }
    control.inputs.push(slider("days", "The last", (1.0, 28.0, 1.0), Unit::Days, 14.0));
    control.inputs.push(choice("skip-alerts", "Leave out", &["nothing", "hours with alerts"]));
    let ready = |v: u32| {
        let version = world.release.registry.get(v)?;
        let recall = version.tested_at(world.serving.threshold).recall()?;
        if let Some(errors) = &version.measures.errors {
            let off = words::amount(session.scenario(), errors.mae);
            return Some(format!("v{v} is ready. In its test it was off by {off} on average."));
        }
        Some(format!("v{v} is ready. In its test it caught {} of the {} {}.", words::percent(recall), w.positive, w.many))
    };
    control.done = lately(session, |what| match what {
        What::TrainingDone { version } => ready(*version),
        What::TrainingCancelled { version } => Some(format!("v{version} was given up.")),
        _ => None,
    });
    control
}

fn action(session: &Session, values: &Values<'_>) -> Result<Action, String> {
    let config = TrainingConfig::last(values.get("days") as u32).skipping(values.get("skip-alerts") > 0.5);
    Ok(Action::Retrain(config.by(session.world().release.champion().model_spec)))
}
