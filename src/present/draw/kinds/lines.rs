//! Values over time. Drawn in this order: usual band, grid, hatch, baseline, strip of outcomes coming in, limits,
//! range of the estimates, lines, releases, points at the lines' ends.

use super::spans::{clip, merged};
use crate::present::draw::parts::chart_frame::{AxisScale, Frame};
use crate::present::draw::parts::decimate::decimate;
use crate::present::draw::parts::label::thin;
use crate::present::draw::parts::marks::{Marks, hue, scene, text_hue};
use crate::present::draw::parts::place::{Obstacles, apart, wrap};
use crate::present::draw::parts::rect::{Pt, Rect};
use crate::present::draw::parts::room::Room;
use crate::present::draw::parts::scene::{Anchor, Class, Form, Grip, Ink, Label, Scene};
use crate::present::plot::{How, Line, LinePlot, Point, Say, Who, stretches};

/// A plot narrower than this drops tick labels to one, version names and the words of the strip.
const NARROW: f64 = 120.0;
/// Height of the strip of outcomes coming in.
const STRIP: f64 = 15.0;

/// A line chart under way: what is drawn so far and what words must keep clear of.
pub(crate) struct Sheet<'a> {
    pub plot: &'a LinePlot,
    pub room: Room,
    pub frame: Frame,
    pub marks: Marks,
    labels: Vec<Label>,
    pub grips: Vec<Grip>,
    pub(super) taken: Obstacles,
}

pub(crate) fn layout(plot: &LinePlot, room: Room) -> Scene {
    let mut sheet =
        Sheet { plot, room, frame: frame(plot, room), marks: Marks::default(), labels: vec![], grips: vec![], taken: Obstacles::default() };
    sheet.band();
    sheet.grid();
    sheet.fault_spans();
    sheet.slot();
    sheet.base();
    sheet.coming_in();
    for limit in &plot.limits {
        sheet.limit(limit);
    }
    for line in &plot.lines {
        sheet.fan(line);
    }
    let runs: Vec<Vec<Vec<Pt>>> = plot.lines.iter().map(|line| sheet.runs(line)).collect();
    for (line, runs) in plot.lines.iter().zip(&runs) {
        sheet.line(line, runs);
    }
    sheet.alarms();
    sheet.gap(&runs);
    sheet.releases();
    sheet.name_coming_in();
    sheet.ends(&runs);
    for (line, runs) in plot.lines.iter().zip(&runs) {
        sheet.tag(line, runs);
    }
    if let Some(say) = &plot.say {
        sheet.say(say);
    }
    sheet.knots();
    if room.axis {
        sheet.time_axis();
    }
    let grips = sheet.grips;
    Scene { grips, ..scene(room, sheet.marks, sheet.labels, sheet.frame) }
}

fn frame(plot: &LinePlot, room: Room) -> Frame {
    let left = room.text(36.0).min(room.width * 0.3);
    let foot = if room.axis { room.foot() } else { 4.0 };
    let right = (room.width - room.gutter()).max(left + 1.0);
    let base = (room.height - foot).max(8.0);
    Frame {
        area: Rect { x0: left, y0: 7.0, x1: right, y1: base },
        x: AxisScale { low: plot.time.range.0, high: plot.time.range.1, log: false },
        y: AxisScale { low: plot.value.range.0, high: plot.value.range.1, log: plot.value.log },
        timed: true,
    }
}

impl Sheet<'_> {
    pub(super) fn narrow(&self) -> bool {
        self.frame.width() < NARROW
    }

    pub fn put(&mut self, label: Label) {
        self.taken.solid(label.bounds(self.room.rem));
        self.labels.push(label);
    }

    /// The ranges in the window, as one outline from left to right above and back below.
    fn between(&self, ranges: impl Iterator<Item = (f64, f64, f64)>) -> Vec<Pt> {
        let Frame { x, .. } = self.frame;
        let inside: Vec<_> = clip(ranges.collect(), (x.low, x.high), |a, b, t| {
            let part = (t - a.0) / (b.0 - a.0);
            (t, a.1 + part * (b.1 - a.1), a.2 + part * (b.2 - a.2))
        });
        let upper = inside.iter().map(|&(t, _, high)| (self.frame.x(t), self.frame.y(high)));
        let lower = inside.iter().rev().map(|&(t, low, _)| (self.frame.x(t), self.frame.y(low)));
        upper.chain(lower).collect()
    }

    fn band(&mut self) {
        for stretch in stretches(&self.plot.band) {
            let outline = self.between(stretch.iter().copied());
            if outline.len() < 4 {
                continue;
            }
            let heights = || outline.iter().map(|p| p.1);
            let (top, bottom) = (heights().fold(f64::MAX, f64::min), heights().fold(f64::MIN, f64::max));
            let (x0, x1) = (outline[0].0, outline[outline.len() / 2 - 1].0);
            self.taken.soft(Rect { x0, x1, y0: top, y1: bottom });
            self.marks.add(Ink::Band, Form::Area(outline));
        }
    }

    fn grid(&mut self) {
        let Frame { area, .. } = self.frame;
        let heights = self.plot.value.ticks.iter().map(|(v, _)| self.frame.y(*v));
        self.marks.across(Ink::Grid, area.x0, area.x1, heights.clone());
        for (y, (_, text)) in heights.zip(&self.plot.value.ticks) {
            let label = Label::axis((0.0, y), Anchor::Start, text.as_str());
            if label.width(self.room.rem) <= area.x0 + 4.0 {
                self.labels.push(label);
            }
        }
    }

    fn fault_spans(&mut self) {
        let Frame { area, .. } = self.frame;
        for (from, to) in merged(&self.plot.fault_spans) {
            let span = Rect { x0: self.frame.x(from), y0: 0.0, x1: self.frame.x(to), y1: area.y1 };
            if span.x1 - span.x0 > 0.5 && to > self.frame.x.low && from < self.frame.x.high {
                self.marks.add(Ink::Hatch, Form::Hatch(span));
            }
        }
        for &(from, _) in &self.plot.fault_spans {
            if self.frame.shows(from) {
                let x = self.frame.x(from).round();
                self.marks.faint(Ink::Fault, 0.7, Form::Rects(vec![Rect { x0: x, y0: 0.0, x1: x + 1.0, y1: area.y1 }]));
            }
        }
    }

    fn base(&mut self) {
        let Rect { x0, x1, y1, .. } = self.frame.area;
        self.marks.across(Ink::Line2, x0, x1, std::iter::once(y1 - 1.0));
    }

    fn coming_in(&mut self) {
        let Some(from) = self.plot.coming_in.filter(|&from| from < self.frame.x.high) else { return };
        let Rect { x1, y1: base, .. } = self.frame.area;
        let x = self.frame.x(from);
        self.marks.faint(Ink::Unripe, 0.55, Form::Stipple(Rect { x0: x, y0: base - STRIP, x1, y1: base }));
        let edge = vec![(x.round() + 0.5, base - STRIP), (x.round() + 0.5, base)];
        self.marks.add(Ink::Unripe, Form::Dashed { points: edge, width: 1.0, on: 2.0, off: 2.0 });
    }

    /// What the strip is: beside its edge, or beside a release that stands in it.
    fn name_coming_in(&mut self) {
        let from = self.plot.coming_in.filter(|&from| from < self.frame.x.high && !self.narrow() && self.plot.say.is_none());
        let Some(from) = from else { return };
        let words = if self.frame.width() > 300.0 { "outcomes coming in" } else { "outcomes due" };
        let area = self.frame.area;
        let label = |x, anchor| Label::new((x, area.y1 - 7.0), anchor, Class::AxisOver, Ink::Ink3, words);
        let x = self.frame.x(from);
        let (plot, frame) = (self.plot, self.frame);
        let beyond = plot.releases.iter().filter(|release| release.t >= from).map(|release| label(frame.x(release.t) + 9.0, Anchor::Start));
        let places = std::iter::once(label(x + 4.0, Anchor::Start)).chain(beyond).chain([label(x - 4.0, Anchor::End)]);
        let clear = |label: &Label| !self.taken.meets_words(&label.bounds(self.room.rem));
        let bounds = Rect { y0: 0.0, y1: area.y1 + area.y1, ..area };
        if let Some(label) = self.taken.best(places.filter(clear), &bounds, self.room.rem) {
            self.put(label);
        }
    }

    fn fan(&mut self, line: &Line) {
        if line.how != How::Estimated {
            return;
        }
        for run in line.points.split(|point| point.range.is_none() || point.v.is_none()) {
            let outline = self.between(run.iter().filter_map(|point| point.range.map(|(low, high)| (point.t, low, high))));
            if outline.len() >= 4 {
                self.marks.faint(hue(line.who), 0.16, Form::Area(outline));
            }
        }
    }

    /// The stretches of a line between gaps, in pixels.
    fn runs(&mut self, line: &Line) -> Vec<Vec<Pt>> {
        let Frame { x, .. } = self.frame;
        let mut runs = Vec::new();
        for run in line.points.split(|point| point.v.is_none()) {
            let known: Vec<(f64, f64)> = run.iter().filter_map(|point| point.v.map(|v| (point.t, v))).collect();
            let inside = clip(known, (x.low, x.high), |a, b, t| (t, a.1 + (t - a.0) / (b.0 - a.0) * (b.1 - a.1)));
            if !inside.is_empty() {
                runs.push(decimate(self.frame.places(&inside)));
            }
        }
        // Only words that look for a place need to know where lines are.
        let plot = self.plot;
        let named = plot.lines.iter().any(|line| line.tag.is_some()) || plot.releases.iter().any(|release| release.label.is_some());
        if self.plot.say.is_some() || named {
            runs.iter().for_each(|run| self.taken.line(run));
        }
        runs
    }

    fn line(&mut self, line: &Line, runs: &[Vec<Pt>]) {
        if line.how == How::Few {
            return self.few(line);
        }
        let ink = hue(line.who);
        let alpha = if line.who == Who::Other { 0.55 } else { 1.0 };
        let width = thickness(line.who);
        for run in runs {
            let points = run.clone();
            let form = match (&run[..], line.how) {
                ([at], _) => Form::Disc { at: *at, r: width * 0.8 },
                (_, How::Estimated) => Form::Dotted { points, width: 2.1, every: 3.4 },
                (_, How::Truth) => Form::Dashed { points, width: 2.0, on: 6.0, off: 4.0 },
                _ => Form::Line { points, width },
            };
            self.marks.faint(ink, alpha, form);
        }
        if let (Who::Counterfactual, Some(&fork)) = (line.who, runs.first().and_then(|run| run.first())) {
            self.marks.who(line.who, fork, 3.4);
        }
    }

    fn few(&mut self, line: &Line) {
        let frame = self.frame;
        for point in line.points.iter().filter(|point| frame.shows(point.t)) {
            let Point { t, v: Some(v), range } = *point else { continue };
            let at = (self.frame.x(t), self.frame.y(v));
            if let Some((low, high)) = range {
                let points = vec![(at.0, self.frame.y(high)), (at.0, self.frame.y(low))];
                self.taken.line(&points);
                self.marks.add(hue(line.who), Form::Dashed { points, width: 1.2, on: 1.5, off: 2.5 });
            }
            self.marks.hollow(line.who, at, 3.0);
        }
    }

    fn releases(&mut self) {
        let Rect { x0, x1, y1: base, .. } = self.frame.area;
        let (plot, frame) = (self.plot, self.frame);
        // Where several stand close together the newest has its name; names over names could not be read.
        let mut named: Vec<Rect> = Vec::new();
        for release in plot.releases.iter().rev().filter(|release| frame.shows(release.t)) {
            let x = self.frame.x(release.t);
            self.marks.add(hue(release.who), Form::Area(vec![(x, base - 8.0), (x + 4.5, base), (x - 4.5, base)]));
            self.taken.solid(Rect { x0: x - 4.5, y0: base - 8.0, x1: x + 4.5, y1: base });
            let Some(name) = release.label.as_deref().filter(|_| !self.narrow()) else { continue };
            let rem = self.room.rem;
            let place = |x, up: f64, anchor| Label::new((x, base - 7.0 - up), anchor, Class::Tag, text_hue(release.who), name);
            let free = |label: &Label| {
                let area = label.bounds(rem);
                area.x0 >= x0 && area.x1 <= x1 && !named.iter().any(|name| name.meets(&area))
            };
            // Beside its triangle, and within the plot: past its end stand values. Where a line runs there, a row or two higher.
            let step = self.room.text(12.0);
            let beside = [0.0, step, 2.0 * step].map(|up| [place(x - 7.0, up, Anchor::End), place(x + 7.0, up, Anchor::Start)]);
            let free: Vec<Label> = beside.into_iter().flatten().filter(free).collect();
            let Some(label) = free.iter().find(|label| !self.taken.crossed(&label.bounds(rem))).or(free.first()).cloned() else { continue };
            named.push(label.bounds(rem));
            self.put(label);
        }
    }

    /// Points and values at the lines' ends.
    fn ends(&mut self, runs: &[Vec<Vec<Pt>>]) {
        let known = self.plot.lines.iter().zip(runs).filter_map(|(line, runs)| {
            let at = runs.last()?.last()?;
            Some((line, line.end.as_ref()?, *at))
        });
        let known: Vec<_> = known.collect();
        for (line, _, at) in &known {
            self.marks.who(line.who, *at, 3.4);
        }
        let noted = known.iter().any(|(_, end, _)| end.note.is_some());
        let (gap, foot) = if noted { (27.0, 18.0) } else { (15.0, 6.0) };
        let heights: Vec<f64> = known.iter().map(|(_, _, at)| at.1).collect();
        let bounds = (self.room.text(10.0), self.frame.area.y1 - self.room.text(foot));
        let x = self.frame.area.x1 + 8.0;
        for ((line, end, _), y) in known.iter().zip(apart(&heights, self.room.text(gap), bounds)) {
            let label = Label::new((x, y), Anchor::Start, Class::End, text_hue(line.who), end.figure.as_str());
            self.labels.push(Label { unit: end.unit.into(), bad: end.bad, ..label });
            if let Some(note) = end.note {
                let at = (x, y + self.room.text(13.5));
                self.labels.push(Label::new(at, Anchor::Start, Class::Unit, Ink::Ink3, note));
            }
        }
    }

    /// A line's name: level with its end where it has risen or fallen there, else beside its beginning.
    fn tag(&mut self, line: &Line, runs: &[Vec<Pt>]) {
        let (Some(tag), Some(first), Some(last)) = (&line.tag, runs.first(), runs.last()) else { return };
        let ((x_first, y_first), (_, y_last)) = (first[0], last[last.len() - 1]);
        let near = self.room.text(12.0);
        let reached = last.iter().rev().take_while(|p| (p.1 - y_last).abs() < near).last().map_or(0.0, |p| p.0);
        let class = if line.how == How::Measured && line.who != Who::Field { Class::AxisOver } else { Class::Tag };
        let ink = if class == Class::Tag { text_hue(line.who) } else { Ink::Ink3 };
        let label = |x: f64, y: f64, anchor| Label::new((x, y), anchor, class, ink, tag.as_str());
        let area = self.frame.area;
        let beside = [1.5, -1.5, 2.5, -2.5].map(|lines| label(x_first + 3.0, y_first + lines * near, Anchor::Start));
        let middle = (area.x0 + area.x1) / 2.0;
        let over = [1.5, -1.5].map(|lines| label(middle, y_last + lines * near, Anchor::Middle));
        let places = std::iter::once(label(reached - 10.0, y_last, Anchor::End)).chain(beside).chain(over);
        let bounds = Rect { y0: 0.0, ..area };
        if let Some(label) = self.taken.best(places, &bounds, self.room.rem) {
            self.put(label);
        }
    }

    /// Words where a number would be: in the middle, at the height where they cover least.
    fn say(&mut self, say: &Say) {
        let area = self.frame.area;
        let rem = self.room.rem;
        // A little wider than the plot: a word that stands alone in a second row reads worse.
        let width = (area.x1 - area.x0 + 24.0).min(self.room.width);
        let mut rows = wrap(&say.text, Class::Strong, width, rem);
        rows.extend(say.more.iter().filter(|_| !self.narrow()).flat_map(|more| wrap(more, Class::AxisOver, width, rem)));
        let step = self.room.text(13.0);
        let height = step * rows.len() as f64;
        let heights = [0.5, 0.62, 0.38, 0.78, 0.22].map(|share| area.y0 + share * (area.y1 - area.y0));
        let y = self.taken.best_height(&heights, |y| Rect { y0: y - height / 2.0, y1: y + height / 2.0, ..area });
        for (i, (class, text)) in rows.into_iter().enumerate() {
            let ink = if class == Class::Strong { Ink::Ink } else { Ink::Ink3 };
            let at = ((area.x0 + area.x1) / 2.0, y - height / 2.0 + step * (i as f64 + 0.5));
            self.put(Label::new(at, Anchor::Middle, class, ink, text));
        }
    }

    fn time_axis(&mut self) {
        let Rect { x0, x1, y1: base, .. } = self.frame.area;
        let y = base + self.room.text(10.0);
        let ticks: Vec<_> = self.plot.time.ticks.iter().filter(|(t, _)| self.frame.shows(*t)).collect();
        let place = |(t, text): &&(f64, String)| Label::axis((self.frame.x(*t), y), Anchor::Middle, text.as_str());
        let fits = |label: &Label| label.bounds(self.room.rem).x1 <= x1 + 4.0 && label.x >= x0;
        let mut labels: Vec<Label> = ticks.iter().map(place).filter(fits).collect();
        if self.narrow() && !labels.is_empty() {
            labels = vec![labels.swap_remove((labels.len() - 1) / 2)];
        }
        let labels = thin(labels, self.room.rem);
        let strokes = labels.iter().map(|label| label.x.round()).map(|x| Rect { x0: x, y0: base, x1: x + 1.0, y1: base + 3.0 }).collect();
        self.marks.rects(Ink::Line2, strokes);
        self.labels.extend(labels);
        if self.plot.guess.is_none() {
            self.labels.push(Label::axis((x1 + 8.0, y), Anchor::Start, self.plot.time.moments.end()));
        }
    }
}

const fn thickness(who: Who) -> f64 {
    match who {
        Who::Champion => 1.9,
        Who::Candidate => 1.7,
        Who::Truth | Who::Counterfactual | Who::Field => 2.0,
        Who::World => 1.6,
        Who::Other => 1.0,
    }
}
