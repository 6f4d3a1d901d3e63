//! The log of a run as JSON: what the page exports, what the command line reads. The format is described in
//! `docs/action-log.md`.

mod action_forms;
pub mod form;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::format::{self, FORMAT};
use crate::base::time::Tick;
use crate::learn::models::{ModelSpec, SpecError};
use crate::platform::vocabulary::Action;
use crate::session::error::LogError;
use form::FormPlace;

/// The longest run, in days.
pub const LONGEST_DAYS: u32 = 400;
/// The parts that a log can have.
const PARTS: [&str; 6] = ["afterlaunch", "scenario", "seed", "until", "surprise", "actions"];
/// The seed of a run that names none.
pub const DEFAULT_SEED: u64 = 7;
/// The most actions that a log may hold.
pub const MOST_ACTIONS: usize = 5_000;

/// Something done at a minute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// When.
    pub at: Tick,
    /// What.
    #[serde(rename = "do")]
    pub action: Action,
}

/// Minutes within which one thing set again and again is one decision: a grip that is moved by keys goes step by step.
const ONE_DECISION: u32 = 30;

/// What was decided, each decision once: of settings that were moved step by step, the last step.
pub fn decisions(entries: &[LogEntry]) -> impl Iterator<Item = &LogEntry> {
    let holds = |(nth, entry): (usize, &'_ LogEntry)| {
        entries.get(nth + 1).is_none_or(|next| next.at.since(entry.at).0 > ONE_DECISION || !next.action.sets_anew(&entry.action))
    };
    entries.iter().enumerate().filter(move |(nth, entry)| holds((*nth, entry))).map(|(_, entry)| entry)
}

/// A run in full: the world follows from it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Log {
    /// The scenario's name.
    pub scenario: String,
    /// The seed.
    pub seed: u64,
    /// The minute that the run has come to.
    pub until: Tick,
    /// The seed of what came unannounced, where something can. What it was follows from it, and is no action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surprise: Option<u64>,
    /// What was done, in order of time.
    pub actions: Vec<LogEntry>,
}

impl Log {
    /// As JSON, ready to be read by people.
    pub fn to_json(&self) -> String {
        let entry = |e: &LogEntry| serde_json::to_string(e).unwrap_or_default();
        let actions: Vec<String> = self.actions.iter().map(|e| format!("    {}", entry(e))).collect();
        let surprise = self.surprise.map_or_else(String::new, |seed| format!("  \"surprise\": {seed},\n"));
        let list = if actions.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", actions.join(",\n")) };
        format!(
            "{{\n  \"afterlaunch\": {FORMAT},\n  \"scenario\": {},\n  \"seed\": {},\n  \"until\": {},\n{surprise}  \"actions\": {list}\n}}\n",
            Value::from(self.scenario.as_str()),
            self.seed,
            self.until.0
        )
    }

    /// From JSON.
    ///
    /// # Errors
    /// If it is no such log: what is wrong, and where.
    pub fn from_json(text: &str) -> Result<Self, LogError> {
        if text.trim().is_empty() {
            return Err(LogError::Empty);
        }
        let value: Value = serde_json::from_str(text).map_err(|e| LogError::NotJson { why: e.to_string() })?;
        let Value::Object(fields) = &value else { return Err(LogError::NotAnObject) };
        // Whoever writes one by hand need not say it.
        if let Some(number) = fields.get("afterlaunch") {
            format::check(number.as_f64()).map_err(|why| LogError::Format { why })?;
        }
        if let Some(other) = fields.keys().find(|k| !PARTS.contains(&k.as_str())) {
            return Err(LogError::UnknownPart { part: other.clone(), known: &PARTS });
        }
        let scenario = match fields.get("scenario") {
            None => crate::course::scenarios::DEFAULT.to_owned(),
            Some(Value::String(name)) => name.clone(),
            Some(other) => return Err(LogError::ScenarioNotText { given: other.to_string() }),
        };
        let number = |part: &'static str, default: u64| match fields.get(part) {
            None => Ok(default),
            Some(v) => v.as_u64().ok_or_else(|| LogError::NotWhole { part, given: v.to_string() }),
        };
        let seed = number("seed", DEFAULT_SEED)?;
        let until = minute(number("until", 0)?, None)?;
        let surprise = fields.get("surprise").map(|_| number("surprise", 0)).transpose()?;
        let list = match fields.get("actions") {
            None => Vec::new(),
            Some(Value::Array(list)) => list.clone(),
            Some(other) => return Err(LogError::ActionsNotAList { given: other.to_string() }),
        };
        let mut actions = Vec::new();
        for (i, value) in list.into_iter().enumerate() {
            let nth = i + 1;
            action_forms::OF_A_LOG.check(&value, &FormPlace::Action(nth)).map_err(|why| LogError::Form { why })?;
            check_model(&value).map_err(|why| LogError::Model { nth, why })?;
            let entry: LogEntry = serde_json::from_value(value).map_err(|e| LogError::Unread { nth, why: e.to_string() })?;
            minute(u64::from(entry.at.0), Some(nth))?;
            actions.push(entry);
        }
        let log = Self { scenario, seed, until, surprise, actions };
        log.check()?;
        Ok(log)
    }

    /// Holds what came from outside against the rules that every log keeps.
    ///
    /// # Errors
    /// If it breaks one.
    pub fn check(&self) -> Result<(), LogError> {
        if self.actions.len() > MOST_ACTIONS {
            return Err(LogError::TooManyActions { given: self.actions.len() });
        }
        if let Some(i) = self.actions.windows(2).position(|w| w[1].at < w[0].at) {
            return Err(LogError::NotInOrder { nth: i + 2 });
        }
        Ok(())
    }
}

/// Whether there is such a model as an action that trains asks for, with such settings.
fn check_model(entry: &Value) -> Result<(), SpecError> {
    let action = &entry["do"];
    let training = action.get("retrain").unwrap_or(&action["tune-hyperparameters"]["training"]);
    let spec = training.get("model").and_then(Value::as_str).map_or(Ok(ModelSpec::default()), ModelSpec::of)?;
    let settings = training.get("hyperparameters").and_then(Value::as_object).into_iter().flatten();
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN) as f32;
    settings.map(|(id, value)| (id, number(value))).try_fold(spec, |spec, (id, value)| spec.with(id, value)).map(|_| ())
}

/// A minute of the run, or of the action at this place.
fn minute(minute: u64, action: Option<usize>) -> Result<Tick, LogError> {
    let last = u64::from(Tick::start_of_day(LONGEST_DAYS + 1).0);
    if minute > last {
        return Err(LogError::TooLate { action, minute });
    }
    Ok(Tick(minute as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vocabulary::{FaultInjection, OnBreach, Onset};

    fn check(text: &str, expected: &str) {
        let got = Log::from_json(text).map_or_else(|why| format!("{why:?}"), |l| format!("{} actions", l.actions.len()));
        assert!(got.contains(expected), "{text}\n gave: {got}");
    }

    #[test]
    fn what_is_moved_step_by_step_is_one_decision() {
        let moved = |at, rule: &str, value| LogEntry { at: Tick(at), action: Action::AlertLimit { rule: rule.into(), value } };
        let entries = [
            moved(5, "measured-recall", 59.0),
            moved(5, "measured-recall", 58.0),
            moved(6, "answer-time", 300.0),
            moved(6, "measured-recall", 57.0),
            moved(50, "measured-recall", 56.0),
            LogEntry { at: Tick(50), action: Action::RollBack { version: 2 } },
            LogEntry { at: Tick(50), action: Action::RollBack { version: 1 } },
        ];
        let kept: Vec<&LogEntry> = decisions(&entries).collect();
        assert_eq!(kept, entries[1..].iter().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_written_can_be_read() {
        let injection = FaultInjection {
            onset: Onset::Gradual(crate::base::time::Minutes(60)),
            hidden: true,
            ..FaultInjection::sudden("missing-field", 0.5, Tick(5))
        };
        let actions = vec![
            LogEntry { at: Tick(4), action: Action::InjectFault(injection) },
            LogEntry { at: Tick(9), action: Action::Validation { on_breach: OnBreach::FallBack } },
            LogEntry { at: Tick(9), action: Action::RollBack { version: 4 } },
        ];
        let log = Log { scenario: "support-tickets".into(), seed: u64::MAX, until: Tick(99), surprise: Some(4), actions };
        assert_eq!(Log::from_json(&log.to_json()).unwrap(), log);
    }

    #[test]
    fn little_is_needed() {
        check("{}", "0 actions");
        check(
            r#"{"actions":[{"at":3,"do":{"inject-fault":{"fault":"traffic-peak","size":3}}},{"at":3,"do":"cancel-training"}]}"#,
            "2 actions",
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        check("{", "NotJson");
        check("[]", "NotAnObject");
        check(r#"{"afterlaunch":9}"#, "Format { why: Other(9.0) }");
        check(r#"{"seeds":1}"#, "UnknownPart { part: \"seeds\"");
        check(r#"{"seed":-1}"#, "NotWhole { part: \"seed\"");
        check(r#"{"seed":"seven"}"#, "NotWhole { part: \"seed\"");
        check(r#"{"until":99999999}"#, "TooLate { action: None");
        check(r#"{"actions":{}}"#, "ActionsNotAList");
        check(r#"{"actions":[{"at":1,"do":"cancel-training"},{"at":2,"do":"fly"}]}"#, "Part(\"do\", Action(2))");
        check(r#"{"actions":[{"at":1,"do":"cancel-training"},{"at":0,"do":"cancel-training"}]}"#, "NotInOrder { nth: 2 }");
        check(r#"{"actions":[{"at":1,"do":{"retrain":{"days":3,"skip-alerts":true}}}]}"#, "UnknownPart { part: \"skip-alerts\"");
        check(r#"{"actions":[{"at":1,"do":{"retrain":{"days":3,"model":"tarot"}}}]}"#, "Model { nth: 1, why: NoSuchKind");
        check(r#"{"actions":[{"at":1e9,"do":"cancel-training"}]}"#, "Part(\"at\", Action(1))");
        check(r#"{"actions":[7]}"#, "place: Action(1), wrong: Not");
    }
}
