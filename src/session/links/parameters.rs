//! What an address can ask of the page: one list, from which addresses are read, links are made by hand and in a form,
//! and the documentation is written.
//!
//! To add a parameter: a line in [`ALL`] and, where it asks something of the page, a field in [`Asked`] and a line in
//! its `take`. Reading never fails: what cannot be used is named, with what would be right, and the page starts
//! without it.

use crate::base::time::{HOUR, Minutes, Tick};
use crate::course::scope::Scope;
use crate::course::{chapters, lessons, scenarios};
use crate::platform::faults;
use crate::platform::vocabulary::{Action, Aim, Trouble};

mod code;
mod kind;
mod ordered;

use super::share::short;
use crate::session::LONGEST_DAYS;
use crate::session::log::Entry;

pub use code::pack;
use kind::is_origin;
pub use kind::{Kind, List, Pick, Value};
pub use ordered::Ordered;

/// A parameter of the page's address.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Its name in the form that makes links.
    pub label: &'static str,
    /// Where it stands in that form.
    pub part: Part,
    /// What it takes.
    pub kind: Kind,
    /// What it does.
    pub means: &'static str,
    /// How it is written.
    pub example: &'static str,
}

/// A part of the form that makes links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is given to do.
    Task,
    /// Which run.
    Run,
    /// What of the page is shown.
    Shown,
    /// How it looks, and where it lies.
    Look,
}

/// All of them, in the order in which they are documented.
pub static ALL: [Parameter; 17] = [
    Parameter {
        name: "scenario",
        label: "System",
        part: Part::Run,
        kind: Kind::Choice(List { name: "an id from the list of scenarios", all: all_scenarios }),
        means: "which system runs",
        example: "scenario=support-tickets",
    },
    Parameter {
        name: "seed",
        label: "Seed",
        part: Part::Run,
        kind: Kind::Number(0, u64::MAX, ""),
        means: "the run's luck: the same seed brings the same customers",
        example: "seed=7",
    },
    Parameter {
        name: "at",
        label: "Day and hour",
        part: Part::Run,
        kind: Kind::Moment(LONGEST_DAYS as u64 * 1440),
        means: "how far the run has come",
        example: "at=10620",
    },
    Parameter {
        name: "do",
        label: "Take this run along, as it stands",
        part: Part::Run,
        kind: Kind::Log,
        means: "what was done; a copied link has it",
        example: "do=AY8B…",
    },
    Parameter {
        name: "speed",
        label: "Speed",
        part: Part::Run,
        kind: Kind::Choice(List { name: "", all: all_speeds }),
        means: "simulated time that passes in a second",
        example: "speed=1h",
    },
    Parameter {
        name: "autoplay",
        label: "Time passes from the start",
        part: Part::Run,
        kind: Kind::Flag(true),
        means: "whether time passes from the start; 1 without it",
        example: "autoplay=0",
    },
    Parameter {
        name: "lesson",
        label: "Mission",
        part: Part::Task,
        kind: Kind::Choice(List { name: "the number of a mission, as in 2.1", all: all_lessons }),
        means: "the mission that the page opens with, and all that counts (the scope)",
        example: "lesson=2.1",
    },
    Parameter {
        name: "chapter",
        label: "Chapter",
        part: Part::Task,
        kind: Kind::Choice(List { name: "", all: all_chapters }),
        means: "the chapter that the page opens with, and its quiz: all that counts (the scope)",
        example: "chapter=2",
    },
    Parameter {
        name: "hide",
        label: "Leave out",
        part: Part::Shown,
        kind: Kind::Choices(List { name: "", all: all_parts }),
        means: "parts of the page that are left out",
        example: "hide=timeline,ledger",
    },
    Parameter {
        name: "lock",
        label: "Lock",
        part: Part::Shown,
        kind: Kind::Choices(List { name: "trouble, respond, truth, or names of single controls", all: all_controls }),
        means: "controls that are shown but cannot be used; those that a mission gives to do are never locked",
        example: "lock=trouble",
    },
    Parameter {
        name: "trouble",
        label: "Trouble that comes by itself",
        part: Part::Run,
        kind: Kind::Trouble,
        means: "trouble that begins by itself, so many hours after the start",
        example: "trouble=!30:seconds-for-minutes",
    },
    Parameter {
        name: "code",
        label: "Hidden trouble",
        part: Part::Run,
        kind: Kind::Code,
        means: "trouble that neither the page nor the address tells: its kind, its field, its size and its hour are packed",
        example: "code=c3bkz3vYr1M…",
    },
    Parameter {
        name: "surprise",
        label: "Surprise",
        part: Part::Run,
        kind: Kind::Number(0, u64::MAX, ""),
        means: "a week in which something may go wrong that has to be found out: the number picks what, and the link does not tell",
        example: "surprise=12",
    },
    Parameter {
        name: "theme",
        label: "Colours",
        part: Part::Look,
        kind: Kind::Choice(List { name: "", all: all_themes }),
        means: "the colours, whatever the system asks for",
        example: "theme=dark",
    },
    Parameter {
        name: "text",
        label: "Text size",
        part: Part::Look,
        kind: Kind::Number(75, 200, "percent of the usual size"),
        means: "how large the text is; the page folds as it does in a smaller window",
        example: "text=150",
    },
    Parameter {
        name: "embed",
        label: "The small page, made for a frame",
        part: Part::Look,
        kind: Kind::Flag(false),
        means: "the small page for a frame",
        example: "embed=1",
    },
    Parameter {
        name: "host",
        label: "Site around the frame",
        part: Part::Look,
        kind: Kind::Text(is_origin, "the address of a site, as in https://course.example"),
        means: "whom the page speaks to, and listens to, when it lies in a frame",
        example: "host=https://course.example",
    },
];

/// The parameter of this name.
pub fn find(name: &str) -> Option<&'static Parameter> {
    ALL.iter().find(|parameter| parameter.name == name)
}

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

/// Parts of the page that can be left out, and how people call them.
pub const PARTS: [(&str, &str); 5] = [
    ("key", "The key to the colours"),
    ("timeline", "The timeline"),
    ("ledger", "What it costs"),
    ("alerts", "The alerts"),
    ("controls", "The controls"),
];

/// Groups of controls that can be locked together.
const GROUPS: [(&str, &str); 2] = [("trouble", "All of “Make trouble”"), ("respond", "All of “Respond”")];

/// The switch that shows the truth, which can be locked like a control.
pub const TRUTH: (&str, &str) = ("truth", "“Show the truth”");

/// What a group has in it; nothing for a single control.
pub fn of_group(group: &str) -> Vec<&'static str> {
    match group {
        "trouble" => faults::ALL.iter().map(|fault| fault.id).collect(),
        "respond" => RESPONSES.iter().map(|(id, _)| *id).collect(),
        _ => Vec::new(),
    }
}

/// The controls of the tab “Respond”; those of the other tab have the names of the faults.
pub const RESPONSES: [(&str, &str); 21] = [
    ("repair", "Put it right at the source"),
    ("check", "Switch the check on"),
    ("log", "What is written down"),
    ("closer-watch", "Closer watch"),
    ("roll-back", "Roll back"),
    ("retrain", "Retrain"),
    ("canary", "Try a canary"),
    ("promote", "Promote the canary"),
    ("servers", "Change the servers"),
    ("release", "Release to everybody"),
    ("threshold", "Move the decision line"),
    ("repeat", "Train the same again"),
    ("runs-on", "Where it runs"),
    ("approve", "Ask for approval"),
    ("gate", "Two pairs of eyes"),
    ("band", "Doubtful ones to people"),
    ("plan", "The plan that runs"),
    ("keep-versions", "Keep versions"),
    ("by-hand", "By hand or by pipeline"),
    ("split", "How the test is drawn"),
    ("aim", "What a verdict weighs"),
];

/// Leaves out of locked controls those that a group among them has in it.
pub fn leave_groups(controls: &mut Vec<&'static str>) {
    let spoken_for: Vec<_> = controls.iter().flat_map(|group| of_group(group)).collect();
    controls.retain(|id| !spoken_for.contains(id));
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
    pub lock: Vec<&'static str>,
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
    pub fn read(given: &[(String, String)]) -> (Self, Vec<String>) {
        let mut asked = Self::default();
        let mut notes = Vec::new();
        for (name, text) in given {
            let Some(parameter) = find(name) else {
                notes.push(format!("This link has a part that is not known: “{}”. It was ignored.", short(name)));
                continue;
            };
            let (value, wrong) = parameter.kind.read(text);
            notes.extend(wrong.map(|wrong| format!("This link says {name}={}. {wrong}", short(text))));
            if let Some(value) = value {
                asked.take(parameter.name, value);
            }
        }
        (asked, notes)
    }

    /// What the script that runs before the first paint has seen to, and what makes the run, asks nothing more.
    fn take(&mut self, name: &str, value: Value) {
        match (name, value) {
            ("speed", Value::Pick(speed)) => self.speed = SPEEDS.iter().position(|known| known.name == speed),
            ("autoplay", Value::Flag(on)) => self.paused = !on,
            ("hide", Value::Picks(parts)) => self.hide = parts,
            ("lock", Value::Picks(controls)) => self.lock = controls,
            ("trouble" | "code", Value::Trouble(orders)) => self.trouble.extend(orders),
            ("lesson", Value::Pick(lesson)) => self.scope = Some(Scope::Lesson(lesson)),
            // A mission says more.
            ("chapter", Value::Pick(_)) if matches!(self.scope, Some(Scope::Lesson(_))) => {}
            ("chapter", Value::Pick(chapter)) => self.scope = chapter.parse().ok().map(Scope::Chapter),
            ("embed", Value::Flag(on)) => self.embedded = on,
            ("host", Value::Text(host)) => self.host = Some(host),
            _ => {}
        }
    }

    /// The trouble that was ordered, counted from the minute at which the page opens. It is ordered at the run's first
    /// minute, at which nobody has done anything yet: that tells it from what a person does.
    pub fn orders(&self, start: Tick) -> Vec<Entry> {
        let entry = |order: &Ordered| {
            let size = order.size.unwrap_or(faults::find(order.fault)?.size.usual);
            let begin = start.plus(Minutes(order.hour * HOUR));
            let trouble = Trouble {
                hidden: order.hidden,
                aim: Aim { field: order.field.clone(), ..Aim::default() },
                ..Trouble::sudden(order.fault, size, begin)
            };
            Some(Entry { at: Tick(0), action: Action::Start(trouble) })
        };
        self.trouble.iter().filter_map(entry).collect()
    }
}

fn pick(value: &'static str, words: impl Into<String>) -> Pick {
    Pick { value, words: words.into() }
}

fn all_scenarios() -> Vec<Pick> {
    scenarios::ALL.iter().map(|entry| pick(entry.card.id, entry.card.name)).collect()
}

fn all_speeds() -> Vec<Pick> {
    SPEEDS.iter().map(|speed| pick(speed.name, speed.words)).collect()
}

fn all_lessons() -> Vec<Pick> {
    lessons::ALL.iter().map(|lesson| pick(lesson.id, format!("{} {}", lesson.id, lesson.title))).collect()
}

fn all_chapters() -> Vec<Pick> {
    chapters::ALL.iter().map(|chapter| pick(chapter.id, format!("{} {}", chapter.id, chapter.title))).collect()
}

fn all_parts() -> Vec<Pick> {
    PARTS.into_iter().map(|(value, words)| pick(value, words)).collect()
}

/// Both groups, then each control.
fn all_controls() -> Vec<Pick> {
    let usual = scenarios::usual();
    let troubles = faults::ALL.iter().map(|fault| pick(fault.id, usual.tell(fault.name)));
    let named = |(value, words): (&'static str, &'static str)| pick(value, words);
    GROUPS.into_iter().map(named).chain(troubles).chain(RESPONSES.into_iter().chain([TRUTH]).map(named)).collect()
}

fn all_themes() -> Vec<Pick> {
    vec![pick("light", "Light"), pick("dark", "Dark")]
}

/// The table for the documentation.
pub fn table() -> String {
    let row = |p: &Parameter| format!("| `{}` | {} | {} | `{}` |\n", p.name, p.kind.takes(), p.means, p.example);
    let rows: String = ALL.iter().map(row).collect();
    let names: Vec<_> = all_controls().into_iter().skip(GROUPS.len()).map(|control| format!("`{}`", control.value)).collect();
    format!(
        "| parameter | takes | what it does | example |\n|---|---|---|---|\n{rows}\nSingle controls for `lock`: {}.\n",
        names.join(", ")
    )
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
            // What is packed is cut short for the eye.
            check(parameter.example, usize::from(matches!(parameter.kind, Kind::Log | Kind::Code)));
        }
    }

    #[test]
    fn what_is_read_is_written_as_it_was() {
        for parameter in ALL.iter().filter(|parameter| !matches!(parameter.kind, Kind::Log | Kind::Code)) {
            let (_, text) = parameter.example.split_once('=').unwrap();
            let (value, _) = parameter.kind.read(text);
            assert_eq!(value.unwrap().write(), text);
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
        assert_eq!((first.at, second.at), (Tick(0), Tick(0)), "at a minute at which nobody has done anything");
        let Action::Start(trouble) = &first.action else { panic!("trouble") };
        assert_eq!((trouble.start, trouble.hidden), (Tick(600 + 30 * 60), true));
        assert_eq!(check("trouble=soon:seconds-for-minutes,3:traffic-peak", 1).trouble.len(), 1);
        assert!(check("trouble=99999999999:traffic-peak", 1).trouble.is_empty());
        assert_eq!(check("trouble=1:traffic-peak,!9:traffic-peak", 1).trouble.len(), 1, "one of a kind");
        let most = faults::find("traffic-peak").unwrap().size.most;
        let sized = check(&format!("trouble=1:traffic-peak:{most}"), 0);
        let Action::Start(trouble) = &sized.orders(Tick(600))[0].action else { panic!("trouble") };
        assert_eq!((trouble.size, sized.trouble[0].write()), (most, format!("1:traffic-peak:{most}")));
        assert!(check("trouble=1:traffic-peak:1e9", 1).trouble.is_empty());
        let aimed = check("trouble=1:missing-field::equipment_age", 0);
        let Action::Start(strike) = &aimed.orders(Tick(600))[0].action else { panic!("aimed trouble") };
        assert_eq!((strike.aim.field.as_deref(), &*aimed.trouble[0].write()), (Some("equipment_age"), "1:missing-field::equipment_age"));
        assert!(check("trouble=1:traffic-peak::equipment_age", 1).trouble.is_empty(), "a peak strikes no field");
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
            "text=20",
            "text=big",
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
