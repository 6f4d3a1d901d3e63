//! Floor 2: the simulated system. [`world::World`] is all state at one minute; it changes through `apply` (an action
//! between ticks) and `step` (one minute), and through nothing else.
//!
//! | in causal order | file |
//! |---|---|
//! | trouble folds into this minute's conditions | `faults/`, `conditions` |
//! | requests come, with their hidden truth | `stream`, `amount`, `delivery` |
//! | or rows of a file, played again | `recorded` |
//! | the check at the door | `validation`, `rules` |
//! | versions answer; the simple rule helps out | `serving`, `rollout`, `registry` |
//! | outcomes mature | `feedback` |
//! | the team watches; alerts | `monitoring`, `reference`, `alerts` |
//! | a canary's trial is judged | `trial` |
//! | the operating plan acts | `policy`, `roles` |
//! | how the team works; who agrees to a release | `ways`, `approval` |
//! | a training goes on | `training` |
//! | money and harm are booked | `ledger` |
//!
//! Beside the causal order, `queue_theory` works out what `serving` should come to where traffic is plain.
//!
//! No stage reads a clock. `monitoring`, `alerts`, `policy`, `rollout` and `trial` never read the truth.

pub mod action;
pub mod alerts;
pub mod amount;
mod apply;
pub mod approval;
pub mod choice;
pub mod conditions;
mod delivery;
pub mod event;
pub mod experiments;
pub mod faults;
pub mod feedback;
pub mod fleet;
pub mod founding;
pub mod harm;
pub mod hosting;
pub mod ledger;
pub mod monitoring;
pub mod policy;
pub mod queue_theory;
pub mod recorded;
pub mod reference;
pub mod registry;
pub mod review;
pub mod roles;
pub mod rollout;
pub mod rules;
pub mod scenario;
pub mod serving;
pub mod step;
pub mod stream;
pub mod telling;
pub mod track;
pub mod training;
pub mod trial;
pub mod truth;
pub mod validation;
pub mod vocabulary;
pub mod ways;
pub mod witness;
pub mod world;
