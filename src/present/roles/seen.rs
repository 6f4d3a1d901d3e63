//! What the moment looks like to a role, in a sentence that is made from what the room shows.

use crate::platform::monitoring::FEW_REQUESTS;
use crate::platform::monitoring::alerts::{AlertState, Metric};
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::vocabulary::TeamRole;
use crate::present::charts;
use crate::present::control_room::view::QuestionView;
use crate::present::view::{Lens, StatusIcon};
use crate::present::words;
use crate::session::Session;

/// What the moment looks like to this role.
pub fn sentence(session: &Session, role: TeamRole) -> String {
    match role {
        TeamRole::DataEngineer => answer(session, 3),
        TeamRole::MlEngineer => model_or_data(session),
        TeamRole::DataScientist => scores(session),
        TeamRole::PlatformEngineer => up(session),
        TeamRole::ProductOwner => bill(session),
        TeamRole::DomainExpert => cases(session),
        TeamRole::Compliance => sentence_of(session, "recall-by-segment"),
        TeamRole::SoftwareEngineer => sentence_of(session, "answered-by"),
    }
}

fn asked(session: &Session, nth: usize) -> QuestionView {
    let [up, answering, right, changed] = crate::present::questions(session);
    [up, answering, right, changed].into_iter().nth(nth).expect("there are four")
}

/// What the room answers to one of its questions.
fn answer(session: &Session, nth: usize) -> String {
    let QuestionView { lead, rest, .. } = asked(session, nth);
    format!("{lead} {rest}").trim().to_owned()
}

fn crossed(session: &Session, watched: &[Metric]) -> bool {
    let is = |state: &AlertState| matches!(state, AlertState::Watching { .. } | AlertState::Firing { calm: None, .. });
    session.world().alerts.all.iter().any(|alert| watched.contains(&alert.rule.metric) && is(&alert.state))
}

/// Whether answers have moved, and whether what the model is fed has.
fn model_or_data(session: &Session) -> String {
    let fed = crossed(session, &[Metric::FieldDrift, Metric::MissingValues]);
    let answers = crossed(session, &[Metric::PositiveRateLow, Metric::PositiveRateHigh]);
    match (fed, answers) {
        (true, true) => "What it is fed has changed, and its answers with it. An older version would be fed the same.".to_owned(),
        (true, false) => "What it is fed has changed. Its answers have not, so far.".to_owned(),
        (false, true) => "Its answers have moved, and no field stands out. Look at the version first.".to_owned(),
        (false, false) => answer(session, 1),
    }
}

/// How sure the scores are beside training, and what outcomes say of them.
fn scores(session: &Session) -> String {
    let world = session.world();
    let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let answered: u32 = hour.by_role.values().map(|role| role.answered).sum();
    let right = answer(session, 2);
    if answered < FEW_REQUESTS {
        return right;
    }
    let high_confidence: u32 = hour.by_role.values().map(|role| role.high_confidence).sum();
    let [now, typical] = [f64::from(high_confidence) / f64::from(answered), world.release.champion().reference.high_confidence()];
    format!("{} of its answers are confident, {} in training. Right? {right}", words::percent(now), words::percent(typical))
}

/// Whether all is up; where something else rings, that this says little.
fn up(session: &Session) -> String {
    let [up, others @ ..] = crate::present::questions(session);
    let elsewhere = up.state == StatusIcon::Normal && others.iter().any(|other| other.state == StatusIcon::Firing);
    let but = if elsewhere { " Up is not the same as right." } else { "" };
    format!("{} {}{but}", up.lead, up.rest).trim().to_owned()
}

/// Who is hurt most, or what came before.
fn bill(session: &Session) -> String {
    let view = crate::present::ledger(session);
    [view.most, view.before, view.later].into_iter().find(|said| !said.is_empty()).unwrap_or_default()
}

/// What is known of single cases.
fn cases(session: &Session) -> String {
    let w = &session.scenario().words;
    match session.world().quality.quarantine_log.missed.is_empty() {
        true => format!("No outcome says yet that {} was missed.", words::one(&format!("{} {}", w.positive, w.one))),
        false => "These were missed, as outcomes say by now. Nobody had asked me.".to_owned(),
    }
}

/// The sentence of a chart about now.
fn sentence_of(session: &Session, chart: &str) -> String {
    charts::find(chart).map_or_else(String::new, |chart| words::capital(&chart.of(session, Lens::default()).sentence))
}
