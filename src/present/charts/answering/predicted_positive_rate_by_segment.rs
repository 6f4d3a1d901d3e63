//! The share of requests called positive, by kind of customer, over the last day. No outcome is needed for it, so it says
//! early where a group fares unlike the others.

use crate::base::stats;
use crate::base::time::DAY;
use crate::platform::monitoring::FEW_REQUESTS;
use crate::platform::monitoring::time_series::{BUCKET, bucket_of};
use crate::present::charts::Chart;
use crate::present::plot::{ChartTable, GroupPlot, GroupRow, Plot, Shape};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart {
    id: "predicted-positive-rate-by-segment",
    sentence: "The share of requests called positive over the last day, by kind of customer.",
    build,
};

fn build(session: &Session, _: Lens) -> Plot {
    let world = session.world();
    let end = bucket_of(session.now());
    let buckets = world.monitoring.buckets.range(end.saturating_sub(DAY / BUCKET), end);
    let w = &session.scenario().words;
    let (mut rows, mut table) = (Vec::new(), Vec::new());
    for (i, segment) in session.scenario().segments.iter().enumerate() {
        let requests: u32 = buckets.iter().map(|b| b.segment_requests[i]).sum();
        let predicted_positives: u32 = buckets.iter().map(|b| b.segment_predicted_positives[i]).sum();
        if segment.share == 0.0 && requests == 0 {
            continue;
        }
        let few = requests < FEW_REQUESTS;
        let value = stats::wilson(f64::from(predicted_positives), f64::from(requests), 0.1)
            .map(|(low, high)| (100.0 * f64::from(predicted_positives) / f64::from(requests), low * 100.0, high * 100.0));
        let end = match value {
            Some((v, ..)) if !few => (format!("{v:.0}"), "%".to_owned()),
            _ if requests == 0 => ("none".to_owned(), "yet".to_owned()),
            _ => (format!("only {requests}"), if requests == 1 { w.one.clone() } else { w.many.clone() }),
        };
        let said = value.map_or_else(|| "–".to_owned(), |(v, l, h)| format!("{v:.0} % ({l:.0} to {h:.0})"));
        table.push(vec![segment.name.clone(), said, words::grouped(u64::from(requests))]);
        rows.push(GroupRow { name: segment.name.clone(), value, end, few });
    }
    let highest = rows.iter().filter_map(|row| row.value).map(|(v, ..)| v).fold(0.0, f64::max);
    let (top, ticks) = if highest > 50.0 { (100.0, [25.0, 50.0, 75.0, 100.0]) } else { (60.0, [15.0, 30.0, 45.0, 60.0]) };
    let typical = world.normal().predicted_positives() * 100.0;
    let said: Vec<String> = rows.iter().map(|r| format!("{} {} {}", r.name, r.end.0, r.end.1)).collect();
    Plot {
        id: CHART.id,
        title: format!("Called {}, by {}", w.positive, w.sender),
        sentence: format!("Called {} by kind of {}, in 24 h: {}.", w.positive, w.sender, said.join(", ")),
        of: "24 h".to_owned(),
        shape: Shape::Groups(GroupPlot {
            range: (0.0, top),
            ticks: ticks.map(|share| (share, format!("{share:.0} %"))).to_vec(),
            band: Some(((typical - 1.0).max(0.0), typical + 1.0)),
            rows,
        }),
        table: ChartTable { head: vec![w.senders.clone(), "called (range)".into(), w.many.clone()], rows: table },
    }
}
