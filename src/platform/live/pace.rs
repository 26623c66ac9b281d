//! Hints that may come in bursts: the first goes out at once, the rest of the burst as one.
use std::collections::HashMap;
use std::hash::Hash;
use std::time::Duration;

use tokio::time::Instant;

#[derive(Debug)]
struct Beat {
    last: Option<Instant>,
    due: Option<Instant>,
}

/// Keys that are due now or soon, each at most once in `every`.
#[derive(Debug)]
pub(super) struct Pace<K> {
    every: Duration,
    beats: HashMap<K, Beat>,
    /// The earliest `due`.
    next: Option<Instant>,
}

impl<K: Hash + Eq + Clone> Pace<K> {
    pub(super) fn new(every: Duration) -> Self {
        Self { every, beats: HashMap::new(), next: None }
    }

    pub(super) fn mark(&mut self, key: K, now: Instant) {
        let beat = self.beats.entry(key).or_insert(Beat { last: None, due: None });
        let soonest = beat.last.map_or(now, |last| (last + self.every).max(now));
        let due = beat.due.map_or(soonest, |due| due.min(soonest));
        beat.due = Some(due);
        self.next = Some(self.next.map_or(due, |next| next.min(due)));
    }

    /// The keys whose time has come; forgets those that are quiet.
    pub(super) fn take(&mut self, now: Instant) -> Vec<K> {
        if self.next.is_none_or(|next| next > now) {
            return Vec::new();
        }
        let every = self.every;
        let mut ready = Vec::new();
        self.beats.retain(|key, beat| match beat.due {
            Some(due) if due <= now => {
                *beat = Beat { last: Some(now), due: None };
                ready.push(key.clone());
                true
            }
            Some(_) => true,
            None => beat.last.is_some_and(|last| last + every > now),
        });
        self.next = self.beats.values().filter_map(|beat| beat.due).min();
        ready
    }

    /// When [`Pace::take`] will give something.
    pub(super) fn next(&self) -> Option<Instant> {
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_goes_at_once_and_a_burst_becomes_one() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut pace = Pace::new(Duration::from_millis(100));
        pace.mark("a", at(0));
        assert_eq!(pace.take(at(0)), ["a"]);
        for ms in [1, 20, 99] {
            pace.mark("a", at(ms));
            assert_eq!(pace.take(at(ms)), [""; 0]);
            assert_eq!(pace.next(), Some(at(100)));
        }
        assert_eq!(pace.take(at(100)), ["a"]);
        assert_eq!(pace.next(), None);
        pace.mark("b", at(200));
        assert_eq!(pace.take(at(200)), ["b"]);
        assert!(!pace.beats.contains_key("a"), "what is quiet is forgotten");
    }
}
