//! Is it up: what arrives, how long answers take, and who gives them.

pub mod answer_time;
pub mod answered_by;
pub mod arriving;
