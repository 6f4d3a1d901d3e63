//! The share of positives caught, by kind of customer, over the last day whose outcomes are in. An average can hide
//! a group that fares badly.

use crate::base::stats;
use crate::base::time::{DAY, Tick};
use crate::platform::monitoring::FEW_POSITIVES;
use crate::platform::monitoring::time_series::{BUCKET, bucket_of};
use crate::platform::vocabulary::ConfusionMatrix;
use crate::present::charts::Chart;
use crate::present::plot::{ChartTable, GroupPlot, GroupRow, Plot, Shape};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart =
    Chart { id: "recall-by-segment", sentence: "The share of positives caught, by kind of customer, as far as outcomes are in.", build };

fn build(session: &Session, _: Lens) -> Plot {
    let world = session.world();
    let until = world.monitoring.outcomes_in_until(f64::from(world.scenario.outcomes.coverage));
    let buckets = world.monitoring.buckets.range(bucket_of(until).saturating_sub(DAY / BUCKET), bucket_of(until));
    let w = &session.scenario().words;
    let mut rows = Vec::new();
    let mut table = Vec::new();
    for (i, segment) in session.scenario().segments.iter().enumerate() {
        let requests: u32 = buckets.iter().map(|b| b.segment_requests[i]).sum();
        if segment.share == 0.0 && requests == 0 {
            continue;
        }
        let mut cells = ConfusionMatrix::default();
        buckets.iter().for_each(|b| cells.add(&b.segments[i]));
        let n = cells.positives();
        let few = n < FEW_POSITIVES;
        let value = cells.recall().and_then(|v| {
            let (low, high) = stats::wilson(f64::from(cells.true_positives), f64::from(n), 0.1)?;
            Some((v * 100.0, low * 100.0, high * 100.0))
        });
        let end = match value {
            Some((v, ..)) if !few => (format!("{v:.0}"), "%".to_owned()),
            _ if n == 0 => ("none".to_owned(), "yet".to_owned()),
            _ => (format!("only {n}"), if n == 1 { w.one.clone() } else { w.many.clone() }),
        };
        let said = value.map_or_else(|| "–".to_owned(), |(v, l, h)| format!("{v:.0} % ({l:.0} to {h:.0})"));
        table.push(vec![segment.name.clone(), said, words::grouped(u64::from(n))]);
        rows.push(GroupRow { name: segment.name.clone(), value, end, few });
    }
    let lowest = rows.iter().filter_map(|row| row.value).map(|(v, ..)| v).fold(100.0, f64::min);
    let low = if lowest < 20.0 { 0.0 } else { 20.0 };
    let tick = |share: f64| (share, format!("{share:.0} %"));
    let typical = world.normal().recall().map(|v| v * 100.0);
    let said: Vec<String> = rows.iter().map(|r| format!("{} {} {}", r.name, r.end.0, r.end.1)).collect();
    let of = if until.0 == 0 { "no outcomes yet".to_owned() } else { format!("24 h to {}", words::moment(Tick(until.0), session.now())) };
    Plot {
        id: CHART.id,
        title: format!("Caught, by {}", w.sender),
        sentence: format!("Caught by kind of {}, {of}: {}.", w.sender, said.join(", ")),
        of,
        shape: Shape::Groups(GroupPlot {
            range: (low, 100.0),
            ticks: [25.0, 50.0, 75.0, 100.0].map(tick).to_vec(),
            band: typical.map(|v| (v - 4.0, (v + 4.0).min(100.0))),
            rows,
        }),
        table: ChartTable { head: vec![w.senders.clone(), "caught (range)".into(), "outcomes".into()], rows: table },
    }
}
