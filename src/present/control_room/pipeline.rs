//! The picture of the system: each stage with its state, figure and caption, made from what the team can see.

use super::alerts;
use super::answered;
use super::loop_parts;
use super::predicted_positive_rate;
use super::view::{FaultMarker, PipelineView, RoleView, StageId, StageView};
use crate::base::time::Tick;
use crate::platform::faults;
use crate::platform::faults::conditions::{LabellingFaults, Machines};
use crate::platform::monitoring::alerts::{AlertState, Metric};
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::monitoring::{FEW_REQUESTS, Sum};
use crate::platform::release::Status;
use crate::platform::release::trial::Verdict;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::ValueCorruption;
use crate::platform::vocabulary::{OnBreach, Role};
use crate::present::plot::Who;
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::session::Session;

/// What is said beside a version that answers nothing for now.
const PAUSED: &str = "paused: the simple rule answers";

/// The picture of a run.
pub fn pipeline(session: &Session) -> PipelineView {
    let world = session.world();
    let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let at_work = loop_parts::at_work(session, &hour);
    let mut stages: Vec<StageView> = StageId::ALL.into_iter().map(|id| stage(session, id, &hour)).collect();
    for stage in &mut stages {
        let part = loop_parts::part_of(stage.id);
        let works = if at_work.contains(&part) { ", at work now" } else { "" };
        stage.spoken = format!("{}. Part of the loop: {}{works}", stage.spoken, part.name());
    }
    PipelineView {
        stages,
        roles: roles(session, &hour),
        bypass: answered::bypass(session, &hour),
        fault_markers: fault_markers(session),
        touched: touched(session),
        at_work,
        requests_per_minute: per_minute(&hour),
    }
}

fn per_minute(hour: &Sum) -> f64 {
    f64::from(hour.requests) / f64::from((hour.buckets * crate::platform::monitoring::time_series::BUCKET).max(1))
}

/// The worst standing of the rules that point at a stage.
pub(crate) fn state_of(session: &Session, id: StageId) -> StatusIcon {
    let rules = session.world().alerts.all.iter().filter(|a| alerts::stage(a.rule.metric) == id);
    let mut worst = StatusIcon::Normal;
    for rule in rules {
        match rule.state {
            AlertState::Firing { .. } => return StatusIcon::Firing,
            AlertState::Watching { .. } => worst = StatusIcon::Watching,
            _ => {}
        }
    }
    worst
}

/// The name above a stage.
pub(crate) fn stage_name(scenario: &Scenario, id: StageId) -> String {
    let name = match id {
        StageId::Customers => return words::capital(&scenario.words.senders),
        StageId::Check => "Check",
        StageId::Prepare => "Prepare",
        StageId::Model => "Model",
        StageId::Answer => "Answer",
        StageId::Act => "Team acts",
        StageId::Outcomes => "Outcomes",
        StageId::Data => "Training data",
        StageId::Train => "Train",
    };
    name.into()
}

/// The state of a stage as the picture shows it.
pub(crate) fn shown_state(session: &Session, id: StageId) -> StatusIcon {
    let monitoring = &session.world().monitoring;
    stage(session, id, &monitoring.sum(monitoring.buckets.next(), PER_HOUR)).state
}

fn stage(session: &Session, id: StageId, hour: &Sum) -> StageView {
    let mut state = state_of(session, id);
    let (figure, caption) = match id {
        StageId::Customers => (format!("{:.0}", per_minute(hour)), "a minute".to_owned()),
        StageId::Check => check(session, hour, &mut state),
        StageId::Prepare => prepare(session, hour, &mut state),
        StageId::Model => model(session, hour, &mut state),
        StageId::Answer => answer(session, hour),
        StageId::Act => act(session, &mut state),
        StageId::Outcomes => outcomes(session, &mut state),
        StageId::Data => data(session),
        StageId::Train => train(session, &mut state),
    };
    let name = stage_name(session.scenario(), id);
    let word = match state {
        StatusIcon::Firing => ", trouble",
        StatusIcon::Watching => ", watching",
        StatusIcon::Off => ", switched off",
        StatusIcon::Working => ", working",
        StatusIcon::NoData => ", no data yet",
        StatusIcon::Normal | StatusIcon::Done => "",
    };
    let spoken = format!("{name}{word}: {figure} {caption}");
    StageView { id, name, state, figure, caption, spoken }
}

fn check(session: &Session, hour: &Sum, state: &mut StatusIcon) -> (String, String) {
    let then = session.world().quality.on_breach;
    let rules = session.world().quality.rules.all();
    if rules.iter().any(|rule| rule.since.is_some()) {
        *state = StatusIcon::Firing;
    }
    if !rules.is_empty() {
        let share = f64::from(hour.blocked) / f64::from(hour.requests.max(1));
        return (words::percent(share), format!("stopped, {}", words::count(rules.len() as u64, "rule", "rules")));
    }
    if then == OnBreach::Off {
        *state = StatusIcon::Off;
        return ("off".into(), "nothing is stopped".into());
    }
    let share = f64::from(hour.blocked) / f64::from(hour.requests.max(1));
    let whereto = if then == OnBreach::Reject { "go back to a person" } else { "go to the simple rule" };
    (words::percent(share), whereto.to_owned())
}

fn prepare(session: &Session, hour: &Sum, state: &mut StatusIcon) -> (String, String) {
    let world = session.world();
    let fields = session.scenario().schema.fields.len();
    let limit = world.alerts.get("field-drift").map_or(0.25, |a| a.rule.limit);
    let drifted =
        world.monitoring.buckets.last().map_or(0, |b| b.fields.iter().filter(|f| f.has_drifted(limit) || f.gaps.is_sure()).count());
    if drifted > 0 {
        return (format!("{drifted} of {fields}"), "fields unlike training".into());
    }
    let empties = world.alerts.all.iter().find(|a| a.rule.metric == Metric::MissingValues);
    if empties.is_some_and(|a| matches!(a.state, AlertState::Firing { .. } | AlertState::Watching { .. })) {
        return (format!("1 of {fields}"), "fields often empty".into());
    }
    if hour.requests < FEW_REQUESTS {
        if *state == StatusIcon::Normal {
            *state = StatusIcon::NoData;
        }
        return (fields.to_string(), "fields, too few values".into());
    }
    (fields.to_string(), "fields, all usual".into())
}

fn model(session: &Session, hour: &Sum, state: &mut StatusIcon) -> (String, String) {
    if session.world().serving.paused {
        *state = StatusIcon::Off;
        return (format!("v{}", session.world().release.rollout.champion), PAUSED.to_owned());
    }
    let caption = Some(champion_caption(session, hour)).filter(|caption| !caption.is_empty());
    let caption = caption.map_or_else(|| "champion".to_owned(), |caption| format!("champion, {caption}"));
    (format!("v{}", session.world().release.rollout.champion), caption)
}

/// What is said beside the champion: how fast it is, or what older versions answer in its stead.
fn champion_caption(session: &Session, hour: &Sum) -> String {
    if session.world().serving.paused {
        return PAUSED.to_owned();
    }
    let ms = session.world().monitoring.buckets.last().and_then(|b| b.by_role[Role::Champion].latency_ms_p95);
    answered::earlier(session, hour).unwrap_or_else(|| ms.map_or_else(String::new, |ms| format!("{} ms", words::milliseconds(ms.into()))))
}

fn answer(session: &Session, hour: &Sum) -> (String, String) {
    let world = session.world();
    let positive = &session.scenario().words.positive;
    let answered: u32 = hour.by_role.values().map(|l| l.answered).sum();
    let share = predicted_positive_rate::share(world, predicted_positive_rate::by_models(world, world.monitoring.buckets.next()));
    let typical = world.normal().predicted_positives();
    if world.serving.paused {
        return ("rule".into(), "the model is paused".into());
    }
    if answered == 0 {
        return ("–".into(), "no model answered".into());
    }
    let Some(share) = share else { return ("–".into(), "too few answers to tell".into()) };
    let unusual = state_of(session, StageId::Answer) != StatusIcon::Normal || !predicted_positive_rate::is_expected(world, share);
    let caption = if unusual { format!("usually {}", words::percent(typical)) } else { "as usual".to_owned() };
    (format!("{} {positive}", words::percent(share)), caption)
}

fn act(session: &Session, state: &mut StatusIcon) -> (String, String) {
    let world = session.world();
    let people = world.ledger.today.people;
    if world.ledger.harm_is_unusual(session.now()) {
        *state = StatusIcon::Firing;
    }
    let w = &session.scenario().words;
    if w.harm.is_empty() {
        return (words::eur(world.ledger.today.eur), "today so far".into());
    }
    (people.to_string(), format!("{} harmed today", if people == 1 { &w.harmed } else { &w.harmed_many }))
}

fn outcomes(session: &Session, state: &mut StatusIcon) -> (String, String) {
    let world = session.world();
    let now = session.now();
    let coverage = f64::from(world.scenario.outcomes.coverage);
    let (from, to, day) = if now.minute_of_day() >= 120 {
        (now.midnight(), now, "today’s")
    } else {
        (Tick(now.midnight().0.saturating_sub(crate::base::time::DAY)), now.midnight(), "yesterday’s")
    };
    match world.monitoring.outcomes_in(from, to, coverage) {
        Some(share) => (words::percent(share), format!("of {day} are in")),
        None => {
            *state = StatusIcon::NoData;
            ("none yet".into(), "the first come in hours".into())
        }
    }
}

fn data(session: &Session) -> (String, String) {
    let store = &session.world().training.store;
    let many = &session.scenario().words.many;
    let newest = store.newest_known().filter(|at| *at >= 0).map(|at| format!(", to {}", words::weekday_long(Tick(at as u32))));
    (words::grouped(store.known()), format!("{many}{}", newest.unwrap_or_default()))
}

fn train(session: &Session, state: &mut StatusIcon) -> (String, String) {
    let world = session.world();
    let now = session.now();
    if let Some((job, share)) = world.training.job.as_ref().zip(world.training.progress()) {
        *state = StatusIcon::Working;
        return (words::percent(share), format!("v{} is being trained", job.number));
    }
    let Some((newest, status)) = world.release.registry.all().next_back() else { return ("–".into(), String::new()) };
    let when = match status {
        Status::RolledBack => "was taken back".to_owned(),
        _ if newest.made_at < 0 => "made before day 1".to_owned(),
        Status::Ready => format!("ready since {}", words::moment(Tick(newest.made_at as u32), now)),
        Status::Canary | Status::Champion | Status::Retired => format!("made {}", words::moment(Tick(newest.made_at as u32), now)),
    };
    (format!("v{}", newest.number), when)
}

fn roles(session: &Session, hour: &Sum) -> Vec<RoleView> {
    let world = session.world();
    let canary = world.release.rollout.canary;
    let (rest, on_trial) = answered::shares(session, hour);
    let share_text = |share: f64| if hour.requests > 0 { words::percent_fine(share) } else { "–".to_owned() };
    let mut roles = vec![RoleView {
        version: format!("v{}", world.release.rollout.champion),
        who: Who::Champion,
        role: "champion",
        caption: champion_caption(session, hour),
        share: rest,
        share_text: share_text(rest),
    }];
    if let Some(((number, _), share)) = canary.zip(on_trial) {
        let caption = match world.verdict() {
            Verdict::NotEnough => "no verdict yet",
            said => words::trial::word(said),
        };
        roles.push(RoleView {
            version: format!("v{number}"),
            who: Who::Candidate,
            role: "canary",
            caption: caption.to_owned(),
            share,
            share_text: share_text(share),
        });
    }
    roles
}

fn fault_markers(session: &Session) -> Vec<FaultMarker> {
    let now = session.now();
    let shown = session.visible_faults().filter(|a| a.runs());
    shown
        .filter_map(|a| {
            let fault = faults::find(&a.injection.fault)?;
            let changed = session.world().comes_to(a);
            let after = match changed {
                None => StageId::Prepare,
                Some(c) if c.machines != Machines::default() => StageId::Prepare,
                Some(c) if c.flipped > 0.0 || c.records != LabellingFaults::default() => StageId::Act,
                Some(_) => StageId::Customers,
            };
            let since = format!("since {}", words::moment(a.injection.start, now));
            Some(FaultMarker { after, name: fault.describe(fault.running, &a.injection.target, session.scenario()), since })
        })
        .collect()
}

/// Share of requests that known trouble touches: those whose data it changed, and those that a bad release answers.
fn touched(session: &Session) -> f64 {
    let world = session.world();
    let segments = &session.scenario().segments;
    let mut clean = 1.0;
    for active in session.visible_faults().filter(|a| a.runs()) {
        let Some(changed) = world.comes_to(active) else {
            clean *= 1.0 - f64::from(world.release.rollout.canary.filter(|(v, _)| Some(*v) == active.version).map_or(1.0, |(_, s)| s));
            continue;
        };
        let of = |segment: Option<u8>| segment.and_then(|s| segments.get(usize::from(s))).map_or(1.0, |s| s.share);
        // One record in several fields is one record. Labels and concepts change what is true or believed, not the requests.
        let fields =
            changed.corruptions.iter().filter(|c| c.how != ValueCorruption::Disguised).map(|c| c.share * of(c.segment)).fold(0.0, f32::max);
        let more = if changed.traffic > 1.0 { 1.0 - 1.0 / changed.traffic } else { 0.0 };
        let mixed = changed.world.mix.map_or(0.0, |(_, share)| share);
        for share in [fields, more, mixed, changed.newcomers, changed.ingest.repeated] {
            clean *= 1.0 - f64::from(share.clamp(0.0, 1.0));
        }
    }
    1.0 - clean
}
