//! Which items are shown in each task of a MaxDiff question, drawn anew for each respondent. What was
//! shown is kept with the answers: without it no score can be computed.
use super::evaluate::Sets;
use crate::features::surveys::model::{Choice, Definition, Kind, OptionId};
use crate::platform::problem::Problem;
use crate::platform::statistics::maxdiff::design;

/// Sets for all questions that need some; the same for the same seed.
pub fn of(definition: &Definition, seed: u64) -> Result<Sets, Problem> {
    let mut sets = Sets::new();
    for question in definition.questions() {
        if let Kind::MaxDiff { items, tasks, per_task, .. } = &question.kind {
            let drawn = drawn(items, *tasks, *per_task, seed).map_err(Problem::internal)?;
            sets.insert(question.id.clone(), drawn);
        }
    }
    Ok(sets)
}

/// Sets to look at, always the same; a question that is not finished has none.
pub fn sample(definition: &Definition) -> Sets {
    let mut sets = Sets::new();
    for question in definition.questions() {
        if let Kind::MaxDiff { items, tasks, per_task, .. } = &question.kind
            && let Ok(drawn) = drawn(items, *tasks, *per_task, 1)
        {
            sets.insert(question.id.clone(), drawn);
        }
    }
    sets
}

fn drawn(
    items: &[Choice],
    tasks: u32,
    per_task: u32,
    seed: u64,
) -> Result<Vec<Vec<OptionId>>, String> {
    let size = |number: u32| usize::try_from(number).map_err(|cause| cause.to_string());
    let design = design(items.len(), size(per_task)?, size(tasks)?, seed)
        .map_err(|cause| cause.to_string())?;
    let named = |task: Vec<usize>| {
        let ids = task.into_iter().filter_map(|at| items.get(at));
        ids.map(|item| item.id.clone()).collect()
    };
    Ok(design.tasks.into_iter().map(named).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::features::surveys::service::templates;

    #[test]
    fn every_item_is_shown_equally_often_and_never_beside_itself() {
        let definition = &templates::find("maxdiff").unwrap().definition;
        for seed in 0..20 {
            let sets = of(definition, seed).unwrap().into_values().next().unwrap();
            assert_eq!(sets.len(), 6);
            let mut shown: BTreeMap<&OptionId, usize> = BTreeMap::new();
            for set in &sets {
                assert_eq!(set.iter().collect::<BTreeSet<_>>().len(), 4);
                set.iter().for_each(|item| *shown.entry(item).or_default() += 1);
            }
            assert_eq!(shown.into_values().collect::<Vec<_>>(), [3; 8]);
        }
        assert_ne!(of(definition, 1).unwrap(), of(definition, 2).unwrap());
        assert!(of(&templates::find("nps").unwrap().definition, 1).unwrap().is_empty());
    }
}
