//! What the charts over time share: the stretch of time, one point for each bucket (or for each few, over a long
//! run), trouble, releases, limits, and the sentence and table made from the same values.

mod axes;
mod happened;
mod lines;
mod stretch;
mod told;

pub use axes::{all_shares, axis_from_zero, axis_of, highest, round_step, share_axis, values};
pub use happened::{crossed, limit};
pub use lines::{FEWEST, by_role, by_role_of, end, line_plot, past, usual_share};
pub use stretch::Stretch;
pub use told::{amount, no_amounts, sentence, table};
