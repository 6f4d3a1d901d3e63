//! Several tabs, one record. What has been done only grows: two records are joined into one that holds whatever either
//! holds, and what stands in the browser is read before it is written over.
//!
//! Joining is commutative, associative and idempotent, so it does not matter which tab writes first, how often, or how
//! old what it remembers is. Only forgetting on purpose takes something away, and it counts for every tab.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{Mission, Progress, QuizScore, UnfinishedMission};

impl Progress {
    /// Takes in what another record holds: solved stays solved, the better quiz counts, of each card what was said
    /// last, of each page of the notebook the newer one, and a mission left half-way
    /// waits until that try has come to its end.
    pub fn join(&mut self, other: Self) {
        if other.forgotten != self.forgotten {
            if other.forgotten > self.forgotten {
                *self = other;
            }
            return;
        }
        for (id, theirs) in other.lessons {
            match self.lessons.get_mut(&id) {
                Some(mine) => {
                    let tries = mine.tries.max(theirs.tries);
                    if theirs.worth() > mine.worth() {
                        *mine = theirs;
                    }
                    mine.tries = tries;
                }
                None => {
                    self.lessons.insert(id, theirs);
                }
            }
        }
        for (chapter, theirs) in other.quizzes {
            self.put_quiz(chapter, theirs);
        }
        for (id, theirs) in other.words {
            let mine = self.words.entry(id).or_default();
            *mine = theirs.max(*mine);
        }
        for (id, theirs) in other.notebook {
            match self.notebook.get_mut(&id) {
                Some(mine) if theirs.worth() > mine.worth() => *mine = theirs,
                Some(_) => {}
                None => _ = self.notebook.insert(id, theirs),
            }
        }
        for unfinished in other.open.into_iter().chain(other.waiting.into_values()) {
            self.put_unfinished(unfinished);
        }
        self.close_unfinished();
    }

    /// Takes in a record that somebody brings: a file, or what a course platform has kept. What was forgotten before
    /// may come back that way.
    pub fn bring_in(&mut self, mut other: Self) {
        other.forgotten = self.forgotten;
        self.join(other);
    }

    /// Everything is forgotten, in every tab.
    pub fn forget(&mut self) {
        *self = Self { forgotten: self.forgotten.saturating_add(1), ..Self::default() };
    }

    /// A mission was left half-way, if it was.
    pub fn unfinished(&self, id: &str) -> Option<&UnfinishedMission> {
        self.open.as_ref().filter(|open| open.lesson == id).or_else(|| self.waiting.get(id))
    }

    /// A mission is left half-way: it is the last one that was.
    pub fn leave_unfinished(&mut self, unfinished: UnfinishedMission) {
        let tries = self.lessons.get(&unfinished.lesson).map_or(0, |mission| mission.tries);
        let latest = self.open.as_ref().map_or(0, |open| open.turn);
        let stands =
            |old: &UnfinishedMission| old.turn == latest && *old == UnfinishedMission { tries, turn: latest, ..unfinished.clone() };
        if !self.unfinished(&unfinished.lesson).is_some_and(stands) {
            self.put_unfinished(UnfinishedMission { tries, turn: latest.saturating_add(1), ..unfinished });
        }
    }

    /// Answers of a quiz count where they are better than those before.
    pub fn put_quiz(&mut self, chapter: u8, score: QuizScore) {
        if self.quizzes.get(&chapter).is_none_or(|mine| mine.worth() < score.worth()) {
            self.quizzes.insert(chapter, score);
        }
    }

    pub(super) fn put_unfinished(&mut self, unfinished: UnfinishedMission) {
        let mut all = self.take_unfinished();
        match all.get(&unfinished.lesson) {
            Some(mine) if mine.worth() >= unfinished.worth() => {}
            _ => {
                all.insert(unfinished.lesson.clone(), unfinished);
            }
        }
        self.set_unfinished(all);
    }

    /// What belongs to a try that has come to its end is over.
    pub(super) fn close_unfinished(&mut self) {
        let mut all = self.take_unfinished();
        all.retain(|id, unfinished| self.lessons.get(id).is_none_or(|mission| unfinished.tries >= mission.tries));
        self.set_unfinished(all);
    }

    fn take_unfinished(&mut self) -> BTreeMap<String, UnfinishedMission> {
        let mut all = std::mem::take(&mut self.waiting);
        all.extend(self.open.take().map(|open| (open.lesson.clone(), open)));
        all
    }

    fn set_unfinished(&mut self, mut all: BTreeMap<String, UnfinishedMission>) {
        let last = all.values().max_by_key(|unfinished| (unfinished.turn, &unfinished.lesson)).map(|unfinished| unfinished.lesson.clone());
        self.open = last.and_then(|id| all.remove(&id));
        self.waiting = all;
    }
}

impl Mission {
    /// What makes one record of a mission better than another. The last parts only see to it that the better one is
    /// the same wherever they meet.
    fn worth(&self) -> impl Ord {
        let whole = (!self.link.is_empty(), self.guesses.len());
        let solved = self.solved.then(|| (Reverse(self.hints), whole, Reverse(self.day.clone())));
        let unsolved = (self.tries, whole, self.day.clone());
        (solved, (!self.solved).then_some(unsolved), text(self))
    }
}

impl QuizScore {
    fn worth(&self) -> impl Ord {
        (self.right, self.chosen.len(), Reverse(self.day.clone()), text(self))
    }
}

impl UnfinishedMission {
    fn worth(&self) -> impl Ord {
        (self.tries, self.turn, self.step, text(self))
    }
}

fn text(entry: &impl Serialize) -> String {
    serde_json::to_string(entry).unwrap_or_default()
}
