//! Why a fault is not injected, or not stopped.

use super::parts::outside;
use crate::platform::faults;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{FaultRefusal, FieldFilter};
use crate::present::words::meant;
use crate::present::words::short;

pub(super) fn sentence(id: &str, why: &FaultRefusal, scenario: &Scenario) -> String {
    let name = || faults::find(id).map_or_else(|| id.to_owned(), |fault| scenario.tell(fault.name));
    let recorded = |why: &str| format!("“{}” can be tried in the built-in systems only: {why}.", name());
    match why {
        FaultRefusal::Unknown => {
            format!("There is no trouble called “{id}”.{}", meant(id, faults::ALL.iter().map(|fault| fault.id)))
        }
        FaultRefusal::Size(size) => format!("The size of “{id}” lies {}.", outside(size)),
        FaultRefusal::Reach { given } => {
            format!("The reach of “{id}” is a share above 0 and up to 1; {} is outside.", short(f64::from(*given)))
        }
        FaultRefusal::AlreadyRunning => {
            let name = faults::find(id).map_or(id, |fault| fault.name);
            format!("“{}” is there already. Stop it first to start it otherwise.", scenario.tell(name))
        }
        FaultRefusal::TooMany => "That is enough trouble for one system.".to_owned(),
        FaultRefusal::NothingToAffect => format!("“{}” finds nothing here that it could touch.", name()),
        FaultRefusal::ConceptOfRecordedData => recorded("it changes what is true, and of your data only what was recorded is known"),
        FaultRefusal::NewcomersToRecordedData => {
            recorded("it brings customers who are not in your file, and nobody knows what they would send")
        }
        FaultRefusal::NoRecordedColumn => recorded("your file has no column that it could touch"),
        FaultRefusal::NotRunning => format!("“{id}” is not running."),
        FaultRefusal::FieldNotTargetable => format!("“{id}” cannot be aimed at a field."),
        FaultRefusal::NoSuchField => no_such_field(id, scenario),
        FaultRefusal::SegmentNotTargetable => format!("“{id}” cannot be kept to one segment."),
        FaultRefusal::NoSuchSegment => {
            let known: Vec<&str> = scenario.segments.iter().map(|segment| &*segment.id).collect();
            match known[..] {
                [] => format!("“{id}” strikes a segment, and there is none here."),
                _ => format!("“{id}” strikes one of these segments: {}.", known.join(", ")),
            }
        }
        FaultRefusal::RateNotTargetable => format!("“{id}” has no share of its own: its size says how much."),
        FaultRefusal::Rate { given } => {
            format!("The share of “{id}” lies above 0 and up to 1; {} is outside.", short(f64::from(*given)))
        }
        FaultRefusal::RecurringRelease => "A release comes once; it cannot come and go.".to_owned(),
        FaultRefusal::RecursInNoTime => "What comes and goes stays for a minute at least, and stays away for one.".to_owned(),
        FaultRefusal::CanaryOnTrial { canary } => {
            format!("v{canary} is on trial. Take it back or promote it first: one canary at a time.")
        }
    }
}

fn no_such_field(id: &str, scenario: &Scenario) -> String {
    let which = faults::find(id).and_then(|fault| fault.targeting.field).unwrap_or(FieldFilter::Any);
    let scope = match which {
        FieldFilter::Number => "a number",
        FieldFilter::Category => "a word of a list",
        FieldFilter::OtherUnit => "a number that has another unit",
        FieldFilter::Any | FieldFilter::Idle => "a field",
    };
    let known: Vec<&str> = scenario.schema.fields.iter().filter(|f| which.takes(f)).map(|f| &*f.name).collect();
    match known[..] {
        [] => format!("“{id}” strikes {scope}, and there is none here."),
        _ => format!("“{id}” strikes {scope}: one of {}.", known.join(", ")),
    }
}
