//! The picture of the pipeline: tubes as thick as their shares, ways that leave and join where they should.

use super::*;

/// The room at 1040 px: beads of 36, a plate of 200 with two lanes of 42, the way back 108 px below.
fn room(two: bool) -> Picture {
    let disc = |x: f64, y: f64, size: f64| Some(StagePlace { at: pos(x * 10.4, y), w: size, h: size });
    let branch = |y: f64| StagePlace { at: pos(55.5 * 10.4, y), w: 197.0, h: 42.0 };
    let stages = [
        disc(4.0, 60.0, 36.0),
        disc(21.0, 60.0, 36.0),
        disc(36.0, 60.0, 36.0),
        Some(branch(60.5)),
        disc(75.5, 60.0, 36.0),
        disc(91.5, 60.0, 36.0),
        disc(91.5, 168.0, 30.0),
        disc(75.5, 168.0, 30.0),
        disc(55.5, 168.0, 30.0),
    ];
    let places = Places {
        stages,
        candidate: two.then(|| branch(103.5)),
        entry: pos(55.5 * 10.4, 125.0),
        right: 1052.0,
        bypass: Some((StageId::Check, 134.0)).filter(|_| two),
        steps_from: Some(122.0),
    };
    picture(&places, if two { &[0.9, 0.1] } else { &[1.0] }, 0.3, 1.0)
}

#[test]
fn thickness_is_the_share() {
    assert!((thickness(1.0) - 11.0).abs() < 1e-9);
    assert!((thickness(0.9) + thickness(0.1) - (11.0 + LEAST)).abs() < 1e-9);
    assert!(thickness(0.1) > thickness(0.05));
}

#[test]
fn one_version_has_nine_tubes_two_have_eleven_and_what_goes_past_has_one() {
    assert_eq!(room(false).tubes.len(), 9);
    assert!(room(false).branch.is_none());
    assert_eq!(room(true).tubes.len(), 12);
}

#[test]
fn the_main_route_is_unbroken() {
    let p = room(true);
    assert_eq!(p.main.at(0.0).0, pos(41.6, 60.0));
    let (end, heading) = p.main.at(p.main.length());
    assert!((end.x - 951.6).abs() < 1e-9 && heading.x > 0.99);
    assert!((p.main.length() - 910.0).abs() < 0.1);
}

#[test]
fn the_branch_leaves_at_prepare_and_joins_at_answer() {
    let p = room(true);
    let branch = p.branch.clone().expect("two versions");
    for (s, along) in [(0.0, branch.span.0), (branch.path.length(), branch.span.1)] {
        let (on_branch, on_main) = (branch.path.at(s).0, p.main.at(along).0);
        assert!((on_branch.x - on_main.x).abs() < 0.01 && (on_branch.y - on_main.y).abs() < 0.01);
    }
}

#[test]
fn the_way_past_the_model_leaves_at_the_check_and_joins_at_answer() {
    let p = room(true);
    let past = p.bypass.clone().expect("some go past");
    for s in [past.span.0, past.span.1] {
        let (on_it, on_main) = (past.at(s), p.main.at(s).0);
        assert!((on_it.x - on_main.x).abs() < 0.01 && (on_it.y - on_main.y).abs() < 0.01, "{on_it:?} {on_main:?}");
    }
    assert_eq!(past.at((past.span.0 + past.span.1) / 2.0).y, 134.0);
    assert!(p.is_past(past.span.0 + 1.0, Some(StageId::Check)) && !p.is_past(past.span.0 + 1.0, None));
}

#[test]
fn the_way_back_stays_on_the_page() {
    let back = room(false).back.expect("the room draws it");
    for i in 0..=100 {
        let (p, _) = back.at(back.length() * f64::from(i) / 100.0);
        assert!(p.x <= 1052.0 && p.y <= 168.01 && p.y >= 59.9, "{p:?}");
    }
    assert_eq!(back.at(back.length()).0, pos(55.5 * 10.4, 125.0));
}

#[test]
fn a_sleeve_lies_on_its_tube_between_the_beads() {
    for after in StageId::ALL {
        let p = room(true);
        let s = p.fault_marker(after).unwrap_or_else(|| panic!("{after:?} has a tube"));
        let route = match s.route {
            Route::Main => &p.main,
            Route::Back => p.back.as_ref().expect("the room draws it"),
        };
        let (there, _) = route.at(s.sick_from);
        assert!((there.x - s.middle.x).abs() < 0.6 && (there.y - s.middle.y).abs() < 0.6, "{after:?}");
    }
}

#[test]
fn places_that_are_missing_draw_nothing() {
    assert_eq!(picture(&Places::default(), &[1.0], 0.0, 1.0).tubes.len(), 0);
}
