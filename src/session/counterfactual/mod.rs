//! A run beside the same run in which something was not done, and what that was worth.

pub mod harm_done;
pub mod replay_without;
