//! What comes of a board, by formulas that can be looked up. Pure; computed in floating point and
//! never hashed: what is signed holds the scores, and results as whole millionths.
//!
//! * **Means.** Each side has one voice: a side's figure is the mean of its deciders, the joint figure
//!   the mean of the two sides, however many decide on either. While one side alone has handed in, its
//!   figure is the joint one.
//! * **Weights.** `w_j = weight_j / sum of weights`.
//! * **Weighted sum** (simple additive weighting; Fishburn 1967, Hwang and Yoon 1981, ch. III):
//!   `S_i = sum of w_j * r_ij`. Scores are normalised by their scale, `r = x / 10`, measured figures
//!   by their range, `r = (x - min) / (max - min)`; for costs `1 - r`. Where all measure the same,
//!   `r = 1` for all.
//! * **TOPSIS** (Hwang and Yoon 1981, ch. III 2.3.3): see [`topsis`].
//! * **Sensitivity** of the weighted sum to one weight: see [`sensitivity`].
//! * **Disagreement**: the standard deviation of all deciders (of the population: nobody was drawn by
//!   lot) and the difference of the sides.
//! * **Dominated**: another option costs no more and is worth no less by the weighted sum, and is
//!   better in one of the two.
pub mod sensitivity;
pub mod topsis;

/// What counts as the same.
pub const SAME: f64 = 1e-9;
/// The greatest score.
pub const TOP_SCORE: f64 = 10.0;

/// What all options have by one criterion, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Whether more is better.
    pub benefit: bool,
    /// Whether it is a score from 0 to [`TOP_SCORE`]; otherwise it was measured.
    pub score: bool,
    pub values: Vec<f64>,
}

/// A count as a number to compute with.
pub fn count(items: usize) -> f64 {
    f64::from(u32::try_from(items).unwrap_or(u32::MAX))
}

/// The shares of weights, which add up to 1; none if all are 0.
pub fn shares(weights: &[i32]) -> Option<Vec<f64>> {
    let sum: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
    (sum > 0.0).then(|| weights.iter().map(|weight| f64::from(*weight) / sum).collect())
}

/// The mean; none of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count(values.len()))
}

/// The standard deviation of a whole population.
pub fn deviation(values: &[f64]) -> f64 {
    let Some(mean) = mean(values) else { return 0.0 };
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (squares / count(values.len())).sqrt()
}

/// The smallest and the greatest.
pub fn range(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().fold(None, |range, value| match range {
        None => Some((value, value)),
        Some((least, most)) => Some((value.min(least), value.max(most))),
    })
}

/// A criterion from 0 (worst) to 1 (best).
pub fn normalise(column: &Column) -> Vec<f64> {
    let (least, most) = if column.score {
        (0.0, TOP_SCORE)
    } else {
        range(column.values.iter().copied()).unwrap_or_default()
    };
    let span = most - least;
    if span < SAME {
        return vec![1.0; column.values.len()];
    }
    let share = |value: &f64| (value - least) / span;
    let turned = |value: &f64| if column.benefit { share(value) } else { 1.0 - share(value) };
    column.values.iter().map(turned).collect()
}

/// The weighted sums of normalised criteria.
pub fn weighted(normalised: &[Vec<f64>], shares: &[f64]) -> Vec<f64> {
    let options = normalised.first().map_or(0, Vec::len);
    let mut sums = vec![0.0; options];
    for (column, share) in normalised.iter().zip(shares) {
        for (sum, value) in sums.iter_mut().zip(column) {
            *sum += share * value;
        }
    }
    sums
}

/// Places from 1; what is the same shares a place.
pub fn ranks(values: &[f64]) -> Vec<usize> {
    let better = |one: f64| values.iter().filter(|other| **other > one + SAME).count();
    values.iter().map(|value| better(*value).saturating_add(1)).collect()
}

/// The place of the first of the best.
pub fn best(values: &[f64]) -> Option<usize> {
    ranks(values).iter().position(|rank| *rank == 1)
}

/// Which of these (cost, benefit) are dominated; what has no cost is in no comparison.
pub fn dominated(points: &[Option<(i64, f64)>]) -> Vec<bool> {
    let beats = |one: (i64, f64), other: (i64, f64)| {
        one.0 <= other.0 && one.1 >= other.1 - SAME && (one.0 < other.0 || one.1 > other.1 + SAME)
    };
    points
        .iter()
        .map(|point| {
            point.is_some_and(|point| points.iter().flatten().any(|other| beats(*other, point)))
        })
        .collect()
}

/// Rounded to whole millionths, for what is signed.
pub fn millionths(value: f64) -> i64 {
    format!("{:.0}", value * 1e6).parse().unwrap_or_default()
}

#[cfg(test)]
mod tests;
