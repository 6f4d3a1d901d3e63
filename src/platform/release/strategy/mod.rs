//! Five ways out, as one state machine: how a version comes into service, what has to hold on the way, and what takes it back.
//!
//! | way | who is told what it says | what decides |
//! |---|---|---|
//! | shadow | nobody | paired answers to the same requests |
//! | canary in steps | a growing share | at each step, the champion over the same minutes |
//! | A/B test | a share, each customer always by the same version | a size that was planned beforehand |
//! | blue-green | everybody, after the second environment is warm | conditions; the old one stays warm until it is confirmed |
//! | all at once | everybody | conditions |
//!
//! There is one at a time. A [`RolloutPlan`] is written before it begins and does not change. Its conditions are held against what
//! was measured each time a bucket closes, each on its own. [`Rollouts`] keeps the one that goes on and the records of all; the acts
//! that move it stand in `world/apply/rollouts.rs`, and what happens by itself in `world/stages/roll_out.rs`.
//!
//! Nothing here reads the truth. A shadow's answers are counted for it alone.

mod ab_test;
mod check;
mod conditions;
mod counts;
mod moment;
mod ongoing;
mod paired;
mod plan;
mod record;
mod view;

pub use ab_test::{AbLook, AbSeries, Claim};
pub use conditions::ConditionReading;
pub use counts::Counts;
pub use moment::{Ending, Lack, RolloutMoment};
pub use ongoing::{COLD, Ongoing, Stage};
pub use paired::{Differing, Paired, PairedEvidence};
pub use plan::{AbTest, CanaryStep, Condition, ConditionMeasure, RolloutAction, RolloutPlan, Strategy, StrategyKind};
pub use record::{Recovery, RolloutRecord, Rollouts};
pub use view::RolloutView;
