//! The decision threshold, moved by hand on its chart.

use crate::platform::vocabulary::Action;

/// Moves the decision threshold.
pub fn move_threshold(value: f64) -> Action {
    Action::Threshold { value: ((value.clamp(0.01, 0.99) * 100.0).round() / 100.0) as f32 }
}
