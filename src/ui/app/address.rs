//! Where somebody is.
//!
//! The place stands in the fragment, so that Back works on any host and from a file. All that makes the run stands
//! in the query and belongs to [`afterlaunch::session::share`]; what it asks of the
//! page itself, to [`afterlaunch::session::parameters`].

use afterlaunch::course::glossary::{Corner, Example};
use afterlaunch::course::scenarios::sectors::{self, Sector};
use afterlaunch::course::scope::Scope;
use afterlaunch::course::{chapters, lessons, quizzes};
use afterlaunch::present::course::examples::{Look, room_query};
use afterlaunch::present::trace;
use afterlaunch::session::trace::record::RecordId;
use leptos::prelude::window;

/// Parameters that are about the page and not about a run.
const STAYS: [&str; 8] = ["theme", "text", "embed", "host", "hide", "lock", "speed", "question"];

/// What of the page is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The front page.
    Home,
    /// The control room.
    Room,
    /// The map of the chapters.
    Course,
    /// What MLOps is.
    WhatIs,
    /// The missions of a field of work.
    Sector(&'static Sector),
    /// A mission.
    Lesson(&'static str),
    /// The quiz of a chapter.
    Quiz(u8),
    /// All words of the trade.
    Words,
    /// The account of this run.
    Account,
    /// What somebody has completed.
    Record,
    /// Where to go on after the course.
    After,
    /// The rules of the check.
    Check,
    /// The moment as each of eight roles sees it.
    Roles,
    /// What the run is for.
    Goal,
    /// The notebook.
    Notebook,
    /// The training room.
    Train,
    /// The release room.
    Release,
    /// A surprise: naming what is wrong, and the story of it.
    Surprise,
    /// The laboratory: classic streams and detectors.
    Lab,
    /// A record’s way; without one, the lists to pick one from.
    Trace(Option<RecordId>),
    /// What a teacher wants to know.
    Teachers,
    /// Bringing a table of one's own.
    Own,
    /// Making a link, which leads to this to begin with.
    Link(Scope),
}

impl Place {
    /// Its fragment: "#lesson-2.1".
    pub fn fragment(self) -> String {
        match self {
            Self::Home => "#home".to_owned(),
            Self::Room => "#room".to_owned(),
            Self::Course => "#course".to_owned(),
            Self::WhatIs => "#what-is".to_owned(),
            Self::Sector(sector) => format!("#course-{}", sector.id),
            Self::Lesson(id) => format!("#lesson-{id}"),
            Self::Quiz(chapter) => format!("#quiz-{chapter}"),
            Self::Words => "#words".to_owned(),
            Self::Account => "#account".to_owned(),
            Self::Record => "#record".to_owned(),
            Self::After => "#after".to_owned(),
            Self::Check => "#check".to_owned(),
            Self::Roles => "#roles".to_owned(),
            Self::Goal => "#goal".to_owned(),
            Self::Notebook => "#notebook".to_owned(),
            Self::Train => "#train".to_owned(),
            Self::Release => "#release".to_owned(),
            Self::Lab => "#lab".to_owned(),
            Self::Surprise => "#surprise".to_owned(),
            Self::Trace(None) => "#trace".to_owned(),
            Self::Trace(Some(id)) => format!("#trace-{}-{}", id.at.0, id.row),
            Self::Teachers => "#teachers".to_owned(),
            Self::Own => "#own".to_owned(),
            Self::Link(Scope::Course) => "#link".to_owned(),
            Self::Link(Scope::Chapter(chapter)) => format!("#link-{chapter}"),
            Self::Link(Scope::Lesson(id)) => format!("#link-{id}"),
        }
    }

    /// The place of a fragment.
    pub fn of(fragment: &str) -> Option<Self> {
        Some(match fragment.strip_prefix('#')? {
            "home" => Self::Home,
            "room" => Self::Room,
            "course" => Self::Course,
            "what-is" => Self::WhatIs,
            "words" => Self::Words,
            "account" => Self::Account,
            "record" => Self::Record,
            "after" => Self::After,
            "check" => Self::Check,
            "roles" => Self::Roles,
            "goal" => Self::Goal,
            "notebook" => Self::Notebook,
            "train" => Self::Train,
            "release" => Self::Release,
            "lab" => Self::Lab,
            "surprise" => Self::Surprise,
            "trace" => Self::Trace(None),
            "teachers" => Self::Teachers,
            "own" => Self::Own,
            "link" => Self::Link(Scope::Course),
            other => match other.split_once('-')? {
                ("room", look) => Look::find(look).map(|_| Self::Room)?,
                ("trace", id) => Self::Trace(Some(trace::find(id)?)),
                ("course", id) => Self::Sector(sectors::find(id)?),
                ("lesson", id) => Self::Lesson(lessons::find(id)?.id),
                ("quiz", chapter) => Self::Quiz(chapter.parse().ok().filter(|c| quizzes::ALL.iter().any(|q| q.chapter == *c))?),
                ("link", chapter) if let Some(chapter) = chapter.parse().ok().and_then(chapters::find) => {
                    Self::Link(Scope::Chapter(chapter.number))
                }
                ("link", id) => Self::Link(Scope::Lesson(lessons::find(id)?.id)),
                _ => return None,
            },
        })
    }

    /// Where a page opens whose address names no place.
    pub const fn first(scope: Option<Scope>, has_run: bool) -> Self {
        match scope {
            Some(Scope::Lesson(id)) => Self::Lesson(id),
            Some(Scope::Chapter(_)) => Self::Course,
            Some(Scope::Course) | None if has_run => Self::Room,
            Some(Scope::Course) | None => Self::Home,
        }
    }
}

/// The address of a new run of a system. What is asked of the page itself stays, what made the old run does not.
pub fn address_of(scenario: &str) -> String {
    format!("?{}#room", with_what_stays(room_query(scenario, None)))
}

/// The address of the example of a word, and whether it is that of another run.
pub fn address_of_example(example: Example) -> (String, bool) {
    let place = match example {
        Example::Mission(id) => lessons::find(id).map_or(Place::Course, |lesson| Place::Lesson(lesson.id)),
        Example::Page(Corner::Training) => Place::Train,
        Example::Page(Corner::Lab) => Place::Lab,
        Example::Page(Corner::Checks) => Place::Check,
        Example::Page(Corner::Account) => Place::Account,
        Example::Page(Corner::Trace) => Place::Trace(None),
        Example::Page(Corner::Surprise) => Place::Surprise,
        Example::Room { scenario, fault, look } => {
            let look = look.map_or_else(String::new, |look| format!("-{look}"));
            return (format!("?{}#room{look}", with_what_stays(room_query(scenario, fault))), true);
        }
    };
    (place.fragment(), false)
}

/// What of the room the address asks to look into.
pub fn look_here() -> Option<Look> {
    Look::find(window().location().hash().ok()?.strip_prefix("#room-")?)
}

/// A query, and behind it what the present address asks of the page itself.
fn with_what_stays(query: String) -> String {
    let asked = window().location().search().unwrap_or_default();
    let kept = form_urlencoded::parse(asked.trim_start_matches('?').as_bytes()).filter(|(name, _)| STAYS.contains(&&**name));
    form_urlencoded::Serializer::new(query).extend_pairs(kept).finish()
}

/// Leaves this run for a new one of a system. An address that differs in its fragment alone would be no new page.
pub fn begin_anew(scenario: &str) {
    let location = window().location();
    let address = address_of(scenario);
    let same = location.search().is_ok_and(|query| address.split_once('#').is_some_and(|(new, _)| new == query));
    let _ = location.set_href(&address);
    if same {
        let _ = location.reload();
    }
}

/// The place that the address names; without a name, the one that is given.
pub fn here(fallback: Place) -> Place {
    Place::of(&window().location().hash().unwrap_or_default()).unwrap_or(fallback)
}
