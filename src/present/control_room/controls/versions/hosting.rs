//! Where the model runs.

use crate::platform::serving::hosting::Hosting;
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, choice, response};
use crate::present::control_room::view::ControlView;
use crate::present::words;
use crate::present::words::names;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "hosting", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let now = session.world().team.settings.hosting;
    let means = format!("Now on {}. {}", names::hosting(now), what_it_is_like(session, now));
    let mut control = response(CONTROL.id, "Choose where it runs", means, "Move");
    let names = Hosting::ALL.map(|hosting| words::capital(names::hosting(hosting)));
    let mut places = choice("place", "Run it on", &names.each_ref().map(String::as_str));
    // What one would move to: away from company servers, or back to them.
    places.default = f64::from(if now == Hosting::Servers { Hosting::Cloud } else { Hosting::Servers } as u8);
    control.inputs.push(places);
    control
}

fn action(_: &Session, values: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Setting(Setting::Hosting(Hosting::ALL[(values.get("place") as usize).min(Hosting::ALL.len() - 1)])))
}

fn what_it_is_like(session: &Session, hosting: Hosting) -> String {
    let scenario = session.scenario();
    let many = &scenario.words.many;
    let terms = hosting.terms();
    let per_hour = format!("{:.2} EUR", f64::from(scenario.costs.server_eur_per_hour * terms.price));
    match hosting {
        Hosting::Laptop => {
            format!("One computer, nearly for nothing; now and then it is closed or restarts. All {many} stay in the house.")
        }
        Hosting::Servers => format!("As many as you decide, {per_hour} an hour each, used or not. All {many} stay in the house."),
        Hosting::Cloud => format!(
            "It rents and returns servers by itself, {per_hour} an hour each. All {many} go to somebody else, by a contract for {} a day.",
            words::eur(f64::from(terms.eur_a_day))
        ),
        Hosting::Devices => format!(
            "Each device answers for itself: no servers, no waiting, {} times as slow. The {many} stay where they are, and you hear of {}. A release or a roll-back takes days to reach them, and some never follow.",
            terms.latency_factor,
            words::percent(f64::from(terms.max_logging_rate))
        ),
    }
}
