//! Work that is shared out among the cores; what comes of it does not depend on that.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::ProgressBar;

use afterlaunch::session::SessionError;

use super::output::Failure;

/// What comes of each number, in their order.
pub fn on_cores<T: Send>(
    numbers: Range<u64>,
    bar: &ProgressBar,
    of: impl Fn(u64) -> Result<T, SessionError> + Sync,
) -> Result<Vec<T>, Failure> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicU64::new(numbers.start);
    let work = || {
        let mut found = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if !numbers.contains(&number) {
                return Ok(found);
            }
            found.push((number, of(number)?));
            bar.inc(1);
        }
    };
    let mut all = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for worker in running {
            let found: Result<Vec<(u64, T)>, SessionError> = worker.join().map_err(|_| Failure::No("A worker has failed.".to_owned()))?;
            all.extend(found?);
        }
        Ok::<_, Failure>(all)
    })?;
    all.sort_unstable_by_key(|(number, _)| *number);
    Ok(all.into_iter().map(|(_, found)| found).collect())
}

/// The same for so many seeds, from 1 on.
pub fn on_seeds<T: Send>(
    seeds: u64,
    bar: &ProgressBar,
    of_seed: impl Fn(u64) -> Result<T, SessionError> + Sync,
) -> Result<Vec<T>, Failure> {
    on_cores(1..seeds + 1, bar, of_seed)
}
