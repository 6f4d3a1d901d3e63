//! Charts for the benchmark: twelve, each with three lines of 600 points and all the furniture of a real one.
//!
//! They are made from a small generator of their own, so that the benchmark draws the same picture wherever and
//! whenever it runs.

use crate::present::plot::{
    AxisUnit, ChartTable, End, How, Limit, Line, LinePlot, Plot, Point, ReleaseMark, Shape, TimeAxis, ValueAxis, Who,
};

/// Points of each line.
const POINTS: u32 = 600;
const DAY: f64 = 1440.0;

/// Twelve charts of three lines of 600 points over one day.
pub fn bench_plots() -> Vec<Plot> {
    const IDS: [&str; 12] = ["b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "b10", "b11", "b12"];
    IDS.iter().zip(1..).map(|(id, seed)| plot(id, seed)).collect()
}

fn plot(id: &'static str, seed: u32) -> Plot {
    let mut noise = Noise(seed * 7919);
    let lines = vec![
        line(Who::Candidate, How::Measured, 42.0, &mut noise),
        line(Who::Champion, How::Measured, 55.0, &mut noise),
        line(Who::Truth, How::Truth, 48.0, &mut noise),
    ];
    let hours = |h: f64| h * 60.0;
    Plot {
        id,
        title: "Tickets called urgent".into(),
        of: "of all".into(),
        sentence: "Tickets called urgent, drawn for the benchmark.".into(),
        shape: Shape::Lines(LinePlot {
            time: TimeAxis {
                moments: AxisUnit::Minutes,
                range: (0.0, DAY),
                ticks: [4.0, 10.0, 16.0, 22.0].iter().map(|&h| (hours(h), format!("{h:02}:00"))).collect(),
            },
            value: ValueAxis {
                range: (0.0, 100.0),
                log: false,
                ticks: vec![(0.0, "0".into()), (50.0, "50".into()), (100.0, "100 %".into())],
            },
            band: (0..=48u32).map(|i| (f64::from(i) * 30.0, 40.0 + f64::from(i % 7), 62.0 + f64::from(i % 5))).collect(),
            coming_in: Some(hours(11.0)),
            fault_spans: vec![(hours(16.0), DAY)],
            limits: vec![Limit { v: 30.0, label: "alert below 30".into(), below: true, rule: Some("bench"), reach: (0.0, 100.0, 1.0) }],
            alarms: Vec::new(),
            lines,
            releases: vec![ReleaseMark { t: hours(20.0), who: Who::Candidate, label: Some("v4".into()) }],
            say: None,
            guess: None,
            remarks: vec![],
        }),
        table: ChartTable::default(),
    }
}

fn line(who: Who, how: How, start: f64, noise: &mut Noise) -> Line {
    let mut v = start;
    let points = (0..POINTS)
        .map(|i| {
            v = (v + 3.0 * noise.next() + 0.02 * (start - v)).clamp(2.0, 98.0);
            Point { t: f64::from(i) * DAY / f64::from(POINTS - 1), v: Some(v), range: None }
        })
        .collect();
    Line { who, how, points, end: Some(End { figure: format!("{v:.0}"), unit: "%", note: None, bad: false }), tag: None }
}

/// A linear congruential generator: even noise from -1 to 1.
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(self.0 >> 8) / f64::from(1u32 << 23) - 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_charts_of_three_lines() {
        let plots = bench_plots();
        assert_eq!(plots.len(), 12);
        for plot in &plots {
            let Shape::Lines(lines) = &plot.shape else { panic!("{} has no lines", plot.id) };
            assert!(lines.lines.iter().all(|line| line.points.len() == 600) && lines.lines.len() == 3, "{}", plot.id);
        }
        assert_ne!(plots[0].shape, plots[1].shape);
    }
}
