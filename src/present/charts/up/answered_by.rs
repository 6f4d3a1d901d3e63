//! Who answered in the last hour.

use crate::platform::monitoring::time_series::PER_HOUR;
use crate::present::charts::Chart;
use crate::present::control_room::answered::{answered, settled};
use crate::present::plot::{ChartTable, Plot, Shape, SharePlot, ShareRow, Who};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart =
    Chart { id: "answered-by", sentence: "Who answered in the last hour: a version, the simple rule, a person.", build };

fn build(session: &Session, _: Lens) -> Plot {
    let world = session.world();
    let sum = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let answered = answered(session, &sum);
    let figure = |share: f64| if sum.requests > 0 { words::percent_fine_figure(share) } else { "–".to_owned() };
    let row = |name: String, who, share: f64| ShareRow { name, who, share: share * 100.0, figure: figure(share) };
    let young = world.release.rollout.canary.is_some_and(|(number, _)| !settled(session, number));
    let mut rows = vec![row(format!("v{}", world.release.rollout.champion), Who::Champion, answered.champion)];
    if let Some(((canary, _), share)) = world.release.rollout.canary.zip(answered.candidate) {
        rows.push(row(format!("v{canary}"), Who::Candidate, share));
    }
    if answered.earlier > 0.0 {
        rows.push(row("earlier, on devices".into(), Who::World, answered.earlier));
    }
    rows.push(row("simple rule".into(), Who::World, answered.rule));
    rows.push(row("a person".into(), Who::World, answered.person));
    let unit = if sum.requests > 0 { " %" } else { "" };
    let said: Vec<String> = rows.iter().map(|r| format!("{} {}{unit}", r.name, r.figure)).collect();
    let table = ChartTable {
        head: vec!["answered by".into(), "share".into()],
        rows: rows.iter().map(|r| vec![r.name.clone(), format!("{}{unit}", r.figure)]).collect(),
    };
    Plot {
        id: CHART.id,
        title: "Answered by".into(),
        of: if young { "last hour, split as it is now" } else { "last hour" }.into(),
        sentence: format!("Answered in the last hour by: {}.", said.join(", ")),
        shape: Shape::Shares(SharePlot { rows }),
        table,
    }
}
