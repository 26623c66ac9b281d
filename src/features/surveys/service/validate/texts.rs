//! Texts: there, in every language, not too long, and filled in by what is known by then.
use super::bounds::paged;
use super::{FindingCode, Findings};
use crate::features::surveys::model::{
    Action, Choice, Definition, Kind, Page, PageId, Question, QuestionId, Texts, VariableId, limits,
};
use crate::features::surveys::service::evaluate::{Piece, pieces};

/// A text and what is asked of it.
struct Told<'a> {
    path: String,
    texts: &'a Texts,
    must: bool,
    most: usize,
    /// How many pages have been answered where it is read.
    pages_before: usize,
}

fn told<'a>(definition: &'a Definition) -> Vec<Told<'a>> {
    let all = definition.pages.len();
    let mut list: Vec<Told<'a>> = [
        ("title", &definition.title, true, limits::TEXT, 0),
        ("about", &definition.about, false, limits::LONG_TEXT, 0),
        ("thanks", &definition.thanks, false, limits::LONG_TEXT, all),
    ]
    .into_iter()
    .map(|(path, texts, must, most, pages_before)| Told {
        path: path.to_owned(),
        texts,
        must,
        most,
        pages_before,
    })
    .collect();
    for (at, (path, page)) in paged(definition).enumerate() {
        page_texts(&path, page, at, &mut list);
    }
    list
}

fn page_texts<'a>(path: &str, page: &'a Page, at: usize, list: &mut Vec<Told<'a>>) {
    let mut add = |path: String, texts: &'a Texts, must: bool, pages_before: usize| {
        list.push(Told { path, texts, must, most: limits::TEXT, pages_before });
    };
    add(format!("{path}.title"), &page.title, false, at);
    for (number, question) in page.questions.iter().enumerate() {
        for (field, texts, must) in question_texts(question) {
            add(format!("{path}.questions[{number}].{field}"), texts, must, at);
        }
    }
    for (number, step) in page.on_leave.iter().enumerate() {
        if let Action::ScreenOut(texts) = &step.then {
            add(format!("{path}.on_leave[{number}].then.screen_out"), texts, false, at + 1);
        }
    }
}

/// All texts of a question: where, what, and whether it must be there.
pub(in crate::features::surveys::service) fn question_texts(
    question: &Question,
) -> Vec<(String, &Texts, bool)> {
    let mut list =
        vec![("text".to_owned(), &question.text, true), ("hint".to_owned(), &question.hint, false)];
    for (at, special) in question.special.iter().enumerate() {
        list.push((format!("special[{at}].text"), &special.text, false));
    }
    match &question.kind {
        Kind::Matrix { rows, columns } => {
            list.extend(listed("rows", rows));
            list.extend(listed("columns", columns));
        }
        Kind::MaxDiff { items, best, worst, .. } => {
            list.extend(listed("items", items));
            list.push(("kind.best".to_owned(), best, true));
            list.push(("kind.worst".to_owned(), worst, true));
        }
        Kind::Kano { items } => {
            for (at, item) in items.iter().enumerate() {
                let parts =
                    [("text", &item.text), ("with", &item.with), ("without", &item.without)];
                for (field, texts) in parts {
                    list.push((format!("kind.items[{at}].{field}"), texts, true));
                }
            }
        }
        Kind::Conjoint { attributes, .. } => {
            for (at, one) in attributes.iter().enumerate() {
                list.push((format!("kind.attributes[{at}].text"), &one.text, true));
                for (level, choice) in one.levels.iter().enumerate() {
                    let path = format!("kind.attributes[{at}].levels[{level}].text");
                    list.push((path, &choice.text, true));
                }
            }
        }
        Kind::Number { unit, .. } => list.push(("kind.unit".to_owned(), unit, false)),
        Kind::Scale { low, high, .. } => {
            list.push(("kind.low".to_owned(), low, false));
            list.push(("kind.high".to_owned(), high, false));
        }
        kind => list.extend(listed("options", kind.choices())),
    }
    list
}

fn listed<'a>(name: &str, choices: &'a [Choice]) -> Vec<(String, &'a Texts, bool)> {
    let path = |at: usize| format!("kind.{name}[{at}].text");
    choices.iter().enumerate().map(|(at, choice)| (path(at), &choice.text, true)).collect()
}

/// What is too long even for a draft, or no text: databases keep no NUL.
pub(super) fn lengths(definition: &Definition, found: &mut Findings) {
    for Told { path, texts, most, .. } in told(definition) {
        for (lang, text) in &texts.0 {
            if text.chars().count() > most {
                found.name(format!("{path}.{lang}"), FindingCode::TooLong, most);
            }
            if text.chars().any(|one| one.is_control() && !matches!(one, '\n' | '\t')) {
                found.name(format!("{path}.{lang}"), FindingCode::TextControl, lang);
            }
        }
    }
}

pub(super) fn check(definition: &Definition, found: &mut Findings) {
    for told in told(definition) {
        translations(definition, &told, found);
        for (lang, text) in &told.texts.0 {
            piping(definition, &told, &format!("{}.{lang}", told.path), text, found);
        }
    }
}

fn translations(definition: &Definition, told: &Told<'_>, found: &mut Findings) {
    let Told { path, texts, must, .. } = told;
    if texts.is_empty() {
        if *must {
            found.add(path.clone(), FindingCode::EmptyText, None);
        }
        return;
    }
    for lang in &definition.languages {
        if texts.get(lang).is_none() {
            found.name(format!("{path}.{lang}"), FindingCode::MissingTranslation, lang);
        }
    }
    for lang in texts.0.keys().filter(|lang| !definition.languages.contains(lang)) {
        found.name(format!("{path}.{lang}"), FindingCode::UnknownLanguage, lang);
    }
}

fn piping(definition: &Definition, told: &Told<'_>, path: &str, text: &str, found: &mut Findings) {
    let names = pieces(text).iter().filter(|piece| matches!(piece, Piece::Name(_))).count();
    if names > limits::PIPES {
        found.name(path, FindingCode::TooMany, limits::PIPES);
    }
    for piece in pieces(text) {
        match piece {
            Piece::Plain(text) if text.contains("{{") => {
                found.add(path, FindingCode::PipeOpen, None);
            }
            Piece::Plain(_) => {}
            Piece::Name(name) => match page_of(definition, name) {
                Some(Some(page)) if page >= told.pages_before => {
                    found.name(path, FindingCode::RefersForward, name);
                }
                Some(_) => {}
                None => found.name(path, FindingCode::UnknownQuestion, name),
            },
        }
    }
}

/// The page that a name is asked on; `Some(None)` for a variable.
fn page_of(definition: &Definition, name: &str) -> Option<Option<usize>> {
    if VariableId::new(name)
        .is_some_and(|id| definition.variables.iter().any(|variable| variable.id == id))
    {
        return Some(None);
    }
    let id = QuestionId::new(name)?;
    page_with(definition, &id).map(Some)
}

/// The place of the page with this question.
pub(super) fn page_with(definition: &Definition, id: &QuestionId) -> Option<usize> {
    definition.pages.iter().position(|page| page.questions.iter().any(|one| one.id == *id))
}

/// The place of a page.
pub(super) fn place_of(definition: &Definition, id: &PageId) -> Option<usize> {
    definition.pages.iter().position(|page| page.id == *id)
}
