//! What is said of texts that somebody brings, links, logs, requests and systems as files: what of them cannot be used, and where.

mod actions;
mod formats;
mod links;
mod logs;
mod parameters;
mod progress;
mod requests;
mod systems;
#[cfg(test)]
mod tests;

pub use formats::{format, own_name};
pub use links::{note, wrong};
pub use logs::form;
pub use parameters::{problem, remark, table};
pub use progress::progress;
pub use requests::request;
pub use systems::{ProblemView, problem as system};
