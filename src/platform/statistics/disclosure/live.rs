//! Figures while answers still come in. They move in batches of `k`, and always stay `k` behind: whoever
//! compares two of them, or the last one with the final result, sees at least `k` answers at once. What
//! these `k` said together can be seen; counts below `k` are to be suppressed here as elsewhere.

/// How many of `n` answers live figures show: ⌊(n − k)/k⌋·k, that is 0 up to 2k − 1, k from 2k on. With
/// fewer than `k` there is nothing to take away from, and a `k` of 0 counts as 1.
pub fn live_shown(n: u64, k: u64) -> u64 {
    let k = k.max(1);
    n.saturating_sub(k) / k * k
}

/// Counts that are shown live, and those that will be with the next batch. Kept beside the answers, so
/// that the order of these need not be: with every answer the totals of all answers are handed in, and
/// at every k-th they wait, one batch long, before they show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LiveCounts {
    /// The totals over [`live_shown`] answers.
    pub shown: Vec<u64>,
    /// The totals over one batch more.
    pub waiting: Vec<u64>,
}

impl LiveCounts {
    pub fn new(cells: usize) -> Self {
        Self { shown: vec![0; cells], waiting: vec![0; cells] }
    }

    /// After the `n`-th answer, `totals` being those of all `n`. To be called once for each answer.
    #[must_use]
    pub fn after(self, n: u64, k: u64, totals: &[u64]) -> Self {
        if n == 0 || !n.is_multiple_of(k.max(1)) {
            return self;
        }
        Self { shown: self.waiting, waiting: totals.to_vec() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_move_in_batches() {
        let shown = |n| live_shown(n, 5);
        assert_eq!([0, 1, 4, 5, 6, 9].map(shown), [0; 6]);
        assert_eq!([10, 14, 15, 19, 20, 27].map(shown), [5, 5, 10, 10, 15, 20]);
        assert_eq!(live_shown(7, 0), 6);
        assert_eq!(live_shown(u64::MAX, 1), u64::MAX - 1);
    }

    proptest! {
        #[test]
        fn two_figures_never_isolate_fewer_than_k(n in 0_u64..500, more in 0_u64..60, k in 1_u64..20) {
            let (before, after) = (live_shown(n, k), live_shown(n + more, k));
            prop_assert!(before <= after);
            prop_assert!(after - before == 0 || after - before >= k);
            prop_assert!(before == 0 || before >= k);
            // At closing all answers show: the newest are again at least k, or were never shown before.
            prop_assert!(before == 0 || n - before >= k);
            prop_assert!(before <= n);
        }

        #[test]
        fn kept_counts_are_those_of_the_answers_shown(answers in proptest::collection::vec(0_usize..4, 0..80), k in 1_u64..9) {
            let mut live = LiveCounts::new(4);
            let mut totals = vec![0; 4];
            let mut n = 0;
            for answer in &answers {
                totals[*answer] += 1;
                n += 1;
                let before = live.shown.clone();
                live = live.after(n, k, &totals);
                let moved: u64 = live.shown.iter().sum::<u64>() - before.iter().sum::<u64>();
                prop_assert!(moved == 0 || moved == k);
                prop_assert_eq!(live.shown.iter().sum::<u64>(), live_shown(n, k));
            }
            let first = usize::try_from(live_shown(n, k)).unwrap();
            let mut expected = vec![0; 4];
            answers.iter().take(first).for_each(|answer| expected[*answer] += 1);
            prop_assert_eq!(live.shown, expected);
        }
    }
}
