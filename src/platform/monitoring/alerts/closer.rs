//! Rules of the closer watch. They stand only while it is switched on: each tells sooner than the nine of every day, or of
//! something that those cannot see, and each is one more thing that can call for nothing.

use super::rule::{Looks, Rule, Watches};
use crate::base::time::Minutes;
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::monitoring::{Closer, Monitoring};
use crate::platform::vocabulary::Role;

/// The rules with their usual limits.
pub fn rules() -> [Rule; 13] {
    let rule = |id, looks, below, limit: f32, reach, lasting, owner| Rule {
        id,
        watches: Watches::Closer(looks),
        below,
        limit,
        reach,
        lasting: Minutes(lasting),
        owner,
    };
    let (data, ml, platform, science) = (Role::DataEngineer, Role::MlEngineer, Role::PlatformEngineer, Role::DataScientist);
    [
        rule("unknown-words", Looks::UnknownWords, false, 1.0, (0.1, 50.0), 20, data),
        rule("outside-range", Looks::Outside, false, 1.0, (0.1, 50.0), 20, data),
        rule("extreme-values", Looks::Extreme, false, 1.5, (0.5, 50.0), 20, data),
        rule("empty-of-a-kind", Looks::EmptyOfAKind, false, 20.0, (5.0, 90.0), 20, data),
        rule("repeats", Looks::Repeated, false, 5.0, (0.5, 50.0), 20, data),
        rule("old-values", Looks::Stale, false, 3.0, (1.0, 48.0), 20, data),
        rule("too-few", Looks::TooFew, true, 60.0, (5.0, 95.0), 20, platform),
        rule("customer-mix", Looks::Mix, false, 0.15, (0.02, 5.0), 40, science),
        rule("uneven-keeping", Looks::Keeping, false, 0.15, (0.02, 5.0), 40, science),
        rule("changed-rows", Looks::Changed, false, 3.0, (0.5, 50.0), 20, ml),
        rule("labels-of-a-kind", Looks::Labels, true, 65.0, (10.0, 95.0), 60, science),
        rule("other-scores", Looks::Scores, false, 5.0, (1.0, 90.0), 20, ml),
        rule("memory", Looks::Memory, false, 85.0, (40.0, 99.0), 20, platform),
    ]
}

/// What a rule sees now, in its unit, and the field that it is about.
pub fn read(looks: Looks, closer: &Closer, monitoring: &Monitoring, before: crate::base::time::Tick) -> (Option<f32>, Option<u8>) {
    let (value, field) = match looks {
        Looks::UnknownWords => closer.unknown_words(),
        Looks::Outside => closer.outside(),
        Looks::Extreme => closer.extreme(),
        Looks::EmptyOfAKind => closer.empty_of_a_kind(),
        Looks::Repeated => (closer.repeated(), None),
        Looks::Stale => (closer.stale_hours(), None),
        Looks::TooFew => {
            let came = f64::from(monitoring.sum(monitoring.buckets.next(), PER_HOUR).requests) / f64::from(Monitoring::window().0);
            // Where next to nothing is usual, nothing is no news.
            let usual = monitoring.usual.requests_per_minute(before).filter(|(low, _)| *low >= 2.0);
            (usual.map(|(low, _)| came / low * 100.0), None)
        }
        Looks::Mix => (closer.mix(), None),
        Looks::Keeping => (closer.keeping(), None),
        Looks::Changed => (closer.changed(), None),
        Looks::Labels => (closer.labels(), None),
        Looks::Memory => (closer.memory(), None),
        Looks::Scores => (closer.scored_otherwise(), None),
    };
    (value.map(|value| value as f32), field)
}
