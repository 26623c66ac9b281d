//! The survey that a study begins with: the words of the template, the ideas as its items.
use crate::features::ideas::service::StudiedIdea;
use crate::features::records::model::RecordId;
use crate::features::studies::model::StudyKind;
use crate::features::surveys::model::{
    Choice, Definition, KanoItem, Kind, Lang, OptionId, Texts, slug,
};
use crate::features::surveys::service::templates;
use crate::platform::problem::Problem;
use crate::platform::statistics::maxdiff::design::tasks_needed;

/// Times that each item is shown to each respondent at least.
const EXPOSURES: usize = 3;

/// A survey and the item of each idea.
#[derive(Debug, Clone)]
pub struct Draft {
    pub definition: Definition,
    pub question: String,
    pub items: Vec<(RecordId, String)>,
}

/// A study of these ideas in one language, that of their titles as far as anybody knows.
///
/// # Errors
/// `internal` if the template is not what it was.
pub fn draft(kind: StudyKind, lang: &Lang, ideas: &[StudiedIdea]) -> Result<Draft, Problem> {
    let gone = || Problem::internal("a template has no question");
    let template = templates::find(kind.as_str()).ok_or_else(gone)?;
    let mut page = template.definition.pages.first().cloned().ok_or_else(gone)?;
    let mut question = page.questions.first().cloned().ok_or_else(gone)?;
    let items = items(ideas)?;
    question.kind = match (kind, &question.kind) {
        (StudyKind::MaxDiff, Kind::MaxDiff { best, worst, .. }) => {
            let (tasks, per_task) = size(ideas.len())?;
            let choice = |(idea, id): (&StudiedIdea, &OptionId)| Choice {
                id: id.clone(),
                text: Texts::one(lang, &idea.title),
            };
            let (best, worst) = (only(best, lang), only(worst, lang));
            let items = ideas.iter().zip(&items).map(choice).collect();
            Kind::MaxDiff { items, tasks, per_task, best, worst }
        }
        (StudyKind::Kano, _) => {
            let item = |(idea, id): (&StudiedIdea, &OptionId)| kano_item(idea, id, lang);
            Kind::Kano { items: ideas.iter().zip(&items).map(item).collect() }
        }
        _ => return Err(gone()),
    };
    question.text = only(&question.text, lang);
    let id = question.id.to_string();
    page.title = Texts::default();
    page.questions = vec![question];
    let definition = Definition {
        languages: vec![lang.clone()],
        title: only(&template.definition.title, lang),
        about: Texts::one(lang, about(kind, lang)),
        thanks: only(&template.definition.thanks, lang),
        variables: Vec::new(),
        pages: vec![page],
    };
    let items = ideas.iter().zip(&items).map(|(idea, item)| (idea.id, item.to_string())).collect();
    Ok(Draft { definition, question: id, items })
}

/// An item is called by the number of its idea, which stays.
fn items(ideas: &[StudiedIdea]) -> Result<Vec<OptionId>, Problem> {
    let id = |idea: &StudiedIdea| {
        OptionId::new(slug(&idea.number)).ok_or_else(|| Problem::internal("a number is no id"))
    };
    ideas.iter().map(id).collect()
}

/// How many tasks of how many items: few enough to be answered, and each item at least three times.
fn size(items: usize) -> Result<(u32, u32), Problem> {
    // With all of them in each task nothing would be balanced.
    let per_task = match items {
        ..=5 => 3,
        6..=15 => 4,
        _ => 5,
    };
    let whole = |number: usize| u32::try_from(number).map_err(Problem::internal);
    Ok((whole(tasks_needed(items, per_task, EXPOSURES))?, whole(per_task)?))
}

fn only(texts: &Texts, lang: &Lang) -> Texts {
    Texts::one(lang, texts.in_language(lang))
}

fn is_russian(lang: &Lang) -> bool {
    *lang == Lang::russian()
}

fn about(kind: StudyKind, lang: &Lang) -> &'static str {
    match (kind, is_russian(lang)) {
        (StudyKind::MaxDiff, false) => {
            "You will see a few short lists of ideas. In each, choose what matters most to you and \
             what matters least."
        }
        (StudyKind::MaxDiff, true) => {
            "Вы увидите несколько коротких списков идей. В каждом выберите самое важное и наименее \
             важное для вас."
        }
        (StudyKind::Kano, false) => {
            "About each idea we ask twice: how you would feel with it and without it."
        }
        (StudyKind::Kano, true) => {
            "О каждой идее мы спросим дважды: как вы отнесётесь к тому, что она появится, и к тому, \
             что её не будет."
        }
    }
}

fn kano_item(idea: &StudiedIdea, id: &OptionId, lang: &Lang) -> KanoItem {
    let title = &idea.title;
    let (with, without) = if is_russian(lang) {
        (
            format!("«{title}»: как вы отнесётесь к тому, что это появится?"),
            format!("«{title}»: как вы отнесётесь к тому, что этого не будет?"),
        )
    } else {
        (
            format!("“{title}”: how do you feel if you have it?"),
            format!("“{title}”: how do you feel if you do not have it?"),
        )
    };
    KanoItem {
        id: id.clone(),
        text: Texts::one(lang, title),
        with: Texts::one(lang, with),
        without: Texts::one(lang, without),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::features::surveys::service::{sets, validate};

    fn ideas(count: usize) -> Vec<StudiedIdea> {
        let idea = |number| StudiedIdea {
            id: RecordId::generate(),
            number: format!("D-{number}"),
            title: format!("Idea {number}"),
        };
        (1..=count).map(idea).collect()
    }

    #[test]
    fn drafts_can_be_published_as_they_are() {
        for lang in [Lang::english(), Lang::russian()] {
            for (kind, count) in [
                (StudyKind::MaxDiff, 4),
                (StudyKind::MaxDiff, 30),
                (StudyKind::Kano, 1),
                (StudyKind::Kano, 30),
            ] {
                let draft = draft(kind, &lang, &ideas(count)).unwrap();
                let stops = |one: &validate::Finding| one.stops;
                let found = validate::findings(&draft.definition);
                assert!(!found.iter().any(stops), "{kind} {count}: {found:?}");
                assert_eq!(draft.definition.languages, [lang.clone()]);
                assert_eq!(draft.items.len(), count);
                assert_eq!(draft.items[0].1, "d_1");
            }
        }
    }

    #[test]
    fn each_idea_is_shown_equally_often_and_beside_others_equally_often() {
        for count in 4..=30 {
            let draft = draft(StudyKind::MaxDiff, &Lang::english(), &ideas(count)).unwrap();
            for seed in 0..3 {
                let drawn = sets::of(&draft.definition, seed).unwrap();
                assert_eq!(
                    drawn,
                    sets::of(&draft.definition, seed).unwrap(),
                    "the same for a seed"
                );
                let sets = drawn.into_values().next().unwrap();
                let mut shown: BTreeMap<&OptionId, usize> = BTreeMap::new();
                sets.iter().flatten().for_each(|item| *shown.entry(item).or_default() += 1);
                let (least, most) = (shown.values().min().unwrap(), shown.values().max().unwrap());
                assert!(shown.len() == count && *least >= EXPOSURES, "{count}: {shown:?}");
                assert!(most - least <= 1, "{count}: {shown:?}");
                assert!(sets.len() <= 18, "{count} items make {} tasks", sets.len());
            }
        }
    }
}
