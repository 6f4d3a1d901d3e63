//! The list of all faults, in the order in which the page lists them: of each group, first those to begin with.

use super::fault::Fault;

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

mod deliveries;
mod drift;
mod labels;
mod machinery;
mod releases;
mod values;

/// The lists that it is made of.
const PARTS: &[&[&Fault]] =
    &[values::FIRST, labels::FIRST, values::FURTHER, deliveries::ALL, labels::FURTHER, drift::ALL, machinery::ALL, releases::ALL];

/// How many there are.
const COUNT: usize = {
    let (mut part, mut count) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
};

/// All faults, in the order in which the page lists them.
pub static ALL: &[&Fault] = &{
    let mut all = [PARTS[0][0]; COUNT];
    let (mut part, mut nth, mut place) = (0, 0, 0);
    while part < PARTS.len() {
        while nth < PARTS[part].len() {
            all[place] = PARTS[part][nth];
            nth += 1;
            place += 1;
        }
        nth = 0;
        part += 1;
    }
    all
};

/// The fault with this id. Where there is no trouble, nobody needs their texts.
#[inline(never)]
pub fn find(id: &str) -> Option<&'static Fault> {
    ALL.iter().copied().find(|f| f.id == id)
}
