//! The chart on which a line is drawn before anybody knows, and on which what happened is laid over it.

use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::course::lesson::{Guess, Quantity, Step};
use crate::course::progress::Guessed;
use crate::platform::monitoring::time_series::{BUCKET, end_of};
use crate::present::plot::{AxisUnit, ChartTable, DrawnLine, End, How, Line, LinePlot, Plot, Point, Shape, TimeAxis, ValueAxis, Who};
use crate::present::words;
use crate::session::Session;
use crate::session::lesson::{Playing, knot_minutes, looks_back, quantity};

/// The chart's name.
pub const ID: &str = "prediction";

/// The chart of the prediction at a step of a lesson; `None` if that step draws no line. While nothing is drawn the beads
/// stand level with the value now.
pub fn prediction(session: &Session, playing: &Playing, step: usize) -> Option<Plot> {
    let Some(Step::Predict(predict)) = playing.lesson().steps.get(step) else { return None };
    let Guess::Line { quantity: of, knots } = predict.by else { return None };
    let prediction = playing.prediction(step);
    let asked = prediction.map_or(session.now(), |p| p.asked);
    let at = knot_minutes(asked, predict.ahead, knots);
    let until = asked.plus(predict.ahead);
    let open = playing.place() == step && session.now() == asked;
    let over = looks_back(predict.ahead, knots);
    let from = asked.minus(Minutes((predict.ahead.0 * 5 / 4).max(6 * HOUR)));
    // Judged, and drawn, on a run that the person does not touch.
    let judged = playing.judged_on(step, session);
    let points = happened(judged, of, over, from, until);
    let start = quantity(session.world(), of, asked.minus(over), asked).unwrap_or(of.most() / 2.0);
    let drawn = drawn(playing, step);
    let values = drawn.map_or_else(|| level(start, knots), <[f64]>::to_vec);
    let knots: Vec<(f64, f64)> = at.iter().map(|t| f64::from(t.0)).zip(values).collect();
    let start = (f64::from(asked.0), start);
    let figure = |v: f64| format!("{v:.0}");
    let (who, how) = kind(of);
    let last = points.iter().rev().find_map(|p| p.v);
    let note = if std::ptr::eq(judged, session) { "what happened" } else { "had nobody touched it" };
    let end = last.filter(|_| !open).map(|v| End { figure: figure(v), unit: of.unit(), note: Some(note), bad: false });
    let mut lines = vec![Line { who, how, points: points.clone(), end, tag: None }];
    if drawn.is_some() {
        let line = std::iter::once(start).chain(knots.iter().copied());
        let points = line.map(|(t, v)| Point { t, v: Some(v), range: None }).collect();
        let end = knots.last().map(|(_, v)| End { figure: figure(*v), unit: of.unit(), note: Some("your line"), bad: false });
        lines.push(Line { who: Who::Field, how: How::Measured, points, end, tag: None });
    }
    let explained = session.now() >= until;
    let fault_spans = fault_spans(session, until);
    let (title, share) = names(session, of);
    let sentence = sentence(&title, of, &knots, drawn.is_some(), last.filter(|_| explained));
    let table = table(of, &knots, drawn.is_some(), &points, session.now());
    let guess = DrawnLine { from: start, knots, open, drawn: drawn.is_some(), ..undrawn(of, asked, until) };
    let value = ValueAxis { range: (0.0, of.most() * 1.04), log: false, ticks: ticks(of) };
    let time = TimeAxis { moments: AxisUnit::Minutes, range: (f64::from(from.0), f64::from(until.0)), ticks: moments(from, until) };
    let shape = LinePlot {
        time,
        value,
        band: Vec::new(),
        coming_in: None,
        fault_spans,
        limits: Vec::new(),
        alarms: Vec::new(),
        lines,
        releases: Vec::new(),
        say: None,
        guess: Some(Box::new(guess)),
        remarks: Vec::new(),
    };
    Some(Plot { id: ID, title, of: share, sentence, shape: Shape::Lines(shape), table })
}

/// A line that nobody has drawn: how far it reaches, and how it is asked for.
fn undrawn(of: Quantity, asked: Tick, until: Tick) -> DrawnLine {
    let (day, time) = (words::weekday_long(until), words::hour_minute(until));
    DrawnLine {
        from: (0.0, 0.0),
        knots: Vec::new(),
        open: false,
        drawn: false,
        reach: (of.most(), of.most() / 100.0),
        unit: of.unit(),
        now: format!("now, {}", words::hour_minute(asked)),
        asks: (format!("Draw what comes, until {day} {time}"), "Pull the line, or move the beads.".to_owned()),
    }
}

/// The values of the beads of the line that the current step asks for: as drawn, else level with the value now. Empty if
/// it asks for none.
pub fn knots(session: &Session, playing: &Playing) -> Vec<f64> {
    let Some(Step::Predict(predict)) = playing.step() else { return Vec::new() };
    let Guess::Line { quantity: of, knots } = predict.by else { return Vec::new() };
    let now = session.now();
    let start = || quantity(session.world(), of, now.minus(looks_back(predict.ahead, knots)), now).unwrap_or(of.most() / 2.0);
    drawn(playing, playing.place()).map_or_else(|| level(start(), knots), <[f64]>::to_vec)
}

/// The line that was drawn at a step.
fn drawn(playing: &Playing, step: usize) -> Option<&[f64]> {
    match &playing.prediction(step)?.guess {
        Guessed::Line(values) => Some(values),
        Guessed::Choice(_) => None,
    }
}

/// Beads that are still to be moved.
fn level(value: f64, knots: u8) -> Vec<f64> {
    vec![value.round(); usize::from(knots)]
}

/// A point for each bucket so far: the quantity over the time that ends there.
fn happened(session: &Session, of: Quantity, over: Minutes, from: Tick, until: Tick) -> Vec<Point> {
    let world = session.world();
    let buckets = (from.0.div_ceil(BUCKET))..(until.min(session.now()).0 / BUCKET);
    let stride = (buckets.len() / 160).max(1);
    let kept = buckets.rev().step_by(stride).collect::<Vec<_>>().into_iter().rev();
    let last = until.min(session.now());
    // The last bucket may still be open: what is known then holds until now.
    let ends = kept.map(end_of).filter(|end| *end < last).chain([last]);
    ends.map(|end| Point { t: f64::from(end.0), v: quantity(world, of, end.minus(over), end), range: None }).collect()
}

/// Trouble in sight, up to the end of the prediction.
fn fault_spans(session: &Session, until: Tick) -> Vec<(f64, f64)> {
    let now = session.now().min(until);
    session.visible_faults().map(|a| (f64::from(a.injection.start.0), f64::from(a.ended.unwrap_or(now).min(now).0))).collect()
}

const fn kind(of: Quantity) -> (Who, How) {
    match of {
        Quantity::Recall
        | Quantity::Accuracy
        | Quantity::FalseDiscoveryRate
        | Quantity::Precision
        | Quantity::FalsePositiveRateOf(_)
        | Quantity::MeanError => (Who::Truth, How::Truth),
        Quantity::EstimatedRecall => (Who::Champion, How::Estimated),
        Quantity::FieldDrift(_) | Quantity::MissingShare(_) | Quantity::TimeoutRate => (Who::World, How::Measured),
        _ => (Who::Champion, How::Measured),
    }
}

/// Its title, and what it is a share of.
pub(super) fn names(session: &Session, of: Quantity) -> (String, String) {
    let w = &session.scenario().words;
    let recall = || format!("{} {} caught", words::capital(&w.positive), w.many);
    let kind = |id: &str| {
        let name = session.scenario().segments.iter().find(|s| s.id == id).map_or(id, |s| s.name.as_str());
        words::small(name)
    };
    let field = |name: &str| {
        let schema = &session.scenario().schema;
        schema.position(name).map_or_else(|| name.to_owned(), |at| schema.fields[at].label.clone())
    };
    match of {
        Quantity::Recall => (recall(), "in truth".into()),
        Quantity::Accuracy => ("Right decisions".into(), "in truth".into()),
        Quantity::FalseDiscoveryRate => ("False alarms".into(), format!("of all called {}, in truth", w.positive)),
        Quantity::MeasuredRecall => (recall(), "as measured".into()),
        Quantity::Precision => (format!("Really {}", w.positive), format!("of all called {}, in truth (precision)", w.positive)),
        Quantity::FalsePositiveRateOf(id) => ("False alarms".into(), format!("{} that were not {}, in truth", kind(id), w.positive)),
        Quantity::MeasuredRecallOf(id) => (recall(), format!("{}, as measured", kind(id))),
        Quantity::MeasuredFalseDiscoveryRate => ("False alarms".into(), "as measured".into()),
        Quantity::EstimatedRecall => (recall(), "as estimated".into()),
        Quantity::PredictedPositiveRate => (format!("{} called {}", words::capital(&w.many), w.positive), "of all".into()),
        Quantity::PredictedPositiveRateOf(id) => (format!("Called {}", w.positive), format!("of all {}", kind(id))),
        Quantity::LatencyP95 => ("Answer time".into(), "slowest 5 % (p95), in ms".into()),
        Quantity::TimeoutRate => ("Too late".into(), format!("of all {}", w.many)),
        Quantity::FieldDrift(name) => ("Unlike the training data".into(), format!("{}, PSI", field(name))),
        Quantity::MissingShare(name) => ("Empty fields".into(), field(name)),
        Quantity::MeanError => ("Mean error".into(), "in truth".into()),
        Quantity::MeasuredMeanError => ("Mean error".into(), "as measured".into()),
        Quantity::BlockedShare => ("Stopped at the door".into(), format!("{} that broke the contract", w.many)),
    }
}

fn ticks(of: Quantity) -> Vec<(f64, String)> {
    let name = |quarter: u32| {
        let value = of.most() * f64::from(quarter) / 4.0;
        let figure = if of.most() > 4.0 { format!("{value:.0}") } else { format!("{value:.1}") };
        (value, if quarter == 4 { format!("{figure} {}", of.unit()).trim_end().to_owned() } else { figure })
    };
    (0..=4).map(name).collect()
}

fn moments(from: Tick, until: Tick) -> Vec<(f64, String)> {
    let every = match until.since(from).0 / HOUR {
        0..=16 => 2 * HOUR,
        17..=40 => 6 * HOUR,
        41..=72 => 12 * HOUR,
        _ => DAY,
    };
    let first = from.0.div_ceil(every) * every;
    let name = |t: u32| {
        let tick = Tick(t);
        let words = match tick.minute_of_day() {
            0 if every == DAY => words::weekday(tick).to_owned(),
            0 => words::clock(tick),
            _ => words::hour_minute(tick),
        };
        (f64::from(t), words)
    };
    (first..=until.0).step_by(every as usize).map(name).collect()
}

fn sentence(title: &str, of: Quantity, knots: &[(f64, f64)], drawn: bool, last: Option<f64>) -> String {
    let yours = knots.last().map_or_else(String::new, |(_, v)| of.said(*v));
    match (drawn, last) {
        (true, Some(v)) => format!("{title}: you said {yours} at the end, it was {}.", of.said(v)),
        (true, None) => format!("{title}: you say {yours} at the end."),
        (false, Some(v)) => format!("{title}: it was {} at the end.", of.said(v)),
        (false, None) => format!("{title}: your line is still to be drawn."),
    }
}

fn table(of: Quantity, knots: &[(f64, f64)], drawn: bool, points: &[Point], now: Tick) -> ChartTable {
    let at = |t: f64| points.iter().find(|p| p.t == t).and_then(|p| p.v);
    let dash = || "–".to_owned();
    let row = |(t, yours): &(f64, f64)| {
        let yours = if drawn { of.said(*yours) } else { dash() };
        vec![words::moment(Tick(*t as u32), now), yours, at(*t).map_or_else(dash, |v| of.said(v))]
    };
    ChartTable { head: ["time", "your line", "what happened"].map(str::to_owned).to_vec(), rows: knots.iter().map(row).collect() }
}
