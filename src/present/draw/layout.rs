//! From a plot and a size to a [`Scene`]: one function for all shapes, each of which has a file.

use super::kinds::{groups, lines, shares, spread};
use super::parts::room::Room;
use super::parts::scene::{Class, Label, Scene};
use crate::present::plot::{Plot, Shape};

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
