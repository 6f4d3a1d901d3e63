//! An episode of trouble in the words of three roles: whoever was told first, whoever acted, and the product owner; where these
//! are fewer, others take their place. All that they say is read off the run.

use super::named::named;
use super::panel;
use crate::base::time::{Minutes, Tick};
use crate::base::wording;
use crate::platform::faults;
use crate::platform::faults::RunningFault;
use crate::platform::vocabulary::{TeamRole, What};
use crate::present::control_room::alerts;
use crate::present::control_room::ledger::harmed;
use crate::present::control_room::timeline::done as deed;
use crate::present::words;
use crate::session::Session;
use crate::session::episode::{Episode, Fired};

/// So many tell of it.
const VOICES: usize = 3;

/// An episode in the words of three roles.
#[derive(Clone, Debug, PartialEq)]
pub struct Afterwards {
    /// "Waiting time in seconds".
    pub about: String,
    /// What each says.
    pub voices: Vec<Voice>,
}

/// What somebody says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// "Data engineer".
    pub role: &'static str,
    /// The picture of the role.
    pub picture: &'static str,
    /// Their words.
    pub says: String,
}

/// The last episode of the run that is over, as three roles tell it; where the incident is solved, also one that still runs.
pub fn afterwards(session: &Session, solved: bool) -> Option<Afterwards> {
    let active = last_over(session, solved)?;
    let fault = faults::find(&active.injection.fault)?;
    let telling = Telling { session, episode: session.episode(active) };
    let voices =
        telling.cast().into_iter().map(|role| Voice { role: role.name(), picture: panel::picture(role), says: telling.says(role) });
    Some(Afterwards { about: fault.told(fault.name, &active.injection.aim, session.scenario()), voices: voices.collect() })
}

struct Telling<'a> {
    session: &'a Session,
    episode: Episode<'a>,
}

impl Telling<'_> {
    /// Who tells of it.
    fn cast(&self) -> Vec<TeamRole> {
        let told = self.episode.fired.first().map(|fired| fired.rule.owner).or_else(|| self.watcher());
        let acted = self.deeds().next().map(|(role, ..)| role);
        let others = [TeamRole::ProductOwner, TeamRole::MlEngineer, TeamRole::DomainExpert, TeamRole::DataEngineer];
        let mut cast = Vec::new();
        for role in told.into_iter().chain(acted).chain(others) {
            if !cast.contains(&role) {
                cast.push(role);
            }
        }
        // The product owner has the bill, whoever else was told of it.
        cast.truncate(VOICES);
        if !cast.contains(&TeamRole::ProductOwner) {
            cast.pop();
            cast.push(TeamRole::ProductOwner);
        }
        cast
    }

    /// Whoever the alert that is made for this trouble belongs to.
    fn watcher(&self) -> Option<TeamRole> {
        self.rule().map(|alert| alert.rule.owner)
    }

    /// The alert that is made for this trouble, if it is watched.
    fn rule(&self) -> Option<&crate::platform::monitoring::alerts::Alert> {
        let fault = faults::find(&self.episode.fault.injection.fault)?;
        let (rule, _) = fault.check.rule(self.session.scenario())?;
        self.session.world().alerts.get(rule)
    }

    /// What was done that changes the system, with who may do it.
    fn deeds(&self) -> impl Iterator<Item = (TeamRole, Tick, String)> {
        self.episode.done.iter().filter_map(|entry| {
            let power = entry.action.needs()?;
            let role = TeamRole::ALL.into_iter().find(|role| role.may(power))?;
            Some((role, entry.at, deed(self.session, &entry.action)))
        })
    }

    fn says(&self, role: TeamRole) -> String {
        let mut said = vec![self.told(role)];
        said.extend(self.acted(role));
        said.extend(match role {
            TeamRole::ProductOwner => Some(cost(self.session, &self.episode)),
            TeamRole::DomainExpert => Some(self.cases()),
            TeamRole::MlEngineer => self.verdict(),
            _ => None,
        });
        said.extend(self.over(role));
        said.join(" ")
    }

    /// "after 1 h 20".
    fn after(&self, at: Tick) -> String {
        match at.since(self.episode.began()) {
            Minutes(0) => "at once".to_owned(),
            waited => format!("after {}", words::length(waited)),
        }
    }

    fn told(&self, role: TeamRole) -> String {
        let mine: Vec<&Fired<'_>> = self.episode.fired.iter().filter(|fired| fired.rule.owner == role).collect();
        let name = |fired: &Fired<'_>| self.session.world().alerts.get(fired.rule.id).map(|alert| alerts::name(self.session, alert));
        if let Some(first) = mine.first() {
            let taken = match first.taken {
                Some(at) if at == first.told => "I picked it up at once.".to_owned(),
                Some(at) => format!("I picked it up {} later.", words::length(at.since(first.told))),
                None => "I did not pick it up.".to_owned(),
            };
            return format!("I was told {}: “{}”. {taken}", self.after(first.told), name(first).unwrap_or_default());
        }
        if self.watcher() == Some(role) {
            let rule = self.rule().map(|alert| alerts::of_rule(self.session, alert.rule.id)).unwrap_or_default();
            return format!("Nobody told me: my alert “{rule}” is made for this, and did not fire.");
        }
        match self.episode.fired.first() {
            Some(first) => format!("No alert of mine fired; the {} was told {}.", named(first.rule.owner), self.after(first.told)),
            None => "No alert fired, so nobody was told.".to_owned(),
        }
    }

    fn acted(&self, role: TeamRole) -> Option<String> {
        if let Some((_, at, what)) = self.deeds().find(|(by, ..)| *by == role) {
            return Some(format!("What I did first, {}: {what}.", self.after(at)));
        }
        (role == TeamRole::MlEngineer && self.deeds().next().is_none()).then(|| "Nobody asked me to act.".to_owned())
    }

    /// What outcomes said of a version on trial meanwhile.
    fn verdict(&self) -> Option<String> {
        let judged = self.session.world().events.iter().rev().filter(|event| self.episode.holds(event.at));
        judged.into_iter().find_map(|event| match event.what {
            What::Judged { version, verdict } => Some(format!("The trial of v{version} said: {}.", words::trial::word(verdict))),
            _ => None,
        })
    }

    fn cases(&self) -> String {
        let missed = self.session.world().quality.quarantine_log.missed.iter().filter(|(at, _)| self.episode.holds(*at)).count();
        let w = &self.session.scenario().words;
        match missed {
            0 => format!("No outcome says so far that {} was missed meanwhile.", wording::one(&format!("{} {}", w.positive, w.one))),
            _ => format!("As outcomes say by now, some {} {} were missed meanwhile. Nobody had asked me.", w.positive, w.many),
        }
    }

    /// When it was over, said by whoever may end trouble.
    fn over(&self, role: TeamRole) -> Option<String> {
        let first = self.cast().first() == Some(&role);
        first.then(|| match self.episode.fault.ended {
            Some(at) => format!("It was over {}.", self.after(at)),
            None => "It still runs.".to_owned(),
        })
    }
}

/// What an episode cost; its own share where that was worked out.
pub fn cost(session: &Session, episode: &Episode<'_>) -> String {
    let w = &session.scenario().words;
    let ended = session.ended_last().is_some_and(|ended| ended.from == episode.began());
    if let Some(extra) = session.harm_done().filter(|extra| ended && extra.eur >= 0.5) {
        let people = u32::try_from(extra.people).unwrap_or(0);
        let people = if people > 0 { format!(", and {}", harmed(w, people)) } else { String::new() };
        return format!("It cost {} more than the same run without it{people}.", words::eur(extra.eur));
    }
    let bill = session.world().ledger.in_the_end();
    format!("In this run {}; {} in all, with what is still to come.", harmed(w, bill.people), words::eur(bill.eur))
}

/// The last trouble of the run that is over; where the incident is solved, also one that still runs.
pub fn last_over(session: &Session, solved: bool) -> Option<&RunningFault> {
    let solved = solved || session.surprise().is_some_and(|surprise| !surprise.is_open());
    let over = session.shown_trouble().filter(|active| solved || active.ended.is_some());
    over.max_by_key(|active| active.injection.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vocabulary::{Action, FaultInjection};

    fn run(hours: u32, stop: bool) -> Session {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let start = Tick::start_of_day(2).plus(Minutes::hours(6));
        let fault = "seconds-for-minutes".to_owned();
        session.dispatch(Action::Start(FaultInjection::sudden(fault.clone(), 1.0, start))).expect("it can begin");
        while session.now() < start.plus(Minutes::hours(hours)) {
            session.advance();
        }
        if stop {
            session.dispatch(Action::Stop { fault }).expect("it can be ended");
        }
        session
    }

    #[test]
    fn nobody_tells_of_what_is_not_over_unless_it_is_solved() {
        assert_eq!(afterwards(&run(8, false), false), None);
        assert!(afterwards(&run(8, false), true).is_some_and(|told| told.voices[0].says.ends_with("It still runs.")));
        assert_eq!(afterwards(&Session::open("support-tickets", 7).expect("it is there"), true), None);
    }

    #[test]
    fn three_tell_what_the_run_says() {
        let told = afterwards(&run(8, true), false).expect("it is over");
        let roles: Vec<_> = told.voices.iter().map(|voice| voice.role).collect();
        assert_eq!(roles.len(), VOICES, "{roles:?}");
        assert_eq!(roles[0], "Data engineer", "whoever was told first begins: {told:?}");
        assert!(roles.contains(&"Product owner"), "{roles:?}");
        let first = &told.voices[0].says;
        assert!(first.starts_with("I was told after ") && first.contains("“Waiting time has drifted”"), "{first}");
        assert!(first.contains("What I did first, after 8 h: stop") && first.ends_with("It was over after 8 h."), "{first}");
        assert!(told.voices.iter().any(|voice| voice.says.contains(" EUR")), "{told:?}");
    }
}
