//! What levels are worth, how much an attribute matters, and which shares products would have.
use super::counts::counts;
use super::linear::Matrix;
use super::logit::{Fit, LogitError, Observation, fit, probabilities};
use super::{Choice, ConjointError, Profile};

/// The worth of one level against the mean of its attribute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    pub value: f64,
    /// As if every choice were another person's.
    pub error: f64,
    /// Over persons; the one to show where there is one.
    pub robust_error: Option<f64>,
}

/// The part-worths of a study; those of each attribute sum to 0.
#[derive(Debug, Clone, PartialEq)]
pub struct PartWorths {
    pub attributes: Vec<Vec<Worth>>,
    /// Of "none of these", against the mean product; where it was offered.
    pub none: Option<Worth>,
    pub fit: Fit,
}

/// Effects coding: one column for each level but the last, which is −1 in all of them; so the worths
/// of an attribute sum to 0. "None" has a column of its own and 0 in all others.
struct Coding<'a> {
    levels: &'a [usize],
    with_none: bool,
}

impl Coding<'_> {
    fn columns(&self) -> usize {
        self.levels.iter().map(|levels| levels - 1).sum::<usize>() + usize::from(self.with_none)
    }

    fn level(&self, attribute: usize, level: usize) -> Vec<f64> {
        let before: usize = self.levels.iter().take(attribute).map(|levels| levels - 1).sum();
        let own = self.levels.get(attribute).map_or(0, |levels| levels - 1);
        let mut row = vec![0.0; self.columns()];
        for (at, cell) in row.iter_mut().skip(before).take(own).enumerate() {
            *cell = if level == own {
                -1.0
            } else if level == at {
                1.0
            } else {
                0.0
            };
        }
        row
    }

    fn product(&self, product: &Profile) -> Vec<f64> {
        let mut row = vec![0.0; self.columns()];
        for (attribute, level) in product.iter().enumerate() {
            let part = self.level(attribute, *level);
            row.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
        }
        row
    }

    fn none(&self) -> Vec<f64> {
        let mut row = vec![0.0; self.columns()];
        if let Some(last) = row.last_mut() {
            *last = 1.0;
        }
        row
    }

    fn attribute_of(&self, column: usize) -> usize {
        let mut end = 0;
        let ends = self.levels.iter().map(|levels| {
            end += levels - 1;
            end
        });
        ends.take_while(|end| *end <= column).count()
    }
}

/// Fits the part-worths of `levels` (how many each attribute has) to `choices`. "None" takes part when
/// `with_none` says that it was offered.
///
/// # Errors
/// [`ConjointError`]: impossible choices, an attribute that the design does not tell from the others,
/// or a level that was always or never chosen.
pub fn estimate(
    levels: &[usize],
    choices: &[Choice],
    with_none: bool,
) -> Result<PartWorths, ConjointError> {
    check_bounds(levels, choices, with_none)?;
    let coding = Coding { levels, with_none };
    let observations: Vec<Observation> = choices
        .iter()
        .map(|choice| {
            let mut alternatives: Vec<Vec<f64>> =
                choice.shown.iter().map(|product| coding.product(product)).collect();
            if with_none {
                alternatives.push(coding.none());
            }
            let chosen = choice.chosen.unwrap_or(choice.shown.len());
            Observation { person: choice.person, alternatives, chosen }
        })
        .collect();
    let fit = fit(&observations).map_err(|error| explain(error, &coding))?;
    let worth = |row: &[f64]| {
        let value = row.iter().zip(&fit.coefficients).map(|(x, beta)| x * beta).sum();
        let error = |matrix: &Matrix| matrix.quadratic(row).max(0.0).sqrt();
        let robust_error = fit.robust.as_ref().map(error);
        Worth { value, error: error(&fit.covariance), robust_error }
    };
    let attribute = |(attribute, levels): (usize, &usize)| {
        (0..*levels).map(|level| worth(&coding.level(attribute, level))).collect()
    };
    let attributes = levels.iter().enumerate().map(attribute).collect();
    let none = with_none.then(|| worth(&coding.none()));
    Ok(PartWorths { attributes, none, fit })
}

/// Levels that were always or never chosen are named before the fit runs away with them.
fn check_bounds(
    levels: &[usize],
    choices: &[Choice],
    with_none: bool,
) -> Result<(), ConjointError> {
    let counted = counts(levels, choices)?;
    if choices.is_empty() {
        return Err(ConjointError::NoChoices);
    }
    let nones = choices.iter().filter(|choice| choice.chosen.is_none()).count();
    if !with_none && let Some(task) = choices.iter().position(|choice| choice.chosen.is_none()) {
        return Err(ConjointError::Choice { task });
    }
    if with_none && (nones == 0 || nones == choices.len()) {
        return Err(ConjointError::SeparatedNone);
    }
    for (attribute, levels) in counted.iter().enumerate() {
        for (level, count) in levels.iter().enumerate() {
            if count.shown == 0 {
                return Err(ConjointError::NotIdentified { attribute });
            }
            if count.chosen == 0 || count.chosen == count.shown {
                return Err(ConjointError::Separated { attribute, level });
            }
        }
    }
    Ok(())
}

fn explain(error: LogitError, coding: &Coding) -> ConjointError {
    let place = |column: usize| {
        let attribute = coding.attribute_of(column);
        let before: usize = coding.levels.iter().take(attribute).map(|levels| levels - 1).sum();
        (attribute, column.saturating_sub(before))
    };
    match error {
        LogitError::Empty => ConjointError::NoChoices,
        LogitError::Observation { observation } => ConjointError::Choice { task: observation },
        LogitError::NotIdentified { parameter } => {
            ConjointError::NotIdentified { attribute: place(parameter).0 }
        }
        LogitError::Separated { parameter } => {
            let (attribute, level) = place(parameter);
            if attribute < coding.levels.len() {
                ConjointError::Separated { attribute, level }
            } else {
                ConjointError::SeparatedNone
            }
        }
    }
}

impl PartWorths {
    /// How much each attribute matters: its range of worths of the sum of all ranges.
    pub fn importances(&self) -> Vec<f64> {
        let range = |worths: &Vec<Worth>| {
            let values = || worths.iter().map(|worth| worth.value);
            values().fold(f64::NEG_INFINITY, f64::max) - values().fold(f64::INFINITY, f64::min)
        };
        let ranges: Vec<f64> = self.attributes.iter().map(range).collect();
        let sum: f64 = ranges.iter().sum();
        ranges.into_iter().map(|range| if sum > 0.0 { range / sum } else { 0.0 }).collect()
    }

    /// The sum of the worths of a product; nothing for a level that there is not.
    pub fn utility(&self, product: &[usize]) -> Option<f64> {
        if product.len() != self.attributes.len() {
            return None;
        }
        let parts = self.attributes.iter().zip(product);
        parts.map(|(worths, level)| worths.get(*level).map(|worth| worth.value)).sum()
    }

    /// The share that each of `products` would have if there were no others; with `none` last, where
    /// it was offered and `with_none` lets people buy nothing. Nothing for an impossible product.
    pub fn shares(&self, products: &[Profile], with_none: bool) -> Option<Vec<f64>> {
        let mut utilities: Vec<f64> =
            products.iter().map(|product| self.utility(product)).collect::<Option<_>>()?;
        if with_none {
            utilities.push(self.none?.value);
        }
        Some(probabilities(&utilities))
    }
}

#[cfg(test)]
mod tests;
