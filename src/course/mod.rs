//! Floor 3: content as data. A scenario is one file in `scenarios/` and one line in its list.

pub mod scenarios;
