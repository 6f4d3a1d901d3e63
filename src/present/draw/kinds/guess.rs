//! A line that somebody draws over the time ahead: the place for it, its beads, and afterwards the gap between it and
//! what happened.

use super::lines::Sheet;
use crate::present::draw::parts::place::wrap;
use crate::present::draw::parts::rect::{Pt, Rect};
use crate::present::draw::parts::scene::{Anchor, Class, Form, Grip, Grips, Ink, Label};

impl Sheet<'_> {
    /// The time ahead, while it is open: where to draw, and the moments of the beads.
    pub(crate) fn slot(&mut self) {
        let Some(guess) = self.plot.guess.as_ref().filter(|guess| guess.open) else { return };
        let Rect { y0, x1, y1, .. } = self.frame.area;
        let x0 = self.frame.x(guess.from.0);
        self.marks.faint(Ink::Ink, 0.035, Form::Rects(vec![Rect { x0, y0, x1, y1 }]));
        let edge = vec![(x0, y1), (x0, y0), (x1, y0), (x1, y1)];
        self.marks.add(Ink::Edge, Form::Dashed { points: edge, width: 1.0, on: 3.0, off: 4.0 });
        for (t, _) in &guess.knots {
            let x = self.frame.x(*t);
            self.marks.add(Ink::Line2, Form::Dotted { points: vec![(x, y0 + 8.0), (x, y1 - 6.0)], width: 1.0, every: 5.0 });
        }
        let now = Label::axis((x0 - 8.0, y1 - self.room.text(9.0)), Anchor::End, guess.now.as_str());
        self.put(now);
    }

    /// What lies between the line and what happened.
    pub(crate) fn gap(&mut self, runs: &[Vec<Vec<Pt>>]) {
        let Some(guess) = self.plot.guess.as_ref().filter(|guess| !guess.open && guess.drawn) else { return };
        let start = self.frame.x(guess.from.0);
        let happened = runs.first().into_iter().flatten().flatten().filter(|at| at.0 >= start);
        let mut outline: Vec<Pt> = happened.copied().collect();
        let end = outline.last().map_or(start, |at| at.0);
        let drawn = std::iter::once(&guess.from).chain(&guess.knots).map(|&(t, v)| (self.frame.x(t), self.frame.y(v)));
        outline.extend(drawn.filter(|at| at.0 <= end + 0.5).collect::<Vec<_>>().into_iter().rev());
        if outline.len() > 3 {
            self.marks.faint(Ink::Ink, 0.08, Form::Area(outline));
        }
    }

    /// The beads, and what is asked for while none has been moved.
    pub(crate) fn knots(&mut self) {
        let Some(guess) = self.plot.guess.as_ref().filter(|guess| guess.open) else { return };
        let (top, step) = guess.reach;
        let mut places = vec![(self.frame.x(guess.from.0), self.frame.y(guess.from.1))];
        places.extend(guess.knots.iter().map(|&(t, v)| (self.frame.x(t), self.frame.y(v))));
        if !guess.drawn {
            self.marks.add(Ink::Ink, Form::Dotted { points: places.clone(), width: 2.0, every: 7.0 });
        }
        for (nth, (&at, &(t, value))) in places[1..].iter().zip(&guess.knots).enumerate() {
            self.marks.add(Ink::Surface, Form::Disc { at, r: 7.0 });
            self.marks.add(Ink::Ink, Form::Ring { at, r: 7.0, width: 2.2 });
            let label = crate::present::draw::moment(t);
            self.grips.push(Grip { what: Grips::Knot(nth), at, value, reach: (0.0, top, step), label, unit: guess.unit });
        }
        if !guess.drawn {
            self.asks(&guess.asks.0, &guess.asks.1, places[0]);
        }
    }

    fn asks(&mut self, strong: &str, soft: &str, (x0, y): Pt) {
        let Rect { y0, x1, y1, .. } = self.frame.area;
        let width = x1 - x0 - 12.0;
        let rem = self.room.rem;
        let mut rows: Vec<(Class, Ink, String)> =
            wrap(strong, Class::Strong, width, rem).into_iter().map(|(c, t)| (c, Ink::Ink, t)).collect();
        rows.extend(wrap(soft, Class::AxisOver, width, rem).into_iter().map(|(c, t)| (c, Ink::Ink2, t)));
        let step = self.room.text(15.0);
        let half = step * rows.len() as f64 / 2.0;
        // In the larger free part, over or under the offered line.
        let middle = if y - y0 > y1 - y { (y0 + y) / 2.0 } else { (y + y1) / 2.0 };
        for (nth, (class, ink, text)) in rows.into_iter().enumerate() {
            let at = ((x0 + x1) / 2.0, middle - half + step * (nth as f64 + 0.5));
            self.put(Label::new(at, Anchor::Middle, class, ink, text));
        }
    }
}
