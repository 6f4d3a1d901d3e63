//! Where trouble is to strike: which field, whom, how many. The first choice of each is what is usual.

use super::control::{Values, choice, round, slider, wide};
use crate::platform::faults::RunningFault;
use crate::platform::faults::{self, Fault};
use crate::platform::vocabulary::FaultTarget;
use crate::present::control_room::view::{ControlInput, Unit};
use crate::present::words;
use crate::session::Session;

/// What can be set of a fault.
pub(super) fn inputs(session: &Session, fault: &'static Fault) -> Vec<ControlInput> {
    let scenario = session.scenario();
    let scope = &fault.targeting;
    let mut inputs = Vec::new();
    if let Some(rate) = scope.rate {
        inputs.push(slider("rate", "Reaches", (0.05, 1.0, 0.05), Unit::Share, wide(rate)));
    }
    let fields: Vec<&str> = fault.fields(scenario).map(|at| scenario.schema.fields[at].label.as_str()).collect();
    if fields.len() > 1 {
        inputs.push(choice("field", "Strikes", &fields));
    }
    if scope.segment {
        let segments: Vec<&str> = segments(session, fault).map(|at| at.map_or("everybody", |at| &scenario.segments[at].name)).collect();
        inputs.push(choice("segment", "Of", &segments));
    }
    inputs
}

/// The aim that they say.
pub(super) fn chosen(session: &Session, fault: &'static Fault, values: &Values<'_>) -> FaultTarget {
    let scenario = session.scenario();
    let at = |input| values.get(input) as usize;
    let field = fault.fields(scenario).nth(at("field")).filter(|_| at("field") > 0);
    let segment = segments(session, fault).nth(at("segment")).flatten().filter(|_| at("segment") > 0);
    let rate = fault.targeting.rate.filter(|default_rate| round(values.get("rate")) != *default_rate);
    FaultTarget {
        field: field.map(|at| scenario.schema.fields[at].name.clone()),
        segment: segment.map(|at| scenario.segments[at].id.clone()),
        rate: rate.map(|_| round(values.get("rate"))),
    }
}

/// Kinds of customers that it can be kept to: the usual choice, then the others.
fn segments(session: &Session, fault: &'static Fault) -> impl Iterator<Item = Option<usize>> {
    let scenario = session.scenario();
    let default_rate = fault.segment(&FaultTarget::default(), scenario).map(usize::from);
    std::iter::once(default_rate).chain((0..scenario.segments.len()).map(Some).filter(move |at| *at != default_rate))
}

/// Where trouble strikes that was aimed: ", equipment age, care homes".
pub(super) fn described(session: &Session, active: &RunningFault) -> String {
    let Some(fault) = faults::find(&active.injection.fault) else { return String::new() };
    let (target, scenario) = (&active.injection.target, session.scenario());
    let field = target.field.as_ref().and_then(|_| fault.field(target, scenario)).map(|at| &scenario.schema.fields[at].label);
    let segment = target.segment.as_ref().and_then(|_| fault.segment(target, scenario)).map(|at| &scenario.segments[usize::from(at)].name);
    let rate = target.rate.map(|rate| format!(", {} of them", words::percent(wide(rate)))).unwrap_or_default();
    let said: String = field.into_iter().chain(segment).map(|word| format!(", {}", words::small(word))).collect();
    rate + &said
}
