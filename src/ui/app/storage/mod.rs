//! What the browser keeps for this page: what is [`kept`] and whether it is, the run that outlives its tab ([`last_run`]), and
//! progress that cannot be read ([`set_aside`]).

pub mod kept;
pub mod last_run;
pub mod set_aside;

pub use kept::*;
