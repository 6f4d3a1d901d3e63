//! What the browser keeps for this page: what is [`kept`] and whether it is, the run that outlives its tab ([`last_run`]), and
//! progress that cannot be read ([`rejected`]).

pub mod kept;
pub mod last_run;
pub mod rejected_records;

pub use kept::*;
