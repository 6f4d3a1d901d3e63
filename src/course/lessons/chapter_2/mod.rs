//! The lessons of chapter 2: what a model is made of.

pub mod careless_labels;
pub mod contract;
pub mod doubtful;
pub mod fahrenheit;
pub mod safety;
pub mod saved;
pub mod shortcut;
pub mod split;
pub mod threshold;
pub mod what_changed;
