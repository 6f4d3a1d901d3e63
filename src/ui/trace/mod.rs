//! One record through the whole loop: its [`way`], the [`cards`] of the way, and a request of one's own, written [`by_hand`].

pub mod cards;
pub mod handwritten;
pub mod record;
