//! A chart as it would be with one of its lines somewhere else: what is shown while somebody drags a grip, before
//! the rule itself has changed.

use super::parts::scene::{Grip, Grips};
use crate::present::plot::{Limit, Plot, Shape, ValueAxis};

/// The same chart with the line of that grip at another value.
pub fn moved(plot: &Plot, what: Grips, value: f64) -> Plot {
    let mut plot = plot.clone();
    match (&mut plot.shape, what) {
        (Shape::Lines(lines), Grips::Limit(rule)) => {
            for limit in lines.limits.iter_mut().filter(|limit| limit.rule == Some(rule)) {
                limit.v = value;
                limit.label = renumbered(&limit.label, value, limit.reach.2);
            }
            open(&mut lines.value, lines.limits.iter().find(|limit| limit.rule == Some(rule)));
        }
        (Shape::Spread(spread), Grips::Cut) => {
            if let Some((at, _)) = &mut spread.cut {
                *at = value;
            }
        }
        (Shape::Lines(lines), Grips::Knot(nth)) => {
            if let Some(guess) = &mut lines.guess
                && let Some(knot) = guess.knots.get_mut(nth)
            {
                knot.1 = value;
                if guess.drawn
                    && let Some(line) = lines.lines.last_mut()
                    && let Some(point) = line.points.iter_mut().find(|point| point.t == knot.0)
                {
                    point.v = Some(value);
                }
            }
        }
        _ => {}
    }
    plot
}

/// Opens an axis on the side on which a limit has come to its edge, as far as the limit can go. What the axis named before it
/// goes on naming, and the new end.
fn open(axis: &mut ValueAxis, limit: Option<&Limit>) {
    let Some(Limit { v, reach: (low, high, step), .. }) = limit else { return };
    let (bottom, top) = axis.range;
    let name = |value: f64| short(value, *step);
    if *v <= bottom && *low < bottom {
        axis.range.0 = *low;
        axis.ticks.insert(0, (*low, name(*low)));
    }
    if *v >= top && *high > top {
        // As much again, and again: the whole reach at once would leave the line no height.
        let wider = |top: f64| if axis.log { top * 10.0 } else { bottom + 2.0 * (top - bottom) };
        let steps = std::iter::successors(Some(top), |top| Some(wider(*top)));
        axis.range.1 = steps.take(64).find(|end| v < end).unwrap_or(*high).min(*high);
        axis.ticks.push((axis.range.1, name(axis.range.1)));
    }
}

impl Grip {
    /// The nearest value that it can stand at.
    pub fn snapped(&self, value: f64) -> f64 {
        let (low, high, step) = self.reach;
        let steps = if step > 0.0 { ((value - low) / step).round() } else { 0.0 };
        (low + steps * step).clamp(low, high.max(low))
    }

    /// So many steps of an arrow key further.
    pub fn stepped(&self, steps: f64) -> f64 {
        self.snapped(self.value + steps * self.reach.2)
    }

    /// What it says: "alert below 9", "urgent from here: 50 %".
    pub fn spoken(&self) -> String {
        match self.what {
            Grips::Limit(_) => self.label.clone(),
            Grips::Cut => format!("{}: {:.0} %", self.label, self.value * 100.0),
            Grips::Knot(_) => format!("{}, {} {}", self.label, short(self.value, self.reach.2), self.unit).trim_end().to_owned(),
        }
    }
}

/// The last number in a text, replaced.
fn renumbered(text: &str, value: f64, step: f64) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let Some(last) = text.rfind(digit) else { return text.to_owned() };
    let first = text[..last].rfind(|c: char| !digit(c) && c != '.').map_or(0, |before| before + 1);
    let first = first + text[first..].chars().take_while(|c| !digit(*c)).map(char::len_utf8).sum::<usize>();
    format!("{}{}{}", &text[..first], short(value, step), &text[last + 1..])
}

/// With as many digits as the step has.
fn short(value: f64, step: f64) -> String {
    let digits = (0..4).find(|digits| {
        let scaled = step * [1.0, 10.0, 100.0, 1000.0][*digits];
        (scaled - scaled.round()).abs() < 1e-6
    });
    let text = format!("{value:.*}", digits.unwrap_or(3));
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::shapes;
    use super::super::{Room, layout};
    use super::*;

    fn check(id: &str, to: f64, spoken: &str) {
        let plot = shapes().into_iter().find(|plot| plot.id == id).expect("a fixture");
        let room = Room::new(217.0, 110.0);
        let grip = layout(&plot, room).grips.remove(0);
        let after = layout(&moved(&plot, grip.what, grip.snapped(to)), room).grips.remove(0);
        assert_eq!(after.spoken(), spoken);
        assert_ne!(after.at, grip.at);
    }

    #[test]
    fn a_grip_moves_its_line_and_its_words() {
        check("urgent", 7.4, "alert below 7.5");
        check("urgent", -3.0, "alert below 0");
        check("urgent", 12.0, "alert below 12");
        check("scores", 0.314, "urgent from here: 31 %");
    }

    #[test]
    fn only_the_number_changes() {
        assert_eq!(renumbered("alert above 0.25 for 1", 0.5, 0.05), "alert above 0.25 for 0.5");
        assert_eq!(renumbered("alert above 0.25", 0.3, 0.05), "alert above 0.3");
        assert_eq!(renumbered("limit", 3.0, 1.0), "limit");
        assert_eq!(renumbered("400 ms", 410.0, 10.0), "410 ms");
    }
}
