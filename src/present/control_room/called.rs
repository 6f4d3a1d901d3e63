//! The share of answers that the models call positive, in one place, so that the picture, the answer, the card and the chart
//! cannot tell it differently: over the window that the alert looks at.

use crate::platform::monitoring::time_series::Entries;
use crate::platform::monitoring::{Bucket, Monitoring};
use crate::platform::vocabulary::Role;
use crate::platform::world::World;
use crate::present::charts::series::usual_share;
use crate::present::control_room::quality;

/// Called positive, of how many answers.
pub type Called = (u32, u32);

/// What the alert sees in the window before a bucket: all models together.
pub fn by_models(world: &World, end: u32) -> Called {
    sum(&window(world, end), || Role::ALL.into_iter())
}

/// What a version did in that window, by its role. While nobody is on trial, what a former canary answered counts for the
/// champion.
pub fn by_role(world: &World, end: u32, role: Role) -> Called {
    let window = window(world, end);
    sum(&window, || quality::counted_for(role, quality::on_trial(world, end)))
}

/// The share, where there are as many answers as the alert wants to see.
pub fn share(world: &World, (called, answered): Called) -> Option<f64> {
    (answered >= world.alerts.enough().few_answers.max(1)).then(|| f64::from(called) / f64::from(answered))
}

/// Whether a share lies where luck takes it in usual weeks: in the band that its chart shows. Where so little comes that nothing
/// is usual, nothing is unusual.
pub fn is_usual(world: &World, share: f64) -> bool {
    let usual = world.release.champion().reference.called(world.serving.threshold);
    let band = usual_share(world, world.now, usual, 1.0, Monitoring::window());
    band.is_none_or(|(low, high)| (low..=high).contains(&(share * 100.0)))
}

fn window(world: &World, end: u32) -> Entries<'_, Bucket> {
    world.monitoring.called_window(end, world.alerts.enough().answers)
}

fn sum<R: Iterator<Item = Role>>(window: &Entries<'_, Bucket>, roles: impl Fn() -> R) -> Called {
    let of = || window.iter().flat_map(|bucket| roles().map(|role| &bucket.by_role[role]));
    (of().map(|role| role.called).sum(), of().map(|role| role.answered).sum())
}
