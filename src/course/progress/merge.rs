//! Several tabs, one record. What has been done only grows: two records are joined into one that holds whatever either
//! holds, and what stands in the browser is read before it is written over.
//!
//! Joining is commutative, associative and idempotent, so it does not matter which tab writes first, how often, or how
//! old what it remembers is. Only forgetting on purpose takes something away, and it counts for every tab.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{HalfWay, Mission, Progress, QuizScore};

impl Progress {
    /// Takes in what another record holds: solved stays solved, the better quiz counts, of each card what was said
    /// last, and a mission left half-way
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
        for half in other.open.into_iter().chain(other.waiting.into_values()) {
            self.put_half_way(half);
        }
        self.close_half_way();
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
    pub fn half_way(&self, id: &str) -> Option<&HalfWay> {
        self.open.as_ref().filter(|open| open.lesson == id).or_else(|| self.waiting.get(id))
    }

    /// A mission is left half-way: it is the last one that was.
    pub fn leave_half_way(&mut self, half: HalfWay) {
        let tries = self.lessons.get(&half.lesson).map_or(0, |mission| mission.tries);
        let latest = self.open.as_ref().map_or(0, |open| open.turn);
        let stands = |old: &HalfWay| old.turn == latest && *old == HalfWay { tries, turn: latest, ..half.clone() };
        if !self.half_way(&half.lesson).is_some_and(stands) {
            self.put_half_way(HalfWay { tries, turn: latest.saturating_add(1), ..half });
        }
    }

    /// Answers of a quiz count where they are better than those before.
    pub fn put_quiz(&mut self, chapter: u8, score: QuizScore) {
        if self.quizzes.get(&chapter).is_none_or(|mine| mine.worth() < score.worth()) {
            self.quizzes.insert(chapter, score);
        }
    }

    pub(super) fn put_half_way(&mut self, half: HalfWay) {
        let mut all = self.take_half_ways();
        match all.get(&half.lesson) {
            Some(mine) if mine.worth() >= half.worth() => {}
            _ => {
                all.insert(half.lesson.clone(), half);
            }
        }
        self.set_half_ways(all);
    }

    /// What belongs to a try that has come to its end is over.
    pub(super) fn close_half_way(&mut self) {
        let mut all = self.take_half_ways();
        all.retain(|id, half| self.lessons.get(id).is_none_or(|mission| half.tries >= mission.tries));
        self.set_half_ways(all);
    }

    fn take_half_ways(&mut self) -> BTreeMap<String, HalfWay> {
        let mut all = std::mem::take(&mut self.waiting);
        all.extend(self.open.take().map(|open| (open.lesson.clone(), open)));
        all
    }

    fn set_half_ways(&mut self, mut all: BTreeMap<String, HalfWay>) {
        let last = all.values().max_by_key(|half| (half.turn, &half.lesson)).map(|half| half.lesson.clone());
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

impl HalfWay {
    fn worth(&self) -> impl Ord {
        (self.tries, self.turn, self.step, text(self))
    }
}

fn text(entry: &impl Serialize) -> String {
    serde_json::to_string(entry).unwrap_or_default()
}
