//! What the page shows of a run: in words ([`views`]), in [`charts`], and what a person is about to do ([`desk`]).

pub mod charts;
pub mod control_settings;
pub mod views;
