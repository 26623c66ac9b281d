//! Estimates with the interval around them.
use super::number::real;
use super::quantile::Level;

/// From where to where the true value may lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    /// `value` ± `half`, cut to what is possible.
    pub fn around(value: f64, half: f64, possible: (f64, f64)) -> Self {
        Self { low: (value - half).max(possible.0), high: (value + half).min(possible.1) }
    }

    pub fn width(&self) -> f64 {
        self.high - self.low
    }
}

/// A figure, its standard error and its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub error: f64,
    pub interval: Interval,
}

/// Wilson's interval of a share (E. B. Wilson, "Probable inference", JASA 22, 1927): it stays within
/// 0 and 1 and is right for few answers too. Nothing without answers, or with more hits than answers.
pub fn wilson(hits: u64, n: u64, level: Level) -> Option<Interval> {
    if n == 0 || hits > n {
        return None;
    }
    wilson_effective(real(hits) / real(n), real(n), level)
}

/// The same from a share and an effective number of answers: after weighting, clustering, or when
/// much of the population has answered. An infinite number of answers leaves no doubt.
pub fn wilson_effective(share: f64, n: f64, level: Level) -> Option<Interval> {
    if !(0.0..=1.0).contains(&share) || n.is_nan() || n <= 0.0 {
        return None;
    }
    if n.is_infinite() {
        return Some(Interval { low: share, high: share });
    }
    let z2 = level.z().powi(2);
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = level.z() * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    Some(Interval::around(middle, half, (0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// statsmodels 0.15: proportion_confint(k, n, method='wilson')
    #[test]
    fn wilson_is_that_of_statsmodels() {
        for (hits, n, low, high) in [
            (45, 60, 0.627679, 0.842235),
            (0, 10, 0.0, 0.277533),
            (10, 10, 0.722467, 1.0),
            (1, 3, 0.061492, 0.792340),
        ] {
            let interval = wilson(hits, n, Level::P95).unwrap();
            assert!((interval.low - low).abs() < 1e-6, "{hits}/{n} {interval:?}");
            assert!((interval.high - high).abs() < 1e-6, "{hits}/{n} {interval:?}");
        }
    }

    #[test]
    fn nonsense_has_no_interval() {
        assert_eq!(wilson(0, 0, Level::P95), None);
        assert_eq!(wilson(3, 2, Level::P95), None);
        assert_eq!(wilson_effective(f64::NAN, 3.0, Level::P95), None);
        assert_eq!(wilson_effective(0.5, f64::NAN, Level::P95), None);
        let census = wilson_effective(0.5, f64::INFINITY, Level::P95).unwrap();
        assert_eq!(census.width(), 0.0);
    }

    proptest! {
        #[test]
        fn wilson_holds_its_share(n in 1_u64..5000, part in 0.0..=1.0_f64) {
            let hits = (0..=n).find(|hits| real(*hits) >= part * real(n)).unwrap();
            let interval = wilson(hits, n, Level::P95).unwrap();
            let share = real(hits) / real(n);
            prop_assert!(0.0 <= interval.low && interval.low <= share + 1e-12);
            prop_assert!(share - 1e-12 <= interval.high && interval.high <= 1.0);
        }
    }
}
