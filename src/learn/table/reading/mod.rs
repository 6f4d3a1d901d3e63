//! A file, read piece by piece: bytes as letters, where cells and rows end, how the file is written.

pub mod cells;
pub mod dialect;
pub mod reader;
pub mod second_table;
pub mod text;
