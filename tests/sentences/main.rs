//! Every text that the page can show is a sentence, whatever has been done to a run: no figure is missing, no number is one
//! of the machine, no unit stands alone, nothing is said in the words of another system, nothing is too long for its place.
//!
//! Views are walked through what Rust prints of them, so a new field of a view is looked at before anybody writes a test.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

#[path = "../worlds/mod.rs"]
mod worlds;

mod rules;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::HOUR;
use afterlaunch::course::lessons;
use afterlaunch::platform::faults;
use afterlaunch::present::control_room::view::StageId;
use afterlaunch::present::view::{Lens, Window};
use afterlaunch::present::words::session_error;
use afterlaunch::present::{self, charts};
use afterlaunch::session::Session;
use afterlaunch::session::facts::facts;
use afterlaunch::session::lesson::Playing;
use texts::Text;

/// What was looked at, and what is no sentence.
#[derive(Default)]
struct Found {
    /// Texts looked at.
    looked: usize,
    /// Each text once.
    texts: BTreeSet<String>,
    /// What is wrong with a text: where it was seen first.
    wrong: BTreeMap<String, String>,
}

impl Found {
    /// Looks at all texts of a view.
    fn view(&mut self, place: &str, world: &str, session: &Session, view: &impl std::fmt::Debug) {
        for text in texts::of(&format!("{view:?}")) {
            self.text(place, world, session, &text);
        }
    }

    fn said(&mut self, place: &str, world: &str, session: &Session, words: &str) {
        self.text(place, world, session, &Text { field: "said".to_owned(), words: words.to_owned() });
    }

    fn text(&mut self, place: &str, world: &str, session: &Session, text: &Text) {
        self.looked += 1;
        let words = &text.words;
        if !self.texts.insert(format!("{}\u{0}{words}", text.field)) {
            return;
        }
        for why in rules::broken(text, session.scenario()) {
            let seen = format!("{why}: “{words}” ({place}.{}, {world}, minute {})", text.field, session.now().0);
            // Texts that differ in their figures alone are one fault.
            let kind: String = words.chars().filter(|c| !c.is_ascii_digit()).take(60).collect();
            self.wrong.entry(format!("{why} {kind}")).or_insert(seen);
        }
    }
}

/// All that the page shows of a run as it stands.
fn look(found: &mut Found, world: &str, session: &Session) {
    let mut see = |place: &str, view: &dyn std::fmt::Debug| found.view(place, world, session, &view);
    see("pipeline", &present::pipeline(session));
    see("alerts", &present::alerts(session));
    see("ledger", &present::ledger(session));
    see("questions", &present::questions(session));
    see("controls", &present::controls(session));
    see("checks", &present::checks(session));
    see("train", &present::train(session));
    see("account", &present::account(session, 0));
    see("without", &present::account::without(session, 0));
    see("facts", &facts(session));
    see("scenario", &present::scenario(session));
    see("clock", &present::clock(session));
    see("surprise", &present::surprise(session));
    see("roles", &present::roles(session));
    see("afterwards", &[false, true].map(|solved| present::roles::afterwards(session, solved)));
    for stage in StageId::ALL {
        see("stage card", &present::stage_card(session, stage));
    }
    for window in Window::ALL {
        let lens = Lens { window, truth: true };
        see("timeline", &present::timeline(session, lens));
        for chart in charts::all() {
            see(chart.id, &(chart.build)(session, lens));
        }
    }
    let records = present::trace::records(session);
    see("records", &records);
    for record in records.newest.iter().take(2) {
        if let Ok(traced) = session.trace(record.id) {
            see("way", &present::trace::trace_view(session, &traced, true));
        }
    }
    if let Some((newest, _)) = session.world().release.registry.all().last() {
        if let Some(making) = present::training::report::Making::begin(session, newest.number) {
            see("report", &making.report());
        }
        see("segments", &present::training::segments::segments(session, newest.number));
        if let Some(deciding) = present::training::threshold::Deciding::about(session, newest.number) {
            see("decision threshold", &[20, deciding.cheapest, deciding.in_service].map(|place| deciding.at(place)));
            see("asked of the line", &deciding.asks(newest.number));
            see("its chart", &deciding.curve(deciding.cheapest));
        }
    }
    let runs: Vec<u32> = session.world().training.experiments.iter().map(|done| done.number).collect();
    if let [.., before, last] = runs[..]
        && let Some(mut comparing) = present::training::compare::Comparing::begin(session, before, last)
    {
        // Intervals are drawn a few hundred times: at some of the moments to the end.
        while session.now().0.is_multiple_of(8) && !comparing.step() {}
        let compared = comparing.view();
        see("compared", &(compared.rows, compared.remarks));
    }
}

/// Lives long with anything done to it, and looks often.
fn walk(found: &mut Found, name: &str, seed: u64, actions: u32) {
    let mut session = worlds::open(name, seed);
    let mut dice = Dice::keyed(seed, Stream::Faults, 0x5E27);
    look(found, name, &session);
    for nth in 0..actions {
        for _ in 0..dice.bits() % (5 * u64::from(HOUR)) {
            session.advance();
        }
        if let Err(why) = session.dispatch(worlds::any_action(&mut dice, &session)) {
            found.said("refusal", name, &session, &session_error(&why));
        }
        if nth.is_multiple_of(2) {
            look(found, name, &session);
        }
    }
}

/// What each fault says of itself in a system.
fn faults_of(found: &mut Found, name: &str) {
    let session = worlds::open(name, 1);
    for fault in faults::ALL {
        for text in texts::of(&format!("{fault:?}")) {
            let filled = session.scenario().tell(&text.words);
            found.said(fault.id, name, &session, &filled);
        }
    }
}

/// Missions where they begin.
fn missions(found: &mut Found) {
    for lesson in lessons::ALL {
        let (playing, session) = Playing::begin(lesson).unwrap();
        let view = present::lesson::lesson(&session, &playing);
        found.view("mission", lesson.id, &session, &view);
    }
}

#[test]
fn every_text_is_a_sentence() {
    let mut found = Found::default();
    for (nth, name) in worlds::names().into_iter().enumerate() {
        let before = found.looked;
        faults_of(&mut found, name);
        walk(&mut found, name, nth as u64 + 31, 40);
        eprintln!("{name}: {} texts", found.looked - before);
    }
    missions(&mut found);
    eprintln!("{} texts looked at, {} of them different", found.looked, found.texts.len());
    let wrong: Vec<&str> = found.wrong.values().map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} texts are no sentences:\n{}", wrong.len(), wrong.join("\n"));
}
