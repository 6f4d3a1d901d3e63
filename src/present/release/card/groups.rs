//! Recall of both versions by kind of customer, each with its interval.

use crate::base::stats::wilson;
use crate::platform::release::trial::{ALPHA, Trial};
use crate::present::release::view::GroupView;
use crate::present::words as say;
use crate::session::Session;

/// Fewer positives than this in the candidate's arm are too few to look at a group by itself.
const LEAST: u32 = 30;

/// The groups, and the scale that they stand on.
pub(super) fn groups(session: &Session, trial: &Trial) -> (Vec<GroupView>, Vec<(f64, String)>) {
    let share = |arm: usize, segment: u8| {
        let [found, all] = trial.arms[arm].segments.get(&segment).copied()?;
        let (low, high) = wilson(f64::from(found), f64::from(all), ALPHA)?;
        Some([low, high, f64::from(found) / f64::from(all)])
    };
    let names = session.scenario().segments.iter().enumerate().map(|(at, segment)| (at as u8, &segment.name));
    let found: Vec<_> =
        names.map(|(at, name)| (at, name, share(0, at), share(1, at))).filter(|(_, _, a, b)| a.is_some() || b.is_some()).collect();
    let lowest = found.iter().flat_map(|(_, _, a, b)| [a, b]).flatten().map(|share| share[0]).fold(0.75, f64::min);
    let first = ((lowest * 4.0).floor() / 4.0).clamp(0.0, 0.75);
    let place = |share: f64| 100.0 * (share - first) / (1.0 - first);
    let groups = found.into_iter().map(|(at, name, champion, candidate)| {
        let all = trial.arms[1].segments.get(&at).map_or(0, |[_, all]| *all);
        let few = all < LEAST;
        let said = |share: Option<[f64; 3]>| share.map_or_else(|| "nothing known".to_owned(), |s| say::percent(s[2]));
        GroupView {
            name: name.clone(),
            champion: champion.map(|ends| ends.map(place)),
            candidate: candidate.map(|ends| ends.map(place)),
            few,
            note: if few { format!("{all} of {LEAST} needed") } else { say::grouped(u64::from(all)) },
            spoken: format!("{name}: v{} {}, v{} {}", trial.arms[0].version, said(champion), trial.arms[1].version, said(candidate)),
        }
    });
    let scale = [first, (1.0 + first) / 2.0, 1.0].map(|share| (place(share), say::percent(share)));
    (groups.collect(), scale.into())
}
