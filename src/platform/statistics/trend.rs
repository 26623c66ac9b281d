//! Whether a figure rises or falls over waves, groups in an order, or doses.
use super::number::{Summary, real};
use super::quantile::{normal_two_sided, student_two_sided};

/// A share that rises (z above 0) or falls with the score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareTrend {
    pub z: f64,
    pub p: f64,
}

/// One wave: where it stands (a number, as its time), how many hits, how many answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wave {
    pub score: f64,
    pub hits: u64,
    pub n: u64,
}

/// The test of Cochran and Armitage (P. Armitage, "Tests for linear trends in proportions and
/// frequencies", Biometrics 11, 1955), without a correction for continuity. Nothing when all or none
/// are hits, or when all answers stand at one score.
pub fn share_trend(waves: &[Wave]) -> Option<ShareTrend> {
    if waves.iter().any(|wave| wave.hits > wave.n || !wave.score.is_finite()) {
        return None;
    }
    let n = real(waves.iter().map(|wave| wave.n).sum());
    let share = real(waves.iter().map(|wave| wave.hits).sum()) / n;
    let mean = waves.iter().map(|wave| wave.score * real(wave.n)).sum::<f64>() / n;
    let moved: f64 = waves
        .iter()
        .map(|wave| (wave.score - mean) * (real(wave.hits) - real(wave.n) * share))
        .sum();
    let spread: f64 = waves.iter().map(|wave| real(wave.n) * (wave.score - mean).powi(2)).sum();
    let variance = share * (1.0 - share) * spread;
    if variance.is_nan() || variance <= 0.0 {
        return None;
    }
    let z = moved / variance.sqrt();
    Some(ShareTrend { z, p: normal_two_sided(z)? })
}

/// A mean that changes by `slope` for each unit of the score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanTrend {
    pub slope: f64,
    pub error: f64,
    pub t: f64,
    pub freedom: f64,
    pub p: f64,
}

/// Least squares through all answers, from the summaries of the waves: the same figures as a
/// regression over the single answers. Nothing with fewer than three answers, one score, or no spread
/// about the line.
pub fn mean_trend(waves: &[(f64, Summary)]) -> Option<MeanTrend> {
    if waves.iter().any(|(score, _)| !score.is_finite()) {
        return None;
    }
    let n: f64 = waves.iter().map(|(_, wave)| real(wave.n)).sum();
    let weighted = |value: &dyn Fn(f64, &Summary) -> f64| -> f64 {
        waves.iter().map(|(score, wave)| real(wave.n) * value(*score, wave)).sum()
    };
    let middle = weighted(&|score, _| score) / n;
    let mean = weighted(&|_, wave| wave.mean) / n;
    let spread = weighted(&|score, _| (score - middle).powi(2));
    if n < 3.0 || spread.is_nan() || spread <= 0.0 {
        return None;
    }
    let slope = weighted(&|score, wave| (score - middle) * (wave.mean - mean)) / spread;
    let about_line = weighted(&|score, wave| (wave.mean - mean - slope * (score - middle)).powi(2));
    let within: f64 = waves
        .iter()
        .filter_map(|(_, wave)| wave.variance.map(|variance| variance * (real(wave.n) - 1.0)))
        .sum();
    let freedom = n - 2.0;
    let error = ((about_line + within) / freedom / spread).sqrt();
    if error <= 0.0 {
        return None;
    }
    let t = slope / error;
    Some(MeanTrend { slope, error, t, freedom, p: student_two_sided(t, freedom)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waves(counts: &[(u64, u64)]) -> Vec<Wave> {
        let scored = counts.iter().zip([0.0, 1.0, 2.0, 3.0]);
        scored.map(|((hits, n), score)| Wave { score, hits: *hits, n: *n }).collect()
    }

    /// statsmodels 0.15: Table([[10, 40], [15, 35], [20, 30], [25, 25]]).test_ordinal_association(
    /// range(4), [1, 0]).zscore*np.sqrt(200/199); theirs divides by n - 1, Armitage by n.
    #[test]
    fn a_rising_share_is_found() {
        let found = share_trend(&waves(&[(10, 50), (15, 50), (20, 50), (25, 50)])).unwrap();
        assert!((found.z - 3.314968).abs() < 1e-6, "{found:?}");
        assert!((found.p - 0.000917).abs() < 1e-6, "{found:?}");
        let falling = share_trend(&waves(&[(25, 50), (20, 50), (15, 50), (10, 50)])).unwrap();
        assert!((falling.z + found.z).abs() < 1e-12);
    }

    /// scipy 1.17: stats.linregress([1,1,1,2,2,2,3,3], [3,4,5,4,4,5,5,6])
    #[test]
    fn a_rising_mean_is_that_of_a_regression() {
        let waves = [
            (1.0, Summary::of(&[3.0, 4.0, 5.0]).unwrap()),
            (2.0, Summary::of(&[4.0, 4.0, 5.0]).unwrap()),
            (3.0, Summary::of(&[5.0, 6.0]).unwrap()),
        ];
        let found = mean_trend(&waves).unwrap();
        assert!((found.slope - 0.717949).abs() < 1e-6, "{found:?}");
        assert!((found.error - 0.345282).abs() < 1e-6, "{found:?}");
        assert!((found.p - 0.082814).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn without_movement_there_is_no_trend() {
        assert_eq!(share_trend(&[]), None);
        assert_eq!(share_trend(&waves(&[(0, 10), (0, 10)])), None);
        assert_eq!(share_trend(&waves(&[(5, 10)])), None);
        assert_eq!(share_trend(&waves(&[(5, 10), (0, 0)])), None);
        assert_eq!(share_trend(&waves(&[(11, 10), (1, 10)])), None);
        assert_eq!(mean_trend(&[]), None);
        let flat = Summary::of(&[2.0, 2.0]).unwrap();
        assert_eq!(mean_trend(&[(1.0, flat), (2.0, flat)]), None);
    }
}
