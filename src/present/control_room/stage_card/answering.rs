//! What is answered, and what comes of it: money and people.

use super::parts::{card, row};
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::vocabulary::By;
use crate::present::charts;
use crate::present::control_room::ledger;
use crate::present::control_room::pipeline::state_of;
use crate::present::control_room::predicted_positive_rate;
use crate::present::control_room::view::{StageCardView, StageId, Tab};
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::session::Session;

pub(super) fn answer(session: &Session) -> StageCardView {
    let world = session.world();
    let w = &session.scenario().words;
    let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let unusual = state_of(session, StageId::Answer) != StatusIcon::Normal;
    let mut rows = Vec::new();
    let expected = world.normal().predicted_positives();
    for (role, version) in world.release.in_service().iter() {
        let Some(version) = version else { continue };
        let share = predicted_positive_rate::share(world, predicted_positive_rate::by_role(world, world.monitoring.buckets.next(), role));
        let bad = unusual && share.is_some_and(|share| share < expected * 0.8 || share > expected * 1.25);
        let share = share.map_or_else(|| "too few to tell".to_owned(), words::percent);
        rows.push(row(bad, [&format!("v{}", version.number), &share, &words::percent(expected)]));
    }
    let head = ["answered by".to_owned(), format!("called {}", w.positive), "normally".to_owned()];
    let does = format!(
        "Calls {} {} when its score reaches {}.",
        words::one(&w.one),
        w.positive,
        words::percent(f64::from(world.serving.threshold))
    );
    let mut card = card(does, [&head[0], &head[1], &head[2]], rows);
    let rule = hour.answered_by[By::Rule as usize];
    if rule > 0 {
        card.note = format!("The simple rule answered {} {} in the last hour.", words::grouped(u64::from(rule)), w.many);
    }
    card.chart = charts::find("predicted-positive-rate").map(|c| c.id);
    card.control = Some((Tab::Respond, "threshold", "Move the decision threshold".into()));
    card
}

pub(super) fn act(session: &Session) -> StageCardView {
    let world = session.world();
    let w = &session.scenario().words;
    let today = world.ledger.today;
    let expected = world.ledger.expected_by(session.now());
    let expected_words = |of: fn((f64, f64)) -> String| expected.map_or_else(|| "–".to_owned(), of);
    let rows = vec![
        row(
            false,
            ["cost", &words::eur(today.eur), &expected_words(|u| if u.0 < 0.5 { "next to nothing".to_owned() } else { words::eur(u.0) })],
        ),
        row(
            false,
            [
                &format!("{} harmed", w.harmed_many),
                &words::grouped(today.people.into()),
                &expected_words(|u| words::grouped(u.1.round() as u64)),
            ],
        ),
        row(false, ["cost of the whole run", &words::eur(world.ledger.total.eur), ""]),
        row(false, [&format!("{} harmed in the whole run", w.harmed_many), &words::grouped(u64::from(world.ledger.total.people)), ""]),
    ];
    let scenario = session.scenario();
    let mut card = card(scenario.decision.as_str(), ["", "today so far", "usual by now"], rows);
    card.note = [scenario.not_for.clone(), ledger::later(scenario)].join(" ").trim().to_owned();
    card
}
