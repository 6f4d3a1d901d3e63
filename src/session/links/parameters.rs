//! What an address can ask of the page: one list, from which addresses are read, links are made by hand and in a form,
//! and the documentation is written. What it says of each parameter is content: what it takes, what it does, an example.
//!
//! To add a parameter: a line in [`ALL`] and, where it asks something of the page, a field in [`Asked`] and a line in
//! its `take`. Reading never fails: what cannot be used is named, with what would be right, and the page starts
//! without it.

use crate::base::time::{HOUR, Minutes, Tick};
use crate::course::scope::Scope;
use crate::course::{chapters, lessons, scenarios};
use crate::platform::faults;
use crate::platform::vocabulary::{Action, FaultInjection, FaultTarget};

mod code;
mod kind;
mod names;
mod ordered;

use super::note::LinkNote;
use crate::session::LONGEST_DAYS;
use crate::session::log::LogEntry;

pub use code::pack;
pub use kind::{List, ParameterKind, Pick, Value};
use kind::{is_origin, is_question};
use names::GROUPS;
pub use names::{PARTS, RESPONSES, SPEEDS, Speed, TRUTH, leave_groups, of_group};
pub use ordered::{LAST_HOUR, Ordered};

/// A parameter of the page's address.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Its name in the form that makes links.
    pub label: &'static str,
    /// Where it stands in that form.
    pub part: LinkFormPart,
    /// What it takes.
    pub kind: ParameterKind,
    /// What it does.
    pub means: &'static str,
    /// How it is written.
    pub example: &'static str,
}

/// A part of the form that makes links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFormPart {
    /// What is given to do.
    Task,
    /// Which run.
    Run,
    /// What of the page is shown.
    Display,
    /// How it looks, and where it lies.
    Look,
}

/// All of them, in the order in which they are documented.
pub static ALL: [Parameter; 18] = [
    Parameter {
        name: "scenario",
        label: "System",
        part: LinkFormPart::Run,
        kind: ParameterKind::Choice(List { name: "an id from the list of scenarios", all: all_scenarios }),
        means: "which system runs",
        example: "scenario=support-tickets",
    },
    Parameter {
        name: "seed",
        label: "Seed",
        part: LinkFormPart::Run,
        kind: ParameterKind::Number(0, u64::MAX, ""),
        means: "the run's luck: the same seed brings the same customers",
        example: "seed=7",
    },
    Parameter {
        name: "at",
        label: "Day and hour",
        part: LinkFormPart::Run,
        kind: ParameterKind::Moment(LONGEST_DAYS as u64 * 1440),
        means: "how far the run has come",
        example: "at=10620",
    },
    Parameter {
        name: "do",
        label: "Take this run along, as it stands",
        part: LinkFormPart::Run,
        kind: ParameterKind::Log,
        means: "what was done; a copied link has it",
        example: "do=Ao8B…",
    },
    Parameter {
        name: "speed",
        label: "Speed",
        part: LinkFormPart::Run,
        kind: ParameterKind::Choice(List { name: "", all: all_speeds }),
        means: "simulated time that passes in a second",
        example: "speed=1h",
    },
    Parameter {
        name: "autoplay",
        label: "Time passes from the start",
        part: LinkFormPart::Run,
        kind: ParameterKind::Flag(true),
        means: "whether time passes from the start; 1 without it",
        example: "autoplay=0",
    },
    Parameter {
        name: "lesson",
        label: "Mission",
        part: LinkFormPart::Task,
        kind: ParameterKind::Choice(List { name: "the number of a mission, as in 2.1", all: all_lessons }),
        means: "the mission that the page opens with, and all that counts (the scope)",
        example: "lesson=2.1",
    },
    Parameter {
        name: "chapter",
        label: "Chapter",
        part: LinkFormPart::Task,
        kind: ParameterKind::Choice(List { name: "", all: all_chapters }),
        means: "the chapter that the page opens with, and its quiz: all that counts (the scope)",
        example: "chapter=2",
    },
    Parameter {
        name: "question",
        label: "A question of your own",
        part: LinkFormPart::Task,
        kind: ParameterKind::Text(is_question, "one line of at most 300 letters"),
        means: "a question that the learner’s notebook asks, beside its five lines",
        example: "question=Why",
    },
    Parameter {
        name: "hide",
        label: "Leave out",
        part: LinkFormPart::Display,
        kind: ParameterKind::Choices(List { name: "", all: all_parts }),
        means: "parts of the page that are left out",
        example: "hide=timeline,ledger",
    },
    Parameter {
        name: "lock",
        label: "Lock",
        part: LinkFormPart::Display,
        kind: ParameterKind::Choices(List { name: "faults, responses, truth, or names of single controls", all: all_controls }),
        means: "controls that are shown but cannot be used; those that a mission gives to do are never locked",
        example: "lock=faults",
    },
    Parameter {
        name: "faults",
        label: "Trouble that comes by itself",
        part: LinkFormPart::Run,
        kind: ParameterKind::Faults,
        means: "trouble that begins by itself, so many hours after the start",
        example: "faults=!30:seconds-for-minutes",
    },
    Parameter {
        name: "code",
        label: "Hidden trouble",
        part: LinkFormPart::Run,
        kind: ParameterKind::Code,
        means: "trouble that neither the page nor the address tells: its kind, its field, its size and its hour are packed",
        example: "code=c3bkz3vYr1M…",
    },
    Parameter {
        name: "surprise",
        label: "Surprise",
        part: LinkFormPart::Run,
        kind: ParameterKind::Number(0, u64::MAX, ""),
        means: "a week in which something may go wrong that has to be found out: the number picks what, and the link does not tell",
        example: "surprise=12",
    },
    Parameter {
        name: "theme",
        label: "Colours",
        part: LinkFormPart::Look,
        kind: ParameterKind::Choice(List { name: "", all: all_themes }),
        means: "the colours, whatever the system asks for",
        example: "theme=dark",
    },
    Parameter {
        name: "text",
        label: "Text size",
        part: LinkFormPart::Look,
        kind: ParameterKind::Number(75, 200, "percent of the usual size"),
        means: "how large the text is; the page folds as it does in a smaller window",
        example: "text=150",
    },
    Parameter {
        name: "embed",
        label: "The small page, made for a frame",
        part: LinkFormPart::Look,
        kind: ParameterKind::Flag(false),
        means: "the small page for a frame",
        example: "embed=1",
    },
    Parameter {
        name: "host",
        label: "Site around the frame",
        part: LinkFormPart::Look,
        kind: ParameterKind::Text(is_origin, "the address of a site, as in https://course.example"),
        means: "whom the page speaks to, and listens to, when it lies in a frame",
        example: "host=https://course.example",
    },
];

/// The parameter of this name.
pub fn find(name: &str) -> Option<&'static Parameter> {
    ALL.iter().find(|parameter| parameter.name == name)
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
    pub faults: Vec<Ordered>,
    /// What has been given to do.
    pub scope: Option<Scope>,
    /// A question of a teacher’s own, for the notebook.
    pub question: Option<String>,
    /// It lives in somebody else's page.
    pub embedded: bool,
    /// The origin that it speaks to, where the host has named one.
    pub host: Option<String>,
}

impl Asked {
    /// Reads what belongs to the page, and says what was not understood.
    pub fn read(given: &[(String, String)]) -> (Self, Vec<LinkNote>) {
        let mut asked = Self::default();
        let mut notes = Vec::new();
        for (name, text) in given {
            let Some(parameter) = find(name) else {
                notes.push(LinkNote::NoSuchParameter { name: name.clone() });
                continue;
            };
            let (value, wrong) = parameter.kind.read(text);
            notes.extend(wrong.map(|why| LinkNote::Parameter { name: parameter.name, given: text.clone(), why }));
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
            ("faults" | "code", Value::Faults(orders)) => self.faults.extend(orders),
            ("lesson", Value::Pick(lesson)) => self.scope = Some(Scope::Lesson(lesson)),
            // A mission says more.
            ("chapter", Value::Pick(_)) if matches!(self.scope, Some(Scope::Lesson(_))) => {}
            ("chapter", Value::Pick(chapter)) => self.scope = chapter.parse().ok().map(Scope::Chapter),
            ("embed", Value::Flag(on)) => self.embedded = on,
            ("host", Value::Text(host)) => self.host = Some(host),
            ("question", Value::Text(question)) => self.question = Some(question),
            _ => {}
        }
    }

    /// The trouble that was ordered, counted from the minute at which the page opens. It is ordered at the run's first
    /// minute, at which nobody has done anything yet: that tells it from what a person does.
    pub fn orders(&self, start: Tick) -> Vec<LogEntry> {
        let entry = |order: &Ordered| {
            let size = order.size.unwrap_or(faults::find(order.fault)?.size.default);
            let begin = start.plus(Minutes(order.hour * HOUR));
            let injection = FaultInjection {
                hidden: order.hidden,
                target: FaultTarget { field: order.field.clone(), ..FaultTarget::default() },
                ..FaultInjection::sudden(order.fault, size, begin)
            };
            Some(LogEntry { at: Tick(0), action: Action::InjectFault(injection) })
        };
        self.faults.iter().filter_map(entry).collect()
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
    let default_scenario = scenarios::default_scenario();
    let fault_ids = faults::ALL.iter().map(|fault| pick(fault.id, default_scenario.tell(fault.name)));
    let named = |(value, words): (&'static str, &'static str)| pick(value, words);
    GROUPS.into_iter().map(named).chain(fault_ids).chain(RESPONSES.iter().copied().chain([TRUTH]).map(named)).collect()
}

fn all_themes() -> Vec<Pick> {
    vec![pick("light", "Light"), pick("dark", "Dark")]
}

/// Controls that can be locked one by one.
pub fn single_controls() -> Vec<&'static str> {
    all_controls().into_iter().skip(GROUPS.len()).map(|control| control.value).collect()
}

#[cfg(test)]
mod tests;
