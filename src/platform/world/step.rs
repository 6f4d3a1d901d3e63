//! One simulated minute, in causal order. This file is a table of contents: what happens lives in the stages.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::{Minutes, Tick};

use super::World;
use super::trace::Probe;
use crate::platform::faults::conditions::Conditions;
use crate::platform::faults::{Defect, Effect};
use crate::platform::labels::Outcome;
use crate::platform::monitoring::time_series::PER_DAY;
use crate::platform::quality::{Response, contract};
use crate::platform::release::trial::Likeness;
use crate::platform::release::{Origin, Status, Version, approval, relative};
use crate::platform::scenario::AmountPrediction;
use crate::platform::serving::InService;
use crate::platform::team::plan::{PlanView, PlannedAction};
use crate::platform::training::Job;
use crate::platform::training::search::Task;
use crate::platform::vocabulary::{By, OnBreach, What};
use crate::platform::{faults, labels, serving, workload};

/// What it costs when what was written down about one request gets out: letters, calls, a fine.
const LEAK_EUR: f64 = 1.0;

impl World {
    /// Lives through one minute.
    pub fn step(&mut self) {
        self.live(None);
    }

    /// Lives through one minute. A probe notes what is done to its request.
    pub(in crate::platform) fn live(&mut self, mut probe: Option<&mut Probe>) {
        let mut conditions = self.inject_faults();
        self.settings.hosting.works(self.seed, self.now, &mut conditions.machines);
        self.keep_trial();
        self.ingest(&conditions, probe.as_deref_mut());
        self.serve(&conditions, probe.as_deref_mut());
        self.mature_labels(&conditions, probe);
        self.observe();
        self.train();
        self.decide_approvals();
        self.account(&conditions);
        self.now = Tick(self.now.0 + 1);
        self.close_bucket();
        self.check_invariants();
    }

    fn inject_faults(&mut self) -> Conditions {
        let mut conditions = Conditions::default();
        for i in 0..self.faults.len() {
            if self.faults[i].ended.is_some() || self.faults[i].injection.start > self.now {
                continue;
            }
            let Some(fault) = faults::find(&self.faults[i].injection.fault) else { continue };
            if !self.faults[i].began && !self.begin(i, &fault.effect) {
                continue;
            }
            let active = &self.faults[i];
            let age = self.now.since(active.injection.start);
            if active.injection.length.is_some_and(|length| age >= length) {
                // A version that nothing can take the place of goes on until something can.
                let _ = self.end(i);
                continue;
            }
            if let Effect::Change(change) = fault.effect {
                let dose = active.dose(fault, self.seed, self.now, &self.scenario);
                if dose.grown > 0.0 {
                    change(&dose, &mut conditions);
                }
            } else {
                self.widen(i);
            }
        }
        conditions
    }

    /// Begins trouble that is due. A bad release takes place once it can: while another version is on trial, or nothing
    /// can be made, it waits. Returns whether it has begun.
    fn begin(&mut self, i: usize, does: &Effect) -> bool {
        if let Effect::Release(defect) = does {
            if self.rollout.canary.is_some() {
                return false;
            }
            let Some(fault) = faults::find(&self.faults[i].injection.fault) else { return false };
            let origin = Origin::Brought(self.now, fault.id);
            let number = self.registry.number_for(origin);
            if !self.bad_version(number, *defect, self.faults[i].injection.size) {
                return false;
            }
            self.registry.begin(origin, number);
            self.faults[i].version = Some(number);
        }
        let now = self.now;
        let active = &mut self.faults[i];
        (active.began, active.injection.start) = (true, now);
        let trouble = active.injection.clone();
        self.tell(What::TroubleBegan { fault: trouble.fault, hidden: trouble.hidden });
        if let Some(version) = self.faults[i].version {
            let share = trouble.reach * trouble.onset.grown(Minutes(0));
            self.bring_in(version, share.max(0.01));
        }
        true
    }

    /// Brings a version into service: all at once, or as a canary.
    fn bring_in(&mut self, version: u32, share: f32) {
        use crate::platform::vocabulary::Action;
        let action = if share < 1.0 { Action::Canary { version, share } } else { Action::Release { version } };
        // Where nobody has agreed to it, and somebody has to, it stays outside.
        let _ = self.apply(&action);
    }

    /// A gradual release grows until it has its reach.
    fn widen(&mut self, i: usize) {
        let active = &self.faults[i];
        let Some((version, share)) = self.rollout.canary.filter(|(v, _)| Some(*v) == active.version) else { return };
        let wanted = active.injection.reach * active.injection.onset.grown(self.now.since(active.injection.start));
        if wanted >= share + 0.05 || (wanted >= active.injection.reach && share < wanted) {
            self.bring_in(version, wanted);
        }
    }

    /// Makes the version that a bad release brings. Returns whether it could be made.
    fn bad_version(&mut self, number: u32, defect: Defect, size: f32) -> bool {
        let champion = self.champion().clone();
        let made = match defect {
            Defect::Skew | Defect::Slow => {
                let mut same = Version::clone(&champion);
                same.number = number;
                same.made_at = relative(self.now);
                Some(same)
            }
            Defect::Mislabelled => self.mislabelled(number, &champion, size),
        };
        let Some(mut version) = made else { return false };
        version.why = match defect {
            Defect::Skew => "preparation rewritten by the app team",
            Defect::Mislabelled => "labels from another team",
            Defect::Slow => "looks everything up anew",
        }
        .to_owned();
        version.defect = Some((defect, size));
        self.registry.add(version, Status::Ready);
        true
    }

    /// What the champion would be, had it learnt from labels of which a share is wrong.
    fn mislabelled(&self, number: u32, champion: &Version, size: f32) -> Option<Version> {
        let (from, to) = (champion.snapshot.from, champion.snapshot.to + 1);
        let snapshot = self.store.snapshot(from, to, |_| false).ok()?.mislabelled(size);
        let choice = crate::platform::vocabulary::TrainingConfig::last(14).by(champion.recipe);
        let job = Job::new(number, choice, self.now, &self.scenario.schema, snapshot).ok()?;
        job.finish_now(&self.scenario.schema, relative(self.now), String::new(), self.threshold)
    }

    fn ingest(&mut self, conditions: &Conditions, probe: Option<&mut Probe>) {
        self.ingest_minute(conditions);
        if let Some(probe) = probe {
            probe.came(&self.minute.seen);
        }
        workload::corrupt(self.seed, self.now, conditions, &mut self.minute);
        contract::check(&self.contract, self.on_breach, &mut self.minute);
        if !self.rules.is_empty() {
            let champion = self.registry.get(self.rollout.champion).expect("the champion is in the registry");
            let (switch, schema) = (self.on_breach, &self.scenario.schema);
            self.rules.check(self.now, switch, champion, schema, &mut self.minute, &mut self.quarantine_log);
        }
        if self.on_breach != OnBreach::Off && self.minute.seen.responses.is_empty() {
            self.quarantine_log.stopped(self.now, &self.contract, Response::of(self.on_breach), &self.minute.seen);
        }
    }

    fn serve(&mut self, conditions: &Conditions, probe: Option<&mut Probe>) {
        let champion = self.registry.get(self.rollout.champion).expect("the champion is in the registry");
        let canary = self.rollout.canary;
        let mut candidate = canary.and_then(|(number, share)| Some((&**self.registry.get(number)?, share)));
        let mut earlier = Vec::new();
        if let Some(fleet) = &mut self.fleet {
            fleet.follow(self.rollout.champion, canary);
            candidate.iter_mut().for_each(|(version, share)| *share = fleet.share(version.number) as f32);
            let others = fleet.others(self.rollout.champion, canary.map(|(number, _)| number));
            earlier.extend(others.filter_map(|(number, share)| Some((&**self.registry.get(number)?, share as f32))));
        }
        let service =
            InService { champion, candidate, earlier, threshold: self.threshold, on_breach: self.on_breach, band: self.settings.band };
        let machines = &conditions.machines;
        self.queue.go_down(machines.down, f64::from(self.now.0 + 1) * 60_000.0);
        serving::serve(&self.scenario, self.seed, self.now, &service, machines, &mut self.queue, &mut self.scratch, &mut self.minute);
        if let Some(probe) = probe {
            probe.answered(&service, &self.scratch, &self.minute.seen);
        }
        let slowed = machines.slowed * champion.slowness();
        self.rent_servers(slowed);
    }

    /// Where servers follow the load: as many as there are from the next minute on.
    fn rent_servers(&mut self, slowed: f32) {
        let Some(scaler) = &mut self.scaler else { return };
        let asked = self.minute.seen.caught.iter().filter(|caught| !**caught).count();
        let servers = self.queue.servers();
        let wanted = scaler.look(&self.scenario, asked, slowed, servers);
        if wanted != servers {
            self.queue.set_servers(wanted);
        }
    }

    /// What the team does with the answers, and what comes back of it.
    fn mature_labels(&mut self, conditions: &Conditions, mut probe: Option<&mut Probe>) {
        let seen = &self.minute.seen;
        labels::delays(&self.scenario.outcomes, self.seed, self.now, seen.len(), &mut self.delays);
        let mut dice = Dice::new(self.seed, Stream::Logging, self.now);
        let logged = self.settings.written_down();
        let on_trial = self.rollout.canary.is_some();
        let keep_one_in = self.keep_one_in();
        for (row, delay) in self.delays.iter().enumerate() {
            let written_down = unit(dice.bits() as u32) < logged;
            if !written_down {
                continue;
            }
            self.monitoring.open.logged += 1;
            let asked_of = if on_trial && !seen.caught[row] { seen.answers[row].lane } else { 2 };
            self.registry.asked(asked_of);
            let kept = (row as u32 + self.now.0).is_multiple_of(keep_one_in) && !seen.fate(row).is_some_and(Response::withholds);
            let kept = kept && !labels::left_out(self.seed, self.now, row, seen.segment[row], &conditions.records);
            let place = if kept { self.store.keep(relative(self.now), seen.served(), row, seen.segment[row]) } else { None };
            if let (Some(_), Some(quality)) = (place, &mut self.monitoring.data_quality) {
                quality.kept(seen.segment[row]);
            }
            if let Some(probe) = &mut probe {
                probe.written_down(row, place.is_some(), *delay);
            }
            let Some(delay) = delay else { continue };
            let answer = &seen.answers[row];
            let positive = self.minute.hidden.positive[row];
            let by_model = matches!(answer.by, By::Champion | By::Candidate);
            let lane = if by_model { answer.lane } else { 2 };
            let told = self.minute.hidden.amount.get(row).map(|was| AmountPrediction { predicted: answer.amount, actual: *was });
            let segment = seen.segment[row];
            let likeness = if on_trial { Likeness::of(self.scratch.champions_score(row), self.threshold) } else { Likeness::default() };
            let called = answer.called;
            let outcome = Outcome { asked: self.now, row: place, lane, asked_of, likeness, segment, called, positive, nth: row as u16 };
            self.labels.add(self.now, *delay, outcome, told);
        }
        self.labels_come_in(conditions);
    }

    /// What is known by now is written down, with the mistakes of those who do, and learnt from.
    fn labels_come_in(&mut self, conditions: &Conditions) {
        self.labels.collect(self.now, &mut self.known);
        let amount = self.scenario.amount.as_ref();
        labels::misjudge(self.seed, self.now, conditions.flipped, conditions.records.biased, amount, &mut self.known);
        let mut lot = Dice::keyed(self.seed, Stream::Faults, 0xFA << 40 | u64::from(self.now.0));
        for (nth, outcome) in self.known.outcomes.iter().enumerate() {
            if outcome.asked_of < 2 {
                self.registry.count(outcome, self.known.told.get(nth));
            }
            let chosen = unit(lot.bits() as u32);
            if outcome.positive && !outcome.called {
                self.quarantine_log.miss(outcome.asked, outcome.nth);
            }
            if let Some(place) = outcome.row {
                self.store.label(place, outcome.positive, self.known.told.get(nth).map(|told| told.actual));
                let rewritten = conditions.records.rewritten.filter(|(_, share)| chosen < *share);
                if let Some(quality) = &mut self.monitoring.data_quality {
                    quality.joined(rewritten.is_some());
                }
                if let Some((field, _)) = rewritten {
                    let (low, high) = self.scenario.schema.fields[field].range;
                    self.store.write_over(place, field, if outcome.positive { high } else { low } as f32);
                }
                if let Some((rows, row)) = self.store.row(place) {
                    self.registry.learn(rows, row, outcome.positive);
                }
            }
        }
    }

    fn observe(&mut self) {
        let champion = self.registry.get(self.rollout.champion).map(|v| &**v);
        let canary = self.rollout.canary.and_then(|(number, _)| self.registry.get(number)).map(|v| &**v);
        self.monitoring.observe(self.now, [champion, canary], &self.minute.seen);
        self.monitoring.learn_outcomes(&self.known);
        self.truth.observe(self.threshold, self.scenario.amount.as_ref(), &self.minute);
    }

    fn train(&mut self) {
        let now = self.now;
        if !self.training.as_mut().is_some_and(|job| job.step(&self.scenario.schema) && now >= job.not_before) {
            return;
        }
        let Some(job) = self.training.take() else { return };
        let why = match job.repeats {
            Some(version) => format!("the training of v{version} once more"),
            None => format!("retrained on {}", job.choice.in_words()),
        };
        let task = Task { number: job.number, choice: job.choice, began: job.began, snapshot: job.snapshot().clone() };
        let slip = job.slip;
        let made = job.into_version(&self.scenario.schema, relative(self.now), why, self.threshold);
        let Some(mut version) = made else {
            self.searching = None;
            return self.tell(What::TrainingCancelled { version: task.number });
        };
        version.defect = slip.map(|size| (Defect::Skew, size));
        self.training_is_done(task, version);
    }

    /// Whoever was asked to agree to a release has looked at it.
    fn decide_approvals(&mut self) {
        for i in 0..self.approvals.len() {
            let record = &self.approvals[i];
            if record.found.is_some() || record.decided > self.now {
                continue;
            }
            let number = record.version;
            let Some(version) = self.registry.get(number) else { continue };
            let found = approval::findings(version, self.champion(), &self.monitoring.recent.batch(), self.threshold);
            let approved = found.is_empty();
            self.approvals[i].found = Some(found);
            self.tell(What::Decided { version: number, approved });
        }
    }

    fn account(&mut self, conditions: &Conditions) {
        if conditions.leaking > 0.0 {
            let end = self.monitoring.buckets.next();
            let kept = self.monitoring.buckets.range(end.saturating_sub(PER_DAY), end);
            let written: u32 = kept.iter().map(|b| b.logged).sum();
            self.ledger.pay(f64::from(written) * f64::from(conditions.leaking) * LEAK_EUR);
        }
        let machines_eur = self.settings.hosting.eur_a_minute(&self.scenario.costs, self.queue.servers());
        self.ledger.book(&self.scenario, self.now, machines_eur, &self.minute);
        self.rules.book(&self.scenario.costs, &self.minute);
    }

    /// Runs between ticks: `now` is already the minute after the bucket's last.
    fn close_bucket(&mut self) {
        let champion = self.champion().clone();
        if !self.monitoring.close(Tick(self.now.0 - 1), &champion) {
            return;
        }
        self.truth.close();
        self.judge_trials();
        let mut events = Vec::new();
        let coverage = f64::from(self.scenario.outcomes.coverage);
        self.alerts.look(self.now, &self.monitoring, coverage, |what| events.push(what));
        self.rules.close(self.now, &self.scenario.schema, |what| events.push(what));
        for what in events {
            self.tell(what);
        }
        self.run_plan();
    }

    /// The plan is asked, and acts through the door that a person uses.
    fn run_plan(&mut self) {
        let Some(mut operating) = self.plan_runner.take() else { return };
        self.ledger.pay(operating.eur_a_bucket(self.now));
        let acts = operating.look(&PlanView {
            now: self.now,
            alerts: &self.alerts,
            registry: &self.registry,
            rollout: &self.rollout,
            verdict: &|| self.verdict(),
            monitoring: &self.monitoring,
            events: &self.events,
            threshold: self.threshold,
            coverage: f64::from(self.scenario.outcomes.coverage),
        });
        let mut undone = Vec::new();
        for PlannedAction { action, words } in acts {
            let outcome = action.as_ref().map_or(Ok(()), |action| self.apply(action));
            if let (Some(crate::platform::vocabulary::Action::Retrain(_)), Ok(()), Some(job)) = (&action, &outcome, &self.training) {
                operating.began(job.number);
            }
            match outcome {
                Ok(()) => self.tell(What::ByPlan { words }),
                Err(why) => undone.push((words, why)),
            }
        }
        let news = operating.could_not_do(undone.iter().map(|(words, _)| words.clone()).collect());
        for ((words, why), _) in undone.into_iter().zip(news).filter(|(_, news)| *news) {
            self.tell(What::ByPlan { words: format!("{words}; it could not be done: {why}") });
        }
        self.plan_runner = Some(operating);
    }

    /// What must always hold; checked in debug builds after every tick.
    fn check_invariants(&self) {
        if cfg!(debug_assertions) {
            let seen = &self.minute.seen;
            assert_eq!(seen.answers.len(), seen.len(), "every request is answered by somebody");
            assert!(seen.batch.is_sound(), "values are finite, and 0 where missing");
            assert!(self.rollout.canary.is_none_or(|(v, s)| s > 0.0 && s < 1.0 && v != self.rollout.champion), "shares add up to one");
            let bucket = &self.monitoring.open;
            assert_eq!(bucket.answered_by.iter().sum::<u32>(), bucket.requests, "answered adds up to requests");
            assert_eq!(self.monitoring.buckets.next(), self.truth.buckets.next(), "truth keeps step with monitoring");
        }
    }
}
