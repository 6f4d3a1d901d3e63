//! How the interval of the success measure has narrowed: each hourly look, better is up.

use std::fmt::Write as _;

use crate::platform::release::trial::{Look, Trial};
use crate::present::release::measures::named;
use crate::present::release::view::NarrowsView;
use crate::present::release::words;
use crate::present::words as say;
use crate::session::Session;

/// More looks than this are drawn one in a few.
const MOST: usize = 120;

pub(super) fn narrows(session: &Session, trial: &Trial) -> Option<NarrowsView> {
    let compared = session.world().compared(trial.arms[1].version);
    let measure = compared.first()?.measure;
    let [champion, candidate] = trial.arms.each_ref().map(|arm| format!("v{}", arm.version));
    let last = trial.looks.last()?;
    let (first, end) = (f64::from(trial.since.0), f64::from(last.at.0));
    let every = trial.looks.len().div_ceil(MOST).max(1);
    let looks: Vec<&Look> = trial.looks.iter().step_by(every).chain([last]).collect();
    let settled = &looks[looks.len() / 4..];
    let widest = |look: &&Look| look.interval.low.abs().max(look.interval.high.abs());
    let reach = settled.iter().map(widest).fold(2.0 * last.margin, f64::max);
    // All measures of success are better when they are less: up is less.
    let y = |value: f64| 50.0 + 50.0 * (value / reach).clamp(-1.0, 1.0);
    let x = |look: &Look| 100.0 * (f64::from(look.at.0) - first) / (end - first).max(1.0);
    let mut band = String::new();
    let mut line = String::new();
    for look in &looks {
        _ = write!(band, "{:.2},{:.2} ", x(look), y(look.interval.low));
        _ = write!(line, "{:.2},{:.2} ", x(look), y(look.interval.estimate));
    }
    for look in looks.iter().rev() {
        _ = write!(band, "{:.2},{:.2} ", x(look), y(look.interval.high));
    }
    let per = if measure == crate::platform::release::trial::ComparedMeasure::Distance { 1.0 } else { 1_000.0 };
    let height = |value: f64, sign: &str| (y(value), format!("{sign}{}", say::figure(value.abs() * per)));
    let term = named(session, measure).1;
    // Both ends with their day: they are days apart.
    let moment = crate::base::number_format::moment;
    let half = |look: &Look| say::figure(look.interval.half_width * per);
    Some(NarrowsView {
        what: format!("{term}, {candidate} minus {champion}; less is up"),
        band,
        line,
        zero: y(0.0),
        margin: y(last.margin),
        heights: vec![height(-reach, "−"), (y(0.0), words::SAME.to_owned()), height(reach, "+")],
        moments: vec![(0.0, moment(trial.since)), (100.0, moment(last.at))],
        spoken: format!("The range was {} either way at the first look and is {} at the last.", half(looks[0]), half(last)),
    })
}
