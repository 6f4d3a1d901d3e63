//! What of a link cannot be used, and what the page does instead.

use super::actions::actions;
use super::formats::own_name;
use super::parameters::{parameter, short};
use crate::course::scenarios;
use crate::present::words::meant;
use crate::session::links::note::LinkNote;
use crate::session::links::parameters;
use crate::session::links::share::DEFAULT_SEED;

/// What of a link cannot be used, and what the page does instead.
pub fn note(note: &LinkNote) -> String {
    let wrong = wrong(note);
    match note {
        LinkNote::NoSuchScenario { .. } | LinkNote::OwnName(_) => {
            format!("{wrong} The run started with “{}” instead.", scenarios::DEFAULT)
        }
        LinkNote::Seed { .. } => format!("{wrong} The run started with seed {DEFAULT_SEED} instead."),
        LinkNote::Moment { .. } => format!("{wrong} The run started at its usual time instead."),
        LinkNote::Surprise { .. } => format!("{wrong} The run started without one."),
        LinkNote::Actions(_) => format!("{wrong} The run started without them."),
        LinkNote::NoSuchParameter { .. } => format!("{wrong} It was ignored."),
        LinkNote::Parameter { .. } => wrong,
    }
}

/// What of a link cannot be used.
pub fn wrong(note: &LinkNote) -> String {
    match note {
        LinkNote::NoSuchScenario { given } => {
            let meant = meant(given, scenarios::ALL.iter().map(|entry| entry.card.id));
            format!("This link has a scenario that is not known: “{}”.{meant}", short(given))
        }
        LinkNote::OwnName(why) => {
            format!("This link is of a run on somebody’s own file, and what names that cannot be read: {}.", own_name(*why))
        }
        LinkNote::Seed { given } => format!("This link has a seed that is no whole number from 0 on: “{}”.", short(given)),
        LinkNote::Moment { given } => format!("This link has a time (“at”) that is no minute of a run: “{}”.", short(given)),
        LinkNote::Surprise { given } => format!("This link has a surprise that is no whole number from 0 on: “{}”.", short(given)),
        LinkNote::Actions(why) => format!("The actions in this link (“do”) cannot be read: {}", actions(*why)),
        LinkNote::NoSuchParameter { name } => format!("This link has a part that is not known: “{}”.", short(name)),
        LinkNote::Parameter { name, given, why } => {
            let wrong = parameters::find(name).map_or_else(String::new, |found| parameter(found, why));
            format!("This link says {name}={}. {wrong}", short(given))
        }
    }
}
