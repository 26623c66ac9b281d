//! What holds for drafts too: sizes, and ids that are there once.
use std::collections::BTreeSet;

use super::{FindingCode, Findings};
use crate::features::surveys::model::{Action, Definition, OptionId, Page, Question, Rule, limits};

pub(super) fn sizes(definition: &Definition, found: &mut Findings) {
    let questions = definition.questions().count();
    for (path, number, most) in [
        ("languages", definition.languages.len(), limits::LANGUAGES),
        ("pages", definition.pages.len(), limits::PAGES),
        ("pages", questions, limits::QUESTIONS),
        ("variables", definition.variables.len(), limits::VARIABLES),
    ] {
        if number > most {
            found.name(path, FindingCode::TooMany, most);
        }
    }
    if definition.languages.is_empty() {
        found.name("languages", FindingCode::TooFew, 1);
    }
    for (path, page) in paged(definition) {
        page_sizes(&path, page, found);
    }
    super::texts::lengths(definition, found);
}

fn page_sizes(path: &str, page: &Page, found: &mut Findings) {
    if page.on_leave.len() > limits::STEPS {
        found.name(format!("{path}.on_leave"), FindingCode::TooMany, limits::STEPS);
    }
    for (at, question) in page.questions.iter().enumerate() {
        let path = format!("{path}.questions[{at}].kind");
        for (name, ids) in super::parts::id_lists(&question.kind) {
            if ids.len() > limits::OPTIONS {
                found.name(format!("{path}.{name}"), FindingCode::TooMany, limits::OPTIONS);
            }
        }
    }
    for (path, rule) in rules_of(path, page) {
        let mut parts = 0_usize;
        rule.walk(&path, &mut |_, rule| {
            parts += 1;
            if let Rule::In { options, .. } = rule {
                parts += options.len();
            }
        });
        if rule.depth() > limits::RULE_DEPTH {
            found.name(path, FindingCode::TooDeep, limits::RULE_DEPTH);
        } else if parts > limits::RULE_PARTS + limits::OPTIONS {
            found.name(path, FindingCode::TooMany, limits::RULE_PARTS);
        }
    }
}

/// All rules of a page with their paths.
pub(super) fn rules_of<'a>(path: &str, page: &'a Page) -> Vec<(String, &'a Rule)> {
    let mut rules = Vec::new();
    rules.extend(page.visible_if.as_ref().map(|rule| (format!("{path}.visible_if"), rule)));
    for (at, question) in page.questions.iter().enumerate() {
        let path = format!("{path}.questions[{at}]");
        rules.extend(question.visible_if.as_ref().map(|rule| (format!("{path}.visible_if"), rule)));
        rules.extend(
            question.required_if.as_ref().map(|rule| (format!("{path}.required_if"), rule)),
        );
    }
    for (at, step) in page.on_leave.iter().enumerate() {
        rules.extend(step.when.as_ref().map(|rule| (format!("{path}.on_leave[{at}].when"), rule)));
    }
    rules
}

pub(super) fn paged(definition: &Definition) -> impl Iterator<Item = (String, &Page)> {
    definition.pages.iter().enumerate().map(|(at, page)| (format!("pages[{at}]"), page))
}

/// All questions with their paths.
pub(super) fn asked(definition: &Definition) -> impl Iterator<Item = (String, &Question)> {
    paged(definition).flat_map(|(path, page)| {
        page.questions
            .iter()
            .enumerate()
            .map(move |(at, question)| (format!("{path}.questions[{at}]"), question))
    })
}

pub(super) fn ids(definition: &Definition, found: &mut Findings) {
    let mut pages = BTreeSet::new();
    for (path, page) in paged(definition) {
        if !pages.insert(&page.id) {
            found.name(format!("{path}.id"), FindingCode::DuplicateId, &page.id);
        }
    }
    // Questions and variables share the names that a text is filled in by.
    let mut names = BTreeSet::new();
    for (path, question) in asked(definition) {
        if !names.insert(question.id.as_str()) {
            found.name(format!("{path}.id"), FindingCode::DuplicateId, &question.id);
        }
        option_ids(&path, question, found);
    }
    for (at, variable) in definition.variables.iter().enumerate() {
        if !names.insert(variable.id.as_str()) {
            found.name(format!("variables[{at}].id"), FindingCode::DuplicateId, &variable.id);
        }
    }
    let languages: BTreeSet<_> = definition.languages.iter().collect();
    if languages.len() < definition.languages.len() {
        found.add("languages", FindingCode::DuplicateId, None);
    }
}

fn option_ids(path: &str, question: &Question, found: &mut Findings) {
    for (name, ids) in super::parts::id_lists(&question.kind) {
        let mut seen: BTreeSet<&OptionId> = BTreeSet::new();
        for (at, id) in ids.into_iter().enumerate() {
            if !seen.insert(id) {
                found.name(format!("{path}.kind.{name}[{at}].id"), FindingCode::DuplicateId, id);
            }
        }
    }
    let mut offered = BTreeSet::new();
    for (at, special) in question.special.iter().enumerate() {
        if !offered.insert(special.code) {
            found.name(
                format!("{path}.special[{at}]"),
                FindingCode::DuplicateId,
                special.code.as_str(),
            );
        }
    }
}

/// Whether the page sets this variable.
pub(super) fn sets(page: &Page, variable: &crate::features::surveys::model::VariableId) -> bool {
    page.on_leave
        .iter()
        .any(|step| matches!(&step.then, Action::Set(setting) if setting.variable == *variable))
}
