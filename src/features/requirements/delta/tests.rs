use proptest::prelude::*;

use super::*;
use crate::features::requirements::model::{RequirementPriority, VerificationMethod};
use crate::platform::authz::OrganisationId;

fn content(text: &str, parent: Option<i32>) -> Content {
    Content {
        acceptance: None,
        parent,
        priority: RequirementPriority::Must,
        source: OrganisationId(uuid::Uuid::nil()),
        target: None,
        text: text.to_owned(),
        verification: VerificationMethod::Test,
    }
}

fn list(rows: &[(i32, Option<i32>)]) -> Contents {
    rows.iter().map(|(number, parent)| (*number, content("x", *parent))).collect()
}

prop_compose! {
    fn any_list()(rows in prop::collection::btree_map(
        1..12_i32, ("[a-c]{1,3}", prop::option::of(1..12_i32), 0..3_usize), 0..10,
    )) -> Contents {
        rows.into_iter()
            .map(|(number, (text, parent, priority))| {
                let priority = RequirementPriority::ALL[priority];
                (number, Content { priority, ..content(&text, parent) })
            })
            .collect()
    }
}

/// Whether following parents from here comes to an end, the slow way.
fn ends(list: &Contents, number: i32) -> bool {
    let mut seen = BTreeSet::from([number]);
    let mut at = list[&number].parent;
    while let Some(next) = at {
        let Some(content) = list.get(&next) else { return false };
        if !seen.insert(next) {
            return false;
        }
        at = content.parent;
    }
    true
}

proptest! {
    #[test]
    fn a_difference_makes_the_new_list_of_the_old_one(old in any_list(), new in any_list()) {
        let delta = between(&old, &new);
        prop_assert_eq!(apply(&old, &delta), new.clone());
        prop_assert_eq!(delta.is_empty(), old == new);
        // Put to it twice it changes nothing more.
        prop_assert_eq!(apply(&apply(&old, &delta), &delta), new.clone());
        prop_assert_eq!(told(&old, &new).len(), delta.len());
    }

    #[test]
    fn a_list_fits_when_all_its_branches_end(list in any_list()) {
        let fits = list.keys().all(|number| ends(&list, *number));
        prop_assert_eq!(check(&list).is_ok(), fits, "{:?}", list);
    }
}

#[test]
fn circles_and_orphans_are_told_apart() {
    assert_eq!(check(&list(&[(1, None), (2, Some(1)), (3, Some(2))])), Ok(()));
    assert_eq!(check(&list(&[(1, Some(1))])), Err(Misfit::Circular(1)));
    assert_eq!(check(&list(&[(1, Some(2)), (2, Some(1))])), Err(Misfit::Circular(1)));
    assert_eq!(check(&list(&[(1, None), (2, Some(9))])), Err(Misfit::Orphan(2)));
}

#[test]
fn what_changed_is_named_by_key_and_field() {
    let old = list(&[(1, None), (2, None)]);
    let mut new = old.clone();
    new.get_mut(&1).unwrap().text = "y".to_owned();
    new.get_mut(&1).unwrap().priority = RequirementPriority::Could;
    new.remove(&2);
    new.insert(3, content("z", None));
    let told = told(&old, &new);
    let changes: Vec<&str> = told.iter().map(|line| line["change"].as_str().unwrap()).collect();
    assert_eq!(changes, ["edited", "removed", "added"]);
    assert_eq!(told[0]["fields"], json!(["text", "priority"]));
    assert_eq!(told[1]["title"], "R2: x");
}

#[test]
fn a_long_text_is_named_by_its_beginning() {
    assert_eq!(start("short\nsecond line"), "short");
    let long = "ж".repeat(200);
    assert_eq!(start(&long).chars().count(), 81);
}
