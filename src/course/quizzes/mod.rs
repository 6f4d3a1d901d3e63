//! A quiz for each chapter: questions on what its missions showed and some on the field's [`words`], three or four answers each, one
//! of them right, and a reason for every answer. Some questions are made from the learner's own run; where no run has the fact, the
//! question asks the same of a run that is told in it.
//!
//! To add a question: one [`Question`] in the file of its chapter (best example: `chapter_4.rs`). Write the right answer
//! first, then what beginners usually think. Answers stand in an order that follows from the question's id, so they
//! are mixed and stay where they are. A reason says why, also beside the right answer: it is where a quiz teaches.
//! To make it from a run, give `own` a function that reads [`RunFacts`] and returns `None` without its fact.
//! A chapter is a file with a `QUIZ`, its `mod` line and its line in [`ALL`].

mod chapter_1;
mod chapter_2;
mod chapter_3;
mod chapter_4;
mod chapter_5;
mod chapter_6;
pub mod facts;
mod question;
pub mod words;

use std::ops::Deref;

pub use facts::RunFacts;
pub use question::{Asked, Made, Question, Quiz, QuizAnswer, TaughtIn};

/// A quiz in the list; the rest of it is looked up when it is asked for, so that the page can open without.
#[derive(Debug)]
pub struct ListedQuiz {
    /// 1 to 6.
    pub chapter: u8,
    whole: fn() -> &'static Quiz,
}

impl Deref for ListedQuiz {
    type Target = Quiz;

    fn deref(&self) -> &Quiz {
        (self.whole)()
    }
}

macro_rules! listed {
    ($($file:ident),* $(,)?) => {
        [$(ListedQuiz { chapter: $file::QUIZ.chapter, whole: || &$file::QUIZ }),*]
    };
}

/// All quizzes, by chapter.
pub static ALL: [ListedQuiz; 6] = listed![chapter_1, chapter_2, chapter_3, chapter_4, chapter_5, chapter_6];

/// The questions of a chapter for a person with these runs, the newest last, and words drawn by a seed. Empty if there is no such
/// chapter.
pub fn quiz(chapter: u8, runs: &[RunFacts], seed: u64) -> Vec<Asked> {
    let questions = ALL.iter().filter(|q| q.chapter == chapter).flat_map(|q| q.questions);
    questions.map(|q| q.put(runs)).chain(words::drawn(chapter, seed)).collect()
}

/// How many questions the quiz of a chapter has.
pub fn size(chapter: u8) -> usize {
    let written = ALL.iter().filter(|quiz| quiz.chapter == chapter).map(|quiz| quiz.questions.len()).sum::<usize>();
    written + words::of(chapter).count().min(words::DRAWN)
}

/// The chapter of this number has a question of this id.
pub fn has(chapter: u8, id: &str) -> bool {
    let mut written = ALL.iter().filter(|quiz| quiz.chapter == chapter).flat_map(|quiz| quiz.questions);
    written.any(|question| question.id == id) || words::has(chapter, id)
}
