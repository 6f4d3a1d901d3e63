//! Data quality at the door of a world: the contract, the team's own rules, and the records that they stopped.

use std::sync::Arc;

use super::contract::{self, Contract};
use super::{QuarantineLog, Response, Rules};
use crate::learn::data::Schema;
use crate::platform::minute_context::MinuteContext;
use crate::platform::release::Version;
use crate::platform::vocabulary::OnBreach;
use crate::platform::workload::{Minute, Seen};

/// What requests are held against, and what becomes of those that break it.
#[derive(Clone, Debug)]
pub struct Quality {
    /// What happens to requests that break the contract.
    pub on_breach: OnBreach,
    /// The schema as a contract.
    pub contract: Arc<Contract>,
    /// The team's own rules.
    pub rules: Rules,
    /// Records that can be looked at again.
    pub quarantine_log: QuarantineLog,
}

impl Quality {
    /// The check is off, and no rule stands.
    pub fn new(schema: &Schema) -> Self {
        let (rules, quarantine_log) = (Rules::default(), QuarantineLog::default());
        Self { on_breach: OnBreach::Off, contract: Arc::new(Contract::new(schema)), rules, quarantine_log }
    }

    /// Whether requests are held against anything.
    pub fn checks(&self) -> bool {
        self.on_breach != OnBreach::Off || !self.rules.all().is_empty()
    }

    /// Holds the requests of a minute against the contract and the rules. `champion` knows which values are usual.
    pub(in crate::platform) fn validate(&mut self, context: &MinuteContext<'_>, champion: &Version, minute: &mut Minute) {
        contract::check(&self.contract, self.on_breach, minute);
        if !self.rules.is_empty() {
            let schema = &context.scenario.schema;
            self.rules.check(context.now, self.on_breach, champion, schema, minute, &mut self.quarantine_log);
        }
        if self.on_breach != OnBreach::Off && minute.seen.responses.is_empty() {
            self.quarantine_log.stopped(context.now, &self.contract, Response::of(self.on_breach), &minute.seen);
        }
    }

    /// Every request was checked, and stopped only where something is held against it.
    pub(in crate::platform) fn check_invariants(&self, seen: &Seen) {
        assert_eq!(seen.blocked.len(), seen.len(), "every request is held against the contract");
        assert!(seen.responses.is_empty() || seen.responses.len() == seen.len(), "rules respond to every request or to none");
    }
}
