//! Who answered in the last hour.

use super::Chart;
use crate::platform::track::PER_HOUR;
use crate::present::plot::{Plot, Shape, SharePlot, ShareRow, Table, Who};
use crate::present::view::Lens;
use crate::session::Session;

/// The entry.
pub const CHART: Chart =
    Chart { id: "answered-by", sentence: "Who answered in the last hour: a version, the simple rule, a person.", build };

fn build(session: &Session, _: Lens) -> Plot {
    let world = session.world();
    let sum = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let all = f64::from(sum.requests.max(1));
    let row = |name: String, who, n: u32| {
        let share = f64::from(n) / all * 100.0;
        let figure = if share >= 99.95 { "100".to_owned() } else { format!("{share:.1}") };
        ShareRow { name, who, share, figure }
    };
    let mut rows = vec![row(format!("v{}", world.rollout.champion), Who::Champion, sum.answered_by[0])];
    if let Some((canary, _)) = world.rollout.canary {
        rows.push(row(format!("v{canary}"), Who::Candidate, sum.answered_by[1]));
    }
    rows.push(row("simple rule".into(), Who::World, sum.answered_by[2]));
    rows.push(row("a person".into(), Who::World, sum.answered_by[3]));
    let said: Vec<String> = rows.iter().map(|r| format!("{} {} %", r.name, r.figure)).collect();
    let table = Table {
        head: vec!["answered by".into(), "share".into()],
        rows: rows.iter().map(|r| vec![r.name.clone(), format!("{} %", r.figure)]).collect(),
    };
    Plot {
        id: CHART.id,
        title: "Answered by".into(),
        of: "last hour".into(),
        sentence: format!("Answered in the last hour by: {}.", said.join(", ")),
        shape: Shape::Shares(SharePlot { rows }),
        table,
    }
}
