//! The scores that the champion gave in the last hour, over those it gave in its test, with the decision threshold.

use crate::platform::monitoring::SCORE_BINS;
use crate::platform::vocabulary::Role;
use crate::present::charts::Chart;
use crate::present::plot::{ChartTable, Plot, Shape, SpreadPlot, Who};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart =
    Chart { id: "scores", sentence: "The scores of the last hour against those in the test, with the decision threshold.", build };

fn build(session: &Session, _: Lens) -> Plot {
    let world = session.world();
    let positive = &session.scenario().words.positive;
    let typical = world.release.champion().reference.score_shares(SCORE_BINS);
    let now = world.monitoring.scores(Role::Champion).unwrap_or_default();
    let low = |shares: &[f64]| shares.iter().take(SCORE_BINS / 10).sum::<f64>();
    let ticks = vec![(0.0, "0 %".to_owned()), (0.5, "50 %".to_owned()), (1.0, format!("100 % {positive}"))];
    let rows = typical
        .iter()
        .enumerate()
        .map(|(i, u)| {
            let from = i * 100 / SCORE_BINS;
            let n = now.get(i).map_or_else(|| "–".to_owned(), |n| words::percent(*n));
            vec![format!("{from} to {} %", from + 100 / SCORE_BINS), n, words::percent(*u)]
        })
        .collect();
    let sentence = if now.is_empty() {
        "No scores in the last hour.".to_owned()
    } else {
        format!(
            "{} of the scores in the last hour lie under 10 %; in the test it was {}.",
            words::percent(low(&now)),
            words::percent(low(&typical))
        )
    };
    Plot {
        id: CHART.id,
        title: "Scores it gave".into(),
        of: "last hour".into(),
        sentence,
        shape: Shape::Spread(SpreadPlot {
            who: Who::Champion,
            typical,
            now,
            ticks,
            cut: Some((f64::from(world.serving.threshold), format!("{positive} from here"))),
            remark: None,
            named: false,
        }),
        table: ChartTable { head: vec!["score".into(), "last hour".into(), "test".into()], rows },
    }
}
