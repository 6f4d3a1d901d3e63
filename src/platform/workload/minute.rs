//! The requests of one minute, column by column: what the team can see of them, and what only the simulation knows.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::Tick;
use crate::learn::data::Batch;
use crate::platform::faults::conditions::MEMORY;
use crate::platform::quality::Response;
use crate::platform::scenario::Amount;
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
    pub(super) throws: Vec<u32>,
    pub(super) severity: Vec<f32>,
    pub(super) normals: Vec<f32>,
    pub(super) moved: Vec<f32>,
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
    pub blocked: Vec<bool>,
    /// What the rules of the check say of each; nothing at all where no rule stands.
    pub responses: Vec<Option<Response>>,
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
            blocked: Vec::new(),
            responses: Vec::new(),
            mended: None,
            answers: Vec::new(),
            stale_hours: 0.0,
            memory: MEMORY,
        };
        Self { seen, hidden: Hidden::default(), throws: Vec::new(), severity: Vec::new(), normals: Vec::new(), moved: Vec::new() }
    }
}

impl Seen {
    /// Number of requests.
    pub fn len(&self) -> usize {
        self.segment.len()
    }

    /// What a rule of the check says of a request.
    pub fn fate(&self, row: usize) -> Option<Response> {
        self.responses.get(row).copied().flatten()
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

impl Minute {
    /// The amount of each request, by the throws that made them positive or not.
    pub(super) fn measure(&mut self, amount: &Amount, mut throw: impl FnMut() -> f32) {
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
        self.seen.batch.append_row(&other.seen.batch, row);
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
