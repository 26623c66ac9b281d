//! How recently, how often and how much: the three scores of direct marketing.

/// The scores of values from 1 (the smallest) to 5, equal for equal values: 1 + ⌊5 · percent rank⌋, at
/// most 5, where the percent rank is (rank − 1) / (n − 1) as SQL has it. Buckets of equal size
/// (`NTILE`) would tear equal values apart by chance.
pub fn scores(values: &[i64]) -> Vec<u8> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().saturating_sub(1);
    let score = |value: &i64| {
        let below = sorted.partition_point(|other| other < value);
        let step = (5 * below).checked_div(last).unwrap_or(0);
        u8::try_from(step.min(4) + 1).unwrap_or(5)
    };
    values.iter().map(score).collect()
}

/// The score by four limits that somebody has set, from the smallest: at or above the first is 2,
/// at or above the last is 5.
pub fn by_limits(value: i64, limits: &[i64; 4]) -> u8 {
    let reached = limits.iter().filter(|limit| value >= **limit).count();
    u8::try_from(reached + 1).unwrap_or(5)
}

/// The smallest is the best: 5 for 1 and so on.
pub fn reversed(score: u8) -> u8 {
    6_u8.saturating_sub(score).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_equal_scores() {
        // percent_rank() of PostgreSQL 18: 0, 0, .4, .6, .6, 1
        assert_eq!(scores(&[1, 1, 2, 3, 3, 9]), [1, 1, 3, 4, 4, 5]);
        let ten: Vec<i64> = (0..11).collect();
        assert_eq!(scores(&ten), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5]);
        assert_eq!(scores(&[7; 20]), [1; 20]);
        assert_eq!(scores(&[4]), [1]);
        assert!(scores(&[]).is_empty());
    }

    #[test]
    fn limits_are_reached_or_not() {
        let limits = [2, 4, 8, 16];
        let found = [0, 2, 7, 8, 16, 99].map(|value| by_limits(value, &limits));
        assert_eq!(found, [1, 2, 3, 4, 5, 5]);
        assert_eq!([1, 3, 5].map(reversed), [5, 3, 1]);
    }
}
