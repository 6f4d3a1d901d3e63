//! The way back: outcomes, the training store, and the versions that were made from it.

use super::model::made;
use super::parts::{card, row};
use crate::base::time::{DAY, Tick};
use crate::platform::monitoring::time_series::{BUCKET, bucket_of};
use crate::platform::training::amount_predictor::AmountBucket;
use crate::platform::vocabulary::ConfusionMatrix;
use crate::present::charts;
use crate::present::control_room::approvals;
use crate::present::control_room::view::{StageCardView, Tab};
use crate::present::words;
use crate::present::words::names;
use crate::session::Session;

pub(super) fn outcomes(session: &Session) -> StageCardView {
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
        let (mut cells, mut amounts) = (ConfusionMatrix::default(), AmountBucket::default());
        for bucket in world.monitoring.buckets.range(from.0 / BUCKET, bucket_of(to)) {
            bucket.segments.iter().for_each(|s| cells.add(s));
            bucket.by_role.values().filter_map(|role| role.amounts.as_ref()).for_each(|role| amounts.add(role));
        }
        let recall = cells.recall().filter(|_| cells.positives() >= 30).map_or_else(|| "too few".to_owned(), words::percent);
        let recall = match amounts.error(30) {
            Some(off) => format!("{recall}, off by {}", words::amount(session.scenario(), off)),
            None => recall,
        };
        rows.push(row(false, [&name, &words::percent(share), &recall]));
    }
    let does = format!("When a person has dealt with {}, it is known whether it was {}.", words::one(&w.one), w.positive);
    let mut card = card(does, ["from", "outcomes in", &format!("{} caught", w.positive)], rows);
    card.note = format!("{} outcomes are on their way. Some never come.", words::grouped(u64::from(world.labels.queue.waiting())));
    card.chart = charts::find(if session.scenario().amount.is_some() { "mean-error" } else { "recall" }).map(|c| c.id);
    card
}

pub(super) fn data(session: &Session) -> StageCardView {
    let world = session.world();
    let w = &session.scenario().words;
    let known = world.training.store.known();
    let champion = world.release.champion();
    let used: u64 = champion.snapshot.rows.iter().map(|r| u64::from(*r)).sum();
    let rows = vec![
        row(false, ["kept, outcome known", &words::grouped(known), &words::grouped(used)]),
        row(
            false,
            [
                &format!("share that is {}", w.positive),
                &words::percent(world.training.store.positives()),
                &words::percent(champion.snapshot.positives),
            ],
        ),
    ];
    let kept = words::each_of(session.world().workload.keep_one_in(), &w.one);
    let does = format!("Keeps {kept} as it arrived, with its outcome, for seventy days.");
    let mut card = card(does, ["", "now", &format!("in v{}’s snapshot", champion.number)], rows);
    card.note = "A new version learns from here: also from what is wrong in it.".into();
    card.control = Some((Tab::Respond, "retrain", "Retrain".into()));
    card
}

pub(super) fn train(session: &Session) -> StageCardView {
    let world = session.world();
    let now = session.now();
    let rows = world.release.registry.all().rev().map(|(v, s)| {
        let recall = match &v.measures.errors {
            Some(errors) => format!("off by {}", words::amount(session.scenario(), errors.mae)),
            None => v.tested_at(world.serving.threshold).recall().map_or_else(|| "–".to_owned(), words::percent),
        };
        row(false, [&format!("v{}, {}", v.number, made(v, now)), names::status(s), &recall])
    });
    let rows: Vec<_> = rows.collect();
    let w = &session.scenario().words;
    let in_test = match session.scenario().amount {
        Some(_) => "in test".to_owned(),
        None => format!("{} caught in test (recall)", w.positive),
    };
    let mut card =
        card("Makes a new version from the training data. A new version is not yet a better one.", ["version", "status", &in_test], rows);
    if let Some((job, share)) = world.training.job.as_ref().zip(world.training.progress()) {
        card.note = format!("v{} is being trained: {}.", job.number, words::percent(share));
    }
    card.record = approvals::records(session);
    card.control = Some((Tab::Respond, "retrain", "Retrain".into()));
    card
}
