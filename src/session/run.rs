//! A run that is being played: it is lived minute by minute, changed, gone back in, and played again from its log.

use std::sync::Arc;

use crate::base::time::{DAY, Tick};
use crate::course::lesson::Reply;
use crate::course::scenarios;
use crate::platform::faults::RunningFault;
use crate::platform::scenario::Scenario;
use crate::platform::training::bootstrap::Bootstrap;
use crate::platform::vocabulary::{Action, TrainingRefusal};
use crate::platform::workload::replay_dataset::ReplayDataset;
use crate::platform::world::World;
use crate::session::error::{SessionError, SurpriseError};

use super::counterfactual::harm_done::HarmDone;
use super::log::{LONGEST_DAYS, Log, LogEntry};
use super::own::{Name, Own};
use super::surprise::{Surprise, draw};

/// States kept to go back to.
const KEPT: usize = 8;

/// A run that can be lived, changed, gone back in and shared.
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) scenario: Arc<Scenario>,
    /// Somebody's own table or scenario that is played, if it is one.
    pub(super) own: Option<Arc<Own>>,
    pub(super) seed: u64,
    pub(super) log: Vec<LogEntry>,
    /// Entries of the log that the world has been through.
    pub(super) done: usize,
    pub(super) world: World,
    /// Earlier states with the number of entries they have been through, the oldest first.
    pub(super) kept: Vec<(World, usize)>,
    pub(super) head: Tick,
    /// Hidden trouble that began no later than this has been explained.
    pub(super) explained: Option<Tick>,
    /// What came unannounced, if anything can.
    pub(super) surprise: Option<Surprise>,
    /// What was said to requests written by hand. They are no part of the run.
    pub(super) replies: Vec<Reply>,
    /// What the trouble did that somebody ended last. It is no part of the run.
    pub(super) harm_done: Option<HarmDone>,
    /// Entries of the log that were set up before anybody came.
    pub(super) set_up: usize,
}

impl Session {
    /// A new run of a built-in scenario, at its first minute.
    ///
    /// # Errors
    /// If there is no such scenario.
    pub fn open(scenario: &str, seed: u64) -> Result<Self, SessionError> {
        let unread = |why| SessionError::UnreadName { why };
        if let Some(name) = Name::decode(scenario).map_err(unread)? {
            return Err(SessionError::NeedsFile { file: name.file_in_words(), table: name.choices.is_some() });
        }
        let found = scenarios::find(scenario);
        let scenario = Arc::new(found.ok_or_else(|| SessionError::NoSuchScenario { scenario: scenario.to_owned() })?);
        let world = World::new(scenario.clone(), seed).map_err(|why| SessionError::refused(why, &scenario))?;
        Ok(Self::begin(world, None))
    }

    /// A new run on somebody's own table or scenario, at its first minute.
    ///
    /// # Errors
    /// If its past is too thin to learn from.
    pub fn on(own: Arc<Own>, seed: u64) -> Result<Self, SessionError> {
        let world = match &own.recorded {
            Some(recorded) => Self::bootstrap(&own.scenario, recorded, seed).and_then(Bootstrap::finish),
            None => World::new(own.scenario.clone(), seed),
        };
        let world = world.map_err(|why| SessionError::refused(why, &own.scenario))?;
        Ok(Self::bootstrapped(own, world))
    }

    /// The world of a run on recorded rows in the making, for a page that has to answer meanwhile.
    ///
    /// # Errors
    /// If its past is too thin to learn from.
    pub fn bootstrap(scenario: &Arc<Scenario>, recorded: &Arc<ReplayDataset>, seed: u64) -> Result<Bootstrap, TrainingRefusal> {
        Bootstrap::begin(scenario.clone(), recorded.clone(), seed)
    }

    /// The run in a world that was founded on this table or scenario.
    pub fn bootstrapped(own: Arc<Own>, world: World) -> Self {
        Self::begin(world, Some(own))
    }

    fn begin(world: World, own: Option<Arc<Own>>) -> Self {
        let kept = vec![(world.clone(), 0)];
        Self {
            scenario: world.scenario.clone(),
            own,
            seed: world.seed,
            log: Vec::new(),
            done: 0,
            kept,
            head: world.now,
            explained: None,
            surprise: None,
            replies: Vec::new(),
            harm_done: None,
            set_up: 0,
            world,
        }
    }

    /// The run that a log describes, up to its last minute.
    ///
    /// # Errors
    /// If there is no such scenario, or an action of the log cannot be done at its minute: which and why.
    pub fn replay(log: &Log) -> Result<Self, SessionError> {
        Self::replay_with(log, None)
    }

    /// The same where somebody's own table or scenario is at hand: a log that names it is played on it.
    ///
    /// # Errors
    /// As for [`Self::replay`]; and if the log names another file, or other choices about this one.
    pub fn replay_with(log: &Log, own: Option<&Arc<Own>>) -> Result<Self, SessionError> {
        let mut session = match own.filter(|own| own.scenario.id == log.scenario) {
            Some(own) => Self::on(own.clone(), log.seed)?,
            None => Self::open(&log.scenario, log.seed)?,
        };
        let mut ahead = match log.surprise {
            Some(seed) => session.surprised(seed)?,
            None => Vec::new(),
        };
        ahead.extend(log.actions.iter().cloned());
        session.expect(ahead);
        while session.now() < log.until {
            session.live_minute()?;
        }
        session.settle()?;
        Ok(session)
    }

    /// The same run from this minute on, light: it cannot go back to before it.
    #[must_use]
    pub fn fork(&self) -> Self {
        let (scenario, own, log, world) = (self.scenario.clone(), self.own.clone(), self.log.clone(), self.world.clone());
        let kept = vec![(world.clone(), self.done)];
        let (surprise, replies) = (self.surprise.clone(), self.replies.clone());
        Self {
            scenario,
            own,
            seed: self.seed,
            log,
            done: self.done,
            world,
            kept,
            head: self.head,
            explained: self.explained,
            surprise,
            replies,
            harm_done: None,
            set_up: 0,
        }
    }

    /// How many entries of the log were set up before anybody came.
    pub fn set_up(&self) -> usize {
        self.set_up
    }

    /// All that has been done by now was set up, before anybody came.
    pub(super) fn hand_over(&mut self) {
        self.set_up = self.done;
    }

    /// What will be done when its minute comes, instead of whatever was to come.
    pub fn expect(&mut self, actions: Vec<LogEntry>) {
        self.log.truncate(self.done);
        self.log.extend(actions);
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Somebody's own table or scenario that is played, if it is one.
    pub fn own(&self) -> Option<&Arc<Own>> {
        self.own.as_ref()
    }

    /// A copy, which goes on by itself. Made in one place, since the code for it is long.
    #[inline(never)]
    pub fn copied(&self) -> Self {
        self.clone()
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The world as it is.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Trouble that began until now has been explained: it is hidden no longer. The world knows nothing of that.
    pub fn explain(&mut self) {
        self.explained = Some(self.now());
    }

    /// Trouble that may be shown: what is hidden may not, until it has been explained.
    pub fn shows(&self, active: &RunningFault) -> bool {
        !active.injection.hidden || self.explained.is_some_and(|until| active.injection.start <= until)
    }

    /// Trouble that has begun and may be shown.
    pub fn visible_faults(&self) -> impl Iterator<Item = &RunningFault> {
        self.world.faults.iter().filter(|active| active.began && self.shows(active))
    }

    /// The minute that comes next.
    pub fn now(&self) -> Tick {
        self.world.now
    }

    /// The farthest minute that the run has come to.
    pub fn head(&self) -> Tick {
        self.head
    }

    /// The run cannot go on: it has come to its longest.
    pub fn is_over(&self) -> bool {
        self.world.now >= Tick::start_of_day(LONGEST_DAYS + 1)
    }

    /// What has been done, with its minutes. What came unannounced is not among it: it follows from its seed.
    pub fn log(&self) -> Log {
        let actions = self.log.get(self.given()..).unwrap_or_default().to_vec();
        let surprise = self.surprise.as_ref().map(|surprise| surprise.seed);
        Log { scenario: self.scenario.id.clone(), seed: self.seed, until: self.head, surprise, actions }
    }

    /// What has been done up to now, with its minutes.
    pub fn done(&self) -> &[LogEntry] {
        &self.log[..self.done]
    }

    /// Does a piece of work that the next minute would begin with, so that the minute itself is short. Returns whether there
    /// is more.
    pub fn ahead(&mut self) -> bool {
        self.world.ahead()
    }

    /// Lives through one minute. A run at its longest stays as it is.
    pub fn advance(&mut self) {
        // Entries that could be done once can be done again: the same world meets the same action.
        let _ = self.live_minute();
    }

    /// Does something now. If the run stands in its past, what had been done later is forgotten.
    ///
    /// # Errors
    /// If it can't be done now. Nothing has changed then.
    pub fn dispatch(&mut self, action: Action) -> Result<(), SessionError> {
        self.settle()?;
        self.keeps_secret(&action)?;
        self.world.apply(&action).map_err(|why| SessionError::refused(why, &self.scenario))?;
        self.log.truncate(self.done);
        self.log.push(LogEntry { at: self.world.now, action });
        self.done = self.log.len();
        self.head = self.world.now;
        self.kept.retain(|(w, _)| w.now <= self.world.now);
        Ok(())
    }

    /// Goes to a minute of the run, back or forth, not past the farthest one.
    pub fn travel(&mut self, to: Tick) {
        let to = to.min(self.head);
        if to < self.world.now {
            (self.world, self.done) = self.kept_before(to);
        }
        while self.world.now < to {
            self.advance();
        }
        let _ = self.settle();
    }

    /// Lives through one minute, and says so when an action of the log cannot be done at it.
    ///
    /// # Errors
    /// Which action, and why.
    pub fn live_minute(&mut self) -> Result<(), SessionError> {
        self.settle()?;
        if self.is_over() {
            return Ok(());
        }
        if self.world.now.0.is_multiple_of(DAY) {
            self.keep();
        }
        self.world.step();
        self.head = self.head.max(self.world.now);
        Ok(())
    }

    /// Does what the log has for this minute.
    ///
    /// # Errors
    /// If one of its actions cannot be done: which and why.
    pub fn settle(&mut self) -> Result<(), SessionError> {
        while let Some(entry) = self.log.get(self.done).filter(|e| e.at <= self.world.now) {
            if let Err(why) = self.world.apply(&entry.action) {
                return Err(SessionError::Logged { nth: self.done + 1, at: entry.at, why, scenario: self.scenario.clone() });
            }
            self.done += 1;
        }
        Ok(())
    }

    /// The last kept state no later than a minute, with the number of entries that it has been through.
    pub(super) fn kept_before(&self, at: Tick) -> (World, usize) {
        let place = self.kept.partition_point(|(w, _)| w.now <= at).saturating_sub(1);
        self.kept[place].clone()
    }

    /// The last kept state that has not been through an entry of the log, by its place, with the number of those that it has
    /// been through.
    pub(super) fn kept_without(&self, nth: usize) -> (World, usize) {
        let place = self.kept.partition_point(|(_, done)| *done <= nth).saturating_sub(1);
        self.kept[place].clone()
    }

    /// Keeps this state. Once there are too many, every second of the older ones goes.
    fn keep(&mut self) {
        if self.kept.last().is_some_and(|(w, _)| w.now >= self.world.now) {
            return;
        }
        self.kept.push((self.world.clone(), self.done));
        if self.kept.len() > KEPT {
            let mut nth = 0;
            let last = self.kept.len() - 2;
            self.kept.retain(|_| {
                nth += 1;
                nth == 1 || nth % 2 == 0 || nth > last
            });
        }
    }

    /// Something may come unannounced in this new run. Returns what has to be done for it.
    ///
    /// # Errors
    /// In a run on somebody’s own table, or of a system that was loaded from a file.
    pub(super) fn surprised(&mut self, seed: u64) -> Result<Vec<LogEntry>, SurpriseError> {
        if self.own.is_some() {
            return Err(SurpriseError::BuiltInOnly);
        }
        let mut surprise = draw(&self.scenario, seed);
        let orders = surprise.orders();
        surprise.given = orders.len();
        self.surprise = Some(surprise);
        Ok(orders)
    }

    /// What came unannounced, if anything can.
    pub fn surprise(&self) -> Option<&Surprise> {
        self.surprise.as_ref()
    }

    /// Something has still to be found out, so the truth is not to be seen.
    pub fn is_guessing(&self) -> bool {
        self.surprise.as_ref().is_some_and(Surprise::is_open)
    }

    /// Entries of the log that nobody has done: they follow from a surprise.
    pub(super) fn given(&self) -> usize {
        self.surprise.as_ref().map_or(0, |surprise| surprise.given)
    }

    /// Trouble is neither put in nor taken out while something has to be found out: both would tell what is there.
    pub(super) fn keeps_secret(&self, action: &Action) -> Result<(), SurpriseError> {
        if self.is_guessing() && (action.injection().is_some() || matches!(action, Action::EndFault { .. })) {
            return Err(SurpriseError::Secret);
        }
        Ok(())
    }
}
