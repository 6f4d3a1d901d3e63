//! Stages of the minute in which several subsystems act on each other.

mod book_costs;
mod decide_approvals;
mod inject_faults;
mod mature_labels;
mod observe;
mod owners;
mod roll_out;
mod serve;
mod train;
