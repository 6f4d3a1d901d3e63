//! An episode of trouble in the words of three roles: whoever was told first, whoever acted, and the product owner; where these
//! are fewer, others take their place. All that they say is read off the run.

use super::named::named;
use super::panel;
use crate::base::time::{Minutes, Tick};
use crate::platform::faults;
use crate::platform::faults::RunningFault;
use crate::platform::monitoring::time_series::bucket_of;
use crate::platform::vocabulary::{TeamRole, What};
use crate::present::control_room::alerts;
use crate::present::control_room::ledger::harmed;
use crate::present::control_room::timeline::actions::{TeamAction, actions};
use crate::present::words;
use crate::present::words::names;
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
    let narrator = Narrator { session, episode: session.episode(active) };
    let voices = narrator.cast().into_iter().map(|role| Voice {
        role: names::team_role(role),
        picture: panel::picture(role),
        says: narrator.says(role),
    });
    Some(Afterwards { about: fault.describe(fault.name, &active.injection.target, session.scenario()), voices: voices.collect() })
}

struct Narrator<'a> {
    session: &'a Session,
    episode: Episode<'a>,
}

impl Narrator<'_> {
    /// Who tells of it.
    fn cast(&self) -> Vec<TeamRole> {
        let notified = self.episode.fired.first().and_then(|fired| fired.rule.owner).or_else(|| self.watcher());
        let acted = self.actions().next().map(|(role, _)| role);
        let others = [TeamRole::ProductOwner, TeamRole::MlEngineer, TeamRole::DomainExpert, TeamRole::DataEngineer];
        let mut cast = Vec::new();
        for role in notified.into_iter().chain(acted).chain(others) {
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
        self.rule().and_then(|alert| alert.rule.owner)
    }

    /// The alert that is made for this trouble, if it is watched.
    fn rule(&self) -> Option<&crate::platform::monitoring::alerts::Alert> {
        let fault = faults::find(&self.episode.fault.injection.fault)?;
        let (rule, _) = fault.check.rule(self.session.scenario())?;
        self.session.world().alerts.get(rule)
    }

    /// What was done meanwhile that changes the system, by the person or the plan, with who may do it.
    fn actions(&self) -> impl Iterator<Item = (TeamRole, TeamAction)> {
        let meanwhile = actions(self.session).into_iter().filter(|described_action| self.episode.holds(described_action.at));
        meanwhile.filter_map(|described_action| {
            let power = described_action.power?;
            let holder = || self.session.world().team.settings.powers.holders(power).next();
            Some((described_action.by.or_else(holder)?, described_action))
        })
    }

    fn says(&self, role: TeamRole) -> String {
        let mut said = vec![self.notified(role)];
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

    fn notified(&self, role: TeamRole) -> String {
        let mine: Vec<&Fired<'_>> = self.episode.fired.iter().filter(|fired| fired.rule.owner == Some(role)).collect();
        let name = |fired: &Fired<'_>| self.session.world().alerts.get(fired.rule.id).map(|alert| alerts::name(self.session, alert));
        if let Some(first) = mine.first() {
            let taken = match first.taken {
                Some(at) if at == first.notified => "I picked it up at once.".to_owned(),
                Some(at) => format!("I picked it up {} later.", words::length(at.since(first.notified))),
                None => "I did not pick it up.".to_owned(),
            };
            return format!("I was told {}: “{}”. {taken}", self.after(first.notified), name(first).unwrap_or_default());
        }
        if self.watcher() == Some(role) {
            let rule = self.rule().map(|alert| alerts::of_rule(self.session, alert.rule.id)).unwrap_or_default();
            return format!("Nobody told me: my alert “{rule}” is made for this, and did not fire while it lasted.");
        }
        match self.episode.fired.first() {
            Some(first) => match first.rule.owner {
                Some(owner) => format!("No alert of mine fired; the {} was told {}.", named(owner), self.after(first.notified)),
                None => format!("An alert fired {}, and nobody owns it: nobody was told.", self.after(first.notified)),
            },
            None => "No alert fired, so nobody was told.".to_owned(),
        }
    }

    fn acted(&self, role: TeamRole) -> Option<String> {
        if let Some((_, described_action)) = self.actions().find(|(by, _)| *by == role) {
            return Some(format!("What I did first, {}: {}.", self.after(described_action.at), described_action.what));
        }
        (role == TeamRole::MlEngineer && self.actions().next().is_none()).then(|| "Nobody asked me to act.".to_owned())
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
        let missed = self.missed();
        let w = &self.session.scenario().words;
        match missed {
            0 => format!("No outcome says so far that {} was missed meanwhile.", words::one(&format!("{} {}", w.positive, w.one))),
            _ => {
                let were = if missed == 1 { "was" } else { "were" };
                format!("As outcomes say by now, {} {were} missed meanwhile. Nobody had asked me.", words::kind_of(w, missed))
            }
        }
    }

    /// Positives that were missed meanwhile, as far as outcomes are in: those that the chart of quality counts.
    fn missed(&self) -> u32 {
        let monitoring = &self.session.world().monitoring;
        let end = self.episode.fault.ended.unwrap_or(self.session.now());
        let buckets = monitoring.buckets.range(bucket_of(self.episode.began()), bucket_of(end) + 1);
        buckets.iter().flat_map(|bucket| &bucket.segments).map(|cells| cells.false_negatives).sum()
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
    let over = session.visible_faults().filter(|active| solved || active.ended.is_some());
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
        session.dispatch(Action::InjectFault(FaultInjection::sudden(fault.clone(), 1.0, start))).expect("it can begin");
        while session.now() < start.plus(Minutes::hours(hours)) {
            session.advance();
        }
        if stop {
            session.dispatch(Action::EndFault { fault }).expect("it can be ended");
        }
        session
    }

    #[test]
    fn nobody_tells_of_what_is_not_over_unless_it_is_solved() {
        assert_eq!(afterwards(&run(8, false), false), None);
        assert!(afterwards(&run(8, false), true).is_some_and(|notified| notified.voices[0].says.ends_with("It still runs.")));
        assert_eq!(afterwards(&Session::open("support-tickets", 7).expect("it is there"), true), None);
    }

    #[test]
    fn three_tell_what_the_run_says() {
        let notified = afterwards(&run(8, true), false).expect("it is over");
        let roles: Vec<_> = notified.voices.iter().map(|voice| voice.role).collect();
        assert_eq!(roles.len(), VOICES, "{roles:?}");
        assert_eq!(roles[0], "Data engineer", "whoever was told first begins: {notified:?}");
        assert!(roles.contains(&"Product owner"), "{roles:?}");
        let first = &notified.voices[0].says;
        assert!(first.starts_with("I was told after ") && first.contains("“Waiting time has drifted”"), "{first}");
        assert!(first.contains("What I did first, after 8 h: stop") && first.ends_with("It was over after 8 h."), "{first}");
        assert!(notified.voices.iter().any(|voice| voice.says.contains(" EUR")), "{notified:?}");
    }
}
