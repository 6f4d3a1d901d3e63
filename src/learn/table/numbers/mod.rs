//! A cell as a number: what people write around its digits, and which sign is the decimal one.

pub mod dress;
pub mod number;
pub mod written;
