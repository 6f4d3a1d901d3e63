//! What will be known about one request.

use serde::Serialize;

use crate::base::time::Tick;
use crate::platform::release::trial::Likeness;
use crate::platform::training::StorePlace;
use crate::platform::vocabulary::{Role, serialize_role_or_none};

/// What will be known about one request.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Outcome {
    /// When the request came.
    pub asked: Tick,
    /// Its row in the training store, if it was kept.
    pub row: Option<StorePlace>,
    /// The role of the version that answered; `None` for anyone else.
    #[serde(serialize_with = "serialize_role_or_none")]
    pub answered_by: Option<Role>,
    /// The role that was asked first, while there is a trial; `None` where the request was stopped at the door, or there is none.
    #[serde(serialize_with = "serialize_role_or_none")]
    pub on_trial: Option<Role>,
    /// How sure the champion was of it.
    pub likeness: Likeness,
    /// Kind of customer.
    pub segment: u8,
    /// It was called positive.
    pub predicted_positive: bool,
    /// What the shadow would have called it, where one was asked.
    pub shadow: Option<bool>,
    /// It is positive.
    pub positive: bool,
    /// Its place among the requests of its minute: for looking at it again.
    #[serde(skip)]
    pub nth: u16,
}
