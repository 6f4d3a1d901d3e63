//! Which versions are in service. One champion answers whatever the canary does not; the champion before is kept
//! ready. There is one canary at a time: with two, nobody could say which of them did it.
//!
//! A canary is judged by its [trial](super::trial). While that does not speak for it, promoting is refused, or done knowingly.

use serde::Serialize;

use super::{Registry, Status};
use crate::platform::vocabulary::{ReleaseRefusal, Role};

/// Who answers.
#[derive(Clone, Debug, Serialize)]
pub struct Rollout {
    /// The champion's number.
    pub champion: u32,
    /// The canary and its share, above 0 and below 1.
    pub canary: Option<(u32, f32)>,
    /// The version that answers unheard.
    pub shadow: Option<u32>,
    /// The canary's share is one of the customers: each is always answered by the same version.
    pub by_customer: bool,
    /// The champion before.
    pub previous: Option<u32>,
}

impl Rollout {
    /// Lets a version answer a share.
    ///
    /// # Errors
    /// If there is no such version, it is in service already, or another one is on trial.
    pub fn start_canary(&mut self, registry: &mut Registry, version: u32, share: f32) -> Result<(), ReleaseRefusal> {
        self.exists(registry, version)?;
        if !(share > 0.0 && share < 1.0) {
            return Err(ReleaseRefusal::CanaryShare);
        }
        if version == self.champion {
            return Err(ReleaseRefusal::IsChampion { version });
        }
        match self.canary {
            Some((other, at)) if other != version => Err(ReleaseRefusal::AnotherCanary { version, canary: other, share: at }),
            _ => {
                self.canary = Some((version, share));
                self.by_customer = false;
                self.shadow.take_if(|shadow| *shadow == version);
                registry.set_status(version, Status::Canary);
                Ok(())
            }
        }
    }

    /// Lets a version answer everything at once.
    ///
    /// # Errors
    /// If there is no such version, or it is the champion already.
    pub fn release(&mut self, registry: &mut Registry, version: u32) -> Result<(), ReleaseRefusal> {
        self.exists(registry, version)?;
        if version == self.champion {
            return Err(ReleaseRefusal::AlreadyReleased { version });
        }
        if let Some((canary, _)) = self.canary.take().filter(|(c, _)| *c != version) {
            registry.set_status(canary, Status::RolledBack);
        }
        self.shadow.take_if(|shadow| *shadow == version);
        registry.set_status(self.champion, Status::Retired);
        registry.set_status(version, Status::Champion);
        self.previous = Some(self.champion);
        self.champion = version;
        Ok(())
    }

    /// Makes the canary the champion. Returns its number.
    ///
    /// # Errors
    /// If there is no canary, or something speaks against it: what.
    pub fn promote(&mut self, registry: &mut Registry, against: Option<ReleaseRefusal>) -> Result<u32, ReleaseRefusal> {
        let Some((canary, _)) = self.canary else {
            return Err(ReleaseRefusal::NoCanary);
        };
        if let Some(why) = against {
            return Err(why);
        }
        self.release(registry, canary)?;
        Ok(canary)
    }

    /// The number of the version in a role.
    pub fn version(&self, role: Role) -> Option<u32> {
        match role {
            Role::Champion => Some(self.champion),
            Role::Canary => self.canary.map(|(canary, _)| canary),
            Role::Shadow => self.shadow,
        }
    }

    /// The role of a version, while it is in service.
    pub fn role(&self, version: u32) -> Option<Role> {
        Role::ALL.into_iter().find(|role| self.version(*role) == Some(version))
    }

    /// A version has a role.
    pub fn in_service(&self, version: u32) -> bool {
        self.role(version).is_some()
    }

    /// Takes this version out of service, if it is in service, and leaves any other where it is. In the place of a champion,
    /// the one before answers again.
    ///
    /// # Errors
    /// If it is the champion, and none is kept ready.
    pub fn withdraw(&mut self, registry: &mut Registry, version: u32) -> Result<(), ReleaseRefusal> {
        if self.canary.take_if(|(canary, _)| *canary == version).is_some() {
            registry.set_status(version, Status::RolledBack);
            return Ok(());
        }
        if self.shadow.take_if(|shadow| *shadow == version).is_some() {
            // Nobody was told what it said: it is as ready as before.
            return Ok(());
        }
        if self.champion != version {
            return Ok(());
        }
        let Some(previous) = self.previous.take() else {
            return Err(ReleaseRefusal::NoEarlierVersion);
        };
        // Who answers everything is on trial no longer.
        self.canary.take_if(|(canary, _)| *canary == previous);
        self.shadow.take_if(|shadow| *shadow == previous);
        let back = self.champion;
        registry.set_status(back, Status::RolledBack);
        registry.set_status(previous, Status::Champion);
        self.champion = previous;
        let kept = registry.all().rev().find(|(v, s)| *s == Status::Retired && v.number < previous);
        self.previous = kept.map(|(v, _)| v.number);
        Ok(())
    }

    fn exists(&self, registry: &Registry, version: u32) -> Result<(), ReleaseRefusal> {
        registry.get(version).map(|_| ()).ok_or(ReleaseRefusal::NoSuchVersion { version })
    }
}
