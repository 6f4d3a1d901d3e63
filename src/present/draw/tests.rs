//! Laws that hold for every chart at every size: nothing is NaN, labels stay inside, lines are drawn once.

use super::fixtures::shapes;
use super::*;
use crate::present::plot::{How, LinePlot, Plot, Point, Shape, SharePlot, SpreadPlot};

/// From a phone's smallest to a chart at three times its size; flat, narrow and with large letters.
const ROOMS: [Room; 7] = [
    Room { width: 217.0, height: 116.0, axis: false, compact: false, rem: 16.0 },
    Room { width: 217.0, height: 104.0, axis: true, compact: false, rem: 16.0 },
    Room { width: 170.0, height: 180.0, axis: true, compact: true, rem: 16.0 },
    Room { width: 720.0, height: 360.0, axis: true, compact: false, rem: 16.0 },
    Room { width: 328.0, height: 112.0, axis: true, compact: false, rem: 32.0 },
    Room { width: 60.0, height: 72.0, axis: true, compact: true, rem: 16.0 },
    Room { width: 217.0, height: 30.0, axis: true, compact: false, rem: 16.0 },
];

fn check(plot: &Plot, room: Room) -> Scene {
    let scene = layout(plot, room);
    let context = format!("{} at {}x{}", plot.id, room.width, room.height);
    for mark in &scene.marks {
        assert!(!format!("{mark:?}").contains("NaN") && !format!("{mark:?}").contains("inf"), "{context}: {mark:?}");
    }
    for label in &scene.labels {
        let box_ = label.bounds(scene.rem);
        let room_for_it = box_.x1 - box_.x0 <= room.width && box_.y1 - box_.y0 <= room.height;
        let (w, h) = (room.width + 0.01, room.height + 0.01);
        let inside = box_.inside(&Rect { x0: -0.01, y0: -0.01, x1: w, y1: h });
        assert!(inside || !room_for_it, "{context}: {label:?} lies outside: {box_:?}");
    }
    scene
}

fn lines(plot: &mut Plot) -> &mut LinePlot {
    match &mut plot.shape {
        Shape::Lines(lines) => lines,
        _ => panic!("{} has no lines", plot.id),
    }
}

fn all_plots() -> Vec<Plot> {
    shapes().into_iter().chain(bench_plots()).collect()
}

#[test]
fn every_shape_fits_every_room() {
    for plot in all_plots() {
        for room in ROOMS {
            check(&plot, room);
        }
    }
}

#[test]
fn odd_values_are_drawn_without_nonsense() {
    type Edge = (&'static str, fn(&mut Vec<Point>));
    let edges: [Edge; 7] = [
        ("empty", Vec::clear),
        ("one point", |points| points.truncate(1)),
        ("nothing known", |points| points.iter_mut().for_each(|p| p.v = None)),
        ("constant", |points| points.iter_mut().for_each(|p| p.v = Some(50.0))),
        ("huge", |points| points.iter_mut().for_each(|p| p.v = p.v.map(|v| v * 1e12))),
        ("before the window", |points| points.iter_mut().for_each(|p| p.t -= 5000.0)),
        ("all at once", |points| points.iter_mut().for_each(|p| p.t = 700.0)),
    ];
    for (name, edge) in edges {
        for how in [How::Measured, How::Estimated, How::Truth, How::Few] {
            for room in ROOMS {
                let mut plot = bench_plots().swap_remove(0);
                for line in &mut lines(&mut plot).lines {
                    line.how = how;
                    edge(&mut line.points);
                }
                let scene = check(&plot, room);
                let ends = scene.labels.iter().filter(|label| label.class == Class::End).count();
                let gone = matches!(name, "empty" | "nothing known" | "before the window");
                assert_eq!(ends, if gone { 0 } else { 3 }, "{name}, {how:?}");
            }
        }
    }
}

#[test]
fn empty_axes_and_shapes_are_drawn_without_nonsense() {
    let mut plots = vec![];
    let mut plot = bench_plots().swap_remove(0);
    lines(&mut plot).value.range = (5.0, 5.0);
    lines(&mut plot).time.range = (10.0, 10.0);
    plots.push(plot.clone());
    lines(&mut plot).value.range = (0.0, 0.0);
    lines(&mut plot).value.log = true;
    plots.push(plot.clone());
    plot.shape = Shape::Shares(SharePlot { rows: vec![] });
    plots.push(plot.clone());
    let empty = SpreadPlot {
        who: crate::present::plot::Who::Field,
        typical: vec![],
        now: vec![0.0; 4],
        ticks: vec![],
        cut: Some((0.99, "urgent from here".into())),
        remark: None,
        named: true,
    };
    plot.shape = Shape::Spread(empty);
    plots.push(plot);
    for plot in &plots {
        for room in ROOMS {
            check(plot, room);
        }
    }
}

#[test]
fn values_at_line_ends_stand_apart() {
    for room in &ROOMS[..4] {
        for plot in all_plots() {
            let scene = layout(&plot, *room);
            let ends: Vec<_> = scene.labels.iter().filter(|label| label.class == Class::End).collect();
            for (i, a) in ends.iter().enumerate() {
                for b in &ends[..i] {
                    assert!((a.y - b.y).abs() >= 14.9, "{}: {} and {}", plot.id, a.text, b.text);
                }
            }
        }
    }
}

#[test]
fn a_line_is_one_element_and_a_gap_breaks_it() {
    let palette = Palette::light();
    let mut plot = bench_plots().swap_remove(0);
    for line in &mut lines(&mut plot).lines {
        line.how = How::Measured;
    }
    let polylines = |plot: &Plot| svg(plot, 300.0, 160.0, &palette).matches("<polyline").count();
    assert_eq!(polylines(&plot), 3);
    lines(&mut plot).lines[0].points[300].v = None;
    assert_eq!(polylines(&plot), 4);
}

#[test]
fn a_narrow_plot_drops_what_it_must() {
    let plot = bench_plots().swap_remove(0);
    let texts = |width| -> Vec<String> { layout(&plot, Room::new(width, 120.0)).labels.into_iter().map(|label| label.text).collect() };
    let (wide, narrow) = (texts(400.0), texts(190.0));
    for words in ["04:00", "16:00", "v4", "alert below 30", "now"] {
        assert!(wide.iter().any(|text| text == words), "{words} in {wide:?}");
    }
    assert!(wide.iter().any(|text| text.ends_with("coming in")), "{wide:?}");
    assert_eq!(narrow.iter().filter(|text| text.contains(':')).count(), 1, "{narrow:?}");
    assert!(!narrow.iter().any(|text| text == "v4" || text.ends_with("coming in") || text.ends_with("outcomes due")), "{narrow:?}");
    assert!(narrow.iter().any(|text| text == "alert"), "{narrow:?}");
}

#[test]
fn places_and_values_are_inverse() {
    for plot in all_plots() {
        let scene = layout(&plot, Room::new(300.0, 140.0));
        let Frame { area, x, y, timed } = scene.frame;
        assert_eq!(timed, matches!(plot.shape, Shape::Lines(_)), "{}", plot.id);
        for share in [0.0, 0.25, 0.5, 1.0] {
            let at = area.x0 + share * (area.x1 - area.x0);
            assert!((scene.frame.x(scene.frame.across_at(at)) - at).abs() < 1e-6, "{}", plot.id);
            if y.high > y.low {
                let at = area.y0 + share * (area.y1 - area.y0);
                assert!((scene.frame.y(scene.frame.value_at(at)) - at).abs() < 1e-6, "{}", plot.id);
            }
        }
        if timed {
            assert_eq!(scene.frame.time_at(-50.0), Some(x.low));
            assert_eq!(scene.frame.time_at(1e6), Some(x.high));
        }
    }
}

#[test]
fn a_file_is_complete() {
    for palette in [Palette::light(), Palette::dark()] {
        for plot in all_plots() {
            let file = svg(&plot, 360.0, 200.0, &palette);
            assert!(file.starts_with("<svg xmlns=") && file.ends_with("</svg>\n"), "{}", plot.id);
            assert_eq!(file.matches("<svg").count(), 1);
            assert_eq!(file.matches("<g ").count(), file.matches("</g>").count());
            assert!(file.contains(&plot.title) && file.contains(&plot.of), "{}", plot.id);
            assert!(!file.contains("NaN"), "{}", plot.id);
        }
    }
}

#[test]
fn grips_name_what_they_move() {
    let rules: Vec<Grips> =
        all_plots()[..shapes().len()].iter().flat_map(|plot| layout(plot, Room::new(217.0, 110.0)).grips).map(|grip| grip.what).collect();
    assert!(rules.contains(&Grips::Cut) && rules.iter().any(|what| matches!(what, Grips::Limit(_))), "{rules:?}");
}

#[test]
fn the_readout_says_what_is_drawn() {
    let plot = shapes().swap_remove(0);
    let at = readout(&plot, 1440.0 + 480.0).expect("a chart over time");
    assert_eq!(at.time, "Tue 08:00");
    assert_eq!(at.typical.as_deref(), Some("usually 12 to 16 %"));
    assert!(at.values.iter().all(|(_, _, value)| value.ends_with(" %")), "{at:?}");
    assert_eq!(readout(&shapes()[2], 0.0), None);
}

#[test]
fn the_name_of_a_version_is_crossed_by_no_line() {
    for (share, at) in [(0.02, None), (0.06, None), (0.1, None), (0.06, Some(1.0)), (0.06, Some(0.0))] {
        let mut plot = bench_plots().swap_remove(0);
        let (from, to) = lines(&mut plot).time.range;
        for release in lines(&mut plot).releases.iter_mut().filter(|_| at.is_some()) {
            // At either end of the window.
            release.t = from + at.unwrap_or_default() * (to - from);
        }
        let (low, high) = lines(&mut plot).value.range;
        for line in &mut lines(&mut plot).lines {
            line.how = How::Measured;
            line.points.iter_mut().for_each(|point| point.v = Some(low + share * (high - low)));
        }
        let room = Room::new(400.0, 160.0);
        let scene = layout(&plot, room);
        let name = scene.labels.iter().find(|label| label.text == "v4").expect("a version is named");
        let area = name.bounds(room.rem);
        let at = scene.frame.y(low + share * (high - low));
        assert!(at < area.y0 || at > area.y1, "a line at {at} runs through {area:?}");
        let frame = scene.frame.area;
        assert!(area.x0 >= frame.x0 && area.x1 <= frame.x1, "{area:?} leaves {frame:?}: past it stand values");
    }
}
