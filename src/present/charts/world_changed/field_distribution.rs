//! The most drifted field as it is received now, over what it was in training. While nothing drifts, the field is
//! the first of the schema: the eye gets to know it.

use crate::base::math;
use crate::base::stats;
use crate::base::time::Minutes;
use crate::learn::data::{Field, FieldKind, Scale};
use crate::present::charts::Chart;
use crate::present::control_room::alerts;
use crate::present::control_room::view::StageId;
use crate::present::plot::{ChartTable, Plot, Shape, SpreadPlot, Who};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart =
    Chart { id: "field-distribution", sentence: "The most drifted field as received now, over what it was in training.", build };

const BINS: usize = 20;

/// The field that is named in the charts: one whose unknown words ring, else the one that drifts most, if any drifts at all.
pub fn named_field(session: &Session) -> usize {
    if let Some(rings) = (0..session.scenario().schema.fields.len()).find(|at| alerts::names(session, StageId::Check, *at)) {
        return rings;
    }
    let Some(last) = session.world().monitoring.buckets.last() else { return 0 };
    let worst = last.fields.iter().enumerate().filter_map(|(i, f)| f.psi.map(|v| (i, v))).max_by(|a, b| a.1.total_cmp(&b.1));
    worst.filter(|w| w.1 > 0.1).map_or(0, |w| w.0)
}

fn build(session: &Session, _: Lens) -> Plot {
    let world = session.world();
    let at = named_field(session);
    let field = &session.scenario().schema.fields[at];
    let training: Vec<f64> = world.release.champion().reference.sample[at].iter().map(|v| f64::from(*v)).collect();
    let now: Vec<f64> = world.monitoring.recent.since(session.now().minus(Minutes(60)), at).map(f64::from).collect();
    let scale = Axis::new(field, &training, &now);
    let (typical, shares) = (scale.shares(&training), scale.shares(&now));
    let middle = |values: &[f64]| stats::median(values);
    let numeric = matches!(field.kind, FieldKind::Numeric { .. });
    let on_no_list = shares.get(field.categories()).filter(|share| scale.is_of_words() && **share > 0.0);
    let remark = match (middle(&training), middle(&now)) {
        (Some(then), Some(now)) if numeric && then > 0.0 && now / then >= 2.0 => {
            Some((format!("{} times", words::grouped((now / then).round() as u64)), "larger".to_owned()))
        }
        (Some(then), Some(now)) if numeric && now > 0.0 && then / now >= 2.0 => {
            Some((format!("{} times", words::grouped((then / now).round() as u64)), "smaller".to_owned()))
        }
        _ => on_no_list.map(|share| (words::percent(*share), "on no list".to_owned())),
    };
    let said = match (middle(&training), middle(&now)) {
        (Some(then), Some(now)) if numeric => format!(
            "{}: in the last hour half are under {}, in training under {}.",
            field.label,
            format!("{} {}", words::short(now), field.unit).trim_end(),
            words::short(then)
        ),
        (_, None) => format!("{}: nothing was received in the last hour.", field.label),
        _ => format!("{}: shares of the last hour against training.", field.label),
    };
    let unit = if field.unit.is_empty() { "last hour".to_owned() } else { format!("last hour, {}", field.unit) };
    let rows = scale.table(field, &typical, &shares);
    Plot {
        id: CHART.id,
        title: format!("{}, as received", field.label),
        of: unit,
        sentence: said,
        shape: Shape::Spread(SpreadPlot {
            who: Who::Field,
            typical,
            now: shares,
            ticks: scale.ticks(field),
            cut: None,
            named: remark.is_some(),
            remark,
        }),
        table: ChartTable { head: vec!["value".into(), "last hour".into(), "training".into()], rows },
    }
}

/// How values fall into bins of equal width on the picture.
enum Axis {
    /// From one value to another, on a line or in steps of ten.
    Numbers { from: f64, to: f64, log: bool },
    /// One bin for each category, and one more for words on no list, where some came.
    Categories(usize),
}

impl Axis {
    fn new(field: &Field, training: &[f64], now: &[f64]) -> Self {
        let FieldKind::Numeric { scale } = &field.kind else { return Self::of_words(field, now) };
        let log = *scale == Scale::Log;
        let at = |values: &[f64], q| stats::quantile(values, q);
        let low = [at(training, 0.005), at(now, 0.005)].into_iter().flatten().fold(f64::INFINITY, f64::min);
        let high = [at(training, 0.995), at(now, 0.995)].into_iter().flatten().fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = if low < high { (low, high) } else { (0.0, 1.0) };
        Self::Numbers { from: place(low, log), to: place(high, log), log }
    }

    fn of_words(field: &Field, now: &[f64]) -> Self {
        let known = field.categories().max(2);
        let listed = matches!(field.kind, FieldKind::Categorical { .. });
        let unknown = listed && now.iter().any(|value| *value >= known as f64);
        Self::Categories(known + usize::from(unknown))
    }

    fn is_of_words(&self) -> bool {
        matches!(self, Self::Categories(_))
    }

    fn bins(&self) -> usize {
        match self {
            Self::Numbers { .. } => BINS,
            Self::Categories(n) => *n,
        }
    }

    fn bin(&self, value: f64) -> usize {
        match self {
            Self::Numbers { from, to, log } => {
                let within = (place(value, *log) - from) / (to - from);
                ((within * BINS as f64).max(0.0) as usize).min(BINS - 1)
            }
            Self::Categories(n) => (value.max(0.0) as usize).min(n - 1),
        }
    }

    fn shares(&self, values: &[f64]) -> Vec<f64> {
        if values.is_empty() {
            return Vec::new();
        }
        let mut counts = vec![0u32; self.bins()];
        for value in values {
            counts[self.bin(*value)] += 1;
        }
        counts.iter().map(|c| f64::from(*c) / values.len() as f64).collect()
    }

    fn ticks(&self, field: &Field) -> Vec<(f64, String)> {
        match self {
            Self::Numbers { from, to, log: true } => {
                let steps = [0.0, 1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0];
                let inside = steps.iter().map(|v| (((place(*v, true) - from) / (to - from)), words::grouped(*v as u64)));
                inside.filter(|(at, _)| (0.0..=1.0).contains(at)).collect()
            }
            Self::Numbers { from, to, log: false } => [0.0, 0.5, 1.0].map(|at| (at, words::short(from + (to - from) * at))).to_vec(),
            Self::Categories(n) => {
                let name = |i: usize| word(field, i);
                let wide = *n as f64;
                [0, n - 1].map(|i| ((i as f64 + 0.5) / wide, name(i))).to_vec()
            }
        }
    }

    fn table(&self, field: &Field, typical: &[f64], now: &[f64]) -> Vec<Vec<String>> {
        (0..self.bins())
            .map(|i| {
                let name = match self {
                    Self::Numbers { from, to, log } => {
                        let edge = |i: usize| back(from + (to - from) * i as f64 / BINS as f64, *log);
                        format!("{} to {}", words::short(edge(i)), words::short(edge(i + 1)))
                    }
                    Self::Categories(_) => word(field, i),
                };
                let said = |shares: &[f64]| shares.get(i).map_or_else(|| "–".to_owned(), |s| words::percent(*s));
                vec![name, said(now), said(typical)]
            })
            .collect()
    }
}

/// The word that a bin stands for.
fn word(field: &Field, i: usize) -> String {
    match &field.kind {
        FieldKind::Categorical { categories } => categories.get(i).cloned().unwrap_or_else(|| "on no list".to_owned()),
        _ => ["no", "yes"][i.min(1)].to_owned(),
    }
}

fn place(value: f64, log: bool) -> f64 {
    if log { math::ln_1p(value.max(0.0)) } else { value }
}

fn back(place: f64, log: bool) -> f64 {
    if log { math::exp(place) - 1.0 } else { place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Tick;
    use crate::platform::team::settings::Setting;
    use crate::platform::vocabulary::Action;
    use crate::platform::vocabulary::FaultInjection;
    use crate::present::control_room::alerts::alerts;
    use crate::present::control_room::stage_card::stage_card;

    /// Who looks into the alert on unknown words sees the field, the word that is on no list, and its bar.
    #[test]
    fn looking_into_unknown_words_shows_them() {
        let mut run = Session::open("support-tickets", 7).unwrap();
        run.dispatch(Action::Setting(Setting::DetailedMonitoring(true))).unwrap();
        while run.now() < Tick(10 * 60) {
            run.advance();
        }
        let (fault, start) = ("unseen-category".to_owned(), run.now());
        run.dispatch(Action::InjectFault(FaultInjection::sudden(fault, 0.3, start))).unwrap();
        (0..3 * 60).for_each(|_| run.advance());
        let at = named_field(&run);
        let field = &run.scenario().schema.fields[at];
        let shown = alerts(&run);
        let alert = shown.items.iter().find(|alert| alert.name == format!("{}: unknown words", field.label)).expect("it rings");
        let card = stage_card(&run, alert.look);
        assert!(card.rows.iter().any(|(stands_out, row)| *stands_out && row[0] == words::small(&field.label)), "{card:?}");
        assert!(card.note.starts_with(&field.label) && card.note.contains("a word on no list"), "{}", card.note);
        let plot = build(&run, Lens::default());
        assert!(plot.title.starts_with(&field.label), "{}", plot.title);
        assert!(plot.table.rows.iter().any(|row| row[0] == "on no list" && row[1] != "0 %"), "{:?}", plot.table);
    }
}
