//! The share of requests that each version calls positive, against its training snapshot.

use crate::platform::monitoring::Monitoring;
use crate::present::charts::{Chart, series};
use crate::present::control_room::called;
use crate::present::plot::{Plot, Shape};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart { id: "called-urgent", sentence: "The share of requests that the model calls positive.", build };

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let bad = series::crossed(world, "called-few") || series::crossed(world, "called-many");
    let points =
        |stretch: series::Stretch, role| stretch.windows(|end| called::share(world, called::by_role(world, end, role)).map(|v| v * 100.0));
    let lines = series::by_role_of(stretch, world, bad, "%", |v| words::percent_figure(v / 100.0), points);
    let usual = world.release.champion().reference.called(world.serving.threshold);
    let band = stretch.band(|t| series::usual_share(world, t, usual, 1.0, Monitoring::window()));
    let mut limits = Vec::new();
    limits.extend(series::limit(world, "called-few"));
    let many = series::limit(world, "called-many");
    if series::crossed(world, "called-many") {
        limits.clear();
        limits.extend(many);
    }
    let top = series::highest(&lines, &band).max(limits.first().map_or(0.0, |l| l.v));
    let mut plot = series::line_plot(session, stretch, series::axis_from_zero(top, "%"), lines);
    plot.band = band;
    plot.limits = limits;
    let w = &session.scenario().words;
    let title = format!("{} called {}", words::capital(&w.many), w.positive);
    Plot {
        id: CHART.id,
        sentence: series::sentence(session, &title, &plot, |v| words::percent(v / 100.0)),
        table: series::table(session, &plot, |v| words::percent(v / 100.0)),
        title,
        of: "of all".into(),
        shape: Shape::Lines(plot),
    }
}
