//! The parts of the loop on the picture: which part a stage belongs to, and which parts are at work in a run.

use super::view::StageId;
use crate::base::time::HOUR;
use crate::course::lifecycle::LoopPart;
use crate::platform::monitoring::Sum;
use crate::platform::monitoring::alerts::{AlertState, Metric};
use crate::platform::release::Status;
use crate::platform::vocabulary::{OnBreach, What};
use crate::session::Session;

/// The part of the loop that a stage belongs to.
pub const fn part_of(stage: StageId) -> LoopPart {
    match stage {
        StageId::Customers => LoopPart::Problem,
        StageId::Check | StageId::Prepare => LoopPart::Data,
        StageId::Model => LoopPart::Model,
        StageId::Answer | StageId::Act => LoopPart::Deployment,
        StageId::Outcomes => LoopPart::Monitoring,
        StageId::Data | StageId::Train => LoopPart::Update,
    }
}

/// The parts that are at work now, in the order of the loop: something is going on there beyond the day’s answers.
pub(super) fn at_work(session: &Session, hour: &Sum) -> Vec<LoopPart> {
    LoopPart::ALL.into_iter().filter(|part| is_at_work(session, hour, *part)).collect()
}

fn is_at_work(session: &Session, hour: &Sum, part: LoopPart) -> bool {
    let world = session.world();
    let training = world.training.job.is_some();
    let rollout = &world.release.rollout;
    match part {
        // More people are harmed than usual: the need is not met.
        LoopPart::Problem => world.ledger.harm_is_unusual(session.now()),
        // Requests are held against the contract or the team's own rules.
        LoopPart::Data => hour.requests > 0 && (world.quality.on_breach != OnBreach::Off || !world.quality.rules.all().is_empty()),
        LoopPart::Model => training,
        // A version is on its way to everybody: on trial, before an approver, or just released.
        LoopPart::Deployment => {
            let since = session.now().0.saturating_sub(HOUR);
            let moves = |what: &What| matches!(what, What::ChampionIs { .. } | What::RolledBack { .. });
            let released = world.events.iter().rev().take_while(|event| event.at.0 >= since).any(|event| moves(&event.what));
            rollout.canary.is_some() || released || world.release.approvals.iter().any(|request| request.found.is_none())
        }
        LoopPart::Monitoring => world.alerts.all.iter().any(|a| matches!(a.state, AlertState::Firing { .. } | AlertState::Watching { .. })),
        // A training is due, since measured quality has fallen, or under way, or its version waits.
        LoopPart::Update => {
            let due = |metric: Metric| matches!(metric, Metric::MeasuredRecall | Metric::MeanError);
            let fell = world.alerts.all.iter().any(|a| due(a.rule.metric) && matches!(a.state, AlertState::Firing { .. }));
            let mut waiting = world.release.registry.all().filter(|(_, status)| *status == Status::Ready);
            training || fell || waiting.any(|(version, _)| version.number > rollout.champion)
        }
    }
}
