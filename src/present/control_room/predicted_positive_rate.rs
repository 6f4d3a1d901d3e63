//! The share of answers that the models call positive, in one place, so that the picture, the answer, the card and the chart
//! cannot tell it differently: over the window that the alert looks at.

use crate::platform::monitoring::time_series::Entries;
use crate::platform::monitoring::{Bucket, Monitoring};
use crate::platform::vocabulary::Role;
use crate::platform::world::World;
use crate::present::charts::series::expected_band;
use crate::present::control_room::quality;

/// Called positive, of how many answers.
pub type PositiveCount = (u32, u32);

/// What the alert sees in the window before a bucket: all models together.
pub fn by_models(world: &World, end: u32) -> PositiveCount {
    sum(&window(world, end), || Role::ANSWERING.into_iter())
}

/// What a version did in that window, by its role. While nobody is on trial, what a former canary answered counts for the
/// champion.
pub fn by_role(world: &World, end: u32, role: Role) -> PositiveCount {
    let window = window(world, end);
    sum(&window, || quality::counted_for(role, quality::on_trial(world, end)))
}

/// The share, where there are as many answers as the alert wants to see.
pub fn share(world: &World, (predicted_positives, answered): PositiveCount) -> Option<f64> {
    (answered >= world.alerts.enough().few_answers.max(1)).then(|| f64::from(predicted_positives) / f64::from(answered))
}

/// Whether a share lies where luck takes it in usual weeks: in the band that its chart shows. Where so little comes that nothing
/// is usual, nothing is unusual.
pub fn is_expected(world: &World, share: f64) -> bool {
    let expected = world.normal().predicted_positives();
    let band = expected_band(world, world.now, expected, 1.0, Monitoring::window());
    band.is_none_or(|(low, high)| (low..=high).contains(&(share * 100.0)))
}

fn window(world: &World, end: u32) -> Entries<'_, Bucket> {
    world.monitoring.answers_window(end, world.alerts.enough().answers)
}

fn sum<R: Iterator<Item = Role>>(window: &Entries<'_, Bucket>, roles: impl Fn() -> R) -> PositiveCount {
    let of = || window.iter().flat_map(|bucket| roles().map(|role| &bucket.by_role[role]));
    (of().map(|role| role.predicted_positives).sum(), of().map(|role| role.answered).sum())
}
