//! Where the example of a word leads, and how that is said: "Mission 2.2: Where to draw the line".

use form_urlencoded::Serializer;

use crate::course::glossary::{Corner, Example};
use crate::course::lessons;
use crate::course::scenarios;
use crate::platform::faults;
use crate::platform::vocabulary::FaultTarget;
use crate::present::charts;
use crate::present::control_room::pipeline::stage_name;
use crate::present::control_room::view::StageId;
use crate::present::words::small;
use crate::session::links::parameters::Ordered;

/// What of the room is looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A chart, by its name.
    Chart(&'static str),
    /// A part of the picture.
    Stage(StageId),
}

/// Parts of the picture, by their names in addresses.
const STAGES: [(&str, StageId); 9] = [
    ("customers", StageId::Customers),
    ("check", StageId::Check),
    ("prepare", StageId::Prepare),
    ("model", StageId::Model),
    ("answer", StageId::Answer),
    ("act", StageId::Act),
    ("outcomes", StageId::Outcomes),
    ("data", StageId::Data),
    ("train", StageId::Train),
];

impl Look {
    /// What has this name.
    pub fn find(name: &str) -> Option<Self> {
        let stage = || STAGES.iter().find(|(known, _)| *known == name).map(|(_, id)| Self::Stage(*id));
        charts::find(name).map(|chart| Self::Chart(chart.id)).or_else(stage)
    }
}

/// What the link of an example says.
pub fn words_of(example: Example) -> String {
    match example {
        Example::Mission(id) => lessons::find(id).map_or_else(String::new, |lesson| format!("Mission {id}: {}", lesson.title)),
        Example::Page(corner) => corner_name(corner).to_owned(),
        Example::Room { scenario, fault, look } => room(scenario, fault, look),
    }
}

/// Names of the pages beside the room.
const fn corner_name(corner: Corner) -> &'static str {
    match corner {
        Corner::Training => "Training room",
        Corner::Lab => "Laboratory",
        Corner::Checks => "Rules of the check",
        Corner::Account => "Account of a run",
        Corner::Trace => "One record on its way",
        Corner::Surprise => "Surprise week",
    }
}

/// "Card fraud with “Server outage”: who answered in the last hour".
fn room(id: &str, fault: Option<&str>, look: Option<&str>) -> String {
    let Some(scenario) = scenarios::find(id) else { return String::new() };
    let with = fault.and_then(faults::find).map_or_else(String::new, |fault| {
        let name = fault.describe(fault.name, &FaultTarget::default(), &scenario);
        format!(" with “{name}”")
    });
    let seen = match look.and_then(Look::find) {
        None => String::new(),
        Some(Look::Chart(id)) => charts::find(id).map_or_else(String::new, |chart| {
            let what = chart.sentence.split([':', '.', ',']).next().unwrap_or_default();
            format!(": {}", small(what))
        }),
        Some(Look::Stage(stage)) => format!(": “{}” in the picture", stage_name(&scenario, stage)),
    };
    format!("{}{with}{seen}", scenario.name)
}

/// The query of a room’s address: a new run of the system, with what goes wrong in it an hour after it opens.
pub fn room_query(scenario: &str, fault: Option<&str>) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("scenario", scenario);
    if let Some(fault) = fault.and_then(faults::find) {
        let order = Ordered { hour: 1, fault: fault.id, hidden: false, size: None, field: None };
        query.append_pair("faults", &order.write());
    }
    query.finish()
}
