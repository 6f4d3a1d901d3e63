//! How many servers answer.

use crate::platform::serving::hosting::MOST_SERVERS;
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response, slider};
use crate::present::control_room::view::{ControlState, ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "scale-servers", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let count = session.world().serving.queue.servers();
    let eur = session.scenario().costs.server_eur_per_hour * 24.0;
    let many = &session.scenario().words.many;
    let means =
        format!("{} run. Each more: more {many} at once, and {eur:.0} EUR a day.", words::count(u64::from(count), "server", "servers"));
    let mut control = response(CONTROL.id, "Add a server", means, "Set");
    let hosting = session.world().team.settings.hosting;
    if hosting.gives_servers() {
        control.means = "Where it runs now, that is not chosen by hand.".to_owned();
        control.state = ControlState::Locked { why: words::refusals::servers_are_given(hosting).to_owned(), anyway: None };
    }
    let most = f64::from(MOST_SERVERS);
    control.inputs.push(slider("count", "Servers", (1.0, most, 1.0), Unit::Count, f64::from(count + 1).min(most)));
    control
}

fn action(_: &Session, values: &Values<'_>) -> Result<Action, String> {
    Ok(Action::ScaleServers { count: values.get("count") as u32 })
}
