//! Works out, bit by bit, what the trouble of a run did that somebody ended last.

use crate::platform::vocabulary::Action;

use super::{Ended, Extra, HarmDone};
use crate::session::counterfactual::replay_without::{Counterfactual, Omission};
use crate::session::run::Session;

impl Session {
    /// The trouble that somebody ended last, if it may be shown.
    pub fn ended_last(&self) -> Option<Ended> {
        let done = self.done();
        let (stop, fault, at) = done.iter().enumerate().rev().find_map(|(place, entry)| match &entry.action {
            Action::EndFault { fault } => Some((place, fault, entry.at)),
            _ => None,
        })?;
        let active = self.visible_faults().find(|active| active.injection.fault == *fault && active.ended == Some(at))?;
        let start = done[..stop].iter().rposition(|entry| entry.action.injection().is_some_and(|injection| injection.fault == *fault))?;
        Some(Ended { fault: fault.clone(), from: active.injection.start, to: at, entries: [start, stop] })
    }

    /// What the trouble did that somebody ended last; `None` until that is worked out.
    pub fn harm_done(&self) -> Option<Extra> {
        self.harm_done.as_ref().filter(|harm| Some(&harm.of) == self.ended_last().as_ref())?.more
    }

    /// Works on what the trouble did that somebody ended last, for so many minutes of the other run at the most. Says
    /// whether there is more to do.
    pub fn work_out_harm(&mut self, minutes: u32) -> bool {
        let Some(ended) = self.ended_last() else {
            self.harm_done = None;
            return false;
        };
        if self.harm_done.as_ref().is_none_or(|harm| harm.of != ended) {
            let other = Box::new(Counterfactual::new(self, Omission::Episode(ended.entries)));
            let real = self.world().ledger.in_the_end();
            self.harm_done = Some(HarmDone { of: ended, real, other: Some(other), more: None });
        }
        let Some(harm) = &mut self.harm_done else { return false };
        let Some(other) = &mut harm.other else { return false };
        if !other.live(minutes) {
            return true;
        }
        let bill = other.bill();
        harm.more = Some(Extra { eur: harm.real.eur - bill.eur, people: i64::from(harm.real.people) - i64::from(bill.people) });
        harm.other = None;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{HOUR, Minutes, Tick};
    use crate::platform::vocabulary::FaultInjection;

    /// A run of tickets in which waiting time came in seconds for so many hours of a Tuesday, and was put right.
    pub(crate) fn repaired(hours: u32) -> Session {
        let mut run = Session::open("support-tickets", 7).expect("it is there");
        let start = Tick::start_of_day(2).plus(Minutes(6 * HOUR));
        let fault = "seconds-for-minutes".to_owned();
        let injection = FaultInjection::sudden(fault.clone(), 1.0, start);
        run.dispatch(Action::InjectFault(injection)).expect("it can begin");
        while run.now() < start.plus(Minutes::hours(hours)) {
            run.advance();
        }
        run.dispatch(Action::EndFault { fault }).expect("it can be ended");
        run
    }

    #[test]
    fn what_ended_trouble_did_is_told_against_the_same_run_without_it() {
        let mut run = repaired(8);
        assert_eq!(run.harm_done(), None, "it has to be worked out first");
        while run.work_out_harm(500) {}
        let done = run.harm_done().expect("it is worked out");
        assert!(done.people > 0 && done.eur > 0.0, "{done:?}");
        assert!(!run.work_out_harm(500), "it is worked out once");
        let before = run.ended_last().expect("it was ended").from;
        run.travel(before);
        assert_eq!((run.ended_last(), run.harm_done()), (None, None), "before it was ended, nothing has been");
    }
}
