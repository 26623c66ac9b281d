//! Tables of two questions: whether they hang together, and how much.
use super::fisher::fisher;
use super::number::{real, size};
use super::quantile::chi_square_tail;

/// More than this share of cells expected under 5, and chi-square is not to be trusted (W. G. Cochran,
/// "Some methods for strengthening the common χ² tests", Biometrics 10, 1954).
const LOW_CELLS: f64 = 0.2;
const LOW: f64 = 5.0;

/// Pearson's test of independence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquare {
    pub n: u64,
    pub statistic: f64,
    pub freedom: u64,
    pub p: f64,
    /// Cramér's V: 0 for no association, 1 for a complete one.
    pub cramers_v: f64,
    /// The share of cells expected under 5.
    pub low_cells: f64,
    /// Too many cells expected under 5 for the p value to be trusted.
    pub doubtful: bool,
    /// Fisher's exact p value, given for two by two when the other one is doubtful.
    pub exact_p: Option<f64>,
}

impl ChiSquare {
    /// The p value to show: the exact one where there is one.
    pub fn best_p(&self) -> f64 {
        self.exact_p.unwrap_or(self.p)
    }
}

/// Chi-square of a table of counts, without a correction for continuity. Rows and columns without
/// answers do not count. Nothing when fewer than two rows or columns are left or the rows are of
/// different length. Not for several answers of one person: test each option as a table of its own.
pub fn chi_square(rows: &[Vec<u64>]) -> Option<ChiSquare> {
    let rows = filled(rows)?;
    let row_sums: Vec<f64> = rows.iter().map(|row| real(row.iter().sum())).collect();
    let width = rows.first()?.len();
    let column = |at: usize| rows.iter().filter_map(|row| row.get(at)).sum::<u64>();
    let column_sums: Vec<f64> = (0..width).map(|at| real(column(at))).collect();
    let n: u64 = rows.iter().flatten().sum();
    let (mut statistic, mut low) = (0.0, 0_usize);
    for (row, row_sum) in rows.iter().zip(&row_sums) {
        for (count, column_sum) in row.iter().zip(&column_sums) {
            let expected = row_sum * column_sum / real(n);
            statistic += (real(*count) - expected).powi(2) / expected;
            low += usize::from(expected < LOW);
        }
    }
    let freedom = (rows.len() - 1) * (width - 1);
    let smaller = size(rows.len().min(width) - 1);
    let low_cells = size(low) / size(rows.len() * width);
    let doubtful = low_cells > LOW_CELLS;
    Some(ChiSquare {
        n,
        statistic,
        freedom: u64::try_from(freedom).unwrap_or(u64::MAX),
        p: chi_square_tail(statistic, size(freedom))?,
        cramers_v: (statistic / (real(n) * smaller)).sqrt().min(1.0),
        low_cells,
        doubtful,
        exact_p: if doubtful { two_by_two(&rows).and_then(fisher) } else { None },
    })
}

/// The table without empty rows and columns; nothing when too little is left to test.
fn filled(rows: &[Vec<u64>]) -> Option<Vec<Vec<u64>>> {
    let width = rows.first()?.len();
    if rows.iter().any(|row| row.len() != width) {
        return None;
    }
    let used: Vec<bool> = (0..width)
        .map(|at| rows.iter().any(|row| row.get(at).is_some_and(|count| *count > 0)))
        .collect();
    let kept = |row: &Vec<u64>| -> Vec<u64> {
        row.iter().zip(&used).filter(|(_, used)| **used).map(|(count, _)| *count).collect()
    };
    let rows: Vec<Vec<u64>> =
        rows.iter().filter(|row| row.iter().any(|count| *count > 0)).map(kept).collect();
    let enough = rows.len() >= 2 && rows.first().is_some_and(|row| row.len() >= 2);
    enough.then_some(rows)
}

fn two_by_two(rows: &[Vec<u64>]) -> Option<[[u64; 2]; 2]> {
    match rows {
        [first, second] => match (first.as_slice(), second.as_slice()) {
            ([a, b], [c, d]) => Some([[*a, *b], [*c, *d]]),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_tested() {
        let found = chi_square(&[vec![20, 30, 50], vec![30, 40, 30]]).unwrap();
        assert!((found.statistic - 8.4286).abs() < 5e-5);
        assert_eq!(found.freedom, 2);
        assert!((found.p - 0.01478).abs() < 5e-6);
        assert!((found.cramers_v - 0.2053).abs() < 5e-5);
        assert!(!found.doubtful && found.exact_p.is_none());
    }

    /// scipy 1.17: stats.chi2_contingency([[8, 2], [1, 5]], correction=False), stats.fisher_exact
    #[test]
    fn a_small_table_is_doubted_and_tested_exactly() {
        let found = chi_square(&[vec![8, 0, 2], vec![1, 0, 5], vec![0, 0, 0]]).unwrap();
        assert_eq!((found.n, found.freedom, found.low_cells, found.doubtful), (16, 1, 0.75, true));
        assert!((found.p - 0.0134).abs() < 5e-4, "{found:?}");
        assert!((found.best_p() - 0.035).abs() < 5e-4, "{found:?}");
    }

    #[test]
    fn what_holds_no_question_is_nothing() {
        assert_eq!(chi_square(&[]), None);
        assert_eq!(chi_square(&[vec![]]), None);
        assert_eq!(chi_square(&[vec![1, 2]]), None);
        assert_eq!(chi_square(&[vec![1, 0], vec![3, 0]]), None);
        assert_eq!(chi_square(&[vec![0, 0], vec![0, 0]]), None);
        assert_eq!(chi_square(&[vec![1, 2], vec![3]]), None);
    }

    #[test]
    fn complete_association_is_one() {
        let found = chi_square(&[vec![10, 0], vec![0, 10]]).unwrap();
        assert!((found.cramers_v - 1.0).abs() < 1e-12);
    }
}
