//! Where a response stands: under data, version, people or ways of working; what would be a step back stands apart, as a habit
//! that does harm. And which responses fit what rings now: only alerts say so, since nobody knows the truth.

use crate::base::order::sorted_by;
use crate::base::time::Minutes;
use crate::platform::monitoring::alerts::{AlertState, DataQualityMetric, Metric};
use crate::platform::serving::hosting::Hosting;
use crate::platform::team::settings::{Split, SuccessMetric, TeamSettings};
use crate::platform::vocabulary::OnBreach;
use crate::platform::vocabulary::What;
use crate::platform::world::World;
use crate::present::control_room::view::{ControlState, ControlView};

/// What comes in.
const DATA: &str = "Data";
/// What answers, and where it runs.
const VERSION: &str = "Version and machines";
/// Who decides beside the model.
const PEOPLE: &str = "People";
/// How the team works.
const WORK: &str = "Ways of working";
/// Steps back.
pub(super) const HABITS: &str = "Habits that do harm";
/// The groups, in order.
const ORDER: [&str; 5] = [DATA, VERSION, PEOPLE, WORK, HABITS];

/// So many fit at most.
const MOST_THAT_FIT: usize = 3;
/// A version that came no longer ago may be what is wrong.
const FRESH: Minutes = Minutes::days(2);

/// Puts each response under its heading, and says which of them fit what rings now.
pub(super) fn sort(world: &World, mut controls: Vec<ControlView>) -> Vec<ControlView> {
    let fitting = fitting(world, &controls);
    for control in &mut controls {
        control.group = group(&world.team.settings, control.id);
        control.rare = control.group == HABITS;
        control.fits = fitting.contains(&control.id);
    }
    sorted_by(controls, |control| ORDER.iter().position(|group| *group == control.group).map_or(-1.0, |place| place as f64))
}

fn group(ways: &TeamSettings, id: &str) -> &'static str {
    let step_back = match id {
        "keep-versions" => ways.keep_versions,
        "by-hand" => !ways.by_hand,
        "split" => ways.split == Split::ByTime,
        "aim" => ways.success_metric == SuccessMetric::Cost,
        "gate" => ways.gate,
        _ => false,
    };
    match id {
        _ if step_back => HABITS,
        "repair" | "check" | "closer-watch" | "log" => DATA,
        "band" | "approve" | "gate" => PEOPLE,
        "plan" | "keep-versions" | "by-hand" | "split" | "aim" => WORK,
        _ => VERSION,
    }
}

/// The responses that fit the alerts that fire, those first that fit the alert that has fired longest.
fn fitting(world: &World, controls: &[ControlView]) -> Vec<&'static str> {
    let firing: Vec<_> = world
        .alerts
        .all
        .iter()
        .filter_map(|alert| match alert.state {
            AlertState::Firing { told, .. } => Some((told, alert.rule.metric)),
            _ => None,
        })
        .collect();
    let mut all: Vec<&'static str> = Vec::new();
    for (_, watches) in sorted_by(firing, |(told, _)| f64::from(told.0)) {
        for id in against(world, watches) {
            let usable = |c: &ControlView| c.id == id && !matches!(c.state, ControlState::Locked { .. });
            if !all.contains(&id) && controls.iter().any(usable) {
                all.push(id);
            }
        }
    }
    all.truncate(MOST_THAT_FIT);
    all
}

/// What helps against what an alert sees, the surest first. What is done already is not named.
fn against(world: &World, watches: Metric) -> Vec<&'static str> {
    let mut all = Vec::new();
    let fresh = world.release.rollout.canary.is_some()
        || world.events.iter().rev().take_while(|e| world.now.since(e.at) < FRESH).any(|e| matches!(e.what, What::ChampionIs { .. }));
    let back = fresh.then_some("roll-back");
    let check = (world.quality.on_breach == OnBreach::Off).then_some("check");
    match watches {
        Metric::AnswerTime | Metric::TimedOut | Metric::Traffic | Metric::DataQuality(DataQualityMetric::Memory) => {
            all.extend(back);
            all.extend(["repair", if world.team.settings.hosting == Hosting::Servers { "servers" } else { "runs-on" }]);
        }
        Metric::FieldDrift
        | Metric::EmptyFields
        | Metric::DataQuality(
            DataQualityMetric::UnseenCategories
            | DataQualityMetric::ContractViolations
            | DataQualityMetric::Outliers
            | DataQualityMetric::EmptyOfAKind,
        ) => {
            all.push("repair");
            all.extend(check);
            all.push("retrain");
        }
        Metric::DataQuality(
            DataQualityMetric::Repeated
            | DataQualityMetric::Stale
            | DataQualityMetric::TooFew
            | DataQualityMetric::Keeping
            | DataQualityMetric::Changed
            | DataQualityMetric::Labels,
        ) => {
            all.extend(["repair", "log"]);
        }
        Metric::DataQuality(DataQualityMetric::Mix) => all.extend(["band", "retrain"]),
        Metric::CalledFew
        | Metric::CalledMany
        | Metric::EstimatedCaught
        | Metric::MeasuredCaught
        | Metric::MeanError
        | Metric::DataQuality(DataQualityMetric::Scores) => {
            all.extend(back);
            all.push("repair");
            all.extend(check);
            all.extend(["threshold", "retrain"]);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::team::settings::Setting;
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
            let trouble = FaultInjection { hidden, ..FaultInjection::sudden(fault, 1.0, start) };
            run.dispatch(Action::Start(trouble)).unwrap();
            run.advance();
            assert!(fits(&run).is_empty(), "nothing rings yet");
            (0..5 * 60).for_each(|_| run.advance());
            let found = fits(&run);
            assert!(found.contains(&"check") && found.len() <= MOST_THAT_FIT, "{found:?}");
            assert_eq!(found.contains(&"repair"), !hidden, "nobody can ask for what they do not know: {found:?}");
        }
    }

    #[test]
    fn steps_back_stand_apart_and_steps_forward_do_not() {
        let mut run = Session::open("support-tickets", 7).unwrap();
        let of = |run: &Session, id: &str| controls(run).into_iter().find(|control| control.id == id).unwrap().group;
        for (id, way) in [
            ("keep-versions", Setting::KeepVersions(false)),
            ("by-hand", Setting::ByHand(true)),
            ("split", Setting::Split(Split::AtRandom)),
            ("aim", Setting::Aim(SuccessMetric::Right)),
        ] {
            assert_eq!(of(&run, id), HABITS, "{id}");
            run.dispatch(Action::Work(way)).unwrap();
            assert_eq!(of(&run, id), WORK, "{id}");
        }
        assert_eq!(of(&run, "gate"), PEOPLE);
        run.dispatch(Action::Work(Setting::Gate(true))).unwrap();
        assert_eq!(of(&run, "gate"), HABITS);
    }
}
