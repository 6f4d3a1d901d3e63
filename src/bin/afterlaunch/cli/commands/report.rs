//! What came of a run: one JSON object, and one row for each monitoring bucket.

use afterlaunch::platform::vocabulary::Role;
use afterlaunch::present::words::names;
use serde_json::{Value, json};

use afterlaunch::base::time::Minutes;
use afterlaunch::platform::monitoring::alerts::{Alert, AlertState};
use afterlaunch::platform::monitoring::{Bucket, Sum};
use afterlaunch::platform::release::Version;
use afterlaunch::platform::truth::TrueBucket;
use afterlaunch::platform::world::World;
use afterlaunch::present::words::learning::version_reason;
use afterlaunch::session::Session;

use crate::cli::figure::{figure, figures, maybe, plain, short};
use crate::cli::output::{CommandResult, Format, Out, Sheet};

/// What came of a run.
pub fn report(session: &Session) -> Value {
    let world = session.world();
    let bill = |b: afterlaunch::platform::team::ledger::Bill| json!({ "eur": figure(b.eur), "people": b.people });
    let accounts = world.ledger.accounts.iter().map(|(version, a)| {
        json!({
            "answered_by": if *version == 0 { "simple rule or a person".to_owned() } else { format!("v{version}") },
            "answered": a.answered, "missed": a.missed, "false_alarms": a.false_alarms, "eur": figure(a.bill.eur), "people": a.bill.people,
        })
    });
    let versions = world.release.registry.all().map(|(v, status)| {
        json!({
            "version": format!("v{}", v.number), "status": names::status(status), "made_at": v.made_at, "why": version_reason(v.why, &session.scenario().words), "algorithm": v.algorithm,
            "settings": settings(v), "penalty": figure(v.penalty), "measures": figures(&v.measures),
            "snapshot": {
                "from": v.snapshot.from, "to": v.snapshot.to, "rows": v.snapshot.rows, "positives": figure(v.snapshot.positives),
                "fingerprint": format!("{:016x}", v.snapshot.fingerprint),
            },
        })
    });
    json!({
        "scenario": session.scenario().id,
        "seed": session.seed(),
        "days": Minutes(session.now().0).as_days(),
        "fingerprint": world.fingerprint().to_string(),
        "windows": means(world),
        "ledger": { "total": bill(world.ledger.total), "today": bill(world.ledger.today), "accounts": accounts.collect::<Vec<_>>() },
        "alerts": world.alerts.all.iter().map(alert).collect::<Vec<_>>(),
        "versions": versions.collect::<Vec<_>>(),
        "events": plain(&world.events),
        "link": session.link().to_query(),
    })
}

fn settings(version: &Version) -> Value {
    version
        .model_spec
        .settings()
        .map(|(hyperparameter, value)| (hyperparameter.id.to_owned(), short(value)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn alert(alert: &Alert) -> Value {
    let standing = match alert.state {
        AlertState::Quiet => "quiet",
        AlertState::NoData => "no data",
        AlertState::Watching { .. } => "watching",
        AlertState::Firing { .. } => "firing",
        AlertState::Over { .. } => "over",
    };
    json!({ "rule": alert.rule.id, "limit": short(alert.rule.limit), "owner": alert.rule.owner.map(names::team_role), "standing": standing, "value": plain(&alert.value), "fired": alert.fired })
}

/// Means over all closed buckets that are kept.
fn means(world: &World) -> Value {
    let next = world.monitoring.buckets.next();
    let sum = world.monitoring.sum(next, next);
    let truth = world.truth.sum(next, next);
    let buckets = world.monitoring.buckets.range(0, next);
    let mean = |of: &dyn Fn(&Bucket) -> Option<f64>| {
        let values: Vec<f64> = buckets.iter().filter_map(of).collect();
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    };
    let psi: serde_json::Map<String, Value> = world
        .scenario
        .schema
        .fields
        .iter()
        .enumerate()
        .map(|(i, f)| (f.name.clone(), maybe(mean(&|b| b.fields[i].psi.map(f64::from)))))
        .collect();
    json!({
        "buckets": sum.buckets,
        "requests_per_minute": figure(f64::from(sum.requests) / f64::from((sum.buckets * 20).max(1))),
        "predicted_positive_rate": maybe(predicted_positive_rate(&sum)),
        "high_confidence_share": maybe(sum.by_role[Role::Champion].high_confidence_share()),
        "latency_ms_p95": maybe(mean(&|b| b.by_role[Role::Champion].latency_ms_p95.map(f64::from))),
        "timed_out_share": maybe(sum.timed_out_share()),
        "empty_share": maybe(sum.empty_share()),
        "recall_measured": maybe(sum.by_role[Role::Champion].measured.recall()),
        "recall_estimated": maybe(sum.by_role[Role::Champion].expected.recall().map(|e| e.value)),
        "recall_true": maybe(truth.all.recall()),
        "recall_best_possible": maybe(truth.best.recall()),
        "false_alarms_measured": maybe(sum.by_role[Role::Champion].measured.false_alarm_share()),
        "false_alarms_true": maybe(truth.all.false_alarm_share()),
        "accuracy_true": maybe(truth.all.accuracy()),
        "accuracy_best_possible": maybe(truth.best.accuracy()),
        "psi": psi,
    })
}

fn predicted_positive_rate(sum: &Sum) -> Option<f64> {
    let answered: u32 = sum.by_role.values().map(|l| l.answered).sum();
    let predicted_positive_rate: u32 = sum.by_role.values().map(|l| l.predicted_positives).sum();
    (answered > 0).then(|| f64::from(predicted_positive_rate) / f64::from(answered))
}

/// What monitoring saw: a row for each closed bucket that is kept.
pub fn metrics(session: &Session, format: Format, out: Out<'_>) -> CommandResult {
    let world = session.world();
    let fields = &session.scenario().schema.fields;
    let mut columns: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
    for measure in ["psi", "ks", "empty"] {
        columns.extend(fields.iter().map(|field| format!("{measure}_{}", field.name)));
    }
    let mut sheet = Sheet::new(format, columns, out)?;
    let buckets = &world.monitoring.buckets;
    for at in buckets.first()..buckets.next() {
        if let (Some(bucket), Some(truth)) = (buckets.get(at), world.truth.buckets.get(at)) {
            sheet.row(&cells(at, bucket, truth))?;
        }
    }
    sheet.end()
}

/// What is told of a bucket before its fields.
const COLUMNS: [&str; 18] = [
    "minute",
    "requests",
    "champion",
    "candidate",
    "rule",
    "person",
    "earlier",
    "called",
    "confident",
    "latency_ms_p95",
    "timed_out",
    "hits",
    "missed",
    "false_alarms",
    "expected_hits",
    "expected_missed",
    "true_caught",
    "best_caught",
];

fn cells(number: u32, b: &Bucket, truth: &TrueBucket) -> Vec<Value> {
    let single = |value: Option<f32>| value.map_or(Value::Null, short);
    let champion = &b.by_role[Role::Champion];
    let mut cells = vec![json!((number + 1) * 20), json!(b.requests)];
    cells.extend(b.answered_by.iter().map(|count| json!(count)));
    cells.extend([
        json!(champion.predicted_positives),
        json!(champion.high_confidence),
        plain(&champion.latency_ms_p95),
        json!(champion.timed_out),
    ]);
    cells.extend(
        [champion.measured.true_positives, champion.measured.false_negatives, champion.measured.false_positives].map(|count| json!(count)),
    );
    cells.extend([figure(champion.expected.tp), figure(champion.expected.fn_), maybe(truth.all.recall()), maybe(truth.best.recall())]);
    cells.extend(b.fields.iter().map(|f| single(f.psi)));
    cells.extend(b.fields.iter().map(|f| single(f.ks)));
    cells.extend(b.fields.iter().map(|f| json!(f.empty)));
    cells
}
