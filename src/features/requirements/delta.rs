//! What differs between two states of a list, and a list with such a difference put to it: pure.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::features::requirements::model::{Content, key};

/// A list by the numbers of its requirements.
pub type Contents = BTreeMap<i32, Content>;

/// What a line does to its requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    Added(Content),
    Changed(Content),
    Removed,
}

/// Lines by the numbers of their requirements.
pub type Delta = BTreeMap<i32, Edit>;

/// What makes the second list of the first.
pub fn between(old: &Contents, new: &Contents) -> Delta {
    let numbers: BTreeSet<i32> = old.keys().chain(new.keys()).copied().collect();
    let edit = |number: i32| match (old.get(&number), new.get(&number)) {
        (None, Some(content)) => Some((number, Edit::Added(content.clone()))),
        (Some(_), None) => Some((number, Edit::Removed)),
        (Some(before), Some(after)) if before != after => {
            Some((number, Edit::Changed(after.clone())))
        }
        _ => None,
    };
    numbers.into_iter().filter_map(edit).collect()
}

/// A list with the lines put to it.
pub fn apply(list: &Contents, delta: &Delta) -> Contents {
    let mut list = list.clone();
    for (number, edit) in delta {
        match edit {
            Edit::Added(content) | Edit::Changed(content) => {
                list.insert(*number, content.clone());
            }
            Edit::Removed => {
                list.remove(number);
            }
        }
    }
    list
}

/// Why a list is no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// A requirement is a part of itself, by way of others or not.
    Circular(i32),
    /// The one that it is a part of is not there.
    Orphan(i32),
}

/// Whether every requirement hangs below one that is there, and none below itself.
pub fn check(list: &Contents) -> Result<(), Misfit> {
    for (number, content) in list {
        let mut above = content.parent;
        let mut steps = 0_usize;
        while let Some(parent) = above {
            let Some(found) = list.get(&parent) else {
                return Err(Misfit::Orphan(*number));
            };
            steps += 1;
            if parent == *number || steps > list.len() {
                return Err(Misfit::Circular(*number));
            }
            above = found.parent;
        }
    }
    Ok(())
}

/// What differs between two states of a requirement.
pub fn fields(before: &Content, after: &Content) -> Vec<&'static str> {
    [
        ("text", before.text != after.text),
        ("source", before.source != after.source),
        ("priority", before.priority != after.priority),
        ("verification", before.verification != after.verification),
        ("acceptance", before.acceptance != after.acceptance),
        ("target", before.target != after.target),
        ("parent", before.parent != after.parent),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}

/// A list as it is signed.
pub fn lines(list: &Contents) -> Value {
    let line = |(number, content): (&i32, &Content)| {
        json!({
            "acceptance": content.acceptance, "key": key(*number),
            "parent": content.parent.map(key), "priority": content.priority,
            "source": content.source, "target": content.target, "text": content.text,
            "verification": content.verification,
        })
    };
    Value::Array(list.iter().map(line).collect())
}

/// What has changed of a list that was put up, a line for each requirement.
pub fn told(old: &Contents, new: &Contents) -> Vec<Value> {
    let line = |(number, edit): (&i32, &Edit)| {
        let was = old.get(number);
        let (change, text, differs) = match edit {
            Edit::Added(content) => ("added", &content.text, Vec::new()),
            Edit::Changed(content) => {
                let differs = was.map(|before| fields(before, content)).unwrap_or_default();
                ("edited", &content.text, differs)
            }
            Edit::Removed => ("removed", &was?.text, Vec::new()),
        };
        Some(json!({
            "item": "requirement", "key": key(*number), "change": change, "fields": differs,
            "title": format!("{}: {}", key(*number), start(text)),
        }))
    };
    between(old, new).iter().filter_map(line).collect()
}

/// The beginning of a text, for a line that names it.
pub fn start(text: &str) -> String {
    const LETTERS: usize = 80;
    let line = text.split(['\n', '\r']).next().unwrap_or(text);
    if line.chars().nth(LETTERS).is_none() {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LETTERS).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests;
