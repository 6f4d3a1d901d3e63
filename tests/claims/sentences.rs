//! All sentences of the course that could hold a quantity, each with the place where it stands.

use afterlaunch::course::lesson::{Lesson, Step};
use afterlaunch::course::{glossary, lessons, quizzes};

/// Words that make a sentence a statement about how much, how many, how often or how long.
const WORDS: [&str; 36] = [
    "half",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "fifth",
    "tenth",
    "twice",
    "double",
    "times",
    "most",
    "mostly",
    "nearly",
    "hardly",
    "hundreds",
    "thousands",
    "dozens",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "twenty",
    "thirty",
    "sixty",
    "hundred",
    "thousand",
    "percent",
    "fewest",
    "cheapest",
    "slowest",
];

/// A sentence and whose it is: "1.2", "quiz 3-slow", "glossary p95".
pub struct Sentence {
    /// Whose.
    pub of: String,
    /// The words.
    pub text: String,
}

/// All sentences that tell something. Questions, tasks, names of buttons and hints ask or instruct; choices of a prediction
/// and words beside a figure stand for what is measured in the learner’s own run; what a wrong answer says is wrong on purpose; what a
/// lesson claims in general is held against a hundred seeds by `tests/lessons.rs`.
pub fn all() -> Vec<Sentence> {
    let mut found = Vec::new();
    for lesson in lessons::ALL.iter().map(|listed| &**listed) {
        of_lesson(lesson, &mut found);
    }
    for question in quizzes::ALL.iter().flat_map(|listed| listed.questions) {
        let of = format!("quiz {}", question.id);
        for answer in question.answers {
            if answer.right {
                put(&of, &answer.text, &mut found);
            }
            put(&of, &answer.reason, &mut found);
        }
    }
    for term in glossary::ALL {
        put(&format!("glossary {}", term.id), term.says, &mut found);
    }
    found
}

fn of_lesson(lesson: &Lesson, found: &mut Vec<Sentence>) {
    let mut tell = |text: &str| put(lesson.id, text, found);
    [lesson.sentence, lesson.solved, lesson.missed].into_iter().for_each(&mut tell);
    lesson.story.iter().for_each(|text| tell(text));
    lesson.hints.iter().take(2).for_each(|text| tell(text));
    for way in [&lesson.solution, &lesson.wrong[0], &lesson.wrong[1]] {
        tell(way.why);
    }
    for step in lesson.steps {
        match step {
            Step::Say(text) => text.iter().for_each(|text| tell(text)),
            Step::Explain(explain) => {
                tell(explain.title);
                explain.text.iter().for_each(|text| tell(text));
            }
            _ => {}
        }
    }
}

fn put(of: &str, text: &str, found: &mut Vec<Sentence>) {
    for text in cut(text) {
        found.push(Sentence { of: of.to_owned(), text: text.to_owned() });
    }
}

/// Cuts a text after each full stop, question mark or colon that a space follows.
fn cut(text: &str) -> Vec<&str> {
    let ends = text.match_indices(['.', '?']).map(|(at, _)| at + 1);
    let ends = ends.filter(|at| text[*at..].starts_with([' ', '”']) && !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    let mut from = 0;
    let mut cut: Vec<&str> = ends.map(|at| text[std::mem::replace(&mut from, at)..at].trim()).collect();
    cut.push(text[from..].trim());
    cut.retain(|sentence| sentence.len() > 1);
    cut
}

/// It speaks of a quantity: it has a digit that is not part of a version’s name, or one of the words.
pub fn has_quantity(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    let version = |word: &str| word.strip_prefix('v').is_some_and(|rest| rest.parse::<u32>().is_ok());
    words().any(|word| WORDS.contains(&word) || (word.contains(|c: char| c.is_ascii_digit()) && !version(word)))
}
