//! What the page says of an incident from several sides says one thing: what is normal, which line an alert judges, how far a
//! limit can be dragged, when trouble that a release brought is over, and what three people tell of it afterwards.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use afterlaunch::base::time::{Minutes, Tick};
use afterlaunch::course::lesson::{Lesson, ScriptedAction};
use afterlaunch::course::lessons::{ALL, find};
use afterlaunch::platform::monitoring::alerts::Metric;
use afterlaunch::platform::vocabulary::{Action, FaultInjection, What};
use afterlaunch::present::control_room::view::{ItemKind, TimelineItem};
use afterlaunch::present::draw::{Grips, Room, layout, moved};
use afterlaunch::present::plot::{How, LinePlot, Plot, Shape, Who};
use afterlaunch::present::view::{Lens, Window};
use afterlaunch::present::{charts, roles, timeline};
use afterlaunch::session::Session;
use afterlaunch::session::lesson::{Playing, playthroughs, replay};

fn live(session: &mut Session, until: Tick) {
    while session.now() < until {
        session.advance();
    }
}

/// A run with trouble from the morning of a day on.
fn with(fault: &str, size: f32, day: u32) -> Session {
    let mut session = Session::open("support-tickets", 7).unwrap();
    live(&mut session, Tick::start_of_day(day).plus(Minutes::hours(8)));
    session.dispatch(Action::InjectFault(FaultInjection::sudden(fault.to_owned(), size, session.now()))).unwrap();
    session
}

fn hours(session: &mut Session, hours: u32) {
    let until = session.now().plus(Minutes::hours(hours));
    live(session, until);
}

#[test]
fn normal_is_the_time_before_an_incident() {
    let mut session = with("mislabelled-release", 0.7, 9);
    let before = session.world().normal().predicted_positives();
    hours(&mut session, 8);
    let world = session.world();
    let own = world.release.champion().reference.predicted_positive_rate(world.serving.threshold);
    assert!((own - before).abs() > 0.03, "the bad version calls another share: {own}, {before}");
    assert_eq!(world.normal().predicted_positives(), before, "what a bad release does is not normal");
    session.dispatch(Action::RollBack { version: world.release.rollout.champion }).unwrap();
    assert_eq!(session.world().normal().predicted_positives(), before);
    // A version that has done well for more than a day and in which no alert fired is the new normal.
    session.dispatch(Action::Retrain(afterlaunch::platform::vocabulary::TrainingConfig::last(7))).unwrap();
    hours(&mut session, 12);
    session.dispatch(Action::Release { version: 5 }).unwrap();
    assert_eq!(session.world().normal().version().number, 3);
    hours(&mut session, 72);
    assert_eq!(session.world().normal().version().number, 5);
}

#[test]
fn a_threshold_that_was_just_moved_is_not_normal() {
    let mut session = Session::open("spam-filter", 7).unwrap();
    live(&mut session, Tick::start_of_day(9));
    let before = session.world().normal().predicted_positives();
    session.dispatch(Action::Threshold { value: 0.1 }).unwrap();
    hours(&mut session, 4);
    assert_eq!(session.world().normal().predicted_positives(), before);
}

/// The bar of trouble on the timeline.
fn injection(session: &Session) -> TimelineItem {
    let lens = Lens { window: Window::Run, ..Lens::default() };
    let items: Vec<_> = timeline(session, lens).rows.into_iter().flat_map(|row| row.items).collect();
    items.into_iter().rfind(|item| item.kind == ItemKind::Fault).unwrap()
}

#[test]
fn trouble_that_a_release_brought_ends_with_its_version() {
    let running = |session: &Session| session.visible_faults().filter(|active| active.runs()).count();
    let bad = |hours_on: u32| {
        let mut session = with("skewed-release", 1.0, 3);
        hours(&mut session, hours_on);
        assert_eq!((session.world().release.rollout.champion, running(&session)), (4, 1));
        session
    };
    // It is rolled back.
    let mut back = bad(2);
    back.dispatch(Action::RollBack { version: 4 }).unwrap();
    let at = f64::from(back.now().0);
    hours(&mut back, 1);
    assert_eq!((running(&back), injection(&back).to), (0, at));
    // Another version takes its place.
    let mut replaced = bad(2);
    replaced.dispatch(Action::Release { version: 2 }).unwrap();
    let at = f64::from(replaced.now().0);
    hours(&mut replaced, 1);
    assert_eq!((running(&replaced), injection(&replaced).to), (0, at));
    // And it comes back: so does the trouble.
    replaced.dispatch(Action::Release { version: 4 }).unwrap();
    let again = f64::from(replaced.now().0);
    hours(&mut replaced, 1);
    assert_eq!(running(&replaced), 1);
    assert_eq!((injection(&replaced).from, injection(&replaced).to), (again, f64::from(replaced.now().0)));
    // The trouble itself is taken out: so is the version.
    replaced.dispatch(Action::EndFault { fault: "skewed-release".to_owned() }).unwrap();
    assert_eq!((running(&replaced), replaced.world().release.rollout.in_service(4)), (0, false));
}

fn lines(plot: &Plot) -> Option<&LinePlot> {
    if let Shape::Lines(lines) = &plot.shape { Some(lines) } else { None }
}

fn line_charts(session: &Session) -> impl Iterator<Item = Plot> {
    let lens = Lens { window: Window::Day, truth: true };
    charts::all().into_iter().map(move |chart| (chart.build)(session, lens)).filter(|plot| lines(plot).is_some())
}

/// Each mark of an alert is a point of the line that its rule judges, and says which rule it is.
#[test]
fn an_alert_mark_lies_on_the_line_that_its_rule_judges() {
    let mut marks = 0;
    for (fault, size, later) in [
        ("seconds-for-minutes", 1.0, [3, 9, 26]),
        ("mislabelled-release", 0.7, [3, 9, 26]),
        ("slow-release", 8.0, [1, 3, 6]),
        ("traffic-peak", 4.0, [1, 2, 3]),
        ("missing-field", 1.0, [2, 6, 12]),
    ] {
        let mut session = with(fault, size, 9);
        let start = session.now();
        for after in later {
            live(&mut session, start.plus(Minutes::hours(after)));
            let alerts = &session.world().alerts;
            for plot in line_charts(&session) {
                let plot = lines(&plot).unwrap();
                for alarm in &plot.alarms {
                    let on: Vec<_> =
                        plot.lines.iter().filter(|l| l.points.iter().any(|p| (p.t, p.v) == (alarm.t, Some(alarm.v)))).collect();
                    let rule = alerts.all.iter().find(|a| roles_name(&session, a.rule.id) == alarm.rule).expect("a rule by that name");
                    let judged = match rule.rule.metric {
                        Metric::EstimatedRecall => How::Estimated,
                        _ => How::Measured,
                    };
                    assert!(on.iter().any(|line| line.how == judged && line.who != Who::Truth), "{fault}: {alarm:?}");
                    marks += 1;
                }
            }
        }
    }
    assert!(marks > 20, "{marks}");
}

/// What an alert is called on the page.
fn roles_name(session: &Session, rule: &str) -> String {
    afterlaunch::present::alerts(session).rules.into_iter().find(|shown| shown.rule == rule).map(|shown| shown.name).unwrap_or_default()
}

#[test]
fn two_limits_of_a_chart_can_both_be_read() {
    let session = with("seconds-for-minutes", 1.0, 9);
    for plot in line_charts(&session) {
        for (width, height) in [(217.0, 110.0), (300.0, 240.0), (860.0, 300.0)] {
            let scene = layout(&plot, Room::new(width, height));
            let limits = &lines(&plot).unwrap().limits;
            let of_limit = |text: &str| limits.iter().any(|limit| limit.label == text || limit.label.replacen(" alert", "", 1) == text);
            let labels: Vec<_> = scene.labels.iter().filter(|label| of_limit(&label.text)).collect();
            assert!(width < 250.0 || labels.len() == limits.len(), "{} at {width}: all limits have words", plot.id);
            for (i, one) in labels.iter().enumerate() {
                for other in &labels[i + 1..] {
                    assert!(!one.bounds(16.0).meets(&other.bounds(16.0)), "{} at {width}: {} over {}", plot.id, one.text, other.text);
                }
            }
        }
    }
}

/// Limits that the ways of a lesson set, and those that its goals ask for.
fn limits_of(lesson: &Lesson) -> Vec<(&'static str, f64)> {
    let set = playthroughs(lesson).into_iter().flat_map(|playthrough| playthrough.actions).filter_map(|planned| match planned.scripted {
        ScriptedAction::AlertLimit(rule, limit) => Some((rule, f64::from(limit))),
        _ => None,
    });
    set.collect()
}

/// A pointer that goes where the value stands, and looks again, comes to each value that a mission asks for.
#[test]
fn a_limit_can_be_dragged_and_stepped_to_all_that_a_mission_names() {
    let mut tried = 0;
    for lesson in ALL.iter().map(|listed| &**listed) {
        let wanted = limits_of(lesson);
        if wanted.is_empty() {
            continue;
        }
        let (_, session) = Playing::begin(lesson).unwrap();
        for (rule, value) in wanted {
            let holds = |plot: &Plot| lines(plot).is_some_and(|plot| plot.limits.iter().any(|limit| limit.rule == Some(rule)));
            let Some(before) = line_charts(&session).find(holds) else { continue };
            let room = Room::new(860.0, 300.0);
            let grip = |plot: &Plot| layout(plot, room).grips.into_iter().find(|grip| grip.what == Grips::Limit(rule)).unwrap();
            let first = grip(&before);
            let to = first.snapped(value);
            assert!((to - value).abs() <= first.reach.2 * 0.51, "{}: {rule} cannot stand at {value}", lesson.id);
            let mut held = before.clone();
            for _ in 0..12 {
                let frame = layout(&held, room).frame;
                let at = frame.value_at(frame.y(to));
                held = moved(&before, first.what, first.snapped(at));
            }
            assert_eq!(grip(&held).value, to, "{}: {rule} is dragged to {value}", lesson.id);
            // By keys: ten steps at once, then one by one.
            let mut keyed = first.clone();
            for many in [10.0, 1.0] {
                while (to - keyed.value).abs() >= many * keyed.reach.2 {
                    let next = keyed.stepped(many * (to - keyed.value).signum());
                    assert_ne!(next, keyed.value, "{}: {rule} stands still", lesson.id);
                    keyed.value = next;
                }
            }
            assert!((keyed.value - to).abs() < keyed.reach.2, "{}: {rule} is stepped to {value}", lesson.id);
            tried += 1;
        }
    }
    assert!(tried >= 8, "{tried}");
}

/// What three people tell of a run, held against its timeline.
fn held_against_the_timeline(session: &Session, of: &str) -> usize {
    let Some(described) = roles::afterwards(session, true) else { return 0 };
    let episode = session.episode(roles::last_over(session, true).unwrap());
    let (began, over) = (f64::from(episode.began().0), episode.fault.ended.map(|at| f64::from(at.0)));
    let lens = Lens { window: Window::Run, ..Lens::default() };
    let rows = timeline(session, lens).rows;
    let row = |name: &str| rows.iter().find(|row| row.name == name).unwrap().items.clone();
    let within = |item: &&TimelineItem| item.from >= began && over.is_none_or(|over| item.from <= over);
    let after = |item: &TimelineItem| match (item.from - began) as u32 {
        0 => "at once".to_owned(),
        minutes => format!("after {}", afterlaunch::present::words::length(Minutes(minutes))),
    };
    let alerts: Vec<_> = row("Alerts").iter().filter(|item| item.kind == ItemKind::Firing).filter(within).cloned().collect();
    let actions: Vec<_> = row("Team").iter().filter(|item| item.kind == ItemKind::You).filter(within).cloned().collect();
    for voice in &described.voices {
        let says = &voice.says;
        if says.starts_with("I was told ") {
            let fits = |item: &TimelineItem| {
                says.to_lowercase().starts_with(&format!("i was told {}: “{}”", after(item), item.label.to_lowercase()))
            };
            assert!(alerts.iter().any(fits), "{of}: {says}\n{alerts:#?}");
        }
        if says.starts_with("No alert fired, so nobody was told.") {
            assert!(alerts.iter().all(|item| item.label == "rule of the check"), "{of}: {says}\n{alerts:#?}");
        }
        if let Some((_, rest)) = says.split_once("What I did first, ") {
            assert!(
                actions.iter().any(|item| rest.starts_with(&format!("{}: {}.", after(item), item.label))),
                "{of}: {says}\n{actions:#?}"
            );
        }
        if says.contains("It still runs.") {
            assert_eq!(over, None, "{of}: {says}");
        }
        let bars = row("Trouble");
        let bar = bars.iter().rfind(|item| item.from == began).unwrap_or_else(|| panic!("{of}: no bar of it"));
        assert_eq!(bar.to, over.unwrap_or(f64::from(session.now().0)), "{of}");
    }
    described.voices.len()
}

#[test]
fn three_tell_what_the_timeline_shows_in_every_mission() {
    let mut voices = 0;
    for lesson in ALL.iter().map(|listed| &**listed) {
        let (_, start) = Playing::begin(lesson).unwrap();
        for playthrough in playthroughs(lesson) {
            let mut session = start.clone();
            replay(lesson, playthrough.actions, &mut session).unwrap();
            session.explain();
            voices += held_against_the_timeline(&session, &format!("{} “{}”", lesson.id, playthrough.name));
        }
    }
    assert!(voices > 200, "{voices}");
}

#[test]
fn a_search_also_stops_when_an_alert_is_over() {
    let mut session = with("seconds-for-minutes", 1.0, 3);
    hours(&mut session, 4);
    session.dispatch(Action::EndFault { fault: "seconds-for-minutes".to_owned() }).unwrap();
    let mut over = 0;
    let end = session.now().plus(Minutes::hours(12));
    while session.now() < end {
        let known = session.world().events.len();
        session.advance();
        for event in &session.world().events[known..] {
            if matches!(event.what, What::AlertOver { .. }) {
                assert!(event.is_notable());
                let said = afterlaunch::present::happened(&session).expect("it is said why");
                assert!(said.contains("alert over"), "{said}");
                over += 1;
            }
        }
    }
    assert!(over > 0, "an alert was over");
}

#[test]
fn what_is_missing_is_named_with_its_figure() {
    let lesson = find("1.1").unwrap();
    let (_, mut session) = Playing::begin(lesson).unwrap();
    let missed = replay(lesson, &[], &mut session).unwrap();
    let view = afterlaunch::present::lesson::lesson(&session, &missed);
    assert_eq!(view.heading, "Not yet");
    assert_eq!(view.missing, ["The check has to be on."]);
    let lesson = find("1.5").unwrap();
    let (_, mut session) = Playing::begin(lesson).unwrap();
    let missed = replay(lesson, lesson.wrong[0].actions, &mut session).unwrap();
    let view = afterlaunch::present::lesson::lesson(&session, &missed);
    let [cost] = &view.missing[..] else { panic!("{:?}", view.missing) };
    assert!(
        cost.starts_with("Cost, of what the same run without the trouble costs: 1") && cost.ends_with("Needed: at most 122 %."),
        "{cost}"
    );
}
