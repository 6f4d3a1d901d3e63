//! A roll-out at one moment, as plain data for whoever shows it.

use serde::Serialize;

use super::{AbSeries, ConditionReading, Lack, PairedEvidence, RolloutPlan, Stage};
use crate::base::time::Tick;
use crate::platform::release::trial::Evidence;

/// A roll-out at one moment.
#[derive(Clone, Debug, Serialize)]
pub struct RolloutView {
    /// The version.
    pub version: u32,
    /// What was written down.
    pub plan: RolloutPlan,
    /// Where it stands.
    pub stage: Stage,
    /// The step, counted from 1, and how many there are; `None` on ways without steps.
    pub step: Option<(usize, usize)>,
    /// The share that it answers, where it answers one.
    pub share: Option<f32>,
    /// When it began, and when this step did.
    pub since: [Tick; 2],
    /// When it is decided next, if nothing is missing then.
    pub next_decision: Option<Tick>,
    /// Somebody has paused it.
    pub paused: bool,
    /// Analyses that failed, and that found nothing to look at.
    pub failures: u32,
    /// Analyses that found nothing to look at.
    pub errors: u32,
    /// What is missing.
    pub lacks: Vec<Lack>,
    /// How each condition stands.
    pub conditions: Vec<ConditionReading>,
    /// The comparison with the champion over the same minutes, where it answers a share.
    pub evidence: Option<Evidence>,
    /// Both answers to the same requests, of a shadow.
    pub paired: Option<PairedEvidence>,
    /// The looks of an A/B test.
    pub ab_test: Option<AbSeries>,
    /// The chance of so uneven a split, of an A/B test.
    pub split_p_value: Option<f64>,
}
