//! The machine-learning lifecycle: the six parts of the loop that keeps a system useful, as course books name them.

/// A part of the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LoopPart {
    /// What people need, and what is decided with the answer.
    Problem,
    /// What the model learns from and is asked with.
    Data,
    /// What has been learnt.
    Model,
    /// The way into real use.
    Deployment,
    /// Watching what comes in, what is answered, and what was right.
    Monitoring,
    /// A new round: training again, and the next version.
    Update,
}

impl LoopPart {
    /// All parts, in the order of the loop.
    pub const ALL: [Self; 6] = [Self::Problem, Self::Data, Self::Model, Self::Deployment, Self::Monitoring, Self::Update];

    /// Its name as a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Problem => "Problem",
            Self::Data => "Data",
            Self::Model => "Model",
            Self::Deployment => "Deployment",
            Self::Monitoring => "Monitoring",
            Self::Update => "Update",
        }
    }

    /// Its name in the field, as it stands in a picture.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Data => "data",
            Self::Model => "model",
            Self::Deployment => "deployment",
            Self::Monitoring => "monitoring",
            Self::Update => "update",
        }
    }
}
