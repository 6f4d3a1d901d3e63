//! The same on many seeds, shared out among the cores; what comes of it does not depend on that.

use afterlaunch::platform::action::Refusal;

/// What comes of the seeds from 1 to `seeds`, in their order.
pub fn on_seeds<T: Send>(seeds: u64, of_seed: impl Fn(u64) -> Result<T, Refusal> + Sync) -> Result<Vec<T>, String> {
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let of_seed = &of_seed;
    let mut all = std::thread::scope(|scope| {
        let some = |worker: u64| move || (1 + worker..=seeds).step_by(workers as usize).map(|seed| Ok((seed, of_seed(seed)?))).collect();
        let running: Vec<_> = (0..workers).map(|worker| scope.spawn(some(worker))).collect();
        let mut all = Vec::new();
        for worker in running {
            let found: Result<Vec<(u64, T)>, Refusal> = worker.join().map_err(|_| "A worker has failed.")?;
            all.extend(found.map_err(|why| why.to_string())?);
        }
        Ok::<_, String>(all)
    })?;
    all.sort_unstable_by_key(|(seed, _)| *seed);
    Ok(all.into_iter().map(|(_, found)| found).collect())
}
