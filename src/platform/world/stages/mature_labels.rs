//! What the team does with the answers, and what comes back of it: labels, hours to days later.

use crate::base::dice::{Dice, Stream, unit};
use crate::platform::labels::{self, Outcome};
use crate::platform::minute_context::MinuteContext;
use crate::platform::quality::Response;
use crate::platform::release::relative;
use crate::platform::release::trial::Likeness;
use crate::platform::scenario::AmountPrediction;
use crate::platform::training::StorePlace;
use crate::platform::vocabulary::By;
use crate::platform::world::World;

impl World {
    pub(in crate::platform::world) fn mature_labels(&mut self, context: &mut MinuteContext<'_>) {
        self.pair_answers();
        self.log_answers(context);
        self.labels.mature(context);
        self.join_labels(context);
    }

    /// What a shadow said is laid beside what was answered.
    fn pair_answers(&mut self) {
        let Some(paired) = self.release.rollouts.ongoing.as_mut().and_then(|ongoing| ongoing.paired.as_mut()) else { return };
        let seen = &self.workload.minute.seen;
        for (row, answer) in seen.answers.iter().enumerate() {
            paired.ask(self.now, row, seen.segment[row], answer);
        }
    }

    /// Requests are written down with their answers, as many as the team writes down. Some are kept for training; of some the
    /// outcome will be known.
    fn log_answers(&mut self, context: &mut MinuteContext<'_>) {
        let requests = self.workload.seen().len();
        self.labels.draw_delays(context, requests);
        let mut dice = Dice::new(context.seed, Stream::Logging, context.now);
        let logged = self.team.settings.written_down();
        for row in 0..requests {
            // Where all are written down, nothing is left to luck.
            if logged < 1.0 && unit(dice.bits() as u32) >= logged {
                continue;
            }
            self.monitoring.open.logged += 1;
            let place = self.keep(context, row);
            let delay = self.labels.delays[row];
            if let Some(probe) = &mut context.probe {
                probe.written_down(row, place.is_some(), delay);
            }
            let outcome = self.outcome(context, row, place);
            if let Some(role) = outcome.on_trial {
                self.release.registry.asked(role, self.workload.seen().answers[row].latency_ms);
            }
            if let Some(delay) = delay {
                let minute = &self.workload.minute;
                let predicted = minute.seen.answers[row].amount;
                let amount = minute.hidden.amount.get(row).map(|actual| AmountPrediction { predicted, actual: *actual });
                self.labels.queue.add(context.now, delay, outcome, amount);
            }
        }
    }

    /// Keeps a request for training, if it is one of those that are. Returns its place in the store.
    fn keep(&mut self, context: &MinuteContext<'_>, row: usize) -> Option<StorePlace> {
        let seen = self.workload.seen();
        let segment = seen.segment[row];
        let nth = row as u32 + context.now.0;
        if !nth.is_multiple_of(self.workload.keep_one_in()) || seen.fate(row).is_some_and(Response::withholds) {
            return None;
        }
        if labels::left_out(context.seed, context.now, row, segment, &context.conditions.records) {
            return None;
        }
        let place = self.training.store.keep(relative(context.now), seen.served(), row, segment)?;
        if let Some(quality) = &mut self.monitoring.data_quality {
            quality.kept(segment);
        }
        Some(place)
    }

    /// What will be known about a request that is kept in this place, or not at all.
    fn outcome(&self, context: &MinuteContext<'_>, row: usize, place: Option<StorePlace>) -> Outcome {
        let (seen, on_trial) = (self.workload.seen(), self.release.rollout.canary.is_some());
        let answer = &seen.answers[row];
        let likeness = || Likeness::of(self.serving.scratch.champions_score(row), self.serving.threshold);
        Outcome {
            asked: context.now,
            row: place,
            answered_by: answer.by.role(),
            on_trial: Some(answer.asked).filter(|_| on_trial && !seen.blocked[row] && !self.serving.paused),
            likeness: if on_trial { likeness() } else { Likeness::default() },
            segment: seen.segment[row],
            predicted_positive: answer.predicted_positive,
            shadow: answer.unheard.filter(|_| answer.by != By::Earlier).map(|unheard| unheard.predicted_positive),
            positive: self.workload.minute.hidden.positive[row],
            nth: row as u16,
        }
    }

    /// Outcomes that became known are joined to what was written down, and learnt from.
    fn join_labels(&mut self, context: &MinuteContext<'_>) {
        let mut dice = Dice::keyed(context.seed, Stream::Faults, 0xFA << 40 | u64::from(context.now.0));
        let (matured, rewritten) = (&self.labels.matured, context.conditions.records.rewritten);
        for (nth, outcome) in matured.outcomes.iter().enumerate() {
            if let Some(ongoing) = &mut self.release.rollouts.ongoing {
                ongoing.counts.count(outcome, matured.amounts.get(nth));
                let paired = ongoing.paired.as_mut().filter(|_| outcome.asked >= ongoing.since);
                paired.into_iter().for_each(|paired| paired.count(outcome));
            }
            if outcome.on_trial.is_some() {
                self.release.registry.count(outcome, matured.amounts.get(nth));
            }
            // Each outcome has its throw, while there is anybody to read it.
            let chosen = rewritten.map(|_| unit(dice.bits() as u32));
            if outcome.positive && !outcome.predicted_positive {
                self.quality.quarantine_log.miss(outcome.asked, outcome.nth);
            }
            let Some(place) = outcome.row else { continue };
            let store = &mut self.training.store;
            store.label(place, outcome.positive, matured.amounts.get(nth).map(|prediction| prediction.actual));
            let rewritten = rewritten.filter(|(_, share)| chosen.is_some_and(|chosen| chosen < *share));
            if let Some(quality) = &mut self.monitoring.data_quality {
                quality.joined(rewritten.is_some());
            }
            if let Some((field, _)) = rewritten {
                let (low, high) = context.scenario.schema.fields[field].range;
                store.write_over(place, field, if outcome.positive { high } else { low } as f32);
            }
            if let Some((rows, row)) = store.row(place) {
                self.release.registry.learn(rows, row, outcome.positive);
            }
        }
    }
}
