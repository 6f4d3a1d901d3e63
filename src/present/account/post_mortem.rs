//! A post-mortem of the last trouble that is over: drafted from what happened, finished by whoever was there. It names causes
//! and no culprits.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::cells::{cell, escape};
use super::words::POST_MORTEM;
use crate::base::number_format;
use crate::base::time::{Minutes, Tick};
use crate::platform::faults;
use crate::present::control_room::alerts;
use crate::present::control_room::timeline::actions::done as described_action;
use crate::present::roles::{cost, last_over, named};
use crate::present::words;
use crate::session::Session;
use crate::session::episode::{Episode, Fired};

/// The draft names so many alerts and deeds.
const NAMED: usize = 3;

/// A post-mortem as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PostMortem {
    /// Which run, and which trouble in it: "support-tickets 7 seconds-for-minutes 11940".
    pub id: String,
    /// "Waiting time in seconds".
    pub about: String,
    /// Its lines.
    pub lines: Vec<PostMortemLine>,
}

/// A line of a post-mortem.
#[derive(Clone, Debug, PartialEq)]
pub struct PostMortemLine {
    /// "How was it noticed, and when?"
    pub asks: &'static str,
    /// How such a line may read, where the run cannot tell.
    pub example: &'static str,
    /// What is written: the draft, until somebody changes it.
    pub text: String,
}

/// What a browser keeps of it.
#[derive(Serialize, Deserialize)]
struct Kept {
    id: String,
    texts: Vec<String>,
}

/// The draft for the last trouble that is over.
pub fn post_mortem(session: &Session) -> Option<PostMortem> {
    let active = last_over(session, false)?;
    let injection = &active.injection;
    let fault = faults::find(&injection.fault)?;
    let about = fault.describe(fault.name, &injection.target, session.scenario());
    let episode = session.episode(active);
    let until = active.ended.map_or_else(|| "It still runs.".to_owned(), |at| format!("It was over {}.", after(&episode, at)));
    let line = |asks, example, text| PostMortemLine { asks, example, text };
    let lines = vec![
        line("What happened?", "", format!("{about}. It began on {}. {until}", number_format::moment(episode.began()))),
        line("How was it noticed, and when?", "", noticed(session, &episode)),
        line("What was done?", "", done(session, &episode)),
        line("Whom did it harm, and what did it cost?", "", cost(session, &episode)),
        line(
            "Why was it not noticed or ended sooner?",
            "For example: the check was off, and nobody had agreed with the app team who tells us of a new unit.",
            String::new(),
        ),
        line(
            "What do we change, who does it, and by when?",
            "For example: the data engineer writes a range for waiting time into the contract, by Friday.",
            String::new(),
        ),
    ];
    let id = format!("{} {} {} {}", session.scenario().id, session.seed(), injection.fault, injection.start.0);
    Some(PostMortem { id, about, lines })
}

fn after(episode: &Episode<'_>, at: Tick) -> String {
    match at.since(episode.began()) {
        Minutes(0) => "at once".to_owned(),
        waited => format!("after {}", words::length(waited)),
    }
}

fn noticed(session: &Session, episode: &Episode<'_>) -> String {
    let said = |fired: &Fired<'_>| {
        let name = session.world().alerts.get(fired.rule.id).map(|alert| alerts::name(session, alert)).unwrap_or_default();
        let taken = match fired.taken {
            Some(at) if at == fired.notified => "and was picked up at once".to_owned(),
            Some(at) => format!("and was picked up {} later", words::length(at.since(fired.notified))),
            None => "and was not picked up".to_owned(),
        };
        match fired.rule.owner {
            Some(role) => format!("“{name}” told the {} {}, {taken}.", named(role), after(episode, fired.notified)),
            None => format!("“{name}” fired {}, {taken}. Nobody owned it, so nobody was told.", after(episode, fired.notified)),
        }
    };
    match &episode.fired[..] {
        [] => "No alert fired.".to_owned(),
        fired => fired.iter().take(NAMED).map(said).collect::<Vec<_>>().join(" "),
    }
}

fn done(session: &Session, episode: &Episode<'_>) -> String {
    let actions = episode.done.iter().filter(|entry| entry.action.needs().is_some()).take(NAMED);
    let said: Vec<String> =
        actions.map(|entry| format!("{}, {}", described_action(session, &entry.action), after(episode, entry.at))).collect();
    if said.is_empty() { "Nothing was done.".to_owned() } else { format!("{}.", words::capital(&said.join("; "))) }
}

impl PostMortem {
    /// As a browser keeps it.
    pub fn to_kept(&self) -> String {
        let kept = Kept { id: self.id.clone(), texts: self.lines.iter().map(|line| line.text.clone()).collect() };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Takes up what was kept of it; of another run or of other trouble nothing is taken.
    pub fn take_up(&mut self, kept: &str) {
        let kept = serde_json::from_str::<Kept>(kept).ok().filter(|kept| kept.id == self.id);
        let texts = kept.into_iter().flat_map(|kept| kept.texts);
        self.lines.iter_mut().zip(texts).for_each(|(line, text)| line.text = text);
    }

    pub(super) fn markdown(&self, out: &mut String) {
        _ = writeln!(out, "\n## {POST_MORTEM}: {}\n", cell(&self.about));
        for line in &self.lines {
            _ = writeln!(out, "**{}** {}\n", line.asks, cell(&line.text));
        }
    }

    pub(super) fn html(&self, out: &mut String) {
        _ = writeln!(out, "<h2>{POST_MORTEM}: {}</h2>", escape(&self.about));
        for line in &self.lines {
            _ = writeln!(out, "<h3>{}</h3>\n<p>{}</p>", line.asks, escape(&line.text).replace('\n', "<br>"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vocabulary::{Action, FaultInjection};

    #[test]
    fn it_is_drafted_from_what_happened_and_keeps_what_is_written() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let start = Tick::start_of_day(2).plus(Minutes::hours(6));
        let fault = "seconds-for-minutes".to_owned();
        session.dispatch(Action::InjectFault(FaultInjection::sudden(fault.clone(), 1.0, start))).expect("it can begin");
        while session.now() < start.plus(Minutes::hours(8)) {
            session.advance();
        }
        assert_eq!(post_mortem(&session), None, "it is not over");
        session.dispatch(Action::EndFault { fault }).expect("it can be ended");
        let mut draft = post_mortem(&session).expect("it is over");
        let texts: Vec<&str> = draft.lines.iter().map(|line| &*line.text).collect();
        assert!(texts[0].contains("It was over after 8 h."), "{texts:?}");
        assert!(texts[1].contains("“Waiting time has drifted” told the data engineer after "), "{texts:?}");
        assert!(texts[2].starts_with("Stop ") && texts[3].contains(" EUR") && texts[4].is_empty(), "{texts:?}");
        draft.lines[5].text = "A range, by <Friday>".to_owned();
        let mut again = post_mortem(&session).expect("it is over");
        again.take_up(&draft.to_kept());
        assert_eq!(again, draft);
        again.id.push('x');
        again.lines[5].text.clear();
        again.take_up(&draft.to_kept());
        assert!(again.lines[5].text.is_empty(), "it is of another run");
        let mut html = String::new();
        draft.html(&mut html);
        assert!(html.contains("by &lt;Friday&gt;"), "{html}");
    }
}
