//! The account of a run: what went wrong, who saw it when, what was done, and what it cost. As a page, and as a file.

mod cells;
mod checklist;
mod post_mortem;
mod report;
mod tools;
pub mod view;
pub mod words;

pub(crate) use self::cells::{cell, escape};
pub use self::post_mortem::{PostMortem, PostMortemLine};
pub use self::report::{account, counterfactual, without};
