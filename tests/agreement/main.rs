//! Numbers for one thing on one screen are one number, and marks, answers, alerts, banner and title agree, whatever has been
//! done to a run: over all systems and tables of one's own, at many moments.
//!
//! What stands together on a screen is listed as data: [`figures::FIGURES`] are the views that show one figure,
//! [`marks::RULES`] what must hold between marks and words, [`training::ROWS`] which counts of the training room belong
//! together. To hold one more pair against each other, add a line there.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

#[path = "../worlds/mod.rs"]
mod worlds;

mod figures;
mod marks;
mod screen;
mod training;

use std::collections::BTreeMap;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::{DAY, HOUR, Minutes};
use afterlaunch::platform::vocabulary::{Action, FaultInjection};
use afterlaunch::session::Session;
use figures::FIGURES;
use marks::RULES;
use screen::Screen;

/// What was held against each other, and what does not agree.
#[derive(Default)]
pub struct Held {
    moments: usize,
    /// How often each pair was compared.
    compared: BTreeMap<&'static str, usize>,
    /// What is wrong, once for each kind: where it was seen first.
    wrong: BTreeMap<String, String>,
    /// How often.
    times: BTreeMap<String, usize>,
}

impl Held {
    pub fn compare(&mut self, name: &'static str, at: &str, wrong: Option<String>) {
        *self.compared.entry(name).or_insert(0) += 1;
        let Some(why) = wrong else { return };
        let kind: String = format!("{name}: {}", why.chars().filter(|c| !c.is_ascii_digit()).take(50).collect::<String>());
        *self.times.entry(kind.clone()).or_insert(0) += 1;
        self.wrong.entry(kind).or_insert(format!("{name}, {at}: {why}"));
    }

    fn screen(&mut self, at: &str, screen: &Screen<'_>) {
        self.moments += 1;
        for (name, shown) in FIGURES {
            let shown = shown(screen);
            if shown.len() > 1 {
                let (_, first) = &shown[0];
                let differ = shown.iter().any(|(_, figure)| figure != first);
                self.compare(name, at, differ.then(|| format!("{shown:?}")));
            }
        }
        for (name, rule) in RULES {
            match rule(screen) {
                Ok(false) => {}
                Ok(true) => self.compare(name, at, None),
                Err(why) => self.compare(name, at, Some(why)),
            }
        }
    }

    fn report(&self) {
        let pairs: usize = self.compared.values().sum();
        println!("{} moments, {} kinds of pairs, {pairs} pairs held against each other", self.moments, self.compared.len());
        let wrong = self.wrong.iter().map(|(kind, said)| format!("{} times {said}", self.times[kind]));
        assert!(self.wrong.is_empty(), "{} kinds do not agree:\n{}", self.wrong.len(), wrong.collect::<Vec<_>>().join("\n"));
    }
}

fn look(held: &mut Held, name: &str, session: &Session) {
    let at = format!("{name}, minute {}", session.now().0);
    held.screen(&at, &Screen::of(session));
    // Looking at all rows takes longer than at all views.
    if held.moments.is_multiple_of(8) {
        training::look(held, &at, session);
    }
}

fn live(session: &mut Session, minutes: u32) {
    (0..minutes).for_each(|_| session.advance());
}

/// Lives with anything done to it, and looks often.
fn walk(held: &mut Held, name: &str, seed: u64, actions: u32) {
    let mut session = worlds::open(name, seed);
    let mut dice = Dice::keyed(seed, Stream::Faults, 0xA6EE);
    look(held, name, &session);
    for _ in 0..actions {
        live(&mut session, (dice.bits() % (4 * u64::from(HOUR))) as u32);
        look(held, name, &session);
        drop(session.dispatch(worlds::any_action(&mut dice, &session)));
    }
}

/// A week passes, trouble comes and goes, a version is trained, tried and taken back: what people do, with time for alerts to
/// fire, calm down and be over, and for outcomes to come in.
fn story(held: &mut Held, name: &str, seed: u64) {
    let mut session = worlds::open(name, seed);
    live(&mut session, 8 * DAY);
    look(held, name, &session);
    let injection = |fault: &str, session: &Session, hours: u32| FaultInjection {
        duration: Some(Minutes::hours(hours)),
        ..FaultInjection::sudden(fault, 1.0, session.now())
    };
    drop(session.dispatch(Action::Retrain(afterlaunch::platform::vocabulary::TrainingConfig::last(14))));
    for fault in ["missing-field", "slow-release", "concept-drift"] {
        drop(session.dispatch(Action::InjectFault(injection(fault, &session, 9))));
        for _ in 0..14 {
            live(&mut session, HOUR);
            look(held, name, &session);
        }
    }
    let newest = session.world().release.registry.all().last().map_or(3, |(version, _)| version.number);
    drop(session.dispatch(Action::StartCanary { version: newest, share: 0.3 }));
    for minutes in [10, 30, 50, 200, 1_000] {
        live(&mut session, minutes);
        look(held, name, &session);
    }
    drop(session.dispatch(Action::RollBack { version: newest }));
    for minutes in [10, 60, 300] {
        live(&mut session, minutes);
        look(held, name, &session);
    }
}

#[test]
fn what_one_screen_shows_agrees() {
    let mut held = Held::default();
    for (nth, name) in worlds::names().into_iter().enumerate() {
        walk(&mut held, name, nth as u64 + 11, 30);
        story(&mut held, name, nth as u64 + 3);
    }
    held.report();
}

/// Each pair sees when one of its views says something else.
#[test]
fn a_view_that_says_something_else_is_seen() {
    let mut session = worlds::open("support-tickets", 7);
    live(&mut session, 9 * DAY);
    let seen = |break_it: &dyn Fn(&mut Screen<'_>)| {
        let mut held = Held::default();
        let mut screen = Screen::of(&session);
        break_it(&mut screen);
        held.screen("a broken screen", &screen);
        held.wrong.into_values().collect::<Vec<_>>()
    };
    assert_eq!(seen(&|_| ()), Vec::<String>::new());
    for (nth, break_it) in screen::BREAKS.iter().enumerate() {
        let wrong = seen(break_it);
        assert!(!wrong.is_empty(), "break {nth} is not seen");
    }
}
