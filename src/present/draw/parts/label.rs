//! How labels are made, and how much space they take: by the widths of a common face, since a layout knows no browser.

use super::rect::{Pt, Rect};
use super::scene::{Anchor, Class, Ink, Label};

impl Label {
    /// A label without unit and diamond.
    pub(crate) fn new((x, y): Pt, anchor: Anchor, class: Class, ink: Ink, text: impl Into<String>) -> Self {
        Self { x, y, anchor, class, ink, text: text.into(), unit: String::new(), bad: false }
    }

    /// A label of an axis.
    pub(crate) fn axis(at: Pt, anchor: Anchor, text: impl Into<String>) -> Self {
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

    /// Where it ends at the right.
    pub(crate) fn right(&self, rem: f64) -> f64 {
        self.bounds(rem).x1
    }
}

/// How wide a text is in a common face such as Arial.
pub(crate) fn text_width(text: &str, class: Class, rem: f64) -> f64 {
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

/// Leaves out labels until those that remain stand apart: of a row that is too crowded, every second one, every
/// third and so on, counted from the last.
pub(crate) fn thin(labels: Vec<Label>, rem: f64) -> Vec<Label> {
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
