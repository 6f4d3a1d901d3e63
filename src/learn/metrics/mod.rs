//! How good were the answers, once the outcomes are known: measures, all of them at once with intervals, by group, and in money.

pub mod agreement;
pub mod cost;
pub mod curves;
pub mod groups;
mod measures;
pub mod report;

pub use measures::{
    Confusion, RELIABILITY_BINS, RegressionMetrics, Reliability, ReliabilityBin, average_precision, brier, log_loss, regression, roc_auc,
};
