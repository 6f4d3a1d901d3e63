//! The mean of the amounts that each version tells, against its test. It moves with what comes, long before outcomes say
//! whether that is right.

use crate::base::math::sqrt;
use crate::base::time::Tick;
use crate::platform::monitoring::{FEW_REQUESTS, Monitoring};
use crate::platform::world::World;
use crate::present::charts::{Chart, series};
use crate::present::plot::{Plot, Shape};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart =
    Chart { id: "predicted-amounts", sentence: "The mean of the amounts that the model predicts, where it predicts any.", build };

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let lines = series::by_role(stretch, world, false, "", words::figure, |hour, role| {
        let mut sum = crate::platform::training::amount_predictor::AmountBucket::default();
        hour.iter().filter_map(|b| b.by_role[role].amounts.as_ref()).for_each(|b| sum.add(b));
        sum.mean(FEW_REQUESTS)
    });
    let band = stretch.band(|tick| typical(world, tick));
    let axis = series::axis_of(&lines, &band);
    let mut plot = series::line_plot(session, stretch, axis, lines);
    plot.band = band;
    plot.say = series::no_amounts(session, &plot);
    let title = session.scenario().amount.as_ref().map_or_else(String::new, |amount| format!("{}, as predicted", amount.label));
    Plot {
        id: CHART.id,
        sentence: series::sentence(session, &title, &plot, |v| series::amount(session, v)),
        table: series::table(session, &plot, words::figure),
        title,
        of: session.scenario().amount.as_ref().map_or_else(String::new, |amount| words::in_unit("mean", &amount.unit)),
        shape: Shape::Lines(plot),
    }
}

/// 5 to 95 % of the means that an hour shows.
fn typical(world: &World, tick: Tick) -> Option<(f64, f64)> {
    let typical = world.release.champion().amount_predictor.as_ref()?.baseline;
    let watched = world.scenario.traffic.rate(tick.weekday(), tick.minute_of_day()) * f64::from(Monitoring::window().0);
    let spread = 1.645 * typical.predicted.1 * sqrt(1.0 / watched.max(1e-9) + 1.0 / typical.rows.max(1.0));
    (watched >= series::FEWEST).then_some((typical.predicted.0 - spread, typical.predicted.0 + spread))
}
