//! How a progress file is read: all of it, or not at all, with what is wrong and where.

use serde::Deserialize;

use super::notebook::{FREE_PLAY, NotebookPage, fits};
use super::{Guessed, Mission, Progress, QuizScore, UnfinishedMission};
use crate::base::format::{self, FORMAT, FormatError};
use crate::course::{glossary, lessons, quizzes};

/// The longest text of one entry: a link with a long log.
const LONGEST: usize = 60_000;
/// The most predictions of a mission, and the most values of a line.
const MOST_VALUES: usize = 100;

/// Something wrong: where it is, and what.
type Wrong = (String, String);

impl Progress {
    /// From a file.
    ///
    /// # Errors
    /// If anything in it cannot be read, or is not known here: what it is, and where, in the middle of a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Begins {
            #[serde(rename = "afterlaunch-progress")]
            format: Option<f64>,
        }
        let begins: Begins = serde_json::from_str(text).map_err(|error| words(&error))?;
        format::check(begins.format).map_err(of_another_format)?;
        let progress: Self = serde_json::from_str(text).map_err(|error| words(&error))?;
        progress.check().map_err(|(place, what)| format!("in {place}, {what}"))?;
        Ok(progress)
    }

    /// Holds what came from outside against what there is on the course.
    fn check(&self) -> Result<(), Wrong> {
        for (id, mission) in &self.lessons {
            mission.check(id)?;
        }
        for (chapter, score) in &self.quizzes {
            score.check(*chapter)?;
        }
        if let Some(id) = self.words.keys().find(|id| glossary::find(id).is_none()) {
            return Err(("“words”".to_owned(), format!("there is a word “{}” that is not on this page", short(id))));
        }
        for (id, page) in &self.notebook {
            page.check(id)?;
        }
        if let Some(unfinished) = &self.open {
            unfinished.check("“open”")?;
        }
        for (id, unfinished) in &self.waiting {
            let place = format!("“waiting”, “{}”", short(id));
            unfinished.check(&place)?;
            if unfinished.lesson != *id {
                return Err((place, format!("“lesson” is “{}”", short(&unfinished.lesson))));
            }
        }
        Ok(())
    }
}

impl Mission {
    fn check(&self, id: &str) -> Result<(), Wrong> {
        let place = format!("“lessons”, “{}”", short(id));
        lessons::find(id).ok_or_else(|| (place.clone(), no_mission(id)))?;
        check_text(&place, "link", &self.link)?;
        check_text(&place, "day", &self.day)?;
        check_guesses(&place, &self.guesses)
    }
}

impl QuizScore {
    fn check(&self, chapter: u8) -> Result<(), Wrong> {
        let place = format!("“quizzes”, “{chapter}”");
        let wrong = |what: String| Err((place.clone(), what));
        let most = quizzes::size(chapter);
        if most == 0 {
            return wrong("there is a chapter that is not on this page".to_owned());
        }
        if let Some(id) = self.chosen.keys().find(|id| !quizzes::has(chapter, id)) {
            return wrong(format!("there is a question “{}” that is not on this page", short(id)));
        }
        if self.of as usize > most || self.right > self.of {
            return wrong(format!("{} of {} answers are right, of {most} questions that there are", self.right, self.of));
        }
        check_text(&place, "day", &self.day)
    }
}

impl NotebookPage {
    fn check(&self, id: &str) -> Result<(), Wrong> {
        let place = format!("“notebook”, “{}”", short(id));
        if id != FREE_PLAY && lessons::find(id).is_none() {
            return Err((place, no_mission(id)));
        }
        match self.texts().into_iter().find(|(_, text, longest)| !fits(text, *longest)) {
            Some((name, ..)) => Err((place, format!("“{name}” is too long, or holds signs that cannot be seen"))),
            None => Ok(()),
        }
    }
}

impl UnfinishedMission {
    fn check(&self, place: &str) -> Result<(), Wrong> {
        let wrong = |what: String| Err((place.to_owned(), what));
        let Some(lesson) = lessons::find(&self.lesson) else { return wrong(no_mission(&self.lesson)) };
        if self.step as usize > lesson.steps.len() {
            return wrong(format!("“step” is {}; mission {} has {}", self.step, lesson.id, lesson.steps.len()));
        }
        if self.hints as usize > lesson.hints.len() {
            return wrong(format!("“hints” is {}; mission {} has {}", self.hints, lesson.id, lesson.hints.len()));
        }
        check_text(place, "link", &self.link)?;
        check_guesses(place, &self.guesses)
    }
}

fn no_mission(id: &str) -> String {
    format!("there is a mission “{}” that is not on this page", short(id))
}

fn check_text(place: &str, name: &str, text: &str) -> Result<(), Wrong> {
    if text.len() > LONGEST || text.chars().any(char::is_control) {
        return Err((place.to_owned(), format!("“{name}” is too long, or holds signs that cannot be seen")));
    }
    Ok(())
}

fn check_guesses(place: &str, guesses: &[(u32, Guessed)]) -> Result<(), Wrong> {
    let long = |guess: &Guessed| matches!(guess, Guessed::Line(values) if values.len() > MOST_VALUES);
    if guesses.len() > MOST_VALUES || guesses.iter().any(|(_, guess)| long(guess)) {
        return Err((place.to_owned(), format!("“guesses” holds more than {MOST_VALUES} values")));
    }
    Ok(())
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn of_another_format(why: FormatError) -> String {
    match why {
        FormatError::Other(other) => format!("it is written in format {other}; this version reads format {FORMAT}"),
        FormatError::Missing => format!("it does not say the number of its format, {FORMAT}"),
    }
}

/// Where a text stops being a progress file, and why.
fn words(error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        return format!("it ends in the middle, in line {line}, column {column}");
    }
    let all = error.to_string();
    let why = all.rsplit_once(" at line ").map_or(&*all, |(why, _)| why);
    let named = |kind: &str| why.strip_prefix(kind)?.split('`').next();
    let what = match (named("unknown field `"), named("missing field `")) {
        (Some(part), _) => format!("there is a part “{}” that is not known here", short(part)),
        (_, Some(part)) => format!("the part “{part}” is missing"),
        _ => format!("there is something else than progress has there ({why})"),
    };
    format!("in line {line}, column {column}, {what}")
}
