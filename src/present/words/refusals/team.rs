//! Why somebody may not do something, and who may; why a goal is not written down.

use super::parts::outside;
use crate::platform::team::goal::LONGEST_TEXT;
use crate::platform::vocabulary::{GoalRefusal, PowerRefusal, TeamRole};
use crate::present::roles::named;
use crate::present::words::capital;
use crate::present::words::one;

pub(super) fn power(why: &PowerRefusal) -> String {
    let may = why.power.phrase();
    let who = either(&why.holders);
    match (why.by, who) {
        (Some(by), Some(who)) => format!("{} may not {may}. {} may.", capital(&one(&named(by))), capital(&who)),
        (_, None) => format!("Nobody may {may}. Give that power to a role first, on the page of the eight people."),
        (None, Some(who)) => format!("Only {who} may {may}."),
    }
}

pub(super) fn goal(why: &GoalRefusal) -> String {
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

/// "the ML engineer or the platform engineer".
fn either(roles: &[TeamRole]) -> Option<String> {
    let named: Vec<String> = roles.iter().map(|who| format!("the {}", named(*who))).collect();
    match &named[..] {
        [] => None,
        [only] => Some(only.clone()),
        [before @ .., last] => Some(format!("{} or {last}", before.join(", "))),
    }
}
