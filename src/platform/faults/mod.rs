//! Everything that can go wrong, one file each, in a folder for each kind of it.
//!
//! To add a fault: write a file with a [`Fault`] value named `FAULT` (best example: `values/outliers.rs`) into the folder
//! that it belongs to, and add its name to the list of that folder (`values.rs`), where the page lists it. The page, the
//! command line, the documentation and the tests find it there.
//!
//! A fault writes [`Conditions`](conditions::Conditions) and nothing else; what is to happen to requests, records and
//! machines happens in the stages that read them. Each fault names the check that can see it, and says within which time;
//! `docs/faults.md` holds how often that is true.

/// The faults of a folder: declares their files, and lists them in the order in which the page lists them.
macro_rules! faults {
    ($($list:ident: $($name:ident)+;)+) => {
        $($(mod $name;)+)+
        $(
            /// In the order in which the page lists them.
            pub(super) static $list: &[&crate::platform::faults::Fault] = &[$(&$name::FAULT),+];
        )+
    };
}

mod aim;
pub mod conditions;
mod deliveries;
mod drift;
mod fault;
mod labels;
mod list;
mod machinery;
mod releases;
mod running;
mod strikes;
mod values;

pub use super::vocabulary::Which;
pub use fault::{Check, Defect, Does, Fault, Group, Repair, Size, SizeUnit};
pub use list::{ALL, find};
pub use running::Active;
pub use strikes::Strikes;
