//! The commands, one file each; `build` is `site.rs`, which others begin with.

pub mod bench;
pub mod map;
pub mod package;
pub mod serve;
pub mod test;
