//! Reads off a run what a quiz can ask about it.

use crate::base::time::{Minutes, Tick};
use crate::course::quizzes::facts::{AlertFact, CanaryFact, FaultFact, Mistakes, RetrainedFact, RollBackFact, RunFacts, SegmentFact};
use crate::platform::faults;
use crate::platform::faults::RunningFault;
use crate::platform::monitoring::alerts::Metric;
use crate::platform::monitoring::time_series::{PER_HOUR, bucket_of};
use crate::platform::monitoring::{FEW_POSITIVES, Sum};
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, By, ConfusionMatrix, Event, Role, What};
use crate::platform::world::World;

use super::run::Session;

/// Shares before and after trouble began are taken over so many hours at most.
const AROUND_HOURS: u32 = 6;
/// An alert answers trouble that began no longer than this before it.
const ANSWERS_WITHIN: Minutes = Minutes::days(1);

/// The facts of a run from a minute on: what somebody who came then has lived through.
pub fn facts_since(session: &Session, from: Tick) -> RunFacts {
    let mut before = session.copied();
    before.travel(from);
    let (all, before) = (facts(session), facts(&before));
    let (now, then) = (&all.mistakes, &before.mistakes);
    RunFacts {
        lasted: Minutes(all.lasted.0.saturating_sub(before.lasted.0)),
        eur: all.eur - before.eur,
        people: all.people.saturating_sub(before.people),
        mistakes: Mistakes {
            missed: now.missed.saturating_sub(then.missed),
            missed_eur: now.missed_eur - then.missed_eur,
            false_alarms: now.false_alarms.saturating_sub(then.false_alarms),
            false_alarms_eur: now.false_alarms_eur - then.false_alarms_eur,
        },
        upkeep_eur: all.upkeep_eur - before.upkeep_eur,
        without_model: [0, 1].map(|by| all.without_model[by].saturating_sub(before.without_model[by])),
        ..all
    }
}

/// The facts of a run, from its first minute on.
pub fn facts(session: &Session) -> RunFacts {
    let world = session.world();
    let words = &session.scenario().words;
    let answered = answered_by(world);
    let (fault, alert) = match fault_and_alert(session) {
        Some((active, alert)) => (Some(active), alert),
        None => (None, None),
    };
    RunFacts {
        many: words.many.clone(),
        positive: words.positive.clone(),
        lasted: session.now().since(Tick(0)),
        threshold: f64::from(world.serving.threshold),
        eur: world.ledger.total.eur,
        people: world.ledger.total.people,
        mistakes: mistakes(session),
        upkeep_eur: upkeep(session, answered[By::Person as usize]),
        without_model: [answered[By::Rule as usize], answered[By::Person as usize]],
        fault: fault.map(|active| fault_fact(session, active)),
        alert: alert.zip(fault).and_then(|(event, active)| alert_fact(session, event, active)),
        retrained: retrained(world),
        canary: canary(world),
        rolled_back: rolled_back(world),
        outcomes_in: outcomes_in(session),
        segments: segments(session),
    }
}

/// Requests by who answered, as far back as buckets are kept.
fn answered_by(world: &World) -> [u64; 5] {
    let mut sum = [0; 5];
    let monitoring = &world.monitoring;
    for bucket in monitoring.buckets.range(monitoring.buckets.first(), monitoring.buckets.next()).iter().chain([&monitoring.open]) {
        for (sum, answered) in sum.iter_mut().zip(bucket.answered_by) {
            *sum += u64::from(answered);
        }
    }
    sum
}

fn mistakes(session: &Session) -> Mistakes {
    let accounts = &session.world().ledger.accounts;
    let costs = &session.scenario().costs;
    let missed = accounts.iter().map(|(_, a)| a.missed).sum::<u64>();
    let false_alarms = accounts.iter().map(|(_, a)| a.false_alarms).sum::<u64>();
    Mistakes {
        missed,
        missed_eur: missed as f64 * f64::from(costs.missed_eur),
        false_alarms,
        false_alarms_eur: false_alarms as f64 * f64::from(costs.false_alarm_eur),
    }
}

/// What machines and people who read have cost: mistakes are the rest of the bill.
fn upkeep(session: &Session, by_hand: u64) -> f64 {
    session.world().ledger.machines_eur + by_hand as f64 * f64::from(session.scenario().costs.manual_review_eur)
}

/// The first alert that fired soon after trouble began, with that trouble; else the first trouble alone.
fn fault_and_alert(session: &Session) -> Option<(&RunningFault, Option<&Event>)> {
    let world = session.world();
    // What has still to be found out is asked about by no quiz.
    let began = || world.faults.iter().filter(|active| active.began && !session.is_guessing());
    let fired = world.events.iter().filter(|e| matches!(e.what, What::AlertFired { .. }));
    let answered = fired.filter_map(|event| {
        let soon = |a: &&RunningFault| a.injection.start <= event.at && event.at.since(a.injection.start) <= ANSWERS_WITHIN;
        let active = began().filter(soon).max_by_key(|a| a.injection.start)?;
        Some((active, Some(event)))
    });
    let first = || began().min_by_key(|a| a.injection.start).map(|active| (active, None));
    answered.into_iter().next().or_else(first)
}

fn fault_fact(session: &Session, active: &RunningFault) -> FaultFact {
    let world = session.world();
    let buckets = &world.monitoring.buckets;
    let at = active.injection.start;
    let begin = bucket_of(at);
    let ended = active.ended.map_or(buckets.next(), bucket_of);
    let until = ended.min(begin + AROUND_HOURS * PER_HOUR).min(buckets.next());
    let before = world.monitoring.sum(begin, AROUND_HOURS * PER_HOUR);
    let after = world.monitoring.sum(until, until.saturating_sub(begin));
    let by_model = [By::Champion, By::Canary, By::Earlier].map(|by| after.answered_by[by as usize]);
    let in_time = f64::from(by_model.iter().sum::<u32>());
    let moved = session.done().iter().find(|e| e.at >= at && is_move(&e.action));
    FaultFact {
        what: faults::find(&active.injection.fault)
            .map_or_else(|| active.injection.fault.clone(), |f| f.describe(f.running, &active.injection.target, session.scenario())),
        at,
        answered: (after.requests > 0).then(|| in_time / f64::from(after.requests)),
        predicted_positive_rate: predicted_positive_rate(&before).zip(predicted_positive_rate(&after)),
        moved_after: moved.map(|e| e.at.since(at)),
    }
}

/// Share called positive, over both versions; `None` where too few were answered.
fn predicted_positive_rate(sum: &Sum) -> Option<f64> {
    let answered: u32 = sum.by_role.values().map(|l| l.answered).sum();
    let predicted_positive_rate: u32 = sum.by_role.values().map(|l| l.predicted_positives).sum();
    (answered >= 2 * crate::platform::monitoring::FEW_REQUESTS).then(|| f64::from(predicted_positive_rate) / f64::from(answered))
}

/// The action changes the system: it is neither trouble put in or out nor a note taken.
pub(in crate::session) fn is_move(action: &Action) -> bool {
    let notes = matches!(action, Action::Acknowledge { .. } | Action::AlertLimit { .. } | Action::Owner { .. } | Action::Goal(_));
    let people =
        matches!(action, Action::Setting(Setting::Power { .. } | Setting::ActAs(_) | Setting::Reaction(_) | Setting::Updates { .. }));
    !notes && !people && !matches!(action, Action::InjectFault(_) | Action::EndFault { .. })
}

fn alert_fact(session: &Session, event: &Event, active: &RunningFault) -> Option<AlertFact> {
    let What::AlertFired { rule } = &event.what else { return None };
    let world = session.world();
    let champion = champion_at(world, event.at);
    let other = world.release.registry.all().map(|(v, _)| v.number).filter(|n| *n != champion).max()?;
    let about = about(world.alerts.get(rule)?.rule.metric, session);
    Some(AlertFact { about, at: event.at, after: event.at.since(active.injection.start), champion, other })
}

fn about(watches: Metric, session: &Session) -> String {
    let words = &session.scenario().words;
    match watches {
        Metric::AnswerTime => "answer time".to_owned(),
        Metric::TimedOut => "late answers".to_owned(),
        Metric::Traffic => "traffic".to_owned(),
        Metric::PositiveRateLow => format!("too few {} called {}", words.many, words.positive),
        Metric::PositiveRateHigh => format!("too many {} called {}", words.many, words.positive),
        Metric::EstimatedRecall => "the quality estimate".to_owned(),
        Metric::MeasuredRecall => "measured quality".to_owned(),
        Metric::MeanError => "the mean error".to_owned(),
        Metric::FieldDrift => "field drift".to_owned(),
        Metric::MissingValues => "empty fields".to_owned(),
        Metric::DataQuality(_) => "the closer watch".to_owned(),
    }
}

/// The champion at a minute: the newest version from before the run, until the events name another.
fn champion_at(world: &World, at: Tick) -> u32 {
    let first =
        world.release.registry.all().filter(|(v, _)| v.made_at <= 0).map(|(v, _)| v.number).max().unwrap_or(world.release.rollout.champion);
    let mut named = world.events.iter().filter(|e| e.at <= at).filter_map(|e| match e.what {
        What::ChampionIs { version } => Some(version),
        _ => None,
    });
    named.next_back().unwrap_or(first)
}

fn retrained(world: &World) -> Option<RetrainedFact> {
    world.events.iter().rev().find_map(|event| {
        let What::TrainingDone { version } = event.what else { return None };
        let made = world.release.registry.get(version)?;
        Some(RetrainedFact {
            version,
            at: event.at,
            rows: made.snapshot.rows[0],
            recall: made.measures.recall,
            champion: champion_at(world, event.at),
        })
    })
}

fn canary(world: &World) -> Option<CanaryFact> {
    let shares = || {
        world.events.iter().filter_map(|e| match e.what {
            What::CanaryAt { version, share } => Some((version, f64::from(share))),
            _ => None,
        })
    };
    let version = shares().next_back()?.0;
    let share = shares().filter(|(v, _)| *v == version).map(|(_, s)| s).fold(0.0, f64::max);
    let monitoring = &world.monitoring;
    let all = monitoring.buckets.range(monitoring.buckets.first(), monitoring.buckets.next()).iter().chain([&monitoring.open]);
    let (mut answered, mut of) = (0, 0);
    for bucket in all.filter(|b| b.version(Role::Canary) == Some(version)) {
        answered += u64::from(bucket.by_role[Role::Canary].answered);
        of += u64::from(bucket.requests);
    }
    (answered > 0).then_some(CanaryFact { version, share, answered, of })
}

fn rolled_back(world: &World) -> Option<RollBackFact> {
    let (nth, version) = world.events.iter().enumerate().rev().find_map(|(nth, e)| match e.what {
        What::RolledBack { version } => Some((nth, version)),
        _ => None,
    })?;
    let at = world.events[nth].at;
    let mut since = None;
    for event in &world.events[..nth] {
        match event.what {
            What::CanaryAt { version: v, .. } | What::ChampionIs { version: v } if v == version => since = since.or(Some(event.at)),
            What::RolledBack { version: v } if v == version => since = None,
            _ => {}
        }
    }
    Some(RollBackFact { version, at, after: at.since(since?) })
}

fn outcomes_in(session: &Session) -> Option<f64> {
    let now = session.now();
    let day = Minutes::days(1);
    let coverage = f64::from(session.scenario().outcomes.coverage);
    let share = session.world().monitoring.outcomes_in(now.minus(day), now, coverage)?;
    (now >= Tick(day.0) && share < 0.95).then_some(share)
}

fn segments(session: &Session) -> Option<SegmentFact> {
    let monitoring = &session.world().monitoring;
    let names = &session.scenario().segments;
    let mut cells = vec![ConfusionMatrix::default(); names.len()];
    for bucket in monitoring.buckets.range(monitoring.buckets.first(), monitoring.buckets.next()) {
        for (sum, segment) in cells.iter_mut().zip(&bucket.segments) {
            sum.add(segment);
        }
    }
    let mut all = ConfusionMatrix::default();
    cells.iter().for_each(|c| all.add(c));
    let known = names.iter().zip(&cells).filter(|(_, c)| c.positives() >= FEW_POSITIVES);
    let shares: Vec<(String, f64)> = known.filter_map(|(s, c)| Some((s.name.clone(), c.recall()?))).collect();
    let by_share = |a: &&(String, f64), b: &&(String, f64)| a.1.total_cmp(&b.1);
    let best = shares.iter().max_by(by_share)?.clone();
    let worst = shares.iter().min_by(by_share)?.clone();
    Some(SegmentFact { overall: all.recall()?, best, worst })
}
