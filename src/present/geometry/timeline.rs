//! The marks of the timeline: four lanes over one axis of time, as shapes and words with their places.
//!
//! Places are rounded to half a pixel, so that two pictures a moment apart are equal and nothing is drawn anew.
//! The playhead and the time cursor are not here: they move without the rest.

use std::fmt::Write;

use crate::base::order::sorted_by;
use crate::base::time::Tick;
use crate::present::control_room::view::{ItemKind, TimelineItem, TimelineRow, TimelineView};
use crate::present::geometry::labels::{Span, Wish, place};

/// The room there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Whole width.
    pub w: f64,
    /// Whole height.
    pub h: f64,
    /// Kept free at the left for the names of the lanes.
    pub left: f64,
    /// Kept free at the right for "now".
    pub right: f64,
    /// Kept free at the bottom for the hours.
    pub foot: f64,
}

impl Frame {
    /// Where a moment stands.
    pub fn x(&self, range: (f64, f64), t: f64) -> f64 {
        let long = (range.1 - range.0).max(1.0);
        half(self.left + (t - range.0) / long * self.plot())
    }

    /// The moment at a place, within the range.
    pub fn t(&self, range: (f64, f64), x: f64) -> f64 {
        let long = (range.1 - range.0).max(1.0);
        (range.0 + (x - self.left) / self.plot() * long).clamp(range.0, range.1)
    }

    fn plot(&self) -> f64 {
        (self.w - self.left - self.right).max(1.0)
    }
}

fn half(x: f64) -> f64 {
    (x * 2.0).round() / 2.0
}

/// A shape: its class and the `d` of an SVG path.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Decides how it looks.
    pub class: &'static str,
    /// A pattern that fills it.
    pub fill: Option<&'static str>,
    /// Its outline.
    pub d: String,
}

/// Words at a place. They always begin at `x`, or stand around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Decides how it looks.
    pub class: &'static str,
    /// Where it stands.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// `x` is its middle rather than its start.
    pub middle: bool,
    /// What is written.
    pub text: String,
}

/// All marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Shapes, drawn in order.
    pub shapes: Vec<Shape>,
    /// Words, drawn over the shapes.
    pub words: Vec<Word>,
}

impl Marks {
    fn shape(&mut self, class: &'static str, d: String) {
        self.shapes.push(Shape { class, fill: None, d });
    }

    fn word(&mut self, class: &'static str, x: f64, y: f64, middle: bool, text: &str) {
        self.words.push(Word { class, x: half(x), y: half(y), middle, text: text.to_owned() });
    }
}

/// "14:20", or "Wed 14:20" when the day matters.
pub fn clock(t: f64, with_day: bool) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let tick = Tick(t.max(0.0).round() as u32);
    let time = format!("{:02}:{:02}", tick.hour_of_day(), tick.minute_of_day() % 60);
    if with_day { format!("{} {time}", DAYS[tick.weekday() as usize]) } else { time }
}

/// The marks of a timeline. `width` tells how wide a label is.
pub fn marks(view: &TimelineView, frame: Frame, width: &dyn Fn(&str) -> f64) -> Marks {
    let mut m = Marks::default();
    let floor = frame.h - frame.foot;
    axis(&mut m, view, frame, width);
    let row_height = floor / view.rows.len().max(1) as f64;
    for (i, timeline_row) in view.rows.iter().enumerate() {
        let top = i as f64 * row_height;
        if i > 0 {
            m.shape("c-grid", format!("M0 {:.1}H{:.1}", top.round() + 0.5, frame.w - frame.right));
        }
        let y = half(top + row_height / 2.0);
        m.word("c-lane", 0.0, y + 4.0, false, timeline_row.name);
        draw_row(&mut m, view, timeline_row, frame, y, width);
    }
    m
}

fn axis(m: &mut Marks, view: &TimelineView, frame: Frame, width: &dyn Fn(&str) -> f64) {
    let floor = frame.h - frame.foot;
    let seen: Vec<_> = view.ticks.iter().filter(|t| t.0 >= view.range.0 && t.0 <= view.range.1).collect();
    let wishes: Vec<Wish> = seen
        .iter()
        .map(|(t, text, midnight)| {
            let w = width(text);
            Wish { width: w, starts: [Some(frame.x(view.range, *t) - w / 2.0), None, None], weight: u32::from(*midnight) }
        })
        .collect();
    let now = frame.x(view.range, view.now);
    let taken = [(now + 2.0, now + 8.0 + width("now"))];
    let line = (frame.left - 20.0, frame.w);
    for ((t, text, midnight), start) in seen.into_iter().zip(place(&wishes, &taken, line, 8.0)) {
        let x = frame.x(view.range, *t);
        let class = if *midnight { "c-base" } else { "c-grid" };
        m.shape(class, format!("M{:.1} 0V{floor:.1}", x.round() + 0.5));
        if start.is_some() {
            m.word("c-axis", x, frame.h - 4.0, true, text);
        }
    }
}

/// One item as it is drawn.
struct Drawn<'a> {
    item: &'a TimelineItem,
    x0: f64,
    x1: f64,
    /// It began before the window.
    earlier: bool,
}

fn draw_row(m: &mut Marks, view: &TimelineView, timeline_row: &TimelineRow, frame: Frame, y: f64, width: &dyn Fn(&str) -> f64) {
    let (from, to) = view.range;
    let drawn: Vec<Drawn> = timeline_row
        .items
        .iter()
        .filter(|i| i.to >= from && i.from <= to)
        .map(|item| Drawn {
            item,
            x0: frame.x(view.range, item.from.max(from)),
            x1: frame.x(view.range, item.to.min(to)),
            earlier: item.from < from,
        })
        .collect();
    if drawn.is_empty() {
        m.word("c-axis", frame.left + 8.0, y + 4.0, false, timeline_row.empty);
        return;
    }
    bars(m, &drawn, y);
    points(m, &drawn, y);
    say(m, &drawn, view.now, frame, y, width);
}

/// Bars first, so that marks of a moment lie over them.
fn bars(m: &mut Marks, drawn: &[Drawn], y: f64) {
    let rows = rows_of(drawn);
    let deep = f64::from(rows.iter().max().copied().unwrap_or(0) + 1);
    for (d, row) in drawn.iter().zip(&rows) {
        let (x, w) = (d.x0, (d.x1 - d.x0).max(1.5));
        let bar = |y: f64, h: f64, r: f64| bar(x, y, w, h, r);
        match d.item.kind {
            ItemKind::Fault => {
                let h = (12.0 / deep).min(9.0) - if deep > 1.0 { 1.0 } else { 0.0 };
                let top = y - (h + 1.0) * deep / 2.0 + 0.5 + f64::from(*row) * (h + 1.0);
                m.shapes.push(Shape { class: "sleeve", fill: Some("url(#hatch-strong)"), d: bar(top, h, 2.0) });
            }
            ItemKind::Pending => m.shape("tl-pending", bar(y - 1.5, 3.0, 1.0)),
            ItemKind::Firing => m.shape("tl-firing", bar(y - 1.5, 3.0, 1.0)),
            ItemKind::Work => m.shape("tl-work", bar(y - 3.5, 7.0, 2.0)),
            ItemKind::Candidate => m.shape("tl-candidate", bar(y + 1.6, 2.6, 0.5)),
            ItemKind::Champion => champion(m, d, drawn, y),
            ItemKind::Paused => m.shape("tl-paused", bar(y - 4.5, 9.0, 1.0)),
            ItemKind::You => {}
        }
    }
}

/// The champion's bar makes room where a candidate runs under it.
fn champion(m: &mut Marks, d: &Drawn, drawn: &[Drawn], y: f64) {
    let mut x = d.x0;
    let mut shared: Vec<Span> =
        drawn.iter().filter(|c| c.item.kind == ItemKind::Candidate).map(|c| (c.x0.max(d.x0), c.x1.min(d.x1))).collect();
    shared.retain(|&(a, b)| b > a);
    for (a, b) in sorted_by(shared, |span| span.0) {
        if a > x {
            m.shape("tl-champion", bar(x, y - 2.5, a - x, 5.0, 1.0));
        }
        m.shape("tl-champion", bar(a.max(x), y - 4.5, b - a.max(x), 4.4, 0.5));
        x = x.max(b);
    }
    if d.x1 > x {
        m.shape("tl-champion", bar(x, y - 2.5, d.x1 - x, 5.0, 1.0));
    }
}

/// Troubles that overlap share the lane's height: the first free row for each.
fn rows_of(drawn: &[Drawn]) -> Vec<u8> {
    let mut ends: Vec<f64> = Vec::new();
    drawn
        .iter()
        .map(|d| {
            if d.item.kind != ItemKind::Fault {
                return 0;
            }
            let row = ends.iter().position(|&end| end <= d.x0).unwrap_or(ends.len()).min(2);
            if row < ends.len() {
                ends[row] = ends[row].max(d.x1);
            } else {
                ends.push(d.x1);
            }
            row as u8
        })
        .collect()
}

fn points(m: &mut Marks, drawn: &[Drawn], y: f64) {
    for d in drawn.iter().filter(|d| !d.earlier) {
        let x = d.x0;
        match d.item.kind {
            ItemKind::Firing => m.shape("m-trouble", format!("M{x} {:.1}l5.4 5.4l-5.4 5.4l-5.4 -5.4z", y - 5.4)),
            ItemKind::You => m.shape("tl-you", format!("M{:.1} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", x - 4.0)),
            ItemKind::Candidate => m.shape("tl-candidate", format!("M{x} {:.1}l5 8h-10z", y - 2.0)),
            ItemKind::Champion if d.item.from > 0.0 => m.shape("tl-champion", format!("M{x} {:.1}l5 8h-10z", y - 4.0)),
            _ => {}
        }
    }
}

/// Words: those of what fires and runs first, then the later ones.
fn say(m: &mut Marks, drawn: &[Drawn], now: f64, frame: Frame, y: f64, width: &dyn Fn(&str) -> f64) {
    let mut taken: Vec<Span> = Vec::new();
    let mut wishes = Vec::new();
    let mut texts = Vec::new();
    for d in drawn {
        let (x0, x1, w) = (d.x0, d.x1, width(&d.item.label));
        let weight = u32::from(d.item.to >= now);
        let before = |gap: f64| Some(x0 - gap - w);
        let (starts, weight, mark): ([Option<f64>; 3], u32, Option<Span>) = match d.item.kind {
            ItemKind::Fault if d.earlier => ([Some(x0), None, None], 8 + weight, Some((x0 + w + 4.0, x1))),
            ItemKind::Fault => ([before(8.0), Some(x1 + 8.0), None], 8 + weight, Some((x0, x1))),
            ItemKind::Pending => ([before(8.0), Some(x1 + 11.0), None], 6, Some((x0, x1))),
            ItemKind::Firing if announced(d, drawn) => ([None; 3], 0, Some((x0 - 6.0, x0 + 6.0))),
            ItemKind::Firing if d.earlier => ([Some(x0), None, None], 8 + weight, None),
            ItemKind::Firing => {
                let alone = !drawn.iter().any(|o| o.item.kind == ItemKind::Firing && o.x0 < x0 && o.x1 >= x0);
                let (left, right) = (before(11.0), Some(x0 + 11.0));
                let starts = if alone { [left, right, None] } else { [right, left, None] };
                (starts, 8 + weight, Some((x0 - 6.0, x0 + 6.0)))
            }
            ItemKind::Champion if d.earlier || d.item.from <= 0.0 => ([Some(x0), None, None], 4 + weight, None),
            ItemKind::Champion | ItemKind::Candidate => ([before(9.0), Some(x0 + 9.0), None], 6 + weight, Some((x0 - 5.0, x0 + 5.0))),
            ItemKind::Paused => ([Some(x1 + 6.0), before(6.0), None], 7 + weight, Some((x0, x1))),
            ItemKind::Work => ([Some(x1 + 8.0), before(8.0), None], 2, Some((x0, x1))),
            ItemKind::You => ([Some(x0 + 9.0), before(9.0), None], 4, Some((x0 - 4.0, x0 + 4.0))),
        };
        // A mark whose own words stand over it must not push them away.
        taken.extend(mark.filter(|&(a, b)| b > a));
        if starts.iter().any(Option::is_some) {
            wishes.push(Wish { width: w, starts, weight });
            texts.push(d.item.label.as_str());
        }
    }
    let widths: Vec<f64> = wishes.iter().map(|wish| wish.width).collect();
    for ((start, text), w) in place(&wishes, &taken, (frame.left, frame.w - frame.right - 2.0), 4.0).into_iter().zip(texts).zip(widths) {
        if let Some(x) = start {
            // What stands over a bar stands on paper: no line runs through it.
            m.shape("tl-plate", bar(x - 3.0, y - 7.0, w + 6.0, 14.0, 1.0));
            m.word("c-say c-plate", x, y + 4.0, false, text);
        }
    }
}

/// The alert was pending under the same name until it fired: its words stand there.
fn announced(d: &Drawn, drawn: &[Drawn]) -> bool {
    drawn.iter().any(|p| p.item.kind == ItemKind::Pending && p.item.label == d.item.label && (p.item.to - d.item.from).abs() <= 1.0)
}

fn bar(x: f64, y: f64, w: f64, h: f64, r: f64) -> String {
    let r = r.min(w / 2.0).min(h / 2.0);
    let mut d = format!("M{:.1} {y:.1}h{:.1}", x + r, w - 2.0 * r);
    for (dx, dy, long) in [(r, r, h), (-r, r, w), (-r, -r, h), (r, -r, w)] {
        let (cx, cy) = if (dx > 0.0) == (dy > 0.0) { (dx, 0.0) } else { (0.0, dy) };
        _ = write!(d, "q{cx:.1} {cy:.1} {dx:.1} {dy:.1}");
        let side = long - 2.0 * r;
        match (dx > 0.0, dy > 0.0) {
            (true, true) => _ = write!(d, "v{side:.1}"),
            (false, true) => _ = write!(d, "h{:.1}", -side),
            (false, false) => _ = write!(d, "v{:.1}", -side),
            (true, false) => d.push('z'),
        }
    }
    d
}

#[cfg(test)]
mod tests;
