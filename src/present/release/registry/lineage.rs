//! Where a version comes from: rows, snapshot, preparation, model, version, release.

use super::timeline::champions;
use super::view::StationView;
use crate::base::fingerprint::Fingerprint;
use crate::base::number_format::moment;
use crate::present::control_room::stage_card::{days, made};
use crate::present::training::model_spec_words;
use crate::present::words as say;
use crate::session::Session;

/// The way of a version from rows to release; nothing where there is no such version.
pub fn lineage(session: &Session, number: u32) -> Vec<StationView> {
    let world = session.world();
    let Some(version) = world.release.registry.get(number) else { return Vec::new() };
    let card = &version.snapshot;
    let id = |fingerprint: u64| format!("{:08x}", fingerprint >> 32);
    let station = |name, said: String, id: String| StationView { name, said, id };
    let [learnt, validated, tested] = card.rows.map(|rows| say::grouped(u64::from(rows)));
    let reigns: Vec<String> = champions(session)
        .iter()
        .filter(|(_, version)| *version == number)
        .map(|(at, _)| format!("champion from {}", moment(*at)))
        .collect();
    let released = match (world.release.registry.status(number), reigns.is_empty()) {
        (Some(status), true) => crate::present::words::names::status(status).to_owned(),
        _ => reigns.join("; "),
    };
    let why = say::learning::version_reason(version.why, &session.scenario().words);
    let version_said = format!("v{number}, {}: {why}", made(version, session.now()));
    vec![
        station("Rows", format!("{}, {}", session.scenario().words.many, days(card.from, card.to)), String::new()),
        station("Snapshot", format!("{learnt} to learn from, {validated} and {tested} to validate and test"), id(card.fingerprint)),
        station(
            "Preparation",
            "from fields to numbers, the same in training and service".to_owned(),
            id(Fingerprint::of(&version.preparation).0),
        ),
        station("Model", model_spec_words(&version.model_spec), id(version.learnt().0)),
        station("Version", version_said, String::new()),
        station("Release", released, String::new()),
    ]
}
