//! The multinomial (conditional) logit of D. McFadden ("Conditional logit analysis of qualitative choice
//! behavior", 1974): P(i) = e^(xᵢβ)/Σe^(xⱼβ), fitted by Newton and Raphson. The likelihood has one
//! summit or none; where it has none, that is said.
use std::collections::BTreeMap;

use super::linear::Matrix;
use crate::platform::statistics::number::size;

const ROUNDS: usize = 60;
const CONVERGED: f64 = 1e-9;

/// One choice between alternatives that are described by numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    pub person: usize,
    pub alternatives: Vec<Vec<f64>>,
    pub chosen: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogitError {
    #[error("there is nothing to fit")]
    Empty,
    #[error("observation {observation} does not fit the others")]
    Observation { observation: usize },
    #[error("parameter {parameter} cannot be told from those before it")]
    NotIdentified { parameter: usize },
    #[error("parameter {parameter} has no bound: it tells without exception what is chosen")]
    Separated { parameter: usize },
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    pub coefficients: Vec<f64>,
    /// The inverse of the information: as if every choice were another person's.
    pub covariance: Matrix,
    /// Over persons (sandwich of P. Huber and H. White), which is right when one person chooses several
    /// times; nothing when there are no more persons than parameters.
    pub robust: Option<Matrix>,
    pub log_likelihood: f64,
    /// Of choosing by lot.
    pub null_log_likelihood: f64,
    pub rounds: usize,
}

impl Fit {
    /// McFadden's 1 − L/L₀: 0 for choosing by lot, 1 for foreseeing every choice.
    pub fn pseudo_r2(&self) -> f64 {
        1.0 - self.log_likelihood / self.null_log_likelihood
    }
}

/// Fits the model.
///
/// # Errors
/// [`LogitError`]: numbers that cannot be, a parameter that the data do not tell, or one that grows
/// without end.
pub fn fit(observations: &[Observation]) -> Result<Fit, LogitError> {
    let parameters = check(observations)?;
    let null_log_likelihood =
        observations.iter().map(|choice| -size(choice.alternatives.len()).ln()).sum();
    let mut beta = vec![0.0; parameters];
    let mut now = Slope::at(observations, &beta);
    for round in 1..=ROUNDS {
        let covariance = now.information.inverse().map_err(|parameter| {
            if round == 1 {
                LogitError::NotIdentified { parameter }
            } else {
                LogitError::Separated { parameter: largest(&beta) }
            }
        })?;
        let step = covariance.times_vector(&now.gradient);
        if step.iter().all(|step| step.abs() < CONVERGED) {
            let robust = robust(observations, &beta, &covariance);
            let log_likelihood = now.log_likelihood;
            let coefficients = beta;
            return Ok(Fit {
                coefficients,
                covariance,
                robust,
                log_likelihood,
                null_log_likelihood,
                rounds: round,
            });
        }
        (beta, now) = climb(observations, &beta, &step, now.log_likelihood);
    }
    Err(LogitError::Separated { parameter: largest(&beta) })
}

/// Goes the step, or half of it until the likelihood no longer falls.
fn climb(
    observations: &[Observation],
    beta: &[f64],
    step: &[f64],
    before: f64,
) -> (Vec<f64>, Slope) {
    let mut part = 1.0;
    loop {
        let next: Vec<f64> = beta.iter().zip(step).map(|(beta, step)| beta + part * step).collect();
        let slope = Slope::at(observations, &next);
        if slope.log_likelihood >= before - 1e-12 || part < 1e-6 {
            return (next, slope);
        }
        part /= 2.0;
    }
}

fn largest(beta: &[f64]) -> usize {
    let by_size =
        |(_, one): &(usize, &f64), (_, other): &(usize, &f64)| one.abs().total_cmp(&other.abs());
    beta.iter().enumerate().max_by(by_size).map_or(0, |(at, _)| at)
}

fn check(observations: &[Observation]) -> Result<usize, LogitError> {
    let first = observations.first().and_then(|choice| choice.alternatives.first());
    let parameters = first.map_or(0, Vec::len);
    if parameters == 0 {
        return Err(LogitError::Empty);
    }
    let fits = |choice: &Observation| {
        choice.chosen < choice.alternatives.len()
            && choice.alternatives.iter().all(|alternative| {
                alternative.len() == parameters && alternative.iter().all(|value| value.is_finite())
            })
    };
    match observations.iter().position(|choice| !fits(choice)) {
        Some(observation) => Err(LogitError::Observation { observation }),
        None => Ok(parameters),
    }
}

/// The probabilities of alternatives with these utilities; of very large ones too.
pub fn probabilities(utilities: &[f64]) -> Vec<f64> {
    let highest = utilities.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = utilities.iter().map(|utility| (utility - highest).exp()).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

/// The likelihood at one place, where it rises, and how it bends.
struct Slope {
    log_likelihood: f64,
    gradient: Vec<f64>,
    information: Matrix,
}

impl Slope {
    fn at(observations: &[Observation], beta: &[f64]) -> Self {
        let mut slope = Self {
            log_likelihood: 0.0,
            gradient: vec![0.0; beta.len()],
            information: Matrix::zero(beta.len()),
        };
        for choice in observations {
            let (chances, mean) = expected(choice, beta);
            let chance = chances.get(choice.chosen).copied().unwrap_or(0.0);
            slope.log_likelihood += chance.max(f64::MIN_POSITIVE).ln();
            for (alternative, chance) in choice.alternatives.iter().zip(&chances) {
                slope.information.add_square(&minus(alternative, &mean), *chance);
            }
            add(&mut slope.gradient, &score(choice, &mean));
        }
        slope
    }
}

fn expected(choice: &Observation, beta: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let utility = |numbers: &Vec<f64>| numbers.iter().zip(beta).map(|(x, beta)| x * beta).sum();
    let utilities: Vec<f64> = choice.alternatives.iter().map(utility).collect();
    let chances = probabilities(&utilities);
    let mut mean = vec![0.0; beta.len()];
    for (alternative, chance) in choice.alternatives.iter().zip(&chances) {
        mean.iter_mut().zip(alternative).for_each(|(mean, x)| *mean += chance * x);
    }
    (chances, mean)
}

fn score(choice: &Observation, mean: &[f64]) -> Vec<f64> {
    choice.alternatives.get(choice.chosen).map_or_else(Vec::new, |chosen| minus(chosen, mean))
}

fn minus(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one - other).collect()
}

fn add(sum: &mut [f64], part: &[f64]) {
    sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
}

fn robust(observations: &[Observation], beta: &[f64], covariance: &Matrix) -> Option<Matrix> {
    let mut persons: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for choice in observations {
        let (_, mean) = expected(choice, beta);
        let sum = persons.entry(choice.person).or_insert_with(|| vec![0.0; beta.len()]);
        add(sum, &score(choice, &mean));
    }
    if persons.len() <= beta.len() {
        return None;
    }
    let mut middle = Matrix::zero(beta.len());
    persons.values().for_each(|score| middle.add_square(score, 1.0));
    let few = size(persons.len()) / (size(persons.len()) - 1.0);
    Some(covariance.times(&middle).times(covariance).scaled(few))
}
