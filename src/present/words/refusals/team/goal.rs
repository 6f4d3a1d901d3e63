//! Why a goal is not written down.

use crate::platform::team::goal::LONGEST_TEXT;
use crate::platform::vocabulary::GoalRefusal;
use crate::present::words::refusals::parts::outside;

pub(in crate::present::words::refusals) fn sentence(why: &GoalRefusal) -> String {
    match why {
        GoalRefusal::NoDecision => "Say what is decided with the answers.".to_owned(),
        GoalRefusal::TextTooLong { given } => format!("A text of a goal has at most {LONGEST_TEXT} letters; this one has {given}."),
        GoalRefusal::UnseenSigns => "A text of a goal is one line, without signs that cannot be seen.".to_owned(),
        GoalRefusal::Target { is_limit, range } => {
            let which = if *is_limit { "The limit" } else { "The value that counts as success" };
            format!("{which} can lie {}.", outside(range))
        }
    }
}
