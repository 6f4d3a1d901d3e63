//! Is it right: what is caught and what is not, once outcomes are in, and how far off amounts were.

pub mod caught;
pub mod caught_by_customer;
pub mod false_alarms;
pub mod mean_error;
