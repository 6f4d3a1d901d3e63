//! Live serving: requests queue for servers, a version answers, and where it cannot in time the simple rule does.
//!
//! Servers are identical and take the longest-waiting request first. An answer takes a log-normal time; the server
//! is taken a few times as long, because it also reads attachments before and files the case after. A request that
//! would wait past the time-out is answered by the simple rule at that moment.

use crate::base::dice::{Dice, NormalTable, Stream, unit};
use crate::base::math;
use crate::base::time::Tick;
use crate::learn::data::Batch;

use super::queue::Queue;
use super::review;
use crate::platform::faults::Defect;
use crate::platform::faults::conditions::Machines;
use crate::platform::quality::Response;
use crate::platform::release::Version;
use crate::platform::scenario::{RuleTerm, Scenario, Service};
use crate::platform::team::settings::Band;
use crate::platform::vocabulary::{Answer, By, OnBreach};
use crate::platform::workload::Minute;

/// The versions that are asked this minute.
pub struct InService<'a> {
    /// Answers whatever the candidate does not.
    pub champion: &'a Version,
    /// The version on trial and its share.
    pub candidate: Option<(&'a Version, f32)>,
    /// Versions that are still on devices, and their shares.
    pub earlier: Vec<(&'a Version, f32)>,
    /// From which score on a request is called positive.
    pub threshold: f32,
    /// What happens to requests that break the contract.
    pub on_breach: OnBreach,
    /// Doubtful cases that a person reads.
    pub band: Option<Band>,
}

/// The champion's place among the versions that are asked.
const CHAMPION: usize = 0;
/// The candidate's; earlier versions follow.
const CANDIDATE: usize = 1;

impl<'a> InService<'a> {
    /// The version that was asked for an answer, or would have been, with its place.
    pub fn asked_for(&self, answer: &Answer) -> (usize, &'a Version) {
        let earlier = |(place, version): &(usize, &Version)| *place > CANDIDATE && version.number == answer.version;
        let fallen_back = || (CHAMPION, self.champion);
        match answer.by {
            By::Earlier => self.asked().find(earlier).unwrap_or_else(fallen_back),
            _ if answer.lane == 1 => self.candidate.map_or_else(fallen_back, |(version, _)| (CANDIDATE, version)),
            _ => fallen_back(),
        }
    }

    /// All versions that are asked, with their places.
    fn asked(&self) -> impl Iterator<Item = (usize, &'a Version)> {
        let earlier = self.earlier.iter().enumerate().map(|(nth, (version, _))| (CANDIDATE + 1 + nth, *version));
        [(CHAMPION, self.champion)].into_iter().chain(self.candidate.map(|(version, _)| (CANDIDATE, version))).chain(earlier)
    }

    /// The version that answers whoever throws this, 0 to 1: the candidate takes the low throws, earlier ones the high.
    fn chosen(&self, throw: f32) -> (usize, &'a Version) {
        if let Some((version, _)) = self.candidate.filter(|(_, share)| throw < *share) {
            return (CANDIDATE, version);
        }
        let mut from = 1.0;
        for (nth, (version, share)) in self.earlier.iter().enumerate() {
            from -= share;
            if throw >= from {
                return (CANDIDATE + 1 + nth, version);
            }
        }
        (CHAMPION, self.champion)
    }
}

/// Room for scores, used again each tick.
#[derive(Clone, Debug, Default)]
pub struct ScoringScratch {
    /// Champion, candidate, and each earlier version.
    scores: Vec<Vec<f32>>,
    amounts: Vec<Vec<f32>>,
    rule: Vec<bool>,
    points: Vec<f32>,
    skewed: Vec<Option<Batch>>,
}

impl ScoringScratch {
    /// The requests of this minute as the version in a place read them: a bad release may read them otherwise than in training.
    pub fn read<'a>(&'a self, place: usize, served: &'a Batch) -> &'a Batch {
        self.skewed.get(place).and_then(Option::as_ref).unwrap_or(served)
    }

    /// The champion's score of a request of the last minute, whoever answered it.
    pub fn champions_score(&self, row: usize) -> f32 {
        self.scores[0].get(row).copied().unwrap_or_default()
    }
}

/// Answers all requests of this minute.
#[expect(clippy::too_many_arguments, reason = "what is asked, by whom, on what, and room to work in")]
pub fn serve(
    scenario: &Scenario,
    seed: u64,
    tick: Tick,
    service: &InService<'_>,
    machines: &Machines,
    queue: &mut Queue,
    bench: &mut ScoringScratch,
    minute: &mut Minute,
) {
    let n = minute.seen.len();
    for (place, version) in service.asked() {
        score(version, seed, tick, minute.seen.served(), place, bench);
    }
    simple_rule(&scenario.rule, scenario.rule_points, minute.seen.served(), &mut bench.points, &mut bench.rule);

    let normal = NormalTable::get();
    let mut dice = Dice::new(seed, Stream::Latency, tick);
    let start_ms = f64::from(tick.0) * 60_000.0;
    let machine = &scenario.service;
    let duty_an_hour = scenario.traffic.a_day() / 24.0 * review::DUTY_TIMES;
    minute.seen.answers.clear();
    for row in 0..n {
        let bits = dice.bits();
        let (place, version) = service.chosen(unit((bits >> 32) as u32));
        let lane = u8::from(place == CANDIDATE);
        let by = |by, called, latency_ms| Answer { by, version: 0, lane, called, timed_out: false, score: 0.0, amount: None, latency_ms };
        let by_rule = |timed_out, latency_ms| Answer { timed_out, ..by(By::Rule, bench.rule[row], latency_ms) };
        let at = start_ms + f64::from(minute.seen.at_ms[row]);
        let by_person = |latency_ms| by(By::Person, review::decides(seed, tick, row, minute.hidden.positive[row]), latency_ms);
        let answer = if minute.seen.caught[row] {
            match minute.seen.fate(row).unwrap_or(Response::of(service.on_breach)) {
                Response::Reject => by_person(queue.on_duty.read(at, duty_an_hour)),
                _ => by_rule(false, machine.answer_ms * 0.1),
            }
        } else {
            let slow = version.slowness() * machines.slowed;
            let took = machine.answer_ms * math::exp_f32(machine.spread * normal.value(bits as u32)) * slow;
            match ask(queue, machine, at, took, machines.network * machine.target_ms_p95) {
                Some(latency_ms) => {
                    let score = bench.scores[place][row];
                    let doubtful = service.band.filter(|band| (score - service.threshold).abs() <= band.width);
                    if let Some(decided_ms) = doubtful.and_then(|band| queue.readers.read_if_room(tick, at, band.an_hour)) {
                        minute.seen.answers.push(by_person(decided_ms));
                        continue;
                    }
                    let amount = bench.amounts[place].get(row).copied();
                    let role = [By::Champion, By::Candidate, By::Earlier][place.min(2)];
                    Answer { version: version.number, score, amount, ..by(role, score >= service.threshold, latency_ms) }
                }
                None => by_rule(true, machine.timeout_ms),
            }
        };
        minute.seen.answers.push(answer);
    }
}

/// The time until the answer, or `None` where it takes too long.
fn ask(queue: &mut Queue, machine: &Service, at: f64, took: f32, on_the_way: f32) -> Option<f32> {
    let wait = queue.wait(at);
    if wait >= f64::from(machine.timeout_ms) {
        return None;
    }
    if !queue.own {
        queue.take(at, f64::from(took * machine.hold));
    }
    let total = wait as f32 + took + on_the_way;
    (total < machine.timeout_ms).then_some(total)
}

fn score(version: &Version, seed: u64, tick: Tick, batch: &Batch, place: usize, bench: &mut ScoringScratch) {
    if bench.scores.len() <= place {
        bench.scores.resize_with(place + 1, Vec::new);
        bench.amounts.resize_with(place + 1, Vec::new);
        bench.skewed.resize_with(place + 1, || None);
    }
    let Some((Defect::Skew, share)) = version.defect else {
        bench.skewed[place] = None;
        version.tell(batch, &mut bench.amounts[place], &mut bench.scores[place]);
        return;
    };
    let skewed = bench.skewed[place].get_or_insert_with(|| batch.clone());
    skewed.clone_from(batch);
    let mut dice = Dice::keyed(seed, Stream::Faults, 0xFF << 40 | u64::from(tick.0));
    for row in 0..skewed.len() {
        if unit(dice.bits() as u32) < share {
            version.misnumber(skewed, row);
        }
    }
    version.tell(skewed, &mut bench.amounts[place], &mut bench.scores[place]);
}

/// What a version does with some requests when nobody depends on it yet.
#[derive(Clone, Copy, Debug)]
pub struct DryRun {
    /// Share that it calls positive.
    pub called: f64,
    /// How many times as long as usual an answer takes.
    pub took: f64,
}

impl DryRun {
    /// Tries a version on requests as they arrived, in the place where it would be served.
    pub fn of(version: &Version, batch: &Batch, threshold: f32) -> Self {
        let mut bench = ScoringScratch::default();
        score(version, 0, Tick(0), batch, 0, &mut bench);
        let called = bench.scores[0].iter().filter(|s| **s >= threshold).count();
        Self { called: called as f64 / batch.len().max(1) as f64, took: f64::from(version.slowness()) }
    }
}

/// What the simple rule says of each request. `points` is room to count in.
pub fn simple_rule(terms: &[RuleTerm], needed: f32, batch: &Batch, points: &mut Vec<f32>, out: &mut Vec<bool>) {
    points.clear();
    points.resize(batch.len(), 0.0);
    for term in terms {
        let field = usize::from(term.field);
        for ((points, value), missing) in points.iter_mut().zip(batch.column(field)).zip(batch.missing()) {
            let holds = (*value >= term.from) & (*value < term.below) & (missing >> field & 1 == 0);
            // Without a jump, which nobody could foresee.
            *points += term.points * f32::from(u8::from(holds));
        }
    }
    out.clear();
    out.extend(points.iter().map(|points| *points >= needed));
}
