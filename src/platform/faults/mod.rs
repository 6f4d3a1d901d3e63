//! Everything that can go wrong, one file each.
//!
//! To add a fault: write a file with a [`Fault`] value named `FAULT` (best example: `seconds_for_minutes.rs`), add its
//! `mod` line and its line in [`ALL`]. The page, the command line and the tests find it there.

mod careless_labels;
mod concept_drift;
mod log_leak;
mod mislabelled_release;
mod missing_field;
mod new_product_line;
mod seconds_for_minutes;
mod skewed_release;
mod slow_release;
mod traffic_peak;

use super::conditions::{Conditions, Dose};

/// All faults, in the order in which the page lists them.
pub const ALL: [&Fault; 10] = [
    &seconds_for_minutes::FAULT,
    &missing_field::FAULT,
    &careless_labels::FAULT,
    &log_leak::FAULT,
    &new_product_line::FAULT,
    &concept_drift::FAULT,
    &traffic_peak::FAULT,
    &skewed_release::FAULT,
    &mislabelled_release::FAULT,
    &slow_release::FAULT,
];

/// The fault with this id.
pub fn find(id: &str) -> Option<&'static Fault> {
    ALL.into_iter().find(|f| f.id == id)
}

/// A kind of trouble.
#[derive(Debug)]
pub struct Fault {
    /// Its name in logs and links.
    pub id: &'static str,
    /// Where it stands on the page.
    pub group: Group,
    /// "Waiting time in seconds". This and the next two are told by [`Scenario::tell`](super::scenario::Scenario::tell).
    pub name: &'static str,
    /// What happens in real life, in one sentence.
    pub sentence: &'static str,
    /// How it is spoken of while it runs, in the middle of a sentence: "waiting time in seconds".
    pub running: &'static str,
    /// What its size means.
    pub size: Size,
    /// What it does.
    pub does: Does,
}

/// Where a fault stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Data arrive that should not.
    BadData,
    /// The world is no longer the one learnt from.
    Drift,
    /// A new version that should not have been released.
    BadRelease,
}

impl Group {
    /// The heading.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BadData => "Bad data",
            Self::Drift => "The world moves",
            Self::BadRelease => "Bad releases",
        }
    }
}

/// What a fault's size means.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// The words beside the slider.
    pub label: &'static str,
    /// A share of something (shown in percent) or a factor ("3 times").
    pub unit: SizeUnit,
    /// Lowest, highest, step and what it stands at first.
    pub least: f32,
    /// Highest.
    pub most: f32,
    /// One step of the slider.
    pub step: f32,
    /// Where it stands at first.
    pub usual: f32,
}

/// The unit of a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeUnit {
    /// 0 to 1.
    Share,
    /// A factor.
    Times,
}

/// What a fault does.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    /// It changes this minute's conditions.
    Change(fn(&Dose<'_>, &mut Conditions)),
    /// It brings a new version with this defect into service.
    Release(Defect),
}

/// What is wrong with a released version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Defect {
    /// Its preparation differs between training and serving.
    Skew,
    /// It learnt from labels of which a share was flipped.
    Mislabelled,
    /// It is so many times slower.
    Slow,
}
