//! How the page speaks of moments and amounts. Numbers are written by `base::number_format`; what English asks of words in the texts of the
//! course stands in `course::grammar`.

mod amounts;
pub mod app;
pub mod events;
pub mod files;
mod grammar;
mod kinds;
pub mod learning;
mod moments;
pub mod names;
pub mod refusals;
pub mod rollouts;
pub mod rules;
mod stretches;
pub mod tables;
#[cfg(test)]
mod tests;
pub mod trial;
pub mod widgets;

pub use crate::base::number_format::{
    eur, figure, grouped, hour_minute, length, percent, percent_figure, percent_fine, percent_fine_figure, short,
};
pub use crate::course::grammar::{capital, people, small};
pub use amounts::{amount, in_unit, milliseconds, number_word, percent_kept, psi, typed};
pub use grammar::{count, meant, one};
pub use kinds::{each_of, kind_of, positive_share};
pub use moments::{clock, moment, weekday, weekday_long};
pub use refusals::{refusal, session_error};
pub use stretches::stretches;
