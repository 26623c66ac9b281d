//! Counting scores of best-worst choices (T. N. Flynn and A. A. J. Marley, "Best-worst scaling: theory
//! and methods", in Handbook of Choice Modelling, 2014).
use crate::platform::statistics::interval::{Estimate, Interval};
use crate::platform::statistics::number::real;
use crate::platform::statistics::quantile::Level;

/// One answered task. What was shown is part of it: without, the score cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub shown: Vec<usize>,
    pub best: usize,
    pub worst: usize,
}

/// A task that cannot have been answered so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TaskError {
    #[error("task {task} shows item {item}, which there is not, or shows it twice")]
    Shown { task: usize, item: usize },
    #[error("task {task} chooses an item that it does not show, or one as best and worst")]
    Chosen { task: usize },
}

/// How often an item was best and worst, and of how many showings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemScore {
    pub best: u64,
    pub worst: u64,
    pub shown: u64,
}

impl ItemScore {
    /// (best − worst)/shown, from −1 to +1; nothing for an item that was never shown.
    pub fn score(&self) -> Option<f64> {
        (self.shown > 0).then(|| (real(self.best) - real(self.worst)) / real(self.shown))
    }

    /// The score with its interval, each showing being +1, 0 or −1: variance p + q − (p − q)². Showings
    /// to one person are taken as independent; where people differ much, take the mean over people
    /// (`clustering::mean_of_means`) instead.
    pub fn estimate(&self, level: Level) -> Option<Estimate> {
        let value = self.score()?;
        let shown = real(self.shown);
        let chosen = (real(self.best) + real(self.worst)) / shown;
        let error = ((chosen - value * value).max(0.0) / shown).sqrt();
        let interval = Interval::around(value, level.z() * error, (-1.0, 1.0));
        Some(Estimate { value, error, interval })
    }
}

/// Counts the choices of all `tasks` for each of `items` items.
///
/// # Errors
/// A task that shows or chooses what it cannot.
pub fn count(items: usize, tasks: &[Task]) -> Result<Vec<ItemScore>, TaskError> {
    let mut scores = vec![ItemScore::default(); items];
    for (at, task) in tasks.iter().enumerate() {
        let offered = |item: &usize| task.shown.contains(item);
        if task.best == task.worst || !offered(&task.best) || !offered(&task.worst) {
            return Err(TaskError::Chosen { task: at });
        }
        for (place, item) in task.shown.iter().enumerate() {
            let twice = task.shown.iter().take(place).any(|before| before == item);
            let score = scores.get_mut(*item).filter(|_| !twice);
            let Some(score) = score else {
                return Err(TaskError::Shown { task: at, item: *item });
            };
            score.shown += 1;
            score.best += u64::from(*item == task.best);
            score.worst += u64::from(*item == task.worst);
        }
    }
    Ok(scores)
}

/// Scores of one person stretched so that the lowest is 0 and the highest 100; for display. All 50
/// when they are all the same.
pub fn rescale(scores: &[f64]) -> Vec<f64> {
    let low = scores.iter().copied().fold(f64::INFINITY, f64::min);
    let high = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let stretched = |score: &f64| {
        if high > low { 100.0 * (score - low) / (high - low) } else { 50.0 }
    };
    scores.iter().map(stretched).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_a_score_and_an_interval() {
        let item = ItemScore { best: 30, worst: 12, shown: 100 };
        let estimate = item.estimate(Level::P95).unwrap();
        assert!((estimate.value - 0.18).abs() < 1e-12);
        // python: sqrt((.42-.18**2)/100)
        assert!((estimate.error - 0.0622575).abs() < 5e-8);
        assert_eq!(ItemScore::default().estimate(Level::P95), None);
    }

    #[test]
    fn choices_are_counted() {
        let tasks = [
            Task { shown: vec![0, 1, 2], best: 0, worst: 2 },
            Task { shown: vec![3, 0, 1], best: 0, worst: 1 },
        ];
        let scores = count(4, &tasks).unwrap();
        assert_eq!(scores[0], ItemScore { best: 2, worst: 0, shown: 2 });
        assert_eq!(scores[1], ItemScore { best: 0, worst: 1, shown: 2 });
        assert_eq!(scores[3], ItemScore { best: 0, worst: 0, shown: 1 });
        assert!(count(0, &[]).unwrap().is_empty());
    }

    #[test]
    fn impossible_choices_are_refused() {
        let task = |shown: &[usize], best, worst| Task { shown: shown.to_vec(), best, worst };
        for wrong in [task(&[0, 1], 0, 0), task(&[0, 1], 2, 0), task(&[], 0, 1)] {
            assert_eq!(count(3, &[wrong]), Err(TaskError::Chosen { task: 0 }));
        }
        assert_eq!(count(2, &[task(&[0, 1, 7], 0, 1)]), Err(TaskError::Shown { task: 0, item: 7 }));
        assert_eq!(count(2, &[task(&[0, 1, 0], 0, 1)]), Err(TaskError::Shown { task: 0, item: 0 }));
    }

    #[test]
    fn scores_are_stretched_for_display() {
        assert_eq!(rescale(&[-1.0, 0.0, 1.0]), [0.0, 50.0, 100.0]);
        assert_eq!(rescale(&[0.2, 0.2]), [50.0, 50.0]);
        assert!(rescale(&[]).is_empty());
    }
}
