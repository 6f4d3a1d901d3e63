//! Which responses fit what rings now: only alerts say so, since nobody knows the truth.

use crate::base::order::sorted_by;
use crate::base::time::Minutes;
use crate::platform::monitoring::alerts::{AlertState, DataQualityMetric, Metric};
use crate::platform::serving::hosting::Hosting;
use crate::platform::vocabulary::OnBreach;
use crate::platform::vocabulary::What;
use crate::platform::world::World;
use crate::present::control_room::controls::control::Control;
use crate::present::control_room::controls::data::{logging_rate, repair_source, validation};
use crate::present::control_room::controls::people::review_band;
use crate::present::control_room::controls::versions::{hosting, retrain, roll_back, scale_servers, threshold};
use crate::present::control_room::view::{ControlState, ControlView};

/// So many fit at most.
const MOST_THAT_FIT: usize = 3;
/// A version that came no longer ago may be what is wrong.
const FRESH: Minutes = Minutes::days(2);

/// The responses that fit the alerts that fire, those first that fit the alert that has fired longest.
pub(super) fn fitting(world: &World, controls: &[ControlView]) -> Vec<&'static str> {
    let firing: Vec<_> = world
        .alerts
        .all
        .iter()
        .filter_map(|alert| match alert.state {
            AlertState::Firing { notified, .. } => Some((notified, alert.rule.metric)),
            _ => None,
        })
        .collect();
    let mut all: Vec<&'static str> = Vec::new();
    for (_, metric) in sorted_by(firing, |(notified, _)| f64::from(notified.0)) {
        for Control { id, .. } in against(world, metric) {
            let usable = |c: &ControlView| c.id == *id && !matches!(c.state, ControlState::Locked { .. });
            if !all.contains(id) && controls.iter().any(usable) {
                all.push(*id);
            }
        }
    }
    all.truncate(MOST_THAT_FIT);
    all
}

/// What helps against what an alert sees, the surest first. What is done already is not named.
fn against(world: &World, metric: Metric) -> Vec<&'static Control> {
    let mut all = Vec::new();
    let fresh = world.release.rollout.canary.is_some()
        || world.events.iter().rev().take_while(|e| world.now.since(e.at) < FRESH).any(|e| matches!(e.what, What::ChampionIs { .. }));
    let back = fresh.then_some(&roll_back::CONTROL);
    let check = (world.quality.on_breach == OnBreach::Off).then_some(&validation::CONTROL);
    match metric {
        Metric::AnswerTime | Metric::TimedOut | Metric::Traffic | Metric::DataQuality(DataQualityMetric::Memory) => {
            all.extend(back);
            all.extend([
                &repair_source::CONTROL,
                if world.team.settings.hosting == Hosting::Servers { &scale_servers::CONTROL } else { &hosting::CONTROL },
            ]);
        }
        Metric::FieldDrift
        | Metric::MissingValues
        | Metric::DataQuality(
            DataQualityMetric::UnseenCategories
            | DataQualityMetric::ContractViolations
            | DataQualityMetric::Outliers
            | DataQualityMetric::MissingBySegment,
        ) => {
            all.push(&repair_source::CONTROL);
            all.extend(check);
            all.push(&retrain::CONTROL);
        }
        Metric::DataQuality(
            DataQualityMetric::Repeated
            | DataQualityMetric::Stale
            | DataQualityMetric::TooFew
            | DataQualityMetric::SamplingBias
            | DataQualityMetric::Changed
            | DataQualityMetric::Labels,
        ) => {
            all.extend([&repair_source::CONTROL, &logging_rate::CONTROL]);
        }
        Metric::DataQuality(DataQualityMetric::Mix) => all.extend([&review_band::CONTROL, &retrain::CONTROL]),
        Metric::PositiveRateLow
        | Metric::PositiveRateHigh
        | Metric::EstimatedRecall
        | Metric::MeasuredRecall
        | Metric::MeanError
        | Metric::DataQuality(DataQualityMetric::Scores) => {
            all.extend(back);
            all.push(&repair_source::CONTROL);
            all.extend(check);
            all.extend([&threshold::CONTROL, &retrain::CONTROL]);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vocabulary::Action;
    use crate::platform::vocabulary::FaultInjection;
    use crate::present::control_room::controls::controls;
    use crate::session::Session;

    fn fits(session: &Session) -> Vec<&'static str> {
        controls(session).iter().filter(|control| control.fits).map(|control| control.id).collect()
    }

    /// Hidden trouble rings as well as trouble that is known, and what fits follows from what rings.
    #[test]
    fn what_fits_follows_from_the_alerts_that_fire() {
        for hidden in [false, true] {
            let mut run = Session::open("support-tickets", 7).unwrap();
            (0..9 * 60).for_each(|_| run.advance());
            assert!(fits(&run).is_empty(), "nothing rings");
            let (fault, start) = ("seconds-for-minutes".to_owned(), run.now());
            let injection = FaultInjection { hidden, ..FaultInjection::sudden(fault, 1.0, start) };
            run.dispatch(Action::InjectFault(injection)).unwrap();
            run.advance();
            assert!(fits(&run).is_empty(), "nothing rings yet");
            (0..5 * 60).for_each(|_| run.advance());
            let found = fits(&run);
            assert!(found.contains(&"validation") && found.len() <= MOST_THAT_FIT, "{found:?}");
            assert_eq!(found.contains(&"repair-source"), !hidden, "nobody can ask for what they do not know: {found:?}");
        }
    }
}
