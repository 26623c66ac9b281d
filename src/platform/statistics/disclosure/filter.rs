//! Figures over a part of the answers: a filter, a segment, a wave within a wave.

/// Whether figures over `chosen` of `all` answers may be shown: the chosen are at least `k`, and so are
/// the others, because whoever has the figures over all gets those of the others by subtraction.
/// Choosing all is no filter.
pub fn may_filter(chosen: u64, all: u64, k: u64) -> bool {
    let Some(others) = all.checked_sub(chosen) else { return false };
    chosen >= k && (others == 0 || others >= k)
}

/// Whether two sets of answers may both be shown: what lies in one and not in the other is nobody or at
/// least `k`, in both directions, and so is what they share. `sets` says for every answer whether it is
/// in the first and in the second set.
pub fn apart(sets: impl IntoIterator<Item = (bool, bool)>, k: u64) -> bool {
    let (mut first, mut second, mut both) = (0_u64, 0_u64, 0_u64);
    for in_sets in sets {
        match in_sets {
            (true, true) => both += 1,
            (true, false) => first += 1,
            (false, true) => second += 1,
            (false, false) => {}
        }
    }
    [first, second, both].into_iter().all(|part| part == 0 || part >= k)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_count_as_well() {
        assert!(may_filter(10, 30, 5));
        assert!(!may_filter(4, 30, 5));
        assert!(!may_filter(27, 30, 5), "three are left over");
        assert!(may_filter(30, 30, 5));
        assert!(may_filter(25, 30, 5));
        assert!(!may_filter(31, 30, 5));
        assert!(!may_filter(0, 0, 5));
    }

    #[test]
    fn two_filters_do_not_single_out_the_difference() {
        let sets = |first: u64, second: u64, both: u64, neither: u64| {
            [
                (first, (true, false)),
                (second, (false, true)),
                (both, (true, true)),
                (neither, (false, false)),
            ]
            .into_iter()
            .flat_map(|(times, sets)| (0..times).map(move |_| sets))
        };
        assert!(apart(sets(5, 0, 20, 3), 5));
        assert!(!apart(sets(1, 0, 20, 9), 5));
        assert!(!apart(sets(9, 9, 2, 9), 5));
        assert!(apart(sets(9, 9, 0, 1), 5));
        assert!(apart([], 5));
    }
}
