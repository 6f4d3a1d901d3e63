//! A learner's notebook: a page beside each mission, and one for free play. A page has five lines, and a sixth where a teacher asks
//! a question of their own. All of it is the learner's own text.

use serde::{Deserialize, Serialize};

use super::Progress;

/// The longest line, in characters.
pub const LONGEST_LINE: usize = 1_000;
/// The longest question of a teacher, in characters.
pub const LONGEST_QUESTION: usize = 300;
/// The page of free play, beside those of missions.
pub const FREE_PLAY: &str = "free";

/// A line of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotebookLine {
    /// What one wants to find out, or to reach.
    Objective,
    /// By what one will know that it is reached.
    Check,
    /// What one tries.
    Experiment,
    /// What changed.
    Changed,
    /// What one would do next.
    Next,
    /// The answer to a teacher's own question.
    Answer,
}

impl NotebookLine {
    /// The five lines of each page.
    pub const FIVE: [Self; 5] = [Self::Objective, Self::Check, Self::Experiment, Self::Changed, Self::Next];
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotebookPage {
    /// What one wants to find out, or to reach.
    pub objective: String,
    /// By what one will know that it is reached.
    pub check: String,
    /// What one tries.
    pub experiment: String,
    /// What changed.
    pub changed: String,
    /// What one would do next.
    pub next: String,
    /// A teacher's own question, as it was when it was answered last.
    pub question: String,
    /// The answer to it.
    pub answer: String,
    /// How often something was written; of two records of a page the one with more is the newer one.
    pub turn: u32,
}

impl NotebookPage {
    /// What stands in a line.
    pub fn line(&self, line: NotebookLine) -> &str {
        match line {
            NotebookLine::Objective => &self.objective,
            NotebookLine::Check => &self.check,
            NotebookLine::Experiment => &self.experiment,
            NotebookLine::Changed => &self.changed,
            NotebookLine::Next => &self.next,
            NotebookLine::Answer => &self.answer,
        }
    }

    fn line_mut(&mut self, line: NotebookLine) -> &mut String {
        match line {
            NotebookLine::Objective => &mut self.objective,
            NotebookLine::Check => &mut self.check,
            NotebookLine::Experiment => &mut self.experiment,
            NotebookLine::Changed => &mut self.changed,
            NotebookLine::Next => &mut self.next,
            NotebookLine::Answer => &mut self.answer,
        }
    }

    /// Nothing is written on it.
    pub fn is_blank(&self) -> bool {
        NotebookLine::FIVE.into_iter().chain([NotebookLine::Answer]).all(|line| self.line(line).trim().is_empty())
    }

    /// All texts with their names.
    pub(super) fn texts(&self) -> [(&'static str, &str, usize); 7] {
        [
            ("objective", &self.objective, LONGEST_LINE),
            ("check", &self.check, LONGEST_LINE),
            ("experiment", &self.experiment, LONGEST_LINE),
            ("changed", &self.changed, LONGEST_LINE),
            ("next", &self.next, LONGEST_LINE),
            ("question", &self.question, LONGEST_QUESTION),
            ("answer", &self.answer, LONGEST_LINE),
        ]
    }

    pub(super) fn worth(&self) -> impl Ord {
        (self.turn, self.texts().map(|(_, text, _)| text.to_owned()))
    }
}

/// A text as a line can hold it: what cannot be seen is left out but for new lines, and what is too long is cut.
pub fn fitting(text: &str, longest: usize) -> String {
    text.chars().filter(|sign| !sign.is_control() || *sign == '\n').take(longest).collect()
}

/// Whether a text can be a line of a page as it stands.
pub fn fits(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest && text.chars().all(|sign| !sign.is_control() || sign == '\n')
}

impl Progress {
    /// The page beside a mission, by its id, or that of free play.
    pub fn page(&self, id: &str) -> Option<&NotebookPage> {
        self.notebook.get(id)
    }

    /// Writes a line on a page. With an answer stands the question that it answers.
    pub fn write(&mut self, id: &str, line: NotebookLine, text: &str, question: Option<&str>) {
        let page = self.notebook.entry(id.to_owned()).or_default();
        *page.line_mut(line) = fitting(text, LONGEST_LINE);
        if let (NotebookLine::Answer, Some(question)) = (line, question) {
            page.question = fitting(question, LONGEST_QUESTION);
        }
        page.turn = page.turn.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::progress::ProgressError;
    use crate::course::progress::reading_error::{EntryError, JsonError, JsonProblem};

    #[test]
    fn a_page_is_kept_read_and_joined() {
        let mut mine = Progress::default();
        mine.write("2.1", NotebookLine::Objective, "Fewer misses\nby \u{7}Friday", None);
        mine.write("free", NotebookLine::Answer, &"x".repeat(2_000), Some("Why?"));
        let page = mine.page("2.1").expect("it was written on");
        assert_eq!((page.objective.as_str(), page.turn), ("Fewer misses\nby Friday", 1));
        assert_eq!(mine.page("free").map(|page| page.answer.len()), Some(LONGEST_LINE));
        assert_eq!(Progress::read(&mine.to_json()), Ok(mine.clone()));
        let mut theirs = mine.clone();
        theirs.write("2.1", NotebookLine::Next, "Ask the desk", None);
        let (mut one, mut other) = (mine.clone(), theirs.clone());
        one.join(theirs.clone());
        other.join(mine);
        assert_eq!((&one, &other), (&theirs, &theirs), "the newer page counts, whoever joins");
    }

    #[test]
    fn what_is_no_page_is_refused_with_its_place() {
        let is_refused = |id: &str, change: fn(&mut NotebookPage), why: EntryError| {
            let mut progress = Progress::default();
            let mut page = NotebookPage::default();
            change(&mut page);
            progress.notebook.insert(id.to_owned(), page);
            let place = ProgressError::Entry { part: "notebook", entry: Some(id.to_owned()), why };
            assert_eq!(Progress::read(&progress.to_json()), Err(place));
        };
        is_refused("9.9", |_| {}, EntryError::UnknownMission("9.9".to_owned()));
        is_refused("2.1", |page| page.next = "x".repeat(LONGEST_LINE + 1), EntryError::Text("next"));
        is_refused("2.1", |page| page.question = "\u{7}".to_owned(), EntryError::Text("question"));
        let unknown = Progress::default().to_json().replace("\"notebook\": {}", "\"notebook\": {\"2.1\": {\"mood\": \"\"}}");
        let Err(ProgressError::Json(JsonError { problem, .. })) = Progress::read(&unknown) else { panic!("it is read") };
        assert_eq!(problem, JsonProblem::UnknownPart("mood".to_owned()));
    }

    #[test]
    fn where_there_is_little_room_the_notebook_goes_before_the_missions_left_half_way() {
        let mut progress = Progress::default();
        progress.write("2.1", NotebookLine::Objective, &"x".repeat(900), None);
        let whole = progress.to_json_within(4_096);
        assert!(whole.contains("xxx"));
        let slim = progress.to_json_within(600);
        assert!(!slim.contains("xxx") && Progress::read(&slim).is_ok(), "{slim}");
    }
}
