//! The clock in the top bar.

use super::view::ClockView;
use crate::present::words;
use crate::session::Session;

/// The clock in the top bar.
pub fn clock(session: &Session) -> ClockView {
    let now = session.now();
    ClockView { time: words::clock(now), day: now.day(), minute_of_day: now.minute_of_day(), minute: now.0 }
}
