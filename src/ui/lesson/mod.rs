//! A lesson: the [`mission`] that is played, and the [`learner`] who plays it, with what has been done so far.

mod foot;
pub mod learner;
pub mod mission;
