//! The kinds of charts, each laid out in a file: [`lines`] over time with a [`guess`] and [`spans`], [`shares`], [`groups`], [`spread`].

pub mod groups;
pub mod guess;
pub mod lines;
pub mod shares;
pub mod spans;
pub mod spread;
