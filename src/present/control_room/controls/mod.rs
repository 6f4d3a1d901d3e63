//! The control panel: trouble that one can make, and what one can do about it. A control says what it needs and
//! why it can't be used now; pressing it gives an [`Action`].
//!
//! To add a response: a file with a [`Control`] named `CONTROL`, in the folder of its heading (best example: `data/validation.rs`), with
//! its `mod` line and its place in that folder's `mod.rs`, and its name for links in `session/links/parameters/names.rs`. Trouble
//! comes from the catalogue of faults by itself.

mod control;
mod data;
mod fitting;
mod inject_fault;
mod people;
mod ready;
mod targeting;
mod versions;
mod work;

pub use control::{Settings, input_text};
pub use inject_fault::runs;
pub use versions::threshold::move_threshold;
pub(crate) use work::update_figures::said as updates_said;

use super::view::ControlView;
use crate::platform::faults;
use crate::platform::vocabulary::Action;
use crate::session::Session;
use control::Control;

/// All responses, a heading after the other.
fn responses() -> impl Iterator<Item = &'static Control> {
    [data::ALL, versions::ALL, people::ALL, work::ALL].into_iter().flatten().copied()
}

fn find(id: &str) -> Result<&'static Control, String> {
    responses().find(|control| control.id == id).ok_or_else(|| format!("There is no control called “{id}”."))
}

/// All controls of both tabs, in order; what would be a step back comes last.
pub fn controls(session: &Session) -> Vec<ControlView> {
    let (habits, mut shown): (Vec<_>, Vec<_>) = responses().map(|control| control.look(session)).partition(|view| view.rare);
    shown.extend(habits);
    let fitting = fitting::fitting(session.world(), &shown);
    shown.iter_mut().for_each(|view| view.fits = fitting.contains(&view.id));
    let mut all = inject_fault::controls(session);
    all.extend(shown);
    all
}

/// What a response is called in a run.
pub fn named(session: &Session, id: &str) -> Option<String> {
    find(id).ok().map(|control| control.look(session).name)
}

/// What pressing a control means, with its inputs as set. Inputs that were not touched stand at their default.
///
/// # Errors
/// If there is no such control, or nothing that it could act on.
pub fn action(session: &Session, id: &str, set: &Settings) -> Result<Action, String> {
    match faults::find(id) {
        Some(fault) => Ok(inject_fault::press(session, fault, set)),
        None => find(id)?.press(session, set),
    }
}

/// Stops trouble that runs or waits.
pub fn stop(id: &str) -> Action {
    Action::EndFault { fault: id.to_owned() }
}

/// Gives up the work that a control shows.
pub fn cancel() -> Action {
    Action::CancelTraining
}

/// What the second button of a locked control means: to do it all the same.
///
/// # Errors
/// If there is no such control, or it has no second button.
pub fn anyway(session: &Session, id: &str) -> Result<Action, String> {
    let anyway = find(id)?.anyway.ok_or_else(|| "It cannot be done all the same.".to_owned())?;
    Ok(anyway(session))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios::DEFAULT;
    use crate::platform::team::settings::{Setting, SuccessMetric, TestSplit};
    use crate::session::links::parameters::RESPONSES;

    #[test]
    fn an_address_can_name_each_control() {
        let session = Session::open(DEFAULT, 7).unwrap();
        let shown: Vec<_> = controls(&session).into_iter().map(|control| control.id).collect();
        let named: Vec<_> = faults::ALL.iter().map(|fault| fault.id).chain(RESPONSES.iter().map(|(id, _)| *id)).collect();
        assert_eq!(shown, named);
    }

    #[test]
    fn steps_back_stand_apart_and_steps_forward_do_not() {
        let mut run = Session::open("support-tickets", 7).unwrap();
        let of = |run: &Session, id: &str| controls(run).into_iter().find(|control| control.id == id).unwrap().group;
        for (id, setting) in [
            ("keep-versions", Setting::KeepVersions(false)),
            ("manual-updates", Setting::ManualUpdates(true)),
            ("test-split", Setting::TestSplit(TestSplit::AtRandom)),
            ("success-metric", Setting::SuccessMetric(SuccessMetric::Accuracy)),
        ] {
            assert_eq!(of(&run, id), control::HABITS, "{id}");
            run.dispatch(Action::Setting(setting)).unwrap();
            assert_eq!(of(&run, id), "Ways of working", "{id}");
        }
        assert_eq!(of(&run, "approval-gate"), "People");
        run.dispatch(Action::Setting(Setting::ApprovalGate(true))).unwrap();
        assert_eq!(of(&run, "approval-gate"), control::HABITS);
    }
}
