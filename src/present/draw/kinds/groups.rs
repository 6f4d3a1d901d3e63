//! Point and range per group; small groups are hollow, and it is said that they are small.

use super::shares::names_width;
use crate::present::draw::parts::chart_frame::{AxisScale, Frame};
use crate::present::draw::parts::label::thin;
use crate::present::draw::parts::marks::{Marks, hue, scene, text_hue};
use crate::present::draw::parts::rect::Rect;
use crate::present::draw::parts::room::Room;
use crate::present::draw::parts::scene::{Anchor, Class, Form, Ink, Label, Scene};
use crate::present::plot::{GroupPlot, GroupRow, Who};

const WHO: Who = Who::Champion;

pub(crate) fn layout(plot: &GroupPlot, room: Room) -> Scene {
    let left = names_width(plot.rows.iter().map(|row| row.name.as_str()), room, 8.0);
    let right = (room.width - room.gutter()).max(left + 1.0);
    let base = room.height - room.foot();
    let frame = Frame {
        area: Rect { x0: left, y0: 4.0, x1: right, y1: base.max(5.0) },
        x: AxisScale { low: plot.range.0, high: plot.range.1, log: false },
        y: AxisScale { low: 0.0, high: 1.0, log: false },
        timed: false,
    };
    let mut marks = Marks::default();
    if let Some((low, high)) = plot.band {
        marks.rects(Ink::Band, vec![Rect { x0: frame.x(low), x1: frame.x(high), ..frame.area }]);
    }
    marks.upright(Ink::Grid, 4.0, base + 3.0, plot.ticks.iter().map(|(v, _)| frame.x(*v)));
    marks.across(Ink::Line2, left, right, std::iter::once(base - 1.0));
    let y = base + room.text(10.0);
    let ticks = plot.ticks.iter().map(|(v, text)| Label::axis((frame.x(*v), y), Anchor::Middle, text.as_str()));
    let mut labels = thin(ticks.collect(), room.rem);
    let height = (base - 4.0) / plot.rows.len().max(1) as f64;
    for (row, i) in plot.rows.iter().zip(0u32..) {
        draw_row(row, 4.0 + height * (f64::from(i) + 0.5), &frame, room, &mut marks, &mut labels);
    }
    scene(room, marks, labels, frame)
}

fn draw_row(row: &GroupRow, y: f64, frame: &Frame, room: Room, marks: &mut Marks, labels: &mut Vec<Label>) {
    let few = row.few || row.value.is_none();
    let (class, ink) = if few { (Class::RowFew, Ink::Ink3) } else { (Class::Row, Ink::Ink2) };
    labels.push(Label::new((0.0, y), Anchor::Start, class, ink, row.name.as_str()));
    if let Some((v, low, high)) = row.value {
        let points = vec![(frame.x(low), y), (frame.x(high), y)];
        if few {
            marks.add(hue(WHO), Form::Dashed { points, width: 1.6, on: 2.0, off: 3.0 });
            marks.hollow(WHO, (frame.x(v), y), 3.6);
        } else {
            marks.add(hue(WHO), Form::Line { points, width: 1.6 });
            marks.who(WHO, (frame.x(v), y), 3.8);
        }
    }
    let x = frame.area.x1 + 8.0;
    let (figure, unit) = &row.end;
    if few {
        let half = room.text(6.0);
        labels.push(Label::new((x, y - half), Anchor::Start, Class::Unit, Ink::Ink3, figure.as_str()));
        labels.push(Label::new((x, y + half), Anchor::Start, Class::Unit, Ink::Ink3, unit.as_str()));
    } else {
        let label = Label::new((x, y), Anchor::Start, Class::End, text_hue(WHO), figure.as_str());
        labels.push(Label { unit: unit.clone(), ..label });
    }
}
