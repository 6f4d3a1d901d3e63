//! A run handed to somebody else: its link as a square that a phone reads.

pub mod qr;
pub mod words;
