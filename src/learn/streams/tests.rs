//! Laws that hold for every stream.

use super::prequential::{DetectionScore, Habit, verdict};
use super::*;
use std::collections::BTreeSet;
use std::ops::Range;

fn rows(source: &Source, n: u64) -> Vec<(Vec<f64>, bool)> {
    (0..n)
        .map(|at| {
            let mut row = Vec::new();
            let yes = source.row(at, &mut row);
            (row, yes)
        })
        .collect()
}

#[test]
fn rows_keep_to_what_the_columns_promise() {
    for kind in ALL {
        for (row, _) in rows(&Source::new(kind, 3), 3_000) {
            assert_eq!(row.len(), kind.columns.len());
            for (value, column) in row.iter().zip(kind.columns) {
                assert!((column.range.0..=column.range.1).contains(value), "{} {} {value}", kind.id, column.name);
                assert!(!column.kinds || value.fract() == 0.0, "{} {} {value}", kind.id, column.name);
            }
        }
    }
}

#[test]
fn kinds_are_all_as_likely() {
    for kind in ALL {
        let rows = rows(&Source::new(kind, 4), 20_000);
        for (at, column) in kind.columns.iter().enumerate().filter(|(_, column)| column.kinds) {
            let values: BTreeSet<u32> = rows.iter().map(|(row, _)| row[at] as u32).collect();
            assert_eq!(values.len(), (column.range.1 - column.range.0) as usize + 1, "{} {}", kind.id, column.name);
            let default_concepts = rows.len() as f64 / values.len() as f64;
            for value in values {
                let count = rows.iter().filter(|(row, _)| row[at] as u32 == value).count() as f64;
                assert!((count / default_concepts - 1.0).abs() < 0.2, "{} {} {value}: {count}", kind.id, column.name);
            }
        }
    }
}

#[test]
fn drift_changes_what_rows_mean_and_nothing_else() {
    for kind in ALL {
        let plain = rows(&Source::new(kind, 5), 4_000);
        for (form, id, ..) in DriftForm::ALL {
            let drift = Drift { form, position: 2_000, width: 500 };
            let drifted = rows(&Source::new(kind, 5).with_drift(drift), 4_000);
            assert!(plain.iter().zip(&drifted).all(|(a, b)| a.0 == b.0), "{} {id}", kind.id);
            let differ = |range: Range<usize>| range.filter(|row| plain[*row].1 != drifted[*row].1).count();
            assert!(differ(0..1_000) <= 1, "{} {id}: before", kind.id);
            let after = differ(3_000..4_000);
            match form {
                DriftForm::None => assert_eq!(after, 0, "{} {id}", kind.id),
                // It is there for half of these rows.
                DriftForm::Recurring => assert!((40..=600).contains(&after), "{} {id}: {after}", kind.id),
                _ => assert!((80..=900).contains(&after), "{} {id}: {after}", kind.id),
            }
        }
    }
}

/// Between two concepts a row is a yes or a no, not now the one and now the other.
#[test]
fn an_incremental_drift_has_concepts_between() {
    for kind in ALL {
        let (from, to) = kind.default_concepts;
        let rows = rows(&Source::new(kind, 6), 2_000);
        let mut yes: Vec<Vec<bool>> = Vec::new();
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let blend = Blend { from, to, share, seed: 6 };
            yes.push(rows.iter().map(|(row, _)| kind.label(&blend, row)).collect());
        }
        let differ = |a: usize, b: usize| yes[a].iter().zip(&yes[b]).filter(|(a, b)| a != b).count();
        let far = differ(0, 4);
        for step in 0..4 {
            assert!(differ(step, step + 1) > 0 && differ(step, step + 1) < far, "{} step {step}", kind.id);
        }
        for concept in [from, to] {
            let pure: Vec<bool> = rows.iter().map(|(row, _)| kind.label(&Blend::pure(concept, 6), row)).collect();
            assert_eq!(pure, yes[if concept == from { 0 } else { 4 }], "{}", kind.id);
        }
    }
}

#[test]
fn noise_turns_its_share_of_labels() {
    for kind in ALL {
        let (clean, noisy) = (rows(&Source::new(kind, 8), 10_000), rows(&Source::new(kind, 8).with_noise(0.1), 10_000));
        let turned = clean.iter().zip(&noisy).filter(|(a, b)| a.1 != b.1).count();
        assert!((900..=1_100).contains(&turned), "{} {turned}", kind.id);
        assert!(clean.iter().zip(&noisy).all(|(a, b)| a.0 == b.0));
    }
}

#[test]
fn every_concept_has_both_outcomes() {
    for kind in ALL {
        let rows = rows(&Source::new(kind, 9), 5_000);
        for concept in 0..kind.concepts.len() as u8 {
            let share = rows.iter().filter(|(row, _)| kind.label(&Blend::pure(concept, 9), row)).count() as f64 / 5_000.0;
            assert!((0.001..=0.999).contains(&share), "{} {concept} {share}", kind.id);
        }
    }
}

#[test]
fn what_there_is_not_is_named() {
    assert!(matches!(find("river"), Err(StreamError::NoSuchStream { stream }) if stream == "river"));
    assert_eq!(
        Source::new(&stagger::KIND, 1).between(0, 3).unwrap_err(),
        StreamError::NoSuchConcept { stream: stagger::KIND.name, last: 2, given: 3 }
    );
    assert_eq!(Habit::of("sleeps"), Err(StreamError::NoSuchHabit { habit: "sleeps".into() }));
}

#[test]
fn alarms_are_held_against_the_truth() {
    let drift = Drift { form: DriftForm::Recurring, position: 1_000, width: 500 };
    assert_eq!(
        verdict(&[400, 1_030, 1_400, 2_010], drift, 2_200),
        DetectionScore { delays: vec![Some(30), None, Some(10)], false_alarms: 1 }
    );
    assert_eq!(verdict(&[400], Drift::NONE, 2_200), DetectionScore { delays: vec![], false_alarms: 1 });
}
