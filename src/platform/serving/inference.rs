//! Live serving: requests queue for servers, a version answers, and where it cannot in time the simple rule does.
//!
//! Servers are identical and take the longest-waiting request first. An answer takes a log-normal time; the server
//! is taken a few times as long, because it also reads attachments before and files the case after. A request that
//! would wait past the time-out is answered by the simple rule at that moment.

use crate::base::dice::{Dice, NormalTable, Stream, unit};
use crate::base::math;

use super::customers;
use super::fleet::Fleet;
use super::queue::Queue;
use super::review;
use super::scoring::{ScoringScratch, score, simple_rule};
use crate::platform::minute_context::MinuteContext;
use crate::platform::quality::Response;
use crate::platform::release::{Release, Version};
use crate::platform::scenario::{Scenario, Service};
use crate::platform::team::settings::ReviewBand;
use crate::platform::vocabulary::{Answer, By, ByRole, OnBreach, Role, Unheard};
use crate::platform::workload::Minute;

/// Requests that no version decides about alone.
#[derive(Clone, Copy, Debug)]
pub struct Oversight {
    /// What happens to requests that break the contract.
    pub on_breach: OnBreach,
    /// Doubtful cases that a person reads.
    pub review_band: Option<ReviewBand>,
    /// No version is asked: the simple rule answers.
    pub paused: bool,
}

/// The versions that are asked this minute.
pub struct InService<'a> {
    /// The version in each role; there always is a champion, which answers whatever no other does.
    versions: ByRole<Option<&'a Version>>,
    /// The share of the requests that the canary answers.
    canary_share: f32,
    /// Of the customers: how many there are.
    customers: Option<u64>,
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
    pub(super) const fn index(self) -> usize {
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
    fn by(self) -> By {
        match self {
            Self::InRole(role) => By::version_in(role).expect("nobody is sent to a version whose answers are not used"),
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
        Self { versions: release.in_service(), canary_share, customers: None, earlier, threshold, oversight }
    }

    /// Where a share is one of the customers, they are as many as come in so many days.
    pub(super) fn by_customer(mut self, release: &Release, scenario: &Scenario) -> Self {
        self.customers = release.rollout.by_customer.then(|| customers::of(scenario));
        self
    }

    /// A shadow makes the same work once more.
    pub(super) fn times_asked(&self) -> usize {
        1 + usize::from(self.versions[Role::Shadow].is_some())
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
        let answer = if minute.seen.blocked[row] {
            request.stopped(queue, bits, duty_an_hour)
        } else if service.oversight.paused {
            request.without_model(bits)
        } else {
            let answer = request.asked(queue, bits);
            Answer { unheard: request.shadowed(queue, bits), ..answer }
        };
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
            _ => self.by_rule_at_once(place),
        }
    }

    /// The model is out of the traffic.
    fn without_model(&self, bits: u64) -> Answer {
        self.by_rule_at_once(self.chosen(bits).0)
    }

    /// The simple rule answers without waiting for anything.
    fn by_rule_at_once(&self, place: Place) -> Answer {
        self.by_rule(place, false, self.context.scenario.service.answer_ms * 0.1)
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
        let doubtful = self.service.oversight.review_band.filter(|review_band| (score - threshold).abs() <= review_band.width);
        if let Some(decided_ms) =
            doubtful.and_then(|review_band| queue.readers.read_if_room(self.context.now, self.at(), review_band.per_hour))
        {
            return self.by_person(place, decided_ms);
        }
        let amount = self.scratch.amounts[place.index()].get(self.row).copied();
        Answer { version: version.number, score, amount, ..answer(place, place.by(), score >= threshold, latency_ms) }
    }

    /// What the shadow says of it. It stands in the same queue, behind whoever is heard.
    fn shadowed(&self, queue: &mut Queue, bits: u64) -> Option<Unheard> {
        let (place, version) = (Place::InRole(Role::Shadow), self.service.versions[Role::Shadow]?);
        let (machine, machines) = (&self.context.scenario.service, &self.context.conditions.machines);
        let slow = version.slowness() * machines.slowed;
        let took = machine.answer_ms * math::exp_f32(machine.spread * NormalTable::get().value(bits as u32)) * slow;
        let Some(latency_ms) = ask(queue, machine, self.at(), took, machines.network * machine.target_ms_p95) else {
            let (predicted_positive, latency_ms) = (self.scratch.rule[self.row], machine.timeout_ms);
            return Some(Unheard { predicted_positive, timed_out: true, score: 0.0, amount: None, latency_ms });
        };
        let (score, threshold) = (self.scratch.scores[place.index()][self.row], self.service.threshold);
        let doubtful = self.service.oversight.review_band.is_some_and(|review_band| (score - threshold).abs() <= review_band.width);
        let read = || review::decides(self.context.seed, self.context.now, self.row, self.minute.hidden.positive[self.row]);
        let amount = self.scratch.amounts[place.index()].get(self.row).copied();
        let predicted_positive = if doubtful { read() } else { score >= threshold };
        Some(Unheard { predicted_positive, timed_out: false, score, amount, latency_ms })
    }

    /// The version that the lot falls on.
    fn chosen(&self, bits: u64) -> (Place, &Version) {
        let of_request = || unit((bits >> 32) as u32);
        let of_customer = |all| customers::throw(self.context.seed, self.context.now, self.row, all);
        self.service.chosen(self.service.customers.map_or_else(of_request, of_customer))
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
        let predicted_positive = review::decides(self.context.seed, self.context.now, self.row, positive);
        answer(place, By::Person, predicted_positive, latency_ms)
    }
}

/// An answer without a score.
const fn answer(place: Place, by: By, predicted_positive: bool, latency_ms: f32) -> Answer {
    Answer {
        by,
        version: 0,
        asked: place.role(),
        predicted_positive,
        timed_out: false,
        score: 0.0,
        amount: None,
        latency_ms,
        unheard: None,
    }
}

/// The time until the answer, or `None` where it takes too long.
fn ask(queue: &mut Queue, machine: &Service, at: f64, took: f32, round_trip: f32) -> Option<f32> {
    let wait = queue.wait(at);
    if wait >= f64::from(machine.timeout_ms) {
        return None;
    }
    if !queue.own {
        queue.take(at, f64::from(took * machine.hold));
    }
    let total = wait as f32 + took + round_trip;
    (total < machine.timeout_ms).then_some(total)
}
