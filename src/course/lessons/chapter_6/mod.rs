//! The lessons of chapter 6: a plan of one’s own.

pub mod clever;
pub mod sixty_days;
pub mod standing_guards;
pub mod the_reason;
pub mod upkeep;
