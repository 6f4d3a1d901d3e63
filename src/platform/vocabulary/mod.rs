//! Leaf types that all rooms of the platform speak in. They know nothing of the rooms.

mod answer;
mod breach;
mod cells;
mod refusal;
mod trouble;

pub use answer::{Answer, By};
pub use breach::OnBreach;
pub use cells::Cells;
pub use refusal::Refusal;
pub use trouble::{Aim, Onset, Trouble};
