//! What the shapes of charts draw with: marks in the order in which they are drawn, in the colours of those they are about.

use super::chart_frame::Frame;
use super::rect::{Pt, Rect};
use super::room::Room;
use super::scene::{Form, Ink, Label, Mark, Scene};
use crate::present::plot::Who;

/// The hue of someone's marks.
pub(crate) const fn hue(who: Who) -> Ink {
    match who {
        Who::Champion => Ink::Champion,
        Who::Candidate => Ink::Candidate,
        Who::Truth | Who::Counterfactual => Ink::Truth,
        Who::World => Ink::Ink2,
        Who::Field => Ink::Ink,
        Who::Other => Ink::Edge,
    }
}

/// The hue of text about someone.
pub(crate) const fn text_hue(who: Who) -> Ink {
    match who {
        Who::Champion => Ink::ChampionInk,
        Who::Candidate => Ink::CandidateInk,
        Who::Truth | Who::Counterfactual => Ink::TruthInk,
        Who::World | Who::Field | Who::Other => Ink::Ink,
    }
}

/// Marks, collected in the order in which they are drawn.
#[derive(Default)]
pub(crate) struct Marks(pub Vec<Mark>);

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
            Who::Counterfactual => self.add(hue(who), Form::Area(diamond((x, y), r + 1.0))),
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
pub(crate) fn diamond((x, y): Pt, r: f64) -> Vec<Pt> {
    vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
}

/// A scene with marks and labels and nothing to grip.
pub(crate) fn scene(room: Room, marks: Marks, labels: Vec<Label>, frame: Frame) -> Scene {
    Scene { size: (room.width, room.height), rem: room.rem, marks: marks.0, labels, grips: vec![], frame }
}
