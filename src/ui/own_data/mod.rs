//! A table that somebody brings: choose or drop a file, say what its columns are, and run it.
//!
//! The file is read in this tab and stays in it. What it says is shown as text, never as markup.

pub mod bring;
mod columns;
mod loading;
mod reading;
mod room;
pub mod run;
pub mod state;
mod system;
mod target;

pub use self::room::own;
