//! A record’s way, card after card; and the answer to a request that somebody has written by hand.

use super::answering::{decided, scored};
use super::arriving::{check, prepared, reasons, received, sent, verdict};
use super::learning::{kept, learnt, outcome};
use super::parts::card;
use super::view::{TraceCard, TraceView};
use crate::platform::quality::Response;
use crate::platform::world::trace::HypotheticalAnswer;
use crate::present::control_room::pipeline::stage_name;
use crate::present::control_room::view::StageId;
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::session::Session;
use crate::session::trace::record::RecordTrace;

/// A record's way, with what only the simulation knows where `truth` is shown.
pub fn trace_view(session: &Session, traced: &RecordTrace, truth: bool) -> TraceView {
    let truth = truth && !session.is_guessing();
    let w = &session.scenario().words;
    let request = &traced.request;
    let cards = vec![
        sent(session, request, truth),
        received(session, request, truth),
        check(session, request),
        prepared(session, &request.breakdown, &request.served),
        scored(session, &request.breakdown, request.by_model()),
        decided(session, request),
        outcome(session, traced, truth),
        kept(session, traced),
        learnt(traced),
    ];
    TraceView { title: format!("The {} of {}", w.one, words::moment(request.at, session.now())), cards: named(session, cards) }
}

/// The cards, those without a name of their own named after their stages.
fn named(session: &Session, mut cards: Vec<TraceCard>) -> Vec<TraceCard> {
    for card in cards.iter_mut().filter(|card| card.name.is_empty()) {
        card.name = stage_name(session.scenario(), card.stage);
    }
    cards
}

/// What is said to a request that somebody has written by hand.
pub fn asked(session: &Session, asked: &HypotheticalAnswer) -> Vec<TraceCard> {
    let w = &session.scenario().words;
    let schema = &session.scenario().schema;
    let mut checked = card(StageId::Check, verdict(&w.one, session.world().quality.checks(), asked.response));
    checked.rows = reasons(schema, &asked.broke);
    if asked.response.is_some_and(Response::stops) {
        checked.state = StatusIcon::Firing;
    }
    let by_model = !asked.response.is_some_and(Response::stops);
    let line = words::percent(f64::from(session.world().serving.threshold));
    let lead = match asked.predicted_positive {
        None => "It goes back: there is no answer but the reasons above.".to_owned(),
        Some(decision) => {
            let said = if decision { w.positive.clone() } else { format!("not {}", w.positive) };
            if by_model {
                format!("Called {said}: the decision threshold is {line}.")
            } else {
                format!("Called {said} by the simple rule.")
            }
        }
    };
    let cards = vec![
        checked,
        prepared(session, &asked.weighed, &asked.served),
        scored(session, &asked.weighed, by_model),
        card(StageId::Answer, lead),
    ];
    named(session, cards)
}
