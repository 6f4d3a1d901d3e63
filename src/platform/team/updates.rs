//! What is assumed of an update by hand and of one by a pipeline: how long it takes beside the training, and how often it goes out
//! with a slip, a step that was copied otherwise than it was tested. No run can measure these figures, so they can be changed.

use serde::{Deserialize, Serialize};

use crate::base::time::Minutes;

/// What is assumed of an update.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateAssumptions {
    /// Hours that it takes, whatever the training takes.
    pub hours: u32,
    /// One update in so many goes out with a slip; 0 for none.
    pub slip_one_in: u32,
    /// A slip prepares this share of the records otherwise, 0 to 1.
    pub slip_share: f32,
}

impl UpdateAssumptions {
    /// By hand: two days, one in three with a slip.
    pub const BY_HAND: Self = Self { hours: 48, slip_one_in: 3, slip_share: 0.6 };
    /// By a pipeline: nothing beside the training, and the same steps each time.
    pub const BY_PIPELINE: Self = Self { hours: 0, slip_one_in: 0, slip_share: 0.6 };
    /// The most hours that can be assumed: two weeks.
    pub const MOST_HOURS: u32 = 336;
    /// The rarest slip that can be assumed.
    pub const RAREST_SLIP: u32 = 100;

    /// How long it takes.
    pub const fn takes(self) -> Minutes {
        Minutes::hours(self.hours)
    }

    /// The slip of an update whose bits is this, if it has one.
    pub fn slip(self, bits: u64) -> Option<f32> {
        (self.slip_one_in > 0 && bits.is_multiple_of(u64::from(self.slip_one_in))).then_some(self.slip_share)
    }

    /// They can be assumed.
    pub fn is_sound(self) -> bool {
        self.hours <= Self::MOST_HOURS && self.slip_one_in <= Self::RAREST_SLIP && (0.01..=1.0).contains(&self.slip_share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_come_as_often_as_is_assumed() {
        let slips = |assumed: UpdateAssumptions| (0..300).filter(|bits| assumed.slip(*bits).is_some()).count();
        assert_eq!([UpdateAssumptions::BY_HAND, UpdateAssumptions::BY_PIPELINE].map(slips), [100, 0]);
        assert_eq!(UpdateAssumptions::BY_HAND.slip(3), Some(0.6));
        assert!(!UpdateAssumptions { slip_share: 0.0, ..UpdateAssumptions::BY_HAND }.is_sound());
    }
}
