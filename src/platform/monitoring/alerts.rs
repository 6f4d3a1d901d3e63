//! Alert rules: a condition, a limit, how long it must hold, and who is told. Rules look at monitoring and at
//! nothing else. Too little data never raises an alert.
//!
//! A rule watches while its limit is crossed, fires once that has lasted, and is over once things have been well
//! for as long again (forty minutes at least), so that a figure that trembles at its limit calls nobody twice.

mod data_quality;
mod default_rules;
mod field_drift;
mod mean_error;
mod metric_reading;
mod owners;
mod reading;
mod rule;

pub use reading::Enough;
use reading::read;
pub use rule::{AlertRule, DataQualityMetric, Metric, Watch};

use serde::Serialize;

use crate::base::time::{Minutes, Tick};

use super::Monitoring;
use super::time_series::BUCKET;
use crate::platform::vocabulary::{OutOfRange, Refusal, What};

/// Where a rule stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub enum AlertState {
    /// All is well, or too little is known to say otherwise.
    #[default]
    Quiet,
    /// There is too little data to tell.
    NoData,
    /// The limit is crossed, not long enough.
    Watching {
        /// Since.
        since: Tick,
    },
    /// Somebody was told.
    Firing {
        /// The limit was first crossed.
        since: Tick,
        /// The owner was told.
        notified: Tick,
        /// Somebody picked it up.
        taken: Option<Tick>,
        /// All has been well again since.
        calm: Option<Tick>,
    },
    /// It fired, and is over.
    Over {
        /// The owner was told.
        notified: Tick,
        /// It was over.
        at: Tick,
    },
}

/// A rule and where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct Alert {
    /// The rule.
    pub rule: AlertRule,
    /// Where it stands.
    pub state: AlertState,
    /// What it looks at, now, in the rule's unit.
    pub value: Option<f32>,
    /// The field it is about, if it is about one.
    pub field: Option<u8>,
    /// How often it has fired.
    pub fired: u32,
    /// Its owner has been told of what happens since then.
    pub owned_since: Tick,
}

impl Alert {
    fn quiet(rule: AlertRule) -> Self {
        Self { rule, state: AlertState::Quiet, value: None, field: None, fired: 0, owned_since: Tick(0) }
    }
}

/// All alert rules.
#[derive(Clone, Debug, Serialize)]
pub struct Alerts {
    /// In the order in which they are listed.
    pub all: Vec<Alert>,
    /// How much the rules want to see.
    #[serde(skip)]
    enough: Enough,
}

/// An alert is over after it has been well for so long.
const CALM: Minutes = Minutes(2 * BUCKET);

impl Alerts {
    /// Rules of data-quality monitoring stand from now on, or no more.
    pub fn watch_data_quality(&mut self, on: bool) {
        self.all.retain(|alert| !matches!(alert.rule.metric, Metric::DataQuality(_)));
        if on {
            self.all.extend(data_quality::rules().map(Alert::quiet));
        }
    }

    /// How much the rules want to see: whoever shows a figure beside an alert takes it over the same window.
    pub const fn enough(&self) -> Enough {
        self.enough
    }

    /// The alert with this rule.
    pub fn get(&self, rule: &str) -> Option<&Alert> {
        self.all.iter().find(|a| a.rule.id == rule)
    }

    /// Looks at all rules after a bucket has closed; `now` is the minute at which it ended.
    pub fn look(&mut self, now: Tick, monitoring: &Monitoring, coverage: f64, mut tell: impl FnMut(What)) {
        for alert in &mut self.all {
            let reading = read(alert.rule.metric, now, monitoring, coverage, &self.enough);
            alert.value = reading.value;
            let crossed = reading.crosses(&alert.rule);
            let before = alert.state;
            alert.state = next(&alert.rule, before, crossed, now);
            if crossed == Some(true) {
                alert.field = reading.field;
            }
            let rule = || alert.rule.id.to_owned();
            match (before, alert.state) {
                (AlertState::Firing { .. }, AlertState::Firing { .. }) => {}
                (_, AlertState::Firing { .. }) => {
                    alert.fired += 1;
                    tell(What::AlertFired { rule: rule() });
                }
                (AlertState::Firing { .. }, AlertState::Over { .. }) => tell(What::AlertOver { rule: rule() }),
                (AlertState::Watching { .. }, AlertState::Watching { .. }) => {}
                (_, AlertState::Watching { .. }) => tell(What::AlertWatching { rule: rule() }),
                _ => {}
            }
        }
    }

    /// Somebody picks an alert up.
    ///
    /// # Errors
    /// If there is no such rule, it does not fire, or somebody has it already.
    pub fn acknowledge(&mut self, rule: &str, now: Tick) -> Result<(), Refusal> {
        let alert = self.find(rule)?;
        match &mut alert.state {
            AlertState::Firing { taken: taken @ None, .. } => {
                *taken = Some(now);
                Ok(())
            }
            AlertState::Firing { .. } => Err(Refusal::AlertTaken),
            _ => Err(Refusal::AlertQuiet),
        }
    }

    /// Moves a rule's limit.
    ///
    /// # Errors
    /// If there is no such rule, or the limit lies outside its reach.
    pub fn set_limit(&mut self, rule: &str, limit: f32) -> Result<(), Refusal> {
        let alert = self.find(rule)?;
        let (least, most) = alert.rule.reach;
        if !(least..=most).contains(&limit) {
            return Err(Refusal::AlertLimit { rule: rule.to_owned(), limit: OutOfRange { least, most, given: limit } });
        }
        alert.rule.limit = limit;
        Ok(())
    }

    /// Sets a rule as a line of a plan says.
    ///
    /// # Errors
    /// If there is no such rule, or the limit lies outside its reach.
    pub fn arrange(&mut self, line: &Watch) -> Result<(), Refusal> {
        self.set_limit(&line.rule, line.limit)?;
        let alert = self.find(&line.rule)?;
        alert.rule.lasting = line.lasting;
        alert.rule.owner = Some(line.owner);
        Ok(())
    }

    fn find(&mut self, rule: &str) -> Result<&mut Alert, Refusal> {
        let Some(at) = self.all.iter().position(|alert| alert.rule.id == rule) else {
            let known = self.all.iter().map(|alert| alert.rule.id).collect();
            return Err(Refusal::NoSuchAlert { rule: rule.to_owned(), known });
        };
        Ok(&mut self.all[at])
    }
}

/// Where a rule stands next, given whether its limit is crossed (`None`: too little data to tell).
fn next(rule: &AlertRule, standing: AlertState, crossed: Option<bool>, now: Tick) -> AlertState {
    let fresh = |crossed| match crossed {
        None => AlertState::NoData,
        Some(false) => AlertState::Quiet,
        Some(true) => AlertState::Watching { since: now },
    };
    match standing {
        AlertState::Quiet | AlertState::NoData => fresh(crossed),
        AlertState::Over { .. } => {
            if crossed == Some(true) {
                fresh(crossed)
            } else {
                standing
            }
        }
        AlertState::Watching { since } => match crossed {
            Some(true) if now.since(since) >= rule.lasting => AlertState::Firing { since, notified: now, taken: None, calm: None },
            Some(true) => standing,
            _ => fresh(crossed),
        },
        AlertState::Firing { since, notified, taken, calm } => match (crossed, calm) {
            (Some(false), None) => AlertState::Firing { since, notified, taken, calm: Some(now) },
            (Some(false), Some(calm)) if now.since(calm) >= rule.lasting.max(CALM) => AlertState::Over { notified, at: now },
            (Some(false) | None, calm) => AlertState::Firing { since, notified, taken, calm },
            (Some(true), _) => AlertState::Firing { since, notified, taken, calm: None },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vocabulary::TeamRole;

    fn rule(lasting: u32) -> AlertRule {
        AlertRule {
            id: "r",
            metric: Metric::TimedOut,
            below: false,
            limit: 1.0,
            reach: (0.0, 9.0),
            lasting: Minutes(lasting),
            owner: Some(TeamRole::Compliance),
        }
    }

    fn check(lasting: u32, crossed: &str, expected: &str) {
        let mut standing = AlertState::Quiet;
        let mut seen = String::new();
        for (i, c) in crossed.chars().enumerate() {
            let crossed = match c {
                '1' => Some(true),
                '0' => Some(false),
                _ => None,
            };
            standing = next(&rule(lasting), standing, crossed, Tick(i as u32 * BUCKET));
            seen.push(match standing {
                AlertState::Quiet => '.',
                AlertState::NoData => '?',
                AlertState::Watching { .. } => 'w',
                AlertState::Firing { .. } => 'F',
                AlertState::Over { .. } => 'o',
            });
        }
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_limit_must_be_crossed_for_long_enough() {
        check(40, "0110111", ".ww.wwF");
        check(20, "11", "wF");
    }

    #[test]
    fn too_little_data_raises_nothing_and_ends_nothing() {
        check(20, "1?1?", "w?w?");
        check(20, "11???0", "wFFFFF");
    }

    #[test]
    fn it_is_over_after_a_calm_while_and_can_fire_again() {
        check(20, "11000011", "wFFFoowF");
        check(20, "1101011", "wFFFFFF");
    }
}
