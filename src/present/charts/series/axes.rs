//! Axes of values with a few round names.

use crate::present::plot::{Band, Line, ValueAxis};
use crate::present::words;

/// An axis from zero with two or three round names; the unit is in the highest.
pub fn axis_from_zero(highest: f64, unit: &str) -> ValueAxis {
    let step = round_step((highest / 2.0).max(1.0));
    let top = (highest / step).ceil().max(1.0) * step;
    let count = (top / step).round() as u32;
    let every = if count > 3 { 2 } else { 1 };
    let ticks = (0..=count)
        .filter(|i| i % every == 0)
        .map(|i| {
            let v = f64::from(i) * step;
            let figure = words::grouped(v.round() as u64);
            (v, if i + every > count && !unit.is_empty() { format!("{figure} {unit}") } else { figure })
        })
        .collect();
    ValueAxis { range: (0.0, top * 1.05), log: false, ticks }
}

/// An axis that shows all shares there can be, in percent.
pub fn all_shares() -> ValueAxis {
    ValueAxis { range: (0.0, 104.0), log: false, ticks: vec![(0.0, "0".into()), (50.0, "50".into()), (100.0, "100 %".into())] }
}

/// The part of all shares that usually matters, as long as whatever is shown lies in it.
pub fn share_axis(by_default: ValueAxis, mut shown: impl Iterator<Item = f64>) -> ValueAxis {
    let (low, high) = by_default.range;
    if shown.all(|value| (low..=high).contains(&value)) { by_default } else { all_shares() }
}

/// An axis for what lies nowhere near zero, or near it: from zero only where that does not flatten the lines.
pub fn axis_of(lines: &[Line], band: &Band) -> ValueAxis {
    let all = values(lines).chain(band.iter().flat_map(|b| [b.1, b.2]));
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low > high {
        return ValueAxis { range: (0.0, 1.0), log: false, ticks: Vec::new() };
    }
    let low = if low > 0.0 && low < 0.4 * high { 0.0 } else { low };
    let size = high.abs().max(low.abs());
    let step = round_step(((high - low) / 2.5).max(size * 0.02).max(1e-300));
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let digits = [1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5].iter().position(|unit| step >= 0.999 * unit).unwrap_or(6);
    let label = |v: f64| if size >= 1e6 || step < 1e-5 { words::short(v) } else { format!("{v:.digits$}").replace('-', "−") };
    let count = (last - first) as u32;
    let ticks = (0..=count).map(|i| (first + f64::from(i)) * step).map(|v| (v, label(v))).collect();
    ValueAxis { range: (first * step, last * step + 0.05 * step), log: false, ticks }
}

/// A step of 1, 2 or 5 times a power of ten, at least so large.
pub fn round_step(rough: f64) -> f64 {
    let mut step = 1.0;
    while step > rough && step > 1e-300 {
        step *= 0.1;
    }
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if step * factor >= rough {
                return step * factor;
            }
        }
        step *= 10.0;
    }
}

/// The highest value of lines and band.
pub fn highest(lines: &[Line], band: &Band) -> f64 {
    let of_lines = lines.iter().flat_map(|l| &l.points).filter_map(|p| p.v);
    of_lines.chain(band.iter().map(|b| b.2)).fold(0.0, f64::max)
}

/// The values of lines.
pub fn values(lines: &[Line]) -> impl Iterator<Item = f64> {
    lines.iter().flat_map(|line| &line.points).filter_map(|point| point.v)
}
