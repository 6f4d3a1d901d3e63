//! Moments, places and kinds of a surprise in the words of its scenario.

use crate::base::number_format;
use crate::base::time::{Minutes, Tick};
use crate::course::incidents::Incident;
use crate::platform::scenario::Scenario;
use crate::present::words;
use crate::session::surprise::{Surprise, Where};

/// "Tue 06:00 to 12:00".
pub(super) fn stretch(from: Tick) -> String {
    let to = from.plus(Minutes::hours(6));
    let end = if to.minute_of_day() == 0 { "24:00".to_owned() } else { number_format::hour_minute(to) };
    format!("{} to {end}, day {}", words::clock(from), from.day())
}

/// Told in the words of the scenario, and of what was struck.
pub fn tell(text: &str, surprise: &Surprise, scenario: &Scenario) -> String {
    let Some(incident) = surprise.incident else { return text.to_owned() };
    let fault = incident.cause();
    let field = fault.field(&surprise.target, scenario).map(|at| words::small(&scenario.schema.fields[at].label));
    let segment = surprise.places(scenario).into_iter().find_map(|place| match place {
        Where::Segment(at) => Some(words::small(&scenario.segments[at].name)),
        _ => None,
    });
    let text = text.replace("{field}", &field.unwrap_or_default()).replace("{segment}", &segment.unwrap_or_default());
    scenario.tell(&text)
}

pub(super) fn place_words(place: Where, scenario: &Scenario) -> String {
    match place {
        Where::Whole => "all of it".to_owned(),
        Where::Field(at) => scenario.schema.fields.get(at).map(|field| field.label.clone()).unwrap_or_default(),
        Where::Segment(at) => scenario.segments.get(at).map(|segment| segment.name.clone()).unwrap_or_default(),
    }
}

pub(super) fn kind_words(incident: Option<&Incident>, scenario: &Scenario) -> String {
    incident.map_or_else(|| "Nothing is wrong".to_owned(), |incident| scenario.tell(incident.kind))
}

pub(super) fn moment(tick: Tick) -> String {
    format!("{}, day {}", words::clock(tick), tick.day())
}
