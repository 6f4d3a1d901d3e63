//! The kinds of charts, each laid out in a file: [`lines`] over time with [`limits`], a [`guess`] and [`spans`], [`shares`], [`groups`], [`spread`].

pub mod groups;
pub mod guess;
mod limits;
pub mod lines;
pub mod shares;
pub mod spans;
pub mod spread;
