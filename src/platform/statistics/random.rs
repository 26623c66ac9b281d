//! Random numbers that are the same for the same seed in every version: a design must be made again
//! exactly as it was published. Not for secrets.
use super::number::real;

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 to below `limit`; 0 when the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let wide = u128::from(self.draw()) * u128::try_from(limit).unwrap_or(0);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A real number from 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        real(self.draw() >> 11) / 9_007_199_254_740_992.0
    }

    /// Fisher and Yates.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First values of the reference implementation (prng.di.unimi.it/splitmix64.c) with seed 1234567.
    #[test]
    fn the_sequence_is_that_of_the_reference() {
        let mut random = Random::new(1_234_567);
        let first = [random.draw(), random.draw(), random.draw()];
        assert_eq!(
            first,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn numbers_stay_below_their_limit_and_reach_it() {
        let mut random = Random::new(3);
        let drawn: Vec<usize> = (0..200).map(|_| random.below(5)).collect();
        assert_eq!(drawn.iter().max(), Some(&4));
        assert_eq!(drawn.iter().min(), Some(&0));
        assert_eq!(random.below(0), 0);
        assert!((0..200).map(|_| random.unit()).all(|drawn| (0.0..1.0).contains(&drawn)));
    }
}
