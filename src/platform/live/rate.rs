//! How many messages a client may send.
use std::time::Duration;

use tokio::time::Instant;

/// A bucket that fills steadily and is emptied by messages.
#[derive(Debug)]
pub(super) struct Rate {
    /// Time that one message costs.
    cost: Duration,
    /// Time that may be saved up.
    most: Duration,
    /// The moment up to which everything is spent.
    spent: Instant,
}

impl Rate {
    pub(super) fn new(a_second: u32, burst: u32, now: Instant) -> Self {
        let cost = Duration::from_secs(1) / a_second.max(1);
        Self { cost, most: cost * burst, spent: now.checked_sub(cost * burst).unwrap_or(now) }
    }

    /// Whether one more message may come now.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        let oldest = now.checked_sub(self.most).unwrap_or(now);
        let spent = self.spent.max(oldest) + self.cost;
        if spent > now {
            return false;
        }
        self.spent = spent;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_the_average() {
        let start = Instant::now() + Duration::from_secs(3600);
        let mut rate = Rate::new(20, 40, start);
        assert_eq!((0..50).filter(|_| rate.take(start)).count(), 40);
        let later = start + Duration::from_millis(500);
        assert_eq!((0..50).filter(|_| rate.take(later)).count(), 10);
        let much_later = start + Duration::from_secs(60);
        assert_eq!((0..50).filter(|_| rate.take(much_later)).count(), 40);
    }
}
