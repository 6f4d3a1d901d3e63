//! Does it answer as usual: how often it says yes, how sure it is, and what amounts it tells.

pub mod amounts_told;
pub mod called_by_customer;
pub mod called_urgent;
pub mod confident;
pub mod scores;
