//! How much one weight would have to change for another option to come first by the weighted sum.
//!
//! With the share `w` of a criterion set to `x` and all others scaled in proportion, an option has
//! `S(x) = x * r + (1 - x) * q`, where `r` is its normalised value by the criterion and `q` its
//! weighted sum over the others at their shares among themselves. The lead of the winner over another
//! option is `D(x) = x * (r_a - r_i) + (1 - x) * (q_a - q_i)`, a straight line: it can turn negative
//! once on the way from `w` to 1 (if `D(1) < 0`) or to 0 (if `D(0) < 0`), at
//! `x = (q_a - q_i) / ((q_a - q_i) - (r_a - r_i))`. The root nearest to `w` over all options is the
//! answer. Where a criterion has all the weight, the others share what it gives up equally.
use super::{SAME, best, count, weighted};

/// The nearest share at which another option draws level, beyond which it is first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crossing {
    pub share: f64,
    /// The place of the option that takes the lead.
    pub option: usize,
}

/// For the criterion at `place`; none if no weight of it changes the first place.
pub fn crossing(normalised: &[Vec<f64>], shares: &[f64], place: usize) -> Option<Crossing> {
    let winner = best(&weighted(normalised, shares))?;
    let (own, share) = (normalised.get(place)?, *shares.get(place)?);
    let rest = without(normalised, shares, place)?;
    let lead = |values: &[f64], option: usize| Some(values.get(winner)? - values.get(option)?);
    let mut nearest: Option<Crossing> = None;
    for option in (0..own.len()).filter(|option| *option != winner) {
        let (at_one, at_zero) = (lead(own, option)?, lead(&rest, option)?);
        if at_one >= -SAME && at_zero >= -SAME {
            continue;
        }
        let root = (at_zero / (at_zero - at_one)).clamp(0.0, 1.0);
        let is_nearer = |old: &Crossing| (root - share).abs() < (old.share - share).abs() - SAME;
        if nearest.as_ref().is_none_or(is_nearer) {
            nearest = Some(Crossing { share: root, option });
        }
    }
    nearest
}

/// The weighted sums over all other criteria, whose shares add up to 1; none if there are no others.
fn without(normalised: &[Vec<f64>], shares: &[f64], place: usize) -> Option<Vec<f64>> {
    let others = |index: &usize| *index != place;
    let columns: Vec<Vec<f64>> = (0..normalised.len())
        .filter(others)
        .filter_map(|index| normalised.get(index).cloned())
        .collect();
    let left: Vec<f64> =
        (0..shares.len()).filter(others).filter_map(|index| shares.get(index).copied()).collect();
    let sum: f64 = left.iter().sum();
    if left.is_empty() {
        return None;
    }
    let even = 1.0 / count(left.len());
    let scaled: Vec<f64> =
        left.iter().map(|share| if sum > SAME { share / sum } else { even }).collect();
    Some(weighted(&columns, &scaled))
}
