//! From rows to a version: the store of what was kept, the snapshots that are cut from it, the job that learns from one over
//! simulated minutes, the table of experiments, and what is written down with a version so that it can be watched.

pub mod amount_predictor;
pub mod bootstrap;
mod experiment;
mod job;
mod place;
mod prepare_stage;
pub mod reference;
mod search;
mod snapshot;
mod state;
mod store;

pub use experiment::{Experiment, Searching};
pub use job::{Job, ROWS_A_MINUTE};
pub use place::StorePlace;
pub use snapshot::cache::{KEPT_SNAPSHOTS, SnapshotCache};
pub use snapshot::{Amounts, LEAST_ROWS, Snapshot};
pub use state::Training;
pub(in crate::platform) use state::{Progress, Task};
pub use store::{KEEP_ONE_IN, PAST_DAYS, TrainingStore};
