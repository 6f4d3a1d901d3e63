//! The lessons of chapter 4: keeping watch.

pub mod alert_limits;
pub mod late_labels;
pub mod logging;
pub mod noise;
pub mod one_segment;
pub mod other_visitors;
pub mod review;
pub mod sensor_wear;
pub mod stuck_sensor;
