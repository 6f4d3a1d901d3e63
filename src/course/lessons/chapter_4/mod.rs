//! The lessons of chapter 4: keeping watch.

pub mod alert_limits;
pub mod late_labels;
pub mod logging;
pub mod one_segment;
pub mod review;
