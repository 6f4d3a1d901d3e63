//! What a person has done so far, as a file: missions, quizzes, and the mission that was left half-way.
//!
//! The reader is forgiving. A file that was cut off is mended as far as it goes; a part that cannot be read is left
//! out and named in one sentence; parts that a newer page has added are passed over. It never refuses and never
//! panics: whoever opens the page keeps what can be kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::{lessons, quizzes};

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
    /// The mission that was left half-way.
    pub open: Option<HalfWay>,
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
        if let Some(value) = parts.get("open").filter(|v| !v.is_null()) {
            let half = entry::<HalfWay>(value.clone(), "the mission left half-way", &mut notes);
            progress.open = half.and_then(HalfWay::within_bounds);
        }
        (progress, notes)
    }

    /// Takes in what another record holds: solved stays solved, and the better quiz counts.
    pub fn join(&mut self, other: Self) {
        for (id, theirs) in other.lessons {
            match self.lessons.get_mut(&id) {
                Some(mine) if mine.solved || !theirs.solved => mine.tries = mine.tries.max(theirs.tries),
                _ => {
                    self.lessons.insert(id, theirs);
                }
            }
        }
        for (chapter, theirs) in other.quizzes {
            if self.quizzes.get(&chapter).is_none_or(|mine| mine.right < theirs.right) {
                self.quizzes.insert(chapter, theirs);
            }
        }
        self.open = self.open.take().or(other.open);
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
        if self.open.as_ref().is_some_and(|open| open.lesson == id) {
            self.open = None;
        }
    }

    /// A mission was solved.
    pub fn solved(&self, id: &str) -> bool {
        self.lessons.get(id).is_some_and(|m| m.solved)
    }

    /// Right answers of a chapter's quiz at the first go, as a share of its questions.
    pub fn quiz_share(&self, chapter: u8) -> f64 {
        self.quizzes.get(&chapter).map_or(0.0, |score| f64::from(score.right) / f64::from(score.of.max(1)))
    }

    /// As JSON in at most so many characters. What is needed least is left out first: predictions, runs of solved
    /// missions, answers of quizzes, the run of the mission left half-way.
    pub fn to_json_within(&self, limit: usize) -> String {
        let mut slim = self.clone();
        let leave_out: [fn(&mut Self); 4] = [
            |p| p.lessons.values_mut().for_each(|mission| mission.guesses.clear()),
            |p| p.lessons.values_mut().for_each(|mission| mission.link.clear()),
            |p| p.quizzes.values_mut().for_each(|score| score.chosen.clear()),
            |p| p.open = None,
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

/// A part that holds entries by name.
fn object(parts: &Map<String, Value>, name: &str, notes: &mut Vec<String>) -> Map<String, Value> {
    match parts.get(name) {
        Some(Value::Object(entries)) => entries.clone(),
        None | Some(Value::Null) => Map::new(),
        Some(_) => {
            notes.push(format!("The part “{name}” of the progress file cannot be read and was left out."));
            Map::new()
        }
    }
}

fn entry<T: for<'de> Deserialize<'de>>(value: Value, what: &str, notes: &mut Vec<String>) -> Option<T> {
    let read = serde_json::from_value(value).ok();
    if read.is_none() {
        notes.push(format!("The record of {what} cannot be read and was left out."));
    }
    read
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// What was whole before a JSON text broke off: cut after the last entry that is complete, brackets closed.
fn mend(text: &str) -> Option<Value> {
    let mut open = Vec::new();
    let mut cuts = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => {}
            '{' => open.push('}'),
            '[' => open.push(']'),
            '}' | ']' if open.last() == Some(&c) => {
                open.pop();
                cuts.push((at + 1, open.clone()));
            }
            '}' | ']' => break,
            ',' => cuts.push((at, open.clone())),
            _ => {}
        }
        // Nothing of ours lies deeper; a hostile text might.
        if open.len() > 16 {
            return None;
        }
    }
    // The text may be broken at the last few cuts as well; one that is broken early on holds nothing worth keeping.
    cuts.into_iter().rev().take(50).find_map(|(at, open)| {
        let whole: String = text[..at].chars().chain(open.into_iter().rev()).collect();
        serde_json::from_str(&whole).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Progress {
        let mut progress = Progress::default();
        for lesson in lessons::ALL.iter().take(3) {
            let guesses = vec![(1, Guessed::Choice(2)), (3, Guessed::Line(vec![80.0, 71.5]))];
            let link = "seed=7&do=AY8B".to_owned();
            progress.played(lesson.id, Mission { solved: true, tries: 0, hints: 1, guesses, day: "2026-11-24".into(), link });
        }
        let first = &quizzes::ALL[0];
        let chosen = first.questions.iter().map(|q| (q.id.to_owned(), 1)).collect();
        let of = first.questions.len() as u32;
        progress.quizzes.insert(1, QuizScore { chosen, right: 5, of, day: "2026-11-24".into() });
        progress.open = Some(HalfWay { lesson: lessons::ALL[0].id.into(), step: 2, ..HalfWay::default() });
        progress
    }

    #[test]
    fn what_is_written_can_be_read() {
        assert_eq!(Progress::read(&full().to_json()), (full(), Vec::new()));
        assert_eq!(Progress::read(&Progress::default().to_json()), (Progress::default(), Vec::new()));
    }

    #[test]
    fn a_file_cut_anywhere_keeps_what_stands_before() {
        let text = full().to_json();
        let mut kept = 0;
        for at in (0..text.len() - 2).filter(|at| text.is_char_boundary(*at)) {
            let (progress, notes) = Progress::read(&text[..at]);
            assert!(!notes.is_empty(), "cut at {at}, and nothing is said");
            assert!(progress.lessons.len() >= kept, "cut at {at}, and less is kept than at {}", at - 1);
            kept = progress.lessons.len();
        }
        assert_eq!(kept, 3);
    }

    #[test]
    fn a_small_record_keeps_what_matters_most() {
        let progress = full();
        let whole = progress.to_json_within(60_000);
        assert_eq!(Progress::read(&whole), (progress.clone(), Vec::new()));
        let small = progress.to_json_within(whole.chars().count() - 1);
        assert!(small.chars().count() < whole.chars().count());
        let (small, notes) = Progress::read(&small);
        assert!(notes.is_empty() && small.lessons.values().all(|mission| mission.solved && mission.guesses.is_empty()));
        assert_eq!(small.open, progress.open);
        assert_eq!(progress.to_json_within(10), "");
        let mut all = Progress::default();
        for lesson in &lessons::ALL {
            all.played(lesson.id, Mission { solved: true, link: "seed=7&do=".to_owned() + &"A".repeat(900), ..Mission::default() });
        }
        let kept = all.to_json_within(4096);
        assert!(!kept.is_empty() && Progress::read(&kept).0.lessons.len() == lessons::ALL.len(), "{}", kept.len());
    }

    fn check(text: &str, missions: usize, said: &str) {
        let (progress, notes) = Progress::read(text);
        assert_eq!(progress.lessons.len(), missions, "{text}");
        assert!(said.is_empty() == notes.is_empty() && notes.join(" ").contains(said), "{text}\n said: {notes:?}");
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_is_kept() {
        check("", 0, "no progress file");
        check("[]", 0, "no progress file");
        check("\u{0}<script>", 0, "no progress file");
        check(r#"{"lessons":{"1.1":{"solved":true}}}"#, 1, "does not say its format");
        check(r#"{"afterlaunch-progress":1,"lessons":{"1.1":{"solved":"yes"},"1.2":{"solved":true}}}"#, 1, "mission 1.1");
        check(r#"{"afterlaunch-progress":1,"lessons":{"9.9":{}}}"#, 0, "“9.9”");
        check(r#"{"afterlaunch-progress":1,"lessons":7}"#, 0, "“lessons”");
        check(r#"{"afterlaunch-progress":1,"quizzes":{"12":{}}}"#, 0, "“12”");
        check(r#"{"afterlaunch-progress":8,"lessons":{"1.1":{"solved":true,"stars":3}},"badges":[]}"#, 1, "newer");
        check(r#"{"afterlaunch-progress":1,"open":{"lesson":"1.1","step":-4}}"#, 0, "half-way");
        check(&format!("{{\"a\":{}", "[".repeat(100_000)), 0, "no progress file");
    }

    #[test]
    fn solved_stays_solved() {
        let mut progress = full();
        progress.played(lessons::ALL[0].id, Mission::default());
        assert!(progress.solved(lessons::ALL[0].id));
        assert_eq!(progress.lessons[lessons::ALL[0].id].tries, 2);
        let mut other = Progress::default();
        other.join(progress.clone());
        assert_eq!(other, progress);
    }
}
