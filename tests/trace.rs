//! What the page tells of one record is what the world did with it, in every scenario and on tables of one's own, whatever
//! was done before.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

mod worlds;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::{HOUR, Tick};
use afterlaunch::learn::data::Batch;
use afterlaunch::platform::monitoring::Monitoring;
use afterlaunch::platform::monitoring::time_series::bucket_of;
use afterlaunch::platform::quality::Response;
use afterlaunch::platform::vocabulary::By;
use afterlaunch::platform::world::trace::RequestTrace;
use afterlaunch::session::Session;

/// Lives some days in which anything may be done.
fn lived(name: &str, seed: u64) -> Session {
    let mut session = worlds::open(name, seed);
    let mut dice = Dice::keyed(seed, Stream::Faults, 0x7ACE);
    for _ in 0..40 {
        for _ in 0..dice.bits() % (4 * u64::from(HOUR)) {
            session.advance();
        }
        let action = worlds::any_action(&mut dice, &session);
        let _ = session.dispatch(action);
    }
    session
}

fn row(batch: &Batch, row: usize) -> Vec<Option<f32>> {
    (0..batch.fields()).map(|field| batch.value(row, field)).collect()
}

fn logged(monitoring: &Monitoring, at: Tick) -> u32 {
    let number = bucket_of(at);
    monitoring.buckets.get(number).map_or(monitoring.open.logged, |bucket| bucket.logged)
}

/// Rows of one minute whose outcome is known, in the training store; `None` where it holds too little to be asked.
fn kept_with_outcome(session: &Session, at: Tick) -> Option<usize> {
    let minute = i64::from(at.0);
    let (from, to) = (i64::MIN / 2, i64::MAX / 2);
    let all = session.world().training.store.snapshot(from, to, |_| false).ok()?;
    let without = session.world().training.store.snapshot(from, to, |at| at == minute).ok()?;
    Some(all.rows.len() - without.rows.len())
}

/// The same minute as the world lived it and as its records tell it. Returns how many records it had, and how many were kept
/// with their outcome.
fn hold(name: &str, session: &Session, at: Tick) -> (usize, usize) {
    let before = session.world_at(at);
    let mut after = before.clone();
    after.step();
    let (_, seen) = after.last_seen();
    let witnesses: Vec<RequestTrace> = (0..seen.len()).map(|row| before.trace(row).unwrap()).collect();
    for (nth, witness) in witnesses.iter().enumerate() {
        let answer = &seen.answers[nth];
        let place = format!("{name}, minute {}, record {nth}", at.0);
        assert_eq!(witness.received, row(&seen.batch, nth), "{place}");
        assert_eq!(witness.served, row(seen.served(), nth), "{place}");
        assert_eq!(format!("{:?}", witness.answer), format!("{answer:?}"), "{place}");
        let stopped = witness.then.is_some_and(Response::stops);
        assert_eq!(seen.caught[nth], stopped, "{place}: {:?}", witness.then);
        if matches!(answer.by, By::Champion | By::Candidate) {
            assert_eq!(witness.breakdown.score.to_bits(), answer.score.to_bits(), "{place}: v{}", witness.breakdown.version);
            let asked = if answer.lane == 1 { after.release.rollout.canary.map(|c| c.0) } else { Some(after.release.rollout.champion) };
            if after.events == before.events {
                assert_eq!(Some(witness.breakdown.version), asked, "{place}");
            }
            assert_eq!(answer.called, answer.score >= witness.threshold, "{place}");
        }
    }
    let written = witnesses.iter().filter(|witness| witness.logged).count() as u32;
    assert_eq!(logged(&after.monitoring, at) - logged(&before.monitoring, at), written, "{name}, minute {}", at.0);
    let known = |witness: &&RequestTrace| witness.kept && witness.due.is_some_and(|due| due < session.now());
    let known = witnesses.iter().filter(known).count();
    if let Some(stored) = kept_with_outcome(session, at) {
        assert_eq!(stored, known, "{name}, minute {}: rows of it that can be learnt from", at.0);
    }
    (witnesses.len(), known)
}

#[test]
fn a_trace_tells_what_the_world_did() {
    for (nth, name) in worlds::names().into_iter().enumerate() {
        let session = lived(name, nth as u64 + 1);
        let mut dice = Dice::keyed(nth as u64, Stream::Faults, 0x7ACF);
        let (mut records, mut kept) = (0, 0);
        for _ in 0..6 {
            let at = Tick((dice.bits() % u64::from(session.now().0)) as u32);
            let (some, stored) = hold(name, &session, at);
            (records, kept) = (records + some, kept + stored);
        }
        eprintln!("{name}: {records} records, {kept} kept with their outcome");
        assert!(records > 0, "{name}");
    }
}
