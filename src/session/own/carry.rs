//! A file that is read in another way keeps what was chosen about it, as far as that still makes sense.

use crate::learn::table::Table;

use super::choices::{Choices, Positive};

impl Choices {
    /// The choices for the same file read in another way: what somebody changed stays, what was only guessed is guessed anew.
    /// Columns go by their names.
    #[must_use]
    pub fn carried(&self, from: &Table, to: &Table) -> Self {
        let (before, mut now) = (Self::guess(from), Self::guess(to));
        let there = |at: u16| {
            let name = &from.columns.get(usize::from(at))?.name;
            to.columns.iter().position(|column| column.name == *name).map(|at| at as u16)
        };
        let kept = |choice: Option<u16>, guessed: Option<u16>, now: Option<u16>| match choice {
            _ if choice == guessed => now,
            None => None,
            Some(at) => there(at).or(now),
        };
        for (at, (kind, guessed)) in self.kinds.iter().zip(&before.kinds).enumerate() {
            let place = there(at as u16).filter(|place| kind != guessed && to.columns[usize::from(*place)].can_be(*kind).is_ok());
            if let Some(place) = place {
                now.call(to, place, *kind);
            }
        }
        if self.target != before.target
            && let Some(target) = there(self.target)
        {
            now.choose_target(to, target);
        }
        if there(self.target) == Some(now.target) {
            self.carry_outcome(&before, from, to, &mut now);
        }
        now.time = kept(self.time, before.time, now.time).filter(|at| *at != now.target);
        now.segment = kept(self.segment, before.segment, now.segment).filter(|at| *at != now.target);
        if self.a_day != before.a_day {
            now.a_day = self.a_day;
        }
        now.delay_hours = self.delay_hours;
        now
    }

    /// What counts as positive, and what mistakes cost, of the same column.
    fn carry_outcome(&self, before: &Self, from: &Table, to: &Table, now: &mut Self) {
        let (old, new) = (&from.columns[usize::from(self.target)], &to.columns[usize::from(now.target)]);
        let mut guessed = before.clone();
        guessed.kinds.clone_from(&self.kinds);
        guessed.choose_target(from, self.target);
        if self.positive != guessed.positive {
            now.positive = match (self.positive, now.positive) {
                (Positive::Word(word), Positive::Word(likely)) => Positive::Word(new.words.find(old.words.get(word)).unwrap_or(likely)),
                (Positive::Above(line), Positive::Above(_) | Positive::Number(_)) => Positive::Above(line),
                (Positive::Number(line), Positive::Above(_) | Positive::Number(_)) => Positive::Number(line),
                (_, likely) => likely,
            };
        }
        if (self.missed_eur, self.false_alarm_eur) != (guessed.missed_eur, guessed.false_alarm_eur) {
            (now.missed_eur, now.false_alarm_eur) = (self.missed_eur, self.false_alarm_eur);
        }
    }
}
