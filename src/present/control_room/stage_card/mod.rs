//! A stage looked into: what it does, the last record or figures against training, and what helps.

use super::alerts;
use super::approvals;
use super::called;
use super::pipeline::{shown_state, stage_name, state_of};
use super::view::{StageCardView, StageId, Tab};
use crate::base::order::sorted_by;
use crate::base::say;
use crate::base::stats;
use crate::base::time::{DAY, Minutes, Tick};
use crate::learn::data::{Field, FieldKind};
use crate::learn::models::Knob;
use crate::platform::hosting::Hosting;
use crate::platform::monitoring::Gaps;
use crate::platform::registry::Version;
use crate::platform::rules;
use crate::platform::telling::ToldBucket;
use crate::platform::track::{BUCKET, PER_HOUR, bucket_of};
use crate::platform::vocabulary::Cells;
use crate::platform::vocabulary::OnBreach;
use crate::platform::world::World;
use crate::present::charts;
use crate::present::view::Glyph;
use crate::present::words;
use crate::session::Session;

/// Rows shown before "all fields" is asked for.
const FIRST_ROWS: usize = 4;

type Row = (bool, [String; 3]);

/// A stage looked into.
pub fn stage_card(session: &Session, id: StageId) -> StageCardView {
    let mut card = match id {
        StageId::Customers => customers(session),
        StageId::Check => check(session),
        StageId::Prepare => prepare(session),
        StageId::Model => model(session),
        StageId::Answer => answer(session),
        StageId::Act => act(session),
        StageId::Outcomes => outcomes(session),
        StageId::Data => data(session),
        StageId::Train => train(session),
    };
    card.id = id;
    card.name = stage_name(session.scenario(), id);
    card.follow = format!("Follow one {}", session.scenario().words.one);
    card.state = shown_state(session, id);
    card
}

fn card(does: impl Into<String>, head: [&str; 3], rows: Vec<Row>) -> StageCardView {
    let mut rows = rows;
    let more_rows = rows.split_off(rows.len().min(8));
    StageCardView {
        id: StageId::Customers,
        name: String::new(),
        state: Glyph::Normal,
        does: does.into(),
        head: head.map(str::to_owned),
        rows,
        more_rows,
        note: String::new(),
        trial: None,
        record: Vec::new(),
        chart: None,
        control: None,
        follow: String::new(),
    }
}

fn row<const N: usize>(bad: bool, cells: [&str; N]) -> Row {
    let mut out = [String::new(), String::new(), String::new()];
    for (out, cell) in out.iter_mut().zip(cells) {
        cell.clone_into(out);
    }
    (bad, out)
}

/// A field's value as people read it.
fn value_words(field: &Field, value: Option<f32>) -> String {
    match (&field.kind, value) {
        (FieldKind::Numeric { .. }, Some(value)) => {
            let figure = words::short(f64::from(value));
            if field.unit.is_empty() { figure } else { format!("{figure} {}", field.unit) }
        }
        _ => rules::value_words(field, value),
    }
}

fn ordinary_words(field: &Field, (low, high): (f64, f64)) -> String {
    match &field.kind {
        FieldKind::Numeric { .. } => format!("{} to {}", words::short(low), words::short(high)),
        FieldKind::Categorical { categories } => format!("{} kinds", categories.len()),
        FieldKind::Boolean => "yes or no".into(),
    }
}

fn customers(session: &Session) -> StageCardView {
    let world = session.world();
    let next = world.monitoring.buckets.next();
    let buckets = world.monitoring.buckets.range(next.saturating_sub(PER_HOUR), next);
    let all: u32 = buckets.iter().map(|b| b.requests).sum();
    let rows = session.scenario().segments.iter().enumerate().filter_map(|(i, segment)| {
        let n: u32 = buckets.iter().map(|b| b.segment_requests[i]).sum();
        let share = f64::from(n) / f64::from(all.max(1));
        let new = segment.share == 0.0;
        (!new || n > 0).then(|| {
            let usual = if new { "new".to_owned() } else { words::percent(f64::from(segment.share)) };
            row(false, [&segment.name, &words::percent(share), &usual])
        })
    });
    let many = &session.scenario().words.many;
    let mut card = card(format!("Sends the {many}: who writes, and how many."), ["who writes", "last hour", "usually"], rows.collect());
    card.note = format!("{} {many} came in the last hour.", words::grouped(u64::from(all)));
    card.chart = charts::find("arriving").map(|c| c.id);
    card.control = Some(match world.ways.hosting {
        Hosting::Servers => (Tab::Respond, "servers", "Add a server".into()),
        _ => (Tab::Respond, "runs-on", "Choose where it runs".into()),
    });
    card
}

fn check(session: &Session) -> StageCardView {
    let world = session.world();
    let schema = &session.scenario().schema;
    let last = world.monitoring.recent.last();
    let rows = schema.fields.iter().enumerate().map(|(i, field)| {
        let value = last.as_ref().and_then(|l| l[i]);
        let breaks = value.map_or(field.required, |v| world.contract().breaks(i, v)) || alerts::names(session, StageId::Check, i);
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
    let off = world.on_breach == OnBreach::Off;
    let rules = world.rules.all().len() as u64;
    let unknown = (0..schema.fields.len()).find_map(|i| unknown_note(session, i));
    card.note = match (off, broken) {
        _ if rules > 0 => format!("{} of your own: they decide about their fields.", words::count(rules, "rule", "rules")),
        _ if unknown.is_some() => unknown.unwrap_or_default(),
        (true, 0) => "It is switched off: whatever comes goes on to the model.".into(),
        (true, _) => format!("It is switched off, so this {one} went on to the model all the same."),
        (false, _) => "What breaks the contract does not reach the model.".into(),
    };
    card.control = Some((Tab::Respond, "check", if off { "Choose how to switch it on" } else { "Choose to switch it off" }.into()));
    card
}

/// How many words of a field are on no list, where there are any to speak of.
fn unknown_note(session: &Session, at: usize) -> Option<String> {
    let field = &session.scenario().schema.fields[at];
    let FieldKind::Categorical { categories } = &field.kind else { return None };
    let now: Vec<f32> = session.world().monitoring.recent.since(session.now().minus(Minutes(60)), at).collect();
    let unknown = now.iter().filter(|value| **value >= categories.len() as f32).count();
    let share = unknown as f64 / now.len().max(1) as f64;
    (share >= 0.01).then(|| {
        format!("{}: {} of the last hour’s are a word on no list. Known are {}.", field.label, words::percent(share), categories.join(", "))
    })
}

/// Rows that stand out come first; otherwise the order stays.
fn bad_first(rows: Vec<Row>) -> Vec<Row> {
    sorted_by(rows, |row| if row.0 { 0.0 } else { 1.0 })
}

fn prepare(session: &Session) -> StageCardView {
    let world = session.world();
    let schema = &session.scenario().schema;
    let reference = &world.champion().reference;
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
    let does = format!("Turns {} into the numbers the model reads, with the same steps as in training.", say::one(one));
    let mut card = card(does, [&format!("the last {one}"), "arrived as", "in training"], rows);
    let bad = card.rows.iter().filter(|r| r.0).count();
    card.more_rows.splice(0..0, card.rows.split_off(FIRST_ROWS.max(bad).min(card.rows.len())));
    card.note = (0..schema.fields.len()).find(|i| drifted(*i)).map_or_else(
        || format!("All {} fields look as they did in training.", schema.fields.len()),
        |i| drift_note(session, i, &schema.fields[i]),
    );
    card.chart = charts::find(if bad > 0 { "field-spread" } else { "field-drift" }).map(|c| c.id);
    card.control = Some((Tab::Respond, "check", "Choose how to switch the check on".into())).filter(|_| world.on_breach == OnBreach::Off);
    card
}

/// What a drifted field looks like, so that a person can guess why.
fn drift_note(session: &Session, i: usize, field: &Field) -> String {
    let world = session.world();
    match world.monitoring.buckets.last().map(|last| last.fields[i].gaps) {
        Some(Gaps::Gone) => return format!("{} came empty in the last hour; in training it was there.", field.label),
        Some(Gaps::Fewer) => {
            return format!("{} is filled; in training it was empty more often, so the model hardly knows it.", field.label);
        }
        _ => {}
    }
    let now: Vec<f64> = world.monitoring.recent.since(session.now().minus(Minutes(60)), i).map(f64::from).collect();
    let then: Vec<f64> = world.champion().reference.sample[i].iter().map(|v| f64::from(*v)).collect();
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

/// "It runs on company servers: 4 of them."
fn runs_on(world: &World) -> String {
    let servers = match world.ways.hosting {
        Hosting::Servers => format!(": {} of them", world.queue.servers()),
        Hosting::Cloud => format!(", on {} just now", words::count(u64::from(world.queue.servers()), "server", "servers")),
        Hosting::Devices => on_devices(world),
        Hosting::Laptop => String::new(),
    };
    format!("It runs on {}{servers}.", world.ways.hosting.name())
}

/// ": v4 has reached 43 % of them", while a release or a roll-back is on its way.
fn on_devices(world: &World) -> String {
    let offered = world.rollout.canary.map_or(world.rollout.champion, |(number, _)| number);
    let reached = world.fleet.as_ref().map(|fleet| fleet.share(offered)).filter(|share| *share < 0.995);
    reached.map_or_else(String::new, |share| format!(": v{offered} has reached {} of them", words::percent(share)))
}

fn model(session: &Session) -> StageCardView {
    let world = session.world();
    let champion = world.champion();
    let other = world.canary().map(|(v, _)| v).or_else(|| world.rollout.previous.and_then(|v| world.registry.get(v)));
    let w = &session.scenario().words;
    let share = |v: Option<f64>| v.map_or_else(|| "–".to_owned(), words::percent);
    type Said<'a> = (&'a str, Box<dyn Fn(&Version) -> String + 'a>);
    let caught = format!("{} caught in test", w.positive);
    let off = session.scenario().amount.as_ref().map_or_else(String::new, |_| "mean error in test".to_owned());
    let lines: Vec<Said<'_>> = vec![
        ("in its snapshot", Box::new(|v| format!("{} {}", words::grouped(v.snapshot.rows.iter().map(|r| u64::from(*r)).sum()), w.many))),
        ("learnt from", Box::new(|v| words::grouped(v.snapshot.rows[0].into()))),
        (
            "validated and tested on",
            Box::new(|v| format!("{} and {}", words::grouped(v.snapshot.rows[1].into()), words::grouped(v.snapshot.rows[2].into()))),
        ),
        ("their days", Box::new(|v| days(v.snapshot.from, v.snapshot.to))),
        (
            &off,
            Box::new(move |v| v.measures.errors.map_or_else(|| "predicts none".to_owned(), |e| words::amount(session.scenario(), e.mae))),
        ),
        (&caught, Box::new(move |v| share(v.tested_at(world.threshold).recall()))),
        ("false alarms in test", Box::new(move |v| share(v.tested_at(world.threshold).precision().map(|p| 1.0 - p)))),
        ("right answers in test", Box::new(move |v| share(v.tested_at(world.threshold).accuracy()))),
        ("kind", Box::new(|v| v.algorithm.clone())),
        ("its settings", Box::new(settings)),
        ("fingerprint of its snapshot", Box::new(|v| format!("{:08x}", v.snapshot.fingerprint >> 32))),
        ("made", Box::new(|v| made(v, session.now()))),
        ("why", Box::new(|v| v.why.clone())),
    ];
    let lines = lines.iter().filter(|(name, _)| !name.is_empty());
    let (mut rows, mut same) = (Vec::new(), Vec::new());
    for (name, said) in lines {
        let [own, others] = [said(champion), other.map_or_else(String::new, |o| said(o))];
        match own == others {
            true => same.push(row(false, [name, &own, "the same"])),
            false => rows.push(row(false, [name, &own, &others])),
        }
    }
    let names = [
        format!("v{}, champion", champion.number),
        other.map_or_else(String::new, |o| format!("v{}, {}", o.number, status(world, o.number))),
    ];
    let does = match &session.scenario().amount {
        None => format!("Gives each {} a score from 0 to 100 %.", w.one),
        Some(amount) => format!(
            "Predicts a number for each {}: {}{}. Its score is the chance that it comes out above {}.",
            w.one,
            words::small(&amount.label),
            if amount.unit.is_empty() { String::new() } else { format!(" in {}", amount.unit) },
            words::amount(session.scenario(), f64::from(amount.line))
        ),
    };
    let head = if other.is_some() { "what differs" } else { "" };
    let mut card = card(does, [head, &names[0], &names[1]], rows);
    card.more_rows.extend(same);
    card.note = runs_on(world);
    card.trial = super::trial::trial(session);
    card.chart = charts::find("answer-time").map(|c| c.id);
    card.control = Some(match world.rollout.canary {
        Some((v, _)) => (Tab::Respond, "roll-back", format!("Take v{v} back")),
        None => (Tab::Respond, "roll-back", "Go back a version".into()),
    });
    card
}

/// "trees 30, leaves of a tree 15", where they are not as usual.
fn settings(version: &Version) -> String {
    let said = |(knob, value): (&Knob, f32)| format!("{} {}", knob.name.to_lowercase(), words::short(f64::from(value)));
    let changed: Vec<String> = version.recipe.changed().map(said).collect();
    if changed.is_empty() { "as usual".to_owned() } else { changed.join(", ") }
}

fn status(world: &World, number: u32) -> &'static str {
    world.registry.status(number).map_or("", |s| s.word())
}

/// "day 2 to 9", "22 to 18 days before".
fn days(from: i64, to: i64) -> String {
    let day = |at: i64| at.div_euclid(i64::from(DAY));
    match (from < 0, to < 0) {
        (true, true) if day(to) == -1 => format!("{} days to 1 day before day 1", -day(from)),
        (true, true) => format!("{} to {} days before day 1", -day(from), -day(to)),
        (true, false) => format!("{} before to day {}", words::count(day(from).unsigned_abs(), "day", "days"), day(to) + 1),
        _ if day(from) == day(to) => format!("day {}", day(from) + 1),
        _ => format!("day {} to {}", day(from) + 1, day(to) + 1),
    }
}

fn made(version: &Version, now: Tick) -> String {
    if version.made_at < 0 { "before day 1".into() } else { words::moment(Tick(version.made_at as u32), now) }
}

fn answer(session: &Session) -> StageCardView {
    let world = session.world();
    let w = &session.scenario().words;
    let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let reference = |lane: usize| match lane {
        0 => Some(world.champion()),
        _ => world.canary().map(|(v, _)| v),
    };
    let unusual = state_of(session, StageId::Answer) != Glyph::Normal;
    let mut rows = Vec::new();
    for lane in 0..2 {
        let Some(version) = reference(lane) else { continue };
        let usual = version.reference.called(world.threshold);
        let share = called::share(world, called::by_lane(world, world.monitoring.buckets.next(), lane));
        let bad = unusual && share.is_some_and(|share| share < usual * 0.8 || share > usual * 1.25);
        let share = share.map_or_else(|| "too few to tell".to_owned(), words::percent);
        rows.push(row(bad, [&format!("v{}", version.number), &share, &words::percent(usual)]));
    }
    let head = ["answered by".to_owned(), format!("called {}", w.positive), "on rows kept apart".to_owned()];
    let does = format!("Calls {} {} when its score reaches {}.", say::one(&w.one), w.positive, words::percent(f64::from(world.threshold)));
    let mut card = card(does, [&head[0], &head[1], &head[2]], rows);
    let rule = hour.answered_by[2];
    if rule > 0 {
        card.note = format!("The simple rule answered {} {} in the last hour.", words::grouped(u64::from(rule)), w.many);
    }
    card.chart = charts::find("called-urgent").map(|c| c.id);
    card.control = Some((Tab::Respond, "threshold", "Move the decision line".into()));
    card
}

fn act(session: &Session) -> StageCardView {
    let world = session.world();
    let w = &session.scenario().words;
    let today = world.ledger.today;
    let usual = world.ledger.usual_by(session.now());
    let usual_words = |of: fn((f64, f64)) -> String| usual.map_or_else(|| "–".to_owned(), of);
    let rows = vec![
        row(
            false,
            ["cost", &words::eur(today.eur), &usual_words(|u| if u.0 < 0.5 { "next to nothing".to_owned() } else { words::eur(u.0) })],
        ),
        row(
            false,
            [
                &format!("{} harmed", w.harmed_many),
                &words::grouped(today.people.into()),
                &usual_words(|u| words::grouped(u.1.round() as u64)),
            ],
        ),
        row(false, ["cost of the whole run", &words::eur(world.ledger.total.eur), ""]),
        row(false, [&format!("{} harmed in the whole run", w.harmed_many), &words::grouped(u64::from(world.ledger.total.people)), ""]),
    ];
    let does = session.scenario().sentence.as_str();
    let mut card = card(does, ["", "today so far", "usual by now"], rows);
    card.note = super::ledger::later(session.scenario());
    card
}

fn outcomes(session: &Session) -> StageCardView {
    let world = session.world();
    let w = &session.scenario().words;
    let now = session.now();
    let coverage = f64::from(session.scenario().outcomes.coverage);
    let mut rows = Vec::new();
    for back in 0..4u32 {
        let Some(from) = now.midnight().0.checked_sub(back * DAY).map(Tick) else { break };
        let to = Tick((from.0 + DAY).min(now.0));
        let name = match back {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            _ => words::weekday_long(from).to_owned(),
        };
        let Some(share) = world.monitoring.outcomes_in(from, to, coverage) else { continue };
        let (mut cells, mut told) = (Cells::default(), ToldBucket::default());
        for bucket in world.monitoring.buckets.range(from.0 / BUCKET, bucket_of(to)) {
            bucket.segments.iter().for_each(|s| cells.add(s));
            bucket.lanes.iter().filter_map(|lane| lane.told.as_ref()).for_each(|lane| told.add(lane));
        }
        let caught = cells.caught().filter(|_| cells.positives() >= 30).map_or_else(|| "too few".to_owned(), words::percent);
        let caught = match told.error(30) {
            Some(off) => format!("{caught}, off by {}", words::amount(session.scenario(), off)),
            None => caught,
        };
        rows.push(row(false, [&name, &words::percent(share), &caught]));
    }
    let does = format!("When a person has dealt with {}, it is known whether it was {}.", say::one(&w.one), w.positive);
    let mut card = card(does, ["from", "outcomes in", &format!("{} caught", w.positive)], rows);
    card.note = format!("{} outcomes are on their way. Some never come.", words::grouped(u64::from(world.feedback.waiting())));
    card.chart = charts::find(if session.scenario().amount.is_some() { "mean-error" } else { "caught" }).map(|c| c.id);
    card
}

fn data(session: &Session) -> StageCardView {
    let world = session.world();
    let w = &session.scenario().words;
    let known = world.store.known();
    let champion = world.champion();
    let used: u64 = champion.snapshot.rows.iter().map(|r| u64::from(*r)).sum();
    let rows = vec![
        row(false, ["kept, outcome known", &words::grouped(known), &words::grouped(used)]),
        row(
            false,
            [
                &format!("share that is {}", w.positive),
                &words::percent(world.store.positives()),
                &words::percent(champion.snapshot.positives),
            ],
        ),
    ];
    let kept = words::each_of(session.world().keep_one_in(), &w.one);
    let does = format!("Keeps {kept} as it arrived, with its outcome, for seventy days.");
    let mut card = card(does, ["", "now", &format!("in v{}’s snapshot", champion.number)], rows);
    card.note = "A new version learns from here: also from what is wrong in it.".into();
    card.control = Some((Tab::Respond, "retrain", "Retrain".into()));
    card
}

fn train(session: &Session) -> StageCardView {
    let world = session.world();
    let now = session.now();
    let rows = world.registry.all().rev().map(|(v, s)| {
        let caught = match &v.measures.errors {
            Some(errors) => format!("off by {}", words::amount(session.scenario(), errors.mae)),
            None => v.tested_at(world.threshold).recall().map_or_else(|| "–".to_owned(), words::percent),
        };
        row(false, [&format!("v{}, {}", v.number, made(v, now)), s.word(), &caught])
    });
    let rows: Vec<_> = rows.collect();
    let w = &session.scenario().words;
    let in_test = match session.scenario().amount {
        Some(_) => "in test".to_owned(),
        None => format!("{} caught in test", w.positive),
    };
    let mut card =
        card("Makes a new version from the training data. A new version is not yet a better one.", ["version", "status", &in_test], rows);
    if let Some((job, share)) = world.training.as_ref().zip(world.training_progress()) {
        card.note = format!("v{} is being trained: {}.", job.number, words::percent(share));
    }
    card.record = approvals::records(session);
    card.control = Some((Tab::Respond, "retrain", "Retrain".into()));
    card
}
