//! The same bits natively and in the browser: this file runs in both.
//!
//! The engine's promise of one fingerprint everywhere stands on mathematics that rounds alike on every machine. Each
//! function is put through a lattice of inputs and its results are folded into one number, which is written here.
//! Should a number change with a new version of the mathematics below, links that people have shared replay
//! differently: that is a decision, not a detail.

use afterlaunch::base::dice::{Dice, NormalTable, Stream, unit};
use afterlaunch::base::fingerprint::Fingerprint;
use afterlaunch::base::math;
use afterlaunch::learn::models::{ALL, Examples, IncrementalTraining, ModelSpec};
use ndarray::Array2;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// FNV-1a over the bits of all results.
fn folded(results: impl Iterator<Item = u64>) -> u64 {
    results.fold(0xcbf2_9ce4_8422_2325, |hash, bits| (hash ^ bits).wrapping_mul(0x0100_0000_01b3))
}

/// Ten thousand inputs from `low` to `high`, none of them round.
fn lattice(low: f64, high: f64) -> impl Iterator<Item = f64> {
    (0..10_000u32).map(move |i| low + (high - low) * (f64::from(i) + 0.37) / 10_000.0)
}

fn check(low: f64, high: f64, function: impl Fn(f64) -> f64, wanted: u64) {
    let found = folded(lattice(low, high).map(|x| function(x).to_bits()));
    assert_eq!(found, wanted, "found {found:#018x}");
}

fn check_f32(low: f64, high: f64, function: impl Fn(f32) -> f32, wanted: u64) {
    let found = folded(lattice(low, high).map(|x| u64::from(function(x as f32).to_bits())));
    assert_eq!(found, wanted, "found {found:#018x}");
}

#[test]
fn exponentials_and_logarithms() {
    check(-30.0, 30.0, math::exp, 0x5962_99fd_a633_d6b0);
    check(1e-9, 1e6, math::ln, 0x93b5_f209_9ed2_7cc3);
    check(-0.999, 1e3, math::ln_1p, 0xd7bb_6f35_3a6e_be59);
    check(1e-6, 50.0, |x| math::pow(x, 1.7), 0x9fc2_f451_39d9_1ae5);
    check(0.1, 200.0, math::ln_gamma, 0x52f9_2893_1437_df20);
}

#[test]
fn waves() {
    check(-100.0, 100.0, math::sin, 0x8537_5baf_3819_d84e);
    check(-100.0, 100.0, math::cos, 0x239b_a681_6005_f0f4);
    check(-5.0, 5.0, math::tanh, 0x2349_70ce_9f1f_724f);
}

#[test]
fn probabilities() {
    check(-20.0, 20.0, math::sigmoid, 0x6097_1755_bb1c_9626);
    check(0.0, 1.0, math::logit, 0x3198_5aa6_2da3_f7be);
    check(-20.0, 20.0, math::softplus, 0x32c1_2478_d8a2_7460);
    check(-8.0, 8.0, math::normal_cdf, 0x1e9d_e513_459d_f486);
    check(0.0, 1.0, math::normal_quantile, 0x0ffa_54ee_a128_1eaa);
}

#[test]
fn single_precision() {
    check_f32(-30.0, 30.0, math::exp_f32, 0xec0d_01b8_6fe7_aa16);
    check_f32(1e-6, 1e6, math::ln_f32, 0x7d5d_e432_7c75_12e8);
    check_f32(-20.0, 20.0, math::sigmoid_f32, 0x564b_95f9_c581_2391);
}

/// What every kind of model learns from the same 700 rows, as one number each: of the fitted model, and of its answers.
const LEARNT: [(&str, u64, u64); 8] = [
    ("majority", 0xf163_fcbc_c172_c939, 0xe3f2_2bf2_2fbd_ed95),
    ("logistic-regression", 0x37b4_cbdd_1ee0_37d7, 0x26a7_0906_7cfa_be0c),
    ("ridge-regression", 0x088e_256e_c450_582b, 0x6a68_c922_e54d_9ee8),
    ("decision-tree", 0xda16_4c6a_a8a8_9f80, 0xa3b1_f7bc_5fec_704a),
    ("boosted-trees", 0xe86c_73fc_e6c8_c8d1, 0xbc48_94d8_de5b_60d4),
    ("naive-bayes", 0x934e_22c9_71d9_83c7, 0x0126_4a72_1501_8ba0),
    ("neural-network", 0x57d3_d44b_0284_2753, 0x09c1_6add_a196_5752),
    ("online-learner", 0x4f42_0b8c_0c6a_975a, 0x9fb4_1209_bc11_683b),
];

#[test]
fn models() {
    let mut dice = Dice::keyed(3, Stream::Features, 0);
    let normal = NormalTable::get();
    let x = Array2::from_shape_fn((700, 5), |_| normal.value(dice.bits() as u32));
    let yes = |row: ndarray::ArrayView1<'_, f32>| unit(dice.bits() as u32) < math::sigmoid_f32(2.0 * row[0] - row[1] * row[2]);
    let y = x.rows().into_iter().map(yes).collect();
    let examples = std::sync::Arc::new(Examples::new(x, y, Vec::new()).expect("finite"));
    let found = ALL.iter().map(|kind| {
        let model_spec = ModelSpec::of(kind.id).expect("it is in the list");
        let mut training = IncrementalTraining::begin(examples.clone(), &model_spec, None).expect("both outcomes occur");
        while !training.step(5_000) {}
        let fitted = training.finish().expect("it is done");
        let answers = (0..examples.len()).map(|row| u64::from(fitted.as_model().probability(examples.row(row)).to_bits()));
        (kind.id, Fingerprint::of(&fitted).0, folded(answers))
    });
    let found: Vec<_> = found.collect();
    let shown = |(id, fitted, answers): &(&str, u64, u64)| format!("    (\"{id}\", {fitted:#018x}, {answers:#018x}),\n");
    assert!(found == LEARNT, "found\n{}", found.iter().map(shown).collect::<String>());
}

/// The same of every kind that learns numbers.
const NUMBERS: [(&str, u64, u64); 3] = [
    ("majority", 0x1569d2be1d971f1c, 0x98904812d3eff455),
    ("ridge-regression", 0xede530f333317e4c, 0x374fe790e2b5708d),
    ("boosted-trees", 0xd470fc5cd2654329, 0xaf9ebc4fa943e7e0),
];

#[test]
fn numbers() {
    let mut dice = Dice::keyed(3, Stream::Features, 1);
    let normal = NormalTable::get();
    let x = Array2::from_shape_fn((700, 5), |_| normal.value(dice.bits() as u32));
    let y = x.rows().into_iter().map(|row| 60.0 + 8.0 * row[0] - 3.0 * row[1] * row[2] + normal.value(dice.bits() as u32)).collect();
    let examples = std::sync::Arc::new(Examples::of_numbers(x, y, Vec::new()).expect("finite"));
    let found = ALL.iter().filter(|kind| kind.numbers).map(|kind| {
        let mut training =
            IncrementalTraining::begin(examples.clone(), &ModelSpec::of(kind.id).expect("it is in the list"), None).expect("numbers vary");
        while !training.step(5_000) {}
        let fitted = training.finish().expect("it is done");
        let answers = (0..examples.len()).map(|row| u64::from(fitted.as_model().number(examples.row(row)).to_bits()));
        (kind.id, Fingerprint::of(&fitted).0, folded(answers))
    });
    let found: Vec<_> = found.collect();
    let shown = |(id, fitted, answers): &(&str, u64, u64)| format!("    (\"{id}\", {fitted:#018x}, {answers:#018x}),\n");
    assert!(found == NUMBERS, "found\n{}", found.iter().map(shown).collect::<String>());
}

/// A system whose versions tell amounts, after its first day.
#[test]
fn a_day_of_amounts() {
    use afterlaunch::base::time::DAY;
    use afterlaunch::session::Session;
    let mut session = Session::open("delivery-time", 7).expect("it is there");
    (0..DAY).for_each(|_| session.advance());
    assert!(session.world().release.champion().amount_predictor.is_some(), "it tells amounts");
    assert_eq!(session.world().fingerprint().to_string(), "85d991d237dbb15a");
}

/// Each stream with a drift of its own, a learner that begins anew, and each detector: rows at which it fired, errors, and
/// how near it is to firing.
#[test]
fn streams_and_detectors() {
    use afterlaunch::learn::drift::detectors::{self, Tuning};
    use afterlaunch::learn::streams::prequential::{Habit, Prequential};
    use afterlaunch::learn::streams::{self, Drift, DriftForm, Source};
    let forms = [DriftForm::Gradual, DriftForm::Sudden, DriftForm::Incremental, DriftForm::Recurring];
    let mut bits = Vec::new();
    for (kind, form) in streams::ALL.iter().zip(forms) {
        for detector in detectors::ALL {
            let source = Source::new(kind, 7).with_drift(Drift { form, position: 1_500, width: 200 }).with_noise(0.05);
            let mut run = Prequential::new(source, Habit::StartsAnew, &Tuning::of(detector.id).unwrap(), 7).unwrap();
            for _ in 0..2_500 {
                run.step();
                bits.extend([run.error(), run.share_of_limit()].into_iter().flatten().map(f64::to_bits));
            }
            bits.extend(run.fired());
        }
    }
    let found = folded(bits.into_iter());
    assert_eq!(found, 0xa5b3_d8aa_515f_3c58, "found {found:#018x}");
}
