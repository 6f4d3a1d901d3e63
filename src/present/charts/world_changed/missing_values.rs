//! The share of all values that are empty, against the training snapshot.

use crate::platform::monitoring::{FEW_REQUESTS, Monitoring};
use crate::present::charts::{Chart, series};
use crate::present::plot::{How, Line, Plot, Shape, Who};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart { id: "missing-values", sentence: "The share of all values that arrive empty.", build };

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let fields = session.scenario().schema.fields.len() as f64;
    let points = stretch.hourly(world, |hour| {
        let requests: u32 = hour.iter().map(|b| b.requests).sum();
        let empty: u32 = hour.iter().flat_map(|b| &b.fields).map(|f| f.empty).sum();
        (requests >= FEW_REQUESTS).then(|| f64::from(empty) / (f64::from(requests) * fields) * 100.0)
    });
    let bad = series::crossed(world, "missing-values");
    let end = series::end(&points, "%", None, bad, |v| words::percent_fine_figure(f64::from(v as f32) / 100.0));
    let lines = vec![Line { who: Who::World, how: How::Measured, points, end, tag: None }];
    let typical = world.release.champion().reference.empty_overall();
    let band = stretch.band(|t| series::expected_band(world, t, typical, fields, Monitoring::window()));
    let limit = series::limit(world, "missing-values");
    let top = series::highest(&lines, &band).max(limit.as_ref().map_or(0.0, |l| l.v)).max(4.0);
    let mut plot = series::line_plot(session, stretch, series::axis_from_zero(top, "%"), lines);
    plot.band = band;
    plot.limits.extend(limit);
    plot.alarms.extend(series::alarm(session, "missing-values", &plot.lines[0].points));
    Plot {
        id: CHART.id,
        sentence: series::sentence(session, "Empty fields", &plot, |v| words::percent_fine(v / 100.0)),
        table: series::table(session, &plot, |v| words::percent_fine(v / 100.0)),
        title: "Empty fields".into(),
        of: "of all values".into(),
        shape: Shape::Lines(plot),
    }
}
