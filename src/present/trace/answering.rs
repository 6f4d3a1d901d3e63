//! The cards of the score, and of the decision.

use super::amounts;
use super::parts::{card, signed};
use super::view::{TraceCard, TraceRow};
use crate::base::order::sorted_by;
use crate::base::time::Minutes;
use crate::platform::release::{FeatureContribution, ScoreBreakdown};
use crate::platform::vocabulary::By;
use crate::platform::world::trace::RequestTrace;
use crate::present::control_room::view::StageId;
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::session::Session;

/// Columns whose contributions are shown one by one.
pub(super) const SHOWN_PARTS: usize = 6;

/// How a score came about: what each number adds, the largest first.
pub(super) fn scored(session: &Session, weighed: &ScoreBreakdown, used: bool) -> TraceCard {
    let schema = &session.scenario().schema;
    let positive = &session.scenario().words.positive;
    let score = words::percent(f64::from(weighed.score));
    let lead = if used {
        format!("v{} gave it a score of {score}.", weighed.version)
    } else {
        format!("v{} was not heard. It would have given it a score of {score}.", weighed.version)
    };
    let scenario = session.scenario();
    // Parts are in log odds, or in the unit of the amount.
    let size = weighed.predicted_amount.map_or(1.0, |(_, scale)| scale);
    let shown = |adds: f32| if weighed.predicted_amount.is_some() { amounts::signed(adds) } else { signed(adds) };
    let mut card = card(StageId::Model, amounts::lead(scenario, weighed, used).unwrap_or(lead));
    card.state = if used { StatusIcon::Normal } else { StatusIcon::Off };
    let parts = sorted_by(weighed.parts.iter().filter(|part| part.adds != 0.0).collect(), |part| -f64::from(part.adds.abs()));
    let most = parts.first().map_or(1.0, |part| f64::from(part.adds.abs()));
    let most = if weighed.predicted_amount.is_some() { most } else { most.max(f64::from(weighed.start.abs())) };
    let row = |name: String, value: String, adds: f32| TraceRow {
        marked: false,
        cells: [name, value, shown(size * adds)],
        bar: Some((f64::from(adds) / most).clamp(-1.0, 1.0)),
    };
    let label = |part: &FeatureContribution| {
        let (name, word) = part.name.split_once('=').map_or((&*part.name, None), |(name, word)| (name, Some(word)));
        let missing = name.strip_suffix(" missing");
        let field = schema.position(missing.unwrap_or(name)).map_or(name, |at| &schema.fields[at].label);
        match (word, missing) {
            (Some(word), _) => format!("{field}: {word}"),
            (_, Some(_)) => format!("{field}: missing"),
            _ => field.to_owned(),
        }
    };
    card.head = ["number", "is", "adds"];
    let sum_of_parts: f32 = weighed.parts.iter().map(|part| part.adds).sum();
    card.rows.push(match weighed.predicted_amount {
        None => row("To begin with".to_owned(), String::new(), weighed.start),
        Some((predicted, scale)) => TraceRow {
            cells: ["To begin with".to_owned(), String::new(), words::figure(f64::from(predicted - scale * sum_of_parts))],
            ..TraceRow::default()
        },
    });
    card.rows.extend(parts.iter().take(SHOWN_PARTS).map(|part| row(label(part), signed(part.value), part.adds)));
    if parts.len() > SHOWN_PARTS {
        let rest: f32 = parts[SHOWN_PARTS..].iter().map(|part| part.adds).sum();
        card.rows.push(row(format!("{} others together", parts.len() - SHOWN_PARTS), String::new(), rest));
    }
    let sum = weighed.parts.iter().fold(weighed.start, |sum, part| sum + part.adds);
    card.note = amounts::note(scenario, weighed).unwrap_or_default();
    if weighed.predicted_amount.is_some() {
        return card;
    }
    card.note = format!(
        "What adds speaks for {positive}, what takes away speaks against it. The sum is {}, in log odds: 0 would be 50 %, and this is {score}.",
        signed(sum)
    );
    card
}

pub(super) fn decided(session: &Session, request: &RequestTrace) -> TraceCard {
    let w = &session.scenario().words;
    let (answer, line) = (&request.answer, words::percent(f64::from(request.threshold)));
    let decision = if answer.predicted_positive { format!("called {}", w.positive) } else { format!("not called {}", w.positive) };
    let score = words::percent(f64::from(request.breakdown.score));
    let ms = format!("{:.0} ms", answer.latency_ms);
    let version = request.breakdown.version;
    let side = if answer.predicted_positive { "on or above" } else { "below" };
    let mut card = card(StageId::Answer, "");
    card.lead = match answer.by {
        By::Champion | By::Canary | By::Earlier => {
            let role = match answer.by {
                By::Champion => "champion",
                By::Canary => "candidate",
                _ => "version that is still on this device",
            };
            format!("{score} is {side} the decision threshold of {line}: it was {decision}. v{version}, the {role}, answered after {ms}.")
        }
        By::Rule if answer.timed_out => {
            card.state = StatusIcon::Watching;
            format!("v{version} was too slow. After {ms} the simple rule answered: {decision}.")
        }
        By::Rule => format!("The simple rule answered after {ms}: {decision}."),
        By::Person => {
            format!("A person read it and decided after {}: {decision}.", words::length(Minutes((answer.latency_ms / 60_000.0) as u32)))
        }
    };
    card
}
