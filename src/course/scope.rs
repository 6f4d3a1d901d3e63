//! What somebody has been given to do: a mission, a chapter, the course. And when it counts as passed.

use super::progress::Progress;
use super::{lessons, quizzes};

/// The share of a quiz that has to be right at the first go.
pub const QUIZ_PASSES: f64 = 0.6;

/// What has been given to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// One mission.
    Lesson(&'static str),
    /// A chapter with its quiz.
    Chapter(u8),
    /// All chapters.
    #[default]
    Course,
}

/// How far somebody is with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScopeProgress {
    /// Missions and quizzes that are done.
    pub done: u32,
    /// How many there are.
    pub of: u32,
    /// 0 to 1: a mission counts once it is solved, a quiz by its right answers.
    pub score: f64,
    /// Every mission is solved and every quiz is passed.
    pub passed: bool,
}

impl Scope {
    /// "lesson 2.1", "chapter 2", "course".
    pub fn name(self) -> String {
        match self {
            Self::Lesson(id) => format!("lesson {id}"),
            Self::Chapter(chapter) => format!("chapter {chapter}"),
            Self::Course => "course".to_owned(),
        }
    }

    /// Whether a chapter belongs to it.
    pub fn has_chapter(self, chapter: u8) -> bool {
        match self {
            Self::Lesson(id) => lessons::find(id).is_some_and(|lesson| lesson.chapter == chapter),
            Self::Chapter(own) => own == chapter,
            Self::Course => true,
        }
    }

    /// The missions that belong to it.
    pub fn missions(self) -> impl Iterator<Item = &'static lessons::ListedMission> {
        let belongs = move |lesson: &&lessons::ListedMission| match self {
            Self::Lesson(id) => lesson.id == id,
            Self::Chapter(_) | Self::Course => self.has_chapter(lesson.chapter),
        };
        lessons::ALL.iter().filter(belongs)
    }

    /// The chapters whose quizzes belong to it.
    pub fn quizzes(self) -> impl Iterator<Item = u8> {
        let asked = !matches!(self, Self::Lesson(_));
        quizzes::ALL.iter().map(|quiz| quiz.chapter).filter(move |chapter| asked && self.has_chapter(*chapter))
    }

    /// How far a person is with it.
    pub fn standing(self, progress: &Progress) -> ScopeProgress {
        let (mut done, mut of, mut points) = (0, 0, 0.0);
        for lesson in self.missions() {
            let solved = progress.solved(lesson.id);
            done += u32::from(solved);
            points += f64::from(u8::from(solved));
            of += 1;
        }
        for chapter in self.quizzes() {
            let share = progress.quiz_share(chapter);
            done += u32::from(share >= QUIZ_PASSES);
            points += share;
            of += 1;
        }
        ScopeProgress { done, of, score: points / f64::from(of.max(1)), passed: done == of }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::progress::{Mission, QuizScore};

    fn solve(progress: &mut Progress, id: &str) {
        progress.played(id, Mission { solved: true, ..Mission::default() });
    }

    #[test]
    fn a_chapter_is_passed_by_all_its_missions_and_its_quiz() {
        let mut progress = Progress::default();
        let scope = Scope::Chapter(1);
        let missions: Vec<_> = scope.missions().map(|l| l.id).collect();
        for id in &missions {
            assert!(!scope.standing(&progress).passed);
            solve(&mut progress, id);
            assert!(Scope::Lesson(id).standing(&progress).passed);
        }
        assert!(!scope.standing(&progress).passed, "the quiz is missing");
        let taken = |right| QuizScore { right, of: 10, ..QuizScore::default() };
        progress.quizzes.insert(1, taken(5));
        assert!(!scope.standing(&progress).passed);
        progress.quizzes.insert(1, taken(6));
        let standing = scope.standing(&progress);
        assert!(standing.passed && standing.done == standing.of && standing.score < 1.0, "{standing:?}");
        assert!(!Scope::Course.standing(&progress).passed);
    }
}
