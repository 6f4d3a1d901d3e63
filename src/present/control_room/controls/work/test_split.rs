//! How test rows are chosen: the newest, or at random.

use crate::platform::team::settings::{Setting, TestSplit};
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, Values, response};
use crate::present::control_room::view::ControlView;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control {
    id: "test-split",
    group: ControlGroup::Work,
    is_harmful: |settings| settings.test_split == TestSplit::ByTime,
    view,
    action,
    anyway: None,
};

fn view(session: &Session) -> ControlView {
    let many = &session.scenario().words.many;
    match session.world().team.settings.test_split {
        TestSplit::ByTime => {
            response(CONTROL.id, "Choose the test rows at random", format!("Now a version is tested on the newest {many}."), "At random")
        }
        TestSplit::AtRandom => {
            response(CONTROL.id, "Test on the newest", format!("Now a version is tested on {many} of the days it learnt from."), "By time")
        }
    }
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    let other = if session.world().team.settings.test_split == TestSplit::ByTime { TestSplit::AtRandom } else { TestSplit::ByTime };
    Ok(Action::Setting(Setting::TestSplit(other)))
}
