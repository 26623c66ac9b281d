//! Whether groups differ on a scale whose steps have an order but no distance.
use super::number::{real, size};
use super::quantile::chi_square_tail;

/// The test of Kruskal and Wallis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kruskal {
    pub n: u64,
    /// Corrected for ties.
    pub statistic: f64,
    pub freedom: u64,
    pub p: f64,
}

/// W. H. Kruskal and W. A. Wallis, JASA 47, 1952, with the correction for ties, from a table of counts:
/// one row for each group, one column for each step of the scale in order. Nothing with fewer than two
/// groups that answered, or when all answers are the same.
pub fn kruskal(groups: &[Vec<u64>]) -> Option<Kruskal> {
    let steps = groups.first()?.len();
    if groups.iter().any(|group| group.len() != steps) {
        return None;
    }
    let groups: Vec<&Vec<u64>> =
        groups.iter().filter(|group| group.iter().any(|count| *count > 0)).collect();
    let n = real(groups.iter().map(|group| group.iter().sum::<u64>()).sum());
    let mut ranks = Vec::with_capacity(steps);
    let (mut before, mut ties) = (0.0, 0.0);
    for step in 0..steps {
        let tied = real(groups.iter().filter_map(|group| group.get(step)).sum());
        ranks.push(before + (tied + 1.0) / 2.0);
        ties += tied.powi(3) - tied;
        before += tied;
    }
    let correction = 1.0 - ties / (n.powi(3) - n);
    if groups.len() < 2 || correction.is_nan() || correction <= 1e-12 {
        return None;
    }
    let sum: f64 = groups
        .iter()
        .map(|group| {
            let ranked: f64 =
                group.iter().zip(&ranks).map(|(count, rank)| real(*count) * rank).sum();
            ranked * ranked / real(group.iter().sum())
        })
        .sum();
    let statistic = (12.0 / (n * (n + 1.0)) * sum - 3.0 * (n + 1.0)) / correction;
    let freedom = groups.len() - 1;
    Some(Kruskal {
        n: groups.iter().map(|group| group.iter().sum::<u64>()).sum(),
        statistic,
        freedom: u64::try_from(freedom).unwrap_or(u64::MAX),
        p: chi_square_tail(statistic, size(freedom))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17: stats.kruskal(np.repeat(range(5),[1,2,4,8,5]), np.repeat(range(5),[4,6,5,3,2]),
    /// np.repeat(range(5),[2,3,6,5,4]))
    #[test]
    fn groups_are_compared_by_rank() {
        let groups = [vec![1, 2, 4, 8, 5], vec![4, 6, 5, 3, 2], vec![2, 3, 6, 5, 4], vec![0; 5]];
        let found = kruskal(&groups).unwrap();
        assert_eq!((found.n, found.freedom), (60, 2));
        assert!((found.statistic - 6.981598).abs() < 1e-6, "{found:?}");
        assert!((found.p - 0.030477).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn without_difference_or_answers_there_is_no_test() {
        assert_eq!(kruskal(&[]), None);
        assert_eq!(kruskal(&[vec![1, 2], vec![0, 0]]), None);
        assert_eq!(kruskal(&[vec![0, 2], vec![0, 5]]), None);
        assert_eq!(kruskal(&[vec![1, 2], vec![1]]), None);
        assert_eq!(kruskal(&[vec![], vec![]]), None);
    }
}
