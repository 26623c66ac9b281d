//! The quick look: how often a level was chosen when it was shown.
use super::{Choice, ConjointError, check_attributes};
use crate::platform::statistics::interval::{Interval, wilson};
use crate::platform::statistics::quantile::Level;

/// How often a level was shown and chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LevelCount {
    pub shown: u64,
    pub chosen: u64,
}

impl LevelCount {
    pub fn share(&self) -> Option<f64> {
        crate::platform::statistics::number::share(self.chosen, self.shown)
    }

    pub fn interval(&self, level: Level) -> Option<Interval> {
        wilson(self.chosen, self.shown, level)
    }
}

/// Counts for each attribute and level.
///
/// # Errors
/// A task that shows or chooses what there is not, or shows fewer than two products.
pub fn counts(levels: &[usize], choices: &[Choice]) -> Result<Vec<Vec<LevelCount>>, ConjointError> {
    check_attributes(levels)?;
    let mut counts: Vec<Vec<LevelCount>> =
        levels.iter().map(|levels| vec![LevelCount::default(); *levels]).collect();
    for (task, choice) in choices.iter().enumerate() {
        let wrong = ConjointError::Choice { task };
        let none_there = choice.chosen.is_some_and(|chosen| chosen >= choice.shown.len());
        if choice.shown.len() < 2 || none_there {
            return Err(wrong);
        }
        for (at, product) in choice.shown.iter().enumerate() {
            if product.len() != levels.len() {
                return Err(wrong);
            }
            for (attribute, level) in counts.iter_mut().zip(product) {
                let count = attribute.get_mut(*level).ok_or(wrong)?;
                count.shown += 1;
                count.chosen += u64::from(choice.chosen == Some(at));
            }
        }
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(shown: &[&[usize]], chosen: Option<usize>) -> Choice {
        Choice { person: 0, shown: shown.iter().map(|product| product.to_vec()).collect(), chosen }
    }

    #[test]
    fn levels_are_counted() {
        let choices = [choice(&[&[0, 1], &[1, 0]], Some(0)), choice(&[&[0, 0], &[1, 1]], None)];
        let found = counts(&[2, 2], &choices).unwrap();
        assert_eq!(found[0][0], LevelCount { shown: 2, chosen: 1 });
        assert_eq!(found[1][0].share(), Some(0.0));
        assert_eq!(LevelCount::default().share(), None);
    }

    #[test]
    fn impossible_choices_are_refused() {
        for wrong in [
            choice(&[&[0, 1]], Some(0)),
            choice(&[&[0, 1], &[2, 0]], Some(0)),
            choice(&[&[0, 1], &[1]], Some(0)),
            choice(&[&[0, 1], &[1, 0]], Some(2)),
        ] {
            assert_eq!(counts(&[2, 2], &[wrong]), Err(ConjointError::Choice { task: 0 }));
        }
    }
}
