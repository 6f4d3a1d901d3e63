//! A record's way as cards, one for each stage: from what was sent to what was learnt from it.
//!
//! What only the simulation knows stands on the cards while the truth is shown; what the sender meant also where all
//! trouble of the run may be shown, because then whoever looks has made it.

mod amounts;
mod answering;
mod arriving;
mod learning;
mod parts;
mod record;
mod records;
mod response;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

pub use self::record::{asked, trace_view};
pub use records::{RecordView, Records, find, records};
pub use response::{response, send};
pub use view::{TraceCard, TraceRow, TraceView};
