//! Nothing comes. That is no health: without requests nothing shows whether answers would come, and be right. Nor is it
//! trouble where nothing is usual at this hour.

use super::answer::{QuestionAnswer, unsure};
use crate::base::time::{Minutes, Tick};
use crate::platform::monitoring::time_series::{PER_HOUR, end_of};
use crate::present::words;
use crate::session::Session;

/// No request has come for an hour or longer.
pub struct Silence {
    /// "No ticket has come for 12 h."
    said: String,
    /// "At this hour some 9 a minute are usual."
    beside: String,
}

/// Whether nothing has come for an hour or longer.
pub fn silence(session: &Session) -> Option<Silence> {
    let world = session.world();
    let buckets = &world.monitoring.buckets;
    let end = buckets.next();
    let quiet = buckets.range(0, end).rev().take_while(|bucket| bucket.requests == 0).count() as u32;
    if quiet < PER_HOUR || world.monitoring.open.requests > 0 {
        return None;
    }
    let w = &session.scenario().words;
    let since = if quiet == end { Tick(0) } else { end_of(end - quiet - 1) };
    let said = format!("No {} has come for {}.", w.one, words::length(session.now().since(since)));
    let beside = match world.monitoring.baseline.requests_per_minute(session.now().minus(Minutes(1))) {
        Some((_, high)) if high <= 0.0 => "None is usual at this hour.".to_owned(),
        Some((low, high)) => format!("At this hour some {} a minute are usual.", words::figure(0.5 * (low + high))),
        None => "What is usual at this hour is known after seven days.".to_owned(),
    };
    Some(Silence { said, beside })
}

impl Silence {
    /// An answer that begins with these words and says how long nothing came, and what is usual.
    pub fn answer(&self, lead: &str) -> QuestionAnswer {
        unsure(lead, format!("{} {}", self.said, self.beside))
    }

    /// The same, shorter.
    pub fn in_short(&self, lead: &str) -> QuestionAnswer {
        unsure(lead, self.said.clone())
    }
}
