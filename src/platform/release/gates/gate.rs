//! A gate, what it sees, and what it comes to.

/// A test before release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// Its mistakes on held-out rows cost no more than the champion's.
    BeatsChampion,
    /// It finds no fewer positives than the champion in any segment.
    Segments,
    /// Its scores come true.
    Calibration,
    /// Its answers are in time at the busiest hour.
    AnswerTime,
    /// It answers odd inputs with a score that is one.
    OddInputs,
    /// Rows are prepared in service as they were in training.
    TrainingServing,
    /// Trained once more from its record, it is the same.
    Reproducible,
    /// Recall differs little between groups.
    Fairness,
}

impl Gate {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::BeatsChampion,
        Self::Segments,
        Self::Calibration,
        Self::AnswerTime,
        Self::OddInputs,
        Self::TrainingServing,
        Self::Reproducible,
        Self::Fairness,
    ];
}

/// What a gate comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateResult {
    /// Inside the limit.
    Pass,
    /// Outside of it.
    Fail,
    /// Nobody can say.
    TooLittle,
}

/// A value with its interval, and the limit that it is held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// What was seen.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The limit.
    pub limit: f64,
}

impl Held {
    /// At most the limit is inside.
    pub(super) fn at_most(self) -> GateResult {
        match self {
            Self { high, limit, .. } if high <= limit => GateResult::Pass,
            Self { low, limit, .. } if low > limit => GateResult::Fail,
            _ => GateResult::TooLittle,
        }
    }

    /// At least the limit is inside.
    pub(super) fn at_least(self) -> GateResult {
        match self {
            Self { low, limit, .. } if low >= limit => GateResult::Pass,
            Self { high, limit, .. } if high < limit => GateResult::Fail,
            _ => GateResult::TooLittle,
        }
    }
}

/// What a gate has seen.
#[derive(Clone, Debug, PartialEq)]
pub enum GateEvidence {
    /// Candidate minus champion, EUR a request, on so many rows.
    Cost(Held, u32),
    /// Recall, candidate minus champion, by segment, with its positives; `None` where there are too few.
    BySegment(Vec<(u8, u32, Option<Held>)>),
    /// Expected calibration error, 0 to 1.
    Error(Held),
    /// The time that 95 of 100 answers stay below, ms.
    Time(Held),
    /// So many of so many.
    Counted {
        /// As they should be.
        good: u32,
        /// All.
        all: u32,
    },
    /// The number of the version that the training came to once more, and whether it is the same.
    Repeated(u32, bool),
    /// The largest gap in recall between groups, 0 to 1.
    Gap(Held),
    /// There is nothing to look at.
    Nothing,
}

/// A gate with its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// Which.
    pub gate: Gate,
    /// What it comes to.
    pub result: GateResult,
    /// What it has seen.
    pub evidence: GateEvidence,
}

/// What a gate says that has nothing to look at.
pub(super) const fn nothing() -> (GateEvidence, GateResult) {
    (GateEvidence::Nothing, GateResult::TooLittle)
}
