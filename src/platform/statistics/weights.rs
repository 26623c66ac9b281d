//! Weighted answers.
use super::interval::{Estimate, Interval, wilson_effective};
use super::quantile::Level;

/// The number of equally weighted answers that would be worth as much: (Σw)²/Σw² (L. Kish, Survey
/// Sampling, 1965). Nothing without a positive weight or with one that is negative or no number.
pub fn effective_n(weights: &[f64]) -> Option<f64> {
    if !weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0) {
        return None;
    }
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    (squares > 0.0).then(|| sum * sum / squares)
}

/// What the weights multiply the variance of a mean by: n/effective n, at least 1.
pub fn weighting_effect(weights: &[f64]) -> Option<f64> {
    effective_n(weights).map(|effective| super::number::size(weights.len()) / effective)
}

/// The weighted share of each of `categories` categories, with Wilson's interval from the effective
/// number of answers; `answers` are a category and a weight. Nothing where [`effective_n`] is, or when
/// a category is not among them.
pub fn weighted_shares(
    answers: &[(usize, f64)],
    categories: usize,
    level: Level,
) -> Option<Vec<Estimate>> {
    let weights: Vec<f64> = answers.iter().map(|(_, weight)| *weight).collect();
    let effective = effective_n(&weights)?;
    let total: f64 = weights.iter().sum();
    let mut sums = vec![0.0; categories];
    for (category, weight) in answers {
        *sums.get_mut(*category)? += weight;
    }
    sums.into_iter()
        .map(|sum| {
            let value = (sum / total).clamp(0.0, 1.0);
            let error = (value * (1.0 - value) / effective).sqrt();
            Some(Estimate { value, error, interval: wilson_effective(value, effective, level)? })
        })
        .collect()
}

/// The weighted mean; `answers` are a value and a weight. The error comes from the effective number of
/// answers, and nothing comes of an effective number of one or less.
pub fn weighted_mean(answers: &[(f64, f64)], level: Level) -> Option<Estimate> {
    let weights: Vec<f64> = answers.iter().map(|(_, weight)| *weight).collect();
    let effective = effective_n(&weights)?;
    if effective <= 1.0 || !answers.iter().all(|(value, _)| value.is_finite()) {
        return None;
    }
    let total: f64 = weights.iter().sum();
    let value = answers.iter().map(|(value, weight)| value * weight).sum::<f64>() / total;
    let squares: f64 = answers.iter().map(|(each, weight)| weight * (each - value).powi(2)).sum();
    let error = (squares / total / (effective - 1.0)).sqrt();
    let half = level.t(effective - 1.0)? * error;
    let anywhere = (f64::NEG_INFINITY, f64::INFINITY);
    Some(Estimate { value, error, interval: Interval::around(value, half, anywhere) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_weights_change_nothing() {
        assert_eq!(effective_n(&[2.0; 8]), Some(8.0));
        assert_eq!(weighting_effect(&[2.0; 8]), Some(1.0));
        let shares = weighted_shares(&[(0, 1.0); 45], 2, Level::P95).unwrap();
        assert_eq!(shares[0].value, 1.0);
        assert_eq!(shares[1].value, 0.0);
        let plain = weighted_mean(&[(1.0, 3.0), (2.0, 3.0), (6.0, 3.0)], Level::P95).unwrap();
        assert!((plain.error - (7.0_f64 / 3.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn uneven_weights_cost_answers() {
        assert_eq!(effective_n(&[1.0, 1.0, 4.0]), Some(2.0));
        let shares = weighted_shares(&[(0, 1.0), (1, 1.0), (1, 4.0)], 3, Level::P95).unwrap();
        assert!((shares[1].value - 5.0 / 6.0).abs() < 1e-12);
        let mean = weighted_mean(&[(1.0, 1.0), (2.0, 1.0), (3.0, 4.0)], Level::P95).unwrap();
        assert!((mean.value - 2.5).abs() < 1e-12);
    }

    #[test]
    fn bad_weights_are_refused() {
        assert_eq!(effective_n(&[]), None);
        assert_eq!(effective_n(&[0.0]), None);
        assert_eq!(effective_n(&[1.0, -1.0]), None);
        assert_eq!(effective_n(&[f64::NAN]), None);
        assert_eq!(weighted_shares(&[(2, 1.0)], 2, Level::P95), None);
        assert_eq!(weighted_mean(&[(1.0, 5.0)], Level::P95), None);
    }
}
