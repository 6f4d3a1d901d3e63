//! How much of a file is read: so that a page on a small computer can hold it.

/// The most bytes of a file that are read.
pub const MOST_BYTES: u64 = 64 << 20;
/// The most columns that are read.
pub const MOST_COLUMNS: usize = 200;
/// The most rows that are read.
pub const MOST_ROWS: u32 = 1_000_000;
/// The most cells that are read: some 15 bytes each while they are.
pub const MOST_CELLS: usize = 24_000_000;
