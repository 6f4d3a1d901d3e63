//! Whom wrong answers harm: people by their segment, today and yesterday. The ledger counts people; this says who they are.
//!
//! It holds nothing that does not follow from the answers: a false alarm harms at once, a miss when the promise breaks.

use std::collections::VecDeque;

use crate::base::time::{DAY, Tick};

/// People harmed, by the place of their segment.
#[derive(Clone, Debug, Default)]
pub struct HarmBySegment {
    /// Today so far.
    pub today: Vec<u32>,
    /// The day before.
    pub yesterday: Vec<u32>,
    /// People whose harm will show, and when; the next first.
    coming: VecDeque<(Tick, u8)>,
}

impl HarmBySegment {
    /// A person of a segment is harmed at this minute, no earlier than those booked before.
    pub fn later(&mut self, due: Tick, segment: u8) {
        self.coming.push_back((due, segment));
    }

    /// A person of a segment is harmed now.
    pub fn at_once(&mut self, segment: u8) {
        let place = usize::from(segment);
        if self.today.len() <= place {
            self.today.resize(place + 1, 0);
        }
        self.today[place] += 1;
    }

    /// What has come due by this minute is counted. At midnight today becomes yesterday.
    pub fn pass(&mut self, now: Tick) {
        if now.0 > 0 && now.0.is_multiple_of(DAY) {
            self.yesterday = std::mem::take(&mut self.today);
        }
        while let Some((_, segment)) = self.coming.pop_front_if(|(due, _)| *due <= now) {
            self.at_once(segment);
        }
    }
}

/// The segment that most of them belong to, by its place, and how many those are; `None` where they are too few to tell.
pub fn most(people: &[u32]) -> Option<(usize, u32)> {
    /// Fewer than that fall upon one segment by chance.
    const FEW: u32 = 5;
    let (place, of_it) = people.iter().copied().enumerate().max_by_key(|(place, n)| (*n, usize::MAX - place))?;
    (people.iter().sum::<u32>() >= FEW).then_some((place, of_it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harm_shows_when_it_is_due_and_stays_until_the_next_midnight_but_one() {
        let mut harm = HarmBySegment::default();
        harm.pass(Tick(100));
        harm.at_once(1);
        harm.later(Tick(340), 0);
        harm.pass(Tick(339));
        assert_eq!(harm.today, [0, 1]);
        harm.pass(Tick(340));
        assert_eq!(harm.today, [1, 1]);
        harm.pass(Tick(DAY));
        assert_eq!((&*harm.yesterday, &*harm.today), (&[1, 1][..], &[][..]));
    }

    #[test]
    fn too_few_belong_to_nobody() {
        assert_eq!(most(&[3, 1]), None);
        assert_eq!(most(&[3, 4]), Some((1, 4)));
        assert_eq!(most(&[]), None);
    }
}
