//! Everything that can go wrong, one file each, in a folder for each kind of it.
//!
//! To add a fault: write a file with a [`Fault`] value named `FAULT` (best example: `catalogue/values/outliers.rs`)
//! into the folder that it belongs to, and add its name to the list of that folder (`catalogue/values.rs`), where the page lists it.
//! The page, the command line, the documentation and the tests find it there.
//!
//! A fault writes [`Conditions`](conditions::Conditions) and nothing else; what is to happen to requests, records and
//! machines happens in the stages that read them. Each fault names the check that can see it, and says within which time;
//! `docs/faults.md` holds how often that is true.

mod catalogue;
pub mod conditions;
mod fault;
mod fault_targets;
mod running;
mod targeting;

pub use super::vocabulary::FieldFilter;
pub use catalogue::{ALL, find};
pub use fault::{Check, Defect, Effect, Fault, FaultGroup, Repair, Size, SizeUnit};
pub use running::RunningFault;
pub use targeting::{FaultScope, Targeting};
