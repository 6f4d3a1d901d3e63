//! Requests of one minute: who sends them, what they say, and the hidden truth about each.
//!
//! A [`Generator`] is a scenario made ready for speed; [`Minute`] holds the columns of one tick and is used again
//! each tick. Every request takes a fixed number of throws from its stream, so when traffic grows the earlier
//! requests of the minute stay who they were.

use crate::base::dice::{Dice, NormalTable, Stream, unit};
use crate::base::math;
use crate::base::time::{Tick, WEEK};
use crate::learn::data::Batch;

use crate::platform::faults::conditions::{Conditions, MEMORY};
use crate::platform::quality::Response;
use crate::platform::scenario::{Amount, ArisingShape, Concept, Scenario, Term};
use crate::platform::vocabulary::Answer;

/// The most requests that one minute can hold; more are turned away at the door. Five times the busiest minute.
pub const MOST_A_MINUTE: usize = 512;

/// When in its minute a request comes that does not belong there, in milliseconds.
const LAST_MS: f32 = 59_999.0;

/// The columns of one minute. Rows are requests in order of arrival.
#[derive(Clone, Debug)]
pub struct Minute {
    /// What the team can see.
    pub seen: Seen,
    /// What only the simulation knows.
    pub hidden: Hidden,
    throws: Vec<u32>,
    severity: Vec<f32>,
    moved: Vec<f32>,
}

/// What the team can see of a minute. Monitoring is given this and nothing else.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Fields as received: faults have touched them.
    pub batch: Batch,
    /// Kind of customer, by its place in the scenario.
    pub segment: Vec<u8>,
    /// Milliseconds after the start of the minute.
    pub at_ms: Vec<f32>,
    /// It breaks the contract and the check is on.
    pub caught: Vec<bool>,
    /// What the rules of the check say of each; nothing at all where no rule stands.
    pub fates: Vec<Option<Response>>,
    /// The fields with usual values in the place of broken ones, where a rule asks for that.
    pub mended: Option<Batch>,
    /// The answers, filled in by serving.
    pub answers: Vec<Answer>,
    /// Age of the oldest field that the feature store gave out, in hours: it stamps what it gives.
    pub stale_hours: f32,
    /// Share of the servers’ memory that is in use.
    pub memory: f32,
}

/// What only the simulation knows about a minute.
#[derive(Clone, Debug, Default)]
pub struct Hidden {
    /// The probability that the request is positive.
    pub chance: Vec<f32>,
    /// What turns out to be true.
    pub positive: Vec<bool>,
    /// The amount of each, where the scenario has one; nothing at all elsewhere.
    pub amount: Vec<f32>,
    /// A throw that decides whether a mistake ends with harm to a person.
    pub harm: Vec<f32>,
    /// A fault has changed this request.
    pub touched: Vec<bool>,
}

impl Minute {
    /// An empty minute for requests with so many fields.
    pub fn new(fields: usize) -> Self {
        Self::with_room(fields, MOST_A_MINUTE)
    }

    /// An empty minute with room for so many requests.
    pub(in crate::platform) fn with_room(fields: usize, rows: usize) -> Self {
        let seen = Seen {
            batch: Batch::with_capacity(fields, rows),
            segment: Vec::new(),
            at_ms: Vec::new(),
            caught: Vec::new(),
            fates: Vec::new(),
            mended: None,
            answers: Vec::new(),
            stale_hours: 0.0,
            memory: MEMORY,
        };
        Self { seen, hidden: Hidden::default(), throws: Vec::new(), severity: Vec::new(), moved: Vec::new() }
    }
}

impl Seen {
    /// Number of requests.
    pub fn len(&self) -> usize {
        self.segment.len()
    }

    /// What a rule of the check says of a request.
    pub fn fate(&self, row: usize) -> Option<Response> {
        self.fates.get(row).copied().flatten()
    }

    /// The fields that a version is given.
    pub fn served(&self) -> &Batch {
        self.mended.as_ref().unwrap_or(&self.batch)
    }

    /// Nobody came.
    pub fn is_empty(&self) -> bool {
        self.segment.is_empty()
    }
}

/// A scenario made ready for speed.
#[derive(Clone, Debug)]
pub struct Generator {
    fields: Vec<FieldMaker>,
    /// Cumulated shares of the segments that are always there.
    segment_ends: Vec<f32>,
    newcomer: u8,
    severity: Vec<f32>,
    throws: usize,
}

#[derive(Clone, Debug)]
struct FieldMaker {
    lean: f32,
    rest: f32,
    empty: f32,
    range: (f32, f32),
    of: Vec<Make>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Normal,
    LogNormal,
    Count,
    Category,
}

/// For one segment: centre (or median) and spread, or the cuts between categories.
#[derive(Clone, Debug)]
struct Make {
    centre: f32,
    spread: f32,
    cuts: Vec<f32>,
}

impl Generator {
    /// Makes a scenario ready. The scenario has been checked before (see `course`).
    pub fn new(scenario: &Scenario) -> Self {
        let fields = scenario
            .arising
            .iter()
            .zip(&scenario.schema.fields)
            .map(|(arising, field)| {
                let plain = |of: &[(f32, f32)]| of.iter().map(|&(centre, spread)| Make { centre, spread, cuts: Vec::new() }).collect();
                let (kind, of) = match &arising.shape {
                    ArisingShape::Normal { of } => (Kind::Normal, plain(of)),
                    ArisingShape::LogNormal { of } => (Kind::LogNormal, plain(of)),
                    ArisingShape::Count { of } => (Kind::Count, plain(of)),
                    ArisingShape::Category { of } => {
                        (Kind::Category, of.iter().map(|shares| Make { centre: 0.0, spread: 0.0, cuts: cuts(shares) }).collect())
                    }
                };
                FieldMaker {
                    lean: arising.lean,
                    rest: (1.0 - arising.lean * arising.lean).max(0.0).sqrt(),
                    empty: arising.empty,
                    range: (field.range.0 as f32, field.range.1 as f32),
                    of,
                    kind,
                }
            })
            .collect::<Vec<_>>();
        let regular = scenario.segments.len() - 1;
        let mut sum = 0.0;
        let segment_ends = scenario.segments[..regular]
            .iter()
            .map(|s| {
                sum += s.share;
                sum
            })
            .collect();
        let count = fields.len();
        Self {
            throws: (2 + count + count.div_ceil(2)).next_multiple_of(2),
            fields,
            segment_ends,
            newcomer: regular as u8,
            severity: scenario.segments.iter().map(|s| s.severity).collect(),
        }
    }

    /// Fills `minute` with the requests of this tick as their senders meant them, and the truth about them.
    pub fn fill(&self, scenario: &Scenario, seed: u64, tick: Tick, conditions: &Conditions, minute: &mut Minute) {
        // Whoever lives late does now what is usually done earlier.
        let day = Tick(tick.0 + WEEK - conditions.world.late_by.min(WEEK));
        let rate = scenario.traffic.rate(day.weekday(), day.minute_of_day()) * f64::from(conditions.traffic);
        let count = Dice::new(seed, Stream::Arrivals, tick).poisson(rate) as usize;
        let mut dice = Dice::new(seed, Stream::Features, tick);
        self.make(scenario, count.min(MOST_A_MINUTE), &mut dice, conditions, minute);
        self.judge(seed, tick, minute);
        if let Some(amount) = &scenario.amount {
            // The same throws once more.
            let mut dice = Dice::new(seed, Stream::Labels, tick);
            minute.measure(amount, || unit(dice.bits() as u32));
        }
    }

    /// The same for a stretch of time before the run: so many requests from one pair of dice.
    pub fn fill_past(&self, scenario: &Scenario, count: usize, dice: &mut Dice, minute: &mut Minute) {
        self.make(scenario, count.min(MOST_A_MINUTE), dice, &Conditions::default(), minute);
        let n = minute.seen.len();
        minute.hidden.positive.clear();
        let mut again = dice.clone();
        minute.hidden.positive.extend((0..n).map(|i| (dice.unit() as f32) < minute.hidden.chance[i]));
        if let Some(amount) = &scenario.amount {
            minute.measure(amount, || again.unit() as f32);
        }
    }

    fn make(&self, scenario: &Scenario, n: usize, dice: &mut Dice, conditions: &Conditions, minute: &mut Minute) {
        let normal = NormalTable::get();
        let k = self.throws;
        minute.throws.resize(n * k, 0);
        dice.fill(&mut minute.throws);
        let throws = &minute.throws;

        minute.seen.segment.clear();
        minute.severity.clear();
        for row in throws.chunks_exact(k) {
            let segment = self.segment(unit(row[0]), conditions);
            minute.seen.segment.push(segment);
            minute.severity.push(normal.value(row[1]) + self.severity[usize::from(segment)] + conditions.world.graver);
        }
        minute.seen.batch.reset(n);
        for (f, maker) in self.fields.iter().enumerate() {
            let column = minute.seen.batch.column_mut(f);
            for i in 0..n {
                let z = maker.lean * minute.severity[i] + maker.rest * normal.value(throws[i * k + 2 + f]);
                column[i] = maker.value(usize::from(minute.seen.segment[i]), z);
            }
            for shift in conditions.world.shifts.iter().filter(|shift| shift.field == f) {
                for i in (0..n).filter(|i| shift.segment.is_none_or(|s| s == minute.seen.segment[*i])) {
                    let z = maker.lean * minute.severity[i] + maker.rest * normal.value(throws[i * k + 2 + f]);
                    column[i] = maker.value(usize::from(minute.seen.segment[i]), shift.by + shift.spread * z);
                }
            }
        }
        minute.hidden.chance.clear();
        minute.hidden.chance.resize(n, 0.0);
        log_odds(&scenario.concept, &minute.seen.batch, &mut minute.hidden.chance);
        if conditions.concept > 0.0 {
            minute.moved.clear();
            minute.moved.resize(n, 0.0);
            log_odds(&scenario.moved_concept, &minute.seen.batch, &mut minute.moved);
            for (now, moved) in minute.hidden.chance.iter_mut().zip(&minute.moved) {
                *now += (moved - *now) * conditions.concept;
            }
        }
        let noise = scenario.concept.noise.max(conditions.world.noise);
        for chance in &mut minute.hidden.chance {
            *chance = noise + (1.0 - 2.0 * noise) * math::sigmoid_f32(*chance);
        }
        for (f, maker) in self.fields.iter().enumerate().filter(|(_, m)| m.empty > 0.0) {
            let at = 2 + self.fields.len() + f / 2;
            let limit = (maker.empty * 65_536.0) as u32;
            for i in 0..n {
                let half = (throws[i * k + at] >> (16 * (f % 2))) & 0xFFFF;
                if half < limit {
                    minute.seen.batch.set_missing(i, f);
                }
            }
        }
    }

    fn segment(&self, throw: f32, conditions: &Conditions) -> u8 {
        let newcomers = conditions.newcomers;
        if throw < newcomers {
            return self.newcomer;
        }
        let mut within = (throw - newcomers) / (1.0 - newcomers);
        if let Some((more, share)) = conditions.world.mix {
            if within < share {
                return more;
            }
            within = (within - share) / (1.0 - share);
        }
        self.segment_ends.iter().filter(|&&end| within >= end).count().min(self.segment_ends.len() - 1) as u8
    }

    fn judge(&self, seed: u64, tick: Tick, minute: &mut Minute) {
        let n = minute.seen.len();
        let mut dice = Dice::new(seed, Stream::Labels, tick);
        minute.hidden.positive.clear();
        minute.hidden.harm.clear();
        for i in 0..n {
            let bits = dice.bits();
            minute.hidden.positive.push(unit(bits as u32) < minute.hidden.chance[i]);
            minute.hidden.harm.push(unit((bits >> 32) as u32));
        }
        minute.arrive(seed, tick);
    }
}

impl Minute {
    /// The amount of each request, by the throws that made them positive or not.
    fn measure(&mut self, amount: &Amount, mut throw: impl FnMut() -> f32) {
        let Hidden { chance, positive, amount: amounts, .. } = &mut self.hidden;
        amounts.clear();
        amounts.extend(chance.iter().zip(positive).map(|(chance, positive)| amount.of(*chance, throw(), *positive)));
    }

    /// When in the minute each request comes. No fault has touched it yet.
    pub(in crate::platform) fn arrive(&mut self, seed: u64, tick: Tick) {
        let n = self.seen.len();
        // One request in each of n equal parts of the minute: in order without sorting, and even enough.
        let mut dice = Dice::new(seed, Stream::Arrivals, Tick(tick.0 ^ 0x8000_0000));
        let part = 60_000.0 / n.max(1) as f32;
        self.seen.at_ms.clear();
        for i in 0..n {
            self.seen.at_ms.push((i as f32 + unit(dice.bits() as u32)) * part);
        }
        self.hidden.touched.clear();
        self.hidden.touched.resize(n, false);
    }

    /// Adds a request of another minute, or of this one once more, at the end of the minute: nobody else’s place changes.
    pub(in crate::platform) fn add(&mut self, other: &Self, row: usize) {
        if self.seen.len() == MOST_A_MINUTE {
            return;
        }
        self.seen.batch.append(&other.seen.batch, row..row + 1);
        self.seen.segment.push(other.seen.segment[row]);
        self.seen.at_ms.push(LAST_MS);
        self.hidden.chance.push(other.hidden.chance[row]);
        self.hidden.positive.push(other.hidden.positive[row]);
        self.hidden.amount.extend(other.hidden.amount.get(row));
        self.hidden.harm.push(other.hidden.harm[row]);
        self.hidden.touched.push(true);
    }

    /// Takes those requests out that `stays` does not hold for.
    pub(in crate::platform) fn keep(&mut self, mut stays: impl FnMut(&Self, usize) -> bool) {
        let before = self.clone();
        let n = before.seen.len();
        self.seen.batch.clear();
        self.seen.segment.clear();
        self.seen.at_ms.clear();
        self.hidden = Hidden::default();
        for row in (0..n).filter(|row| stays(&before, *row)) {
            self.add(&before, row);
            if let (Some(at), Some(touched)) = (self.seen.at_ms.last_mut(), self.hidden.touched.last_mut()) {
                (*at, *touched) = (before.seen.at_ms[row], before.hidden.touched[row]);
            }
        }
    }
}

impl FieldMaker {
    /// It is called for every value that comes: as a call it would cost a tenth of the whole loop.
    #[inline(always)]
    fn value(&self, segment: usize, z: f32) -> f32 {
        let make = &self.of[segment];
        let value = match self.kind {
            Kind::Normal => make.centre + make.spread * z,
            Kind::LogNormal => make.centre * math::exp_f32(make.spread * z),
            // Never negative, so cutting off the fraction is rounding down.
            Kind::Count => (make.centre * math::exp_f32(make.spread * z)) as u32 as f32,
            Kind::Category => return make.cuts.iter().filter(|&&cut| z >= cut).count() as f32,
        };
        value.clamp(self.range.0, self.range.1)
    }
}

/// Where a standard normal is cut so that its parts have these shares.
fn cuts(shares: &[f32]) -> Vec<f32> {
    let total: f32 = shares.iter().sum();
    let mut sum = 0.0;
    shares[..shares.len() - 1]
        .iter()
        .map(|share| {
            sum += share / total;
            math::normal_quantile(f64::from(sum).clamp(1e-6, 1.0 - 1e-6)) as f32
        })
        .collect()
}

/// The true score of each row, in log-odds before noise.
pub fn log_odds(concept: &Concept, batch: &Batch, out: &mut [f32]) {
    out.fill(concept.base);
    for term in &concept.terms {
        match term {
            Term::Linear { field, centre, scale, weight } => {
                let slope = weight / scale;
                for (o, v) in out.iter_mut().zip(batch.column(usize::from(*field))) {
                    *o += slope * (v - centre);
                }
            }
            Term::Log { field, centre, weight } => {
                let shift = math::ln_f32(*centre);
                for (o, v) in out.iter_mut().zip(batch.column(usize::from(*field))) {
                    *o += weight * (math::ln_f32(v.max(1e-3)) - shift);
                }
            }
            Term::Category { field, weights } => {
                for (o, v) in out.iter_mut().zip(batch.column(usize::from(*field))) {
                    *o += weights.get(*v as usize).copied().unwrap_or(0.0);
                }
            }
            Term::Above { field, limit, weight } => {
                for (o, v) in out.iter_mut().zip(batch.column(usize::from(*field))) {
                    *o += if v > limit { *weight } else { 0.0 };
                }
            }
            Term::Both { field, category, other, from, below, weight } => {
                let first = batch.column(usize::from(*field));
                let second = batch.column(usize::from(*other));
                for ((o, a), b) in out.iter_mut().zip(first).zip(second) {
                    let holds = *a as u8 == *category && b >= from && b < below;
                    *o += if holds { *weight } else { 0.0 };
                }
            }
        }
    }
}
