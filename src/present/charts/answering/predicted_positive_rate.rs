//! The share of requests that each version calls positive, against its training snapshot.

use crate::platform::monitoring::Monitoring;
use crate::present::charts::{Chart, series};
use crate::present::control_room::predicted_positive_rate;
use crate::present::plot::{How, Plot, Shape};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart { id: "predicted-positive-rate", sentence: "The share of requests that the model calls positive.", build };

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let bad = series::crossed(world, "positive-rate-low") || series::crossed(world, "positive-rate-high");
    let points = |stretch: series::Stretch, role| {
        stretch.windows(|end| predicted_positive_rate::share(world, predicted_positive_rate::by_role(world, end, role)).map(|v| v * 100.0))
    };
    let lines = series::by_role_of(stretch, world, bad, "%", |v| words::percent_figure(v / 100.0), points);
    let typical = world.normal().predicted_positives();
    let band = stretch.band(|t| series::expected_band(world, t, typical, 1.0, Monitoring::window()));
    let rules = ["positive-rate-low", "positive-rate-high"];
    let limits: Vec<_> = rules.into_iter().filter_map(|rule| series::limit(world, rule)).collect();
    let top = limits.iter().map(|limit| limit.v).fold(series::highest(&lines, &band), f64::max);
    let mut plot = series::line_plot(session, stretch, series::axis_from_zero(top, "%"), lines);
    plot.band = band;
    plot.limits = limits;
    let judged = |rule| series::alarm(session, rule, series::champions(&plot.lines, How::Measured));
    plot.alarms = rules.into_iter().filter_map(judged).collect();
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
