//! Floor 3: content as data.
