//! Who sends, what the check holds each request against, and what is prepared: the stages before the model.

use super::parts::{Row, bad_first, card, ordinary_words, row, value_words};
use crate::base::stats;
use crate::base::time::Minutes;
use crate::learn::data::{Field, FieldKind};
use crate::platform::monitoring::Gaps;
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::serving::hosting::Hosting;
use crate::platform::vocabulary::OnBreach;
use crate::present::charts;
use crate::present::control_room::alerts;
use crate::present::control_room::view::{StageCardView, StageId, Tab};
use crate::present::words;
use crate::session::Session;

/// Rows shown before "all fields" is asked for.
pub(super) const FIRST_ROWS: usize = 4;

pub(super) fn customers(session: &Session) -> StageCardView {
    let world = session.world();
    let next = world.monitoring.buckets.next();
    let buckets = world.monitoring.buckets.range(next.saturating_sub(PER_HOUR), next);
    let all: u32 = buckets.iter().map(|b| b.requests).sum();
    let rows = session.scenario().segments.iter().enumerate().filter_map(|(i, segment)| {
        let n: u32 = buckets.iter().map(|b| b.segment_requests[i]).sum();
        let share = f64::from(n) / f64::from(all.max(1));
        let new = segment.share == 0.0;
        (!new || n > 0).then(|| {
            let expected = if new { "new".to_owned() } else { words::percent(f64::from(segment.share)) };
            row(false, [&segment.name, &words::percent(share), &expected])
        })
    });
    let many = &session.scenario().words.many;
    let mut card = card(format!("Sends the {many}: who writes, and how many."), ["who writes", "last hour", "usually"], rows.collect());
    card.note = format!("{} {many} came in the last hour.", words::grouped(u64::from(all)));
    card.chart = charts::find("requests").map(|c| c.id);
    card.control = Some(match world.team.settings.hosting {
        Hosting::Servers => (Tab::Respond, "scale-servers", "Add a server".into()),
        _ => (Tab::Respond, "hosting", "Choose where it runs".into()),
    });
    card
}

pub(super) fn check(session: &Session) -> StageCardView {
    let world = session.world();
    let schema = &session.scenario().schema;
    let last = world.monitoring.recent.last();
    let rows = schema.fields.iter().enumerate().map(|(i, field)| {
        let value = last.as_ref().and_then(|l| l[i]);
        let breaks = value.map_or(field.required, |v| world.quality.contract.breaks(i, v)) || alerts::names(session, StageId::Check, i);
        let allowed = match &field.kind {
            FieldKind::Numeric { .. } => format!("{} to {}", words::short(field.range.0), words::short(field.range.1)),
            _ => ordinary_words(field, field.range),
        };
        let must = if field.required { format!("{allowed}, required") } else { allowed };
        row(breaks, [&words::small(&field.label), &value_words(field, value), &must])
    });
    let rows: Vec<Row> = rows.collect();
    let rows = bad_first(rows);
    let one = &session.scenario().words.one;
    let mut card = card(
        format!("Holds each {one} against the contract: which fields, which values."),
        [&format!("the last {one}"), "arrived as", "allowed"],
        rows,
    );
    let broken = card.rows.iter().chain(&card.more_rows).filter(|r| r.0).count();
    card.more_rows.splice(0..0, card.rows.split_off(FIRST_ROWS.max(broken).min(card.rows.len())));
    let off = world.quality.on_breach == OnBreach::Off;
    let rules = world.quality.rules.all().len() as u64;
    let unknown = (0..schema.fields.len()).find_map(|i| unseen_note(session, i));
    card.note = match (off, broken) {
        _ if rules > 0 => format!("{} of your own: they decide about their fields.", words::count(rules, "rule", "rules")),
        _ if unknown.is_some() => unknown.unwrap_or_default(),
        (true, 0) => "It is switched off: whatever comes goes on to the model.".into(),
        (true, _) => format!("It is switched off, so this {one} went on to the model all the same."),
        (false, _) => "What breaks the contract does not reach the model.".into(),
    };
    card.control = Some((Tab::Respond, "validation", if off { "Choose how to switch it on" } else { "Choose to switch it off" }.into()));
    card
}

/// How many words of a field are on no list, where there are any to speak of.
pub(super) fn unseen_note(session: &Session, at: usize) -> Option<String> {
    let field = &session.scenario().schema.fields[at];
    let FieldKind::Categorical { categories } = &field.kind else { return None };
    let now: Vec<f32> = session.world().monitoring.recent.since(session.now().minus(Minutes(60)), at).collect();
    let unknown = now.iter().filter(|value| **value >= categories.len() as f32).count();
    let share = unknown as f64 / now.len().max(1) as f64;
    (share >= 0.01).then(|| {
        format!("{}: {} of the last hour’s are a word on no list. Known are {}.", field.label, words::percent(share), categories.join(", "))
    })
}

pub(super) fn prepare(session: &Session) -> StageCardView {
    let world = session.world();
    let schema = &session.scenario().schema;
    let reference = &world.release.champion().reference;
    let limit = world.alerts.get("field-drift").map_or(0.25, |a| a.rule.limit);
    let last = world.monitoring.recent.last();
    let bucket = world.monitoring.buckets.last();
    let drifted = |i: usize| bucket.is_some_and(|b| b.fields[i].has_drifted(limit) || b.fields[i].gaps.is_sure());
    let rows: Vec<Row> = schema
        .fields
        .iter()
        .enumerate()
        .map(|(i, field)| {
            let value = last.as_ref().and_then(|l| l[i]);
            let cells = [&*words::small(&field.label), &*value_words(field, value), &*ordinary_words(field, reference.ordinary[i])];
            row(drifted(i), cells)
        })
        .collect();
    let rows = bad_first(rows);
    let one = &session.scenario().words.one;
    let does = format!("Turns {} into the numbers the model reads, with the same steps as in training.", words::one(one));
    let mut card = card(does, [&format!("the last {one}"), "arrived as", "in training"], rows);
    let bad = card.rows.iter().filter(|r| r.0).count();
    card.more_rows.splice(0..0, card.rows.split_off(FIRST_ROWS.max(bad).min(card.rows.len())));
    card.note = (0..schema.fields.len()).find(|i| drifted(*i)).map_or_else(
        || format!("All {} fields look as they did in training.", schema.fields.len()),
        |i| drift_note(session, i, &schema.fields[i]),
    );
    card.chart = charts::find(if bad > 0 { "field-distribution" } else { "field-drift" }).map(|c| c.id);
    card.control =
        Some((Tab::Respond, "validation", "Choose how to switch the check on".into())).filter(|_| world.quality.on_breach == OnBreach::Off);
    card
}

/// What a drifted field looks like, so that a person can guess why.
pub(super) fn drift_note(session: &Session, i: usize, field: &Field) -> String {
    let world = session.world();
    match world.monitoring.buckets.last().map(|last| last.fields[i].gaps) {
        Some(Gaps::Gone) => return format!("{} came empty in the last hour; in training it was there.", field.label),
        Some(Gaps::Fewer) => {
            return format!("{} is filled; in training it was empty more often, so the model hardly knows it.", field.label);
        }
        _ => {}
    }
    let now: Vec<f64> = world.monitoring.recent.since(session.now().minus(Minutes(60)), i).map(f64::from).collect();
    let then: Vec<f64> = world.release.champion().reference.sample[i].iter().map(|v| f64::from(*v)).collect();
    match (stats::median(&now), stats::median(&then)) {
        (Some(now), Some(then)) if matches!(field.kind, FieldKind::Numeric { .. }) => {
            let times = if then > 0.0 { now / then } else { 1.0 };
            let hint = if (40.0..80.0).contains(&times) { " Sixty times: could the unit have changed?" } else { "" };
            format!(
                "Half of the last hour’s values are above {}; in training above {}.{hint}",
                value_words(field, Some(now as f32)),
                value_words(field, Some(then as f32))
            )
        }
        _ => format!("{}: its values come in other proportions than in training.", field.label),
    }
}
