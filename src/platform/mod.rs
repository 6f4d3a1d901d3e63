//! Floor 2: the simulated system. [`world::World`] is all state at one minute; it changes through `apply` (an action
//! between ticks) and `step` (one minute), and through nothing else.
//!
//! | in causal order | room |
//! |---|---|
//! | trouble folds into this minute's conditions | `faults/` |
//! | requests come, with their hidden truth, or rows of a file, played again | `workload/` |
//! | the check at the door | `quality/` |
//! | versions answer; the simple rule and people help out | `serving/` |
//! | outcomes mature | `labels/` |
//! | the team watches; alerts | `monitoring/` |
//! | a training goes on | `training/` |
//! | which version is in service; a canary's trial; who agrees to a release | `release/` |
//! | how the team works; the operating plan; money and harm are booked | `team/` |
//!
//! Below them lie the types that all speak in (`vocabulary/`) and the system that is simulated, as a value (`scenario/`);
//! above them the `world/`, which is composed of them.
//!
//! No stage reads a clock. `monitoring`, the roll-out, a trial and the plan never read the truth.

pub mod faults;
pub mod labels;
mod minute_context;
pub mod monitoring;
pub mod probe;
pub mod quality;
pub mod release;
pub mod scenario;
pub mod serving;
pub mod team;
pub mod training;
pub mod truth;
pub mod vocabulary;
pub mod workload;
pub mod world;
