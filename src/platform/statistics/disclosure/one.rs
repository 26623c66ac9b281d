//! One distribution: the answers to one question.

/// A distribution as it may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distribution {
    /// Nothing below `k` answers.
    pub total: Option<u64>,
    /// Nothing for a suppressed cell; a cell without answers always is one.
    pub cells: Vec<Option<u64>>,
}

/// Suppresses every cell below `k`, and further cells until the suppressed ones cannot be recomputed
/// from the total, not even by whoever knows this rule: at least two of them, together at least 2k − 1
/// answers, and not three or more that must all be k − 1 for their sum to come out. The further cells
/// are the next ones in order and not the smallest: a choice by size would betray sizes. Below `k`
/// answers nothing is shown at all. A `k` of 0 or 1 suppresses nothing.
pub fn distribution(counts: &[u64], k: u64) -> Distribution {
    let total = counts.iter().sum::<u64>();
    if k > 1 && total < k {
        return Distribution { total: None, cells: vec![None; counts.len()] };
    }
    let hidden = hidden(counts, k);
    let cells =
        counts.iter().zip(hidden).map(|(count, hidden)| (!hidden).then_some(*count)).collect();
    Distribution { total: Some(total), cells }
}

/// Which cells are suppressed when at least `k` answered.
pub(super) fn hidden(counts: &[u64], k: u64) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| k > 1 && *count < k).collect();
    let Some(last) = hidden.iter().rposition(|hidden| *hidden) else { return hidden };
    let small = hidden.iter().filter(|hidden| **hidden).count();
    for step in 1..counts.len() {
        if safe(counts, &hidden, small, k) {
            break;
        }
        if let Some(next) = hidden.get_mut((last + step) % counts.len()) {
            *next = true;
        }
    }
    hidden
}

fn safe(counts: &[u64], hidden: &[bool], small: usize, k: u64) -> bool {
    let many = hidden.iter().filter(|hidden| **hidden).count();
    let sum: u64 =
        counts.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| *count).sum();
    let fullest = u64::try_from(many).unwrap_or(u64::MAX).saturating_mul(k - 1);
    let forced = many == small && many > 2 && sum >= fullest;
    many >= 2 && sum >= 2 * k - 1 && !forced
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn cells(counts: &[u64], k: u64) -> Vec<Option<u64>> {
        distribution(counts, k).cells
    }

    #[test]
    fn small_cells_take_a_neighbour_with_them() {
        assert_eq!(cells(&[40, 30, 3, 20], 5), [Some(40), Some(30), None, None]);
        assert_eq!(cells(&[40, 30, 20, 3], 5), [None, Some(30), Some(20), None]);
        assert_eq!(cells(&[40, 4, 30, 7], 5), [Some(40), None, None, Some(7)]);
        assert_eq!(cells(&[40, 30, 20], 5), [Some(40), Some(30), Some(20)]);
    }

    #[test]
    fn zero_looks_like_suppressed() {
        assert_eq!(cells(&[40, 0, 30], 5), [Some(40), None, None]);
        assert_eq!(cells(&[0, 0, 30, 40], 5), [None, None, None, Some(40)]);
        assert_eq!(cells(&[0, 0, 30], 5), [None, None, None]);
    }

    #[test]
    fn what_must_all_be_just_below_takes_one_more() {
        assert_eq!(cells(&[4, 4, 4, 9, 9], 5), [None, None, None, None, Some(9)]);
        assert_eq!(cells(&[4, 4, 3, 9, 9], 5), [None, None, None, Some(9), Some(9)]);
    }

    #[test]
    fn fewer_than_k_show_nothing() {
        for counts in [vec![], vec![0, 0], vec![4, 0], vec![1, 3]] {
            let found = distribution(&counts, 5);
            assert_eq!(found.total, None);
            assert!(found.cells.iter().all(Option::is_none));
        }
        assert_eq!(distribution(&[5], 5).cells, [Some(5)]);
        assert_eq!(distribution(&[2, 0], 1).cells, [Some(2), Some(0)]);
        assert_eq!(distribution(&[], 0).total, Some(0));
    }

    fn all(cells: usize, total: u64) -> Vec<Vec<u64>> {
        if cells == 1 {
            return vec![vec![total]];
        }
        let with_first = |first: u64| {
            all(cells - 1, total - first).into_iter().map(move |mut rest| {
                rest.insert(0, first);
                rest
            })
        };
        (0..=total).flat_map(with_first).collect()
    }

    /// Every distribution of up to five cells is published; those that look the same must differ in
    /// each suppressed cell. So not even whoever runs this program backwards learns one.
    #[test]
    fn nobody_computes_a_suppressed_cell_even_with_this_rule_in_hand() {
        for (cells, k, most) in
            [(2, 2, 14), (2, 5, 30), (3, 3, 24), (3, 5, 30), (4, 3, 22), (4, 4, 24), (5, 3, 18)]
        {
            for total in k..=most {
                let mut same: BTreeMap<Vec<Option<u64>>, Vec<Vec<u64>>> = BTreeMap::new();
                for counts in all(cells, total) {
                    same.entry(distribution(&counts, k).cells).or_default().push(counts);
                }
                for (published, behind) in same {
                    for (at, _) in published.iter().enumerate().filter(|(_, cell)| cell.is_none()) {
                        let varies = behind.iter().any(|counts| counts[at] != behind[0][at]);
                        assert!(varies, "k {k}, total {total}: {published:?} betrays {behind:?}");
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn the_total_betrays_nothing(counts in proptest::collection::vec(0_u64..30, 2..12), k in 2_u64..8) {
            let found = distribution(&counts, k);
            let hidden: Vec<u64> =
                counts.iter().zip(&found.cells).filter(|(_, cell)| cell.is_none()).map(|(count, _)| *count).collect();
            prop_assert!(found.cells.iter().flatten().all(|count| *count >= k));
            prop_assert!(hidden.len() != 1);
            if found.total.is_some() && !hidden.is_empty() {
                // Each may be anything from 0 to their sum, which is no small group itself.
                prop_assert!(hidden.iter().sum::<u64>() >= k);
            }
        }
    }
}
