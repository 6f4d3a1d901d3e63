//! Live serving: requests queue for servers, a version answers, and where it cannot in time the simple rule does.
//!
//! Servers are identical and take the longest-waiting request first. An answer takes a log-normal time; the server
//! is taken a few times as long, because it also reads attachments before and files the case after. A request that
//! would wait past the time-out is answered by the simple rule at that moment.

use crate::base::dice::{Dice, NormalTable, Stream, unit};
use crate::base::math;
use crate::base::time::Tick;
use crate::learn::data::Batch;

use super::fleet::Fleet;
use super::queue::Queue;
use super::review;
use crate::platform::faults::Defect;
use crate::platform::minute_context::MinuteContext;
use crate::platform::quality::Response;
use crate::platform::release::{Release, Version};
use crate::platform::scenario::{RuleTerm, Service};
use crate::platform::team::settings::Band;
use crate::platform::vocabulary::{Answer, By, ByRole, OnBreach, Role};
use crate::platform::workload::Minute;

/// Requests that no version decides about alone.
#[derive(Clone, Copy, Debug)]
pub struct Oversight {
    /// What happens to requests that break the contract.
    pub on_breach: OnBreach,
    /// Doubtful cases that a person reads.
    pub band: Option<Band>,
}

/// The versions that are asked this minute.
pub struct InService<'a> {
    /// The version in each role; there always is a champion, which answers whatever no other does.
    versions: ByRole<Option<&'a Version>>,
    /// The share of the requests that the canary answers.
    canary_share: f32,
    /// Versions that are still on devices, and their shares.
    earlier: Vec<(&'a Version, f32)>,
    /// From which score on a request is called positive.
    threshold: f32,
    /// What no version decides about alone.
    oversight: Oversight,
}

/// The place of a version among those that are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It has a role.
    InRole(Role),
    /// It is out of service, and the so many-th of those that are still on devices.
    Earlier(usize),
}

impl Place {
    /// Its number: roles come first.
    const fn index(self) -> usize {
        match self {
            Self::InRole(role) => role as usize,
            Self::Earlier(nth) => Role::COUNT + nth,
        }
    }

    /// The role that counts as asked.
    const fn role(self) -> Role {
        match self {
            Self::InRole(role) => role,
            Self::Earlier(_) => Role::Champion,
        }
    }

    /// Who answers from there.
    const fn by(self) -> By {
        match self {
            Self::InRole(role) => By::version_in(role),
            Self::Earlier(_) => By::Earlier,
        }
    }
}

impl<'a> InService<'a> {
    /// The versions that answer, on servers or on a fleet of devices, which look for a new version now.
    pub(super) fn of(release: &'a Release, fleet: Option<&mut Fleet>, threshold: f32, oversight: Oversight) -> Self {
        let (champion, canary) = (release.rollout.champion, release.rollout.canary);
        let mut canary_share = canary.map_or(0.0, |(_, share)| share);
        let mut earlier = Vec::new();
        if let Some(fleet) = fleet {
            fleet.follow(champion, canary);
            canary_share = canary.map_or(0.0, |(number, _)| fleet.share(number) as f32);
            let others = fleet.others(champion, canary.map(|(number, _)| number));
            earlier.extend(others.filter_map(|(number, share)| Some((&**release.registry.get(number)?, share as f32))));
        }
        Self { versions: release.in_service(), canary_share, earlier, threshold, oversight }
    }

    pub(super) fn champion(&self) -> &'a Version {
        self.versions[Role::Champion].expect("there always is a champion")
    }

    /// The version that was asked for an answer, or would have been, with its place.
    pub(super) fn asked_for(&self, answer: &Answer) -> (Place, &'a Version) {
        let found = self.asked().find(|(place, version)| match answer.by {
            By::Earlier => matches!(place, Place::Earlier(_)) && version.number == answer.version,
            _ => *place == Place::InRole(answer.asked),
        });
        found.unwrap_or((Place::InRole(Role::Champion), self.champion()))
    }

    /// All versions that are asked, with their places.
    fn asked(&self) -> impl Iterator<Item = (Place, &'a Version)> {
        let in_role = self.versions.iter().filter_map(|(role, version)| Some((Place::InRole(role), (*version)?)));
        in_role.chain(self.earlier.iter().enumerate().map(|(nth, (version, _))| (Place::Earlier(nth), *version)))
    }

    /// The version that answers whoever throws this, 0 to 1: the canary takes the low throws, earlier ones the high.
    fn chosen(&self, throw: f32) -> (Place, &'a Version) {
        if let Some(version) = self.versions[Role::Canary].filter(|_| throw < self.canary_share) {
            return (Place::InRole(Role::Canary), version);
        }
        let mut from = 1.0;
        for (nth, (version, share)) in self.earlier.iter().enumerate() {
            from -= share;
            if throw >= from {
                return (Place::Earlier(nth), version);
            }
        }
        (Place::InRole(Role::Champion), self.champion())
    }
}

/// Room for scores, used again each tick.
#[derive(Clone, Debug, Default)]
pub struct ScoringScratch {
    /// One for each place.
    scores: Vec<Vec<f32>>,
    amounts: Vec<Vec<f32>>,
    rule: Vec<bool>,
    points: Vec<f32>,
    skewed: Vec<Option<Batch>>,
}

impl ScoringScratch {
    /// The requests of this minute as the version in a place read them: a bad release may read them otherwise than in training.
    pub(super) fn read<'a>(&'a self, place: Place, served: &'a Batch) -> &'a Batch {
        self.skewed.get(place.index()).and_then(Option::as_ref).unwrap_or(served)
    }

    /// The champion's score of a request of the last minute, whoever answered it.
    pub fn champions_score(&self, row: usize) -> f32 {
        self.scores[Role::Champion as usize].get(row).copied().unwrap_or_default()
    }
}

/// Answers all requests of this minute.
pub(super) fn answer_minute(
    context: &MinuteContext<'_>,
    service: &InService<'_>,
    queue: &mut Queue,
    scratch: &mut ScoringScratch,
    minute: &mut Minute,
) {
    for (place, version) in service.asked() {
        score(version, context.seed, context.now, minute.seen.served(), place.index(), scratch);
    }
    let scenario = context.scenario;
    simple_rule(&scenario.rule, scenario.rule_points, minute.seen.served(), &mut scratch.points, &mut scratch.rule);
    let mut dice = Dice::new(context.seed, Stream::Latency, context.now);
    let duty_an_hour = scenario.traffic.a_day() / 24.0 * review::DUTY_TIMES;
    minute.seen.answers.clear();
    for row in 0..minute.seen.len() {
        let request = Request { context, service, scratch, minute, row };
        let bits = dice.bits();
        let answer = if minute.seen.caught[row] { request.stopped(queue, bits, duty_an_hour) } else { request.asked(queue, bits) };
        minute.seen.answers.push(answer);
    }
}

/// One request that is answered.
struct Request<'a> {
    context: &'a MinuteContext<'a>,
    service: &'a InService<'a>,
    scratch: &'a ScoringScratch,
    minute: &'a Minute,
    row: usize,
}

impl Request<'_> {
    /// It was stopped at the door: a person answers, or the simple rule.
    fn stopped(&self, queue: &mut Queue, bits: u64, duty_an_hour: f64) -> Answer {
        let (place, _) = self.chosen(bits);
        match self.minute.seen.fate(self.row).unwrap_or(Response::of(self.service.oversight.on_breach)) {
            Response::Reject => self.by_person(place, queue.on_duty.read(self.at(), duty_an_hour)),
            _ => self.by_rule(place, false, self.context.scenario.service.answer_ms * 0.1),
        }
    }

    /// A version is asked. The simple rule answers where it cannot in time, a person where it is in doubt and somebody has time.
    fn asked(&self, queue: &mut Queue, bits: u64) -> Answer {
        let (place, version) = self.chosen(bits);
        let (machine, machines) = (&self.context.scenario.service, &self.context.conditions.machines);
        let slow = version.slowness() * machines.slowed;
        let took = machine.answer_ms * math::exp_f32(machine.spread * NormalTable::get().value(bits as u32)) * slow;
        let Some(latency_ms) = ask(queue, machine, self.at(), took, machines.network * machine.target_ms_p95) else {
            return self.by_rule(place, true, machine.timeout_ms);
        };
        let (score, threshold) = (self.scratch.scores[place.index()][self.row], self.service.threshold);
        let doubtful = self.service.oversight.band.filter(|band| (score - threshold).abs() <= band.width);
        if let Some(decided_ms) = doubtful.and_then(|band| queue.readers.read_if_room(self.context.now, self.at(), band.an_hour)) {
            return self.by_person(place, decided_ms);
        }
        let amount = self.scratch.amounts[place.index()].get(self.row).copied();
        Answer { version: version.number, score, amount, ..answer(place, place.by(), score >= threshold, latency_ms) }
    }

    /// The version that the lot falls on.
    fn chosen(&self, bits: u64) -> (Place, &Version) {
        self.service.chosen(unit((bits >> 32) as u32))
    }

    /// When it comes, in milliseconds since the start of the run.
    fn at(&self) -> f64 {
        f64::from(self.context.now.0) * 60_000.0 + f64::from(self.minute.seen.at_ms[self.row])
    }

    fn by_rule(&self, place: Place, timed_out: bool, latency_ms: f32) -> Answer {
        Answer { timed_out, ..answer(place, By::Rule, self.scratch.rule[self.row], latency_ms) }
    }

    fn by_person(&self, place: Place, latency_ms: f32) -> Answer {
        let positive = self.minute.hidden.positive[self.row];
        let called = review::decides(self.context.seed, self.context.now, self.row, positive);
        answer(place, By::Person, called, latency_ms)
    }
}

/// An answer without a score.
const fn answer(place: Place, by: By, called: bool, latency_ms: f32) -> Answer {
    Answer { by, version: 0, asked: place.role(), called, timed_out: false, score: 0.0, amount: None, latency_ms }
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

fn score(version: &Version, seed: u64, tick: Tick, batch: &Batch, place: usize, scratch: &mut ScoringScratch) {
    if scratch.scores.len() <= place {
        scratch.scores.resize_with(place + 1, Vec::new);
        scratch.amounts.resize_with(place + 1, Vec::new);
        scratch.skewed.resize_with(place + 1, || None);
    }
    let Some((Defect::Skew, share)) = version.defect else {
        scratch.skewed[place] = None;
        version.tell(batch, &mut scratch.amounts[place], &mut scratch.scores[place]);
        return;
    };
    let skewed = scratch.skewed[place].get_or_insert_with(|| batch.clone());
    skewed.clone_from(batch);
    let mut dice = Dice::keyed(seed, Stream::Faults, 0xFF << 40 | u64::from(tick.0));
    for row in 0..skewed.len() {
        if unit(dice.bits() as u32) < share {
            version.misnumber(skewed, row);
        }
    }
    version.tell(skewed, &mut scratch.amounts[place], &mut scratch.scores[place]);
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
        let mut scratch = ScoringScratch::default();
        score(version, 0, Tick(0), batch, 0, &mut scratch);
        let called = scratch.scores[0].iter().filter(|s| **s >= threshold).count();
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
