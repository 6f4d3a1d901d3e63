//! The lessons of chapter 5: changing it safely.

pub mod approval;
pub mod broken_week;
pub mod canary;
pub mod newer;
pub mod rollback;
pub mod strikes;
