//! The course: how somebody stands in it, where the example of a word leads ([`examples`]), the deck of cards by which words are
//! learnt ([`cards`]), and what its pages say by themselves.

pub mod cards;
pub mod examples;
pub mod sectors;
pub mod standing;
pub mod what_is;
pub mod words;
