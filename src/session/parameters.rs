//! What an address can ask of the page: one list, from which addresses are read, links are made and the documentation
//! is written.
//!
//! To add a parameter: a line in [`ALL`], a field in [`Asked`] and a line in its `take`. Reading never fails: what
//! cannot be used is named, with what would be right, and the page starts without it.

use crate::base::time::{HOUR, Minutes, Tick};
use crate::course::lessons;
use crate::course::scope::Scope;
use crate::platform::action::{Action, Onset, Trouble};
use crate::platform::faults;

use super::log::Entry;
use super::share::short;

/// A parameter of the page's address.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// What it does.
    pub means: &'static str,
    /// How it is written.
    pub example: &'static str,
}

/// All of them, in the order in which they are documented.
pub const ALL: [Parameter; 14] = [
    Parameter {
        name: "scenario",
        takes: "an id from the list of scenarios",
        means: "which system runs",
        example: "scenario=support-tickets",
    },
    Parameter {
        name: "seed",
        takes: "a whole number from 0 on",
        means: "the run's luck: the same seed brings the same customers",
        example: "seed=7",
    },
    Parameter { name: "at", takes: "a minute, counted from Monday 00:00 of day 1", means: "how far the run has come", example: "at=10620" },
    Parameter { name: "do", takes: "a packed log", means: "what was done; a copied link has it", example: "do=AY8B…" },
    Parameter { name: "speed", takes: "1m, 5m, 10m, 1h, 6h or 3d", means: "simulated time that passes in a second", example: "speed=1h" },
    Parameter { name: "autoplay", takes: "1 or 0", means: "whether time passes from the start; 1 without it", example: "autoplay=0" },
    Parameter {
        name: "lesson",
        takes: "the number of a mission, as in 2.1",
        means: "the mission that the page opens with; the scope is this mission",
        example: "lesson=2.1",
    },
    Parameter {
        name: "chapter",
        takes: "1 to 6",
        means: "the chapter that the page opens with; the scope is this chapter and its quiz",
        example: "chapter=2",
    },
    Parameter {
        name: "hide",
        takes: "parts, with commas: key, timeline, ledger, alerts, controls",
        means: "parts of the page that are left out",
        example: "hide=timeline,ledger",
    },
    Parameter {
        name: "lock",
        takes: "controls, with commas: ids from the list of faults, or trouble, or respond",
        means: "controls that are shown but cannot be used",
        example: "lock=trouble",
    },
    Parameter {
        name: "trouble",
        takes: "hour:fault, with commas; !hour:fault is hidden",
        means: "trouble that begins by itself, so many hours after the start",
        example: "trouble=!30:seconds-for-minutes",
    },
    Parameter { name: "theme", takes: "light or dark", means: "the colours, whatever the system asks for", example: "theme=dark" },
    Parameter { name: "embed", takes: "1", means: "the small page for a frame", example: "embed=1" },
    Parameter {
        name: "host",
        takes: "the origin of the page around it",
        means: "whom the page speaks to, and listens to, when it lies in a frame",
        example: "host=https://course.example",
    },
];

/// A speed at which time passes.
pub struct Speed {
    /// Its name in addresses.
    pub name: &'static str,
    /// Simulated minutes a second.
    pub minutes: f64,
    /// "10 minutes a second".
    pub words: &'static str,
}

/// Six speeds; at the last one thirty days pass in ten seconds.
pub const SPEEDS: [Speed; 6] = [
    Speed { name: "1m", minutes: 1.0, words: "1 minute a second" },
    Speed { name: "5m", minutes: 5.0, words: "5 minutes a second" },
    Speed { name: "10m", minutes: 10.0, words: "10 minutes a second" },
    Speed { name: "1h", minutes: 60.0, words: "1 hour a second" },
    Speed { name: "6h", minutes: 360.0, words: "6 hours a second" },
    Speed { name: "3d", minutes: 4320.0, words: "3 days a second" },
];

/// Parts of the page that can be left out.
pub const PARTS: [&str; 5] = ["key", "timeline", "ledger", "alerts", "controls"];

/// Groups of controls that can be locked together.
pub const GROUPS: [&str; 2] = ["trouble", "respond"];

/// Trouble that a teacher has ordered.
#[derive(Clone, Debug, PartialEq)]
pub struct Ordered {
    /// So many hours after the start.
    pub hour: u32,
    /// The fault's id.
    pub fault: &'static str,
    /// The page does not show it.
    pub hidden: bool,
}

/// What an address asks of the page, beside the run itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The index of a speed in [`SPEEDS`].
    pub speed: Option<usize>,
    /// Time stands until somebody lets it pass.
    pub paused: bool,
    /// Parts that are left out.
    pub hide: Vec<&'static str>,
    /// Controls and groups of controls that are locked.
    pub lock: Vec<String>,
    /// Trouble that comes by itself.
    pub trouble: Vec<Ordered>,
    /// What has been given to do.
    pub scope: Option<Scope>,
    /// It lives in somebody else's page.
    pub embedded: bool,
    /// The origin that it speaks to, where the host has named one.
    pub host: Option<String>,
}

impl Asked {
    /// Reads what belongs to the page, and says what was not understood.
    pub fn read(parts: &[(String, String)]) -> (Self, Vec<String>) {
        let mut asked = Self::default();
        let notes = parts.iter().filter_map(|(name, value)| asked.take(name, value).err()).collect();
        (asked, notes)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        let wrong = |right: &str| Err(format!("This link says {name}={}. It takes {right}.", short(value)));
        match name {
            "speed" => match SPEEDS.iter().position(|speed| speed.name == value) {
                Some(at) => self.speed = Some(at),
                None => return wrong("1m, 5m, 10m, 1h, 6h or 3d"),
            },
            "autoplay" => match value {
                "1" | "" => self.paused = false,
                "0" => self.paused = true,
                _ => return wrong("1 or 0"),
            },
            "hide" => {
                let (known, unknown): (Vec<_>, Vec<_>) = list(value).partition(|part| PARTS.contains(part));
                self.hide = PARTS.into_iter().filter(|part| known.contains(part)).collect();
                if let Some(part) = unknown.first() {
                    return Err(format!(
                        "This link hides “{}”, which is no part of the page. There are {}.",
                        short(part),
                        PARTS.join(", ")
                    ));
                }
            }
            "lock" => {
                let known = |id: &&str| GROUPS.contains(id) || faults::find(id).is_some();
                self.lock = list(value).filter(known).map(str::to_owned).collect();
                if let Some(id) = list(value).find(|id| !known(id)) {
                    return Err(format!(
                        "This link locks “{}”, which is no control. There are trouble, respond, and the ids of faults.",
                        short(id)
                    ));
                }
            }
            "trouble" => {
                let (orders, bad): (Vec<_>, Vec<_>) = list(value).map(|order| ordered(order).ok_or(order)).partition(Result::is_ok);
                self.trouble = orders.into_iter().flatten().collect();
                if let Some(Err(order)) = bad.first() {
                    return Err(format!(
                        "This link orders trouble as “{}”. It is written hour:fault, as in 30:seconds-for-minutes.",
                        short(order)
                    ));
                }
            }
            "lesson" => match lessons::find(value) {
                Some(lesson) => self.scope = Some(Scope::Lesson(lesson.id)),
                None => {
                    let all = lessons::ALL.map(|lesson| lesson.id).join(", ");
                    return Err(format!("This link names mission “{}”. There are {all}.", short(value)));
                }
            },
            "chapter" => match value.parse::<u8>().ok().filter(|chapter| (1..=lessons::CHAPTERS.len()).contains(&usize::from(*chapter))) {
                // A mission says more.
                Some(_) if matches!(self.scope, Some(Scope::Lesson(_))) => {}
                Some(chapter) => self.scope = Some(Scope::Chapter(chapter)),
                None => return wrong("1 to 6"),
            },
            // The script that runs before the first paint has seen to it.
            "theme" if matches!(value, "light" | "dark") => {}
            "theme" => return wrong("light or dark"),
            "embed" if matches!(value, "1" | "") => self.embedded = true,
            "embed" => return wrong("1"),
            "host" if is_origin(value) => self.host = Some(value.to_owned()),
            "host" => return wrong("the address of a site, as in https://course.example"),
            _ => return Err(format!("This link has a part that is not known: “{}”. It was ignored.", short(name))),
        }
        Ok(())
    }

    /// The trouble that was ordered, as actions of a run that starts at this minute.
    pub fn orders(&self, start: Tick) -> Vec<Entry> {
        let entry = |order: &Ordered| {
            let size = faults::find(order.fault)?.size.usual;
            let begin = start.plus(Minutes(order.hour * HOUR));
            let trouble = Trouble {
                fault: order.fault.to_owned(),
                size,
                onset: Onset::Sudden,
                start: begin,
                length: None,
                reach: 1.0,
                hidden: order.hidden,
            };
            Some(Entry { at: start, action: Action::Start(trouble) })
        };
        self.trouble.iter().filter_map(entry).collect()
    }
}

/// Parts of a list with commas.
fn list(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// "30:seconds-for-minutes", with an exclamation mark before it for what is hidden. Nothing comes later than day 365.
fn ordered(order: &str) -> Option<Ordered> {
    let (hidden, order) = order.strip_prefix('!').map_or((false, order), |rest| (true, rest));
    let (hour, fault) = order.split_once(':')?;
    let hour = hour.parse().ok().filter(|hour| *hour <= 365 * 24)?;
    Some(Ordered { hour, fault: faults::find(fault)?.id, hidden })
}

/// A site's scheme and host, and nothing else.
fn is_origin(value: &str) -> bool {
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    value == "null" || host.is_some_and(|host| !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c)))
}

/// The table for the documentation.
pub fn table() -> String {
    let row = |p: &Parameter| format!("| `{}` | {} | {} | `{}` |\n", p.name, p.takes, p.means, p.example);
    format!("| parameter | takes | what it does | example |\n|---|---|---|---|\n{}", ALL.iter().map(row).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, notes: usize) -> Asked {
        let parts: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let (asked, said) = Asked::read(&parts);
        assert_eq!(said.len(), notes, "{query}: {said:?}");
        asked
    }

    #[test]
    fn every_example_can_be_read() {
        for parameter in &ALL {
            let run = ["scenario", "seed", "at", "do"].contains(&parameter.name);
            check(parameter.example, usize::from(run));
        }
    }

    #[test]
    fn lists_keep_what_they_know() {
        assert_eq!(check("hide=ledger,key", 0).hide, ["key", "ledger"]);
        assert_eq!(check("hide=ledger,roof", 1).hide, ["ledger"]);
        assert_eq!(check("lock=trouble,slow-release", 0).lock, ["trouble", "slow-release"]);
        assert_eq!(check("lock=slow-release,<b>", 1).lock, ["slow-release"]);
    }

    #[test]
    fn trouble_is_ordered_by_the_hour() {
        let asked = check("trouble=!30:seconds-for-minutes,2:traffic-peak", 0);
        let [first, second] = &asked.orders(Tick(600))[..] else { panic!("two orders") };
        assert_eq!((first.at, second.at), (Tick(600), Tick(600)));
        let Action::Start(trouble) = &first.action else { panic!("trouble") };
        assert_eq!((trouble.start, trouble.hidden), (Tick(600 + 30 * 60), true));
        assert_eq!(check("trouble=soon:seconds-for-minutes,3:traffic-peak", 1).trouble.len(), 1);
        assert!(check("trouble=99999999999:traffic-peak", 1).trouble.is_empty());
    }

    #[test]
    fn a_mission_says_more_than_its_chapter() {
        for query in ["lesson=2.1&chapter=3", "chapter=3&lesson=2.1"] {
            assert_eq!(check(query, 0).scope, Some(Scope::Lesson("2.1")), "{query}");
        }
        assert_eq!(check("chapter=3", 0).scope, Some(Scope::Chapter(3)));
    }

    #[test]
    fn what_is_out_of_range_is_named() {
        for query in [
            "lesson=9.9",
            "chapter=0",
            "chapter=two",
            "speed=fast",
            "autoplay=maybe",
            "theme=pink",
            "embed=yes",
            "host=javascript:alert(1)",
            "sed=7",
        ] {
            let asked = check(query, 1);
            assert_eq!(asked, Asked::default(), "{query}");
        }
        assert_eq!(check("host=https://course.example:8443", 0).host.as_deref(), Some("https://course.example:8443"));
    }
}
