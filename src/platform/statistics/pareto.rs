//! Which few make up most of it.
use statrs::function::factorial::ln_binomial;

use super::number::{real, share};

/// Where the vital few end (J. M. Juran, "Quality Control Handbook").
const MOST: f64 = 0.8;
/// From here on two counts count as the same.
const CHANCE: f64 = 0.05;

/// One bar of the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    pub count: u64,
    /// Its share, and that of all up to it.
    pub share: f64,
    pub cumulative: f64,
    /// It belongs to the smallest set that makes up four fifths.
    pub vital: bool,
    /// The next one might as well be larger; none for the last.
    pub like_next: Option<bool>,
}

/// The bars for counts, the largest first. Nothing when all of them are 0.
pub fn pareto(counts: &[u64]) -> Option<Vec<Bar>> {
    let n: u64 = counts.iter().sum();
    share(n, n)?;
    let (mut so_far, mut reached) = (0, false);
    let bars = counts.iter().enumerate().map(|(i, count)| {
        so_far += count;
        let bar = Bar {
            count: *count,
            share: share(*count, n).unwrap_or(0.0),
            cumulative: share(so_far, n).unwrap_or(0.0),
            vital: !reached,
            like_next: counts.get(i + 1).map(|next| same_p(*count, *next) > CHANCE),
        };
        reached |= bar.cumulative >= MOST;
        bar
    });
    Some(bars.collect())
}

/// The chance of two counts at least as far apart if each of their cases had been as likely to
/// belong to either: the conditional binomial test (Przyborowski and Wilenski, Biometrika 31, 1940).
pub fn same_p(one: u64, other: u64) -> f64 {
    let (n, few) = (one + other, one.min(other));
    let chance = |k: u64| (ln_binomial(n, k) - real(n) * std::f64::consts::LN_2).exp();
    let tail: f64 = (0..=few).map(chance).sum();
    (2.0 * tail).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17: stats.binomtest(k, n, .5).pvalue
    #[test]
    fn two_counts_are_held_against_each_other_exactly() {
        for (one, other, expected) in
            [(20, 10, 0.09873715), (30, 10, 0.00222143), (5, 5, 1.0), (6, 0, 0.03125), (0, 0, 1.0)]
        {
            assert!((same_p(one, other) - expected).abs() < 1e-7, "{one} {other}");
        }
    }

    #[test]
    fn the_vital_few_are_the_least_set_that_makes_up_most() {
        let bars = pareto(&[60, 22, 10, 8]).unwrap();
        let vital: Vec<bool> = bars.iter().map(|bar| bar.vital).collect();
        assert_eq!(vital, [true, true, false, false]);
        assert_eq!((bars[1].cumulative, bars[3].cumulative), (0.82, 1.0));
        let like: Vec<Option<bool>> = bars.iter().map(|bar| bar.like_next).collect();
        assert_eq!(like, [Some(false), Some(true), Some(true), None]);
        assert_eq!(pareto(&[0, 0]), None);
        assert_eq!(pareto(&[]), None);
    }
}
