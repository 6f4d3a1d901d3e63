//! The response to a request that was written by hand, as a program would read it: a status code and a body in JSON.

use serde_json::{Value, json};

use crate::learn::data::Schema;
use crate::platform::quality::Response;
use crate::platform::quality::Why;
use crate::platform::world::trace::HypotheticalAnswer;
use crate::present::words::{files, rules};
use crate::session::Session;

/// Status codes with what they are called.
const OK: &str = "200 OK";
const NOT_READ: &str = "400 Bad Request";
const BROKE_THE_CONTRACT: &str = "422 Unprocessable Content";

/// Sends a request that somebody has written. What is wrong with it is said field by field.
///
/// # Errors
/// If it cannot be read.
pub fn send(session: &mut Session, text: &str) -> Result<HypotheticalAnswer, Vec<String>> {
    session.ask(text).map_err(|faults| faults.iter().map(files::request).collect())
}

/// Status and body.
pub fn response(session: &Session, asked: Result<&HypotheticalAnswer, &[String]>) -> String {
    let (status, body) = match asked {
        Err(errors) => (NOT_READ, json!({ "errors": errors })),
        Ok(asked) => match asked.predicted_positive {
            None => (BROKE_THE_CONTRACT, json!({ "errors": broken(&session.scenario().schema, &asked.broke) })),
            Some(decision) => (OK, answer(session, asked, decision)),
        },
    };
    format!("{status}\n{body:#}")
}

fn answer(session: &Session, asked: &HypotheticalAnswer, decision: bool) -> Value {
    let positive = session.scenario().words.positive.as_str();
    if asked.response.is_some_and(Response::stops) {
        return json!({ positive: decision, "answered_by": "simple rule" });
    }
    let score = (f64::from(asked.weighed.score) * 1_000.0).round() / 1_000.0;
    json!({ positive: decision, "score": score, "answered_by": format!("v{}", asked.weighed.version) })
}

fn broken(schema: &Schema, broke: &[Option<Why>]) -> Vec<String> {
    broke.iter().flatten().map(|why| rules::why(why, schema)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::DAY;
    use crate::platform::vocabulary::Action;
    use crate::platform::vocabulary::OnBreach;

    fn check(session: &mut Session, request: &str, expected: &str) {
        let asked = send(session, request);
        let said = response(session, asked.as_ref().map_err(Vec::as_slice));
        assert!(said.contains(expected), "{request} gave\n{said}");
    }

    #[test]
    fn a_program_is_told_by_a_status_code_and_a_body() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        (0..DAY).for_each(|_| session.advance());
        let (good, gap) = (r#"{"topic": "leak", "waiting_time": 12}"#, r#"{"waiting_time": 12}"#);
        check(&mut session, good, "200 OK\n{\n  \"answered_by\": \"v3\",\n  \"score\": 0.");
        check(&mut session, gap, "\"urgent\": ");
        check(&mut session, r#"{"topic": "leek"}"#, "400 Bad Request\n{\n  \"errors\": [\n    \"“topic” has no category “leek”.");
        session.dispatch(Action::Validation { on_breach: OnBreach::FallBack }).expect("it can be");
        session.advance();
        check(&mut session, gap, "\"answered_by\": \"simple rule\"");
        session.dispatch(Action::Validation { on_breach: OnBreach::Reject }).expect("it can be");
        session.advance();
        check(&mut session, gap, "422 Unprocessable Content\n{\n  \"errors\": [");
    }
}
