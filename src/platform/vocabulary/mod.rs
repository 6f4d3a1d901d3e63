//! Types that all rooms of the platform speak in: what can be done and what happens, who does it, how a training is set, why
//! something is refused. They know nothing of how the rooms do their work; an [`Action`] and an [`Event`] hold what is
//! asked of a room, or said by it.

mod action;
mod answer;
mod breach;
mod cells;
mod choice;
mod event;
mod how;
mod refusal;
mod roles;
mod trouble;
mod which;

pub use action::Action;
pub use answer::{Answer, By};
pub use breach::OnBreach;
pub use cells::ConfusionMatrix;
pub use choice::{Search, TrainingConfig};
pub use event::{Event, What};
pub use how::How;
pub use refusal::Refusal;
pub use roles::{Hours, Role, office};
pub use trouble::{FaultInjection, FaultTarget, Onset};
pub use which::FieldFilter;
