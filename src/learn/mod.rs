//! Floor 1: machine learning that has never heard of production.
//!
//! | module | what it answers |
//! |---|---|
//! | [`data`] | which fields a row has ([`schema`](data::schema)), and the rows, column by column |
//! | [`data::survey`] | what rows are like before one learns from them |
//! | [`data::prepare`] | from raw fields to numbers a model can weigh: one pipeline for training and serving |
//! | [`table`] | a CSV file that somebody brings, and what its columns most likely are |
//! | [`models`] | from numbers to a probability; training that can pause |
//! | [`metrics`] | how good were the answers, once outcomes are known |
//! | [`metrics::report`] | all measures at once, with intervals |
//! | [`metrics::groups`] | does any group of rows fare worse than the others |
//! | [`metrics::cost`] | what mistakes come to, and the threshold at which they come to least |
//! | [`calibration`] | does "80 %" come true in 80 of 100 cases, and how to make it so |
//! | [`performance_estimation`] | how good are the answers, before outcomes are known |
//! | [`explain`] | what a model goes by, and what made one answer |
//! | [`drift`] | do the fields still look as they did in training; did something change on a stream |
//! | [`sequential`] | is one better than the other, for those who look as it grows |
//! | [`streams`] | the classic artificial streams with drift, and a learner on them |
//!
//! What is absent: time, traffic, versions, money. A file here can be read like a page of a textbook, and its
//! numbers agree with the usual Python libraries (`tests/reference.rs`). The best example is
//! [`models::kinds::linear::logistic`].

pub mod calibration;
pub mod data;
pub mod drift;
pub mod explain;
pub mod fairness;
pub mod metrics;
pub mod models;
pub mod performance_estimation;
pub mod sequential;
pub mod streams;
pub mod table;
