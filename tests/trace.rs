//! What the page tells of one record is what the world did with it, in every scenario and on tables of one's own, whatever
//! was done before.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

mod worlds;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::{HOUR, Minutes, Tick};
use afterlaunch::learn::data::Batch;
use afterlaunch::platform::monitoring::Monitoring;
use afterlaunch::platform::monitoring::time_series::bucket_of;
use afterlaunch::platform::quality::Response;
use afterlaunch::platform::vocabulary::{Answer, By};
use afterlaunch::platform::world::World;
use afterlaunch::platform::world::trace::RequestTrace;
use afterlaunch::session::Session;

/// Outcomes of a minute are waited for so long.
const LOOKED_AHEAD: Minutes = Minutes::hours(12);

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

/// A record's way through a minute, and what the world has to show for it.
struct Followed<'a> {
    trace: &'a RequestTrace,
    answer: &'a Answer,
    /// The world behind that minute.
    after: &'a World,
    row: usize,
    place: String,
}

impl Followed<'_> {
    /// What came, what was made of it at the door, and the answer.
    fn holds(&self) {
        let Self { trace, answer, place, .. } = self;
        let seen = self.after.workload.seen();
        assert_eq!(trace.received, row(&seen.batch, self.row), "{place}");
        assert_eq!(trace.served, row(seen.served(), self.row), "{place}");
        assert_eq!(format!("{:?}", trace.answer), format!("{answer:?}"), "{place}");
        assert_eq!(trace.checked, self.after.quality.checks(), "{place}");
        let stopped = trace.response.is_some_and(Response::stops);
        assert_eq!(seen.blocked[self.row], stopped, "{place}: {:?}", trace.response);
        let logged = self.after.quality.quarantine_log.stopped.iter().find(|stopped| {
            let here = (trace.at, self.row) == (stopped.at, usize::from(stopped.row));
            here && stopped.at.0 + 1 == self.after.now.0
        });
        if let Some(record) = logged {
            assert_eq!((trace.response, trace.broke), (Some(record.response), record.broke), "{place}");
        } else if !seen.responses.is_empty() {
            assert_eq!(trace.response, seen.fate(self.row), "{place}");
        }
        self.answered_by_whom_it_says(stopped);
    }

    /// A version, the simple rule or a person, each where it should.
    fn answered_by_whom_it_says(&self, stopped: bool) {
        let Self { trace, answer, place, .. } = self;
        let (breakdown, release) = (&trace.breakdown, &self.after.release);
        match answer.by {
            By::Champion | By::Canary | By::Earlier => {
                assert!(!stopped && !answer.timed_out, "{place}");
                assert_eq!(breakdown.score.to_bits(), answer.score.to_bits(), "{place}: v{}", breakdown.version);
                assert_eq!(answer.predicted_positive, answer.score >= trace.threshold, "{place}");
                assert_eq!(breakdown.version, answer.version, "{place}");
            }
            By::Rule if self.after.serving.paused && !stopped => assert!(!answer.timed_out, "{place}: the model is paused"),
            By::Rule => assert_eq!(answer.timed_out, !stopped, "{place}: it helps out where a version is late, or by the check"),
            By::Person if stopped => assert_eq!(trace.response, Some(Response::Reject), "{place}"),
            By::Person => {
                let review_band = self.after.team.settings.review_band.expect("somebody reads what is in doubt");
                assert!((breakdown.score - trace.threshold).abs() <= review_band.width, "{place}");
            }
        }
        if answer.by != By::Earlier {
            assert_eq!(Some(breakdown.version), release.rollout.version(answer.asked), "{place}");
        }
        if let Some(role) = answer.by.role() {
            assert_eq!(role, answer.asked, "{place}");
        }
    }
}

/// Outcomes come in for those that were written down, and at the minute that their records tell.
fn labels_come_when_due(name: &str, at: Tick, traces: &[RequestTrace], mut world: World) {
    let written = || traces.iter().enumerate().filter(|(_, trace)| trace.logged).filter_map(|(row, trace)| Some((trace.due?, row)));
    let Some((first, _)) = written().min() else { return };
    let until = first.plus(Minutes::hours(1)).min(at.plus(LOOKED_AHEAD));
    while world.now < until {
        let minute = world.now;
        world.step();
        for row in 0..traces.len() {
            let is_due = written().any(|due| due == (minute, row));
            assert_eq!(world.written(at, row as u16).is_some(), is_due, "{name}: record {row} of minute {} at {}", at.0, minute.0);
        }
    }
}

/// The same minute as the world lived it and as its records tell it. Returns how many records it had, and how many were kept
/// with their outcome.
fn hold(name: &str, session: &Session, at: Tick) -> (usize, usize) {
    let before = session.world_at(at);
    let mut after = before.clone();
    after.step();
    let seen = after.workload.seen();
    let traces: Vec<RequestTrace> = (0..seen.len()).map(|row| before.trace(row).unwrap()).collect();
    assert!(before.trace(seen.len()).is_none(), "{name}: nobody else came");
    for (row, trace) in traces.iter().enumerate() {
        let place = format!("{name}, minute {}, record {row}", at.0);
        Followed { trace, answer: &seen.answers[row], after: &after, row, place }.holds();
    }
    let written = traces.iter().filter(|trace| trace.logged).count() as u32;
    assert_eq!(logged(&after.monitoring, at) - logged(&before.monitoring, at), written, "{name}, minute {}", at.0);
    let known = |trace: &&RequestTrace| trace.kept && trace.due.is_some_and(|due| due < session.now());
    let known = traces.iter().filter(known).count();
    if let Some(stored) = kept_with_outcome(session, at) {
        assert_eq!(stored, known, "{name}, minute {}: rows of it that can be learnt from", at.0);
    }
    labels_come_when_due(name, at, &traces, after);
    (traces.len(), known)
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
