//! What a line chart says about one moment: the values under the time cursor.

use crate::base::number_format::grouped;
use crate::base::time::Tick;
use crate::present::plot::{AxisUnit, How, Line, LinePlot, Plot, Shape, Who, band_at};

/// The values at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    /// "Wed 08:00", "row 3,120".
    pub time: String,
    /// Who, what it is called, and its value: "7 %".
    pub values: Vec<(Who, &'static str, String)>,
    /// "usually 12 to 16 %".
    pub typical: Option<String>,
    /// "62 % of Tuesday's outcomes are in", or that trouble runs.
    pub remarks: Vec<String>,
}

/// "Wed 08:00".
pub fn moment(t: f64) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let tick = Tick(t.max(0.0) as u32);
    let minute = tick.minute_of_day();
    format!("{} {:02}:{:02}", DAYS[tick.weekday() as usize], minute / 60, minute % 60)
}

/// What the chart says about a moment; nothing if it is no chart over time.
pub fn readout(plot: &Plot, t: f64) -> Option<Readout> {
    let Shape::Lines(lines) = &plot.shape else { return None };
    let t = t.clamp(lines.time.range.0, lines.time.range.1);
    let unit = lines.lines.iter().find_map(|line| line.end.as_ref()).map_or_else(|| axis_unit(lines), |end| end.unit);
    let say = |v: f64| {
        let figure = rounded(v, lines);
        if unit.is_empty() { figure } else { format!("{figure} {unit}") }
    };
    let values = lines.lines.iter().rev().filter(|line| line.who != Who::Other);
    let values = values.filter_map(|line| Some((line.who, name(line), say(value_at(line, t)?)))).collect();
    let typical = band_at(&lines.band, t).map(|(low, high)| format!("usually {} to {}", rounded(low, lines), say(high)));
    let near = (lines.time.range.1 - lines.time.range.0) / 60.0;
    let alarms = lines.alarms.iter().filter(|alarm| (alarm.t - t).abs() <= near).map(|alarm| format!("alert: {}", alarm.rule));
    let remarks = lines.remarks.iter().filter(|(from, to, _)| (*from..=*to).contains(&t)).map(|(_, _, words)| words.clone());
    let time = match lines.time.moments {
        AxisUnit::Minutes => moment(t),
        AxisUnit::Rows => format!("row {}", grouped(t as u64)),
        AxisUnit::Percent => format!("line at {t:.0} %"),
    };
    Some(Readout { time, values, typical, remarks: alarms.chain(remarks).collect() })
}

fn name(line: &Line) -> &'static str {
    match (line.who, line.how) {
        (Who::Truth, _) | (_, How::Truth) if line.who != Who::Counterfactual => "truth",
        (Who::Counterfactual, _) => "otherwise",
        (_, How::Estimated) => "estimate",
        (_, How::Few) => "too few to tell",
        (Who::Champion, _) => "champion",
        (Who::Candidate, _) => "candidate",
        _ => "",
    }
}

/// The point nearest in time, if the line reaches there.
fn value_at(line: &Line, t: f64) -> Option<f64> {
    let after = line.points.partition_point(|point| point.t < t);
    let spacing = line.points.windows(2).map(|pair| pair[1].t - pair[0].t).fold(0.0, f64::max).max(1.0);
    let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|i| line.points.get(i));
    let nearest = near.min_by(|a, b| (a.t - t).abs().total_cmp(&(b.t - t).abs()))?;
    if (nearest.t - t).abs() <= spacing { nearest.v } else { None }
}

/// The unit behind the highest tick's figure: "100 %".
fn axis_unit(plot: &LinePlot) -> &'static str {
    let percent = plot.value.ticks.last().is_some_and(|(_, text)| text.ends_with('%'));
    if percent { "%" } else { "" }
}

/// As many digits as the axis can tell apart.
fn rounded(v: f64, plot: &LinePlot) -> String {
    let (low, high) = plot.value.range;
    let reach = if plot.value.log { v.abs() * 20.0 } else { high - low };
    let digits = match reach {
        reach if reach > 15.0 => 0,
        reach if reach > 1.5 => 1,
        reach if reach > 0.15 => 2,
        _ => 3,
    };
    format!("{v:.digits$}")
}
