//! What all rooms stand on: the page is put together here, and what its parts share is made here.
//!
//! | file | what it holds |
//! |---|---|
//! | [`open`], [`root`], [`title`] | the page, opened as its address asks and put together; the title of its tab |
//! | [`context`] | what rooms find in the context of the page, each by its name |
//! | [`attention`], [`note`], [`notes`] | what comes up by itself; what a note says, and where |
//! | [`address`] | what the address says to the page |
//! | [`driver`] | the frame clock and the only door to the session |
//! | [`shown`] | what is shown and about to be done |
//! | [`storage`] | what the browser keeps, and whether it does |
//! | [`article`] | the layout of pages to read |
//! | [`keyboard`], [`help`] | keys for all of it, and the card that tells them |
//! | [`stopped`] | when the page itself breaks |

pub mod address;
pub mod article;
pub mod attention;
pub mod context;
pub mod driver;
pub mod help;
pub mod keyboard;
pub mod note;
pub mod notes;
pub mod open;
pub mod root;
pub mod stopped;
pub mod storage;
pub mod title;
pub mod view_state;
