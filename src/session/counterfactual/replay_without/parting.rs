//! Where the other run parts from the one that was lived: at the last kept minute before what is left out.

use crate::platform::vocabulary::Action;

use super::{Counterfactual, Omission, is_action};
use crate::session::log::LogEntry;
use crate::session::run::Session;

impl Counterfactual {
    /// The run `of`, with something left out, at the last kept minute before that makes a difference.
    pub fn new(of: &Session, without: Omission) -> Self {
        let left_out = |(nth, entry): (usize, &LogEntry)| match without {
            Omission::Actions { given } => nth >= given && is_action(entry),
            Omission::Faults => matches!(entry.action, Action::InjectFault(_) | Action::EndFault { .. }),
            Omission::Episode(entries) => entries.contains(&nth),
            Omission::Action(place) => nth == place,
        };
        let parted = of.done().iter().enumerate().find(|of| left_out(*of)).map_or(of.done().len(), |(nth, _)| nth);
        let (mut world, done) = of.kept_without(parted);
        // What was done to a version is done to that version, whatever else was left out before it.
        world.release.registry.number_as_in(&of.world().release.registry);
        let mut ahead: Vec<LogEntry> =
            of.done().iter().enumerate().skip(done).filter(|of| !left_out(*of)).map(|(_, entry)| entry.clone()).collect();
        ahead.reverse();
        Self { world, ahead, until: of.now() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{DAY, Minutes, Tick};
    use crate::platform::team::ledger::Bill;
    use crate::platform::vocabulary::{FaultInjection, OnBreach, TrainingConfig};

    fn bill(of: &Session, without: Omission) -> Bill {
        let mut other = Counterfactual::new(of, without);
        while !other.live(500) {}
        other.bill()
    }

    #[test]
    fn a_version_is_the_same_one_where_another_was_left_out() {
        let mut run = Session::open("support-tickets", 7).expect("it is there");
        let live = |run: &mut Session, minutes: u32| (0..minutes).for_each(|_| run.advance());
        live(&mut run, DAY);
        let training = |days| Action::Retrain(TrainingConfig::last(days));
        run.dispatch(training(5)).expect("it begins");
        live(&mut run, DAY);
        run.dispatch(training(9)).expect("it begins");
        live(&mut run, DAY);
        run.dispatch(Action::Release { version: 5 }).expect("it is ready");
        live(&mut run, DAY);
        let champion = run.world().release.champion().clone();
        let mut other = Counterfactual::new(&run, Omission::Action(0));
        while !other.live(500) {}
        assert_eq!(other.world.release.champion().number, champion.number);
        assert_eq!(other.world.release.champion().learnt(), champion.learnt(), "it is the very version");
        assert!(other.world.release.registry.get(4).is_none(), "the other one was never made");
        let mut other = Counterfactual::new(&run, Omission::Action(1));
        while !other.live(500) {}
        assert_eq!(other.world.release.champion().number, 3, "what was never made cannot be released");
        assert!(other.world.release.registry.get(4).is_some());
    }

    #[test]
    fn what_was_left_out_makes_the_difference_and_nothing_else() {
        let mut run = Session::open("support-tickets", 7).expect("it is there");
        let start = Tick::start_of_day(3);
        let injection = FaultInjection::sudden("seconds-for-minutes", 1.0, start);
        run.dispatch(Action::InjectFault(injection)).expect("it can begin");
        while run.now() < start.plus(Minutes::hours(10)) {
            run.advance();
        }
        run.dispatch(Action::Validation { on_breach: OnBreach::FallBack }).expect("it can be switched on");
        run.dispatch(Action::Acknowledge { rule: "no-such-rule".into() }).expect_err("there is no such alert");
        while run.now() < start.plus(Minutes::hours(60)) {
            run.advance();
        }
        let real = run.world().ledger.in_the_end();
        let (nothing_done, nothing_wrong, without_check) =
            (bill(&run, Omission::Actions { given: 0 }), bill(&run, Omission::Faults), bill(&run, Omission::Action(1)));
        assert!(nothing_done.eur > real.eur && real.eur > nothing_wrong.eur, "{nothing_done:?} {real:?} {nothing_wrong:?}");
        assert_eq!(nothing_done.eur.to_bits(), without_check.eur.to_bits(), "the check was all that was done");
        assert_eq!(bill(&run, Omission::Action(99)).eur.to_bits(), real.eur.to_bits(), "nothing left out");
    }
}
