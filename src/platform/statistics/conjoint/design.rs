//! Which products stand beside each other in which task.
use std::collections::BTreeMap;

use super::{ConjointError, Profile, check_attributes};
use crate::platform::statistics::random::Random;

const MOST_TASKS: usize = 2_000;
const MOST_PRODUCTS: usize = 8;
/// How many whole designs are compared, and how often one task is put together anew when two of its
/// products are the same.
const DRAWS: usize = 30;
const RETRIES: usize = 100;

/// The tasks and how well balanced they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceDesign {
    pub tasks: Vec<Vec<Profile>>,
    /// For each attribute how often each level is shown; these differ by one at most.
    pub levels: Vec<Vec<usize>>,
    /// For levels of two attributes: the rarest and the most frequent company, over all pairs.
    pub pairs: (usize, usize),
}

/// A design of `tasks` tasks with `products` products each from attributes with `levels` levels; the
/// same for the same seed. In a task a level comes again only when all levels of the attribute are in
/// (minimal overlap), each level is shown equally often (balance), and of several draws the one whose
/// levels keep company most evenly is taken (near orthogonality). See K. Chrzan and B. Orme, "An
/// overview and comparison of design strategies for choice-based conjoint analysis", 2000.
///
/// # Errors
/// Sizes that make no study.
pub fn design(
    levels: &[usize],
    products: usize,
    tasks: usize,
    seed: u64,
) -> Result<ChoiceDesign, ConjointError> {
    check_attributes(levels)?;
    if !(2..=MOST_PRODUCTS).contains(&products) || tasks == 0 || tasks > MOST_TASKS {
        return Err(ConjointError::Size);
    }
    let different = levels.iter().fold(1_usize, |all, levels| all.saturating_mul(*levels));
    if different < products {
        return Err(ConjointError::TooFewProducts);
    }
    let mut random = Random::new(seed);
    let draws = (0..DRAWS).filter_map(|_| Draw::new(levels, products, tasks, &mut random));
    let best = draws.min_by_key(Draw::cost).ok_or(ConjointError::TooFewProducts)?;
    Ok(best.finish(levels))
}

struct Draw {
    tasks: Vec<Vec<Profile>>,
    used: Vec<Vec<usize>>,
}

impl Draw {
    /// Nothing when a task with different products did not come about.
    fn new(levels: &[usize], products: usize, tasks: usize, random: &mut Random) -> Option<Self> {
        let mut used: Vec<Vec<usize>> = levels.iter().map(|levels| vec![0; *levels]).collect();
        let mut done = Vec::with_capacity(tasks);
        for _ in 0..tasks {
            let mut columns: Vec<Vec<usize>> =
                used.iter_mut().map(|used| deal(used, products, random)).collect();
            let task = (0..RETRIES).find_map(|_| {
                columns.iter_mut().for_each(|column| random.shuffle(column));
                different(&columns, products)
            })?;
            done.push(task);
        }
        Some(Self { tasks: done, used })
    }

    /// How often each pair of levels of two attributes is in one product.
    fn company(&self) -> BTreeMap<(usize, usize, usize, usize), usize> {
        let mut company = BTreeMap::new();
        for product in self.tasks.iter().flatten() {
            for (one, level) in product.iter().enumerate() {
                for (other, with) in product.iter().enumerate().skip(one + 1) {
                    *company.entry((one, *level, other, *with)).or_insert(0) += 1;
                }
            }
        }
        company
    }

    fn cost(&self) -> usize {
        self.company().values().map(|times| times * times).sum()
    }

    fn finish(self, levels: &[usize]) -> ChoiceDesign {
        let company = self.company();
        let mut possible = 0;
        for (at, one) in levels.iter().enumerate() {
            possible += levels.iter().skip(at + 1).map(|other| one * other).sum::<usize>();
        }
        let least = company.values().min().copied().unwrap_or(0);
        let rarest = if company.len() < possible { 0 } else { least };
        let pairs = (rarest, company.values().max().copied().unwrap_or(0));
        ChoiceDesign { tasks: self.tasks, levels: self.used, pairs }
    }
}

/// The levels of one attribute for one task: every level as often as fits, and for the rest the levels
/// used least, among these by lot.
fn deal(used: &mut [usize], products: usize, random: &mut Random) -> Vec<usize> {
    let mut dealt = Vec::with_capacity(products);
    while dealt.len() < products {
        let mut order: Vec<(usize, u64, usize)> =
            used.iter().enumerate().map(|(level, times)| (*times, random.draw(), level)).collect();
        order.sort_unstable();
        let taken: Vec<usize> =
            order.into_iter().map(|(_, _, level)| level).take(products - dealt.len()).collect();
        if taken.is_empty() {
            break;
        }
        for level in taken {
            if let Some(times) = used.get_mut(level) {
                *times += 1;
            }
            dealt.push(level);
        }
    }
    dealt
}

/// The products that the columns make, if no two of them are the same.
fn different(columns: &[Vec<usize>], products: usize) -> Option<Vec<Profile>> {
    let product = |at: usize| columns.iter().filter_map(|column| column.get(at).copied()).collect();
    let task: Vec<Profile> = (0..products).map(product).collect();
    let twice =
        task.iter().enumerate().any(|(at, one)| task.iter().skip(at + 1).any(|two| one == two));
    (!twice).then_some(task)
}

#[cfg(test)]
mod tests {
    use super::super::tasks_needed;
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn levels_are_balanced_and_do_not_overlap() {
        let found = design(&[3, 4, 2], 3, 24, 7).unwrap();
        assert_eq!(found.levels[0], [24, 24, 24]);
        assert_eq!(found.levels[1], [18, 18, 18, 18]);
        assert_eq!(found.levels[2], [36, 36]);
        for task in &found.tasks {
            let first: BTreeSet<usize> = task.iter().map(|product| product[0]).collect();
            let second: BTreeSet<usize> = task.iter().map(|product| product[1]).collect();
            assert_eq!((first.len(), second.len()), (3, 3));
        }
        assert!(found.pairs.0 >= 2, "{:?}", found.pairs);
        assert_eq!(found, design(&[3, 4, 2], 3, 24, 7).unwrap());
        assert_ne!(found, design(&[3, 4, 2], 3, 24, 8).unwrap());
        assert_eq!(tasks_needed(&[3, 4, 2], 3), 6);
    }

    #[test]
    fn sizes_that_make_no_study_are_refused() {
        assert_eq!(design(&[], 2, 5, 1), Err(ConjointError::Attributes));
        assert_eq!(design(&[1], 2, 5, 1), Err(ConjointError::Attributes));
        assert_eq!(design(&[2, 2], 1, 5, 1), Err(ConjointError::Size));
        assert_eq!(design(&[2, 2], 2, 0, 1), Err(ConjointError::Size));
        assert_eq!(design(&[2, 2], 5, 3, 1), Err(ConjointError::TooFewProducts));
        assert_eq!(design(&[2, 2], 4, 3, 1).unwrap().pairs, (3, 3));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(30))]
        #[test]
        fn levels_differ_by_one_at_most(
            levels in proptest::collection::vec(2_usize..6, 2..5), products in 2_usize..5, tasks in 1_usize..20, seed: u64,
        ) {
            let found = design(&levels, products, tasks, seed).unwrap();
            for used in &found.levels {
                prop_assert!(used.iter().max().unwrap() - used.iter().min().unwrap() <= 1);
            }
            for task in &found.tasks {
                prop_assert_eq!(task.iter().collect::<BTreeSet<_>>().len(), products);
            }
        }
    }
}
