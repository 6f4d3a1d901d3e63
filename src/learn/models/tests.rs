//! Laws that hold for every kind of model.

use super::training::loss::mean_loss;
use super::*;
use crate::base::dice::{Dice, Stream, unit};
use ndarray::Array2;
use std::sync::Arc;

/// Rows whose outcome follows from the first two of three columns, with some luck.
fn examples(rows: usize) -> Arc<Examples> {
    let mut dice = Dice::keyed(5, Stream::Features, rows as u64);
    let x = Array2::from_shape_fn((rows, 3), |_| 2.0 * unit(dice.bits() as u32) - 1.0);
    let y = x.rows().into_iter().map(|row| row[0] - 0.7 * row[1] + 0.5 * unit(dice.bits() as u32) > 0.4).collect();
    Arc::new(Examples::new(x, y, vec![]).unwrap())
}

fn model_specs() -> impl Iterator<Item = ModelSpec> {
    ALL.iter().map(|kind| ModelSpec::of(kind.id).unwrap())
}

fn trained(model_spec: &ModelSpec, examples: &Arc<Examples>, mut rows: impl FnMut() -> u32) -> IncrementalTraining {
    let mut training = IncrementalTraining::begin(examples.clone(), model_spec, Some(examples.clone())).unwrap();
    let mut before = 0.0;
    while !training.step(rows()) {
        let progress = training.progress();
        assert!((before..1.0).contains(&progress), "{}: {progress} after {before}", model_spec.kind().id);
        before = progress;
    }
    assert_eq!(training.progress(), 1.0);
    training
}

#[test]
fn each_learns_what_there_is_to_learn() {
    let (seen, unseen) = (examples(1_500), examples(1_501));
    for model_spec in model_specs() {
        let training = trained(&model_spec, &seen, || 4_000);
        let fitted = training.finish().unwrap();
        let model = fitted.as_model();
        let (learnt, nothing) = (mean_loss(model, &unseen).unwrap(), 0.68);
        let at_most = if model_spec.kind().id == "majority" { 0.7 } else { 0.62 * nothing };
        assert!(learnt < at_most, "{}: {learnt}", model_spec.kind().id);
        assert_eq!(model.width(), 3);
    }
}

#[test]
fn cutting_the_work_up_changes_no_bit() {
    let examples = examples(300);
    for model_spec in model_specs() {
        let whole = trained(&model_spec, &examples, || 1_000_000);
        for cut in [37, 299, 300, 5_000] {
            let mut turn = 0;
            let cut_up = trained(&model_spec, &examples, || {
                turn += 1;
                cut + turn % 3
            });
            assert_eq!(cut_up.finish(), whole.finish(), "{}", model_spec.kind().id);
            assert_eq!(cut_up.curve(), whole.curve(), "{}", model_spec.kind().id);
            assert_eq!(cut_up.worked(), whole.worked());
        }
    }
}

#[test]
fn a_stored_training_goes_on_where_it_was() {
    let examples = examples(400);
    for model_spec in model_specs() {
        let mut training = IncrementalTraining::begin(examples.clone(), &model_spec, None).unwrap();
        training.step(350);
        let bytes = postcard::to_allocvec(&training).unwrap();
        let mut again: IncrementalTraining = postcard::from_bytes(&bytes).unwrap();
        while !again.step(9_000) {}
        while !training.step(9_000) {}
        assert_eq!(again.finish(), training.finish(), "{}", model_spec.kind().id);
    }
}

#[test]
fn every_answer_is_a_probability() {
    let examples = examples(300);
    let rows = [[0.0; 3], [1e30, -1e30, 0.0], [f32::MAX, f32::MIN, 1.0], [-1.0, 1.0, 1e-30]];
    for model_spec in model_specs() {
        let fitted = trained(&model_spec, &examples, || 100_000).finish().unwrap();
        for row in rows {
            let p = fitted.as_model().probability(&row);
            assert!((0.0..=1.0).contains(&p), "{}: {p} for {row:?}", model_spec.kind().id);
        }
    }
}

#[test]
fn strange_examples_are_refused_or_make_a_model_of_numbers() {
    let make = |x: Array2<f32>, y: Vec<bool>| Arc::new(Examples::new(x, y, vec![]).unwrap());
    let strange = [
        make(Array2::zeros((0, 2)), vec![]),
        make(Array2::zeros((3, 2)), vec![true; 3]),
        make(Array2::zeros((4, 2)), vec![true, false, true, false]),
        make(Array2::from_elem((2, 9), 1e20), vec![true, false]),
        make(Array2::from_shape_fn((2, 9), |(i, j)| if i == 0 { 1e30 } else { j as f32 }), vec![true, false]),
        make(Array2::zeros((2, 0)), vec![true, false]),
    ];
    for model_spec in model_specs() {
        for (which, examples) in strange.iter().enumerate() {
            let Ok(mut training) = IncrementalTraining::begin(examples.clone(), &model_spec, None) else {
                assert!(which < 2, "{}: {which}", model_spec.kind().id);
                continue;
            };
            while !training.step(1_000) {}
            let fitted = training.finish().unwrap();
            let p = fitted.as_model().probability(&vec![0.5; examples.width()]);
            assert!((0.0..=1.0).contains(&p), "{} on {which}: {p}", model_spec.kind().id);
        }
    }
}

/// The ends of every range, alone: slow ones are few rows.
#[test]
fn every_setting_can_be_used() {
    let examples = examples(60);
    for model_spec in model_specs() {
        for hyperparameter in model_spec.kind().hyperparameters {
            for value in [hyperparameter.range.0, hyperparameter.range.1] {
                let model_spec = model_spec.with(hyperparameter.id, value).unwrap();
                let fitted = trained(&model_spec, &examples, || 1_000_000).finish().unwrap();
                let p = fitted.as_model().probability(&[0.3, -0.2, 0.9]);
                assert!((0.0..=1.0).contains(&p), "{} with {} {value}: {p}", model_spec.kind().id, hyperparameter.id);
            }
        }
    }
}

/// Kinds that can learn numbers do, however far from 0 these lie; the others are never given any.
#[test]
fn numbers_are_learnt_by_whoever_says_so() {
    let yes_or_no = examples(1_500);
    let of = |row: &[f32]| 1_000.0 + 40.0 * row[0] - 25.0 * row[1];
    let amounts = (0..yes_or_no.len()).map(|row| of(yes_or_no.row(row))).collect();
    let examples = Arc::new(Examples::of_numbers(yes_or_no.rows().to_owned(), amounts, vec![]).unwrap());
    for model_spec in model_specs().filter(|model_spec| model_spec.kind().numbers) {
        let training = trained(&model_spec, &examples, || 4_000);
        let off = mean_loss(training.finish().unwrap().as_model(), &examples).unwrap();
        let at_most = if model_spec.kind().id == "majority" { 30.0 } else { 4.0 };
        assert!(off < at_most, "{}: {off}", model_spec.kind().id);
        let last = training.curve().last().unwrap();
        assert!((last.held.unwrap() - off).abs() < 1e-6 && last.train.unwrap() < at_most, "{}: {last:?}", model_spec.kind().id);
    }
}
