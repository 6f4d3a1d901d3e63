//! The share of answers with a confident score: under 10 % or over 90 %. A model that is sure is not a model that is
//! right.

use crate::platform::monitoring::{FEW_REQUESTS, Monitoring};
use crate::present::charts::{Chart, series};
use crate::present::plot::{Plot, Shape};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart { id: "high-confidence", sentence: "The share of answers with a score under 10 % or over 90 %.", build };

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let lines = series::by_role(
        stretch,
        world,
        false,
        "%",
        |v| format!("{v:.0}"),
        |hour, role| {
            let answered: u32 = hour.iter().map(|b| b.by_role[role].answered).sum();
            let high_confidence: u32 = hour.iter().map(|b| b.by_role[role].high_confidence).sum();
            (answered >= FEW_REQUESTS).then(|| f64::from(high_confidence) / f64::from(answered) * 100.0)
        },
    );
    let typical = world.release.champion().reference.high_confidence();
    let band = stretch.band(|t| series::expected_band(world, t, typical, 1.0, Monitoring::window()));
    let axis = series::all_shares();
    let mut plot = series::line_plot(session, stretch, axis, lines);
    plot.band = band;
    Plot {
        id: CHART.id,
        sentence: series::sentence(session, "Confident answers", &plot, |v| words::percent(v / 100.0)),
        table: series::table(session, &plot, |v| words::percent(v / 100.0)),
        title: "Confident answers".into(),
        of: "of all".into(),
        shape: Shape::Lines(plot),
    }
}
