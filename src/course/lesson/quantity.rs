//! What a mission can ask about: quantities over a stretch of time, and measures of what stands now.

/// Something that monitoring or the truth can tell of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// True share of positives caught, in percent.
    Recall,
    /// True share of right decisions, in percent: what is called accuracy.
    Accuracy,
    /// True share of calls that are wrong, in percent.
    FalseDiscoveryRate,
    /// True share of calls that are right, in percent: what is called precision.
    Precision,
    /// True share of the negatives of one kind of customer that were called positive, in percent; the customer by its id.
    FalsePositiveRateOf(&'static str),
    /// Share of positives caught by the outcomes that are in, in percent.
    MeasuredRecall,
    /// Share of calls that are wrong by the outcomes that are in, in percent.
    MeasuredFalseDiscoveryRate,
    /// The same for one kind of customer, by its id.
    MeasuredRecallOf(&'static str),
    /// Share of positives caught by the estimate without outcomes, in percent.
    EstimatedRecall,
    /// Share of requests that were called positive, in percent.
    PredictedPositiveRate,
    /// The same for one kind of customer, by its id, whoever decided.
    PredictedPositiveRateOf(&'static str),
    /// The slowest 5 % of the champion's answers, in milliseconds.
    LatencyP95,
    /// Share of requests that the model was too slow for, in percent.
    TimeoutRate,
    /// Share of requests that broke the contract and were stopped at the door, in percent.
    BlockedShare,
    /// PSI of a field, by its name.
    FieldDrift(&'static str),
    /// Share of empty values of a field, in percent.
    MissingShare(&'static str),
    /// True mean error of the amounts that are predicted, in their unit.
    MeanError,
    /// The same by the outcomes that are in.
    MeasuredMeanError,
}

/// A number that tells how a stretch of the run went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// A quantity over the whole stretch.
    Over(Quantity),
    /// A quantity over the last hours of it.
    Last(Quantity, u32),
    /// Hours until a rule fired; without end if it did not.
    HoursTo(&'static str),
    /// How many alerts fired.
    Alerts,
    /// Cost against another future of the same run, as a factor.
    Cost(Against),
    /// EUR more than in another future.
    MoreEur(Against),
    /// People harmed beyond those in another future.
    MorePeople(Against),
    /// Positives missed beyond those in another future.
    MoreMissed(Against),
    /// Of 100 positives, so many did a version catch in its test.
    TestRecall(u32),
    /// Mean error of a version in its test, in the unit of the amount.
    TestMeanError(u32),
    /// The same of always predicting the mean of the rows that it learnt from.
    TestBaselineError(u32),
    /// Of 100 parts of what a version goes by, so many are this field.
    FeatureImportance(u32, &'static str),
    /// So many points did the champion's test promise beyond what it truly caught in the last hours.
    TestOptimism(u32),
    /// Hours that people spent on the alerts and reviews of the plan.
    Attention,
    /// How often the plan did something.
    PlanActions,
    /// Requests that were written down.
    LoggedRequests,
    /// Of 100 of the outcomes to come, so many are in for the stretch.
    MaturedShare,
}

/// Another future of the same run: the same customers come, only what is done differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The trouble comes and nobody does anything.
    Nothing,
    /// No trouble comes.
    Calm,
}

impl Quantity {
    /// Behind the number: "%", "ms", or nothing.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::LatencyP95 => "ms",
            Self::FieldDrift(_) | Self::MeanError | Self::MeasuredMeanError => "",
            _ => "%",
        }
    }

    /// A value with its unit: "74 %". The smaller the scale, the more digits.
    pub fn said(self, value: f64) -> String {
        let digits = usize::from(self.most() <= 4.0) + usize::from(self.most() <= 40.0);
        format!("{value:.digits$} {}", self.unit()).trim_end().to_owned()
    }

    /// The end of the scale on which a line is drawn.
    pub const fn most(self) -> f64 {
        match self {
            Self::LatencyP95 => 2_000.0,
            Self::FieldDrift(_) => 2.0,
            Self::MeanError | Self::MeasuredMeanError => 40.0,
            _ => 100.0,
        }
    }
}

impl Measure {
    /// Behind the number: "%", "ms", "h", or nothing where the words of a figure say it.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Over(quantity) | Self::Last(quantity, _) => quantity.unit(),
            Self::HoursTo(_) => "h",
            Self::MaturedShare | Self::TestRecall(_) | Self::FeatureImportance(..) => "%",
            Self::Attention => "h",
            Self::TestOptimism(_)
            | Self::TestMeanError(_)
            | Self::TestBaselineError(_)
            | Self::PlanActions
            | Self::LoggedRequests
            | Self::Alerts
            | Self::Cost(_)
            | Self::MoreEur(_)
            | Self::MorePeople(_)
            | Self::MoreMissed(_) => "",
        }
    }
}
