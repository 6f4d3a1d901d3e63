//! What all rooms stand on: the page is put together here, and what its parts share is kept here.
//!
//! | file | what it holds |
//! |---|---|
//! | [`root`] | the page, opened as its address asks and put together |
//! | [`page`], [`note`], [`notes`] | one session, and the place from which it is looked at; what is said about it, and where |
//! | [`address`] | what the address says to the page |
//! | [`driver`] | the frame clock and the only door to the session |
//! | [`shown`], [`screen`] | what is shown and about to be done, and what it is shown on |
//! | [`storage`] | what the browser keeps, and whether it does |
//! | [`paper`] | the layout of pages to read |
//! | [`keyboard`], [`help`] | keys for all of it, and the card that tells them |
//! | [`stopped`] | when the page itself breaks |

pub mod address;
pub mod article;
pub mod driver;
pub mod help;
pub mod keyboard;
pub mod note;
pub mod notes;
pub mod page;
pub mod root;
pub mod shown;
pub mod stopped;
pub mod storage;
pub mod viewport;
