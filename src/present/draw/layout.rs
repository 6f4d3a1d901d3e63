//! From a plot and a size to a [`Scene`]: one function for all shapes, and what they have in common.

use super::frame::Frame;
use super::scene::{Anchor, Class, Form, Ink, Label, Mark, Pt, Rect, Scene};
use super::{groups, lines, shares, spread};
use crate::present::plot::{Plot, Shape, Who};

/// The room that a chart has, and how much it says in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Whether the time axis is labelled; of charts above each other, only the lowest is.
    pub axis: bool,
    /// A smaller margin for the values at the lines' ends.
    pub compact: bool,
    /// Pixels of one rem. Letters, and the margins that hold them, grow with it.
    pub rem: f64,
}

impl Room {
    /// A room with a labelled axis and letters of the usual size.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height, axis: true, compact: false, rem: 16.0 }
    }

    /// So many pixels at the usual size of letters.
    pub(super) fn text(&self, px: f64) -> f64 {
        px * self.rem / 16.0
    }

    /// The margin at the right, for values at the lines' ends. It depends on the size alone, never on the
    /// values: charts above each other share their time axis.
    pub(super) fn gutter(&self) -> f64 {
        let px = if self.width > 480.0 {
            66.0
        } else if self.compact {
            46.0
        } else {
            52.0
        };
        self.text(px).min(self.width * 0.4)
    }

    /// The height of the tick labels under a plot.
    pub(super) fn foot(&self) -> f64 {
        self.text(18.0).min(self.height * 0.4)
    }
}

/// Lays a plot out.
pub fn layout(plot: &Plot, room: Room) -> Scene {
    let room = Room { width: room.width.max(1.0), height: room.height.max(1.0), ..room };
    let mut scene = match &plot.shape {
        Shape::Lines(lines) => lines::layout(lines, room),
        Shape::Spread(spread) => spread::layout(spread, room),
        Shape::Groups(groups) => groups::layout(groups, room),
        Shape::Shares(shares) => shares::layout(shares, room),
    };
    scene.labels.retain(|label| !label.text.is_empty());
    for label in &mut scene.labels {
        keep_inside(label, room);
    }
    scene
}

/// Moves a label into the plot. One that is too long loses its unit first, which the axis names as well.
fn keep_inside(label: &mut Label, room: Room) {
    if label.right(room.rem) > room.width && !label.unit.is_empty() && label.class == Class::End {
        label.unit.clear();
    }
    let bounds = label.bounds(room.rem);
    if bounds.x0 < 0.0 {
        label.x -= bounds.x0;
    } else if bounds.x1 > room.width {
        label.x -= (bounds.x1 - room.width).min(bounds.x0);
    }
    let half = (bounds.y1 - bounds.y0) / 2.0;
    label.y = label.y.min(room.height - half).max(half);
}

impl Label {
    /// A label without unit and diamond.
    pub(super) fn new((x, y): Pt, anchor: Anchor, class: Class, ink: Ink, text: impl Into<String>) -> Self {
        Self { x, y, anchor, class, ink, text: text.into(), unit: String::new(), bad: false }
    }

    /// A label of an axis.
    pub(super) fn axis(at: Pt, anchor: Anchor, text: impl Into<String>) -> Self {
        Self::new(at, anchor, Class::Axis, Ink::Ink3, text)
    }

    /// How wide it is, by the widths of a common face; the true width is the browser's affair.
    pub fn width(&self, rem: f64) -> f64 {
        let unit = if self.unit.is_empty() { 0.0 } else { 2.0 + text_width(&self.unit, Class::Unit, rem) };
        let diamond = if self.bad { 14.0 } else { 0.0 };
        text_width(&self.text, self.class, rem) + unit + diamond
    }

    /// The box that it fills.
    pub fn bounds(&self, rem: f64) -> Rect {
        let width = self.width(rem);
        let x0 = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        let half = self.class.rem() * rem / 2.0;
        Rect { x0, y0: self.y - half, x1: x0 + width, y1: self.y + half }
    }

    fn right(&self, rem: f64) -> f64 {
        self.bounds(rem).x1
    }
}

/// How wide a text is in a common face such as Arial.
pub(super) fn text_width(text: &str, class: Class, rem: f64) -> f64 {
    let ems: f64 = text.chars().map(letter_width).sum();
    ems * class.rem() * rem * if class.strong() { 1.06 } else { 1.0 }
}

fn letter_width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '’' | '|' => 0.222,
        ' ' | 't' | 'f' | '.' | ',' | ':' | ';' | '/' | 'I' | '!' => 0.278,
        'r' | '-' | '(' | ')' | '“' | '”' => 0.333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'M' => 0.833,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 0.722,
        'G' | 'O' | 'Q' => 0.778,
        '%' | 'W' => 0.9,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 0.667,
        _ => 0.556,
    }
}

/// The hue of someone's marks.
pub(super) const fn hue(who: Who) -> Ink {
    match who {
        Who::Champion => Ink::Champion,
        Who::Candidate => Ink::Candidate,
        Who::Truth | Who::Otherwise => Ink::Truth,
        Who::World => Ink::Ink2,
        Who::Field => Ink::Ink,
        Who::Other => Ink::Edge,
    }
}

/// The hue of text about someone.
pub(super) const fn text_hue(who: Who) -> Ink {
    match who {
        Who::Champion => Ink::ChampionInk,
        Who::Candidate => Ink::CandidateInk,
        Who::Truth | Who::Otherwise => Ink::TruthInk,
        Who::World | Who::Field | Who::Other => Ink::Ink,
    }
}

/// Marks, collected in the order in which they are drawn.
#[derive(Default)]
pub(super) struct Marks(pub Vec<Mark>);

impl Marks {
    pub fn add(&mut self, ink: Ink, form: Form) {
        self.faint(ink, 1.0, form);
    }

    pub fn faint(&mut self, ink: Ink, alpha: f64, form: Form) {
        self.0.push(Mark { ink, alpha, form });
    }

    /// Lines one pixel thick, on whole pixels: from `x0` to `x1` at each height.
    pub fn across(&mut self, ink: Ink, x0: f64, x1: f64, heights: impl Iterator<Item = f64>) {
        self.rects(ink, heights.map(|y| Rect { x0, y0: y.round(), x1, y1: y.round() + 1.0 }).collect());
    }

    /// Lines one pixel thick, on whole pixels: from `y0` down to `y1` at each place.
    pub fn upright(&mut self, ink: Ink, y0: f64, y1: f64, places: impl Iterator<Item = f64>) {
        self.rects(ink, places.map(|x| Rect { x0: x.round(), y0, x1: x.round() + 1.0, y1 }).collect());
    }

    pub fn rects(&mut self, ink: Ink, rects: Vec<Rect>) {
        if !rects.is_empty() {
            self.add(ink, Form::Rects(rects));
        }
    }

    /// The mark that says who it is: circle, square or diamond.
    pub fn who(&mut self, who: Who, (x, y): Pt, r: f64) {
        match who {
            Who::Candidate => {
                let half = r - 0.3;
                self.rects(hue(who), vec![Rect { x0: x - half, y0: y - half, x1: x + half, y1: y + half }]);
            }
            Who::Truth => {
                self.add(hue(who), Form::Area(diamond((x, y), r + 2.2)));
                self.add(Ink::Paper, Form::Area(diamond((x, y), r - 0.3)));
            }
            Who::Otherwise => self.add(hue(who), Form::Area(diamond((x, y), r + 1.0))),
            _ => self.add(hue(who), Form::Disc { at: (x, y), r }),
        }
    }

    /// A point of which too little is known.
    pub fn hollow(&mut self, who: Who, at: Pt, r: f64) {
        self.add(Ink::Paper, Form::Disc { at, r });
        self.add(hue(who), Form::Ring { at, r, width: 1.5 });
    }
}

/// A square that stands on a corner.
pub(super) fn diamond((x, y): Pt, r: f64) -> Vec<Pt> {
    vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
}

/// Leaves out labels until those that remain stand apart: of a row that is too crowded, every second one, every
/// third and so on, counted from the last.
pub(super) fn thin(labels: Vec<Label>, rem: f64) -> Vec<Label> {
    let apart = |row: &[&Label]| row.windows(2).all(|pair| pair[0].bounds(rem).x1 + 6.0 <= pair[1].bounds(rem).x0);
    for step in 1..=labels.len() {
        let mut row: Vec<&Label> = labels.iter().rev().step_by(step).collect();
        row.reverse();
        if apart(&row) {
            return row.into_iter().cloned().collect();
        }
    }
    labels
}

/// A scene with marks and labels and nothing to grip.
pub(super) fn scene(room: Room, marks: Marks, labels: Vec<Label>, frame: Frame) -> Scene {
    Scene { size: (room.width, room.height), rem: room.rem, marks: marks.0, labels, grips: vec![], frame }
}
