//! Two groups beside each other.
use super::number::{Summary, real};
use super::quantile::{normal_two_sided, student_two_sided};

/// Two shares compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareTest {
    /// First minus second.
    pub difference: f64,
    pub z: f64,
    pub p: f64,
}

/// z = (p₁ − p₂)/√(p̂(1 − p̂)(1/n₁ + 1/n₂)) with the pooled share p̂; each side is hits and answers.
/// Nothing without answers on both sides, with more hits than answers, or when all or none are hits.
pub fn two_shares(first: (u64, u64), second: (u64, u64)) -> Option<ShareTest> {
    let ((k1, n1), (k2, n2)) = (first, second);
    if n1 == 0 || n2 == 0 || k1 > n1 || k2 > n2 {
        return None;
    }
    let pooled = real(k1 + k2) / real(n1 + n2);
    let error = (pooled * (1.0 - pooled) * (1.0 / real(n1) + 1.0 / real(n2))).sqrt();
    if error <= 0.0 {
        return None;
    }
    let difference = real(k1) / real(n1) - real(k2) / real(n2);
    let z = difference / error;
    Some(ShareTest { difference, z, p: normal_two_sided(z)? })
}

/// Two means compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanTest {
    /// First minus second.
    pub difference: f64,
    pub error: f64,
    pub t: f64,
    pub freedom: f64,
    pub p: f64,
}

/// Welch's t test, which does not ask for equal variances (B. L. Welch, Biometrika 34, 1947). Nothing
/// with fewer than two answers on a side or without any spread.
pub fn welch(first: &Summary, second: &Summary) -> Option<MeanTest> {
    let (one, two) = (first.variance? / real(first.n), second.variance? / real(second.n));
    let error = (one + two).sqrt();
    if error.is_nan() || error <= 0.0 {
        return None;
    }
    let freedom = (one + two).powi(2)
        / (one * one / (real(first.n) - 1.0) + two * two / (real(second.n) - 1.0));
    let difference = first.mean - second.mean;
    let t = difference / error;
    Some(MeanTest { difference, error, t, freedom, p: student_two_sided(t, freedom)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_compared() {
        let found = two_shares((20, 50), (50, 80)).unwrap();
        assert!((found.z + 2.504).abs() < 5e-4);
        assert!((found.p - 0.0123).abs() < 5e-5);
        assert!((found.difference + 0.225).abs() < 1e-12);
    }

    /// scipy 1.17: stats.ttest_ind([5, 4, 4, 3, 5], [2, 3, 5, 1, 2, 4, 2], equal_var=False), .df
    #[test]
    fn means_are_compared() {
        let first = Summary::of(&[5.0, 4.0, 4.0, 3.0, 5.0]).unwrap();
        let second = Summary::of(&[2.0, 3.0, 5.0, 1.0, 2.0, 4.0, 2.0]).unwrap();
        let found = welch(&first, &second).unwrap();
        assert!((found.t - 2.314352).abs() < 1e-6, "{found:?}");
        assert!((found.freedom - 9.850836).abs() < 1e-6, "{found:?}");
        assert!((found.p - 0.043555).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn what_cannot_differ_is_nothing() {
        assert_eq!(two_shares((0, 0), (1, 2)), None);
        assert_eq!(two_shares((0, 5), (0, 5)), None);
        assert_eq!(two_shares((6, 5), (0, 5)), None);
        let one = Summary::of(&[5.0]).unwrap();
        assert_eq!(welch(&one, &one), None);
        let same = Summary::of(&[5.0, 5.0]).unwrap();
        assert_eq!(welch(&same, &same), None);
    }
}
