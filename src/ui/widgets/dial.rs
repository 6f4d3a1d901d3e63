//! The day as a dial: noon on top, midnight at the bottom, the night as a darker arc, a hand for the hour. One
//! round is one day, so at a glance one sees whether the simulated office is awake.

use crate::ui::dom::{El, span, svg};

/// The dial of the simulated clock, by minutes since midnight. The time is written beside it, so it is hidden from
/// screen readers.
pub fn sim_dial(minute_of_day: impl Fn() -> u32 + 'static) -> El {
    // Drawn at midnight, the hand points down; a minute is a quarter of a degree.
    let turn = move || format!("rotate({} 16 16)", f64::from(minute_of_day()) / 4.0);
    let circle = |x: &str, y: &str, r: &str, class: &str| svg("circle").attr("cx", x).attr("cy", y).attr("r", r).class(class);
    let hand = svg("g")
        .attr_of("transform", turn)
        .add(svg("path").attr("d", "M16 16V29").class("dial-hand"))
        .add(circle("16", "29", "2.6", "dial-tip"));
    let face = svg("svg")
        .attr("viewBox", "0 0 32 32")
        .attr("aria-hidden", "true")
        .add(circle("16", "16", "13", "dial-day"))
        .add(svg("path").attr("d", "M27.26 22.5A13 13 0 0 1 3 16").class("dial-night"))
        .add(hand);
    span("dial").add(face)
}
