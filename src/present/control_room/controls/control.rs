//! What controls are made of: knobs, their values in words, and what was done lately.

use crate::base::time::{HOUR, Minutes};
use crate::platform::vocabulary::What;
use crate::present::control_room::view::{ControlInput, ControlState, ControlView, KnobKind, Tab, Unit};
use crate::present::words;
use crate::session::Session;

/// What was done stays written under its control for so long.
const LATELY: Minutes = Minutes(12 * HOUR);

/// How the value of a slider is said; `max` is the slider's end.
pub fn knob_text(unit: Unit, value: f64, max: f64) -> String {
    match unit {
        Unit::Share => words::percent(value),
        Unit::Times if value.fract() == 0.0 => format!("{value:.0} times"),
        Unit::Times => format!("{value:.1} times"),
        Unit::Spreads => format!("{value:.1} standard deviations"),
        Unit::Hours => words::length(Minutes((value * f64::from(HOUR)) as u32)),
        Unit::HoursOrUntilStopped if value >= max => "until stopped".into(),
        Unit::HoursOrUntilStopped => words::length(Minutes((value * f64::from(HOUR)) as u32)),
        Unit::HoursFromNow if value <= 0.0 => "now".into(),
        Unit::HoursFromNow => format!("in {}", words::length(Minutes((value * f64::from(HOUR)) as u32))),
        Unit::Days => words::count(value as u64, "day", "days"),
        Unit::Count => format!("{value:.0}"),
    }
}

/// Two decimals are what a slider means.
pub(super) fn round(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}

/// Widened through decimals, so that 0.6 is 0.6 and not its nearest neighbour.
pub(super) fn wide(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

/// A knob with lowest and highest value, and a step.
pub(super) fn slider(id: &'static str, label: &'static str, (min, max, step): (f64, f64, f64), unit: Unit, default: f64) -> ControlInput {
    ControlInput { id, label, kind: KnobKind::Slider { min, max, step, unit }, default }
}

/// A knob with options, of which the first is usual.
pub(super) fn choice(id: &'static str, label: &'static str, options: &[&str]) -> ControlInput {
    ControlInput { id, label, kind: KnobKind::Choice(options.iter().map(|o| (*o).to_owned()).collect()), default: 0.0 }
}

/// A response that can be pressed and has no knobs.
pub(super) fn response(id: &'static str, name: impl Into<String>, means: impl Into<String>, verb: &'static str) -> ControlView {
    ControlView {
        id,
        tab: Tab::Respond,
        group: "",
        rare: false,
        fits: false,
        name: name.into(),
        means: means.into(),
        knobs: Vec::new(),
        state: ControlState::Ready,
        verb,
        done: None,
    }
}

/// The newest event of this kind, if it is not long ago: "Done at 14:22. v2 answers again."
pub(super) fn lately(session: &Session, said: impl Fn(&What) -> Option<String>) -> Option<String> {
    lately_within(session, LATELY, said)
}

/// The same, not longer ago than this.
pub(super) fn lately_within(session: &Session, lately: Minutes, said: impl Fn(&What) -> Option<String>) -> Option<String> {
    let now = session.now();
    let recent = session.world().events.iter().rev().take_while(|e| now.since(e.at) < lately);
    let found = recent.filter_map(|e| said(&e.what).map(|s| (e.at, s))).next();
    found.map(|(at, said)| format!("{}: {said}", words::moment(at, now)))
}
