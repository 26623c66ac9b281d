//! What is drawn: always the same for the same seed.
use uuid::Uuid;

use crate::platform::clock::Timestamp;
use crate::platform::id::drawn_uuid;
use crate::platform::statistics::random::Random;

/// Numbers and ids that are drawn.
pub(super) struct Drawn(Random);

impl Drawn {
    /// Of a seed, for one kind of thing: each kind is drawn apart.
    pub(super) fn of(seed: u64, kind: u64) -> Self {
        Self(Random::new(Random::new(seed ^ kind.rotate_left(32)).draw()))
    }

    /// From 0 to below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0.below(limit)
    }

    /// The same as a number that can be less than nothing.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = usize::try_from(most - least + 1).unwrap_or(1);
        least + i64::try_from(self.0.below(span)).unwrap_or(0)
    }

    /// So many times of a hundred.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.0.below(100) < percent
    }

    pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.0.below(of.len())).copied()
    }

    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        self.0.shuffle(things);
    }

    /// An id that sorts by the moment, as others do.
    pub(super) fn id<T: From<Uuid>>(&mut self, at: Timestamp) -> T {
        let millis = u64::try_from(at.micros() / 1_000).unwrap_or(0);
        let bits = (u128::from(self.0.draw()) << 64) | u128::from(self.0.draw());
        T::from(drawn_uuid(millis, bits))
    }
}

/// A few are drawn often and most of them seldom: the law of Zipf and Mandelbrot, one over rank and offset
/// (Mandelbrot, "An informational theory of the statistical structure of language", 1953). The larger the offset,
/// the less the first ones stand out.
#[derive(Debug)]
pub(super) struct Zipf(Vec<u64>);

impl Zipf {
    pub(super) fn of(things: usize, offset: usize) -> Self {
        const ONE: u64 = 1 << 32;
        let mut sum = 0;
        let weight = |rank: usize| ONE / u64::try_from(rank + offset + 1).unwrap_or(ONE);
        let mut add = |rank| {
            sum += weight(rank);
            sum
        };
        Self((0..things).map(&mut add).collect())
    }

    /// A rank, the most frequent first.
    pub(super) fn rank(&self, drawn: &mut Drawn) -> usize {
        let sum = self.0.last().copied().unwrap_or(0);
        let at = drawn.below(usize::try_from(sum).unwrap_or(usize::MAX));
        let at = u64::try_from(at).unwrap_or(0);
        self.0.partition_point(|until| *until <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_follow_the_law_and_the_seed() {
        let zipf = Zipf::of(100, 0);
        let counts = |seed| {
            let mut drawn = Drawn::of(seed, 1);
            let mut counts = [0_u32; 100];
            for _ in 0..52_000 {
                counts[zipf.rank(&mut drawn)] += 1;
            }
            counts
        };
        let found = counts(7);
        // One over the harmonic number of 100, 5.19: about 10,000 of 52,000, and half as many for the second.
        assert!((9_600..10_400).contains(&found[0]), "{}", found[0]);
        assert!((4_700..5_300).contains(&found[1]), "{}", found[1]);
        assert!(found[99] > 50);
        assert_eq!(found, counts(7));
        assert_ne!(found, counts(8));
    }

    #[test]
    fn ids_sort_by_their_moment() {
        let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000).unwrap();
        let mut drawn = Drawn::of(1, 1);
        let later: Uuid = drawn.id(at(1_700_000_001));
        let earlier: Uuid = drawn.id(at(1_700_000_000));
        assert!(earlier < later);
        assert_eq!(later.get_version_num(), 7);
    }
}
