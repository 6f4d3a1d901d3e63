//! Where training ends, that it can be cut up and stored, and what it refuses.

use super::*;
use ndarray::Array2;

/// 120 rows of 3 columns that a line separates but for some; `double` repeats the first column.
fn examples(double: bool) -> Arc<Examples> {
    let x = Array2::from_shape_fn((120, 3), |(i, j)| {
        let j = if double && j == 2 { 0 } else { j };
        ((i * 37 + j * 11) % 101) as f32 / 50.0 - 1.0
    });
    let y = (0..120).map(|i| x[[i, 0]] - 0.5 * x[[i, 1]] > 0.3 * ((i % 3) as f32 - 1.0)).collect();
    Arc::new(Examples::new(x, y, vec![]).unwrap())
}

fn train(examples: Arc<Examples>, settings: Settings, budget: impl Fn(u32) -> u32) -> LogisticTrainer {
    let mut trainer = LogisticTrainer::new(examples, settings).unwrap();
    let mut before = 0.0;
    for turn in 0.. {
        let progress = trainer.step(budget(turn));
        assert!(progress.share >= before && (progress.share < 1.0) != progress.done);
        before = progress.share;
        if progress.done {
            break;
        }
    }
    trainer
}

/// How steep the objective still is where training ended: zero at the minimum.
fn check(examples: Arc<Examples>, settings: Settings, most_passes: u32) {
    let trainer = train(examples.clone(), settings, |_| 1_000);
    assert!(trainer.passes() <= most_passes, "{} passes", trainer.passes());
    let mut probe = LogisticTrainer { trial: trainer.best.clone(), done: false, next_row: 0, ..trainer.clone() };
    probe.add_all(0..examples.len());
    for (k, slope) in probe.sums.gradient(&probe.rows).iter().enumerate() {
        let slope = slope + if k > 0 { trainer.best[k] } else { 0.0 };
        assert!(slope.abs() < 1e-6 * (1.0 + settings.c), "slope {slope} at {k}");
    }
}

#[test]
fn training_ends_at_the_minimum() {
    check(examples(false), Settings::default(), 10);
    check(examples(true), Settings::default(), 10);
    check(examples(false), Settings { c: 1e6, ..Settings::default() }, 60);
    check(examples(true), Settings { c: 1e6, ..Settings::default() }, 60);
    check(examples(false), Settings { c: 1e-6, class_weights: ClassWeights::Balanced, ..Settings::default() }, 10);
}

#[test]
fn separable_classes_have_an_end_too() {
    let x = Array2::from_shape_fn((40, 1), |(i, _)| i as f32 - 19.5);
    let y = (0..40).map(|i| i >= 20).collect();
    let examples = Arc::new(Examples::new(x, y, vec![]).unwrap());
    for c in [1.0, 1e4, 1e9] {
        let trainer = train(examples.clone(), Settings { c, ..Settings::default() }, |_| 100);
        let model = trainer.finish().unwrap();
        assert!(model.weights[0] > 0.3 && model.weights[0].is_finite() && trainer.passes() < 90, "{model:?}");
    }
}

#[test]
fn cutting_the_work_up_changes_no_bit() {
    let whole = train(examples(false), Settings::default(), |_| u32::MAX);
    for cut in [1, 7, 119, 120, 121, 1_000] {
        assert_eq!(train(examples(false), Settings::default(), |turn| cut + turn % 3), whole);
    }
}

#[test]
fn a_stored_trainer_goes_on_where_it_was() {
    let mut trainer = LogisticTrainer::new(examples(false), Settings::default()).unwrap();
    trainer.step(301);
    let bytes = postcard::to_allocvec(&trainer).unwrap();
    let mut again: LogisticTrainer = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(again.step(u32::MAX), trainer.step(u32::MAX));
    assert_eq!(again.finish(), trainer.finish());
    assert!(trainer.finish().is_some());
}

#[test]
fn one_outcome_teaches_nothing() {
    let refused = |y: Vec<bool>, weights: Vec<f32>| {
        let examples = Examples::new(Array2::zeros((y.len(), 1)), y, weights).unwrap();
        LogisticTrainer::new(examples.into(), Settings::default()).err()
    };
    assert_eq!(refused(vec![], vec![]), Some(ExampleError::OneOutcome));
    assert_eq!(refused(vec![true, true], vec![]), Some(ExampleError::OneOutcome));
    assert_eq!(refused(vec![true, false], vec![1.0, 0.0]), Some(ExampleError::OneOutcome));
    assert_eq!(refused(vec![true, false], vec![]), None);
    let negative = Settings { c: -1.0, ..Settings::default() };
    assert_eq!(LogisticTrainer::new(examples(false), negative).err(), Some(ExampleError::Number));
}
