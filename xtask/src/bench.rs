//! `cargo xtask bench`.
use crate::Outcome;
pub fn bench() -> Outcome {
    Err("not yet".to_owned())
}
