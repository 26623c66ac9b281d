//! Whether each question is put together as its type asks.
use super::bounds::{asked, paged};
use super::{FindingCode, Findings};
use crate::features::surveys::model::{
    Attribute, Definition, Kind, MOST_FILES, OptionId, Question, Special, limits,
};

/// The lists of ids in a question, by the name of their field.
pub(super) fn id_lists(kind: &Kind) -> Vec<(&'static str, Vec<&OptionId>)> {
    match kind {
        Kind::Single { options, .. }
        | Kind::Multi { options, .. }
        | Kind::Dropdown { options }
        | Kind::Ranking { options, .. }
        | Kind::ConstantSum { options, .. } => {
            vec![("options", options.iter().map(|one| &one.id).collect())]
        }
        Kind::Matrix { rows, columns } => vec![
            ("rows", rows.iter().map(|one| &one.id).collect()),
            ("columns", columns.iter().map(|one| &one.id).collect()),
        ],
        Kind::MaxDiff { items, .. } => vec![("items", items.iter().map(|one| &one.id).collect())],
        Kind::Conjoint { attributes, .. } => {
            vec![("attributes", attributes.iter().map(|one| &one.id).collect())]
        }
        Kind::Kano { items } => vec![("items", items.iter().map(|one| &one.id).collect())],
        _ => Vec::new(),
    }
}

/// How few there may be.
fn fewest(kind: &Kind, list: &str) -> usize {
    match kind {
        Kind::MaxDiff { .. } => 4,
        Kind::Kano { .. } | Kind::Multi { .. } => 1,
        Kind::Matrix { .. } if list == "rows" => 1,
        _ => 2,
    }
}

pub(super) fn check(definition: &Definition, found: &mut Findings) {
    for (path, page) in paged(definition) {
        // A page takes so many files and leaves the others aside.
        let takes = |question: &&Question| matches!(question.kind, Kind::File { .. });
        if page.questions.iter().filter(takes).count() > MOST_FILES {
            found.name(format!("{path}.questions"), FindingCode::TooMany, MOST_FILES);
        }
    }
    for (path, question) in asked(definition) {
        for (name, ids) in id_lists(&question.kind) {
            let few = fewest(&question.kind, name);
            if ids.len() < few {
                found.name(format!("{path}.kind.{name}"), FindingCode::TooFew, few);
            }
            for (at, id) in ids.into_iter().enumerate() {
                if Special::of(id).is_some() {
                    let path = format!("{path}.kind.{name}[{at}].id");
                    found.name(path, FindingCode::ReservedId, id);
                }
            }
        }
        for (at, special) in question.special.iter().enumerate() {
            if !question.kind.may_offer(special.code) {
                let path = format!("{path}.special[{at}].code");
                found.name(path, FindingCode::NotOffered, special.code.as_str());
            }
        }
        ranges(&path, question, found);
    }
}

fn ranges(path: &str, question: &Question, found: &mut Findings) {
    let mut bad = |field: &str, is_bad: bool| {
        if is_bad {
            found.add(format!("{path}.kind.{field}"), FindingCode::BadRange, None);
        }
    };
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    match &question.kind {
        Kind::Multi { options, min, max, .. } => {
            // "Other" counts as one more.
            let most = number(options.len()) + u32::from(question.offers(Special::Other));
            bad("min", min.is_some_and(|min| min > most || max.is_some_and(|max| min > max)));
            bad("max", max.is_some_and(|max| max == 0));
        }
        Kind::Number { min, max, decimals, .. } => {
            bad("min", min.zip(*max).is_some_and(|(min, max)| min > max));
            bad("decimals", *decimals > 4);
        }
        Kind::Date { min, max } => bad("min", min.zip(*max).is_some_and(|(min, max)| min > max)),
        Kind::Scale { from, to, .. } => {
            bad("to", to <= from || to.saturating_sub(*from) >= limits::POINTS);
        }
        Kind::Csat { points, top } => {
            bad("points", !(2..=limits::POINTS).contains(points));
            bad("top", *top < 1 || top >= points);
        }
        Kind::Ranking { options, top } => {
            bad("top", top.is_some_and(|top| top == 0 || top > number(options.len())));
        }
        Kind::ConstantSum { total, .. } => bad("total", !(1..=1_000_000).contains(total)),
        Kind::MaxDiff { items, tasks, per_task, .. } => {
            bad("items", items.len() > limits::MAXDIFF_ITEMS);
            bad("tasks", *tasks == 0 || *tasks > limits::MAXDIFF_TASKS);
            let most = number(items.len()).min(limits::MAXDIFF_PER_TASK);
            bad("per_task", *per_task < 3 || *per_task > most);
        }
        Kind::Conjoint { attributes, tasks, products, .. } => {
            let twins = |one: &Attribute| {
                let mut ids: Vec<&OptionId> = one.levels.iter().map(|level| &level.id).collect();
                ids.sort_unstable();
                ids.windows(2).any(|two| two.first() == two.last())
            };
            let odd = |one: &Attribute| {
                !(2..=limits::CONJOINT_LEVELS).contains(&one.levels.len()) || twins(one)
            };
            let many = attributes.len() > limits::CONJOINT_ATTRIBUTES;
            bad("attributes", many || attributes.iter().any(odd));
            bad("tasks", *tasks == 0 || *tasks > limits::CONJOINT_TASKS);
            let different = attributes
                .iter()
                .fold(1_u32, |all, one| all.saturating_mul(number(one.levels.len())));
            let most = different.min(limits::CONJOINT_PRODUCTS);
            bad("products", *products < 2 || *products > most);
        }
        Kind::ShortText { max_length } => {
            bad("max_length", over(*max_length, limits::SHORT_ANSWER));
        }
        Kind::LongText { max_length } => bad("max_length", over(*max_length, limits::LONG_ANSWER)),
        _ => {}
    }
}

fn over(length: Option<u32>, most: usize) -> bool {
    length.is_some_and(|length| {
        length == 0 || usize::try_from(length).is_ok_and(|length| length > most)
    })
}
