//! The cards before the model: what was sent, what was received, what the check said, what was prepared.

use super::parts::{card, field_rows, sender_is_known, signed};
use super::view::{TraceCard, TraceRow};
use crate::learn::data::Schema;
use crate::platform::probe::Fields;
use crate::platform::quality::{Response, RuleKind, Why};
use crate::platform::release::{FeatureContribution, ScoreBreakdown};
use crate::platform::world::trace::RequestTrace;
use crate::present::control_room::view::StageId;
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::present::words::rules;
use crate::session::Session;

pub(super) fn sent(session: &Session, request: &RequestTrace, truth: bool) -> TraceCard {
    let scenario = session.scenario();
    let one = &scenario.words.one;
    let segment = &scenario.segments[usize::from(request.segment)].name;
    let second = (request.at_ms / 1000.0) as u32;
    let mut card = card(StageId::Customers, format!("{segment}, at {}:{second:02}.", words::clock(request.at)));
    card.name = "Sent".to_owned();
    if sender_is_known(session, truth) {
        card.head = ["field", "as meant", ""];
        card.rows = field_rows(&scenario.schema, &request.sent, &request.sent);
        if let Some(text) = scenario.text_of(&request.sent) {
            card.lead.push_str(&format!(" It reads: “{text}”"));
        }
    } else {
        card.state = StatusIcon::NoData;
        card.note = format!("What the sender meant cannot be seen from here: only the {one} as it arrived. The truth shows it.");
    }
    card
}

pub(super) fn received(session: &Session, request: &RequestTrace, truth: bool) -> TraceCard {
    let schema = &session.scenario().schema;
    let known = sender_is_known(session, truth);
    let other = if known { &request.sent } else { &request.received };
    let rows = field_rows(schema, &request.received, other);
    let changed = rows.iter().filter(|row| row.marked).count();
    let lead = match (known, changed) {
        (false, _) => "These values arrived.".to_owned(),
        (true, 0) => "All values arrived as they were meant.".to_owned(),
        (true, n) => format!("{} arrived otherwise than meant.", words::count(n as u64, "value", "values")),
    };
    let mut card = card(StageId::Customers, lead);
    card.name = "Received".to_owned();
    if changed > 0 {
        card.state = StatusIcon::Firing;
        card.head = ["field", "arrived as", "was meant as"];
        card.rows = rows;
    } else if !known {
        card.head = ["field", "arrived as", ""];
        card.rows = rows;
    }
    card
}

pub(super) fn check(session: &Session, request: &RequestTrace) -> TraceCard {
    let scenario = session.scenario();
    let one = &scenario.words.one;
    let mut card = card(StageId::Check, "");
    card.lead = verdict(one, request.checked, request.response);
    if let Some(then) = request.response {
        card.state = if then.stops() { StatusIcon::Firing } else { StatusIcon::Watching };
    }
    card.rows = reasons(&scenario.schema, &request.broke);
    if request.response == Some(Response::Impute) {
        let filled = field_rows(&scenario.schema, &request.served, &request.received);
        card.head = ["field", "filled in", "arrived as"];
        card.rows = filled.into_iter().filter(|row| row.marked).collect();
    }
    card
}

/// What the check did, in a sentence.
pub(super) fn verdict(one: &str, checked: bool, then: Option<Response>) -> String {
    match then {
        None if checked => "It kept the contract and all rules, and went on to the model.".to_owned(),
        None => "The check is off, and there is no rule: it went on to the model as it was.".to_owned(),
        Some(Response::LetPass) => "It broke a rule, was counted, and went on to the model.".to_owned(),
        Some(Response::Impute) => "It broke a rule. The usual value of the training snapshot took the place of the broken one.".to_owned(),
        Some(Response::FallBack) => "It broke the contract, so the simple rule answered.".to_owned(),
        Some(Response::Quarantine) => {
            format!("It went into quarantine: the simple rule answered, a person looks at the {one} later, and no model learns from it.")
        }
        Some(Response::Reject) => "It was rejected. The sender got this answer, and a person read it.".to_owned(),
    }
}

/// What was broken, a sentence a row.
pub(super) fn reasons(schema: &Schema, broke: &[Option<Why>]) -> Vec<TraceRow> {
    let row = |why: &Why| {
        let what = if matches!(why.kind, RuleKind::MissingShare | RuleKind::OutOfRangeShare | RuleKind::CategoryShare) {
            "rule about an hour"
        } else {
            ""
        };
        TraceRow { marked: true, cells: [rules::why(why, schema), what.to_owned(), String::new()], bar: None }
    };
    broke.iter().flatten().map(row).collect()
}

pub(super) fn prepared(session: &Session, weighed: &ScoreBreakdown, served: &Fields) -> TraceCard {
    let schema = &session.scenario().schema;
    let mut card = card(StageId::Prepare, "Each field becomes numbers that a model can weigh, with the steps of training.");
    card.head = ["field", "was", "the model sees"];
    card.rows = schema
        .fields
        .iter()
        .zip(served)
        .map(|(field, value)| {
            let own = |part: &&FeatureContribution| {
                let rest = part.name.strip_prefix(&*field.name);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('=') || rest == " missing")
            };
            let shown = |part: &FeatureContribution| match part.name.split_once('=') {
                _ if part.name == field.name => Some(signed(part.value)),
                Some((_, word)) => (part.value != 0.0).then(|| format!("{word} = 1")),
                None => (part.value != 0.0).then(|| "missing = 1".to_owned()),
            };
            let numbers: Vec<String> = weighed.parts.iter().filter(own).filter_map(shown).collect();
            let numbers = if numbers.is_empty() { "0 everywhere".to_owned() } else { numbers.join(", ") };
            TraceRow { cells: [field.label.clone(), rules::value(field, *value), numbers], ..TraceRow::default() }
        })
        .collect();
    card.note = "A number is how many standard deviations a value lies from the mean of training; a word is 1 where it applies.".to_owned();
    card
}
