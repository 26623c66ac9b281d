//! How far a sample may miss the population, and how large it must be.
//!
//! None of this says anything about who did not answer: show the response rate beside it.
use super::number::real;
use super::quantile::Level;

/// Below this part of the population the correction is left out, as is customary.
const CORRECTED_FROM: f64 = 0.05;

/// What the size of the population does to a standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correction {
    /// Standard errors are multiplied by this: 1 for a small sample, 0 for a census.
    pub factor: f64,
    /// Everybody answered: the figure is that of the population, without an error of sampling.
    pub census: bool,
}

impl Correction {
    pub const NONE: Self = Self { factor: 1.0, census: false };

    /// The number of answers that would give this error without the correction.
    pub fn effective(&self, n: f64) -> f64 {
        if self.factor > 0.0 { n / self.factor.powi(2) } else { f64::INFINITY }
    }
}

/// Finite population correction √((N − n)/(N − 1)) (L. Isserlis, "On the value of a mean as calculated
/// from a sample", JRSS 81, 1918), where more than a twentieth of the population answered. No
/// population means one without an end. Nothing when more answered than there are: then the list is
/// not the population.
pub fn correction(n: u64, population: Option<u64>) -> Option<Correction> {
    let Some(population) = population else { return Some(Correction::NONE) };
    if n > population || population == 0 {
        return None;
    }
    if n == population {
        return Some(Correction { factor: 0.0, census: true });
    }
    if real(n) / real(population) <= CORRECTED_FROM {
        return Some(Correction::NONE);
    }
    Some(Correction { factor: factor(real(n), real(population)), census: false })
}

fn factor(n: f64, population: f64) -> f64 {
    ((population - n) / (population - 1.0)).sqrt()
}

/// The margin of error of a share and whether it is one at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margin {
    /// To each side, as a share: 0.0566 is 5.66 points.
    pub half: f64,
    pub correction: Correction,
}

/// Margin of error z·√(p(1 − p)/n) with the finite population correction; `share` is 0.5 when the
/// worst case is meant. Nothing without answers.
pub fn margin(share: f64, n: u64, population: Option<u64>, level: Level) -> Option<Margin> {
    if n == 0 || !(0.0..=1.0).contains(&share) {
        return None;
    }
    let correction = correction(n, population)?;
    let plain = level.z() * (share * (1.0 - share) / real(n)).sqrt();
    Some(Margin { half: plain * correction.factor, correction })
}

/// The smallest sample whose margin of error is `half` or less: n₀/(1 + (n₀ − 1)/N) with
/// n₀ = z²p(1 − p)/half² (W. G. Cochran, Sampling Techniques, 1977, 4.4), rounded up. Nothing when
/// no number below 2^32 suffices.
pub fn sample_size(half: f64, share: f64, population: Option<u64>, level: Level) -> Option<u64> {
    if half.is_nan() || half <= 0.0 || !(0.0..=1.0).contains(&share) || population == Some(0) {
        return None;
    }
    let endless = level.z().powi(2) * share * (1.0 - share) / (half * half);
    let needed = match population {
        Some(population) => endless / (1.0 + (endless - 1.0) / real(population)),
        None => endless,
    };
    smallest_at_least(needed.max(1.0))
}

/// The smallest whole number from `value` on, found by halving, for want of a cast.
fn smallest_at_least(value: f64) -> Option<u64> {
    let (mut low, mut high) = (0_u64, u64::from(u32::MAX));
    if value.is_nan() || value > real(high) {
        return None;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        // A needed size of 132.0000000001 is 132 and a fault of rounding.
        if real(middle) >= value - 1e-9 { high = middle } else { low = middle + 1 }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_population_narrows_the_margin() {
        let half = |population| margin(0.5, 300, population, Level::P95).unwrap().half;
        assert!((half(None) - 0.0566).abs() < 5e-5);
        assert!((half(Some(1000)) - 0.0474).abs() < 5e-5);
        assert!((correction(300, Some(1000)).unwrap().factor - 0.8371).abs() < 5e-5);
        assert_eq!(half(Some(6000)), half(None), "a twentieth and less is not corrected");
    }

    #[test]
    fn whoever_asked_all_has_a_census() {
        let census = margin(0.5, 40, Some(40), Level::P95).unwrap();
        assert_eq!((census.half, census.correction.census), (0.0, true));
        assert_eq!(margin(0.3, 1, Some(1), Level::P95).unwrap().half, 0.0);
        assert_eq!(census.correction.effective(40.0), f64::INFINITY);
    }

    #[test]
    fn sizes_are_those_of_the_formula() {
        let size = |population| sample_size(0.05, 0.5, population, Level::P95);
        assert_eq!(size(None), Some(385), "384.1 rounded up");
        assert_eq!(size(Some(1000)), Some(278));
        assert_eq!(size(Some(200)), Some(132));
        assert_eq!(size(Some(1)), Some(1));
        assert_eq!(sample_size(1e-9, 0.5, None, Level::P95), None);
    }

    #[test]
    fn nonsense_has_no_margin() {
        assert_eq!(margin(0.5, 0, None, Level::P95), None);
        assert_eq!(margin(f64::NAN, 10, None, Level::P95), None);
        assert_eq!(margin(0.5, 10, Some(9), Level::P95), None);
        assert_eq!(correction(0, Some(0)), None);
        assert_eq!(sample_size(0.0, 0.5, None, Level::P95), None);
        assert_eq!(sample_size(0.1, 0.5, Some(0), Level::P95), None);
    }
}
