//! What will be known about one request.

use serde::Serialize;

use crate::base::time::Tick;
use crate::platform::release::trial::Likeness;
use crate::platform::training::Place;

/// What will be known about one request.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Outcome {
    /// When the request came.
    pub asked: Tick,
    /// Its row in the training store, if it was kept.
    pub row: Option<Place>,
    /// Who answered: 0 for the champion, 1 for the candidate, 2 for anyone else.
    pub lane: u8,
    /// Who was asked first, while there is a canary: 0 for the champion, 1 for the canary. 2 for nobody: the request was stopped
    /// at the door, or there is no canary.
    pub asked_of: u8,
    /// How sure the champion was of it.
    pub likeness: Likeness,
    /// Kind of customer.
    pub segment: u8,
    /// It was called positive.
    pub called: bool,
    /// It is positive.
    pub positive: bool,
    /// Its place among the requests of its minute: for looking at it again.
    #[serde(skip)]
    pub nth: u16,
}
