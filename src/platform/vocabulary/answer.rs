//! What came of a request, and who answered it.

use serde::Serialize;

use super::Role;

/// Who answered a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum By {
    /// The champion.
    Champion,
    /// The canary.
    Canary,
    /// The simple rule.
    Rule,
    /// A person, because the request was sent back or is doubtful.
    Person,
    /// A version that is out of service and still on the device of whoever asks.
    Earlier,
}

impl By {
    /// The version in this role; `None` for a role whose answers are not used.
    pub const fn version_in(role: Role) -> Option<Self> {
        match role {
            Role::Champion => Some(Self::Champion),
            Role::Canary => Some(Self::Canary),
            Role::Shadow => None,
        }
    }

    /// The role of the version that answered; `None` where none did, or one that is out of service.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Champion => Some(Role::Champion),
            Self::Canary => Some(Role::Canary),
            Self::Rule | Self::Person | Self::Earlier => None,
        }
    }
}

/// What came of one request.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Who answered.
    pub by: By,
    /// The number of the version that answered; 0 where none did.
    pub version: u32,
    /// The role that was asked: the canary's, or the champion's in the place of any other.
    pub asked: Role,
    /// Called positive.
    pub predicted_positive: bool,
    /// The model was asked but too slow.
    pub timed_out: bool,
    /// The model's score; 0 where no model answered.
    pub score: f32,
    /// The amount that the model told; `None` where no model answered, or one that tells none.
    pub amount: Option<f32>,
    /// Milliseconds until the answer, waiting included.
    pub latency_ms: f32,
    /// What the shadow would have answered; `None` where there is none, or no version was asked.
    pub unheard: Option<Unheard>,
}

/// What a shadow answered and nobody was told.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Unheard {
    /// What would have come of asking it: its own decision, a person's where it was in doubt, the simple rule's where it was too
    /// slow.
    pub predicted_positive: bool,
    /// It was too slow.
    pub timed_out: bool,
    /// Its score; 0 where it was too slow.
    pub score: f32,
    /// The amount that it told.
    pub amount: Option<f32>,
    /// Milliseconds until its answer.
    pub latency_ms: f32,
}
