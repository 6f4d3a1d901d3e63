//! The course: how somebody stands in it, and what its pages say by themselves.

pub mod standing;
pub mod words;
