//! Which items are shown in each task of a MaxDiff question, and which products in each of a conjoint
//! one, drawn anew for each respondent. What was shown is kept with the answers: without it no score can be
//! computed. Of a conjoint task the levels of all products stand one behind the other.
use super::evaluate::Sets;
use crate::features::surveys::model::{Attribute, Choice, Definition, Kind, OptionId};
use crate::platform::problem::Problem;
use crate::platform::statistics::{conjoint, maxdiff};

/// Sets for all questions that need some; the same for the same seed.
pub fn of(definition: &Definition, seed: u64) -> Result<Sets, Problem> {
    let mut sets = Sets::new();
    for question in definition.questions() {
        if let Some(drawn) = drawn(&question.kind, seed) {
            sets.insert(question.id.clone(), drawn.map_err(Problem::internal)?);
        }
    }
    Ok(sets)
}

/// Sets to look at, always the same; a question that is not finished has none.
pub fn sample(definition: &Definition) -> Sets {
    let mut sets = Sets::new();
    for question in definition.questions() {
        if let Some(Ok(drawn)) = drawn(&question.kind, 1) {
            sets.insert(question.id.clone(), drawn);
        }
    }
    sets
}

type Drawn = Result<Vec<Vec<OptionId>>, String>;

/// The sets of a question that needs some.
fn drawn(kind: &Kind, seed: u64) -> Option<Drawn> {
    match kind {
        Kind::MaxDiff { items, tasks, per_task, .. } => {
            Some(items_of(items, *tasks, *per_task, seed))
        }
        Kind::Conjoint { attributes, tasks, products, .. } => {
            Some(products_of(attributes, *tasks, *products, seed))
        }
        _ => None,
    }
}

fn size(number: u32) -> Result<usize, String> {
    usize::try_from(number).map_err(|cause| cause.to_string())
}

fn items_of(items: &[Choice], tasks: u32, per_task: u32, seed: u64) -> Drawn {
    let design = maxdiff::design(items.len(), size(per_task)?, size(tasks)?, seed)
        .map_err(|cause| cause.to_string())?;
    let named = |task: Vec<usize>| {
        let ids = task.into_iter().filter_map(|at| items.get(at));
        ids.map(|item| item.id.clone()).collect()
    };
    Ok(design.tasks.into_iter().map(named).collect())
}

fn products_of(attributes: &[Attribute], tasks: u32, products: u32, seed: u64) -> Drawn {
    let levels: Vec<usize> = attributes.iter().map(|one| one.levels.len()).collect();
    let design = conjoint::design(&levels, size(products)?, size(tasks)?, seed)
        .map_err(|cause| cause.to_string())?;
    let product = |profile: Vec<usize>| {
        let levels = attributes.iter().zip(profile);
        levels.filter_map(|(one, at)| one.levels.get(at)).map(|level| level.id.clone())
    };
    let task = |products: Vec<Vec<usize>>| -> Vec<OptionId> {
        let mut all = Vec::new();
        products.into_iter().for_each(|profile| all.extend(product(profile)));
        all
    };
    Ok(design.tasks.into_iter().map(task).collect())
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

    #[test]
    fn products_of_a_task_differ_and_levels_come_equally_often() {
        let level = |id: &str| serde_json::json!({ "id": id, "text": { "en": id } });
        let attribute = |id: &str, levels: &[&str]| {
            let levels: Vec<_> = levels.iter().map(|one| level(one)).collect();
            serde_json::json!({ "id": id, "text": { "en": id }, "levels": levels })
        };
        let kind = serde_json::json!({
            "type": "conjoint", "tasks": 6, "products": 3,
            "attributes": [attribute("price", &["low", "mid", "high"]), attribute("noise", &["a", "b"])],
        });
        let kind: Kind = serde_json::from_value(kind).unwrap();
        let sets = drawn(&kind, 7).unwrap().unwrap();
        assert_eq!(sets.len(), 6);
        let mut prices: BTreeMap<&OptionId, usize> = BTreeMap::new();
        for set in &sets {
            let products: BTreeSet<&[OptionId]> = set.chunks(2).collect();
            assert_eq!((set.len(), products.len()), (6, 3), "{set:?}");
            products.into_iter().for_each(|one| *prices.entry(&one[0]).or_default() += 1);
        }
        assert_eq!(prices.into_values().collect::<Vec<_>>(), [6; 3]);
    }
}
