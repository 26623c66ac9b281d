//! Who of those that came together is still there later.
use std::collections::{BTreeMap, BTreeSet};

/// Those whose first time was in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// The number of the period, as months counted from the year 0.
    pub period: i32,
    pub size: u64,
    /// How many of them were there so many periods later, beginning with their own. Only periods
    /// that are over.
    pub there: Vec<u64>,
}

/// Cohorts by the first period of each, the oldest first. `now` is the period that is not over
/// yet: nothing of it is counted, so that a column is never lower for being half a month.
pub fn cohorts(periods: &[BTreeSet<i32>], now: i32) -> Vec<Cohort> {
    let mut found: BTreeMap<i32, Cohort> = BTreeMap::new();
    for one in periods {
        let Some(first) = one.first().copied().filter(|first| *first < now) else { continue };
        let length = usize::try_from(now - first).unwrap_or(0);
        let cohort = found.entry(first).or_insert_with(|| Cohort {
            period: first,
            size: 0,
            there: vec![0; length],
        });
        cohort.size += 1;
        for period in one {
            let after = usize::try_from(period - first).unwrap_or(usize::MAX);
            if let Some(count) = cohort.there.get_mut(after) {
                *count += 1;
            }
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_periods_that_are_over_are_counted() {
        let of = |periods: &[i32]| periods.iter().copied().collect::<BTreeSet<i32>>();
        let all = [of(&[1, 2, 4]), of(&[1, 4]), of(&[2]), of(&[4]), of(&[])];
        let found = cohorts(&all, 4);
        assert_eq!(
            found,
            [
                Cohort { period: 1, size: 2, there: vec![2, 1, 0] },
                Cohort { period: 2, size: 1, there: vec![1, 0] },
            ]
        );
        assert_eq!(cohorts(&all, 5)[0].there, [2, 1, 0, 2]);
    }
}
