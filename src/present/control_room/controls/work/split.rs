//! How test rows are chosen: the newest, or at random.

use crate::platform::team::settings::{Setting, Split};
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, Group, Values, response};
use crate::present::control_room::view::ControlView;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control =
    Control { id: "split", group: Group::Work, is_harmful: |settings| settings.split == Split::ByTime, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let many = &session.scenario().words.many;
    match session.world().team.settings.split {
        Split::ByTime => {
            response(CONTROL.id, "Choose the test rows at random", format!("Now a version is tested on the newest {many}."), "At random")
        }
        Split::AtRandom => {
            response(CONTROL.id, "Test on the newest", format!("Now a version is tested on {many} of the days it learnt from."), "By time")
        }
    }
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    let other = if session.world().team.settings.split == Split::ByTime { Split::AtRandom } else { Split::ByTime };
    Ok(Action::Work(Setting::Split(other)))
}
