//! All versions, with where they stand. An alias is a name that moves: whoever answers is the champion, whoever is on trial the
//! challenger.

use super::view::VersionView;
use crate::platform::release::Status;
use crate::present::control_room::stage_card::made;
use crate::present::words as say;
use crate::session::Session;

pub(super) fn versions(session: &Session) -> Vec<VersionView> {
    let world = session.world();
    let view = |(version, status): (&std::sync::Arc<crate::platform::release::Version>, Status)| {
        let recall = version.tested_at(world.serving.threshold).recall();
        let trial = world.evidence(version.number).map_or_else(String::new, |evidence| say::trial::word(evidence.verdict).to_owned());
        VersionView {
            number: version.number,
            name: format!("v{}", version.number),
            alias: match status {
                Status::Champion => "champion",
                Status::Canary => "challenger",
                _ => "",
            },
            status: crate::present::words::names::status(status),
            made: made(version, session.now()),
            why: say::learning::version_reason(version.why, &session.scenario().words),
            kind: version.algorithm.clone(),
            recall: recall.map_or_else(|| "–".to_owned(), say::percent),
            trial,
        }
    };
    world.release.registry.all().rev().map(view).collect()
}
