//! A figure that a rule sees, and what is behind it.

use super::rule::AlertRule;

/// What a rule sees.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    /// The figure, in the rule's unit; `None`: too little is known.
    pub value: Option<f32>,
    /// The field it is about.
    pub field: Option<u8>,
    /// Whether it may cross the limit.
    pub evidence: Evidence,
}

/// What is known of a figure beside its size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Evidence {
    /// It is held against the limit.
    #[default]
    Enough,
    /// Luck explains it, whatever the limit.
    Chance,
    /// It is trouble, whatever the limit.
    Sure,
}

impl Reading {
    pub fn of(value: Option<f32>) -> Self {
        Self { value, ..Self::default() }
    }

    /// Whether the rule’s limit is crossed; `None`: too little is known.
    pub fn crosses(&self, rule: &AlertRule) -> Option<bool> {
        let value = self.value?;
        Some(match self.evidence {
            Evidence::Enough => {
                if rule.below {
                    value < rule.limit
                } else {
                    value > rule.limit
                }
            }
            Evidence::Chance => false,
            Evidence::Sure => true,
        })
    }
}

pub(super) fn percent(share: f64) -> f32 {
    (share * 100.0) as f32
}
