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
use crate::base::wording;
use crate::course::scenarios;
use crate::platform::vocabulary::Action;
use crate::session::error::SessionError;

pub use crate::session::log::DEFAULT_SEED;
use crate::session::log::{Entry, LONGEST_DAYS, Log};
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
    pub actions: Vec<Entry>,
    /// Parts that do not concern the run: how the page shows it.
    pub rest: Vec<(String, String)>,
}

impl Link {
    /// Reads the part of a link behind its question mark (or a whole link). Returns what was left out, and why.
    pub fn parse(link: &str) -> (Self, Vec<String>) {
        let query = link.split_once('?').map_or(link, |(_, q)| q);
        let query = query.split('#').next().unwrap_or_default();
        let mut read = Self::default();
        let mut notes = Vec::new();
        for (key, value) in parse(query.as_bytes()) {
            let value = value.trim();
            match key.as_ref() {
                "scenario" => match Name::decode(value) {
                    Ok(name) if name.is_some() || scenarios::find(value).is_some() => read.scenario = Some(value.to_owned()),
                    Ok(_) => notes.push(format!(
                        "This link has a scenario that is not known: “{}”.{} The run started with “{}” instead.",
                        short(value),
                        wording::meant(value, scenarios::ALL.iter().map(|entry| entry.card.id)),
                        scenarios::DEFAULT
                    )),
                    Err(why) => notes.push(format!(
                        "This link is of a run on somebody’s own file, and what names that cannot be read: {why}. The run started with “{}” instead.",
                        scenarios::DEFAULT
                    )),
                },
                "seed" => match value.parse() {
                    Ok(seed) => read.seed = Some(seed),
                    Err(_) => notes.push(format!(
                        "This link has a seed that is no whole number from 0 on: “{}”. The run started with seed {DEFAULT_SEED} instead.",
                        short(value)
                    )),
                },
                "at" => match value.parse::<u32>() {
                    Ok(at) if at <= Tick::start_of_day(LONGEST_DAYS + 1).0 => read.at = Some(Tick(at)),
                    _ => notes.push(format!(
                        "This link has a time (“at”) that is no minute of a run: “{}”. The run started at its usual time instead.",
                        short(value)
                    )),
                },
                "surprise" => match value.parse() {
                    Ok(seed) => read.surprise = Some(seed),
                    Err(_) => notes.push(format!(
                        "This link has a surprise that is no whole number from 0 on: “{}”. The run started without one.",
                        short(value)
                    )),
                },
                "do" => match decode(value) {
                    Ok(actions) => read.actions = actions,
                    Err(why) => notes.push(format!("The actions in this link (“do”) cannot be read: {why} The run started without them.")),
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

pub(in crate::session) fn short(value: &str) -> String {
    let clean: String = value.chars().filter(|c| !c.is_control()).take(40).collect();
    if clean.len() < value.len() { format!("{clean}…") } else { clean }
}

fn checksum(bytes: &[u8]) -> [u8; 2] {
    let sum = Fingerprint::of(bytes).0;
    [sum as u8, (sum >> 8) as u8]
}

fn encode(actions: &[Entry]) -> String {
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

pub(in crate::session) fn decode(text: &str) -> Result<Vec<Entry>, String> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let why = if text.bytes().all(plain) { "they are cut off." } else { "they hold a sign that no link has." };
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| why)?;
    let (body, sum) = bytes.split_last_chunk::<2>().ok_or("they are cut off.")?;
    let (number, packed) = body.split_first().ok_or("they are cut off.")?;
    if *number != FORMAT {
        return Err(format!("they come from another version of this page, in format {number}; this version reads format {FORMAT}."));
    }
    if checksum(body) != *sum {
        return Err("they are cut off or were changed by hand.".to_owned());
    }
    let (steps, behind): (Vec<(u32, Action)>, &[u8]) =
        postcard::take_from_bytes(packed).map_err(|_| "they say something that this version does not know.")?;
    if !behind.is_empty() {
        return Err("something stands behind them.".to_owned());
    }
    let mut at = 0u32;
    let last = Tick::start_of_day(LONGEST_DAYS + 1).0;
    steps
        .into_iter()
        .map(|(step, action)| {
            at = at.saturating_add(step);
            if at > last { Err("one of them lies past the end of a run.".to_owned()) } else { Ok(Entry { at: Tick(at), action }) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Minutes;
    use crate::platform::vocabulary::{FaultInjection, FaultTarget, OnBreach, Onset, Refusal, TrainingConfig, TrainingRefusal};

    fn actions() -> Vec<Entry> {
        let trouble = FaultInjection { length: Some(Minutes(600)), ..FaultInjection::sudden("seconds-for-minutes", 1.0, Tick(100)) };
        vec![
            Entry { at: Tick(100), action: Action::Start(trouble) },
            Entry { at: Tick(300), action: Action::Check { then: OnBreach::Reject } },
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
        assert_eq!(notes, Vec::<String>::new());
        assert_eq!(read, link);
    }

    #[test]
    fn trouble_is_told_with_where_it_strikes_and_how_it_comes() {
        let Action::Start(trouble) = actions().remove(0).action else { panic!("trouble") };
        let aim = FaultTarget { field: Some("topic".into()), segment: None, rate: None };
        let onset = Onset::Recurring { on: Minutes(60), off: Minutes(120) };
        let action = Action::Start(FaultInjection { onset, aim, ..trouble });
        let link = Link { actions: vec![Entry { at: Tick(5), action }], ..Link::default() };
        assert_eq!(Link::parse(&link.to_query()), (link, Vec::new()));
    }

    #[test]
    fn a_link_is_short() {
        let retrain = Action::Retrain(TrainingConfig::last(14));
        let link = Link { actions: vec![Entry { at: Tick(9_000), action: retrain }], ..Link::default() };
        assert!(link.to_query().len() < 22, "{}", link.to_query());
    }

    fn check(query: &str, expected: &str) {
        let (_, notes) = Link::parse(query);
        assert!(notes.iter().any(|n| n.contains(expected)), "{query} gave {notes:?}");
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let good = encode(&actions());
        check("seed=sevn", "“sevn”");
        check("seed=-1", "“-1”");
        check("scenario=moon", "“moon”");
        check("at=soon", "“soon”");
        check("at=999999999", "“999999999”");
        check("do=%%%", "no link has");
        check(&format!("do={}", &good[..good.len() - 6]), "cut off");
        check(&format!("do=B{}", &good[1..]), "another version");
        let sealed = |mut bytes: Vec<u8>| {
            bytes.extend(checksum(&bytes));
            format!("do={}", URL_SAFE_NO_PAD.encode(bytes))
        };
        check(&sealed(vec![FORMAT + 1, 0]), "in format 2; this version reads format 1");
        check(&sealed(vec![FORMAT, 1, 5, 99]), "does not know");
        check(&sealed(vec![FORMAT, 0, 7]), "something stands behind them");
        check("do=", "cut off");
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
        let link = Link { actions: vec![Entry { at: Tick(3), action: Action::CancelTraining }], ..Link::default() };
        let (session, notes) = Session::from_link(&link, Tick(10)).unwrap();
        assert_eq!(session.now(), Tick(10));
        assert!(session.log().actions.is_empty());
        let not_running =
            |why: &SessionError| matches!(why, SessionError::Logged { nth: 1, why: Refusal::Training(TrainingRefusal::NotRunning), .. });
        assert!(notes.as_ref().is_some_and(not_running), "{notes:?}");
    }
}
