//! Limits of alert rules, each with its words and its grip, and the marks of those that are crossed.

use super::lines::Sheet;
use crate::present::draw::parts::marks::diamond;
use crate::present::draw::parts::rect::Rect;
use crate::present::draw::parts::scene::{Anchor, Class, Form, Grip, Grips, Ink, Label};
use crate::present::plot::Limit;

/// Where a plot is narrower, several limits say what they judge and no more.
const CROWDED: f64 = 420.0;

impl Sheet<'_> {
    /// A limit: its line, its grip, and its words where they cover no others.
    pub(super) fn limit(&mut self, limit: &Limit) {
        let Rect { x0, x1, y1, .. } = self.frame.area;
        let y = self.frame.y(limit.v).round() + 0.5;
        self.marks.add(Ink::Ink3, Form::Dashed { points: vec![(x0, y), (x1, y)], width: 1.0, on: 5.0, off: 3.0 });
        self.taken.solid(Rect { x0, y0: y - 1.0, x1, y1: y + 1.0 });
        if let Some(rule) = limit.rule {
            self.marks.add(Ink::Surface, Form::Disc { at: (x0, y), r: 3.6 });
            self.marks.add(Ink::Ink3, Form::Ring { at: (x0, y), r: 3.6, width: 1.3 });
            let label = limit.label.clone();
            self.grips.push(Grip { what: Grips::Limit(rule), at: (x0, y), value: limit.v, reach: limit.reach, label, unit: "" });
        }
        let crowded = self.plot.limits.len() > 1 && self.frame.width() < CROWDED;
        let words = match (self.narrow(), crowded) {
            (true, _) => limit.label.split(' ').next().unwrap_or_default().to_owned(),
            (_, true) => limit.label.replacen(" alert", "", 1),
            _ => limit.label.clone(),
        };
        let step = self.room.text(9.0);
        let under = (limit.below || y - step < step / 2.0) && y + step * 1.5 < y1;
        let left = x0 + if limit.rule.is_some() { 7.0 } else { 3.0 };
        let label = |x: f64, under: bool, rows: f64, anchor| {
            let y = if under { y + step * rows } else { y - step * rows };
            Label::new((x, y), anchor, Class::AxisOver, Ink::Ink3, words.as_str())
        };
        // Beside another limit: on the other side of the line, at its other end, or a row or two further off.
        let sides = [(left, Anchor::Start), (x1, Anchor::End)];
        let places = [1.0, 2.4, 3.8].into_iter().flat_map(|rows| sides.map(|side| (rows, side)));
        let mut places = places.flat_map(|(rows, (x, anchor))| [label(x, under, rows, anchor), label(x, !under, rows, anchor)]);
        let clear = |label: &Label| {
            let bounds = label.bounds(self.room.rem);
            bounds.y0 >= 0.0 && bounds.y1 <= y1 && !self.taken.meets_words(&bounds)
        };
        let label = places.find(clear).unwrap_or_else(|| label(left, under, 1.0, Anchor::Start));
        self.put(label);
    }

    /// A limit that is crossed: a diamond on the line that the rule judges.
    pub(super) fn alarms(&mut self) {
        let frame = self.frame;
        for alarm in self.plot.alarms.iter().filter(|alarm| frame.shows(alarm.t)) {
            let at = (frame.x(alarm.t), frame.y(alarm.v));
            self.marks.add(Ink::Surface, Form::Area(diamond(at, 7.4)));
            self.marks.add(Ink::Fault, Form::Area(diamond(at, 5.4)));
            self.taken.solid(Rect { x0: at.0 - 6.0, y0: at.1 - 6.0, x1: at.0 + 6.0, y1: at.1 + 6.0 });
        }
    }
}
