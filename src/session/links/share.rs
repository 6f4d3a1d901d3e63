//! A link is the save file: scenario, seed, minute and log in a query string.
//!
//! The log is written by postcard, with the number of the format before and a checksum behind it, in
//! base64 for links. What cannot be used is named and left out; the run starts all the same.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use form_urlencoded::{Serializer, parse};

use crate::base::fingerprint::Fingerprint;
use crate::base::format::FORMAT;
use crate::base::time::Tick;
use crate::course::scenarios;
use crate::platform::vocabulary::Action;
use crate::session::error::SessionError;
use crate::session::links::note::{ActionsError, LinkNote};

pub use crate::session::log::DEFAULT_SEED;
use crate::session::log::{LONGEST_DAYS, Log, LogEntry};
use crate::session::own::{Name, Own};
use crate::session::run::Session;

/// What a link says of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The scenario, if the link names one that there is.
    pub scenario: Option<String>,
    /// The seed.
    pub seed: Option<u64>,
    /// The minute to go to.
    pub at: Option<Tick>,
    /// The seed of what comes unannounced.
    pub surprise: Option<u64>,
    /// What was done.
    pub actions: Vec<LogEntry>,
    /// Parts that do not concern the run: how the page shows it.
    pub rest: Vec<(String, String)>,
}

impl Link {
    /// Reads the part of a link behind its question mark (or a whole link). Returns what was left out, and why.
    pub fn parse(link: &str) -> (Self, Vec<LinkNote>) {
        let query = link.split_once('?').map_or(link, |(_, q)| q);
        let query = query.split('#').next().unwrap_or_default();
        let mut read = Self::default();
        let mut notes = Vec::new();
        for (key, value) in parse(query.as_bytes()) {
            let value = value.trim();
            match key.as_ref() {
                "scenario" => match Name::decode(value) {
                    Ok(name) if name.is_some() || scenarios::find(value).is_some() => read.scenario = Some(value.to_owned()),
                    Ok(_) => notes.push(LinkNote::NoSuchScenario { given: value.to_owned() }),
                    Err(why) => notes.push(LinkNote::OwnName(why)),
                },
                "seed" => match value.parse() {
                    Ok(seed) => read.seed = Some(seed),
                    Err(_) => notes.push(LinkNote::Seed { given: value.to_owned() }),
                },
                "at" => match value.parse::<u32>() {
                    Ok(at) if at <= Tick::start_of_day(LONGEST_DAYS + 1).0 => read.at = Some(Tick(at)),
                    _ => notes.push(LinkNote::Moment { given: value.to_owned() }),
                },
                "surprise" => match value.parse() {
                    Ok(seed) => read.surprise = Some(seed),
                    Err(_) => notes.push(LinkNote::Surprise { given: value.to_owned() }),
                },
                "do" => match decode(value) {
                    Ok(actions) => read.actions = actions,
                    Err(why) => notes.push(LinkNote::Actions(why)),
                },
                _ => read.rest.push((key.into_owned(), value.to_owned())),
            }
        }
        (read, notes)
    }

    /// The file that the link needs, if it is of a run on somebody's own.
    pub fn file(&self) -> Option<Name> {
        Name::decode(self.scenario.as_ref()?).ok()?
    }

    /// The link of a run, as a query string without its question mark.
    pub fn to_query(&self) -> String {
        let mut out = Serializer::new(String::new());
        if let Some(scenario) = &self.scenario {
            out.append_pair("scenario", scenario);
        }
        if let Some(seed) = self.seed {
            out.append_pair("seed", &seed.to_string());
        }
        if let Some(at) = self.at {
            out.append_pair("at", &at.0.to_string());
        }
        if let Some(surprise) = self.surprise {
            out.append_pair("surprise", &surprise.to_string());
        }
        if !self.actions.is_empty() {
            out.append_pair("do", &encode(&self.actions));
        }
        out.extend_pairs(&self.rest);
        out.finish()
    }
}

impl Session {
    /// The link that leads to this run as it stands.
    pub fn link(&self) -> Link {
        let actions = self.done().get(self.given()..).unwrap_or_default().to_vec();
        let (scenario, surprise) = (Some(self.scenario.id.clone()), self.surprise().map(|surprise| surprise.seed));
        Link { scenario, seed: Some(self.seed), at: Some(self.now()), surprise, actions, rest: Vec::new() }
    }

    /// The run that a link leads to. Where its actions cannot be done, the run starts without them, and why is told.
    ///
    /// # Errors
    /// If not even the default run can start: a programmer's error.
    pub fn from_link(link: &Link, opening: Tick) -> Result<(Self, Option<SessionError>), SessionError> {
        Self::from_link_with(link, opening, None)
    }

    /// The same where somebody's own table is at hand.
    ///
    /// # Errors
    /// If the link names a file that is not.
    pub fn from_link_with(link: &Link, opening: Tick, own: Option<&Arc<Own>>) -> Result<(Self, Option<SessionError>), SessionError> {
        let mut log = Log {
            scenario: link.scenario.clone().unwrap_or_else(|| scenarios::DEFAULT.to_owned()),
            seed: link.seed.unwrap_or(DEFAULT_SEED),
            until: link.at.unwrap_or_else(|| link.actions.last().map_or(opening, |e| e.at.max(opening))),
            surprise: link.surprise,
            actions: link.actions.clone(),
        };
        match Self::replay_with(&log, own) {
            Ok(session) => Ok((session, None)),
            Err(why) => {
                log.actions.clear();
                log.until = opening;
                Ok((Self::replay_with(&log, own)?, Some(why)))
            }
        }
    }
}

fn checksum(bytes: &[u8]) -> [u8; 2] {
    let sum = Fingerprint::of(bytes).0;
    [sum as u8, (sum >> 8) as u8]
}

fn encode(actions: &[LogEntry]) -> String {
    let mut before = 0;
    let steps: Vec<(u32, &Action)> = actions
        .iter()
        .map(|e| {
            let step = e.at.0 - before;
            before = e.at.0;
            (step, &e.action)
        })
        .collect();
    let mut bytes = vec![FORMAT];
    bytes.extend(postcard::to_allocvec(&steps).unwrap_or_default());
    let sum = checksum(&bytes);
    bytes.extend(sum);
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(in crate::session) fn decode(text: &str) -> Result<Vec<LogEntry>, ActionsError> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let why = if text.bytes().all(plain) { ActionsError::CutOff } else { ActionsError::Sign };
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| why)?;
    let (body, sum) = bytes.split_last_chunk::<2>().ok_or(ActionsError::CutOff)?;
    let (number, packed) = body.split_first().ok_or(ActionsError::CutOff)?;
    if *number != FORMAT {
        return Err(ActionsError::Format(*number));
    }
    if checksum(body) != *sum {
        return Err(ActionsError::Changed);
    }
    let (steps, behind): (Vec<(u32, Action)>, &[u8]) = postcard::take_from_bytes(packed).map_err(|_| ActionsError::Unknown)?;
    if !behind.is_empty() {
        return Err(ActionsError::Behind);
    }
    let mut at = 0u32;
    let last = Tick::start_of_day(LONGEST_DAYS + 1).0;
    steps
        .into_iter()
        .map(|(step, action)| {
            at = at.saturating_add(step);
            if at > last { Err(ActionsError::PastEnd) } else { Ok(LogEntry { at: Tick(at), action }) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Minutes;
    use crate::platform::vocabulary::{FaultInjection, FaultTarget, OnBreach, Onset, Refusal, TrainingConfig, TrainingRefusal};

    fn actions() -> Vec<LogEntry> {
        let injection = FaultInjection { duration: Some(Minutes(600)), ..FaultInjection::sudden("seconds-for-minutes", 1.0, Tick(100)) };
        vec![
            LogEntry { at: Tick(100), action: Action::InjectFault(injection) },
            LogEntry { at: Tick(300), action: Action::Validation { on_breach: OnBreach::Reject } },
        ]
    }

    #[test]
    fn a_link_says_all_of_a_run() {
        let link = Link {
            scenario: Some("support-tickets".into()),
            seed: Some(12),
            at: Some(Tick(400)),
            surprise: Some(9),
            actions: actions(),
            rest: vec![("theme".into(), "dark".into())],
        };
        let (read, notes) = Link::parse(&format!("https://example.org/a/?{}#x", link.to_query()));
        assert_eq!(notes, []);
        assert_eq!(read, link);
    }

    #[test]
    fn trouble_is_told_with_where_it_strikes_and_how_it_comes() {
        let Action::InjectFault(injection) = actions().remove(0).action else { panic!("a fault") };
        let target = FaultTarget { field: Some("topic".into()), segment: None, rate: None };
        let onset = Onset::Recurring { on: Minutes(60), off: Minutes(120) };
        let action = Action::InjectFault(FaultInjection { onset, target, ..injection });
        let link = Link { actions: vec![LogEntry { at: Tick(5), action }], ..Link::default() };
        assert_eq!(Link::parse(&link.to_query()), (link, Vec::new()));
    }

    #[test]
    fn a_link_is_short() {
        let retrain = Action::Retrain(TrainingConfig::last(14));
        let link = Link { actions: vec![LogEntry { at: Tick(9_000), action: retrain }], ..Link::default() };
        assert!(link.to_query().len() < 22, "{}", link.to_query());
    }

    fn check(query: &str, expected: LinkNote) {
        assert_eq!(Link::parse(query).1, [expected], "{query}");
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let good = encode(&actions());
        let given = |text: &str| text.to_owned();
        check("seed=sevn", LinkNote::Seed { given: given("sevn") });
        check("seed=-1", LinkNote::Seed { given: given("-1") });
        check("scenario=moon", LinkNote::NoSuchScenario { given: given("moon") });
        check("at=soon", LinkNote::Moment { given: given("soon") });
        check("at=999999999", LinkNote::Moment { given: given("999999999") });
        check("surprise=x", LinkNote::Surprise { given: given("x") });
        check("do=%%%", LinkNote::Actions(ActionsError::Sign));
        check("do=", LinkNote::Actions(ActionsError::CutOff));
        let cut = Link::parse(&format!("do={}", &good[..good.len() - 6])).1;
        assert!(matches!(cut[..], [LinkNote::Actions(ActionsError::CutOff | ActionsError::Changed)]), "{cut:?}");
        let other = Link::parse(&format!("do=B{}", &good[1..])).1;
        assert!(matches!(other[..], [LinkNote::Actions(ActionsError::Format(_))]), "{other:?}");
        let sealed = |mut bytes: Vec<u8>| {
            bytes.extend(checksum(&bytes));
            format!("do={}", URL_SAFE_NO_PAD.encode(bytes))
        };
        check(&sealed(vec![FORMAT + 1, 0]), LinkNote::Actions(ActionsError::Format(FORMAT + 1)));
        check(&sealed(vec![FORMAT, 1, 5, 99]), LinkNote::Actions(ActionsError::Unknown));
        check(&sealed(vec![FORMAT, 0, 7]), LinkNote::Actions(ActionsError::Behind));
    }

    #[test]
    fn no_link_panics() {
        let good = format!("scenario=support-tickets&seed=7&at=20&do={}", encode(&actions()));
        for cut in 0..good.len() {
            let _ = Link::parse(&good[..cut]);
            let changed: String = good.chars().enumerate().map(|(i, c)| if i == cut { 'é' } else { c }).collect();
            let _ = Link::parse(&changed);
        }
    }

    #[test]
    fn impossible_actions_leave_a_run_without_them() {
        let link = Link { actions: vec![LogEntry { at: Tick(3), action: Action::CancelTraining }], ..Link::default() };
        let (session, notes) = Session::from_link(&link, Tick(10)).unwrap();
        assert_eq!(session.now(), Tick(10));
        assert!(session.log().actions.is_empty());
        let not_running =
            |why: &SessionError| matches!(why, SessionError::Logged { nth: 1, why: Refusal::Training(TrainingRefusal::NotRunning), .. });
        assert!(notes.as_ref().is_some_and(not_running), "{notes:?}");
    }
}
