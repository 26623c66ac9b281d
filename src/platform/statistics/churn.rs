//! Who has been silent for longer than is their way.
use super::number::size;

/// Orders of a customer from which its own rhythm is known.
pub const OWN_RHYTHM: usize = 5;

/// The days between one order day and the next; the days come in order.
pub fn gaps(days: &[i32]) -> Vec<i64> {
    days.iter().zip(days.iter().skip(1)).map(|(one, next)| i64::from(next - one)).collect()
}

/// The value below which the share `p` lies, between the two nearest ones as `percentile_cont` of SQL
/// has it (type 7 of Hyndman and Fan, The American Statistician 50, 1996).
pub fn percentile(values: &[i64], p: f64) -> Option<f64> {
    let mut sorted: Vec<i64> = values.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * size(last);
    let below = (0..=last).rev().find(|index| size(*index) <= place + 1e-9)?;
    let low = whole(*sorted.get(below)?);
    let high = whole(*sorted.get((below + 1).min(last))?);
    Some(low + (high - low) * (place - size(below)).max(0.0))
}

fn whole(value: i64) -> f64 {
    let part = super::number::real(value.unsigned_abs());
    if value < 0 { -part } else { part }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_lie_between_days() {
        assert_eq!(gaps(&[10, 12, 20]), [2, 8]);
        assert!(gaps(&[10]).is_empty());
    }

    /// numpy 2: np.quantile([...], .9)
    #[test]
    fn percentiles_are_those_of_numpy() {
        assert_eq!(percentile(&[30], 0.9), Some(30.0));
        assert_eq!(percentile(&[], 0.9), None);
        for (values, expected) in
            [(vec![10, 20, 30, 40], 37.0), (vec![7, 7, 7, 60], 44.1), (vec![5, 1, 3], 4.6)]
        {
            let found = percentile(&values, 0.9).unwrap();
            assert!((found - expected).abs() < 1e-9, "{values:?} {found}");
        }
        assert_eq!(percentile(&[1, 2, 3], 0.5), Some(2.0));
        assert_eq!(percentile(&[-4, -2], 0.5), Some(-3.0));
    }
}
