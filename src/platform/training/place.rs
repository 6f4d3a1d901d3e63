//! Where a row stands in the training store.

use std::num::NonZeroU16;

use serde::Serialize;

/// Where a row stands in the store: its day, counted from the first day of the past, and its place in that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StorePlace {
    pub(super) day: u16,
    pub(super) row: NonZeroU16,
}
