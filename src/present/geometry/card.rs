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
    Beside,
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

/// The place of a card of this size, given its anchor and the part of the window in which it may lie.
pub fn place(anchor: Rect, size: (f64, f64), within: Rect) -> CardPlace {
    let [left, top, right, bottom] = anchor;
    let (w, h) = size;
    let [first, over, last, under] = [within[0] + MARGIN, within[1] + MARGIN, within[2] - MARGIN, within[3] - MARGIN];
    let between = |v: f64, long: f64, from: f64, to: f64| v.min(to - long).max(from);
    let middle = (left + right) / 2.0;
    let x = between(middle - w / 2.0, w, first, last);
    let tip = (middle - x).clamp(CORNER, (w - CORNER).max(CORNER));
    if bottom + GAP + h <= under {
        return CardPlace { left: x, top: bottom + GAP, tip, side: Side::Below };
    }
    if top - GAP - h >= over {
        return CardPlace { left: x, top: top - GAP - h, tip, side: Side::Above };
    }
    let beside = if right + GAP + w <= last {
        right + GAP
    } else if left - GAP - w >= first {
        left - GAP - w
    } else {
        x
    };
    CardPlace { left: beside, top: between(bottom + GAP, h, over, under), tip, side: Side::Beside }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (f64, f64) = (336.0, 296.0);
    const WINDOW: Rect = [0.0, 0.0, 1440.0, 900.0];

    #[track_caller]
    fn check(anchor: Rect, window: Rect, left: f64, top: f64, side: Side) {
        let p = place(anchor, SIZE, window);
        assert_eq!((p.left, p.top, p.side), (left, top, side));
        assert!(p.left >= 8.0 && p.left + SIZE.0 <= window[2] - 8.0, "{p:?}");
        assert!(p.top >= 8.0 && p.top + SIZE.1 <= window[3] - 8.0, "{p:?}");
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

    /// The play area ends where the control panel begins: no card reaches over it.
    #[test]
    fn it_stays_in_the_part_that_it_belongs_to() {
        let play = [0.0, 64.0, 1096.0, 900.0];
        let p = place([960.0, 100.0, 1000.0, 180.0], SIZE, play);
        assert_eq!((p.left + SIZE.0, p.side), (1088.0, Side::Below));
        assert_eq!(p.left + p.tip, 980.0, "its tip still points at the stage");
    }

    #[test]
    fn low_down_it_flips() {
        check([380.0, 700.0, 420.0, 780.0], WINDOW, 232.0, 390.0, Side::Above);
    }

    #[test]
    fn in_a_low_window_it_stands_beside() {
        check([380.0, 200.0, 420.0, 280.0], [0.0, 0.0, 1440.0, 400.0], 434.0, 96.0, Side::Beside);
        check([1200.0, 200.0, 1240.0, 280.0], [0.0, 0.0, 1280.0, 400.0], 850.0, 96.0, Side::Beside);
    }
}
