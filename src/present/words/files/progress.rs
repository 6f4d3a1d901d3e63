//! What of a progress file cannot be read, and where: in the middle of a sentence.

use crate::base::format::{FORMAT, FormatError};
use crate::course::progress::reading_error::{EntryError, JsonError, JsonProblem};
use crate::course::progress::{MOST_VALUES, ProgressError};

/// Why a progress file is not read.
pub fn progress(why: &ProgressError) -> String {
    match why {
        ProgressError::Json(why) => json(why),
        ProgressError::Format(FormatError::Other(other)) => {
            format!("it is written in format {other}; this version reads format {FORMAT}")
        }
        ProgressError::Format(FormatError::Missing) => format!("it does not say the number of its format, {FORMAT}"),
        ProgressError::Entry { part, entry: None, why } => format!("in “{part}”, {}", entry(why)),
        ProgressError::Entry { part, entry: Some(name), why } => format!("in “{part}”, “{name}”, {}", entry(why)),
    }
}

fn json(JsonError { line, column, problem }: &JsonError) -> String {
    let what = match problem {
        JsonProblem::Ends => return format!("it ends in the middle, in line {line}, column {column}"),
        JsonProblem::UnknownPart(part) => format!("there is a part “{part}” that is not known here"),
        JsonProblem::NoPart(part) => format!("the part “{part}” is missing"),
        JsonProblem::Other(why) => format!("there is something else than progress has there ({why})"),
    };
    format!("in line {line}, column {column}, {what}")
}

fn entry(why: &EntryError) -> String {
    match why {
        EntryError::UnknownMission(id) => format!("there is a mission “{id}” that is not on this page"),
        EntryError::UnknownChapter => "there is a chapter that is not on this page".to_owned(),
        EntryError::UnknownQuestion(id) => format!("there is a question “{id}” that is not on this page"),
        EntryError::UnknownWord(id) => format!("there is a word “{id}” that is not on this page"),
        EntryError::RightAnswers { right, of, most } => {
            format!("{right} of {of} answers are right, of {most} questions that there are")
        }
        EntryError::Text(name) => format!("“{name}” is too long, or holds signs that cannot be seen"),
        EntryError::Above { name, given, mission, most } => format!("“{name}” is {given}; mission {mission} has {most}"),
        EntryError::OfMission(id) => format!("“lesson” is “{id}”"),
        EntryError::TooManyValues => format!("“guesses” holds more than {MOST_VALUES} values"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::progress::Progress;

    /// A file with this in place of one of its parts.
    fn with(part: &str, value: &str) -> String {
        let mut file = serde_json::to_value(Progress::default()).unwrap();
        file[part] = serde_json::from_str(value).unwrap();
        file.to_string()
    }

    fn check(text: &str, said: &str) {
        let why = progress(&Progress::read(text).expect_err(text));
        assert!(why.contains(said), "{text}\n said: {why}");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        check("", "it ends in the middle, in line 1, column 0");
        check("[]", "line 1, column 2");
        check("\u{0}<script>", "line 1, column 1");
        check(&format!("{{\"a\":{}", "[".repeat(100_000)), "it ends in the middle, in line 1, column 100005");
        check("{}", "does not say the number of its format");
        check(&with("afterlaunch-progress", "8"), "it is written in format 8; this version reads format 2");
        check(&with("badges", "[]"), "there is a part “badges” that is not known here");
        check(&with("lessons", "7"), "line 1, column");
        check(&with("lessons", r#"{"9.9":{}}"#), "the part “solved” is missing");
        let mission = |id: &str, more: &str| {
            with("lessons", &format!(r#"{{"{id}":{{"solved":true,"tries":1,"hints":0,"guesses":[],"day":"","link":""{more}}}}}"#))
        };
        assert!(Progress::read(&mission("1.1", "")).is_ok());
        check(&mission("1.1", r#","stars":3"#), "there is a part “stars” that is not known here");
        check(&mission("1.1", "").replace("true", "\"yes\""), "invalid type: string \"yes\", expected a boolean");
        check(&mission("9.9", ""), "in “lessons”, “9.9”, there is a mission “9.9” that is not on this page");
        check(&mission("1.1", "").replace("\"day\":\"\"", "\"day\":\"\\u0007\""), "“day” is too long, or holds signs");
        check(&mission("1.1", "").replace("[]", r#"[[1,{"luck":2}]]"#), "unknown variant `luck`");
        let quiz = |chapter: u8, of: u32| with("quizzes", &format!(r#"{{"{chapter}":{{"chosen":{{}},"right":1,"of":{of},"day":""}}}}"#));
        assert!(Progress::read(&quiz(1, 1)).is_ok());
        check(&quiz(12, 1), "in “quizzes”, “12”, there is a chapter");
        check(&quiz(1, 0), "1 of 0 answers are right");
        check(&quiz(1, 1).replace(r#""chosen":{}"#, r#""chosen":{"x":1}"#), "there is a question “x”");
        assert!(Progress::read(&with("words", r#"{"recall":[2,true]}"#)).is_ok());
        check(&with("words", r#"{"blockchain":[2,true]}"#), "in “words”, there is a word “blockchain” that is not on this page");
        check(&with("words", r#"{"recall":2}"#), "line 1, column");
        let unfinished = |part: &str, step: u32| {
            let unfinished = format!(r#"{{"lesson":"1.1","step":{step},"hints":0,"guesses":[],"link":"","tries":0,"turn":0}}"#);
            with(part, &if part == "open" { unfinished } else { format!(r#"{{"1.2":{unfinished}}}"#) })
        };
        assert!(Progress::read(&unfinished("open", 1)).is_ok());
        check(&unfinished("open", 99), "in “open”, “step” is 99");
        check(&unfinished("waiting", 1), "in “waiting”, “1.2”, “lesson” is “1.1”");
    }
}
