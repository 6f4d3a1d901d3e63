//! How long the slowest 5 % of answers take, for each version in service.

use crate::present::charts::{Chart, series};
use crate::present::plot::{How, Plot, Shape};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart { id: "answer-time", sentence: "How long the slowest 5 % of answers take, in milliseconds.", build };

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let bad = series::crossed(world, "answer-time");
    let lines = series::by_role(stretch, world, bad, "ms", words::milliseconds, |hour, role| {
        hour.iter().next_back().and_then(|b| b.by_role[role].latency_ms_p95).map(f64::from)
    });
    let band = stretch.band(|t| world.monitoring.baseline.latency(t));
    let limit = series::limit(world, "answer-time").map(|limit| limit.in_steps_of(10.0));
    let top = series::highest(&lines, &band).max(limit.as_ref().map_or(0.0, |l| l.v) * 1.05);
    let mut plot = series::line_plot(session, stretch, series::axis_from_zero(top, ""), lines);
    plot.band = band;
    plot.limits.extend(limit);
    plot.alarms.extend(series::alarm(session, "answer-time", series::champions(&plot.lines, How::Measured)));
    Plot {
        id: CHART.id,
        sentence: series::sentence(session, "Answer time of the slowest 5 %", &plot, |v| format!("{} ms", words::milliseconds(v))),
        table: series::table(session, &plot, |v| format!("{} ms", words::milliseconds(v))),
        title: "Answer time".into(),
        of: "slowest 5 % (p95), in ms".into(),
        shape: Shape::Lines(plot),
    }
}
