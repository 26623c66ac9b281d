//! Letters in the columns of a table: which column has a significantly larger share than which other.
use super::compare::two_shares;
use super::number::size;

/// Below which p value a difference gets a small and a large letter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// As 0.05: a lower-case letter.
    pub small: f64,
    /// As 0.01: an upper-case letter.
    pub large: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { small: 0.05, large: 0.01 }
    }
}

/// Two columns compared, with the p value as it is and after Bonferroni.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub first: usize,
    pub second: usize,
    pub z: f64,
    pub p: f64,
    /// Multiplied by the number of pairs of columns, at most 1.
    pub adjusted_p: f64,
}

/// All pairs of columns of one row; a column is hits and answers. The number of comparisons is that of
/// the pairs that can be compared, as the BPROP of SPSS counts. Pairs without answers, or in which all
/// or none are hits, are left out.
pub fn pairs(columns: &[(u64, u64)]) -> Vec<Pair> {
    let mut found = Vec::new();
    for (first, one) in columns.iter().enumerate() {
        for (second, two) in columns.iter().enumerate().skip(first + 1) {
            if let Some(test) = two_shares(*one, *two) {
                found.push(Pair { first, second, z: test.z, p: test.p, adjusted_p: test.p });
            }
        }
    }
    let comparisons = size(found.len());
    found.iter_mut().for_each(|pair| pair.adjusted_p = (pair.p * comparisons).min(1.0));
    found
}

/// For every column the letters of the columns that have a significantly smaller share: lower case for
/// the weaker threshold, upper case for the stronger one (as Snap and SPSS print them).
pub fn letters(columns: &[(u64, u64)], thresholds: Thresholds) -> Vec<String> {
    let mut letters = vec![String::new(); columns.len()];
    for pair in pairs(columns) {
        let (larger, smaller) =
            if pair.z > 0.0 { (pair.first, pair.second) } else { (pair.second, pair.first) };
        let Some(cell) = letters.get_mut(larger) else { continue };
        if pair.adjusted_p < thresholds.large {
            push(cell, name(smaller));
        } else if pair.adjusted_p < thresholds.small {
            push(cell, name(smaller).to_lowercase());
        }
    }
    letters
}

fn push(cell: &mut String, letter: String) {
    if !cell.is_empty() {
        cell.push(' ');
    }
    cell.push_str(&letter);
}

/// A, B, … Z, AA, AB, … as a spreadsheet names its columns.
pub fn name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_columns_are_compared_in_three_pairs() {
        let pairs = pairs(&[(20, 50), (50, 80), (25, 50)]);
        assert_eq!(pairs.len(), 3);
        assert!((pairs[0].z + 2.504).abs() < 5e-4);
        assert!((pairs[0].adjusted_p - 0.0369).abs() < 5e-5);
    }

    #[test]
    fn letters_tell_how_sure_a_difference_is() {
        let thresholds = Thresholds::default();
        assert_eq!(letters(&[(20, 50), (50, 80), (25, 50)], thresholds), ["", "a", ""]);
        assert_eq!(letters(&[(20, 100), (70, 100), (71, 100)], thresholds), ["", "A", "A"]);
        assert_eq!(letters(&[(90, 100), (60, 100), (20, 100)], thresholds), ["B C", "C", ""]);
    }

    #[test]
    fn an_empty_column_takes_no_part() {
        assert_eq!(letters(&[], Thresholds::default()), Vec::<String>::new());
        let with_empty = pairs(&[(20, 50), (0, 0), (50, 80)]);
        assert_eq!(with_empty.len(), 1);
        assert_eq!(with_empty[0].adjusted_p, with_empty[0].p);
    }

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(name), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
