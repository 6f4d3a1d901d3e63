//! A chart told: its table, and its sentence, made from the same values as its lines.

use super::overlays::is_firing;
use crate::base::time::Tick;
use crate::present::plot::{ChartTable, How, Line, LinePlot, Point, Say, Who, band_at};
use crate::present::words;
use crate::session::Session;

/// An amount with its unit.
pub fn amount(session: &Session, value: f64) -> String {
    words::amount(session.scenario(), value)
}

/// What stands in the place of lines, where there are none: what is in service tells no amounts.
pub fn no_amounts(session: &Session, plot: &LinePlot) -> Option<Say> {
    if plot.lines.iter().any(|line| line.points.iter().any(|p| p.v.is_some())) {
        return None;
    }
    let champion = session.world().release.champion();
    let more = match champion.amount_predictor {
        Some(_) => "The first hour is not over.".to_owned(),
        None => format!("{} can only say yes or no.", words::capital(&champion.algorithm)),
    };
    Some(Say { text: "No amounts have been told.".into(), more: Some(more) })
}

/// At most fifty rows: time, value, usual from, usual to.
pub fn table(session: &Session, plot: &LinePlot, figure: impl Fn(f64) -> String) -> ChartTable {
    let Some(points) = plot.lines.iter().max_by_key(|l| l.points.len()).map(|l| &l.points) else { return ChartTable::default() };
    let mut head = vec!["time".to_owned()];
    head.extend(plot.lines.iter().map(line_name));
    let typical = !plot.band.is_empty();
    if typical {
        head.extend(["usual from".to_owned(), "usual to".to_owned()]);
    }
    let now = session.now();
    let stride = points.len().div_ceil(50).max(1);
    let kept = points.iter().rev().step_by(stride);
    let rows = kept
        .map(|point| {
            let mut row = vec![words::moment(Tick(point.t as u32), now)];
            for line in &plot.lines {
                let at = line.points.iter().find(|p| p.t == point.t).and_then(|p| p.v);
                row.push(at.map_or_else(|| "–".to_owned(), &figure));
            }
            if typical {
                row.extend(band_at(&plot.band, point.t).map_or_else(<[String; 2]>::default, |(low, high)| [figure(low), figure(high)]));
            }
            row
        })
        .collect();
    ChartTable { head, rows }
}

pub(super) fn line_name(line: &Line) -> String {
    let who = match line.who {
        Who::Champion => "champion",
        Who::Candidate => line.tag.as_deref().unwrap_or("candidate"),
        Who::Truth | Who::Counterfactual => line.tag.as_deref().unwrap_or("truth"),
        Who::World => "value",
        Who::Field | Who::Other => line.tag.as_deref().unwrap_or("field"),
    };
    match line.how {
        How::Estimated if line.who == Who::Candidate => format!("{who}, what it thinks of itself"),
        How::Estimated => format!("{who}, estimated"),
        _ => who.to_owned(),
    }
}

/// "Fell from 14 % at 06:40": the largest move within the stretch, where it left the usual range.
pub fn sentence(session: &Session, name: &str, plot: &LinePlot, said: impl Fn(f64) -> String) -> String {
    let mut out = name.to_owned();
    let now = session.now();
    let main = plot.lines.iter().find(|l| l.end.is_some()).or(plot.lines.first());
    let last = main.and_then(|l| l.points.iter().rev().find_map(|p| p.v.map(|v| (p.t, v))));
    let typical = last.and_then(|(t, _)| band_at(&plot.band, t));
    match (last.map(|(_, v)| v), typical) {
        (Some(v), Some((low, high))) => {
            out = format!("{out}: {}, usually {} to {}.", said(v), said(low), said(high));
            if v < low || v > high {
                let points = main.map(|l| &l.points[..]).unwrap_or_default();
                let inside = |p: &&Point| band_at(&plot.band, p.t).zip(p.v).is_some_and(|((low, high), v)| v >= low && v <= high);
                if let Some(p) = points.iter().rev().find(inside) {
                    let word = if v < low { "Fell" } else { "Rose" };
                    let when = words::moment(Tick(p.t as u32), now);
                    out = format!("{out} {word} from {} after {when}.", said(p.v.unwrap_or_default()));
                }
            }
        }
        (Some(v), None) => out = format!("{out}: {}.", said(v)),
        (None, _) => {
            let why = plot.say.as_ref().map_or("nothing is known yet.", |s| &s.text);
            out = format!("{out}: {why}");
        }
    }
    let firing = plot.limits.iter().filter(|l| l.rule.is_some_and(|r| is_firing(session.world(), r)));
    for limit in firing {
        out = format!("{out} Firing: {}.", limit.label);
    }
    out
}
