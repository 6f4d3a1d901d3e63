//! What came of a run: one JSON object, and one line of a table for each monitoring bucket.

use serde::Serialize;
use serde_json::{Value, json};

use afterlaunch::base::time::Minutes;
use afterlaunch::platform::alerts::{Alert, Standing};
use afterlaunch::platform::monitoring::{Bucket, Sum};
use afterlaunch::platform::registry::Version;
use afterlaunch::platform::truth::TrueBucket;
use afterlaunch::platform::world::World;
use afterlaunch::session::Session;

/// What came of a run.
pub fn report(session: &Session) -> Value {
    let world = session.world();
    let bill = |b: afterlaunch::platform::ledger::Bill| json!({ "eur": b.eur, "people": b.people });
    let accounts = world.ledger.accounts.iter().map(|(version, a)| {
        json!({
            "answered_by": if *version == 0 { "simple rule or a person".to_owned() } else { format!("v{version}") },
            "answered": a.answered, "missed": a.missed, "false_alarms": a.false_alarms, "eur": a.bill.eur, "people": a.bill.people,
        })
    });
    let versions = world.registry.all().map(|(v, status)| {
        json!({
            "version": format!("v{}", v.number), "status": status.word(), "made_at": v.made_at, "why": v.why, "algorithm": v.algorithm,
            "settings": settings(v), "penalty": v.penalty, "measures": v.measures,
            "snapshot": {
                "from": v.snapshot.from, "to": v.snapshot.to, "rows": v.snapshot.rows, "positives": v.snapshot.positives,
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
    version.recipe.settings().map(|(knob, value)| (knob.id.to_owned(), short(value))).collect::<serde_json::Map<_, _>>().into()
}

/// A number through its text, so that 0.1 stays 0.1.
pub fn short(value: f32) -> Value {
    serde_json::from_str(&value.to_string()).unwrap_or_default()
}

/// The same with its small numbers: written as text and read again, 0.3 stays 0.3.
fn plain(value: &impl Serialize) -> Value {
    serde_json::to_string(value).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn alert(alert: &Alert) -> Value {
    let standing = match alert.standing {
        Standing::Quiet => "quiet",
        Standing::NoData => "no data",
        Standing::Watching { .. } => "watching",
        Standing::Firing { .. } => "firing",
        Standing::Over { .. } => "over",
    };
    json!({ "rule": alert.rule.id, "limit": short(alert.rule.limit), "owner": alert.rule.owner.name(), "standing": standing, "value": alert.value, "fired": alert.fired })
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
        .map(|(i, f)| (f.name.clone(), json!(mean(&|b| b.fields[i].psi.map(f64::from)))))
        .collect();
    json!({
        "buckets": sum.buckets,
        "requests_per_minute": f64::from(sum.requests) / f64::from((sum.buckets * 20).max(1)),
        "called_share": called(&sum),
        "confident_share": sum.lanes[0].confident_share(),
        "latency_ms_p95": mean(&|b| b.lanes[0].latency_ms_p95.map(f64::from)),
        "timed_out_share": sum.timed_out_share(),
        "empty_share": sum.empty_share(),
        "caught_measured": sum.lanes[0].measured.caught(),
        "caught_estimated": sum.lanes[0].expected.recall().map(|e| e.value),
        "caught_true": truth.all.caught(),
        "caught_best_possible": truth.best.caught(),
        "false_alarms_measured": sum.lanes[0].measured.false_alarm_share(),
        "false_alarms_true": truth.all.false_alarm_share(),
        "accuracy_true": truth.all.accuracy(),
        "accuracy_best_possible": truth.best.accuracy(),
        "psi": psi,
    })
}

fn called(sum: &Sum) -> Option<f64> {
    let answered: u32 = sum.lanes.iter().map(|l| l.answered).sum();
    let called: u32 = sum.lanes.iter().map(|l| l.called).sum();
    (answered > 0).then(|| f64::from(called) / f64::from(answered))
}

/// One line for each closed bucket that is kept.
pub fn csv(session: &Session) -> String {
    let world = session.world();
    let fields = &session.scenario().schema.fields;
    let mut head: Vec<String> =
        "minute,requests,champion,candidate,rule,person,earlier,called,confident,latency_ms_p95,timed_out,hits,missed,\
        false_alarms,expected_hits,expected_missed,true_caught,best_caught"
            .split(',')
            .map(str::to_owned)
            .collect();
    head.extend(fields.iter().map(|f| format!("psi_{}", f.name)));
    head.extend(fields.iter().map(|f| format!("ks_{}", f.name)));
    head.extend(fields.iter().map(|f| format!("empty_{}", f.name)));
    let mut out = head.join(",");
    out.push('\n');
    let buckets = &world.monitoring.buckets;
    let pairs = (buckets.first()..buckets.next()).filter_map(|i| Some((i, buckets.get(i)?, world.truth.buckets.get(i)?)));
    for (i, bucket, truth) in pairs {
        out.push_str(&line(i, bucket, truth).join(","));
        out.push('\n');
    }
    out
}

fn line(number: u32, b: &Bucket, truth: &TrueBucket) -> Vec<String> {
    fn said<T: std::fmt::Display>(value: Option<T>) -> String {
        value.map_or_else(String::new, |value| value.to_string())
    }
    let lane = &b.lanes[0];
    let mut cells = vec![((number + 1) * 20).to_string(), b.requests.to_string()];
    cells.extend(b.answered_by.iter().map(u32::to_string));
    cells.extend([lane.called, lane.confident].iter().map(u32::to_string));
    cells.push(said(lane.latency_ms_p95));
    cells.extend([lane.timed_out, lane.measured.hits, lane.measured.missed, lane.measured.false_alarms].iter().map(u32::to_string));
    cells.extend([lane.expected.tp.to_string(), lane.expected.fn_.to_string()]);
    cells.extend([said(truth.all.caught()), said(truth.best.caught())]);
    cells.extend(b.fields.iter().map(|f| said(f.psi)));
    cells.extend(b.fields.iter().map(|f| said(f.ks)));
    cells.extend(b.fields.iter().map(|f| f.empty.to_string()));
    cells
}
