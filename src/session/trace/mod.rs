//! One request, followed: a record on its way through a run, and a request written by hand.

pub mod handwritten;
pub mod record;
