//! The algorithms give the numbers of the usual Python libraries.
//!
//! Each file of `tests/reference` holds one kind of cases: inputs, and what NumPy, SciPy, scikit-learn, statsmodels,
//! River or NannyML compute for them (the README there says how to read and how to make them). Another folder can be
//! named in `AFTERLAUNCH_REFERENCE`. A kind that is unknown here fails; one whose algorithm is not built yet is named
//! in [`PENDING`] with the reason, and the run prints it.
//!
//! To add a kind: a function from input to results under the names of `expected`, and a line in [`KINDS`]. `null`
//! stands for "no value".

use afterlaunch::base::stats::{self, Alternative, Moments};
use afterlaunch::learn::calibration::Isotonic;
use afterlaunch::learn::drift::chi_square::chi_square;
use afterlaunch::learn::drift::detectors::{
    Adwin, Ddm, Detector, DetectorState, Eddm, Kswin, PageHinkley, adwin, ddm, eddm, kswin, page_hinkley,
};
use afterlaunch::learn::drift::distances::{jensen_shannon, wasserstein, wasserstein_normalised};
use afterlaunch::learn::drift::ks;
use afterlaunch::learn::drift::psi::{PsiBins, floored_shares, psi, tally};
use afterlaunch::learn::fairness::Fairness;
use afterlaunch::learn::metrics::agreement::Agreement;
use afterlaunch::learn::metrics::curves::{precision_recall_curve, roc_curve};
use afterlaunch::learn::metrics::{self, Confusion, Reliability};
use afterlaunch::learn::models::kinds::linear::logistic::{ClassWeights, LogisticTrainer, Settings};
use afterlaunch::learn::models::kinds::linear::ridge;
use afterlaunch::learn::models::kinds::trees::boosting;
use afterlaunch::learn::models::kinds::trees::boosting::BoostedTrainer;
use afterlaunch::learn::models::{ExampleError, Examples, Learner, Model};
use afterlaunch::learn::performance_estimation::{self, Estimate, ExpectedCells};
use afterlaunch::learn::sequential::{ArmCounts, ConfidenceSequence, Interval, Msprt};
use afterlaunch::learn::streams::{self, Blend};
use afterlaunch::platform::serving::queue_theory::Mmc;
use ndarray::Array2;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::PathBuf;

type Answer = Result<Value, String>;
type Kind = (&'static str, fn(&Value) -> Answer);

const KINDS: &[Kind] = &[
    ("ab_sample_size", ab_sample_size),
    ("adwin", adwin_windows),
    ("cbpe", cbpe),
    ("chi_square", chi_square_test),
    ("classification", classification),
    ("cohen_kappa", cohen_kappa),
    ("confidence_sequence", confidence_sequence),
    ("ddm", ddm_alarms),
    ("eddm", eddm_alarms),
    ("fairness", fairness),
    ("gradient_boosting_quality", gradient_boosting_quality),
    ("isotonic_calibration", isotonic),
    ("jensen_shannon", jensen_shannon_distance),
    ("ks_2samp", ks_2samp),
    ("kswin", kswin_alarms),
    ("logistic_regression", logistic_regression),
    ("mmc_queue", erlang_c),
    ("msprt", msprt),
    ("newcombe_difference", newcombe_difference),
    ("page_hinkley", page_hinkley_alarms),
    ("psi", population_stability),
    ("quantiles", quantiles),
    ("regression", regression),
    ("ridge", ridge_regression),
    ("roc_pr_curve", roc_pr_curve),
    ("synthetic_concepts", concept_labels),
    ("two_proportion_z", two_proportion_z),
    ("wasserstein", wasserstein_distance),
    ("wilson_interval", wilson_interval),
];

/// Kinds whose algorithm is not built yet, with the reason.
const PENDING: &[(&str, &str)] = &[];

/// Rows of the stream after which a detector is in a state.
fn alarms(input: &Value, detector: &mut impl Detector) -> Result<Vec<usize>, String> {
    let stream: Vec<f64> = get(input, "stream")?;
    Ok(stream.into_iter().enumerate().filter_map(|(row, x)| (detector.update(x) == DetectorState::Drift).then_some(row)).collect())
}

fn adwin_windows(input: &Value) -> Answer {
    let params = &input["params"];
    let mut detector = Adwin::new(adwin::Settings {
        delta: get(params, "delta")?,
        clock: get(params, "clock")?,
        max_buckets: get(params, "max_buckets")?,
        min_window_length: get(params, "min_window_length")?,
        grace_period: get(params, "grace_period")?,
    });
    let fired = alarms(input, &mut detector)?;
    let mean = detector.mean().map_or(json!(0), |mean| json!(mean));
    Ok(json!({"drift_indices": fired, "final_width": detector.width(), "final_estimation": mean}))
}

fn ab_sample_size(input: &Value) -> Answer {
    let found = stats::sample_size(get(input, "p1")?, get(input, "p2")?, get(input, "alpha")?, get(input, "power")?, get(input, "ratio")?);
    Ok(found.map_or(Value::Null, |[n1, n2]| json!({"n1": n1, "n2": n2, "n1_whole": n1.ceil() as u64, "n2_whole": n2.ceil() as u64})))
}

fn cohen_kappa(input: &Value) -> Answer {
    let labels: Vec<i64> = get(input, "labels")?;
    let of = |key: &str| -> Result<Vec<u8>, String> {
        let given: Vec<i64> = get(input, key)?;
        let place = |label: i64| labels.iter().position(|known| *known == label).map(|place| place as u8);
        given.into_iter().map(|label| place(label).ok_or_else(|| format!("{key}: unknown label {label}"))).collect()
    };
    let agreement = Agreement::count(labels.len(), &of("a")?, &of("b")?);
    Ok(agreement.share().map_or(Value::Null, |share| {
        json!({"counts": agreement.counts, "agreement": share, "chance_agreement": agreement.by_chance(), "kappa": agreement.kappa()})
    }))
}

fn flags(input: &Value, key: &str) -> Result<Vec<bool>, String> {
    Ok(get::<Vec<u8>>(input, key)?.into_iter().map(|value| value == 1).collect())
}

fn fairness(input: &Value) -> Answer {
    let group: Vec<u8> = get(input, "group")?;
    let groups = group.iter().max().map_or(0, |last| usize::from(*last) + 1);
    let fairness = Fairness::count(groups, &group, &flags(input, "y_true")?, &flags(input, "y_pred")?);
    let by_group = |rate: fn(&Confusion) -> Option<f64>| fairness.groups.iter().map(rate).collect::<Vec<_>>();
    Ok(json!({
        "counts": fairness.groups.iter().map(Confusion::total).collect::<Vec<_>>(),
        "selection_rates": by_group(Fairness::selection_rate),
        "true_positive_rates": by_group(Confusion::recall),
        "false_positive_rates": by_group(Fairness::false_positive_rate),
        "demographic_parity_difference": fairness.demographic_parity_difference(),
        "demographic_parity_ratio": fairness.demographic_parity_ratio(),
        "equal_opportunity_difference": fairness.equal_opportunity_difference(),
        "equalized_odds_difference": fairness.equalised_odds_difference(),
    }))
}

/// Looks at running totals, control before candidate: the logarithms of the ratio and the p values.
fn msprt(input: &Value) -> Answer {
    let arm = |rows: u64, events: u64| ArmCounts { rows, events };
    let form: String = get(input, "form")?;
    let (looks, times): (Vec<[ArmCounts; 2]>, Option<Vec<usize>>) = match form.as_str() {
        "streams" => {
            let (control, candidate): (Vec<u64>, Vec<u64>) = (get(input, "control")?, get(input, "candidate")?);
            let (mut x1, mut x2) = (0, 0);
            let totals = control.iter().zip(&candidate).zip(1..).map(|((a, b), rows)| {
                (x1, x2) = (x1 + a, x2 + b);
                [arm(rows, x1), arm(rows, x2)]
            });
            (totals.collect(), Some(get(input, "times")?))
        }
        "looks" => {
            let looks: Vec<[u64; 4]> = get(input, "looks")?;
            (looks.into_iter().map(|[n1, x1, n2, x2]| [arm(n1, x1), arm(n2, x2)]).collect(), None)
        }
        other => return Err(format!("unknown form {other}")),
    };
    let alpha: f64 = get(input, "alpha")?;
    let mut test = Msprt::new(get(input, "tau")?);
    let seen: Vec<(Option<f64>, f64)> =
        looks.iter().map(|[control, candidate]| (test.look(*control, *candidate), test.p_value())).collect();
    let rejected = seen.iter().position(|(_, p)| *p <= alpha).map(|look| look + 1);
    let shown: Vec<(Option<f64>, f64)> = times.map_or_else(|| seen.clone(), |times| times.into_iter().map(|time| seen[time - 1]).collect());
    let (ratios, p_values): (Vec<_>, Vec<_>) = shown.into_iter().unzip();
    Ok(json!({"log_ratios": ratios, "p_values": p_values, "rejected_after": rejected}))
}

fn newcombe_difference(input: &Value) -> Answer {
    let found =
        stats::newcombe_difference(get(input, "x1")?, get(input, "n1")?, get(input, "x2")?, get(input, "n2")?, get(input, "alpha")?);
    Ok(found.map_or(Value::Null, |d| json!({"difference": d.estimate, "low": d.low, "high": d.high})))
}

fn roc_pr_curve(input: &Value) -> Answer {
    let (outcomes, scores): (Vec<bool>, Vec<f64>) = (flags(input, "y_true")?, get(input, "y_score")?);
    let (roc, pr) = (roc_curve(&outcomes, &scores), precision_recall_curve(&outcomes, &scores));
    Ok(json!({
        "fpr": roc.as_ref().map(|roc| &roc.x),
        "tpr": roc.as_ref().map(|roc| &roc.y),
        "roc_thresholds": roc.as_ref().map(|roc| &roc.thresholds),
        "roc_auc": metrics::roc_auc(&outcomes, &scores),
        "precision": pr.as_ref().map(|pr| &pr.y),
        "recall": pr.as_ref().map(|pr| &pr.x),
        "pr_thresholds": pr.as_ref().map(|pr| &pr.thresholds),
        "average_precision": metrics::average_precision(&outcomes, &scores),
    }))
}

fn confidence_sequence(input: &Value) -> Answer {
    let sequence = ConfidenceSequence::new(get(input, "rho")?, get(input, "alpha")?);
    let start = get::<u64>(input, "start")?.max(2);
    let mut looks = Vec::new();
    match get::<String>(input, "form")?.as_str() {
        "paired" => {
            let (control, candidate): (Vec<f64>, Vec<f64>) = (get(input, "control")?, get(input, "candidate")?);
            let mut differences = Moments::default();
            for (control, candidate) in control.iter().zip(&candidate) {
                differences.push(candidate - control);
                looks.push(sequence.paired(&differences).filter(|_| differences.count() >= start));
            }
        }
        "arms" => {
            let mut arms = [Moments::default(); 2];
            for (arm, outcome) in get::<Vec<usize>>(input, "arm")?.into_iter().zip(get::<Vec<f64>>(input, "outcome")?) {
                arms[arm].push(outcome);
                let smaller = arms[0].count().min(arms[1].count());
                looks.push(sequence.arms(&arms[0], &arms[1]).filter(|_| smaller >= start));
            }
        }
        other => return Err(format!("unknown form {other}")),
    }
    let first_exclusion = looks.iter().position(|look| look.is_some_and(|interval: Interval| interval.excludes_zero()));
    let at: Vec<Option<Interval>> = get::<Vec<usize>>(input, "times")?.into_iter().map(|time| looks[time - 1]).collect();
    Ok(json!({"looks": at, "first_exclusion": first_exclusion.map(|row| row + 1)}))
}

fn ddm_alarms(input: &Value) -> Answer {
    let params = &input["params"];
    let mut detector = Ddm::new(ddm::Settings {
        warm_start: get(params, "warm_start")?,
        warning_threshold: get(params, "warning_threshold")?,
        drift_threshold: get(params, "drift_threshold")?,
    });
    let states: Vec<DetectorState> = get::<Vec<f64>>(input, "stream")?.into_iter().map(|x| detector.update(x)).collect();
    let at = |state| states.iter().enumerate().filter(|(_, s)| **s == state).map(|(row, _)| row).collect::<Vec<_>>();
    Ok(json!({"drift_indices": at(DetectorState::Drift), "warning_indices": at(DetectorState::Warning)}))
}

fn eddm_alarms(input: &Value) -> Answer {
    let params = &input["params"];
    let settings = eddm::Settings { warm_start: get(params, "warm_start")?, alpha: get(params, "alpha")?, beta: get(params, "beta")? };
    let mut detector = Eddm::new(settings);
    let (mut fired, mut warned) = (Vec::new(), Vec::new());
    for (row, error) in get::<Vec<f64>>(input, "stream")?.into_iter().enumerate() {
        fired.extend((detector.update(error) == DetectorState::Drift).then_some(row));
        warned.extend(detector.is_warned().then_some(row));
    }
    Ok(json!({"drift_indices": fired, "warning_indices": warned}))
}

fn kswin_alarms(input: &Value) -> Answer {
    let params = &input["params"];
    let settings =
        kswin::Settings { alpha: get(params, "alpha")?, window_size: get(params, "window_size")?, stat_size: get(params, "stat_size")? };
    let mut detector = Kswin::new(settings, 1);
    let fired = alarms(input, &mut detector)?;
    Ok(json!({"drift_indices": fired, "final_p_value": detector.p_value().map_or(json!(0), |p| json!(p))}))
}

fn page_hinkley_alarms(input: &Value) -> Answer {
    let params = &input["params"];
    let mode = match get::<String>(params, "mode")?.as_str() {
        "both" => page_hinkley::Mode::Both,
        "up" => page_hinkley::Mode::Up,
        "down" => page_hinkley::Mode::Down,
        other => return Err(format!("unknown mode {other}")),
    };
    let mut detector = PageHinkley::new(page_hinkley::Settings {
        min_instances: get(params, "min_instances")?,
        delta: get(params, "delta")?,
        threshold: get(params, "threshold")?,
        alpha: get(params, "alpha")?,
        mode,
    });
    let fired = alarms(input, &mut detector)?;
    Ok(json!({"drift_indices": fired, "final_mean": detector.mean().unwrap_or_default()}))
}

fn concept_labels(input: &Value) -> Answer {
    let (kind, concept): (_, u8) =
        (streams::find(&get::<String>(input, "generator")?).map_err(|why| format!("{why:?}"))?, get(input, "function")?);
    let columns: Vec<String> = get(input, "columns")?;
    if !columns.iter().eq(kind.columns.iter().map(|column| column.name)) || usize::from(concept) >= kind.concepts.len() {
        return Err(format!("unknown columns {columns:?} or function {concept}"));
    }
    let rows: Vec<Vec<f64>> = get(input, "rows")?;
    let labels: Vec<u8> = rows.iter().map(|row| u8::from(kind.label(&Blend::pure(concept, 1), row))).collect();
    Ok(json!({"labels": labels}))
}

fn erlang_c(input: &Value) -> Answer {
    let waiting = Mmc::of(get(input, "arrival_rate")?, get(input, "service_rate")?, get(input, "servers")?);
    let t: f64 = get(input, "t")?;
    Ok(waiting.map_or(Value::Null, |q| {
        json!({
            "utilisation": q.utilisation, "p_wait": q.p_wait, "mean_wait": q.mean_wait, "mean_queue_length": q.mean_queue_length,
            "p_wait_exceeds_t": q.p_wait_exceeds(t),
        })
    }))
}

fn cbpe(input: &Value) -> Answer {
    let (p, scores): (Vec<f64>, Vec<f64>) = (get(input, "p")?, get(input, "score")?);
    let threshold: f64 = get(input, "threshold")?;
    let mut cells = ExpectedCells::default();
    p.iter().zip(&scores).for_each(|(p, score)| cells.add(*p, *score >= threshold));
    // NannyML calls a measure 0 where we say that there is none.
    let value = |estimate: Option<Estimate>| estimate.map_or(0.0, |e| e.value);
    Ok(json!({
        "tp": cells.tp, "fp": cells.fp, "fn": cells.fn_, "tn": cells.tn,
        "accuracy": value(cells.accuracy()), "precision": value(cells.precision()), "recall": value(cells.recall()),
        "specificity": value(cells.specificity()), "f1": cells.f1().unwrap_or(0.0), "roc_auc": performance_estimation::roc_auc(&p, &scores),
    }))
}

fn chi_square_test(input: &Value) -> Answer {
    let (reference, current): (Vec<u32>, Vec<u32>) = (get(input, "reference_counts")?, get(input, "current_counts")?);
    let answer =
        |t: afterlaunch::learn::drift::chi_square::ChiSquare| json!({"statistic": t.statistic, "dof": t.degrees, "p_value": t.p_value});
    Ok(chi_square(&reference, &current).map_or(Value::Null, answer))
}

fn classification(input: &Value) -> Answer {
    let outcomes: Vec<bool> = get::<Vec<u8>>(input, "y_true")?.into_iter().map(|y| y == 1).collect();
    let scores: Vec<f64> = get(input, "y_score")?;
    let c = Confusion::count(&outcomes, &scores, get(input, "threshold")?);
    let mut reliability = Reliability::default();
    outcomes.iter().zip(&scores).for_each(|(outcome, score)| reliability.add(*outcome, *score));
    Ok(json!({
        "tp": c.tp, "fp": c.fp, "tn": c.tn, "fn": c.fn_,
        "accuracy": c.accuracy(), "precision": c.precision(), "recall": c.recall(), "specificity": c.specificity(),
        "f1": c.f1(), "balanced_accuracy": c.balanced_accuracy(), "mcc": c.mcc(),
        "roc_auc": metrics::roc_auc(&outcomes, &scores), "average_precision": metrics::average_precision(&outcomes, &scores),
        "log_loss": metrics::log_loss(&outcomes, &scores), "brier": metrics::brier(&outcomes, &scores), "ece": reliability.ece(),
    }))
}

/// Bounds instead of values: what is computed are the measures on the test rows, which [`difference`] holds against them.
fn gradient_boosting_quality(input: &Value) -> Answer {
    let params = &input["params"];
    let settings = boosting::Settings {
        trees: get(params, "max_iter")?,
        rate: get(params, "learning_rate")?,
        leaves: get(params, "max_leaf_nodes")?,
        least_rows: get(params, "min_samples_leaf")?,
        l2: get(params, "l2_regularization")?,
        bins: get(params, "max_bins")?,
        loss: boosting::Loss::Logistic,
    };
    let flags = |key| Ok::<_, String>(get::<Vec<u8>>(input, key)?.into_iter().map(|y| y == 1).collect::<Vec<bool>>());
    let examples = Examples::new(table(input, "x_train")?, flags("y_train")?, vec![]).map_err(|e| e.to_string())?;
    let mut trainer = BoostedTrainer::new(examples.into(), settings).map_err(|e| e.to_string())?;
    while !trainer.is_done() {
        trainer.work(10_000);
    }
    let (rows, outcomes) = (table(input, "x_test")?, flags("y_test")?);
    let mut scores = vec![0.0; outcomes.len()];
    trainer.model().score(rows.view(), &mut scores);
    let scores: Vec<f64> = scores.into_iter().map(f64::from).collect();
    Ok(json!({"min_test_auc": metrics::roc_auc(&outcomes, &scores), "max_test_log_loss": metrics::log_loss(&outcomes, &scores)}))
}

fn ridge_regression(input: &Value) -> Answer {
    let (rows, y): (Vec<Vec<f64>>, Vec<f64>) = (get(input, "x")?, get(input, "y")?);
    let weights: Option<Vec<f64>> = get(input, "sample_weight")?;
    let mut sums = ridge::Sums::default();
    for (i, (row, y)) in rows.iter().zip(&y).enumerate() {
        sums.add(row.iter().copied().chain([*y]), weights.as_ref().map_or(1.0, |weights| weights[i]));
    }
    let found = sums.solve(get(input, "alpha")?);
    Ok(found.map_or(Value::Null, |(intercept, coefficients)| json!({"coefficients": coefficients, "intercept": intercept})))
}

fn table(input: &Value, key: &str) -> Result<Array2<f32>, String> {
    let rows: Vec<Vec<f32>> = get(input, key)?;
    let width = rows.first().map_or(0, Vec::len);
    Array2::from_shape_vec((rows.len(), width), rows.concat()).map_err(|e| e.to_string())
}

fn isotonic(input: &Value) -> Answer {
    let (x, y): (Vec<f64>, Vec<f64>) = (get(input, "x")?, get(input, "y")?);
    let weights: Option<Vec<f64>> = get(input, "sample_weight")?;
    let Some(curve) = Isotonic::fit(&x, &y, weights.as_deref()) else { return Ok(Value::Null) };
    let predictions: Vec<f64> = get::<Vec<f64>>(input, "x_new")?.into_iter().map(|x| curve.at(x)).collect();
    let (threshold_x, threshold_y): (Vec<f64>, Vec<f64>) = curve.points().unzip();
    Ok(json!({"predictions": predictions, "threshold_x": threshold_x, "threshold_y": threshold_y}))
}

fn jensen_shannon_distance(input: &Value) -> Answer {
    let distance = jensen_shannon(&get::<Vec<f64>>(input, "p")?, &get::<Vec<f64>>(input, "q")?);
    Ok(distance.map_or(Value::Null, |d| json!({"distance": d, "divergence": d * d})))
}

fn ks_2samp(input: &Value) -> Answer {
    let method = match get::<String>(input, "method")?.as_str() {
        "exact" => ks::exact_p,
        "asymp" => ks::asymptotic_p,
        "kolmogorov" => ks::limit_p_of,
        other => return Err(format!("unknown method {other}")),
    };
    let gap = ks::statistic(&get::<Vec<f64>>(input, "a")?, &get::<Vec<f64>>(input, "b")?);
    Ok(gap.map_or(Value::Null, |gap| json!({"statistic": gap.d(), "p_value": method(gap)})))
}

fn logistic_regression(input: &Value) -> Answer {
    let x = table(input, "x")?;
    let y = get::<Vec<u8>>(input, "y")?.into_iter().map(|y| y == 1).collect();
    let weights: Option<Vec<f32>> = get(input, "sample_weight")?;
    let class_weights = match &input["class_weight"] {
        Value::Null => ClassWeights::Equal,
        Value::String(name) if name == "balanced" => ClassWeights::Balanced,
        given @ Value::Object(_) => ClassWeights::Given(get(given, "0")?, get(given, "1")?),
        other => return Err(format!("unknown class_weight {other}")),
    };
    let settings = Settings { c: get(input, "C")?, class_weights, ..Settings::default() };
    let examples = Examples::new(x, y, weights.unwrap_or_default()).map_err(|e| e.to_string())?;
    let mut trainer = match LogisticTrainer::new(examples.into(), settings) {
        Err(ExampleError::OneOutcome) => return Ok(Value::Null),
        trainer => trainer.map_err(|e| e.to_string())?,
    };
    while !trainer.step(100).done {}
    let model = trainer.finish().ok_or("not done")?;
    Ok(json!({"coefficients": model.weights, "intercept": model.intercept}))
}

fn population_stability(input: &Value) -> Answer {
    let shares = |counts: &[u32]| floored_shares(counts).map(Iterator::collect::<Vec<f64>>);
    match get::<String>(input, "form")?.as_str() {
        "numeric" => {
            let (reference, current): (Vec<f64>, Vec<f64>) = (get(input, "reference")?, get(input, "current")?);
            let Some(bins) = PsiBins::fit(&reference, get(input, "bins")?) else { return Ok(Value::Null) };
            Ok(bins.psi(&current).map_or(Value::Null, |psi| {
                let now = shares(&tally(&bins.edges, &current));
                json!({"psi": psi, "edges": bins.edges, "reference_proportions": shares(&bins.reference), "current_proportions": now})
            }))
        }
        "categorical" => {
            let (reference, current): (Vec<u32>, Vec<u32>) = (get(input, "reference_counts")?, get(input, "current_counts")?);
            Ok(psi(&reference, &current).map_or(
                Value::Null,
                |psi| json!({"psi": psi, "reference_proportions": shares(&reference), "current_proportions": shares(&current)}),
            ))
        }
        other => Err(format!("unknown form {other}")),
    }
}

fn quantiles(input: &Value) -> Answer {
    let values: Vec<f64> = get(input, "values")?;
    let found: Option<Vec<f64>> = get::<Vec<f64>>(input, "q")?.into_iter().map(|q| stats::quantile(&values, q)).collect();
    Ok(found.map_or(Value::Null, |quantiles| json!({"quantiles": quantiles})))
}

fn regression(input: &Value) -> Answer {
    let found = metrics::regression(&get::<Vec<f64>>(input, "y_true")?, &get::<Vec<f64>>(input, "y_pred")?);
    Ok(found.map_or(Value::Null, |m| json!({"mae": m.mae, "rmse": m.rmse, "mape": m.mape, "r2": m.r2, "pinball_90": m.pinball_90})))
}

fn two_proportion_z(input: &Value) -> Answer {
    let alternative = match get::<String>(input, "alternative")?.as_str() {
        "two-sided" => Alternative::TwoSided,
        "larger" => Alternative::Larger,
        "smaller" => Alternative::Smaller,
        other => return Err(format!("unknown alternative {other}")),
    };
    let found = stats::two_proportion_z(get(input, "x1")?, get(input, "n1")?, get(input, "x2")?, get(input, "n2")?, alternative);
    Ok(found.map_or(Value::Null, |(z, p)| json!({"z": z, "p_value": p})))
}

fn wasserstein_distance(input: &Value) -> Answer {
    let (reference, current): (Vec<f64>, Vec<f64>) = (get(input, "reference")?, get(input, "current")?);
    let distance = wasserstein(&reference, &current);
    Ok(distance.map_or(Value::Null, |d| json!({"distance": d, "normalised": wasserstein_normalised(&reference, &current)})))
}

fn wilson_interval(input: &Value) -> Answer {
    let found = stats::wilson(get(input, "count")?, get(input, "nobs")?, get(input, "alpha")?);
    Ok(found.map_or(Value::Null, |(low, high)| json!({"low": low, "high": high})))
}

fn get<T: DeserializeOwned>(input: &Value, key: &str) -> Result<T, String> {
    serde_json::from_value(input[key].clone()).map_err(|e| format!("input {key}: {e}"))
}

/// What differs between a result and the expected value, if anything.
fn difference(got: &Value, expected: &Value, tolerances: (f64, f64)) -> Option<String> {
    match (got, expected) {
        (got, Value::Object(fields)) if fields.get("undefined") == Some(&json!(true)) => {
            (!got.is_null()).then(|| format!("{got} where there is no value"))
        }
        (Value::Object(got), Value::Object(fields)) => fields.iter().find_map(|(key, expected)| match got.get(key) {
            Some(got) => match (key.split_once('_'), got.as_f64(), expected.as_f64()) {
                // A bound, not a value.
                (Some(("min", what)), Some(got), Some(bound)) => (got < bound).then(|| format!("{what} {got} is below {bound}")),
                (Some(("max", what)), Some(got), Some(bound)) => (got > bound).then(|| format!("{what} {got} is above {bound}")),
                _ => difference(got, expected, tolerances).map(|text| format!("{key}: {text}")),
            },
            None => Some(format!("{key} is not computed")),
        }),
        (Value::Array(got), Value::Array(expected)) if got.len() == expected.len() => {
            got.iter().zip(expected).enumerate().find_map(|(i, (g, e))| difference(g, e, tolerances).map(|text| format!("[{i}] {text}")))
        }
        (Value::Number(g), Value::Number(e)) if e.is_f64() => {
            let (g, e) = (g.as_f64()?, e.as_f64()?);
            let near = (g - e).abs() <= tolerances.0 * e.abs() + tolerances.1;
            (!near).then(|| format!("{g} is not {e}"))
        }
        (got, expected) => (got != expected).then(|| format!("{got} is not {expected}")),
    }
}

/// Checks one file; returns the number of its cases, or what is wrong with them.
fn check(file: &Value) -> Result<usize, String> {
    let kind: String = get(file, "kind")?;
    let Some((_, compute)) = KINDS.iter().find(|(known, _)| *known == kind) else {
        return Err(format!("unknown kind {kind}"));
    };
    let cases: Vec<Value> = get(file, "cases")?;
    let wrong = |case: &Value| {
        let tolerances = get(case, "rel_tol").and_then(|rel| Ok((rel, get(case, "abs_tol")?)));
        let text = match tolerances.and_then(|tolerances| Ok((compute(&case["input"])?, tolerances))) {
            Ok((got, tolerances)) => difference(&got, &case["expected"], tolerances)?,
            Err(text) => text,
        };
        Some(format!("{kind} / {}: {text}", case["name"]))
    };
    let wrong: Vec<String> = cases.iter().filter_map(wrong).collect();
    if wrong.is_empty() { Ok(cases.len()) } else { Err(wrong.join("\n")) }
}

fn files() -> Vec<Value> {
    let folder = std::env::var_os("AFTERLAUNCH_REFERENCE")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reference"), PathBuf::from);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
}

#[test]
fn all_cases_agree() {
    let (mut wrong, mut found) = (Vec::new(), Vec::new());
    for file in files() {
        let kind: String = get(&file, "kind").unwrap();
        if let Some((_, why)) = PENDING.iter().find(|(pending, _)| *pending == kind) {
            eprintln!("{kind}: pending, {why}");
            continue;
        }
        match check(&file) {
            Ok(cases) => eprintln!("{kind}: {cases} cases agree"),
            Err(text) => wrong.push(text),
        }
        found.push(kind);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let absent: Vec<_> = KINDS.iter().filter(|(kind, _)| !found.iter().any(|f| f == kind)).map(|(kind, _)| kind).collect();
    assert!(absent.is_empty(), "no file for {absent:?}");
}

/// The comparison itself notices what it must.
#[test]
fn wrong_cases_are_noticed() {
    let file = |kind: &str, expected: Value| {
        let case = json!({"name": "n", "input": {"values": [1.0, 2.0], "q": [0.5]}, "expected": expected, "rel_tol": 1e-9, "abs_tol": 0.0});
        check(&json!({"kind": kind, "cases": [case]}))
    };
    assert_eq!(file("quantiles", json!({"quantiles": [1.5]})), Ok(1));
    for expected in [json!({"quantiles": [1.51]}), json!({"quantiles": [1.5, 1.5]}), json!({"undefined": true}), json!({"other": 1.0})] {
        assert!(file("quantiles", expected.clone()).is_err(), "{expected}");
    }
    let bound = |expected: Value| difference(&json!({"min_auc": 0.8, "max_loss": 0.5}), &expected, (0.0, 0.0));
    assert_eq!(bound(json!({"min_auc": 0.8, "max_loss": 0.5})), None);
    assert!(bound(json!({"min_auc": 0.81})).is_some() && bound(json!({"max_loss": 0.49})).is_some());
    assert_eq!(file("phrenology", json!({})), Err("unknown kind phrenology".into()));
    assert!(file("psi", json!({})).unwrap_err().contains("input form"));
    let form = json!({"form": "thirds", "alpha": 0.05, "rho": 0.1, "start": 2, "times": []});
    assert_eq!(confidence_sequence(&form), Err("unknown form thirds".into()));
}
