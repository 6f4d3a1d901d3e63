//! How unlike the training data each field is: PSI, the worst field in ink, the rest as a murmur.

use crate::present::charts::{Chart, series};
use crate::present::plot::{How, Line, Plot, Shape, ValueAxis, Who};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart = Chart { id: "field-drift", sentence: "How unlike the training data each field is, by PSI.", build };

/// Below this, PSI is noise; the axis ends here.
const FLOOR: f64 = 0.004;

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let named = crate::present::charts::named_field(session);
    let mut lines = Vec::new();
    let fields = session.scenario().schema.fields.len();
    for field in (0..fields).filter(|f| *f != named).chain([named]) {
        let points =
            stretch.hourly(world, |hour| hour.iter().next_back().and_then(|b| b.fields[field].psi).map(|v| f64::from(v).max(FLOOR)));
        let is_named = field == named;
        let who = if is_named { Who::Field } else { Who::Other };
        let end = if is_named { series::end(&points, "", None, series::crossed(world, "field-drift"), words::psi) } else { None };
        let tag = is_named.then(|| words::small(&session.scenario().schema.fields[field].label));
        lines.push(Line { who, how: How::Measured, points, end, tag });
    }
    let axis = ValueAxis {
        range: (FLOOR, 12.0),
        log: true,
        ticks: vec![(0.01, "0.01".into()), (0.1, "0.1".into()), (1.0, "1".into()), (10.0, "10".into())],
    };
    let mut plot = series::line_plot(session, stretch, axis, lines);
    plot.limits.extend(series::limit(world, "field-drift"));
    let judged = plot.lines.iter().find(|line| line.who == Who::Field);
    plot.alarms.extend(judged.and_then(|line| series::alarm(session, "field-drift", &line.points)));
    let label = words::small(&session.scenario().schema.fields[named].label);
    // The sentence and the table speak of the named field alone.
    let mut alone = plot.clone();
    alone.lines.retain(|l| l.who == Who::Field);
    let ks = world.monitoring.buckets.last().and_then(|b| b.fields[named].ks);
    let ks = ks.map_or_else(String::new, |ks| format!(" KS distance {ks:.2}."));
    Plot {
        id: CHART.id,
        sentence: series::sentence(session, &format!("Unlike the training data most: {label}, PSI"), &alone, words::psi) + &ks,
        table: series::table(session, &alone, words::psi),
        title: "Unlike the training data".into(),
        of: "by field, PSI".into(),
        shape: Shape::Lines(plot),
    }
}
