//! What a run can tell for a learner's notebook: what was done in it, and a day before the first deed beside the last day. The words
//! are written above.

use crate::base::time::{DAY, Tick};
use crate::platform::monitoring::time_series::bucket_of;
use crate::platform::vocabulary::ConfusionMatrix;

use super::Session;
use super::log::{LogEntry, decisions};

/// A stretch of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Its first minute.
    pub from: Tick,
    /// The minute after its last.
    pub to: Tick,
    /// Share of the requests that were called positive, by models; `None` where none answered.
    pub predicted_positives: Option<f64>,
    /// Decisions against the outcomes that are in.
    pub cells: ConfusionMatrix,
    /// What the days that it holds came to, where it holds whole ones: EUR and people a day.
    pub a_day: Option<(f64, f64)>,
}

/// What a run can tell for a notebook.
#[derive(Clone, Debug, PartialEq)]
pub struct NotebookFacts<'a> {
    /// What was done, but for trouble that was put in and what belonged to the set-up.
    pub actions: Vec<&'a LogEntry>,
    /// The day before the first deed, and the last day; `None` before anything was done, or before time has passed since.
    pub before_and_after: Option<[Stretch; 2]>,
}

impl Session {
    /// What can be told of the run from a minute on. So many entries of its log, the first ones, were given by a mission.
    pub fn notebook_facts(&self, from: Tick, given: usize) -> NotebookFacts<'_> {
        let mine = |entry: &&LogEntry| entry.at >= from && entry.at > Tick(0) && entry.action.injection().is_none();
        let actions: Vec<&LogEntry> = decisions(self.done().get(given..).unwrap_or_default()).filter(mine).collect();
        let changing = actions.iter().find(|entry| super::facts::is_move(&entry.action)).map(|entry| entry.at);
        let stretches = |first: Tick| {
            let before = self.stretch(Tick(first.0.saturating_sub(DAY)), first);
            let after = self.stretch(first.max(Tick(self.now().0.saturating_sub(DAY))), self.now());
            [before, after]
        };
        NotebookFacts { actions, before_and_after: changing.filter(|first| self.now().since(*first).0 >= 60).map(stretches) }
    }

    fn stretch(&self, from: Tick, to: Tick) -> Stretch {
        let world = self.world();
        let (first, end) = (bucket_of(from), bucket_of(to));
        let sum = world.monitoring.sum(end, end.saturating_sub(first));
        let mut cells = ConfusionMatrix::default();
        world.monitoring.buckets.range(first, end).iter().flat_map(|bucket| &bucket.segments).for_each(|segment| cells.add(segment));
        let [answered, predicted_positives] = sum.by_role.values().fold([0, 0], |[answered, predicted_positives], role| {
            [answered + role.answered, predicted_positives + role.predicted_positives]
        });
        Stretch {
            from,
            to,
            predicted_positives: (answered > 0).then(|| f64::from(predicted_positives) / f64::from(answered)),
            cells,
            a_day: self.a_day(from, to),
        }
    }

    /// The mean of the whole days that touch a stretch.
    fn a_day(&self, from: Tick, to: Tick) -> Option<(f64, f64)> {
        let days = &self.world().ledger.days;
        let whole = days.iter().enumerate().filter(|(nth, _)| {
            let (begins, ends) = (*nth as u32 * DAY, (*nth as u32 + 1) * DAY);
            begins + DAY / 2 >= from.0 && ends <= to.0 + DAY / 2
        });
        let (eur, people, n) =
            whole.fold((0.0, 0.0, 0.0), |(eur, people, n), (_, bill)| (eur + bill.eur, people + f64::from(bill.people), n + 1.0));
        (n > 0.0).then(|| (eur / n, people / n))
    }
}
