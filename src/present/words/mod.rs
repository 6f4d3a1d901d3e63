//! How the page speaks of moments and amounts. What the course says the same way stands in `base::say`.

mod amounts;
pub mod app;
pub mod events;
mod kinds;
mod moments;
pub mod refusals;
pub mod rules;
mod stretches;
#[cfg(test)]
mod tests;
pub mod trial;
pub mod widgets;

pub use crate::base::wording::{
    capital, count, eur, figure, grouped, hour_minute, length, people, percent, percent_figure, percent_fine, percent_fine_figure, short,
    small,
};
pub use amounts::{amount, in_unit, milliseconds, number_word, percent_kept, psi, typed};
pub use kinds::{each_of, kind_of, share_called};
pub use moments::{clock, moment, weekday, weekday_long};
pub use refusals::{refusal, session_error};
pub use stretches::stretches;
