//! An episode of trouble as the team met it: which alerts fired, who was told, what was done, and when it was over. Read off
//! what happened, so that the account and those who tell of it say the same.

use std::collections::BTreeSet;

use crate::base::time::Tick;
use crate::platform::faults::RunningFault;
use crate::platform::monitoring::alerts::AlertRule;
use crate::platform::vocabulary::What;

use super::Session;
use super::log::LogEntry;

/// An alert that fired while trouble ran.
#[derive(Clone, Copy, Debug)]
pub struct Fired<'a> {
    /// Its rule.
    pub rule: &'a AlertRule,
    /// When its owner was told.
    pub notified: Tick,
    /// When somebody picked it up, if somebody did before it was over.
    pub taken: Option<Tick>,
}

/// An episode of trouble as the team met it.
#[derive(Clone, Debug)]
pub struct Episode<'a> {
    /// The trouble.
    pub fault: &'a RunningFault,
    /// Alerts that fired from its beginning to its end, each rule once, the first one first.
    pub fired: Vec<Fired<'a>>,
    /// What was done meanwhile, but for trouble that was put in.
    pub done: Vec<&'a LogEntry>,
}

impl Episode<'_> {
    /// When it began.
    pub const fn began(&self) -> Tick {
        self.fault.injection.start
    }

    /// The minute is one of the episode.
    pub fn holds(&self, at: Tick) -> bool {
        at >= self.began() && self.fault.ended.is_none_or(|over| at <= over)
    }
}

impl Session {
    /// What the team met of this trouble so far.
    pub fn episode<'a>(&'a self, fault: &'a RunningFault) -> Episode<'a> {
        let mut episode = Episode { fault, fired: Vec::new(), done: Vec::new() };
        let mut over = BTreeSet::new();
        for event in &self.world().events {
            match &event.what {
                What::AlertFired { rule } if episode.holds(event.at) && episode.fired.iter().all(|fired| fired.rule.id != rule) => {
                    let rule = self.world().alerts.get(rule).map(|alert| &alert.rule);
                    episode.fired.extend(rule.map(|rule| Fired { rule, notified: event.at, taken: None }));
                }
                // Whoever picks the same rule up at a later time has not picked up this alert.
                What::AlertTaken { rule } => {
                    let fired = episode.fired.iter_mut().find(|fired| fired.rule.id == rule && fired.taken.is_none());
                    fired.filter(|fired| !over.contains(fired.rule.id)).into_iter().for_each(|fired| fired.taken = Some(event.at));
                }
                What::AlertOver { rule } => {
                    over.extend(episode.fired.iter().map(|fired| fired.rule.id).filter(|id| id == rule));
                }
                _ => {}
            }
        }
        let meanwhile = |entry: &&LogEntry| episode.holds(entry.at) && entry.action.injection().is_none();
        let done = self.done().iter().filter(meanwhile).collect();
        Episode { done, ..episode }
    }
}
