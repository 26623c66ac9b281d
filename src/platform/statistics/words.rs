//! Words that one segment uses more than the other.
use std::collections::BTreeMap;

use super::number::{real, size};
use super::quantile::chi_square_tail;

/// A word and how differently two segments use it.
#[derive(Debug, Clone, PartialEq)]
pub struct WordDifference {
    pub word: String,
    /// How often in the first and in the second segment.
    pub counts: (u64, u64),
    /// Log-likelihood ratio, positive when the first segment uses the word more.
    pub signed_g2: f64,
    /// For this word alone; with many words some are below 0.05 by chance.
    pub p: f64,
    /// After Bonferroni over all words compared.
    pub adjusted_p: f64,
}

/// Dunning's log-likelihood ratio G² = 2Σ O·ln(O/E) over the table of two by two (T. Dunning, "Accurate
/// methods for the statistics of surprise and coincidence", Computational Linguistics 19, 1993): `a` of
/// `first` against `b` of `second`. Nothing when a segment is empty or a word is in more than all.
pub fn log_likelihood(a: u64, first: u64, b: u64, second: u64) -> Option<f64> {
    if first == 0 || second == 0 || a > first || b > second {
        return None;
    }
    let total = real(first + second);
    let hits = real(a + b) / total;
    let term = |observed: u64, expected: f64| {
        if observed > 0 { real(observed) * (real(observed) / expected).ln() } else { 0.0 }
    };
    let side = |hit: u64, all: u64| {
        term(hit, real(all) * hits) + term(all - hit, real(all) * (1.0 - hits))
    };
    Some((2.0 * (side(a, first) + side(b, second))).max(0.0))
}

/// Compares all words that occur at least `least` times in both segments together, the most different
/// first. Count each word once for an answer, and `first` and `second` as numbers of answers: then one
/// person who repeats a word is still one voice.
pub fn compare(
    first: (&BTreeMap<String, u64>, u64),
    second: (&BTreeMap<String, u64>, u64),
    least: u64,
) -> Vec<WordDifference> {
    let mut words: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (word, count) in first.0 {
        words.entry(word).or_default().0 = *count;
    }
    for (word, count) in second.0 {
        words.entry(word).or_default().1 = *count;
    }
    words.retain(|_, (a, b)| *a + *b >= least.max(1));
    let tested = size(words.len());
    let mut found: Vec<WordDifference> = words
        .into_iter()
        .filter_map(|(word, (a, b))| {
            let g2 = log_likelihood(a, first.1, b, second.1)?;
            let more = real(a) / real(first.1) >= real(b) / real(second.1);
            let p = chi_square_tail(g2, 1.0)?;
            Some(WordDifference {
                word: word.to_owned(),
                counts: (a, b),
                signed_g2: if more { g2 } else { -g2 },
                p,
                adjusted_p: (p * tested).min(1.0),
            })
        })
        .collect();
    found.sort_by(|one, other| other.signed_g2.abs().total_cmp(&one.signed_g2.abs()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17: stats.chi2_contingency([[a, n-a], [b, m-b]], correction=False,
    /// lambda_='log-likelihood')[0]
    #[test]
    fn the_ratio_is_that_of_scipy() {
        for ((a, first, b, second), expected) in
            [((30, 200, 10, 300), 21.998889), ((0, 50, 5, 60), 6.259310), ((7, 7, 1, 9), 15.901732)]
        {
            let found = log_likelihood(a, first, b, second).unwrap();
            assert!((found - expected).abs() < 1e-6, "{a} {b}: {found}");
        }
        assert_eq!(log_likelihood(2, 4, 3, 6), Some(0.0));
        assert_eq!(log_likelihood(0, 0, 3, 6), None);
        assert_eq!(log_likelihood(5, 4, 3, 6), None);
    }

    #[test]
    fn the_most_different_word_comes_first() {
        let words = |counts: &[(&str, u64)]| {
            counts.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect()
        };
        let buyers = words(&[("price", 30), ("delivery", 20), ("rust", 1)]);
        let engineers = words(&[("price", 10), ("delivery", 31), ("paint", 25)]);
        let found = compare((&buyers, 200), (&engineers, 300), 5);
        let order: Vec<&str> = found.iter().map(|found| found.word.as_str()).collect();
        assert_eq!(order, ["paint", "price", "delivery"]);
        assert!(found[0].signed_g2 < 0.0 && found[1].signed_g2 > 0.0);
        assert!((found[1].adjusted_p / found[1].p - 3.0).abs() < 1e-9);
        assert!(compare((&buyers, 0), (&engineers, 300), 1).is_empty());
    }
}
