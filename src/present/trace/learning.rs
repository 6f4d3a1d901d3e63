//! The cards of the way back: the outcome, what is kept, and what was learnt from it.

use super::amounts;
use super::parts::card;
use super::view::TraceCard;
use crate::base::time::{HOUR, Minutes};
use crate::platform::quality::Response;
use crate::present::control_room::view::StageId;
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::session::Session;
use crate::session::trace::record::{LabelStatus, RecordTrace};

pub(super) fn outcome(session: &Session, traced: &RecordTrace, truth: bool) -> TraceCard {
    let w = &session.scenario().words;
    let now = session.now();
    let is = |positive: bool| if positive { w.positive.clone() } else { format!("not {}", w.positive) };
    let request = &traced.request;
    let longest = Minutes(session.scenario().outcomes.longest_hours * HOUR);
    let mut card = card(StageId::Outcomes, "");
    let wrong = |positive: bool| match (request.answer.predicted_positive, positive) {
        (true, true) => "That was right: a true positive.",
        (false, false) => "It was correctly left alone: a true negative.",
        (false, true) => "It was missed: a false negative.",
        (true, false) => "That was a false alarm: a false positive.",
    };
    card.lead = match traced.outcome {
        LabelStatus::Written(at, positive) => {
            if request.answer.predicted_positive != positive {
                card.state = StatusIcon::Firing;
            }
            let took = words::length(at.since(request.at));
            let came = amounts::came(session.scenario(), traced);
            format!(
                "It was {}, which was written down at {}, {took} later.{came} {}",
                is(positive),
                words::moment(at, now),
                wrong(positive)
            )
        }
        LabelStatus::Never if !request.logged => "It was not written down, so no outcome can be joined to it.".to_owned(),
        LabelStatus::Never if now.since(request.at) > longest => {
            card.state = StatusIcon::NoData;
            "Nobody has written down what became of it, and by now nobody will.".to_owned()
        }
        // Nobody can tell an outcome that comes from one that never does, as long as it may still come.
        LabelStatus::Never | LabelStatus::Coming(_) => {
            card.state = StatusIcon::Working;
            "It is not known yet. Somebody has to deal with it first, and some outcomes never come.".to_owned()
        }
    };
    if truth {
        let chance = words::percent(f64::from(request.chance));
        card.note = format!("In truth it is {}. Of many like it, {chance} are {}.", is(request.positive), w.positive);
        card.note.push_str(&amounts::truth(session.scenario(), request));
        if matches!(traced.outcome, LabelStatus::Written(_, written) if written != request.positive) {
            card.state = StatusIcon::Firing;
            card.note.push_str(" It was written down wrongly.");
        }
    }
    card
}

pub(super) fn kept(session: &Session, traced: &RecordTrace) -> TraceCard {
    let one = &session.scenario().words.one;
    let request = &traced.request;
    let lead = match (request.kept, traced.outcome) {
        (false, _) if request.response.is_some_and(Response::withholds) => "The check kept it away from the training data.".to_owned(),
        (false, _) if !request.logged => "It was not written down, so it is not kept.".to_owned(),
        (false, _) if session.world().workload.keep_one_in() == 1 => "It did not get into the training data.".to_owned(),
        (false, _) => format!("It is not kept: {} is.", words::each_of(session.world().workload.keep_one_in(), one)),
        (true, LabelStatus::Written(..)) => "It is kept in the training data, with its outcome as its label.".to_owned(),
        (true, _) => "It is kept in the training data, without a label so far: nothing can be learnt from it yet.".to_owned(),
    };
    let mut card = card(StageId::Data, lead);
    card.state = if request.kept { StatusIcon::Done } else { StatusIcon::Off };
    if request.kept && request.response == Some(Response::Impute) {
        card.note = "It is kept with the value that was filled in.".to_owned();
    }
    card
}

pub(super) fn learnt(traced: &RecordTrace) -> TraceCard {
    let names: Vec<String> = traced.learnt.iter().map(|(version, _)| format!("v{version}")).collect();
    let lead = if names.is_empty() {
        "No version has learnt from it.".to_owned()
    } else {
        format!("It is in the snapshot of {}.", names.join(", "))
    };
    let mut card = card(StageId::Train, lead);
    card.name = "Learnt from".to_owned();
    card.state = if names.is_empty() { StatusIcon::NoData } else { StatusIcon::Done };
    if traced.learnt.iter().any(|(_, skipped)| *skipped) {
        card.note = "Hours in which an alert fired were left out: if it came in one of them, it is not.".to_owned();
    }
    card
}
