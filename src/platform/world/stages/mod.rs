//! Stages of the minute in which several subsystems act on each other.

mod account;
mod decide;
mod inject_faults;
mod mature_labels;
mod observe;
mod serve;
mod train;
