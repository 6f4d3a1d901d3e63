//! The missions by field of work: each system of a field with the missions that play in it.

use crate::course::lessons::ListedMission;
use crate::course::scenarios::sectors::{self, Sector};
use crate::course::scenarios::{self, Card};
use crate::course::scope::Scope;

/// A system and the missions that play in it.
pub type MissionsOfSystem = (&'static Card, Vec<&'static ListedMission>);

/// The systems of a field of work in which a scope has missions.
pub fn systems(scope: Scope, sector: &Sector) -> Vec<MissionsOfSystem> {
    let of = |card: &'static Card| (card, scope.missions().filter(|lesson| lesson.scenario == card.id).collect::<Vec<_>>());
    let cards = scenarios::ALL.iter().map(|entry| entry.card).filter(|card| card.sector == sector);
    cards.map(of).filter(|(_, missions)| !missions.is_empty()).collect()
}

/// The fields of work in which a scope has missions, and how many.
pub fn counted(scope: Scope) -> Vec<(&'static Sector, usize)> {
    let count = |sector| systems(scope, sector).iter().map(|(_, missions)| missions.len()).sum();
    sectors::ALL.into_iter().map(|sector| (sector, count(sector))).filter(|(_, missions)| *missions > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mission_has_one_field_of_work_and_each_field_a_mission() {
        for scope in [Scope::Course, Scope::Chapter(2)] {
            let shown: Vec<&str> =
                sectors::ALL.into_iter().flat_map(|sector| systems(scope, sector)).flat_map(|s| s.1).map(|l| l.id).collect();
            let mut once = shown.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!((shown.len(), once.len()), (scope.missions().count(), scope.missions().count()));
        }
        assert_eq!(counted(Scope::Course).len(), sectors::ALL.len());
        for sector in sectors::ALL {
            assert_eq!(sectors::find(sector.id), Some(sector));
        }
    }
}
