//! Requests arise: who sends them, what they say, and the hidden truth about each.
//!
//! A [`Generator`] is a scenario made ready for speed; [`Minute`] holds the columns of one tick and is used again
//! each tick. Every request takes a fixed number of throws from its stream, so when traffic grows the earlier
//! requests of the minute stay who they were.

use super::log_odds::log_odds;
use super::minute::{MOST_A_MINUTE, Minute};
use crate::base::dice::{Dice, NormalTable, Stream, unit};
use crate::base::math;
use crate::base::time::{Tick, WEEK};

use crate::platform::faults::conditions::Conditions;
use crate::platform::scenario::{FieldShape, Scenario};

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
                    FieldShape::Normal { of } => (Kind::Normal, plain(of)),
                    FieldShape::LogNormal { of } => (Kind::LogNormal, plain(of)),
                    FieldShape::Count { of } => (Kind::Count, plain(of)),
                    FieldShape::Category { of } => {
                        (Kind::Category, of.iter().map(|shares| Make { centre: 0.0, spread: 0.0, cuts: cuts(shares) }).collect())
                    }
                };
                FieldMaker {
                    lean: arising.factor_loading,
                    rest: (1.0 - arising.factor_loading * arising.factor_loading).max(0.0).sqrt(),
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
