//! The course in the page's words: where the example of a word leads ([`examples`]), and the deck of cards by which words are
//! learnt ([`cards`]).

pub mod cards;
pub mod examples;
