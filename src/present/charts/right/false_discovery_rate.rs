//! The share of false alarms among the cases called positive (1 minus precision): measured, estimated, and in truth.

use super::recall::Quality;
use crate::platform::monitoring::FEW_POSITIVES;
use crate::platform::truth::TrueCells;
use crate::present::charts::Chart;
use crate::present::plot::{Plot, ValueAxis};
use crate::present::view::Lens;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart {
    id: "false-discovery-rate",
    sentence: "The share of false alarms among the cases called positive (1 minus precision): measured, estimated, and in truth.",
    build,
};

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let normal = world.normal();
    let quality = Quality {
        id: CHART.id,
        title: "False alarms".into(),
        of: "of all alarms, 1 − precision".into(),
        axis: ValueAxis { range: (0.0, 63.0), log: false, ticks: vec![(0.0, "0".into()), (25.0, "25".into()), (50.0, "50 %".into())] },
        typical: normal.false_alarms(),
        of_requests: normal.predicted_positives(),
        rules: None,
        measured: |cells| (cells.true_positives + cells.false_positives >= FEW_POSITIVES / 2).then(|| cells.false_alarm_share()).flatten(),
        estimated: |cells| {
            let estimate = cells.precision()?;
            let (low, high) = estimate.range(1.96);
            Some((1.0 - estimate.value, 1.0 - high, 1.0 - low))
        },
        truth: TrueCells::false_alarm_share,
        held: 1,
    };
    quality.plot(session, lens)
}
