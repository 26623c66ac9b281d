//! Quantiles and tails of the distributions that intervals and tests are made of; the numbers come
//! from the crate `statrs`.
use statrs::distribution::{ChiSquared, ContinuousCDF, Normal, StudentsT};

/// How sure an interval is, as 0.95.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level(f64);

impl Level {
    pub const P90: Self = Self(0.9);
    pub const P95: Self = Self(0.95);
    pub const P99: Self = Self(0.99);

    /// From above 0 to below 1.
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(Self(level))
    }

    pub fn value(self) -> f64 {
        self.0
    }

    /// The number of standard errors to each side: 1.96 for 0.95.
    pub fn z(self) -> f64 {
        normal_quantile(0.5 + self.0 / 2.0).unwrap_or(f64::INFINITY)
    }

    /// The same for few values, by Student's distribution; nothing without a degree of freedom.
    pub fn t(self, freedom: f64) -> Option<f64> {
        student_quantile(0.5 + self.0 / 2.0, freedom)
    }
}

/// The value that a standard normal number stays below with probability `p`.
pub fn normal_quantile(p: f64) -> Option<f64> {
    (p > 0.0 && p < 1.0).then(|| Normal::standard().inverse_cdf(p))
}

/// The probability that a standard normal number lies at least as far from 0 as `z`.
pub fn normal_two_sided(z: f64) -> Option<f64> {
    (!z.is_nan()).then(|| (2.0 * Normal::standard().sf(z.abs())).min(1.0))
}

/// The probability that chi-square exceeds `statistic`.
pub fn chi_square_tail(statistic: f64, freedom: f64) -> Option<f64> {
    if statistic.is_nan() {
        return None;
    }
    Some(ChiSquared::new(freedom).ok()?.sf(statistic.max(0.0)))
}

/// The value that chi-square stays below with probability `p`.
pub fn chi_square_quantile(p: f64, freedom: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    Some(ChiSquared::new(freedom).ok()?.inverse_cdf(p))
}

/// The value that Student's t stays below with probability `p`.
pub fn student_quantile(p: f64, freedom: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    Some(StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(p))
}

/// The probability that Student's t lies at least as far from 0 as `t`.
pub fn student_two_sided(t: f64, freedom: f64) -> Option<f64> {
    if t.is_nan() {
        return None;
    }
    Some((2.0 * StudentsT::new(0.0, 1.0, freedom).ok()?.sf(t.abs())).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, expected: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() < 1e-8 * expected.abs(), "{found} {expected}");
    }

    /// scipy 1.17: stats.norm.ppf(.975), stats.norm.sf(2.504)*2, stats.chi2.sf(8.428571428571429, 2),
    /// stats.chi2.ppf(.95, 3), stats.t.ppf(.975, [1, 4, 30, 1000]), stats.t.sf(2.5, 7.3)*2
    #[test]
    fn quantiles_and_tails_are_those_of_scipy() {
        close(normal_quantile(0.975), 1.959963984540054);
        close(normal_two_sided(-2.504), 0.012279803419490674);
        close(chi_square_tail(8.428571428571429, 2.0), 0.01478287719483942);
        close(chi_square_quantile(0.95, 3.0), 7.814727903251179);
        for (freedom, expected) in
            [(1.0, 12.70620474), (4.0, 2.77644511), (30.0, 2.04227246), (1000.0, 1.96233908)]
        {
            close(student_quantile(0.975, freedom), expected);
        }
        close(student_two_sided(2.5, 7.3), 0.03965023466560043);
    }

    #[test]
    fn what_makes_no_sense_is_nothing() {
        assert_eq!(normal_quantile(0.0), None);
        assert_eq!(normal_two_sided(f64::NAN), None);
        assert_eq!(chi_square_tail(1.0, 0.0), None);
        assert_eq!(chi_square_tail(f64::NAN, 1.0), None);
        assert_eq!(student_quantile(0.9, 0.0), None);
        assert_eq!(student_two_sided(1.0, f64::NAN), None);
        assert_eq!(Level::new(1.0), None);
        assert_eq!(Level::new(f64::NAN), None);
        assert_eq!(normal_two_sided(f64::INFINITY), Some(0.0));
    }
}
