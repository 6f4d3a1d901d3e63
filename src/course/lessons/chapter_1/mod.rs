//! The lessons of chapter 1: what it takes after the launch.

pub mod aim;
pub mod by_hand;
pub mod follow_the_loop;
pub mod owners;
pub mod silent_failure;
pub mod slower_model;
