//! What the charts over time share: the stretch of time, one point for each bucket (or for each few, over a long
//! run), trouble, releases, limits, and the sentence and table made from the same values.

mod axes;
mod description;
mod lines;
mod overlays;
mod stretch;

pub use axes::{all_shares, axis_from_zero, axis_of, highest, round_step, share_axis, values};
pub use description::{amount, no_amounts, sentence, table};
pub use lines::{FEWEST, by_role, by_role_of, end, expected_band, line_plot, past};
pub use overlays::{alarm, champions, crossed, limit, named_limit};
pub use stretch::Stretch;
