//! One chart of each kind and state, with invented numbers: Tuesday 14:20, trouble since 06:40, v4 since 11:30.

use crate::base::math;
use crate::present::plot::*;

const NOW: f64 = 2300.0;
const START: f64 = NOW - 1440.0;
const HURT: f64 = NOW - 460.0;
const CANARY: f64 = NOW - 170.0;

struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(self.0 >> 8) / f64::from(1u32 << 23) - 1.0
    }
}

/// How far trouble has come in, 0 to 1.
fn hurt(t: f64, hours: f64) -> f64 {
    let x = ((t - HURT) / 60.0 / hours).clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

fn hour(t: f64) -> f64 {
    (t / 60.0) % 24.0
}

fn rhythm(t: f64) -> f64 {
    let bump = |middle: f64, width: f64| {
        let x = (hour(t) - middle) / width;
        math::exp(-x * x)
    };
    5.5 + 22.0 * bump(13.4, 4.4) + 3.4 * bump(10.0, 1.6)
}

fn points(from: f64, to: f64, seed: u32, f: impl Fn(f64, f64) -> f64) -> Vec<Point> {
    let mut noise = Noise(seed);
    let steps = ((to - from) / 20.0) as u32;
    (0..=steps)
        .map(|i| {
            let t = from + f64::from(i) * 20.0;
            Point { t, v: Some(f(t, (noise.next() + noise.next() + noise.next()) * 0.6)), range: None }
        })
        .collect()
}

fn ranged(mut points: Vec<Point>, width: impl Fn(f64) -> f64) -> Vec<Point> {
    for point in &mut points {
        point.range = point.v.map(|v| (v - width(point.t), v + width(point.t)));
    }
    points
}

fn line(who: Who, how: How, points: Vec<Point>) -> Line {
    Line { who, how, points, end: None, tag: None }
}

fn ending(line: Line, unit: &'static str, note: Option<&'static str>, bad: bool) -> Line {
    let v = line.points.last().and_then(|point| point.v).unwrap_or_default();
    let figure = if v < 10.0 && unit.is_empty() { format!("{v:.1}") } else { format!("{v:.0}") };
    Line { end: Some(End { figure, unit, note, bad }), ..line }
}

fn ticks(values: &[f64], unit: &str) -> Vec<(f64, String)> {
    let last = values.len() - 1;
    values.iter().enumerate().map(|(i, v)| (*v, if i == last { format!("{v}{unit}") } else { v.to_string() })).collect()
}

fn band(f: impl Fn(f64) -> (f64, f64)) -> Band {
    (0..=48u32)
        .map(|i| {
            let t = START + f64::from(i) * 30.0;
            let (low, high) = f(t);
            (t, low, high)
        })
        .collect()
}

fn over_time(range: (f64, f64), values: Vec<(f64, String)>) -> LinePlot {
    let times = [(18, 1080.0), (0, 1440.0), (6, 1800.0), (12, 2160.0)];
    LinePlot {
        time: TimeAxis {
            moments: AxisUnit::Minutes,
            range: (START, NOW),
            ticks: times.iter().map(|(h, t)| (*t, format!("{h:02}:00"))).collect(),
        },
        value: ValueAxis { range, log: false, ticks: values },
        band: vec![],
        coming_in: None,
        fault_spans: vec![(HURT, NOW)],
        limits: vec![],
        alarms: vec![],
        lines: vec![],
        releases: vec![ReleaseMark { t: CANARY, who: Who::Candidate, label: None }],
        say: None,
        guess: None,
        remarks: vec![],
    }
}

fn calm(plot: LinePlot) -> LinePlot {
    LinePlot { fault_spans: vec![], releases: vec![], ..plot }
}

fn plot(id: &'static str, title: &str, of: &str, shape: Shape) -> Plot {
    let table = ChartTable { head: vec!["Time".into(), "Value".into()], rows: vec![vec!["Tue 08:00".into(), "7 %".into()]] };
    Plot { id, title: title.into(), of: of.into(), sentence: format!("{title}: 7 %, usually 12 to 16 %."), shape, table }
}

fn limit(v: f64, label: &str, below: bool, rule: Option<&'static str>) -> Limit {
    Limit { v, label: label.into(), below, rule, reach: (0.0, 20.0, 0.5) }
}

fn say(text: &str, more: Option<&str>) -> Option<Say> {
    Some(Say { text: text.into(), more: more.map(Into::into) })
}

/// One of each.
pub fn shapes() -> Vec<Plot> {
    vec![
        plot("urgent", "Tickets called urgent", "of all", Shape::Lines(positive())),
        plot("caught", "Urgent tickets caught", "of all urgent", Shape::Lines(quality())),
        plot("scores", "Scores it gave", "last hour", Shape::Spread(scores())),
        plot("drift", "Unlike the training data", "by field, PSI", Shape::Lines(drift())),
        plot("arrivals", "Tickets arriving", "a minute", Shape::Lines(arrivals())),
        plot("latency", "Answer time", "slowest 5 %, ms", Shape::Lines(latency())),
        plot("groups", "Caught, by customer", "to yesterday", Shape::Groups(groups())),
        plot("waiting", "Waiting time, as received", "last hour, minutes", Shape::Spread(waiting())),
        plot("shares", "Answered by", "last hour", Shape::Shares(shares())),
        plot("late", "Tickets called urgent", "of all", Shape::Lines(late())),
        plot("early", "Urgent tickets caught", "of all urgent", Shape::Lines(early())),
        plot("gap", "Tickets called urgent", "of all", Shape::Lines(gap())),
        plot("few", "Caught, care homes", "of all urgent", Shape::Lines(few())),
        plot("fork", "Urgent tickets caught", "two futures, in truth", Shape::Lines(fork())),
    ]
}

fn pct(values: &[f64]) -> Vec<(f64, String)> {
    ticks(values, " %")
}

fn recall() -> LinePlot {
    over_time((34.0, 102.0), pct(&[50.0, 75.0, 100.0]))
}

fn released() -> Vec<ReleaseMark> {
    vec![ReleaseMark { t: CANARY, who: Who::Candidate, label: Some("v4".into()) }]
}

fn truth(t: f64, e: f64) -> f64 {
    84.0 - 39.0 * hurt(t, 1.0) + 0.7 * e
}

fn positive() -> LinePlot {
    LinePlot {
        band: band(|_| (12.0, 16.0)),
        limits: vec![limit(9.0, "alert below 9", true, Some("few-urgent"))],
        lines: vec![
            ending(line(Who::Champion, How::Measured, points(START, NOW, 43, |t, e| 13.9 - 7.0 * hurt(t, 1.0) + 0.7 * e)), "%", None, true),
            ending(line(Who::Candidate, How::Measured, points(CANARY, NOW, 42, |_, e| 9.4 + 0.9 * e)), "%", None, false),
        ],
        releases: released(),
        ..over_time((0.0, 21.0), pct(&[0.0, 10.0, 20.0]))
    }
}

fn quality() -> LinePlot {
    let estimate = |t: f64, e: f64| 84.0 - 18.0 * hurt(t, 1.6) + 0.9 * e;
    let width = |t: f64| 2.2 + 3.4 * ((t - 1520.0) / 780.0).clamp(0.0, 1.0);
    LinePlot {
        band: band(|_| (80.0, 88.0)),
        coming_in: Some(1520.0),
        lines: vec![
            Line {
                tag: Some("measured".into()),
                ..line(Who::Champion, How::Measured, points(START, 1520.0, 62, |t, e| estimate(t, 1.6 * e)))
            },
            ending(line(Who::Champion, How::Estimated, ranged(points(1520.0, NOW, 61, estimate), width)), "%", Some("estimate"), true),
            ending(line(Who::Truth, How::Truth, points(START, NOW, 63, truth)), "%", Some("truth"), false),
        ],
        guess: None,
        remarks: vec![(1440.0, NOW, "62 % of Tuesday’s outcomes are in".into())],
        ..recall()
    }
}

fn scores() -> SpreadPlot {
    SpreadPlot {
        who: Who::Champion,
        typical: vec![0.40, 0.185, 0.105, 0.07, 0.055, 0.045, 0.04, 0.037, 0.033, 0.03],
        now: vec![0.66, 0.145, 0.06, 0.033, 0.022, 0.02, 0.018, 0.016, 0.014, 0.012],
        ticks: vec![(0.0, "0 %".into()), (0.5, "50 %".into()), (1.0, "100 % urgent".into())],
        cut: Some((0.5, "urgent from here".into())),
        remark: None,
        named: false,
    }
}

fn waiting() -> SpreadPlot {
    SpreadPlot {
        who: Who::Field,
        typical: vec![0.01, 0.03, 0.08, 0.16, 0.22, 0.21, 0.15, 0.08, 0.04, 0.015, 0.005, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        now: vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.01, 0.032, 0.075, 0.165, 0.215, 0.215, 0.15, 0.082, 0.036, 0.014, 0.006],
        ticks: vec![(0.04, "1".into()), (0.295, "10".into()), (0.55, "100".into()), (0.805, "1,000".into())],
        cut: None,
        remark: Some(("60 times".into(), "larger".into())),
        named: true,
    }
}

fn groups() -> GroupPlot {
    let group = |name: &str, value, end: (&str, &str), few| GroupRow {
        name: name.into(),
        value: Some(value),
        end: (end.0.into(), end.1.into()),
        few,
    };
    GroupPlot {
        range: (40.0, 100.0),
        ticks: vec![(50.0, "50 %".into()), (75.0, "75 %".into()), (100.0, "100 %".into())],
        band: Some((80.0, 88.0)),
        rows: vec![
            group("Households", (85.0, 82.0, 88.0), ("85", "%"), false),
            group("Small firms", (81.0, 73.0, 87.0), ("81", "%"), false),
            group("Care homes", (71.0, 44.0, 89.0), ("only 9", "tickets"), true),
        ],
    }
}

fn shares() -> SharePlot {
    let share = |name: &str, who, share: f64| ShareRow { name: name.into(), who, share, figure: format!("{share:.1}") };
    SharePlot {
        rows: vec![
            share("v3", Who::Champion, 89.8),
            share("v4", Who::Candidate, 10.0),
            share("simple rule", Who::World, 0.2),
            share("nobody", Who::World, 0.0),
        ],
    }
}

fn drift() -> LinePlot {
    let murmur = |i: u32| {
        let level = 0.022 * (1.0 + f64::from(i) * 0.24);
        line(Who::Other, How::Measured, points(START, NOW, 81 + i, |_, e| level * math::exp(0.42 * e)))
    };
    let named = points(START, NOW, 86, |t, e| {
        let h = hurt(t, 1.5);
        0.034 * math::exp(0.3 * e * (1.0 - h)) * math::exp(h * 5.2 + 0.05 * e)
    });
    LinePlot {
        value: ValueAxis { range: (0.01, 12.0), log: true, ticks: ticks(&[0.01, 0.1, 1.0, 10.0], "") },
        limits: vec![limit(0.25, "alert above 0.25", false, Some("drift"))],
        lines: (0..5)
            .map(murmur)
            .chain([Line { tag: Some("waiting time".into()), ..ending(line(Who::Field, How::Measured, named), "", None, true) }])
            .collect(),
        ..over_time((0.0, 1.0), vec![])
    }
}

fn arrivals() -> LinePlot {
    LinePlot {
        band: band(|t| (rhythm(t) * 0.8, rhythm(t) * 1.2)),
        lines: vec![ending(
            line(Who::World, How::Measured, points(START, NOW, 11, |t, e| rhythm(t) * (1.0 + 0.05 * e))),
            "/min",
            None,
            false,
        )],
        ..over_time((0.0, 40.0), ticks(&[0.0, 20.0, 40.0], ""))
    }
}

fn latency() -> LinePlot {
    LinePlot {
        band: band(|t| (128.0 + rhythm(t) * 1.1, 172.0 + rhythm(t) * 1.4)),
        limits: vec![limit(400.0, "limit", false, None)],
        lines: vec![
            ending(
                line(Who::Champion, How::Measured, points(START, NOW, 21, |t, e| 148.0 + rhythm(t) * 1.25 + 8.0 * e)),
                "ms",
                None,
                false,
            ),
            ending(
                line(Who::Candidate, How::Measured, points(CANARY, NOW, 22, |t, e| 138.0 + rhythm(t) * 1.2 + 10.0 * e)),
                "ms",
                None,
                false,
            ),
        ],
        releases: released(),
        ..over_time((0.0, 460.0), ticks(&[0.0, 200.0, 400.0], ""))
    }
}

fn late() -> LinePlot {
    calm(LinePlot {
        band: band(|_| (11.6, 16.2)),
        lines: vec![ending(line(Who::Champion, How::Measured, points(NOW - 140.0, NOW, 144, |_, e| 14.0 + 0.8 * e)), "%", None, false)],
        say: say("this run began at 12:00", None),
        ..over_time((0.0, 21.0), pct(&[0.0, 10.0, 20.0]))
    })
}

fn early() -> LinePlot {
    calm(LinePlot {
        band: band(|_| (80.0, 88.0)),
        coming_in: Some(START),
        say: say("No outcomes yet.", Some("The first come in about 5 hours.")),
        ..recall()
    })
}

fn gap() -> LinePlot {
    let mut broken = points(START, NOW, 143, |_, e| 14.0 + 0.8 * e);
    broken.iter_mut().filter(|point| (1460.0..1690.0).contains(&point.t)).for_each(|point| point.v = None);
    calm(LinePlot {
        band: band(|_| (11.6, 16.2)),
        lines: vec![ending(line(Who::Champion, How::Measured, broken), "%", None, false)],
        say: say("nothing logged, 00:20 to 04:00", None),
        ..over_time((0.0, 21.0), pct(&[0.0, 10.0, 20.0]))
    })
}

fn few() -> LinePlot {
    let sparse = [(120.0, 70.0), (360.0, 82.0), (600.0, 75.0), (840.0, 60.0), (1080.0, 72.0), (1320.0, 66.0)];
    calm(LinePlot {
        band: band(|_| (80.0, 88.0)),
        lines: vec![line(
            Who::Champion,
            How::Few,
            sparse.iter().map(|(t, v)| Point { t: START + t, v: Some(*v), range: Some((v - 15.0, v + 15.0)) }).collect(),
        )],
        say: say("too few to tell: 9 of the 30 needed", None),
        ..over_time((0.0, 102.0), pct(&[0.0, 50.0, 100.0]))
    })
}

fn fork() -> LinePlot {
    LinePlot {
        value: ValueAxis { range: (14.0, 102.0), log: false, ticks: pct(&[50.0, 75.0, 100.0]) },
        band: band(|_| (80.0, 88.0)),
        lines: vec![
            ending(line(Who::Truth, How::Truth, points(START, NOW, 63, truth)), "%", Some("this run"), false),
            ending(
                line(
                    Who::Counterfactual,
                    How::Truth,
                    points(NOW - 240.0, NOW, 64, |t, e| {
                        let x = ((t - NOW + 240.0) / 60.0).clamp(0.0, 1.0);
                        45.0 + 36.0 * x * x * (3.0 - 2.0 * x) + 0.7 * e
                    }),
                ),
                "%",
                Some("otherwise"),
                false,
            ),
        ],
        ..recall()
    }
}
