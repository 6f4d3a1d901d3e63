//! Detectors: one value in, and an answer whether what is behind the values has changed.
//!
//! | detector | looks at | works on |
//! |---|---|---|
//! | [`adwin`] | whether the older and the newer part of a window have different means | any numbers |
//! | [`ddm`] | whether errors have become more frequent than they were at best | right or wrong |
//! | [`eddm`] | whether the distance between errors has become shorter than it was at best | right or wrong |
//! | [`kswin`] | whether the newest values are distributed differently from those before | any numbers |
//! | [`page_hinkley`] | whether deviations from the mean have piled up on one side | any numbers |
//!
//! They keep next to nothing of the past, so that they can watch a stream without end. Their settings have the names and
//! usual values of River 0.26, and what they say agrees with it (`tests/reference.rs`). For a stream of right and wrong,
//! 1 stands for an error.
//!
//! Invariant: the value after a drift meets a detector that has forgotten everything.
//!
//! ```
//! use afterlaunch::learn::drift::detectors::{DetectorState, Tuning};
//!
//! let mut watch = Tuning::of("ddm").unwrap().begin(7).unwrap();
//! // One answer in ten is wrong, and from row 500 on one in two.
//! let wrong = |row: u32| row % if row < 500 { 10 } else { 2 } == 0;
//! let fired = (0..1000).find(|row| watch.update(f64::from(u8::from(wrong(*row)))) == DetectorState::Drift);
//! assert!((500..560).contains(&fired.unwrap()));
//! ```
//!
//! To add one: a file like [`ddm`] and a line in [`ALL`]. Tests walk the list.

pub mod adwin;
pub mod ddm;
mod detector;
pub mod eddm;
pub mod kswin;
pub mod page_hinkley;
mod tuning;

pub use adwin::Adwin;
pub use ddm::Ddm;
pub use detector::{Detector, DetectorKind, DetectorState, SettingsClash};
pub use eddm::Eddm;
pub use kswin::Kswin;
pub use page_hinkley::PageHinkley;
pub use tuning::{Tuning, TuningError};

/// All detectors.
pub const ALL: &[DetectorKind] = &[adwin::KIND, ddm::KIND, eddm::KIND, kswin::KIND, page_hinkley::KIND];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream};
    use crate::learn::models::ValueError;

    /// Errors with one chance up to a row and another from it on.
    fn errors(seed: u64, chances: (f64, f64), turn: usize, rows: usize) -> impl Iterator<Item = f64> {
        let mut dice = Dice::keyed(seed, Stream::Detection, 0);
        (0..rows).map(move |row| f64::from(u8::from(dice.unit() < if row < turn { chances.0 } else { chances.1 })))
    }

    #[test]
    fn each_finds_a_jump_in_errors() {
        for kind in ALL {
            for seed in 0..10 {
                let mut detector = Tuning::of(kind.id).unwrap().begin(seed).unwrap();
                let states: Vec<DetectorState> = errors(seed, (0.05, 0.7), 1_000, 1_400).map(|x| detector.update(x)).collect();
                assert!(states[1_000..].contains(&DetectorState::Drift), "{} at seed {seed}", kind.id);
            }
        }
    }

    #[test]
    fn nothing_is_found_where_nothing_varies() {
        for kind in ALL {
            for value in [0.0, 1.0] {
                let mut detector = Tuning::of(kind.id).unwrap().begin(1).unwrap();
                assert!((0..2_000).all(|_| detector.update(value) == DetectorState::Quiet), "{} of {value}", kind.id);
            }
        }
    }

    #[test]
    fn it_fires_where_its_limit_is_reached() {
        for kind in ALL {
            let mut detector = Tuning::of(kind.id).unwrap().begin(3).unwrap();
            for value in errors(3, (0.1, 0.6), 1_500, 3_000) {
                let state = detector.update(value);
                let share = detector.share_of_limit();
                assert!(share.is_none_or(f64::is_finite), "{} {share:?}", kind.id);
                assert_eq!(state == DetectorState::Drift, share.is_some_and(|share| share >= 1.0), "{} {share:?}", kind.id);
            }
        }
    }

    fn check(tuning: Result<Tuning, TuningError>, expected: &TuningError) {
        assert_eq!(tuning.and_then(|tuning| tuning.begin(1)).err().as_ref(), Some(expected));
    }

    #[test]
    fn settings_that_cannot_be_are_named() {
        let set = |id: &str, name: &str, value: f64| Tuning::of(id).and_then(|tuning| tuning.with(name, value));
        check(Tuning::of("crystal-ball"), &TuningError::NoSuchDetector { detector: "crystal-ball".into() });
        check(set("ddm", "beta", 0.5), &TuningError::NoSuchSetting { detector: "ddm", setting: "beta".into() });
        let delta = |given| ValueError::OutOfRange { setting: "Delta", least: 1e-6, most: 1.0, given };
        check(set("adwin", "delta", 7.0), &TuningError::Value(delta(7.0)));
        let no_number = set("adwin", "delta", f64::NAN);
        assert!(matches!(no_number, Err(TuningError::Value(ValueError::OutOfRange { .. }))), "{no_number:?}");
        check(set("adwin", "clock", 1.5), &TuningError::Value(ValueError::NotWhole { setting: "Clock", given: 1.5 }));
        check(set("eddm", "alpha", 0.5), &TuningError::Clash(SettingsClash::EddmWarnsLate));
        check(set("ddm", "warning_threshold", 9.0), &TuningError::Clash(SettingsClash::DdmWarnsLate));
        check(set("kswin", "stat_size", 70.0), &TuningError::Clash(SettingsClash::KswinWindow));
        assert!(set("kswin", "stat_size", 50.0).and_then(|tuning| tuning.begin(1)).is_ok());
        assert_eq!(
            Tuning::of("page-hinkley").unwrap().settings().find(|(hyperparameter, _)| hyperparameter.id == "alpha").unwrap().1,
            0.9999
        );
    }
}
