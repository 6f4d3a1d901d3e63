//! Afterlaunch: a whole machine-learning system, simulated, that a person can run after its launch.
//!
//! The library is the engine and everything that can be said without a web browser. Imports only go down:
//!
//! | floor | module | what it holds |
//! |---|---|---|
//! | 0 | [`base`] | time, keyed randomness, maths, small statistics, fingerprints; no domain |
//! | 1 | [`learn`] | machine learning that has never heard of production |
//! | 2 | [`platform`] | the simulated system: one `World`, one `step`, one `apply` |
//! | 3 | [`course`] | content as data: scenarios, lessons, quizzes, the glossary; a person’s progress |
//! | 4 | [`session`] | scenario, seed and log around a world: dispatch, advance, travel, share; a lesson being played |
//! | 5 | [`present`] | world to plain view structs in page vocabulary; charts |
//!
//! Promises, each with a test: nothing here reads a clock or holds hidden randomness; the same scenario, seed
//! and log give the same [`base::fingerprint::Fingerprint`] natively and in every browser; monitoring, alerts,
//! rollout and trials never read the truth.

pub mod base;
pub mod course;
pub mod learn;
pub mod platform;
pub mod present;
pub mod session;
