//! The marks of the timeline: where words stand, and that a picture a moment later is the same.

use super::*;

const FRAME: Frame = Frame { w: 1040.0, h: 92.0, left: 92.0, right: 54.0, foot: 18.0 };

fn item(kind: ItemKind, from: f64, to: f64, label: &str) -> TimelineItem {
    TimelineItem { kind, from, to, label: label.to_owned() }
}

fn view(name: &'static str, items: Vec<TimelineItem>) -> TimelineView {
    let now = 12_380.0;
    TimelineView {
        range: (now - 1440.0, now),
        ticks: vec![(11_520.0, "Tue 00:00".to_owned(), true), (11_700.0, "03:00".to_owned(), false)],
        rows: vec![TimelineRow { name, items, empty: "none yet" }],
        now,
        sentences: Vec::new(),
    }
}

fn six_a_letter(text: &str) -> f64 {
    text.chars().count() as f64 * 6.0
}

fn words(name: &'static str, items: Vec<TimelineItem>) -> Vec<(f64, String)> {
    let m = marks(&view(name, items), FRAME, &six_a_letter);
    m.words.into_iter().filter(|w| w.class.starts_with("c-say")).map(|w| (w.x, w.text)).collect()
}

#[test]
fn places_and_moments_are_each_other() {
    let range = (1000.0, 2440.0);
    for t in [1000.0, 1720.0, 2440.0] {
        assert!((FRAME.t(range, FRAME.x(range, t)) - t).abs() <= 1.0);
    }
    assert_eq!(FRAME.t(range, -50.0), 1000.0);
}

#[test]
fn trouble_is_named_before_it_begins() {
    let said = words("Trouble", vec![item(ItemKind::Fault, 11_920.0, 12_380.0, "waiting time in seconds")]);
    let x0 = FRAME.x((10_940.0, 12_380.0), 11_920.0);
    assert_eq!(said, [(x0 - 8.0 - 23.0 * 6.0, "waiting time in seconds".to_owned())]);
}

#[test]
fn what_began_before_the_window_is_named_at_its_edge() {
    let said = words("Versions", vec![item(ItemKind::Champion, 3000.0, 12_380.0, "v3 champion since Friday")]);
    assert_eq!(said, [(92.0, "v3 champion since Friday".to_owned())]);
}

#[test]
fn a_pending_alert_that_fires_is_named_once() {
    let said = words(
        "Alerts",
        vec![
            item(ItemKind::Pending, 11_950.0, 12_000.0, "waiting time drifted"),
            item(ItemKind::Firing, 12_000.0, 12_380.0, "waiting time drifted"),
            item(ItemKind::Firing, 12_120.0, 12_380.0, "few called urgent"),
        ],
    );
    let texts: Vec<&str> = said.iter().map(|w| w.1.as_str()).collect();
    assert_eq!(texts, ["waiting time drifted", "few called urgent"]);
}

#[test]
fn words_never_overlap_in_a_busy_lane() {
    let items: Vec<_> = (0..14)
        .map(|i| {
            let t = 11_000.0 + f64::from(i * i * 53 % 1300);
            item(ItemKind::You, t, t, "move the line")
        })
        .collect();
    let mut said = words("You", items);
    said.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(said.len() >= 3, "{said:?}");
    assert!(said.windows(2).all(|w| w[0].0 + 78.0 <= w[1].0), "{said:?}");
}

#[test]
fn an_empty_lane_says_so() {
    let m = marks(&view("You", Vec::new()), FRAME, &six_a_letter);
    assert!(m.words.iter().any(|w| w.text == "none yet"));
}

#[test]
fn troubles_at_the_same_time_do_not_hide_each_other() {
    let two = vec![item(ItemKind::Fault, 11_500.0, 12_380.0, "a"), item(ItemKind::Fault, 11_600.0, 12_380.0, "b")];
    let m = marks(&view("Trouble", two), FRAME, &six_a_letter);
    let tops: Vec<String> =
        m.shapes.iter().filter(|s| s.class == "sleeve").map(|s| s.d.split(['M', ' ', 'h']).nth(2).unwrap_or_default().to_owned()).collect();
    assert_eq!(tops.len(), 2);
    assert_ne!(tops[0], tops[1]);
}

#[test]
fn a_moment_is_said_as_people_say_it() {
    assert_eq!(clock(12_380.0, true), "Tue 14:20");
    assert_eq!(clock(12_380.0, false), "14:20");
}

#[test]
fn a_moment_later_the_picture_is_the_same() {
    let items = || vec![item(ItemKind::Firing, 12_000.0, 12_380.0, "few called urgent")];
    let a = view("Alerts", items());
    let mut b = view("Alerts", items());
    b.range = (a.range.0 + 0.05, a.range.1 + 0.05);
    b.now += 0.05;
    assert_eq!(marks(&a, FRAME, &six_a_letter), marks(&b, FRAME, &six_a_letter));
}
