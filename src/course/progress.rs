//! What a person has done so far, as a file: missions, quizzes, and the mission that was left half-way.
//!
//! The reader is forgiving. A file that was cut off is mended as far as it goes; a part that cannot be read is left
//! out and named in one sentence; parts that a newer page has added are passed over. It never refuses and never
//! panics: whoever opens the page keeps what can be kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use self::reading::{entry, mend, object, short};
use super::{lessons, quizzes};

mod merge;
mod reading;
#[cfg(test)]
mod tests;

/// The version of the format.
pub const FORMAT: u64 = 1;
/// The longest text of one entry that is kept: a link with a long log.
const LONGEST: usize = 60_000;
/// The most values of a line that are kept.
const MOST_VALUES: usize = 100;

/// What a person has done so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Progress {
    /// Missions, by their ids.
    pub lessons: BTreeMap<String, Mission>,
    /// Quizzes, by their chapters.
    pub quizzes: BTreeMap<u8, QuizScore>,
    /// The mission that was left half-way last: with it one goes on.
    pub open: Option<HalfWay>,
    /// Others that were left half-way before it, by their ids.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub waiting: BTreeMap<String, HalfWay>,
    /// How often all of it was forgotten on purpose. What was done before that is gone for every tab.
    #[serde(skip_serializing_if = "is_zero")]
    pub forgotten: u32,
}

/// A mission that was played.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mission {
    /// It was solved, at least once.
    pub solved: bool,
    /// How often it was played to an end.
    pub tries: u32,
    /// Hints opened in the best try.
    pub hints: u32,
    /// What was predicted last, by the place of the step.
    #[serde(deserialize_with = "readable")]
    pub guesses: Vec<(u32, Guessed)>,
    /// The day on which it was solved, as the page wrote it: "2026-11-24".
    pub day: String,
    /// The run: a link's query.
    pub link: String,
}

/// A quiz that was taken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuizScore {
    /// The chosen answer of each question, by the question's id.
    pub chosen: BTreeMap<String, u32>,
    /// Right answers at the first go.
    pub right: u32,
    /// Questions asked.
    pub of: u32,
    /// The day.
    pub day: String,
}

/// A mission that was left half-way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HalfWay {
    /// The mission's id.
    pub lesson: String,
    /// The place of the step.
    pub step: u32,
    /// Hints that are open.
    pub hints: u32,
    /// What was predicted, by the place of the step.
    #[serde(deserialize_with = "readable")]
    pub guesses: Vec<(u32, Guessed)>,
    /// The run: a link's query.
    pub link: String,
    /// How often the mission had been played to an end when this try was begun: a later end closes it.
    pub tries: u32,
    /// The order in which missions were left; the highest was left last.
    pub turn: u32,
}

/// What a person predicted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guessed {
    /// The answer at this place.
    Choice(usize),
    /// A line: its value at each bead.
    Line(Vec<f64>),
}

impl Progress {
    /// As JSON, ready to be read by people.
    pub fn to_json(&self) -> String {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        value["afterlaunch-progress"] = FORMAT.into();
        format!("{value:#}\n")
    }

    /// From a file, as far as it can be read, and a sentence for each thing that could not.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut notes = Vec::new();
        let value = serde_json::from_str(text).ok().or_else(|| {
            let mended = mend(text);
            notes.push(match mended {
                Some(_) => "The progress file ends in the middle. What stands before that was kept.".to_owned(),
                None => "This is no progress file of Afterlaunch, so nothing was read from it.".to_owned(),
            });
            mended
        });
        let Some(value) = value else { return (Self::default(), notes) };
        let Value::Object(parts) = value else {
            return (Self::default(), vec!["This is no progress file of Afterlaunch, so nothing was read from it.".to_owned()]);
        };
        match parts.get("afterlaunch-progress").map(Value::as_u64) {
            Some(Some(FORMAT)) => {}
            Some(Some(newer)) if newer > FORMAT => {
                notes.push(format!("The progress file is of format {newer}, newer than this page. What this page knows was kept."));
            }
            _ => notes.push("The progress file does not say its format. It was read as format 1.".to_owned()),
        }
        let mut progress = Self::default();
        for (id, value) in object(&parts, "lessons", &mut notes) {
            if lessons::find(&id).is_none() {
                notes.push(format!("There is no mission “{}” on this page; its record was left out.", short(&id)));
            } else if let Some(mission) = entry::<Mission>(value, &format!("mission {id}"), &mut notes) {
                progress.lessons.insert(id, mission.within_bounds());
            }
        }
        for (id, value) in object(&parts, "quizzes", &mut notes) {
            let Some(chapter) = id.parse().ok().filter(|c| quizzes::ALL.iter().any(|q| q.chapter == *c)) else {
                notes.push(format!("There is no chapter “{}”; its quiz was left out.", short(&id)));
                continue;
            };
            if let Some(score) = entry::<QuizScore>(value, &format!("the quiz of chapter {chapter}"), &mut notes) {
                progress.quizzes.insert(chapter, score.within_bounds(chapter));
            }
        }
        let open = parts.get("open").filter(|value| !value.is_null()).cloned();
        for value in open.into_iter().chain(object(&parts, "waiting", &mut notes).into_iter().map(|(_, value)| value)) {
            if let Some(half) = entry::<HalfWay>(value, "a mission left half-way", &mut notes).and_then(HalfWay::within_bounds) {
                progress.put_half_way(half);
            }
        }
        progress.forgotten = parts.get("forgotten").and_then(Value::as_u64).map_or(0, |times| times.min(u32::MAX.into()) as u32);
        (progress, notes)
    }

    /// Writes down that a mission was played to its end.
    pub fn played(&mut self, id: &str, now: Mission) {
        let entry = self.lessons.entry(id.to_owned()).or_default();
        let tries = entry.tries.saturating_add(1);
        let keeps = entry.solved && (!now.solved || entry.hints <= now.hints);
        if !keeps {
            *entry = now;
        }
        entry.tries = tries;
        self.close_half_way();
    }

    /// A mission was solved.
    pub fn solved(&self, id: &str) -> bool {
        self.lessons.get(id).is_some_and(|m| m.solved)
    }

    /// Right answers of a chapter's quiz at the first go, as a share of its questions.
    pub fn quiz_share(&self, chapter: u8) -> f64 {
        self.quizzes.get(&chapter).map_or(0.0, |score| f64::from(score.right) / f64::from(score.of.max(1)))
    }

    /// Whether a text holds nothing that could be read: not even a progress file that broke off.
    pub fn is_unreadable(text: &str) -> bool {
        serde_json::from_str(text).ok().or_else(|| mend(text)).is_none_or(|value| !Value::is_object(&value))
    }

    /// As JSON in at most so many characters. What is needed least is left out first: predictions, runs of solved
    /// missions, answers of quizzes, the run of the mission left half-way.
    pub fn to_json_within(&self, limit: usize) -> String {
        let mut slim = self.clone();
        let leave_out: [fn(&mut Self); 4] = [
            |p| p.lessons.values_mut().for_each(|mission| mission.guesses.clear()),
            |p| p.lessons.values_mut().for_each(|mission| mission.link.clear()),
            |p| p.quizzes.values_mut().for_each(|score| score.chosen.clear()),
            |p| (p.open, p.waiting) = (None, BTreeMap::new()),
        ];
        let mut leave_out = leave_out.into_iter();
        loop {
            let text = slim.compact();
            if text.chars().count() <= limit {
                return text;
            }
            match leave_out.next() {
                Some(leave_out) => leave_out(&mut slim),
                None => return String::new(),
            }
        }
    }

    fn compact(&self) -> String {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        value["afterlaunch-progress"] = FORMAT.into();
        value.to_string()
    }

    /// Missions solved in a chapter, and how many there are.
    pub fn chapter(&self, chapter: u8) -> (u32, u32) {
        let of = || lessons::ALL.iter().filter(|l| l.chapter == chapter);
        (of().filter(|l| self.solved(l.id)).count() as u32, of().count() as u32)
    }

    /// The mission to go on with: the one left half-way, else the first that is not solved.
    pub fn next(&self) -> Option<&str> {
        let half = self.open.as_ref().map(|open| open.lesson.as_str());
        half.or_else(|| lessons::ALL.iter().map(|l| l.id).find(|id| !self.solved(id)))
    }
}

impl Mission {
    fn within_bounds(mut self) -> Self {
        keep_short(&mut self.link);
        keep_short(&mut self.day);
        keep_finite(&mut self.guesses);
        self
    }
}

impl QuizScore {
    fn within_bounds(mut self, chapter: u8) -> Self {
        let known = quizzes::ALL.iter().filter(|q| q.chapter == chapter).flat_map(|q| q.questions).map(|q| q.id);
        let known: Vec<&str> = known.collect();
        self.chosen.retain(|id, _| known.contains(&id.as_str()));
        self.of = self.of.min(known.len() as u32);
        self.right = self.right.min(self.of);
        keep_short(&mut self.day);
        self
    }
}

impl HalfWay {
    fn within_bounds(mut self) -> Option<Self> {
        let lesson = lessons::find(&self.lesson)?;
        self.step = self.step.min(lesson.steps.len() as u32);
        self.hints = self.hints.min(lesson.hints.len() as u32);
        keep_short(&mut self.link);
        keep_finite(&mut self.guesses);
        Some(self)
    }
}

fn is_zero(times: &u32) -> bool {
    *times == 0
}

/// A text that is too long to be ours is dropped: half a link is worth nothing.
fn keep_short(text: &mut String) {
    if text.len() > LONGEST || text.chars().any(char::is_control) {
        text.clear();
    }
}

/// Predictions, those that can be read: a mission is not lost for one of them.
fn readable<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(u32, Guessed)>, D::Error> {
    let Value::Array(guesses) = Value::deserialize(from)? else { return Ok(Vec::new()) };
    Ok(guesses.into_iter().filter_map(|guess| serde_json::from_value(guess).ok()).collect())
}

fn keep_finite(guesses: &mut Vec<(u32, Guessed)>) {
    guesses.truncate(MOST_VALUES);
    for (_, guess) in guesses {
        if let Guessed::Line(values) = guess {
            values.truncate(MOST_VALUES);
        }
    }
}
