//! Which items are shown together: every item about equally often, every pair about equally often.
use crate::platform::statistics::random::Random;

/// How many draws are compared; the best balanced one is taken.
const DRAWS: usize = 60;
const MOST_ITEMS: usize = 200;
const MOST_TASKS: usize = 2_000;

/// Why there is no design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DesignError {
    #[error(
        "{items} items cannot be shown {per_task} at a time: at least 3, and no more than there are"
    )]
    PerTask { items: usize, per_task: usize },
    #[error("a study has 1 to {MOST_TASKS} tasks and at most {MOST_ITEMS} items")]
    Size,
}

/// The tasks of a study and how well balanced they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Design {
    /// The items of each task in the order of showing.
    pub tasks: Vec<Vec<usize>>,
    /// How often each item is shown; these differ by one at most.
    pub exposures: Vec<usize>,
    /// How often the rarest and the most frequent pair of items stand side by side.
    pub pairs: (usize, usize),
}

/// Tasks needed to show every item `exposures` times: exposures·items/per task, rounded up.
pub fn tasks_needed(items: usize, per_task: usize, exposures: usize) -> usize {
    items.saturating_mul(exposures).div_ceil(per_task.max(1))
}

/// A design of `tasks` tasks with `per_task` of `items` items each; the same for the same seed. Several
/// people may get different stretches of one long design.
///
/// # Errors
/// Sizes that make no study.
pub fn design(
    items: usize,
    per_task: usize,
    tasks: usize,
    seed: u64,
) -> Result<Design, DesignError> {
    if items > MOST_ITEMS || tasks == 0 || tasks > MOST_TASKS {
        return Err(DesignError::Size);
    }
    if per_task < 3 || per_task > items {
        return Err(DesignError::PerTask { items, per_task });
    }
    let mut random = Random::new(seed);
    let mut best: Option<(usize, Draw)> = None;
    for _ in 0..DRAWS {
        let draw = Draw::new(items, per_task, tasks, &mut random);
        let cost = draw.cost();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, draw));
        }
    }
    best.map(|(_, draw)| draw.finish()).ok_or(DesignError::Size)
}

/// One attempt: items are dealt one by one, always from those shown least, among these from those that
/// met the others of the task least, and among these by lot.
struct Draw {
    tasks: Vec<Vec<usize>>,
    exposures: Vec<usize>,
    /// How often items met, in rows of all items.
    met: Vec<Vec<usize>>,
}

impl Draw {
    fn new(items: usize, per_task: usize, tasks: usize, random: &mut Random) -> Self {
        let mut draw = Self {
            tasks: Vec::with_capacity(tasks),
            exposures: vec![0; items],
            met: vec![vec![0; items]; items],
        };
        for _ in 0..tasks {
            let mut task: Vec<usize> = Vec::with_capacity(per_task);
            for _ in 0..per_task {
                if let Some(item) = draw.next(&task, random) {
                    draw.place(item, &task);
                    task.push(item);
                }
            }
            random.shuffle(&mut task);
            draw.tasks.push(task);
        }
        draw
    }

    fn next(&self, task: &[usize], random: &mut Random) -> Option<usize> {
        let free = self.exposures.iter().enumerate().filter(|(item, _)| !task.contains(item));
        let keyed = free.map(|(item, shown)| {
            let met: usize = task.iter().map(|other| self.times(item, *other).pow(2)).sum();
            ((*shown, met, random.draw()), item)
        });
        keyed.min().map(|(_, item)| item)
    }

    fn times(&self, one: usize, other: usize) -> usize {
        self.met.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0)
    }

    fn place(&mut self, item: usize, task: &[usize]) {
        if let Some(shown) = self.exposures.get_mut(item) {
            *shown += 1;
        }
        for other in task {
            for (one, two) in [(item, *other), (*other, item)] {
                if let Some(times) = self.met.get_mut(one).and_then(|row| row.get_mut(two)) {
                    *times += 1;
                }
            }
        }
    }

    /// Pairs that meet twice cost more than two pairs that meet once.
    fn cost(&self) -> usize {
        self.met.iter().flatten().map(|times| times * times).sum()
    }

    fn finish(self) -> Design {
        let pairs = || {
            let upper = |(at, row): (usize, &Vec<usize>)| {
                row.iter().skip(at + 1).copied().collect::<Vec<usize>>()
            };
            self.met.iter().enumerate().flat_map(upper)
        };
        let range = (pairs().min().unwrap_or(0), pairs().max().unwrap_or(0));
        Design { tasks: self.tasks, exposures: self.exposures, pairs: range }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_study_shows_every_item_and_every_pair() {
        assert_eq!(tasks_needed(12, 4, 3), 9);
        assert_eq!(tasks_needed(10, 4, 3), 8);
        let found = design(12, 4, 9, 1).unwrap();
        assert_eq!(found.exposures, [3; 12]);
        assert!(found.pairs.1 <= 2, "{found:?}");
        let long = design(7, 3, 70, 1).unwrap();
        assert_eq!(long.exposures, [30; 7]);
        assert!(long.pairs.0 >= 9 && long.pairs.1 <= 11, "{:?}", long.pairs);
    }

    #[test]
    fn the_same_seed_makes_the_same_study() {
        assert_eq!(design(12, 4, 9, 5), design(12, 4, 9, 5));
        assert_ne!(design(12, 4, 9, 5), design(12, 4, 9, 6));
    }

    #[test]
    fn sizes_that_make_no_study_are_refused() {
        assert_eq!(design(3, 4, 9, 1), Err(DesignError::PerTask { items: 3, per_task: 4 }));
        assert_eq!(design(0, 0, 9, 1), Err(DesignError::PerTask { items: 0, per_task: 0 }));
        assert_eq!(design(9, 3, 0, 1), Err(DesignError::Size));
        assert_eq!(design(201, 3, 9, 1), Err(DesignError::Size));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn exposures_differ_by_one_at_most(items in 3_usize..25, per_task in 3_usize..7, tasks in 1_usize..30, seed: u64) {
            prop_assume!(per_task <= items);
            let found = design(items, per_task, tasks, seed).unwrap();
            let (low, high) = (found.exposures.iter().min().unwrap(), found.exposures.iter().max().unwrap());
            prop_assert!(high - low <= 1);
            prop_assert_eq!(found.tasks.len(), tasks);
            for task in &found.tasks {
                prop_assert_eq!(task.iter().collect::<BTreeSet<_>>().len(), per_task);
            }
        }
    }
}
