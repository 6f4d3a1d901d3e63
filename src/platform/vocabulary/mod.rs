//! Leaf types that all rooms of the platform speak in. They know nothing of the rooms.

mod answer;
mod breach;
mod cells;
mod how;
mod refusal;
mod trouble;
mod which;

pub use answer::{Answer, By};
pub use breach::OnBreach;
pub use cells::Cells;
pub use how::How;
pub use refusal::Refusal;
pub use trouble::{Aim, Onset, Trouble};
pub use which::Which;
