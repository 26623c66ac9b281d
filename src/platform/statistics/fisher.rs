//! Fisher's exact test of a table of two by two.
use statrs::function::factorial::ln_binomial;

use super::number::real;

/// Sums of probabilities that differ by less than this in proportion count as equal, as R does.
const SAME: f64 = 1.0 + 1e-7;
/// The longest way through the possible tables; above it chi-square is right anyway.
const TABLES: u64 = 1_000_000;

/// The two-sided p value: all tables with the same margins that are no likelier than this one (R. A.
/// Fisher, "The logic of inductive inference", JRSS 98, 1935). Nothing for an empty table.
pub fn fisher(table: [[u64; 2]; 2]) -> Option<f64> {
    let [[a, b], [c, d]] = table;
    let (row, other, column) = (a + b, c + d, a + c);
    let n = row + other;
    let (first, last) = (column.saturating_sub(other), column.min(row));
    if n == 0 || last - first > TABLES {
        return None;
    }
    let whole = ln_binomial(n, column);
    let chance =
        |hits: u64| (ln_binomial(row, hits) + ln_binomial(other, column - hits) - whole).exp();
    let limit = chance(a) * SAME;
    let sum: f64 = (first..=last).map(chance).filter(|chance| *chance <= limit).sum();
    Some(sum.min(1.0))
}

/// How many times likelier the first column is in the first row: ad/bc; nothing when undefined.
pub fn odds_ratio(table: [[u64; 2]; 2]) -> Option<f64> {
    let [[a, b], [c, d]] = table;
    let below = real(b) * real(c);
    (below > 0.0).then(|| real(a) * real(d) / below)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17: [stats.fisher_exact(t)[1] for t in ...]
    #[test]
    fn exact_values_are_those_of_scipy() {
        for (table, expected) in [
            ([[8, 2], [1, 5]], 0.034965034965034975),
            ([[3, 1], [1, 3]], 0.4857142857142857),
            ([[0, 10], [12, 8]], 0.0015904135844165828),
            ([[100, 200], [150, 160]], 0.0002052106760269604),
            ([[5, 0], [0, 0]], 1.0),
        ] {
            let found = fisher(table).unwrap();
            assert!((found - expected).abs() < 1e-9, "{table:?} {found}");
        }
    }

    #[test]
    fn an_empty_table_says_nothing() {
        assert_eq!(fisher([[0, 0], [0, 0]]), None);
        assert_eq!(odds_ratio([[1, 0], [1, 1]]), None);
        assert_eq!(odds_ratio([[8, 2], [1, 5]]), Some(20.0));
    }
}
