//! What differs between two versions of a survey, and whether answers to both can be laid side by
//! side. A text may be worded better under the same id; what asks something else needs a new one.
use std::collections::BTreeSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::surveys::model::{
    Attribute, Choice, Definition, Kind, Lang, OptionId, Question, QuestionId, Texts,
};

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyChange)]
pub struct Change {
    pub question: Option<QuestionId>,
    /// Option, row, column or item.
    pub option: Option<OptionId>,
    pub what: What,
    pub weight: Weight,
    /// In this language, where a text has changed.
    pub lang: Option<Lang>,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyChangeKind)]
pub enum What {
    Added,
    Removed,
    /// To another page or place.
    Moved,
    Text,
    /// Another type, another scale.
    Kind,
    /// Limits, order, special answers.
    Settings,
    Required,
    Logic,
}

/// What a difference means for a comparison of waves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyChangeWeight)]
pub enum Weight {
    /// Only words, and most of them stayed.
    Wording,
    /// Fewer or more can answer it, or in another order.
    Structure,
    /// Most words are new: somebody must say that it still asks the same.
    Rewritten,
    /// The same id cannot mean both: it needs a new one.
    NeedsNewId,
}

/// All differences, in the order of the new version.
pub fn diff(old: &Definition, new: &Definition) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut tell = |change: Change| changes.push(change);
    for (before, after) in [(&old.title, &new.title), (&old.about, &new.about)] {
        texts(None, None, before, after, &mut tell);
    }
    let stayed = in_order(old, new);
    for question in new.questions() {
        let Some(before) = old.question(&question.id) else {
            tell(plain(question, What::Added, Weight::Structure));
            continue;
        };
        if !stayed.contains(&question.id) || page_of(old, question) != page_of(new, question) {
            tell(plain(question, What::Moved, Weight::Structure));
        }
        asked(before, question, &mut tell);
    }
    for question in old.questions().filter(|question| new.question(&question.id).is_none()) {
        tell(plain(question, What::Removed, Weight::Structure));
    }
    if logic_of_pages(old) != logic_of_pages(new) {
        tell(change(None, What::Logic, Weight::Structure));
    }
    changes
}

/// The largest set of questions whose order has stayed: the others have moved.
fn in_order(old: &Definition, new: &Definition) -> BTreeSet<QuestionId> {
    let places: Vec<(usize, &QuestionId)> = new
        .questions()
        .filter_map(|one| Some((old.questions().position(|other| other.id == one.id)?, &one.id)))
        .collect();
    // For each question the longest rising row that ends with it.
    let mut rows: Vec<(usize, Vec<&QuestionId>)> = Vec::new();
    for (place, id) in places {
        let before = rows.iter().filter(|(end, _)| *end < place).max_by_key(|(_, row)| row.len());
        let mut row = before.map(|(_, row)| row.clone()).unwrap_or_default();
        row.push(id);
        rows.push((place, row));
    }
    let longest = rows.into_iter().map(|(_, row)| row).max_by_key(Vec::len);
    longest.unwrap_or_default().into_iter().cloned().collect()
}

/// Whether every difference can go under the old ids.
pub fn keeps_meaning(changes: &[Change]) -> bool {
    changes.iter().all(|change| change.weight != Weight::NeedsNewId)
}

fn change(question: Option<&Question>, what: What, weight: Weight) -> Change {
    let question = question.map(|one| one.id.clone());
    Change { question, option: None, what, weight, lang: None, before: None, after: None }
}

fn plain(question: &Question, what: What, weight: Weight) -> Change {
    change(Some(question), what, weight)
}

fn page_of<'a>(definition: &'a Definition, question: &Question) -> Option<&'a str> {
    let holds = |page: &&crate::features::surveys::model::Page| {
        page.questions.iter().any(|one| one.id == question.id)
    };
    definition.pages.iter().find(holds).map(|page| page.id.as_str())
}

fn logic_of_pages(definition: &Definition) -> Vec<String> {
    definition
        .pages
        .iter()
        .filter(|page| page.visible_if.is_some() || !page.on_leave.is_empty())
        .map(|page| format!("{}: {:?} {:?}", page.id, page.visible_if, page.on_leave))
        .collect()
}

fn asked(before: &Question, after: &Question, tell: &mut dyn FnMut(Change)) {
    texts(Some(after), None, &before.text, &after.text, tell);
    texts(Some(after), None, &before.hint, &after.hint, tell);
    if scale_of(&before.kind) != scale_of(&after.kind) {
        tell(plain(after, What::Kind, Weight::NeedsNewId));
        return;
    }
    for (old, new) in lists(&before.kind).into_iter().zip(lists(&after.kind)) {
        options(after, &old, &new, tell);
    }
    if settings(&before.kind) != settings(&after.kind) || codes(before) != codes(after) {
        tell(plain(after, What::Settings, Weight::Structure));
    }
    if before.required != after.required || before.required_if != after.required_if {
        tell(plain(after, What::Required, Weight::Structure));
    }
    if before.visible_if != after.visible_if {
        tell(plain(after, What::Logic, Weight::Structure));
    }
}

/// What an answer is measured in; a list and a dropdown are the same.
fn scale_of(kind: &Kind) -> String {
    match kind {
        Kind::Single { .. } | Kind::Dropdown { .. } => "one of a list".to_owned(),
        Kind::ShortText { .. } | Kind::LongText { .. } => "text".to_owned(),
        Kind::Csat { points, top } => format!("csat {top} of {points}"),
        Kind::Ces { measure } => format!("ces {measure:?}"),
        Kind::ConstantSum { total, .. } => format!("sum of {total}"),
        // Worths of levels are worths beside the others.
        Kind::Conjoint { attributes, none, .. } => {
            let ids = |one: &Attribute| {
                let levels: Vec<&str> = one.levels.iter().map(|level| level.id.as_str()).collect();
                format!("{}: {}", one.id, levels.join(" "))
            };
            format!("conjoint {none} {:?}", attributes.iter().map(ids).collect::<Vec<_>>())
        }
        kind => format!("{} {:?}", kind.name(), kind.points()),
    }
}

fn lists(kind: &Kind) -> Vec<Vec<Choice>> {
    match kind {
        Kind::Matrix { rows, columns } => vec![rows.clone(), columns.clone()],
        Kind::Kano { items } => vec![
            items.iter().map(|one| Choice { id: one.id.clone(), text: one.text.clone() }).collect(),
        ],
        kind => vec![kind.choices().to_vec()],
    }
}

/// The rest of a kind: its limits.
fn settings(kind: &Kind) -> String {
    match kind {
        Kind::Single { shuffle, .. } => format!("{shuffle}"),
        Kind::Multi { shuffle, min, max, .. } => format!("{shuffle} {min:?} {max:?}"),
        Kind::Number { min, max, decimals, unit } => format!("{min:?} {max:?} {decimals} {unit:?}"),
        Kind::Date { min, max } => format!("{min:?} {max:?}"),
        Kind::ShortText { max_length } | Kind::LongText { max_length } => format!("{max_length:?}"),
        Kind::Ranking { top, .. } => format!("{top:?}"),
        Kind::MaxDiff { tasks, per_task, .. } => format!("{tasks} {per_task}"),
        Kind::Conjoint { tasks, products, .. } => format!("{tasks} {products}"),
        Kind::File { pictures } => format!("{pictures}"),
        _ => String::new(),
    }
}

fn codes(question: &Question) -> BTreeSet<&'static str> {
    question.special.iter().map(|one| one.code.as_str()).collect()
}

fn options(question: &Question, old: &[Choice], new: &[Choice], tell: &mut dyn FnMut(Change)) {
    let named = |id: &OptionId, what| Change {
        option: Some(id.clone()),
        ..plain(question, what, Weight::Structure)
    };
    for option in new {
        match old.iter().find(|one| one.id == option.id) {
            Some(before) => {
                texts(Some(question), Some(&option.id), &before.text, &option.text, tell);
            }
            None => tell(named(&option.id, What::Added)),
        }
    }
    for option in old.iter().filter(|one| !new.iter().any(|other| other.id == one.id)) {
        tell(named(&option.id, What::Removed));
    }
}

fn texts(
    question: Option<&Question>,
    option: Option<&OptionId>,
    before: &Texts,
    after: &Texts,
    tell: &mut dyn FnMut(Change),
) {
    let languages: BTreeSet<&Lang> = before.0.keys().chain(after.0.keys()).collect();
    for lang in languages {
        let (old, new) = (before.get(lang), after.get(lang));
        if old == new {
            continue;
        }
        let weight = match (old, new) {
            (Some(old), Some(new)) if !alike(old, new) => Weight::Rewritten,
            // A translation that comes or goes changes no meaning.
            _ => Weight::Wording,
        };
        tell(Change {
            option: option.cloned(),
            lang: Some(lang.clone()),
            before: old.map(str::to_owned),
            after: new.map(str::to_owned),
            ..change(question, What::Text, weight)
        });
    }
}

/// Whether at least half of the words are in both.
fn alike(old: &str, new: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|one: char| !one.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (old, new) = (words(old), words(new));
    let both = old.intersection(&new).count();
    both * 2 >= old.len().max(new.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::surveys::service::templates;

    fn csat() -> Definition {
        templates::find("csat_after_complaint").unwrap().definition.clone()
    }

    fn first_text(definition: &mut Definition) -> &mut String {
        let question = &mut definition.pages[0].questions[0];
        question.text.0.get_mut(&Lang::english()).unwrap()
    }

    #[test]
    fn words_may_change_and_scales_may_not() {
        let old = csat();
        assert_eq!(diff(&old, &old), vec![]);

        let mut new = csat();
        first_text(&mut new).push_str(" Please tell us.");
        let changes = diff(&old, &new);
        assert_eq!(changes.len(), 1);
        assert_eq!((changes[0].what, changes[0].weight), (What::Text, Weight::Wording));

        *first_text(&mut new) = "Would you buy from us again?".to_owned();
        let changes = diff(&old, &new);
        assert_eq!((changes[0].what, changes[0].weight), (What::Text, Weight::Rewritten));
        assert!(keeps_meaning(&changes));

        let mut new = csat();
        new.pages[0].questions[0].kind = Kind::Nps {};
        let changes = diff(&old, &new);
        assert_eq!((changes[0].what, changes[0].weight), (What::Kind, Weight::NeedsNewId));
        assert!(!keeps_meaning(&changes));
    }

    #[test]
    fn what_comes_goes_and_moves_is_named_once() {
        let old = csat();
        let mut new = csat();
        let gone = new.pages[0].questions.remove(0);
        assert_eq!(
            diff(&old, &new)
                .into_iter()
                .filter(|change| change.what != What::Logic)
                .map(|change| (change.question, change.what))
                .collect::<Vec<_>>(),
            [(Some(gone.id.clone()), What::Removed)]
        );
        new.pages.last_mut().unwrap().questions.push(gone.clone());
        let whats: Vec<_> = diff(&old, &new)
            .into_iter()
            .filter(|change| change.question.as_ref() == Some(&gone.id))
            .map(|change| change.what)
            .collect();
        assert_eq!(whats, [What::Moved]);
    }
}
