//! A cell as a moment: how people write dates, and in which order the numbers of a column stand.

pub mod calendar;
pub mod date;
pub mod days;
pub mod month;
