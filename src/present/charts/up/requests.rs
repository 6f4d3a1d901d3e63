//! Tickets arriving, a minute, against the first week's.

use crate::platform::monitoring::time_series::BUCKET;
use crate::present::charts::{Chart, series};
use crate::present::plot::{How, Line, Plot, Shape, Who};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart { id: "requests", sentence: "How many requests arrive a minute, against the first week.", build };

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let points = stretch.hourly(world, |hour| {
        let minutes = f64::from(hour.len() as u32 * BUCKET);
        (hour.len() > 0).then(|| f64::from(hour.iter().map(|b| b.requests).sum::<u32>()) / minutes)
    });
    let end = series::end(&points, "/min", None, series::crossed(world, "traffic"), |v| format!("{v:.0}"));
    let lines = vec![Line { who: Who::World, how: How::Measured, points, end, tag: None }];
    let band = stretch.band(|t| world.monitoring.baseline.requests_per_minute(t));
    let axis = series::axis_from_zero(series::highest(&lines, &band).max(20.0), "");
    let mut plot = series::line_plot(session, stretch, axis, lines);
    plot.band = band;
    plot.alarms.extend(series::alarm(session, "traffic", &plot.lines[0].points));
    let many = &session.scenario().words.many;
    let title = format!("{} arriving", words::capital(many));
    Plot {
        id: CHART.id,
        sentence: series::sentence(session, &title, &plot, |v| format!("{v:.0} a minute")),
        table: series::table(session, &plot, |v| format!("{v:.1}")),
        title,
        of: "a minute".into(),
        shape: Shape::Lines(plot),
    }
}
