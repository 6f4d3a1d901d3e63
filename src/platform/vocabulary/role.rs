//! What a version in service is there for, and one thing for each such role.

use std::ops::{Index, IndexMut};

use serde::{Serialize, Serializer};

/// What a version in service is there for. Each role is watched on its own.
///
/// Where a request has a role or none (`Option<Role>`), `None` says that no version that is watched has to do with it: the
/// simple rule or a person answered, or an earlier version that is still on a device; or it was stopped at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Role {
    /// Answers all requests that no other version answers.
    Champion,
    /// Answers a share of the requests, and is judged by them beside the champion.
    Canary,
    /// Answers every request as well, unheard: it is measured, and nobody is told what it says. It keeps the servers busy.
    Shadow,
}

impl Role {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Champion, Self::Canary, Self::Shadow];
    /// Those whose answers are used. They come first.
    pub const ANSWERING: [Self; 2] = [Self::Champion, Self::Canary];
}

/// Writes a role or none as one byte: none as the number behind the last role.
///
/// # Errors
/// If the serializer fails.
pub fn serialize_role_or_none<S: Serializer>(role: &Option<Role>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u8(role.map_or(Role::COUNT, |role| role as usize) as u8)
}

/// One thing for each role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ByRole<T>([T; Role::COUNT]);

impl<T> ByRole<T> {
    /// What this says of each role.
    pub fn of(of: impl FnMut(Role) -> T) -> Self {
        Self(Role::ALL.map(of))
    }

    /// Each role with what it has.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Role, &T)> {
        Role::ALL.into_iter().zip(&self.0)
    }

    /// Each role with what it has, to be changed.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (Role, &mut T)> {
        Role::ALL.into_iter().zip(&mut self.0)
    }

    /// What the roles have whose answers are used, the champion first.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.0[..Role::ANSWERING.len()].iter()
    }
}

impl<T> Index<Role> for ByRole<T> {
    type Output = T;

    fn index(&self, role: Role) -> &T {
        &self.0[role as usize]
    }
}

impl<T> IndexMut<Role> for ByRole<T> {
    fn index_mut(&mut self, role: Role) -> &mut T {
        &mut self.0[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_has_its_place() {
        let mut numbers = ByRole::of(|role| role as u32);
        numbers[Role::Canary] += 10;
        assert_eq!(numbers.iter().collect::<Vec<_>>(), [(Role::Champion, &0), (Role::Canary, &11), (Role::Shadow, &2)]);
        assert_eq!(numbers.values().collect::<Vec<_>>(), [&0, &11], "nobody hears a shadow");
        for (nth, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, nth);
        }
    }
}
