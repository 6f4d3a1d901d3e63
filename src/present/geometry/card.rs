//! Where a card opens beside the thing that it explains, so that all of it can be seen.

use super::labels::Rect;

/// On which side of its anchor a card lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Under it, its tip on top.
    Below,
    /// Over it, its tip at the bottom.
    Above,
    /// Neither fits: beside it, without a tip.
    Aside,
}

/// A place for a card, in pixels from the corner of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardPlace {
    /// Its left edge.
    pub left: f64,
    /// Its top edge.
    pub top: f64,
    /// Where its tip points, from its left edge.
    pub tip: f64,
    /// On which side it lies.
    pub side: Side,
}

/// Free room around a card.
const MARGIN: f64 = 8.0;
/// Room for the tip.
const GAP: f64 = 14.0;
/// The tip keeps away from the round corners.
const CORNER: f64 = 18.0;

/// The place of a card of this size, given its anchor and the size of the window.
pub fn place(anchor: Rect, size: (f64, f64), window: (f64, f64)) -> CardPlace {
    let [left, top, right, bottom] = anchor;
    let (w, h) = size;
    let within = |v: f64, long: f64, all: f64| v.min(all - MARGIN - long).max(MARGIN);
    let middle = (left + right) / 2.0;
    let x = within(middle - w / 2.0, w, window.0);
    let tip = (middle - x).clamp(CORNER, (w - CORNER).max(CORNER));
    if bottom + GAP + h <= window.1 - MARGIN {
        return CardPlace { left: x, top: bottom + GAP, tip, side: Side::Below };
    }
    if top - GAP - h >= MARGIN {
        return CardPlace { left: x, top: top - GAP - h, tip, side: Side::Above };
    }
    let beside = if right + GAP + w <= window.0 - MARGIN {
        right + GAP
    } else if left - GAP - w >= MARGIN {
        left - GAP - w
    } else {
        x
    };
    CardPlace { left: beside, top: within(bottom + GAP, h, window.1), tip, side: Side::Aside }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (f64, f64) = (336.0, 296.0);
    const WINDOW: (f64, f64) = (1440.0, 900.0);

    #[track_caller]
    fn check(anchor: Rect, window: (f64, f64), left: f64, top: f64, side: Side) {
        let p = place(anchor, SIZE, window);
        assert_eq!((p.left, p.top, p.side), (left, top, side));
        assert!(p.left >= 8.0 && p.left + SIZE.0 <= window.0 - 8.0, "{p:?}");
        assert!(p.top >= 8.0 && p.top + SIZE.1 <= window.1 - 8.0, "{p:?}");
    }

    #[test]
    fn it_opens_below_and_points_at_the_middle() {
        check([380.0, 100.0, 420.0, 180.0], WINDOW, 232.0, 194.0, Side::Below);
        assert_eq!(place([380.0, 100.0, 420.0, 180.0], SIZE, WINDOW).tip, 168.0);
    }

    #[test]
    fn at_the_edge_it_shifts_and_its_tip_stays() {
        check([20.0, 100.0, 60.0, 180.0], WINDOW, 8.0, 194.0, Side::Below);
        assert_eq!(place([20.0, 100.0, 60.0, 180.0], SIZE, WINDOW).tip, 32.0);
        check([1390.0, 100.0, 1430.0, 180.0], WINDOW, 1096.0, 194.0, Side::Below);
    }

    #[test]
    fn low_down_it_flips() {
        check([380.0, 700.0, 420.0, 780.0], WINDOW, 232.0, 390.0, Side::Above);
    }

    #[test]
    fn in_a_low_window_it_stands_beside() {
        check([380.0, 200.0, 420.0, 280.0], (1440.0, 400.0), 434.0, 96.0, Side::Aside);
        check([1200.0, 200.0, 1240.0, 280.0], (1280.0, 400.0), 850.0, 96.0, Side::Aside);
    }
}
