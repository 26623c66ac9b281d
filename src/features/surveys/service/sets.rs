//! Which items are shown in each task of a MaxDiff question: every item about equally often, in an
//! order of its own for each respondent. What was shown is kept with the answers, so another design
//! may take this one's place at any time.
use super::evaluate::Sets;
use crate::features::surveys::model::{Definition, Kind, OptionId};

/// Sets for all questions that need some.
pub fn of(definition: &Definition, seed: u64) -> Sets {
    definition
        .questions()
        .filter_map(|question| match &question.kind {
            Kind::MaxDiff { items, tasks, per_task, .. } => {
                let mut ids: Vec<OptionId> = items.iter().map(|item| item.id.clone()).collect();
                let mut chance = Chance(seed | 1);
                chance.shuffle(&mut ids);
                let tasks = usize::try_from(*tasks).unwrap_or(0);
                let size = usize::try_from(*per_task).unwrap_or(0).min(ids.len());
                Some((question.id.clone(), rounds(&ids, tasks, size, &mut chance)))
            }
            _ => None,
        })
        .collect()
}

/// Goes round through the items; begins each round in another order, so that other items meet.
fn rounds(
    items: &[OptionId],
    tasks: usize,
    size: usize,
    chance: &mut Chance,
) -> Vec<Vec<OptionId>> {
    let mut sets = Vec::with_capacity(tasks);
    let mut left: Vec<OptionId> = Vec::new();
    for _ in 0..tasks {
        let mut set: Vec<OptionId> = Vec::with_capacity(size);
        while set.len() < size {
            if left.is_empty() {
                left = items.to_vec();
                chance.shuffle(&mut left);
            }
            // One that is in the set already waits for the next.
            let at = left.iter().position(|item| !set.contains(item));
            match at {
                Some(at) => set.push(left.remove(at)),
                None => left.clear(),
            }
        }
        sets.push(set);
    }
    sets
}

/// A small generator (xorshift): nothing hangs on it but variety.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bound = u64::try_from(bound).unwrap_or(1).max(1);
        usize::try_from(self.0 % bound).unwrap_or(0)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last + 1);
            items.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::features::surveys::service::templates;

    #[test]
    fn every_item_is_shown_about_equally_often_and_never_beside_itself() {
        let definition = &templates::find("maxdiff").unwrap().definition;
        for seed in 0..200 {
            let sets = of(definition, seed).into_values().next().unwrap();
            assert_eq!(sets.len(), 6);
            let mut shown: BTreeMap<&OptionId, usize> = BTreeMap::new();
            for set in &sets {
                assert_eq!(set.iter().collect::<BTreeSet<_>>().len(), 4);
                set.iter().for_each(|item| *shown.entry(item).or_default() += 1);
            }
            assert_eq!(shown.len(), 8);
            assert!(shown.values().all(|times| (2..=4).contains(times)), "{seed}: {shown:?}");
        }
        assert_ne!(of(definition, 2), of(definition, 4));
    }
}
