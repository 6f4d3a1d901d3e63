//! The queue of requests and the servers that answer them.

use serde::Serialize;

use super::review::ReviewQueue;

/// First come, first served, by identical servers.
#[derive(Clone, Debug, Serialize)]
pub struct Queue {
    /// When each server is free again, in milliseconds since the start of the run.
    free_at: Vec<f64>,
    /// People who read doubtful requests.
    pub(super) readers: ReviewQueue,
    /// People who read what was stopped at the door.
    pub(super) on_duty: ReviewQueue,
    /// Nobody waits for a server: each has one.
    #[serde(skip)]
    pub(super) own: bool,
}

impl Queue {
    /// A queue with so many servers, all free.
    pub fn new(servers: u32) -> Self {
        Self { free_at: vec![0.0; servers as usize], readers: ReviewQueue::default(), on_duty: ReviewQueue::default(), own: false }
    }

    /// Number of servers.
    pub fn servers(&self) -> u32 {
        self.free_at.len() as u32
    }

    /// Adds free servers or sends the least busy home.
    pub fn set_servers(&mut self, count: u32) {
        self.free_at.sort_unstable_by(f64::total_cmp);
        self.free_at.reverse();
        self.free_at.resize(count as usize, 0.0);
    }

    /// Whether all who ask have a server of their own from now on.
    pub fn everybody_has_one(&mut self, own: bool) {
        self.own = own;
    }

    /// How long a request that arrives now would wait, in milliseconds.
    pub fn wait(&self, at: f64) -> f64 {
        if self.own {
            return 0.0;
        }
        self.free_at.get(self.first()).map_or(f64::INFINITY, |free| (free - at).max(0.0))
    }

    /// A share of the servers does nothing until then. Whoever was served last on them waits.
    pub fn go_down(&mut self, share: f32, until: f64) {
        let down = (share * self.free_at.len() as f32).ceil() as usize;
        self.free_at.iter_mut().take(down).for_each(|free| *free = free.max(until));
    }

    /// Takes the server that is free first for `hold` milliseconds from `at` on.
    pub fn take(&mut self, at: f64, hold: f64) {
        let first = self.first();
        self.free_at[first] = self.free_at[first].max(at) + hold;
    }

    /// The server that is free first, by its place.
    fn first(&self) -> usize {
        let (mut first, mut earliest) = (0, f64::INFINITY);
        for (i, free) in self.free_at.iter().enumerate() {
            if *free < earliest {
                (first, earliest) = (i, *free);
            }
        }
        first
    }
}
