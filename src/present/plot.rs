//! A chart as data: what is shown, in which units, and how it is said to those who do not see it.
//!
//! A [`Plot`] holds values, never pixels. `draw` lays it out and draws it on any plotters backend, so that the
//! canvas on the page, the SVG for download and the tests are one piece of code. Times are in simulated minutes
//! since the start of the run ([`crate::base::time::Tick`] as `f64`); values are in the unit shown (12.5 means
//! 12.5 %). A value that is not known is absent (`None`), never zero and never NaN.

use crate::platform::vocabulary::Role;
use std::rc::Rc;

/// Who or what a mark stands for. Decides its hue and its shape; the same everywhere on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// The version that answers: blue, circle, solid.
    Champion,
    /// The version on trial: orange, square, thinner.
    Candidate,
    /// What only the page knows: green-teal, open diamond, long dashes.
    Truth,
    /// The other of two futures, in truth: the same hue, filled diamonds at its fork and at its end.
    Counterfactual,
    /// Traffic, rates, the world itself: ink of the second grade.
    World,
    /// The one field that is named: ink.
    Field,
    /// The other fields: a murmur.
    Other,
}

impl From<Role> for Who {
    fn from(role: Role) -> Self {
        match role {
            Role::Champion => Self::Champion,
            Role::Canary | Role::Shadow => Self::Candidate,
        }
    }
}

/// How a line is known, which decides how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// Counted directly, or measured with its outcomes in: solid.
    Measured,
    /// Estimated without outcomes: dotted, with its range as a fan.
    Estimated,
    /// The truth: long dashes.
    Truth,
    /// Too little data: hollow points with dotted ranges, no line.
    Few,
}

/// One point of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Simulated minutes since the start of the run.
    pub t: f64,
    /// The value; `None` breaks the line.
    pub v: Option<f64>,
    /// The range it may be wrong by, where one is known.
    pub range: Option<(f64, f64)>,
}

/// The value at a line's end, as shown beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// The figure, already rounded: "7".
    pub figure: String,
    /// Its unit: "%", "ms", "/min" or nothing.
    pub unit: &'static str,
    /// A word under it: "estimate", "truth".
    pub note: Option<&'static str>,
    /// An alert limit is crossed: a crimson diamond stands behind it.
    pub bad: bool,
}

/// One line of a [`LinePlot`].
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Whose line it is.
    pub who: Who,
    /// How it is known.
    pub how: How,
    /// Its points, in order of time.
    pub points: Vec<Point>,
    /// The value at its end, if it reaches the present.
    pub end: Option<End>,
    /// A name written at the line: "waiting time", "measured".
    pub tag: Option<String>,
}

/// The usual range at a moment: `(t, low, high)`. Where moments are left out, nothing is usual.
pub type Band = Vec<(f64, f64, f64)>;

/// The parts of a band between which moments are left out.
pub fn stretches(band: &[(f64, f64, f64)]) -> impl Iterator<Item = &[(f64, f64, f64)]> {
    let mut steps: Vec<f64> = band.windows(2).map(|two| two[1].0 - two[0].0).collect();
    steps.sort_unstable_by(f64::total_cmp);
    let step = steps.get(steps.len() / 2).copied().unwrap_or_default();
    band.chunk_by(move |a, b| b.0 - a.0 <= 1.5 * step)
}

/// What is usual at a moment: straight between the moments of the band.
pub fn band_at(band: &[(f64, f64, f64)], t: f64) -> Option<(f64, f64)> {
    let within = |part: &&[(f64, f64, f64)]| part[0].0 <= t && t <= part[part.len() - 1].0;
    let part = stretches(band).find(within)?;
    let after = part.partition_point(|item| item.0 < t);
    let (a, b) = (part[after.saturating_sub(1)], part[after]);
    let share = if b.0 > a.0 { (t - a.0) / (b.0 - a.0) } else { 0.0 };
    Some((a.1 + share * (b.1 - a.1), a.2 + share * (b.2 - a.2)))
}

/// A value axis.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueAxis {
    /// Lowest and highest value shown.
    pub range: (f64, f64),
    /// Steps of ten rather than even steps.
    pub log: bool,
    /// Two to four named values; the unit is in the label of the highest.
    pub ticks: Vec<(f64, String)>,
}

/// What the moments of a chart are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AxisUnit {
    /// Minutes of a run.
    #[default]
    Minutes,
    /// Rows of a stream.
    Rows,
    /// No moments at all: places of a decision threshold.
    Percent,
}

impl AxisUnit {
    /// What stands at the end of their axis.
    pub const fn end(self) -> &'static str {
        match self {
            Self::Minutes => "now",
            Self::Rows => "rows",
            Self::Percent => "line",
        }
    }
}

/// A time axis: the chosen window, the present at its right edge.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeAxis {
    /// What moments are counted in.
    pub moments: AxisUnit,
    /// First and last moment shown. The full length of the window, even in a young run.
    pub range: (f64, f64),
    /// Named moments.
    pub ticks: Vec<(f64, String)>,
}

/// A dashed limit. Those that are alert rules have a grip: drag it, or arrow keys, and the rule changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Where it stands on the value axis.
    pub v: f64,
    /// Its words: "alert above 0.25".
    pub label: String,
    /// The alert fires below it, so the words stand under it.
    pub below: bool,
    /// The rule it belongs to, when it can be moved.
    pub rule: Option<&'static str>,
    /// Lowest and highest value it may be moved to, and the step of an arrow key.
    pub reach: (f64, f64, f64),
}

impl Limit {
    /// The same, moved by an arrow key in steps of this size.
    #[must_use]
    pub fn in_steps_of(mut self, step: f64) -> Self {
        self.reach.2 = step;
        self
    }
}

/// An alert limit that is crossed: a mark on the line that the rule judges, at its newest value.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// When that value was.
    pub t: f64,
    /// The value.
    pub v: f64,
    /// The rule: "Measured quality under 60 %".
    pub rule: String,
}

/// A version that began to answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseMark {
    /// When.
    pub t: f64,
    /// As whom.
    pub who: Who,
    /// Its name, if that version has a line here.
    pub label: Option<String>,
}

/// Words inside a chart where a number would be: "No outcomes yet."
#[derive(Clone, Debug, PartialEq)]
pub struct Say {
    /// What is said.
    pub text: String,
    /// The first line is strong, further lines explain.
    pub more: Option<String>,
}

/// A line that somebody draws over the time ahead, before anybody knows. While it can still be drawn its beads can be
/// gripped; afterwards the gap between it and what happened is filled. Once drawn it is the last of the plot's lines.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLine {
    /// The moment of asking and the value at it: here the line starts.
    pub from: (f64, f64),
    /// Moment and value of each bead, in order of time; the last one ends the time ahead.
    pub knots: Vec<(f64, f64)>,
    /// It can still be drawn.
    pub open: bool,
    /// It has been drawn.
    pub drawn: bool,
    /// The highest value of a bead, and the step of an arrow key.
    pub reach: (f64, f64),
    /// Behind the number of a bead: "%".
    pub unit: &'static str,
    /// "now, 06:30".
    pub now: String,
    /// What is asked for, in the middle of the time ahead; a strong row and a soft one.
    pub asks: (String, String),
}

/// Values over time.
#[derive(Clone, Debug, PartialEq)]
pub struct LinePlot {
    /// The time axis.
    pub time: TimeAxis,
    /// The value axis.
    pub value: ValueAxis,
    /// The usual range, if one is known.
    pub band: Band,
    /// From where fewer than 95 % of outcomes are in, if outcomes matter here.
    pub coming_in: Option<f64>,
    /// Spans of trouble, hatched, with the edge at their first minute.
    pub fault_spans: Vec<(f64, f64)>,
    /// Limits.
    pub limits: Vec<Limit>,
    /// Limits that are crossed now, each on the line that it judges.
    pub alarms: Vec<Alarm>,
    /// Lines; later ones are drawn over earlier ones.
    pub lines: Vec<Line>,
    /// Versions that began to answer.
    pub releases: Vec<ReleaseMark>,
    /// Words where a number would be.
    pub say: Option<Say>,
    /// A line that is to be drawn, or was.
    pub guess: Option<Box<DrawnLine>>,
    /// Words for stretches of time, shown with the time cursor: from, to, "62 % of Tuesday's outcomes are in".
    pub remarks: Vec<(f64, f64, String)>,
}

/// Then and now: the training snapshot in grey, the last hour as an outline.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadPlot {
    /// Whose outline it is.
    pub who: Who,
    /// Share of the training snapshot in each bin, all bins equally wide on the axis.
    pub typical: Vec<f64>,
    /// Share of the last hour in each bin; empty when nothing was logged.
    pub now: Vec<f64>,
    /// Names on the axis: place from 0 to 1, label.
    pub ticks: Vec<(f64, String)>,
    /// The decision threshold, if scores are shown: place from 0 to 1 and its words. It has a grip.
    pub cut: Option<(f64, String)>,
    /// A remark at the right: "60 times", "larger".
    pub remark: Option<(String, String)>,
    /// Write "training" and "now" above the two shapes.
    pub named: bool,
}

/// One row of a [`GroupPlot`].
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRow {
    /// The group's name.
    pub name: String,
    /// Value and range, in the unit of the axis; `None` when nothing is known.
    pub value: Option<(f64, f64, f64)>,
    /// Figure and unit at the end, or what is said in its place ("only 9", "tickets").
    pub end: (String, String),
    /// Too few to tell: hollow.
    pub few: bool,
}

/// Point and range per group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupPlot {
    /// Lowest and highest value shown.
    pub range: (f64, f64),
    /// Named values.
    pub ticks: Vec<(f64, String)>,
    /// The usual range over all groups.
    pub band: Option<(f64, f64)>,
    /// The groups.
    pub rows: Vec<GroupRow>,
}

/// One row of a [`SharePlot`].
#[derive(Clone, Debug, PartialEq)]
pub struct ShareRow {
    /// Who answered.
    pub name: String,
    /// Hue and mark.
    pub who: Who,
    /// Share in percent, 0 to 100.
    pub share: f64,
    /// The figure at its end, in percent: "89.8".
    pub figure: String,
}

/// Bars that add up to all.
#[derive(Clone, Debug, PartialEq)]
pub struct SharePlot {
    /// The rows, the largest part first.
    pub rows: Vec<ShareRow>,
}

/// What kind of chart it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Values over time.
    Lines(LinePlot),
    /// Then and now.
    Spread(SpreadPlot),
    /// Point and range per group.
    Groups(GroupPlot),
    /// Bars that add up to all.
    Shares(SharePlot),
}

/// The same values as a table, at most 50 rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartTable {
    /// Column names.
    pub head: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
}

/// A whole chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Its name in links, tests and the registry.
    pub id: &'static str,
    /// Its title, never cut off: "Tickets called urgent".
    pub title: String,
    /// What it is a share of, or its unit: "of all".
    pub of: String,
    /// One sentence made from the same values.
    pub sentence: String,
    /// What it is drawn from.
    pub shape: Shape,
    /// The values as a table.
    pub table: ChartTable,
}

/// A plot shared by those that show it; cheap to clone, compared by what it holds.
pub type SharedPlot = Rc<Plot>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_usual_where_moments_are_left_out() {
        let band: Band = [0.0, 1.0, 2.0, 9.0, 10.0, 10.2].map(|t| (t, t, t + 1.0)).to_vec();
        assert_eq!(stretches(&band).map(<[_]>::len).collect::<Vec<_>>(), [3, 3]);
        assert_eq!([1.5, 5.0, 9.5, 11.0].map(|t| band_at(&band, t)), [Some((1.5, 2.5)), None, Some((9.5, 10.5)), None]);
        assert_eq!((stretches(&[]).count(), band_at(&[], 1.0)), (0, None));
    }
}
