//! The clock in the top bar.

/// The clock in the top bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockView {
    /// "Wed 14:20".
    pub time: String,
    /// Day of the run, from 1.
    pub day: u32,
    /// Minutes since midnight, for the dial.
    pub minute_of_day: u32,
    /// Minutes since the run began.
    pub minute: u32,
}
