//! Answers in groups: people of one organisation think alike, so twenty answers from four customers
//! are worth fewer than twenty from twenty. Values are numbers; a share is a mean of 0 and 1, a net
//! promoter score one of −100, 0 and 100.
use super::interval::{Estimate, Interval};
use super::number::{Summary, real, size};
use super::quantile::Level;
use super::sampling::correction;

const ANYWHERE: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

/// How alike the answers of a group are, and what that costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clustering {
    pub groups: usize,
    pub n: u64,
    /// Intraclass correlation; below 0 when groups are less alike than chance would have it.
    pub icc: f64,
    /// The size of the group that an answer stands in, on average: Σn²/Σn.
    pub group_size: f64,
    /// What the variance of a mean is multiplied by; at least 1.
    pub design_effect: f64,
}

/// deff = 1 + (m − 1)·ICC (L. Kish, Survey Sampling, 1965, 5.4).
pub fn design_effect(group_size: f64, icc: f64) -> f64 {
    1.0 + (group_size - 1.0) * icc
}

/// The analysis-of-variance estimator of the intraclass correlation with unequal groups (A. Donner and
/// J. J. Koval, "The estimation of intraclass correlation in the analysis of family data", Biometrics
/// 36, 1980). Empty groups do not count. Nothing with fewer than two groups, when every group has one
/// answer, or when all answers are the same.
pub fn clustering(groups: &[Vec<f64>]) -> Option<Clustering> {
    let summaries = summaries(groups)?;
    let k = size(summaries.len());
    let all: Vec<f64> = groups.iter().flatten().copied().collect();
    let total = Summary::of(&all)?;
    let n = real(total.n);
    if summaries.len() < 2 || n <= k {
        return None;
    }
    let squares: f64 = summaries.iter().map(|group| real(group.n).powi(2)).sum();
    let usual = (n - squares / n) / (k - 1.0);
    let between: f64 =
        summaries.iter().map(|group| real(group.n) * (group.mean - total.mean).powi(2)).sum();
    let within: f64 = summaries
        .iter()
        .filter_map(|group| group.variance.map(|variance| variance * (real(group.n) - 1.0)))
        .sum();
    let (between, within) = (between / (k - 1.0), within / (n - k));
    let spread = between + (usual - 1.0) * within;
    if spread.is_nan() || spread <= 0.0 {
        return None;
    }
    let icc = (between - within) / spread;
    let group_size = squares / n;
    let design_effect = design_effect(group_size, icc.max(0.0));
    Some(Clustering { groups: summaries.len(), n: total.n, icc, group_size, design_effect })
}

fn summaries(groups: &[Vec<f64>]) -> Option<Vec<Summary>> {
    groups.iter().filter(|group| !group.is_empty()).map(|group| Summary::of(group)).collect()
}

/// A mean with the error it seems to have and the one it has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClusteredMean {
    /// As if every answer came from another organisation.
    pub plain_error: f64,
    /// With the cluster-corrected error SE·√deff, and an interval by Student with groups − 1 degrees
    /// of freedom.
    pub estimate: Estimate,
    pub clustering: Clustering,
}

/// The mean over all answers with its cluster-corrected error. Nothing where [`clustering`] is.
pub fn clustered_mean(groups: &[Vec<f64>], level: Level) -> Option<ClusteredMean> {
    let clustering = clustering(groups)?;
    let all: Vec<f64> = groups.iter().flatten().copied().collect();
    let summary = Summary::of(&all)?;
    let plain_error = summary.error()?;
    let error = plain_error * clustering.design_effect.sqrt();
    let half = level.t(size(clustering.groups) - 1.0)? * error;
    let interval = Interval::around(summary.mean, half, ANYWHERE);
    let estimate = Estimate { value: summary.mean, error, interval };
    Some(ClusteredMean { plain_error, estimate, clustering })
}

/// One group, one voice: the mean of the means of the groups, with its error over the groups and
/// Student's interval. `population` is how many groups there are to ask. Nothing with fewer than two
/// groups, unless that one is all there are.
pub fn mean_of_means(
    groups: &[Vec<f64>],
    population: Option<u64>,
    level: Level,
) -> Option<Estimate> {
    let means: Vec<f64> = summaries(groups)?.iter().map(|group| group.mean).collect();
    let summary = Summary::of(&means)?;
    let correction = correction(summary.n, population)?;
    let value = summary.mean;
    if correction.census {
        return Some(Estimate {
            value,
            error: 0.0,
            interval: Interval { low: value, high: value },
        });
    }
    let error = summary.error()? * correction.factor;
    let half = level.t(real(summary.n) - 1.0)? * error;
    Some(Estimate { value, error, interval: Interval::around(value, half, ANYWHERE) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups() -> Vec<Vec<f64>> {
        vec![vec![9.0, 8.0, 9.0, 10.0], vec![5.0, 6.0], vec![7.0, 7.0, 8.0], vec![], vec![3.0]]
    }

    #[test]
    fn four_of_a_kind_cost_six_tenths() {
        assert!((design_effect(4.0, 0.2) - 1.6).abs() < 1e-12);
        assert_eq!(design_effect(1.0, 0.9), 1.0);
    }

    /// numpy: F = scipy.stats.f_oneway(*groups).statistic (23.0105); n0 = (10 - 30/10)/3;
    /// (F - 1)/(F + n0 - 1)
    #[test]
    fn likeness_is_that_of_the_analysis_of_variance() {
        let found = clustering(&groups()).unwrap();
        assert_eq!((found.groups, found.n, found.group_size), (4, 10, 3.0));
        assert!((found.icc - 0.904151).abs() < 1e-6, "{found:?}");
        let mean = clustered_mean(&groups(), Level::P95).unwrap();
        assert!(
            (mean.estimate.error / mean.plain_error - found.design_effect.sqrt()).abs() < 1e-12
        );
        assert!((mean.estimate.value - 7.2).abs() < 1e-12);
    }

    #[test]
    fn groups_less_alike_than_chance_cost_nothing() {
        let opposed = vec![vec![1.0, 9.0], vec![9.0, 1.0], vec![2.0, 8.0]];
        let found = clustering(&opposed).unwrap();
        assert!(found.icc < 0.0);
        assert_eq!(found.design_effect, 1.0);
    }

    /// scipy 1.17: m=[9,5.5,22/3,3]; np.mean(m); stats.t.interval(.95,3,np.mean(m),stats.sem(m))
    #[test]
    fn every_group_has_one_voice() {
        let found = mean_of_means(&groups(), None, Level::P95).unwrap();
        assert!((found.value - 6.208333).abs() < 1e-5);
        assert!((found.interval.low - 2.114819).abs() < 1e-5, "{found:?}");
        let all = mean_of_means(&groups(), Some(4), Level::P95).unwrap();
        assert_eq!((all.value, all.error), (found.value, 0.0));
    }

    #[test]
    fn too_little_is_nothing() {
        assert_eq!(clustering(&[]), None);
        assert_eq!(clustering(&[vec![1.0, 2.0]]), None);
        assert_eq!(clustering(&[vec![1.0], vec![2.0]]), None);
        assert_eq!(clustering(&[vec![1.0, 1.0], vec![1.0]]), None);
        assert_eq!(clustering(&[vec![1.0, f64::NAN], vec![1.0]]), None);
        assert_eq!(mean_of_means(&[vec![1.0]], None, Level::P95), None);
        assert_eq!(mean_of_means(&[], None, Level::P95), None);
    }
}
