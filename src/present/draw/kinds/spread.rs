//! Then and now: the training snapshot in grey, the last hour as an outline over it.

use crate::present::draw::parts::chart_frame::{AxisScale, Frame};
use crate::present::draw::parts::label::thin;
use crate::present::draw::parts::marks::{Marks, hue, scene};
use crate::present::draw::parts::rect::{Pt, Rect};
use crate::present::draw::parts::room::Room;
use crate::present::draw::parts::scene::{Anchor, Class, Form, Grip, Grips, Ink, Label, Scene};
use crate::present::plot::SpreadPlot;

/// One step of an arrow key on the decision threshold.
const STEP: f64 = 0.01;

pub(crate) fn layout(plot: &SpreadPlot, room: Room) -> Scene {
    let right = (room.width - room.gutter()).max(1.0);
    let base = (room.height - room.foot()).max(8.0);
    let top = if plot.named { room.text(16.0) } else { 6.0 }.min(base - 1.0);
    let highest = plot.typical.iter().chain(&plot.now).copied().fold(0.0, f64::max);
    let frame = Frame {
        area: Rect { x0: 0.0, y0: top, x1: right, y1: base },
        x: AxisScale { low: 0.0, high: 1.0, log: false },
        y: AxisScale { low: 0.0, high: highest, log: false },
        timed: false,
    };
    let mut marks = Marks::default();
    let mut labels = Vec::new();
    if let Some(outline) = staircase(&plot.typical, &frame) {
        marks.add(Ink::Band, Form::Area(outline.clone()));
        marks.add(Ink::BandEdge, Form::Line { points: outline, width: 1.0 });
    }
    if let Some(outline) = staircase(&plot.now, &frame) {
        marks.faint(hue(plot.who), 0.14, Form::Area(outline.clone()));
        marks.add(hue(plot.who), Form::Line { points: outline, width: 1.6 });
    } else {
        let at = (right / 2.0, (top + base) / 2.0);
        labels.push(Label::new(at, Anchor::Middle, Class::Strong, Ink::Ink, "nothing logged"));
    }
    marks.across(Ink::Line2, 0.0, right, std::iter::once(base - 1.0));
    let grips = plot.cut.iter().map(|(at, words)| cut(*at, words, &frame, room, &mut marks, &mut labels)).collect();
    ticks(plot, &frame, room, &mut marks, &mut labels);
    if plot.named {
        names(plot, &frame, room, &mut labels);
    }
    if let Some((figure, words)) = &plot.remark {
        remark(figure, words, &frame, room, &mut labels);
    }
    Scene { grips, ..scene(room, marks, labels, frame) }
}

/// Two rows at the right, under each other.
fn remark(figure: &str, words: &str, frame: &Frame, room: Room, labels: &mut Vec<Label>) {
    let y = (frame.area.y0 + frame.area.y1) / 2.0;
    let place = |class, ink, down: f64, text: &str| Label::new((0.0, y + room.text(down)), Anchor::Start, class, ink, text);
    let mut rows = [place(Class::Remark, Ink::Ink, -4.0, figure), place(Class::Unit, Ink::Ink3, 9.0, words)];
    let widest = rows.iter().map(|row| row.width(room.rem)).fold(0.0, f64::max);
    for row in &mut rows {
        row.x = (frame.area.x1 + 6.0).min(room.width - widest).max(0.0);
    }
    labels.extend(rows);
}

/// The bins that hold something and those between them.
fn filled(bins: &[f64]) -> Option<(usize, usize)> {
    Some((bins.iter().position(|&v| v > 0.0)?, bins.iter().rposition(|&v| v > 0.0)?))
}

/// An outline in steps, which leaves out the empty ends.
fn staircase(bins: &[f64], frame: &Frame) -> Option<Vec<Pt>> {
    let (first, last) = filled(bins)?;
    let edge = |i: usize| frame.x(i as f64 / bins.len() as f64);
    let mut outline = vec![(edge(first), frame.area.y1)];
    for (i, &v) in bins.iter().enumerate().take(last + 1).skip(first) {
        outline.extend([(edge(i), frame.y(v)), (edge(i + 1), frame.y(v))]);
    }
    outline.push((edge(last + 1), frame.area.y1));
    Some(outline)
}

/// The decision threshold with its handle, which shows that it moves sideways.
fn cut(at: f64, words: &str, frame: &Frame, room: Room, marks: &mut Marks, labels: &mut Vec<Label>) -> Grip {
    let Rect { y0, y1, .. } = frame.area;
    let x = frame.x(at).round() + 0.5;
    let y = (y0 + 26.0).min((y0 + y1) / 2.0);
    marks.add(Ink::Ink3, Form::Dashed { points: vec![(x, y0), (x, y1)], width: 1.0, on: 5.0, off: 3.0 });
    marks.add(Ink::Surface, Form::Disc { at: (x, y), r: 7.5 });
    marks.add(Ink::Ink3, Form::Ring { at: (x, y), r: 7.5, width: 1.3 });
    for side in [-1.0, 1.0] {
        let points = vec![(x + 1.8 * side, y - 2.6), (x + 4.2 * side, y), (x + 1.8 * side, y + 2.6)];
        marks.add(Ink::Ink, Form::Line { points, width: 1.3 });
    }
    let place = |x, anchor| Label::axis((x, y0 + room.text(5.0)), anchor, words);
    let after = place(x + 5.0, Anchor::Start);
    labels.push(if after.bounds(room.rem).x1 <= room.width { after } else { place(x - 5.0, Anchor::End) });
    Grip { what: Grips::Cut, at: (x, y), value: at, reach: (0.0, 1.0, STEP), label: words.to_owned(), unit: "" }
}

fn ticks(plot: &SpreadPlot, frame: &Frame, room: Room, marks: &mut Marks, labels: &mut Vec<Label>) {
    let base = frame.area.y1;
    let place = |(at, text): &(f64, String)| {
        let anchor = match at {
            at if *at < 0.03 => Anchor::Start,
            at if *at > 0.97 => Anchor::End,
            _ => Anchor::Middle,
        };
        Label::axis((frame.x(*at), base + room.text(10.0)), anchor, text.as_str())
    };
    let named = thin(plot.ticks.iter().map(place).collect(), room.rem);
    let stroke = |label: &Label| Rect { x0: label.x.round(), y0: base, x1: label.x.round() + 1.0, y1: base + 3.0 };
    marks.rects(Ink::Line2, named.iter().map(stroke).collect());
    labels.extend(named);
}

/// "training" and "now" above the middles of their shapes, pushed apart where the shapes lie over each other.
fn names(plot: &SpreadPlot, frame: &Frame, room: Room, labels: &mut Vec<Label>) {
    let middle = |bins: &[f64]| {
        let sum: f64 = bins.iter().sum();
        let weighted: f64 = bins.iter().enumerate().map(|(i, v)| (i as f64 + 0.5) * v).sum();
        frame.x(weighted / sum / bins.len() as f64)
    };
    let y = room.text(6.0);
    let label =
        |bins: &[f64], class, ink, text: &str| filled(bins).map(|_| Label::new((middle(bins), y), Anchor::Middle, class, ink, text));
    let mut both = [label(&plot.typical, Class::Axis, Ink::Ink3, "training"), label(&plot.now, Class::Tag, Ink::Ink, "now")];
    if let [Some(training), Some(now)] = &mut both {
        let missing = (training.width(room.rem) + now.width(room.rem)) / 2.0 + 8.0 - (now.x - training.x).abs();
        if missing > 0.0 {
            let side = if now.x >= training.x { 1.0 } else { -1.0 };
            training.x -= side * missing / 2.0;
            now.x += side * missing / 2.0;
        }
    }
    labels.extend(both.into_iter().flatten());
}
