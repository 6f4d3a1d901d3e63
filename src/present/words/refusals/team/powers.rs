//! Why somebody may not do something, and who may.

use crate::platform::vocabulary::{PowerRefusal, TeamRole};
use crate::present::roles::named;
use crate::present::words::capital;
use crate::present::words::names;
use crate::present::words::one;

pub(in crate::present::words::refusals) fn sentence(why: &PowerRefusal) -> String {
    let may = names::power(why.power);
    let who = either(&why.holders);
    match (why.by, who) {
        (Some(by), Some(who)) => format!("{} may not {may}. {} may.", capital(&one(&named(by))), capital(&who)),
        (_, None) => format!("Nobody may {may}. Give that power to a role first, on the page of the eight people."),
        (None, Some(who)) => format!("Only {who} may {may}."),
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
