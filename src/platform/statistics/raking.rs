//! Weights that bring a sample to known margins: raking, that is iterative proportional fitting
//! (W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11, 1940). With one dimension it
//! is post-stratification.
use std::iter::zip;

use super::number::size;
use super::weights::effective_n;

const ROUNDS: usize = 200;
/// A margin is met when its share misses by no more than this.
const MISS: f64 = 1e-6;

/// Why there are no weights.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RakingError {
    #[error("there are no answers or no margins")]
    Empty,
    #[error("answer {answer} names no category of dimension {dimension}")]
    Category { answer: usize, dimension: usize },
    #[error("the targets of dimension {dimension} are not shares of one whole")]
    Targets { dimension: usize },
    #[error("category {category} of dimension {dimension} is wanted, and nobody is in it")]
    Nobody { dimension: usize, category: usize },
    #[error("the margins contradict each other: after {rounds} rounds one misses by {miss}")]
    NotConverged { rounds: usize, miss: f64 },
}

/// Weights with mean 1, in the order of the answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Raked {
    pub weights: Vec<f64>,
    pub rounds: usize,
    /// Kish's effective number of answers with these weights.
    pub effective_n: f64,
}

/// Weights `answers` (for each its category in every dimension) to `targets` (for each dimension the
/// share of every category, which sum to 1).
///
/// # Errors
/// [`RakingError`]; among them that no weights meet all margins within 200 rounds.
pub fn rake(answers: &[Vec<usize>], targets: &[Vec<f64>]) -> Result<Raked, RakingError> {
    check(answers, targets)?;
    let mut weights = vec![1.0; answers.len()];
    let mut miss = f64::INFINITY;
    for round in 1..=ROUNDS {
        for (dimension, wanted) in targets.iter().enumerate() {
            let found = shares(answers, &weights, dimension, wanted.len());
            let factors: Vec<f64> = zip(wanted, found)
                .map(|(wanted, found)| if found > 0.0 { wanted / found } else { 0.0 })
                .collect();
            for (answer, weight) in zip(answers, &mut weights) {
                *weight *=
                    category(answer, dimension).and_then(|at| factors.get(at)).unwrap_or(&0.0);
            }
        }
        miss = worst(answers, &weights, targets);
        if miss <= MISS {
            let mean = weights.iter().sum::<f64>() / size(weights.len());
            weights.iter_mut().for_each(|weight| *weight /= mean);
            let effective_n = effective_n(&weights).ok_or(RakingError::Empty)?;
            return Ok(Raked { weights, rounds: round, effective_n });
        }
    }
    Err(RakingError::NotConverged { rounds: ROUNDS, miss })
}

fn category(answer: &[usize], dimension: usize) -> Option<usize> {
    answer.get(dimension).copied()
}

fn check(answers: &[Vec<usize>], targets: &[Vec<f64>]) -> Result<(), RakingError> {
    if answers.is_empty() || targets.is_empty() {
        return Err(RakingError::Empty);
    }
    for (dimension, wanted) in targets.iter().enumerate() {
        let fair = wanted.iter().all(|share| share.is_finite() && *share >= 0.0);
        if !fair || (wanted.iter().sum::<f64>() - 1.0).abs() > MISS {
            return Err(RakingError::Targets { dimension });
        }
        let outside = |answer: &Vec<usize>| {
            category(answer, dimension).is_none_or(|category| category >= wanted.len())
        };
        if let Some(answer) = answers.iter().position(outside) {
            return Err(RakingError::Category { answer, dimension });
        }
        let there = shares(answers, &vec![1.0; answers.len()], dimension, wanted.len());
        let nobody = zip(wanted, there).position(|(wanted, there)| *wanted > 0.0 && there <= 0.0);
        if let Some(category) = nobody {
            return Err(RakingError::Nobody { dimension, category });
        }
    }
    Ok(())
}

fn shares(answers: &[Vec<usize>], weights: &[f64], dimension: usize, length: usize) -> Vec<f64> {
    let mut sums = vec![0.0; length];
    for (answer, weight) in zip(answers, weights) {
        if let Some(sum) = category(answer, dimension).and_then(|at| sums.get_mut(at)) {
            *sum += weight;
        }
    }
    let total: f64 = weights.iter().sum();
    if total > 0.0 {
        sums.iter_mut().for_each(|sum| *sum /= total);
    }
    sums
}

fn worst(answers: &[Vec<usize>], weights: &[f64], targets: &[Vec<f64>]) -> f64 {
    let misses = targets.iter().enumerate().flat_map(|(dimension, wanted)| {
        let found = shares(answers, weights, dimension, wanted.len());
        zip(wanted.clone(), found).map(|(wanted, found)| (wanted - found).abs()).collect::<Vec<_>>()
    });
    misses.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers(cells: &[(usize, usize, usize)]) -> Vec<Vec<usize>> {
        cells.iter().flat_map(|(a, b, times)| vec![vec![*a, *b]; *times]).collect()
    }

    #[test]
    fn one_dimension_is_post_stratification() {
        let sample: Vec<Vec<usize>> = [0, 0, 0, 1].map(|category| vec![category]).to_vec();
        let raked = rake(&sample, &[vec![0.5, 0.5]]).unwrap();
        assert_eq!(raked.rounds, 1);
        for (found, expected) in zip(&raked.weights, [2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0, 2.0]) {
            assert!((found - expected).abs() < 1e-12);
        }
        assert!((raked.effective_n - 3.0).abs() < 1e-9);
    }

    /// Fitted cells of [[20, 30], [10, 40]] to rows .5/.5 and columns .4/.6: the odds ratio stays
    /// 8/3. scipy 1.17: optimize.brentq(lambda x: x*(.1+x)-(8/3)*(.5-x)*(.4-x), .1, .4)
    #[test]
    fn two_dimensions_are_met_together() {
        let sample = answers(&[(0, 0, 20), (0, 1, 30), (1, 0, 10), (1, 1, 40)]);
        let raked = rake(&sample, &[vec![0.5, 0.5], vec![0.4, 0.6]]).unwrap();
        assert!((raked.weights.iter().sum::<f64>() - 100.0).abs() < 1e-9);
        let first = raked.weights[0] * 20.0 / 100.0;
        assert!((first - 0.257557).abs() < 1e-6, "{first}");
    }

    #[test]
    fn what_cannot_be_met_is_said() {
        let sample = answers(&[(0, 0, 5), (1, 1, 5)]);
        let contradiction = rake(&sample, &[vec![0.5, 0.5], vec![0.3, 0.7]]).unwrap_err();
        assert!(matches!(contradiction, RakingError::NotConverged { rounds: 200, .. }));
        assert_eq!(rake(&[], &[vec![1.0]]), Err(RakingError::Empty));
        assert_eq!(
            rake(&sample, &[vec![0.2, 0.7, 0.1]]),
            Err(RakingError::Nobody { dimension: 0, category: 2 })
        );
        assert_eq!(rake(&sample, &[vec![0.5, 0.6]]), Err(RakingError::Targets { dimension: 0 }));
        assert_eq!(
            rake(&sample, &[vec![f64::NAN, 0.6]]),
            Err(RakingError::Targets { dimension: 0 })
        );
        assert_eq!(
            rake(&sample, &[vec![1.0]]),
            Err(RakingError::Category { answer: 5, dimension: 0 })
        );
        let three = [vec![0.5, 0.5], vec![0.5, 0.5], vec![1.0]];
        assert_eq!(rake(&sample, &three), Err(RakingError::Category { answer: 0, dimension: 2 }));
    }

    proptest! {
        #[test]
        fn full_tables_meet_their_margins(
            cells in proptest::array::uniform4(1_usize..30),
            row in 0.05..0.95_f64,
            column in 0.05..0.95_f64,
        ) {
            let [a, b, c, d] = cells;
            let sample = answers(&[(0, 0, a), (0, 1, b), (1, 0, c), (1, 1, d)]);
            let targets = [vec![row, 1.0 - row], vec![column, 1.0 - column]];
            let raked = rake(&sample, &targets).unwrap();
            prop_assert!(worst(&sample, &raked.weights, &targets) <= MISS);
            prop_assert!(raked.effective_n <= size(sample.len()) + 1e-9);
        }
    }
}
