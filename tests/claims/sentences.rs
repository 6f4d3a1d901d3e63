//! All sentences of the course that could hold a quantity, each with the place where it stands.

use afterlaunch::course::lesson::{Choice, Guess, Lesson, Predict, Step};
use afterlaunch::course::{glossary, lessons, quizzes};

/// Words that make a sentence a statement about how much, how many, how often or how long.
const WORDS: [&str; 43] = [
    "few",
    "many",
    "all",
    "none",
    "never",
    "always",
    "every",
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

/// Turns of phrase in which such a word says nothing of an amount, and the name of an alert.
const IDIOMS: [&str; 9] =
    ["how many", "as many as", "so many", "all the same", "at all", "after all", "all else", "all other lines", "“few called urgent”"];

/// A sentence and whose it is: "1.2", "quiz 3-slow", "glossary p95".
pub struct Sentence {
    /// Whose.
    pub of: String,
    /// The words.
    pub text: String,
    /// As what it is said.
    pub role: Role,
}

/// As what a sentence is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It tells something.
    Stated,
    /// An answer that can be chosen before something happens: held against the bounds by which it is judged.
    Choice,
    /// The last hint of a mission: `tests/hints.rs` holds it against what the solution does.
    LastHint,
    /// A wrong answer of a quiz: the reason beside it, which is told, says why.
    Wrong,
}

/// All sentences that tell something, tasks, choices, hints and wrong answers among them. Questions and names of buttons ask;
/// words beside a figure stand for what is measured in the learner’s own run; what a lesson claims in general is held against a
/// hundred seeds by `tests/lessons.rs`.
pub fn all() -> Vec<Sentence> {
    let mut found = Vec::new();
    for lesson in lessons::ALL.iter().map(|listed| &**listed) {
        of_lesson(lesson, &mut found);
    }
    for question in quizzes::ALL.iter().flat_map(|listed| listed.questions) {
        let of = format!("quiz {}", question.id);
        for answer in question.answers {
            put(&of, &answer.text, if answer.right { Role::Stated } else { Role::Wrong }, &mut found);
            put(&of, &answer.reason, Role::Stated, &mut found);
        }
    }
    for term in glossary::ALL.iter() {
        for text in [term.says, term.taken_for] {
            put(&format!("glossary {}", term.id), text, Role::Stated, &mut found);
        }
    }
    found
}

fn of_lesson(lesson: &Lesson, found: &mut Vec<Sentence>) {
    let mut tell = |text: &str| put(lesson.id, text, Role::Stated, found);
    [lesson.sentence, lesson.solved, lesson.missed].into_iter().for_each(&mut tell);
    lesson.story.iter().for_each(|text| tell(text));
    lesson.hints.iter().take(2).for_each(|text| tell(text));
    for playthrough in [&lesson.solution, &lesson.wrong[0], &lesson.wrong[1]] {
        tell(playthrough.why);
    }
    for step in lesson.steps {
        match step {
            Step::Say(text) | Step::Part { text, .. } => text.iter().for_each(|text| tell(text)),
            Step::Explain(explain) => {
                tell(explain.title);
                explain.text.iter().for_each(|text| tell(text));
            }
            Step::Do { task: text, .. } | Step::Observe { watch: text, .. } => tell(text),
            Step::Predict(_) => {}
        }
    }
    put(lesson.id, lesson.hints[2], Role::LastHint, found);
    let own = lesson.steps.iter().filter_map(|step| if let Step::Do { needs, .. } = step { needs.hint } else { None });
    own.for_each(|hint| put(lesson.id, hint, Role::LastHint, found));
    choices(lesson).for_each(|(choice, _)| put(lesson.id, choice.text, Role::Choice, found));
}

/// All choices of a mission, each with the bound of the next one, if there is one.
pub fn choices(lesson: &Lesson) -> impl Iterator<Item = (&'static Choice, Option<f64>)> + use<> {
    let of = |step: &'static Step| match step {
        Step::Predict(Predict { by: Guess::Choice { choices, .. }, .. }) => *choices,
        _ => &[],
    };
    lesson
        .steps
        .iter()
        .map(of)
        .flat_map(|choices| choices.iter().enumerate().map(|(nth, choice)| (choice, choices.get(nth + 1).map(|next| next.from))))
}

fn put(of: &str, text: &str, role: Role, found: &mut Vec<Sentence>) {
    for text in cut(text) {
        found.push(Sentence { of: of.to_owned(), text: text.to_owned(), role });
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
    let lower = IDIOMS.iter().fold(text.to_lowercase(), |text, idiom| text.replace(idiom, ""));
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    let version = |word: &str| word.strip_prefix('v').is_some_and(|rest| rest.parse::<u32>().is_ok());
    words().any(|word| WORDS.contains(&word) || (word.contains(|c: char| c.is_ascii_digit()) && !version(word)))
}
