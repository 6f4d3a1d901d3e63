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
    factor_loading: f32,
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
            .distributions
            .iter()
            .zip(&scenario.schema.fields)
            .map(|(distributions, field)| {
                let plain = |of: &[(f32, f32)]| of.iter().map(|&(centre, spread)| Make { centre, spread, cuts: Vec::new() }).collect();
                let (kind, of) = match &distributions.shape {
                    FieldShape::Normal { of } => (Kind::Normal, plain(of)),
                    FieldShape::LogNormal { of } => (Kind::LogNormal, plain(of)),
                    FieldShape::Count { of } => (Kind::Count, plain(of)),
                    FieldShape::Category { of } => {
                        (Kind::Category, of.iter().map(|shares| Make { centre: 0.0, spread: 0.0, cuts: cuts(shares) }).collect())
                    }
                };
                FieldMaker {
                    factor_loading: distributions.factor_loading,
                    rest: (1.0 - distributions.factor_loading * distributions.factor_loading).max(0.0).sqrt(),
                    empty: distributions.empty,
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

        minute.seen.segment.clear();
        minute.severity.clear();
        for row in minute.throws.chunks_exact(k) {
            let segment = self.segment(unit(row[0]), conditions);
            minute.seen.segment.push(segment);
            minute.severity.push(normal.value(row[1]) + self.severity[usize::from(segment)] + conditions.world.graver);
        }
        minute.seen.batch.reset(n);
        let Minute { seen, throws, severity, normals, .. } = minute;
        for (f, maker) in self.fields.iter().enumerate() {
            let own = throws.iter().skip(2 + f).step_by(k);
            normals.clear();
            normals
                .extend(own.zip(&*severity).map(|(throw, severity)| maker.factor_loading * severity + maker.rest * normal.value(*throw)));
            let column = seen.batch.column_mut(f);
            maker.fill(&seen.segment, normals, column);
            for shift in conditions.world.shifts.iter().filter(|shift| shift.field == f) {
                let cells = column.iter_mut().zip(&seen.segment).zip(&*normals);
                for ((value, segment), z) in cells.filter(|((_, segment), _)| shift.segment.is_none_or(|s| s == **segment)) {
                    *value = maker.value(usize::from(*segment), shift.by + shift.spread * z);
                }
            }
        }
        minute.hidden.chance.clear();
        minute.hidden.chance.resize(n, 0.0);
        log_odds(&scenario.concept, &minute.seen.batch, &mut minute.hidden.chance);
        if conditions.concept > 0.0 {
            minute.moved.clear();
            minute.moved.resize(n, 0.0);
            log_odds(&scenario.drifted_concept, &minute.seen.batch, &mut minute.moved);
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
            for (row, throw) in minute.throws.iter().skip(at).step_by(k).enumerate() {
                let half = (throw >> (16 * (f % 2))) & 0xFFFF;
                if half < limit {
                    minute.seen.batch.set_missing(row, f);
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
    /// The value of somebody of this segment whose normal value is `z`.
    fn value(&self, segment: usize, z: f32) -> f32 {
        let mut value = [0.0];
        self.fill(&[segment as u8], &[z], &mut value);
        value[0]
    }

    /// The values of a column, from its normal values. It is done for every value that comes, so each kind has loops of its
    /// own, which ask for no kind, and whose exponentials are worked out several at a time.
    fn fill(&self, segments: &[u8], z: &[f32], column: &mut [f32]) {
        let (low, high) = self.range;
        let of = |segment: u8| &self.of[usize::from(segment)];
        let cells = || segments.iter().zip(z);
        match self.kind {
            Kind::Normal => {
                for (out, (segment, z)) in column.iter_mut().zip(cells()) {
                    let make = of(*segment);
                    *out = (make.centre + make.spread * z).clamp(low, high);
                }
            }
            Kind::LogNormal | Kind::Count => {
                column.iter_mut().zip(cells()).for_each(|(out, (segment, z))| *out = of(*segment).spread * z);
                column.iter_mut().for_each(|out| *out = math::exp_f32(*out));
                let whole = self.kind == Kind::Count;
                for (out, segment) in column.iter_mut().zip(segments) {
                    let value = of(*segment).centre * *out;
                    // Never negative, so cutting off the fraction is rounding down.
                    *out = if whole { value as u32 as f32 } else { value }.clamp(low, high);
                }
            }
            Kind::Category => {
                for (out, (segment, z)) in column.iter_mut().zip(cells()) {
                    *out = of(*segment).cuts.iter().map(|cut| u32::from(z >= cut)).sum::<u32>() as f32;
                }
            }
        }
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
