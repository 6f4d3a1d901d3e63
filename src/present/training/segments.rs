//! How a version fares with each kind of sender: a model that is good on average can be bad for some.

use crate::learn::metrics::groups::{Finding, Group, Share, Worse, by_group};
use crate::platform::scenario::Scenario;
use crate::present::words;
use crate::session::Session;

/// How a version fares with each segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SegmentsView {
    /// The cells under [`SegmentsView::HEAD`], for each segment; none where there is but one segment.
    pub rows: Vec<[String; 5]>,
    /// Which one clearly fares worse than the others, or that none does, and of which there are too few to tell.
    pub sentence: String,
}

impl SegmentsView {
    /// What the columns of a segment are called.
    pub const HEAD: [&'static str; 5] = ["segment", "tested on", "recall", "false-alarm rate", "calibration gap"];
}

/// How a version fares with each segment, by the rows it was tested on.
pub fn segments(session: &Session, number: u32) -> SegmentsView {
    let scenario = session.scenario();
    let count = scenario.segments.len();
    let Some(version) = session.world().release.registry.get(number).filter(|_| count > 1) else { return SegmentsView::default() };
    let tested = &version.tested;
    let groups = by_group(count, &tested.segments, &tested.outcomes, &tested.scores, f64::from(session.world().serving.threshold));
    let rows = scenario.segments.iter().zip(&groups).map(|(segment, group)| row(&segment.name, group));
    SegmentsView { rows: rows.collect(), sentence: sentence(scenario, &groups) }
}

fn row(name: &str, group: &Group) -> [String; 5] {
    let share = |share: Share| match (share.value(), share.interval()) {
        (Some(value), Some((low, high))) => {
            format!("{} ({} to {})", words::percent(value), words::percent_figure(low), words::percent_figure(high))
        }
        _ => "–".to_owned(),
    };
    let gap = group.gap.map_or_else(
        || "–".to_owned(),
        |gap| {
            let (low, high) = gap.interval();
            format!("{} points ({} to {})", points(gap.mean), points(low), points(high))
        },
    );
    let few = if group.few { ", too few to tell" } else { "" };
    let rows = format!("{}{few}", words::grouped(group.rows));
    [name.to_owned(), rows, share(group.recall), share(group.false_positive_rate), gap]
}

/// "+1.2", "-0.4".
fn points(share: f64) -> String {
    let points = (1_000.0 * share).round() / 10.0;
    if points == 0.0 { "0".to_owned() } else { format!("{points:+.1}").replace('-', "−") }
}

fn sentence(scenario: &Scenario, groups: &[Group]) -> String {
    let found = scenario.segments.iter().zip(groups).flat_map(|(segment, group)| group.findings.iter().map(move |one| (segment, one)));
    // The one that luck explains least.
    let worst = found.reduce(|a, b| if b.1.p_value < a.1.p_value { b } else { a });
    let described = match worst {
        Some((segment, finding)) => {
            format!("“{}” clearly fares worse than the others: {}", segment.name, described(finding, &scenario.words.positive))
        }
        None => "No segment clearly fares worse than the others: as far as they differ, it may be luck.".to_owned(),
    };
    let few: Vec<String> =
        scenario.segments.iter().zip(groups).filter(|(_, group)| group.few).map(|(segment, _)| format!("“{}”", segment.name)).collect();
    match few.len() {
        0 => described,
        _ => format!("{described} Of {} too few were tested to tell.", few.join(" and ")),
    }
}

fn described(finding: &Finding, positive: &str) -> String {
    let [own, others] = [finding.own, finding.others].map(words::percent);
    match finding.worse {
        Worse::Catches => format!("{own} of what was {positive} is caught, and {others} elsewhere."),
        Worse::FalseAlarms => format!("{own} of what was not {positive} is called so all the same, and {others} elsewhere."),
        Worse::Promises => {
            let direction = if finding.own > 0.0 { "too high" } else { "too low" };
            format!("its scores are {direction} by {:.1} points on average.", 100.0 * finding.own.abs())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_segment_is_told_about() {
        let session = Session::open("support-tickets", 7).expect("it is there");
        let described = segments(&session, 3);
        let version = session.world().release.registry.get(3).expect("it is the champion");
        assert_eq!(described.rows.len(), session.scenario().segments.len());
        assert_eq!(version.tested.segments.len(), version.tested.outcomes.len());
        let rows = |row: &[String; 5]| row[1].split(", too").next().unwrap_or_default().replace(',', "").parse::<usize>().expect("a count");
        assert_eq!(described.rows.iter().map(rows).sum::<usize>(), version.tested.outcomes.len(), "{described:?}");
        assert!(described.sentence.contains("clearly fares worse"), "{}", described.sentence);
        assert_eq!(segments(&session, 99), SegmentsView::default());
    }

    #[test]
    fn a_segment_that_fares_worse_is_named_with_its_figures() {
        let session = Session::open("support-tickets", 7).expect("it is there");
        let finding = |worse, own, others, p_value| Finding { worse, own, others, p_value };
        let mut groups = by_group(session.scenario().segments.len(), &[], &[], &[], 0.5);
        groups.iter_mut().for_each(|group| group.few = false);
        groups[1].findings = vec![finding(Worse::Promises, -0.123, 0.0, 0.01), finding(Worse::Catches, 0.4, 0.66, 0.001)];
        let name = &session.scenario().segments[1].name;
        let expected = format!("“{name}” clearly fares worse than the others: 40 % of what was urgent is caught, and 66 % elsewhere.");
        assert_eq!(sentence(session.scenario(), &groups), expected);
        groups[0].few = true;
        let first = &session.scenario().segments[0].name;
        assert!(sentence(session.scenario(), &groups).ends_with(&format!("Of “{first}” too few were tested to tell.")));
        assert_eq!([0.0, 0.00049, 0.0123, -0.2].map(points), ["0", "0", "+1.2", "−20.0"]);
    }
}
