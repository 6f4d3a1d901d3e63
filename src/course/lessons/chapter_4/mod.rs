//! The lessons of chapter 4: keeping watch.

pub mod alert_limits;
pub mod by_group;
pub mod hard_times;
pub mod late_labels;
pub mod logging;
pub mod one_segment;
pub mod overnight;
pub mod review;
pub mod weeks_late;
