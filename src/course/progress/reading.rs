//! How a progress file is read: all of it, or not at all, with what is wrong and where.

use serde::Deserialize;

use super::notebook::{FREE_PLAY, NotebookPage, fits};
use super::reading_error::{EntryError, JsonError, JsonProblem, ProgressError};
use super::{Guessed, Mission, Progress, QuizScore, UnfinishedMission};
use crate::base::format;
use crate::course::{glossary, lessons, quizzes};

/// The longest text of one entry: a link with a long log.
const LONGEST: usize = 60_000;
/// The most predictions of a mission, and the most values of a line.
pub const MOST_VALUES: usize = 100;

impl Progress {
    /// From a file.
    ///
    /// # Errors
    /// If anything in it cannot be read, or is not known here: what it is, and where.
    pub fn read(text: &str) -> Result<Self, ProgressError> {
        #[derive(Deserialize)]
        struct Begins {
            #[serde(rename = "afterlaunch-progress")]
            format: Option<f64>,
        }
        let begins: Begins = serde_json::from_str(text).map_err(|error| json_error(&error))?;
        format::check(begins.format).map_err(ProgressError::Format)?;
        let progress: Self = serde_json::from_str(text).map_err(|error| json_error(&error))?;
        progress.check()?;
        Ok(progress)
    }

    /// Holds what came from outside against what there is on the course.
    fn check(&self) -> Result<(), ProgressError> {
        for (id, mission) in &self.lessons {
            mission.check(id).map_err(within("lessons", id))?;
        }
        for (chapter, score) in &self.quizzes {
            score.check(*chapter).map_err(within("quizzes", &chapter.to_string()))?;
        }
        if let Some(id) = self.words.keys().find(|id| glossary::find(id).is_none()) {
            return Err(ProgressError::Entry { part: "words", entry: None, why: EntryError::UnknownWord(short(id)) });
        }
        for (id, page) in &self.notebook {
            page.check(id).map_err(within("notebook", id))?;
        }
        if let Some(unfinished) = &self.open {
            unfinished.check().map_err(|why| ProgressError::Entry { part: "open", entry: None, why })?;
        }
        for (id, unfinished) in &self.waiting {
            unfinished.check().map_err(within("waiting", id))?;
            if unfinished.lesson != *id {
                return Err(within("waiting", id)(EntryError::OfMission(short(&unfinished.lesson))));
            }
        }
        Ok(())
    }
}

impl Mission {
    fn check(&self, id: &str) -> Result<(), EntryError> {
        lessons::find(id).ok_or_else(|| EntryError::UnknownMission(short(id)))?;
        check_text("link", &self.link)?;
        check_text("day", &self.day)?;
        check_guesses(&self.guesses)
    }
}

impl QuizScore {
    fn check(&self, chapter: u8) -> Result<(), EntryError> {
        let most = quizzes::size(chapter);
        if most == 0 {
            return Err(EntryError::UnknownChapter);
        }
        if let Some(id) = self.chosen.keys().find(|id| !quizzes::has(chapter, id)) {
            return Err(EntryError::UnknownQuestion(short(id)));
        }
        if self.of as usize > most || self.right > self.of {
            return Err(EntryError::RightAnswers { right: self.right, of: self.of, most });
        }
        check_text("day", &self.day)
    }
}

impl NotebookPage {
    fn check(&self, id: &str) -> Result<(), EntryError> {
        if id != FREE_PLAY && lessons::find(id).is_none() {
            return Err(EntryError::UnknownMission(short(id)));
        }
        match self.texts().into_iter().find(|(_, text, longest)| !fits(text, *longest)) {
            Some((name, ..)) => Err(EntryError::Text(name)),
            None => Ok(()),
        }
    }
}

impl UnfinishedMission {
    fn check(&self) -> Result<(), EntryError> {
        let Some(lesson) = lessons::find(&self.lesson) else { return Err(EntryError::UnknownMission(short(&self.lesson))) };
        if self.step as usize > lesson.steps.len() {
            return Err(EntryError::Above { name: "step", given: self.step, mission: lesson.id, most: lesson.steps.len() });
        }
        if self.hints as usize > lesson.hints.len() {
            return Err(EntryError::Above { name: "hints", given: self.hints, mission: lesson.id, most: lesson.hints.len() });
        }
        check_text("link", &self.link)?;
        check_guesses(&self.guesses)
    }
}

/// An error of this entry of a part.
fn within(part: &'static str, entry: &str) -> impl Fn(EntryError) -> ProgressError {
    let entry = short(entry);
    move |why| ProgressError::Entry { part, entry: Some(entry.clone()), why }
}

fn check_text(name: &'static str, text: &str) -> Result<(), EntryError> {
    if text.len() > LONGEST || text.chars().any(char::is_control) {
        return Err(EntryError::Text(name));
    }
    Ok(())
}

fn check_guesses(guesses: &[(u32, Guessed)]) -> Result<(), EntryError> {
    let long = |guess: &Guessed| matches!(guess, Guessed::Line(values) if values.len() > MOST_VALUES);
    if guesses.len() > MOST_VALUES || guesses.iter().any(|(_, guess)| long(guess)) {
        return Err(EntryError::TooManyValues);
    }
    Ok(())
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// Where a text stops being a progress file, and why.
fn json_error(error: &serde_json::Error) -> ProgressError {
    let all = error.to_string();
    let why = all.rsplit_once(" at line ").map_or(&*all, |(why, _)| why);
    let named = |kind: &str| why.strip_prefix(kind)?.split('`').next().map(short);
    let problem = match (named("unknown field `"), named("missing field `")) {
        _ if error.is_eof() => JsonProblem::Ends,
        (Some(part), _) => JsonProblem::UnknownPart(part),
        (_, Some(part)) => JsonProblem::NoPart(part),
        _ => JsonProblem::Other(why.to_owned()),
    };
    ProgressError::Json(JsonError { line: error.line(), column: error.column(), problem })
}
