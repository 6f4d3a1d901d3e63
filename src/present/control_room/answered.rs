//! Who answered in the last hour, in one place, so that the picture, the model's box and the chart cannot tell it differently.

use super::view::{BypassView, StageId};
use crate::platform::monitoring::Sum;
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::vocabulary::{By, Role};
use crate::present::words;
use crate::session::Session;

/// Less than this goes past the model on any day, and is not drawn.
const BYPASS_FROM: f64 = 0.02;

/// Shares of all requests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answered {
    /// The champion.
    pub champion: f64,
    /// The candidate, where there is one.
    pub candidate: Option<f64>,
    /// Versions that are still on devices.
    pub earlier: f64,
    /// The simple rule.
    pub rule: f64,
    /// A person.
    pub person: f64,
    /// Some were stopped by the check.
    stopped: bool,
}

/// Who answered in this hour. Where nobody is on trial, what a former candidate answered counts for the model; a trial younger
/// than an hour gets its share of what reached the model.
pub fn answered(session: &Session, hour: &Sum) -> Answered {
    let world = session.world();
    let [champion, candidate, rule, person] = [By::Champion, By::Canary, By::Rule, By::Person].map(|by| hour.answered(by));
    let model = champion + candidate;
    let (champion, candidate) = match world.release.rollout.canary {
        None => (model, None),
        Some((number, _)) if settled(session, number) => (champion, Some(candidate)),
        Some((_, asked)) => (model * (1.0 - f64::from(asked)), Some(model * f64::from(asked))),
    };
    Answered { champion, candidate, earlier: hour.answered(By::Earlier), rule, person, stopped: hour.blocked > 0 }
}

/// The trial has lasted all the hour.
pub fn settled(session: &Session, number: u32) -> bool {
    let buckets = &session.world().monitoring.buckets;
    let first = buckets.range(buckets.next().saturating_sub(PER_HOUR), buckets.next()).iter().next();
    first.is_some_and(|bucket| bucket.version(Role::Canary) == Some(number))
}

/// What each version in service gets of all requests; where none came, of those that will.
pub fn shares(session: &Session, hour: &Sum) -> (f64, Option<f64>) {
    let asked = session.world().release.rollout.canary.map(|(_, asked)| f64::from(asked));
    if hour.requests == 0 {
        return (1.0 - asked.unwrap_or_default(), asked);
    }
    let Answered { champion, candidate, .. } = answered(session, hour);
    (champion, candidate)
}

/// What goes past the model: to the simple rule, to a person, or to both. It leaves at the check where the check sends it, else where
/// the model has not answered in time.
pub fn bypass(session: &Session, hour: &Sum) -> Option<BypassView> {
    let Answered { rule, person, stopped, .. } = answered(session, hour);
    let share = rule + person;
    let mut to = [(rule, "simple rule"), (person, "a person")];
    if person > rule {
        to.reverse();
    }
    let said = to.iter().enumerate().filter(|(nth, (share, _))| *nth == 0 || *share >= BYPASS_FROM);
    let said: Vec<String> = said.map(|(_, (share, who))| format!("{who} {}", words::percent_fine(*share))).collect();
    let after = if stopped { StageId::Check } else { StageId::Prepare };
    (share >= BYPASS_FROM).then(|| BypassView { after, share, text: said.join(", ") })
}

/// What versions that are still on devices answer, where that is not next to nothing.
pub fn earlier(session: &Session, hour: &Sum) -> Option<String> {
    let share = answered(session, hour).earlier;
    (share >= BYPASS_FROM).then(|| format!("earlier ones {}", words::percent_fine(share)))
}

#[cfg(test)]
mod tests {
    use crate::base::time::{DAY, HOUR, Minutes};
    use crate::platform::serving::hosting::Hosting;
    use crate::platform::team::settings::Setting;
    use crate::platform::vocabulary::{Action, FaultInjection, OnBreach};
    use crate::present::charts;
    use crate::present::control_room::pipeline::pipeline;
    use crate::present::control_room::view::StageId;
    use crate::present::plot::Shape;
    use crate::present::view::Lens;
    use crate::session::Session;

    /// Every figure of the chart, the box and the road past the model, with what the dots are drawn from.
    fn described(run: &Session) -> (Vec<String>, String, Option<String>, f64) {
        let Shape::Shares(chart) = &charts::find("answered-by").unwrap().of(run, Lens::default()).shape else { panic!("it is one") };
        let rows = chart.rows.iter().map(|row| format!("{} {} %", row.name, row.figure)).collect();
        let view = pipeline(run);
        let role_view = &view.roles[0];
        let all = view.roles.iter().map(|role_view| role_view.share).sum::<f64>() + view.bypass.as_ref().map_or(0.0, |bypass| bypass.share);
        (rows, format!("{} {}", role_view.version, role_view.share_text), view.bypass.map(|bypass| bypass.text), all)
    }

    #[test]
    fn the_picture_the_box_and_the_chart_agree_on_where_requests_go() {
        let mut run = Session::open("support-tickets", 7).unwrap();
        (0..30 * HOUR).for_each(|_| run.advance());
        let (rows, role_view, bypass, all) = described(&run);
        assert!(rows.contains(&role_view) && bypass.is_none() && all > 0.97, "{rows:?} {role_view} {bypass:?} {all}");
        run.dispatch(Action::Validation { on_breach: OnBreach::FallBack }).unwrap();
        let (fault, start) = ("seconds-for-minutes".to_owned(), run.now());
        let injection = FaultInjection::sudden(fault, 1.0, start);
        run.dispatch(Action::InjectFault(injection)).unwrap();
        for _ in 0..12 {
            (0..10).for_each(|_| run.advance());
            let (rows, role_view, bypass, all) = described(&run);
            assert!(rows.contains(&role_view), "{rows:?} {role_view}");
            assert!(
                bypass.as_ref().is_none_or(|bypass| bypass.split(", ").all(|to| rows.iter().any(|row| row == to))),
                "{rows:?} {bypass:?}"
            );
            assert!((all - 1.0).abs() < 0.02, "{all}");
        }
        let bypass = pipeline(&run).bypass.expect("nearly all go past the model");
        assert!(bypass.share > 0.8 && bypass.after == StageId::Check, "{bypass:?}");
        run.travel(run.now().minus(Minutes::hours(2)));
        assert!(pipeline(&run).bypass.is_none(), "before, none went");
    }

    #[test]
    fn on_devices_the_box_tells_what_earlier_versions_answer() {
        let mut run = Session::open("support-tickets", 7).unwrap();
        run.dispatch(Action::Setting(Setting::Hosting(Hosting::Devices))).unwrap();
        assert_eq!(pipeline(&run).roles[0].caption, "");
        run.dispatch(Action::RollBack { version: 3 }).unwrap();
        for _ in 0..4 {
            (0..DAY / 2).for_each(|_| run.advance());
            let (rows, role_view, _, all) = described(&run);
            let caption = pipeline(&run).roles[0].caption.clone();
            assert!(rows.contains(&role_view) && all < 0.95, "{rows:?} {role_view} {all}");
            let of_chart = rows.iter().find_map(|row| row.strip_prefix("earlier, on devices "));
            assert_eq!(of_chart, caption.strip_prefix("earlier ones "), "{rows:?}");
        }
        (0..14 * DAY).for_each(|_| run.advance());
        assert!(pipeline(&run).roles[0].caption.ends_with("ms"), "next to nothing is left");
    }
}
