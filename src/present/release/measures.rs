//! The rows of the trial card: a measure of both versions, and its interval on the axis that all of them share.

use super::view::{ForestView, MeasureRowView};
use crate::learn::sequential::Interval;
use crate::platform::release::trial::{Compared, ComparedMeasure, Verdict};
use crate::present::words as say;
use crate::session::Session;

/// The axis, in margins: a little more room right of the champion than left of the margin.
const AXIS: (f64, f64) = (-4.1, 5.3);
/// Where the champion stands on it, in percent.
pub const CHAMPION_AT: f64 = 100.0 * (0.0 - AXIS.0) / (AXIS.1 - AXIS.0);
/// Where the margin stands.
pub const MARGIN_AT: f64 = 100.0 * (-1.0 - AXIS.0) / (AXIS.1 - AXIS.0);
/// Cost and mistakes are said for so many requests.
const PER: f64 = 1_000.0;

/// A row for each measure.
pub(super) fn rows(session: &Session, compared: &[Compared], names: [&str; 2]) -> Vec<MeasureRowView> {
    compared.iter().map(|compared| row(session, compared, names)).collect()
}

fn row(session: &Session, compared: &Compared, [champion, candidate]: [&str; 2]) -> MeasureRowView {
    let (name, term, gloss) = named(session, compared.measure);
    let unit = unit(session, compared.measure);
    let value = |at: usize| compared.values[at].map_or_else(|| "–".to_owned(), |value| value_said(compared, value));
    let counts = [0, 1].map(|at| counted(session, compared, at));
    let verdict = (compared.verdict, say::trial::word(compared.verdict));
    let said = difference(session, compared);
    let margin = compared.margin.map(|margin| {
        with_unit(session, compared, &signed(if compared.measure.more_is_better() { -1.0 } else { 1.0 }, &size(compared, margin)))
    });
    let (apart, range) = said.unwrap_or_else(|| ("–".to_owned(), "too early to say".to_owned()));
    let spoken = format!(
        "{name}: {candidate} {} {unit}, {}; {champion} {} {unit}, {}. Difference {apart}, {range}. Margin {}. {}.",
        value(1),
        counts[1],
        value(0),
        counts[0],
        margin.as_deref().unwrap_or("not known"),
        say::capital(verdict.1)
    );
    MeasureRowView {
        is_success: compared.is_success,
        values: [(value(0), counts[0].clone()), (value(1), counts[1].clone())],
        unit,
        difference: apart,
        range,
        margin: margin.unwrap_or_default(),
        forest: compared.interval.zip(compared.margin).map(|(interval, margin)| forest(compared.measure, &interval, margin)),
        verdict,
        spoken,
        name,
        term,
        gloss,
    }
}

/// Its name in everyday words, the field's word, and what that means.
pub(super) fn named(session: &Session, measure: ComparedMeasure) -> (String, String, String) {
    let scenario = session.scenario();
    let (positive, many) = (&scenario.words.positive, &scenario.words.many);
    let said = |name: String, term: &str, gloss: String| (name, term.to_owned(), gloss);
    match measure {
        ComparedMeasure::Cost => {
            let [missed, false_alarm] = [scenario.costs.missed_eur, scenario.costs.false_alarm_eur].map(|eur| say::short(f64::from(eur)));
            said(
                "What mistakes cost".to_owned(),
                "cost per 1,000 requests",
                format!("{missed} EUR for a miss, {false_alarm} EUR for a false alarm"),
            )
        }
        ComparedMeasure::Wrong => said("Wrong answers".to_owned(), "errors per 1,000 requests", String::new()),
        ComparedMeasure::Distance => {
            said("How far off amounts are".to_owned(), "mean error", "the amount told, less what it was".to_owned())
        }
        ComparedMeasure::Recall => {
            said(format!("{} {many} found", say::capital(positive)), "recall", format!("of 100 {positive} {many}, how many were found"))
        }
        ComparedMeasure::Precision => {
            said(format!("Right when it says {positive}"), "precision", format!("of 100 called {positive}, how many were"))
        }
        ComparedMeasure::Latency => said("Slowest answers".to_owned(), "answer time p95", "95 of 100 answers are faster".to_owned()),
    }
}

fn unit(session: &Session, measure: ComparedMeasure) -> String {
    match measure {
        ComparedMeasure::Cost => "EUR".to_owned(),
        ComparedMeasure::Wrong => String::new(),
        ComparedMeasure::Distance => session.scenario().amount.as_ref().map_or_else(String::new, |amount| amount.unit.clone()),
        ComparedMeasure::Recall | ComparedMeasure::Precision => "%".to_owned(),
        ComparedMeasure::Latency => "ms".to_owned(),
    }
}

const fn scale(measure: ComparedMeasure) -> f64 {
    match measure {
        ComparedMeasure::Cost | ComparedMeasure::Wrong => PER,
        ComparedMeasure::Recall | ComparedMeasure::Precision => 100.0,
        ComparedMeasure::Distance | ComparedMeasure::Latency => 1.0,
    }
}

/// Decimals that an interval of this half width bears: none while it is over 5.
pub(super) fn decimals_of(half_width: f64) -> usize {
    match half_width {
        half if half <= 0.5 => 2,
        half if half <= 5.0 => 1,
        _ => 0,
    }
}

fn decimals(compared: &Compared) -> usize {
    compared.interval.map_or(0, |interval| decimals_of(interval.half_width * scale(compared.measure)))
}

fn value_said(compared: &Compared, value: f64) -> String {
    size(compared, value)
}

fn size(compared: &Compared, value: f64) -> String {
    let value = value * scale(compared.measure);
    let digits = decimals(compared);
    if digits == 0 { say::grouped(value.round() as u64) } else { format!("{value:.digits$}") }
}

/// An end, rounded outwards.
fn end(compared: &Compared, value: f64, up: bool) -> String {
    let value = value * scale(compared.measure);
    let digits = decimals(compared);
    let steps = [1.0, 10.0, 100.0][digits];
    let value = if up { (value * steps).ceil() } else { (value * steps).floor() } / steps;
    let shown = if digits == 0 { say::grouped(value.abs() as u64) } else { format!("{:.digits$}", value.abs()) };
    signed(value, &shown)
}

fn signed(value: f64, size: &str) -> String {
    match size.chars().any(|digit| digit.is_ascii_digit() && digit != '0') {
        false => "0".to_owned(),
        true if value < 0.0 => format!("−{size}"),
        true => format!("+{size}"),
    }
}

fn with_unit(session: &Session, compared: &Compared, figure: &str) -> String {
    let unit = match compared.measure {
        ComparedMeasure::Recall | ComparedMeasure::Precision => "points".to_owned(),
        measure => unit(session, measure),
    };
    format!("{figure} {unit}").trim_end().to_owned()
}

/// The difference as it was seen, and the two ends of its interval.
pub(super) fn difference(session: &Session, compared: &Compared) -> Option<(String, String)> {
    let interval = compared.interval?;
    let apart = with_unit(session, compared, &signed(interval.estimate, &size(compared, interval.estimate.abs())));
    Some((apart, format!("{} to {}", end(compared, interval.low, false), end(compared, interval.high, true))))
}

fn counted(session: &Session, compared: &Compared, at: usize) -> String {
    let [of, all] = compared.counts[at].map(|count| say::grouped(u64::from(count)));
    match compared.measure {
        ComparedMeasure::Recall | ComparedMeasure::Precision => format!("{of} of {all}"),
        ComparedMeasure::Latency => format!("{all} answers"),
        _ => format!("{all} {}", session.scenario().words.many),
    }
}

/// An interval in margins, better to the right, and from there in percent of the plot.
fn forest(measure: ComparedMeasure, interval: &Interval, margin: f64) -> ForestView {
    let sign = if measure.more_is_better() { 1.0 } else { -1.0 };
    let ends = [interval.low, interval.high].map(|end| sign * end / margin);
    forest_of(ends[0].min(ends[1]), ends[0].max(ends[1]), sign * interval.estimate / margin)
}

/// Two ends and a middle, in margins, on the axis.
fn forest_of(low: f64, high: f64, at: f64) -> ForestView {
    let (first, last) = (AXIS.0 + 0.15, AXIS.1 - 0.15);
    let place = |value: f64| 100.0 * (value.clamp(first, last) - AXIS.0) / (AXIS.1 - AXIS.0);
    ForestView { low: place(low), high: place(high), at: place(at), cut: [low < first, high > last] }
}

/// An example of a verdict on the same axis.
pub fn example(verdict: Verdict) -> ForestView {
    let (low, high, at) = match verdict {
        Verdict::Better => (0.4, 3.0, 1.6),
        Verdict::NoWorse => (-0.7, 2.2, 0.5),
        Verdict::Worse => (-3.4, -0.4, -1.9),
        Verdict::NotEnough => (-3.2, 3.4, 0.4),
    };
    forest_of(low, high, at)
}
