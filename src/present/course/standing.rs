//! How somebody stands in the course: a mission, a quiz, and all of what was given to do.

use crate::course::progress::{Mission, QuizScore};
use crate::course::scope::ScopeProgress;

/// "solved 2026-11-24, with 1 hint", "tried", "open".
pub fn mission(mission: Option<&Mission>) -> String {
    match mission {
        Some(m) if m.solved => {
            let hints = match m.hints {
                0 => "without hints".to_owned(),
                1 => "with 1 hint".to_owned(),
                many => format!("with {many} hints"),
            };
            format!("solved {}, {hints}", m.day)
        }
        Some(_) => "tried".to_owned(),
        None => "open".to_owned(),
    }
}

/// "5 of 6 right, 2026-11-24", "open".
pub fn quiz(score: Option<&QuizScore>) -> String {
    score.map_or_else(|| "open".to_owned(), |s| format!("{} of {} right, {}", s.right, s.of, s.day))
}

/// "3 of 34 parts done, score 9 of 100. 2026-11-24".
pub fn sum(standing: &ScopeProgress, today: &str) -> String {
    format!("{} of {} parts done, score {:.0} of 100. {today}", standing.done, standing.of, standing.score * 100.0)
}
