//! Counts as real numbers, and the few sums that everything else is made of.

/// A count as a real number; exact up to 2^53.
pub fn real(count: u64) -> f64 {
    let high = u32::try_from(count >> 32).unwrap_or(u32::MAX);
    let low = u32::try_from(count & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// A number of things in memory as a real number.
pub fn size(things: usize) -> f64 {
    real(u64::try_from(things).unwrap_or(u64::MAX))
}

/// The largest count, `most` at most, that is not more than a value.
pub fn floor(value: f64, most: u64) -> u64 {
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if real(middle) <= value {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// The nearest whole number that is not negative; exact up to 2^52.
pub fn whole(value: f64) -> u64 {
    let rounded = value.round();
    if rounded.is_nan() || rounded < 1.0 {
        return 0;
    }
    // The bits of a number between 2^52 and 2^53 are the number itself.
    const LIFT: f64 = 4_503_599_627_370_496.0;
    (rounded.min(LIFT) + LIFT).to_bits() & 0x000F_FFFF_FFFF_FFFF
}
/// `part / whole`, nothing when there is no whole.
pub fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| real(part) / real(whole))
}

/// How many values there are, their mean and their variance (with n − 1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    pub n: u64,
    pub mean: f64,
    /// Nothing for a single value.
    pub variance: Option<f64>,
}

impl Summary {
    /// Nothing when there are no values or one of them is no finite number. The mean is taken away
    /// before squaring, so that large values with a small spread keep their digits.
    pub fn of(values: &[f64]) -> Option<Self> {
        if values.is_empty() || !values.iter().all(|value| value.is_finite()) {
            return None;
        }
        let n = size(values.len());
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let variance = (values.len() > 1).then(|| squares / (n - 1.0));
        Some(Self { n: u64::try_from(values.len()).unwrap_or(u64::MAX), mean, variance })
    }

    /// The same from counts on a scale: `counts[i]` answers gave `from + i`.
    pub fn of_scale(counts: &[u64], from: f64) -> Option<Self> {
        let n = counts.iter().sum::<u64>();
        if n == 0 || !from.is_finite() {
            return None;
        }
        let points = || counts.iter().enumerate().map(|(i, count)| (from + size(i), real(*count)));
        let mean = points().map(|(value, count)| value * count).sum::<f64>() / real(n);
        let squares: f64 = points().map(|(value, count)| count * (value - mean).powi(2)).sum();
        Some(Self { n, mean, variance: (n > 1).then(|| squares / (real(n) - 1.0)) })
    }

    /// Standard error of the mean.
    pub fn error(&self) -> Option<f64> {
        self.variance.map(|variance| (variance / real(self.n)).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_counts_keep_their_value() {
        assert_eq!(real(0), 0.0);
        assert_eq!(real(7_000_000_001), 7_000_000_001.0);
        assert_eq!(real(u64::MAX), 18_446_744_073_709_551_616.0);
    }

    #[test]
    fn values_are_cut_to_counts() {
        assert_eq!([0.0, 0.99, 1.0, 36.9, 1e9].map(|value| floor(value, 100)), [0, 0, 1, 36, 100]);
        assert_eq!((floor(-3.0, 9), floor(f64::NAN, 9), floor(5.0, 0)), (0, 0, 0));
    }

    #[test]
    fn values_are_rounded_to_counts() {
        assert_eq!([whole(-3.0), whole(0.4), whole(f64::NAN)], [0, 0, 0]);
        assert_eq!([whole(0.5), whole(2.4), whole(96.0)], [1, 2, 96]);
        assert_eq!(whole(7_000_000_001.0), 7_000_000_001);
    }

    #[test]
    fn a_summary_of_values_and_of_a_scale_agree() {
        let by_value = Summary::of(&[1.0, 2.0, 2.0, 5.0]).unwrap();
        let by_scale = Summary::of_scale(&[1, 2, 0, 0, 1], 1.0).unwrap();
        assert_eq!(by_value, by_scale);
        assert_eq!(by_value.variance, Some(3.0));
        assert_eq!(by_value.error(), Some(0.75_f64.sqrt()));
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(Summary::of(&[]), None);
        assert_eq!(Summary::of(&[1.0, f64::NAN]), None);
        assert_eq!(Summary::of_scale(&[0, 0], 1.0), None);
        assert_eq!(Summary::of(&[4.0]).unwrap().variance, None);
        assert_eq!(share(0, 0), None);
    }
}
