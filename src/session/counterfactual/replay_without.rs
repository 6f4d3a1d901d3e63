//! What a run would have come to, had something of it not been done.
//!
//! The seed stays, so the same requests come with the same luck: what differs follows from what was left out and from
//! nothing else. It is lived bit by bit, because it takes as long as the run itself.

use crate::base::time::Tick;
use crate::platform::team::ledger::Bill;
use crate::platform::vocabulary::Action;
use crate::platform::world::World;

use crate::session::log::LogEntry;

mod parting;

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// All that people did: trouble runs its course.
    Actions {
        /// So many entries of the log, the first ones, belong to how a lesson was set up.
        given: usize,
    },
    /// All trouble. Nothing that one does about trouble can cost less than that.
    Faults,
    /// One piece of trouble: what began it and what ended it, by their places in the log.
    Episode([usize; 2]),
    /// One thing that was done, by its place in the log.
    Action(usize),
}

/// A run with something left out, on its way to where the run stands.
#[derive(Clone, Debug)]
pub struct Counterfactual {
    world: World,
    /// What is still to be done, the next one last.
    ahead: Vec<LogEntry>,
    until: Tick,
}

/// Somebody decided this: it neither begins trouble nor belongs to how a run was set up before its first minute. A goal that is
/// written down changes nothing by itself.
pub fn is_action(entry: &LogEntry) -> bool {
    entry.action.injection().is_none() && !matches!(entry.action, Action::Goal(_)) && entry.at > Tick(0)
}

impl Counterfactual {
    /// Lives through so many minutes at the most. Tells whether it has come to where the run stands.
    pub fn live(&mut self, minutes: u32) -> bool {
        for _ in 0..minutes {
            self.settle();
            if self.world.now >= self.until {
                return true;
            }
            self.world.step();
        }
        false
    }

    /// What it has cost so far, with what is still to come of it.
    pub fn bill(&self) -> Bill {
        self.world.ledger.in_the_end()
    }

    /// Does what is due. What rests on something left out cannot be done, and is left out as well.
    fn settle(&mut self) {
        while let Some(entry) = self.ahead.pop_if(|entry| entry.at <= self.world.now) {
            let _ = self.world.apply(&entry.action);
        }
    }
}
