//! The lessons of chapter 3: going live.

pub mod amount;
pub mod hosting;
pub mod request;
pub mod skew;
pub mod to_production;
pub mod traffic_peak;
