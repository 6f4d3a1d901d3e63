//! What came of a request, and who answered it.

use serde::Serialize;

/// Who answered a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum By {
    /// The champion.
    Champion,
    /// The candidate.
    Candidate,
    /// The simple rule.
    Rule,
    /// A person, because the request was sent back or is doubtful.
    Person,
    /// A version that is out of service and still on the device of whoever asks.
    Earlier,
}

/// What came of one request.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Who answered.
    pub by: By,
    /// The number of the version that answered; 0 where none did.
    pub version: u32,
    /// The version that was asked: 1 for the candidate, 0 for any other.
    pub lane: u8,
    /// Called positive.
    pub called: bool,
    /// The model was asked but too slow.
    pub timed_out: bool,
    /// The model's score; 0 where no model answered.
    pub score: f32,
    /// The amount that the model told; `None` where no model answered, or one that tells none.
    pub amount: Option<f32>,
    /// Milliseconds until the answer, waiting included.
    pub latency_ms: f32,
}
