//! Detectors find what they should on the classic streams, and how often they cry wolf where nothing changes.
//!
//! A learner that was trained on the first thousand rows answers a stream, and each detector watches its errors from there
//! on. The world changes at row 3,000, suddenly, or never. Of twenty seeds, each line below says in how many the change was
//! found within 500 rows, and in how many there was an alarm in the rows without a change.
//!
//! What the figures teach: ADWIN and Page-Hinkley do well as they are. DDM as usual takes its best from the first few dozen
//! rows, which with few errors is luck, and then cries wolf; a longer warm start and a higher limit cure it. EDDM takes its
//! best from a few distances and cries wolf wherever errors are few, and careful settings trade that against missing the
//! change. KSWIN as usual compares thirty rows of right and wrong with thirty, which shows only a jump of errors by forty
//! points; two hundred rows show one of fifteen.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use afterlaunch::learn::drift::detectors::Tuning;
use afterlaunch::learn::streams::prequential::{Habit, Prequential};
use afterlaunch::learn::streams::{self, Drift, DriftForm, Source};

const SEEDS: u64 = 20;
const CHANGE: u64 = 3_000;
/// Rows after the change within which it has to be found.
const DELAY: u64 = 500;

type Settings = &'static [(&'static str, f64)];
const DEFAULTS: Settings = &[];
const CAREFUL_DDM: Settings = &[("warm_start", 300.0), ("drift_threshold", 4.0)];
const CAREFUL_EDDM: Settings = &[("beta", 0.7)];
const LARGE_KSWIN: Settings = &[("window_size", 400.0), ("stat_size", 200.0), ("alpha", 0.05)];

/// For SEA, Agrawal, hyperplane and STAGGER: the seeds in which the change was found, and those with a false alarm, of twenty.
type Shares = [(usize, usize); 4];

/// Detector, settings, and what came of them.
const MEASURED: [(&str, Settings, Shares); 8] = [
    ("adwin", DEFAULTS, [(20, 0), (20, 0), (20, 0), (20, 0)]),
    ("ddm", DEFAULTS, [(20, 14), (20, 0), (19, 10), (20, 0)]),
    ("ddm", CAREFUL_DDM, [(20, 0), (20, 0), (20, 0), (20, 0)]),
    ("eddm", DEFAULTS, [(20, 19), (20, 0), (20, 18), (20, 0)]),
    ("eddm", CAREFUL_EDDM, [(19, 11), (20, 0), (18, 11), (20, 0)]),
    ("kswin", DEFAULTS, [(1, 0), (19, 0), (1, 0), (20, 0)]),
    ("kswin", LARGE_KSWIN, [(20, 0), (20, 0), (15, 0), (20, 0)]),
    ("page-hinkley", DEFAULTS, [(20, 0), (20, 0), (20, 0), (20, 0)]),
];

fn tuned(id: &str, settings: Settings) -> Tuning {
    settings.iter().fold(Tuning::of(id).unwrap(), |tuning, (name, value)| tuning.with(name, *value).unwrap())
}

/// Of twenty seeds: those in which the change was found in time, and those with an alarm where nothing changes.
fn shares(stream: usize, detector: &Tuning) -> (usize, usize) {
    let run = |seed: u64, drift: Drift| {
        let source = Source::new(&streams::ALL[stream], seed).with_drift(drift);
        let mut run = Prequential::new(source, Habit::StandsStill, detector, seed).unwrap();
        (0..CHANGE + DELAY).for_each(|_| run.step());
        run.verdict()
    };
    let jump = Drift { form: DriftForm::Sudden, position: CHANGE, width: 0 };
    let found = (0..SEEDS).filter(|seed| run(*seed, jump).delays[0].is_some()).count();
    let wolf = (0..SEEDS).filter(|seed| run(*seed, Drift::NONE).false_alarms > 0).count();
    (found, wolf)
}

/// A detector finds at least what was measured, give or take a seed, and cries wolf no more often.
#[test]
fn detectors_do_as_was_measured() {
    for (id, settings, measured) in MEASURED {
        let detector = tuned(id, settings);
        for (stream, (found, wolf)) in measured.into_iter().enumerate() {
            let got = shares(stream, &detector);
            eprintln!("{:12} {id:13} {settings:?}: found in {} of {SEEDS}, false alarm in {}", streams::ALL[stream].id, got.0, got.1);
            assert!(got.0 + 1 >= found && got.1 <= wolf + 1, "{id} {settings:?} on {}: {got:?}", streams::ALL[stream].id);
        }
    }
}

/// Of every detector there are settings with which it finds the change in each stream in at least three of four seeds; and
/// of every one but EDDM, such with which it is quiet where nothing changes, in all seeds.
#[test]
fn every_detector_can_be_made_to_work() {
    for kind in afterlaunch::learn::drift::detectors::ALL {
        let works = |&(id, _, measured): &(&str, Settings, Shares)| {
            id == kind.id && measured.iter().all(|(found, wolf)| *found >= 15 && (*wolf == 0 || id == "eddm"))
        };
        assert!(MEASURED.iter().any(works), "{}", kind.id);
    }
}

/// What a learner does about drift shows: one that begins anew soon is as good as before, one that stands still never.
#[test]
fn beginning_anew_pays() {
    for stream in streams::ALL {
        let drift = Drift { form: DriftForm::Sudden, position: CHANGE, width: 0 };
        let error = |habit: Habit| {
            let mut run = Prequential::new(Source::new(stream, 3).with_drift(drift), habit, &Tuning::of("adwin").unwrap(), 3).unwrap();
            (0..2 * CHANGE).for_each(|_| run.step());
            run.error().unwrap()
        };
        let [still, on, anew] = [Habit::StandsStill, Habit::LearnsOn, Habit::StartsAnew].map(error);
        eprintln!("{:12} error after the change: stands still {still:.3}, learns on {on:.3}, starts anew {anew:.3}", stream.id);
        assert!(anew < 0.5 * still && on < still, "{}: {still} {on} {anew}", stream.id);
    }
}
