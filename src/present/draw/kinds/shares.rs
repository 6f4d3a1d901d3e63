//! Bars that add up to all: who answered.

use crate::present::draw::parts::chart_frame::{AxisScale, Frame};
use crate::present::draw::parts::label::text_width;
use crate::present::draw::parts::marks::{Marks, hue, scene, text_hue};
use crate::present::draw::parts::rect::Rect;
use crate::present::draw::parts::room::Room;
use crate::present::draw::parts::scene::{Anchor, Class, Ink, Label, Scene};
use crate::present::plot::{SharePlot, Who};

pub(crate) fn layout(plot: &SharePlot, room: Room) -> Scene {
    let left = names_width(plot.rows.iter().map(|row| row.name.as_str()), room, 12.0);
    let right = (room.width - room.gutter()).max(left + 1.0);
    // Four rows' height even where there are fewer: a bar keeps its place when a version joins.
    let height = (room.height - 4.0 - room.foot()) / plot.rows.len().max(4) as f64;
    let foot = 4.0 + height * plot.rows.len() as f64;
    let frame = Frame {
        area: Rect { x0: left, y0: 4.0, x1: right, y1: foot },
        x: AxisScale { low: 0.0, high: 100.0, log: false },
        y: AxisScale { low: 0.0, high: 1.0, log: false },
        timed: false,
    };
    let mut marks = Marks::default();
    let mut labels = Vec::new();
    marks.upright(Ink::Line2, 4.0, foot, std::iter::once(left));
    for (row, i) in plot.rows.iter().zip(0u32..) {
        let y = 4.0 + height * (f64::from(i) + 0.5);
        labels.push(Label::new((0.0, y), Anchor::Start, Class::Row, Ink::Ink2, row.name.as_str()));
        if matches!(row.who, Who::Champion | Who::Candidate) {
            marks.who(row.who, (left - 9.0, y), 3.2);
        }
        if row.share > 0.0 {
            let end = frame.x(row.share).max(left + 2.5);
            let half = (height / 2.0 - 1.0).clamp(1.0, 4.0);
            marks.rects(hue(row.who), vec![Rect { x0: left + 1.0, y0: y - half, x1: end + 1.0, y1: y + half }]);
        }
        let label = Label::new((right + 8.0, y), Anchor::Start, Class::End, text_hue(row.who), row.figure.as_str());
        let unit = if row.figure == "–" { "" } else { "%" };
        labels.push(Label { unit: unit.into(), ..label });
    }
    scene(room, marks, labels, frame)
}

/// The width of the column of names: 66 px, more for longer ones, but never so much that nothing is left.
pub(crate) fn names_width<'a>(names: impl Iterator<Item = &'a str>, room: Room, mark: f64) -> f64 {
    let longest = names.map(|name| text_width(name, Class::Row, room.rem)).fold(0.0, f64::max);
    (longest + mark).max(room.text(66.0)).min(room.width * 0.45)
}
