//! The machines that answer, and the simple rule that answers when they cannot.

use serde::{Deserialize, Serialize};

/// The machines that answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Servers at the start.
    pub servers: u32,
    /// Half of the answers take no longer than this, without waiting.
    pub answer_ms: f32,
    /// Spread of the log-normal answer time.
    pub spread: f32,
    /// A server is taken this many times as long as the answer takes: it also reads attachments before and
    /// files the case after.
    pub hold: f32,
    /// After this the simple rule answers.
    pub timeout_ms: f32,
    /// Answers should be faster than this.
    pub target_ms_p95: f32,
}

/// One part of the simple rule: points when a field lies within a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleTerm {
    /// Field.
    pub field: u8,
    /// At or above this.
    pub from: f32,
    /// Below this.
    pub below: f32,
    /// Points.
    pub points: f32,
}
